"""One pass over mkdocs.yml that sorts every difference from what it may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handbook.catalog import Rule, rule
from handbook.languages import SOURCE
from handbook.model import EMPTY, Data, Entry, Handbook, Node
from handbook.rules.base import Faults, checks, once_a_book, short
from handbook.rules.config_shapes import (
    CONFIG,
    EDITION,
    EXTENSIONS,
    HOOKS,
    LOADED,
    OPTIONS,
    PLUGINS,
    odd_sign,
)
from handbook.rules.keys import Family, compare, said
from handbook.rules.nearest import nearest

CONFIG_UNKNOWN_KEY = rule("HB060", "config-unknown-key")
CONFIG_MISSING_KEY = rule("HB061", "config-missing-key")
CONFIG_WRONG_VALUE = rule("HB062", "config-wrong-value")
CONFIG_PLUGIN = rule("HB063", "config-plugin")
CONFIG_HOOK = rule("HB064", "config-hook")
CONFIG_EXTENSION = rule("HB065", "config-extension")
CONFIG_TITLE = rule("HB066", "config-title")
CONFIG_EDITION = rule("HB067", "config-edition")
CONFIG_LANGUAGE = rule("HB068", "config-language")
CONFIG_LOADED = rule("HB069", "config-loaded")

PATH = "mkdocs.yml"
_FAMILY = Family(CONFIG_UNKNOWN_KEY, CONFIG_MISSING_KEY, CONFIG_WRONG_VALUE)


@checks(
    CONFIG_UNKNOWN_KEY,
    CONFIG_MISSING_KEY,
    CONFIG_WRONG_VALUE,
    CONFIG_PLUGIN,
    CONFIG_HOOK,
    CONFIG_EXTENSION,
    CONFIG_TITLE,
    CONFIG_EDITION,
    CONFIG_LANGUAGE,
    CONFIG_LOADED,
)
@once_a_book
def config_faults(book: Handbook) -> Faults:
    """Return what mkdocs.yml holds that it may not; nothing while it cannot be read."""
    faults = Faults()
    data = book.data.get("mkdocs", Data(PATH))
    root = data.root
    if data.problems or not root.line:
        return faults
    if root.kind != "map":
        faults.add(_FAMILY.wrong, PATH, root.line, what=f"“{PATH}”", value=said(root),
                   wanted="one “key: value” a line")  # fmt: skip
        return faults
    compare(PATH, 1, root, CONFIG, _FAMILY, faults)
    _parts(root, faults)
    _loaded(root, faults)
    _edition(root, faults)
    _languages(root, book, faults)
    for title, line in _titles(root):
        if sign := odd_sign(title):
            faults.add(CONFIG_TITLE, PATH, line, title=short(title), sign=sign)
    return faults


def _parts(root: Node, faults: Faults) -> None:
    """Compare the plugins, extensions and hooks, whose order counts, with their lists."""
    for key, known, part in (
        ("plugins", PLUGINS, CONFIG_PLUGIN),
        ("markdown_extensions", EXTENSIONS, CONFIG_EXTENSION),
        ("hooks", HOOKS, CONFIG_HOOK),
    ):
        if (entry := _entry(root, key)) is None:
            continue
        present = {_part(item)[0] for item in entry.node.items()}
        missing = [name for name in known if name not in present]
        seen: list[str] = []
        for item in entry.node.items():
            name, options = _part(item)
            if near := nearest(name, missing) if name not in known else "":
                missing.remove(near)
            for what, advice in _misplaced(name, near, seen, known):
                faults.add(part, PATH, item.line, what=what, advice=advice)
            seen.append(name)
            _options(item, name, options, part, faults)
        for name in missing:
            faults.add(part, PATH, entry.line, what=f"{key} is without “{name}”",
                       advice=f"write “- {name}” below it")  # fmt: skip


def _part(item: Node) -> tuple[str, Node | None]:
    """Return the name of a plugin, extension or hook with its options."""
    entries = tuple(item.entries())
    if len(entries) == 1:
        return entries[0].key, entries[0].node
    return said(item).strip("“”"), None


def _misplaced(
    name: str, near: str, seen: Sequence[str], known: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield what is the matter with a name after those that were seen, at most one thing."""
    if name not in known:
        advice = f"write “{near}”" if near else "delete it"
        yield f"“{short(name)}” is none of {', '.join(known)}", advice
    elif name in seen:
        yield f"“{name}” stands here for the second time", "delete one of the two"
    elif late := next((one for one in seen if one in known[known.index(name) :]), ""):
        yield f"“{name}” stands below “{late}”", f"write them in the order {', '.join(known)}"


def _options(item: Node, name: str, options: Node | None, part: Rule, faults: Faults) -> None:
    """Compare the options of a plugin or extension with those that it takes."""
    shape = OPTIONS.get(name)
    if shape is not None:
        given = options if options is not None and options.kind == "map" else EMPTY
        compare(PATH, item.line, given, shape, _FAMILY, faults)
    elif options is not None and name in (*PLUGINS, *EXTENSIONS, *HOOKS):
        faults.add(part, PATH, item.line, what=f"“{name}” has options", advice=f"write “- {name}”")


def _loaded(root: Node, faults: Faults) -> None:
    for key in LOADED:
        entry = _entry(root, key)
        if entry is not None and not (entry.node.kind == "list" and not entry.node.value):
            faults.add(CONFIG_LOADED, PATH, entry.line, key=key)


def _edition(root: Node, faults: Faults) -> None:
    edition = (root.get("extra") or EMPTY).get("edition")
    if edition is None:
        return
    if edition.kind != "text" or not re.fullmatch(EDITION, str(edition.value)):
        faults.add(CONFIG_EDITION, PATH, edition.line, value=said(edition))


def _languages(root: Node, book: Handbook, faults: Faults) -> None:
    """Compare the languages that are built with those that are known; English leads."""
    for node in _i18n(root):
        seen: list[str] = []
        for language in node.items():
            code = language.text("locale")
            if code and (fault := _language(code, language, seen, book)):
                what, advice = fault
                faults.add(CONFIG_LANGUAGE, PATH, language.line, what=what, advice=advice)
            seen.append(code)
        if SOURCE not in seen:
            faults.add(CONFIG_LANGUAGE, PATH, node.line, what=f"“{SOURCE}” is not among them",
                       advice=f"write “- {{locale: {SOURCE}, …, default: true}}” first")  # fmt: skip


def _language(code: str, node: Node, seen: Sequence[str], book: Handbook) -> tuple[str, str] | None:
    default = node.get("default") is not None
    if book.languages and code not in book.languages:
        return f"“{short(code)}” has no entry", "add the language to docs/data/languages.yaml"
    if code in seen:
        return f"“{code}” stands here for the second time", "delete one of the two"
    if code == SOURCE and seen:
        return f"“{SOURCE}” does not stand first", "write it first: every other one follows it"
    if code == SOURCE and not default:
        return f"“{SOURCE}” is not the default", "write “default: true” in its entry"
    if code != SOURCE and default:
        return f"“{code}” is the default", f"remove “default”: only {SOURCE} has it"
    return None


def _titles(root: Node) -> Iterator[tuple[str, int]]:
    """Yield every title that the site prints, with its line."""
    yield from _named(root, "site_name")
    for node in _i18n(root):
        for language in node.items():
            yield from _named(language, "name")
            yield from _named(language, "site_name")
    pending = [root.get("nav") or EMPTY]
    while pending:
        node = pending.pop()
        pending += node.items()
        for entry in node.entries():
            yield entry.key, entry.line
            pending.append(entry.node)


def _named(node: Node, key: str) -> Iterator[tuple[str, int]]:
    value = node.get(key)
    if value is not None and value.kind == "text":
        yield str(value.value), value.line


def _i18n(root: Node) -> Iterator[Node]:
    """Yield the list of languages of the plugin i18n, once a plugin of that name."""
    for plugin in (root.get("plugins") or EMPTY).items():
        languages = (plugin.get("i18n") or EMPTY).get("languages")
        if languages is not None and languages.kind == "list":
            yield languages


def _entry(root: Node, key: str) -> Entry | None:
    return next((entry for entry in root.entries() if entry.key == key), None)
