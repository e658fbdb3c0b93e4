"""mkdocs.yml by its schema, and HB063: what it runs and builds is ours, in our order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from handbook.catalog import rule
from handbook.languages import SOURCE
from handbook.model import EMPTY, Data, Entry, Handbook, Node
from handbook.rules.base import Faults, checks, short
from handbook.rules.nearest import nearest
from handbook.rules.schema import (
    MISSING_KEY,
    UNKNOWN_KEY,
    WRONG_VALUE,
    compare,
    compare_map,
    said,
    schema,
)

TITLE = rule("HB028", "wrong-value", "title")
CONFIG_NOT_OURS = rule("HB063", "config-not-ours")
CONFIG_LOADED = rule("HB063", "config-not-ours", "loaded")

PATH = "mkdocs.yml"


@checks(UNKNOWN_KEY, MISSING_KEY, WRONG_VALUE, CONFIG_NOT_OURS)
def config_faults(book: Handbook) -> Faults:
    """Return what mkdocs.yml holds that it may not; nothing while it cannot be read."""
    faults = Faults()
    data = book.data.get("mkdocs", Data(PATH))
    root, shape = data.root, schema("mkdocs.yaml")
    if data.problems or not root.line:
        return faults
    compare(PATH, root, shape, faults, f"“{PATH}”")
    for key, its in shape["properties"].items():
        if (entry := _entry(root, key)) is None:
            continue
        if "x-ours" in its:
            _ours(entry, its["x-ours"], faults)
        elif "x-loads" in its and not (entry.node.kind == "list" and not entry.node.value):
            faults.add(CONFIG_LOADED, PATH, entry.line, key=key)
    _languages(root, book, faults)
    for title, line in _titles(root):
        if sign := odd_sign(title):
            faults.add(TITLE, PATH, line, title=short(title), sign=sign)
    return faults


def odd_sign(title: str) -> str:
    """Return the first sign of a title that is neither letter, digit nor plain punctuation.

    What nobody can see is told where hidden characters are.
    """
    return next((char for char in title if not _plain(char)), "")


def _plain(char: str) -> bool:
    return char in _SIGNS or unicodedata.category(char)[0] in "LMN" or not char.isprintable()


def _ours(entry: Entry, known: Sequence[str], faults: Faults) -> None:
    """Compare the plugins or hooks, whose order counts, with ours."""
    present = {_part(item)[0] for item in entry.node.items()}
    missing = [name for name in known if name not in present]
    seen: list[str] = []
    for item in entry.node.items():
        name, options = _part(item)
        if near := nearest(name, missing) if name not in known else "":
            missing.remove(near)
        for what, advice in _misplaced(name, near, seen, known):
            faults.add(CONFIG_NOT_OURS, PATH, item.line, what=what, advice=advice)
        seen.append(name)
        _options(item, name, options, faults)
    for name in missing:
        faults.add(CONFIG_NOT_OURS, PATH, entry.line, what=f"{entry.key} is without “{name}”",
                   advice=f"write “- {name}” below it")  # fmt: skip


def _part(item: Node) -> tuple[str, Node | None]:
    """Return the name of a plugin or hook with its options."""
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
        yield f"“{name}” is written for the second time", "delete one of the two"
    elif late := next((one for one in seen if one in known[known.index(name) :]), ""):
        yield f"“{name}” comes after “{late}”", f"write them in the order {', '.join(known)}"


def _options(item: Node, name: str, options: Node | None, faults: Faults) -> None:
    """Compare the options of a plugin or hook with those that it takes."""
    parts: Mapping[str, Any] = schema("mkdocs.yaml")["properties"]
    takes = schema("mkdocs.yaml#/$defs/options")["properties"].get(name)
    if takes is not None:
        given = options if options is not None and options.kind == "map" else EMPTY
        compare_map(PATH, item.line, given, takes, faults)
    elif options is not None and any(name in its.get("x-ours", ()) for its in parts.values()):
        faults.add(CONFIG_NOT_OURS, PATH, item.line, what=f"“{name}” has options",
                   advice=f"write “- {name}”")  # fmt: skip


def _languages(root: Node, book: Handbook, faults: Faults) -> None:
    """Compare the languages that are built with those that are known; English leads."""
    for node in _i18n(root):
        seen: list[str] = []
        for language in node.items():
            code = language.text("locale")
            if code and (fault := _language(code, language, seen, book)):
                what, advice = fault
                faults.add(CONFIG_NOT_OURS, PATH, language.line, what=_HEAD + what, advice=advice)
            seen.append(code)
        if SOURCE not in seen:
            faults.add(CONFIG_NOT_OURS, PATH, node.line, what=f"{_HEAD}“{SOURCE}” is not among them",
                       advice=f"write “- {{locale: {SOURCE}, …, default: true}}” first")  # fmt: skip


def _language(code: str, node: Node, seen: Sequence[str], book: Handbook) -> tuple[str, str] | None:
    default = node.get("default") is not None
    if book.languages and code not in book.languages:
        return f"“{short(code)}” has no entry", "add the language to docs/data/languages.yaml"
    if code in seen:
        return f"“{code}” is written for the second time", "delete one of the two"
    if code == SOURCE and seen:
        return f"“{SOURCE}” is not first", "write it first: every other one follows it"
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


_HEAD = "in the languages of mkdocs.yml "
_SIGNS = " .,:'’()–-"
