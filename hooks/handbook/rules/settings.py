"""HB063, HB078 and HB079: mkdocs.yml is ours, and the words of each language fit those of English."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from handbook.catalog import rule
from handbook.fieldkinds import FIELD_KINDS
from handbook.findings import Severity, short
from handbook.languages import SOURCE
from handbook.model import EMPTY, Data, Entry, Handbook, Node
from handbook.rules.base import Report, checks, data_of, key_line
from handbook.rules.nearest import nearest
from handbook.rules.registers import record
from handbook.rules.schema import (
    UNKNOWN_KEY,
    WRONG_VALUE,
    compare,
    compare_map,
    describe,
    fits,
    schema,
)
from handbook.rules.source_text import values_of

TITLE = rule("HB028", "wrong-value", "title")
CONFIG_NOT_OURS = rule("HB063", "config-not-ours")
CONFIG_LOADED = rule("HB063", "config-not-ours", "loaded")

PATH = "mkdocs.yml"


@checks("HB026", "HB027", "HB028", "HB063")
def check_settings(book: Handbook) -> Report:
    """Return what mkdocs.yml holds that it may not; nothing while it cannot be read."""
    report = Report()
    data = book.data.get("mkdocs", Data(PATH))
    root, shape = data.root, schema("mkdocs.yaml")
    if data.problems or not root.line:
        return report
    compare(PATH, root, shape, report, f"“{PATH}”")
    for key, line, node in root.entries():
        its = shape["properties"].get(key, {})
        if "x-ours" in its:
            _ours(Entry(key, line, node), its["x-ours"], report)
        elif "x-loads" in its and not (node.kind == "list" and not node.value):
            report.add(CONFIG_LOADED, PATH, line, key=key)
    for line, what, advice in _languages(root, book):
        report.add(CONFIG_NOT_OURS, PATH, line, what=_HEAD + what, advice=advice)
    for title, line in _titles(root):
        if sign := odd_sign(title):
            report.add(TITLE, PATH, line, title=short(title), sign=sign)
    return report


def odd_sign(title: str) -> str:
    """Return the first sign of a title that is neither letter, digit nor plain punctuation.

    What nobody can see is reported where hidden characters are.
    """
    odd = (char for char in title if char not in _SIGNS and char.isprintable())
    return next((char for char in odd if unicodedata.category(char)[0] not in "LMN"), "")


def _ours(entry: Entry, known: Sequence[str], report: Report) -> None:
    """Report each plugin or extension that is not one of ours, or not in its place."""
    add = report.in_file(PATH)
    items = entry.node.items()
    parts = [item.entries()[0] if len(item.entries()) == 1 else None for item in items]
    names = [part.key if part else describe(item).strip("“”")
             for part, item in zip(parts, items, strict=True)]  # fmt: skip
    missing = [name for name in known if name not in names]
    for at, (name, part, item) in enumerate(zip(names, parts, items, strict=True)):
        seen = names[:at]
        if name not in known:
            near = nearest(name, missing)
            missing = [one for one in missing if one != near]
            add(CONFIG_NOT_OURS, item.line, what=f"“{short(name)}” is none of {', '.join(known)}",
                advice=f"write “{near}”" if near else "delete it")  # fmt: skip
        elif name in seen:
            what = f"“{name}” is written for the second time"
            add(CONFIG_NOT_OURS, item.line, what=what, advice="delete one of the two")
        elif late := next((one for one in seen if one in known[known.index(name) :]), ""):
            add(CONFIG_NOT_OURS, item.line, what=f"“{name}” comes after “{late}”",
                advice=f"write them in the order {', '.join(known)}")  # fmt: skip
        _options(item.line, name, part.node if part else None, report)
    for name in missing:
        what, advice = f"{entry.key} is without “{name}”", f"write “- {name}” below it"
        add(CONFIG_NOT_OURS, entry.line, what=what, advice=advice)


def _options(line: int, name: str, options: Node | None, report: Report) -> None:
    parts: Mapping[str, Any] = schema("mkdocs.yaml")["properties"]
    takes = schema("mkdocs.yaml#/$defs/options")["properties"].get(name)
    if takes is not None:
        given = options if options is not None and options.kind == "map" else EMPTY
        compare_map(PATH, line, given, takes, report)
    elif options is not None and any(name in its.get("x-ours", ()) for its in parts.values()):
        what, advice = f"“{name}” has options", f"write “- {name}”"
        report.add(CONFIG_NOT_OURS, PATH, line, what=what, advice=advice)


def _languages(root: Node, book: Handbook) -> Iterator[tuple[int, str, str]]:
    """Yield what is wrong with the languages that are built: each is known, and English leads."""
    for node in _i18n(root):
        seen: list[str] = []
        for language in node.items():
            code, default = language.text("locale"), language.get("default") is not None
            what = advice = ""
            if book.languages and code not in book.languages:
                what = f"“{short(code)}” has no entry"
                advice = "add the language to docs/data/languages.yaml"
            elif code in seen:
                what, advice = f"“{code}” is written for the second time", "delete one of the two"
            elif code == SOURCE and seen:
                what = f"“{SOURCE}” is not first"
                advice = "write it first: every other one follows it"
            elif code == SOURCE and not default:
                what = f"“{SOURCE}” is not the default"
                advice = "write “default: true” in its entry"
            elif code != SOURCE and default:
                what, advice = f"“{code}” is the default", f"remove “default”: only {SOURCE} has it"
            if code and what:
                yield language.line, what, advice
            seen.append(code)
        if SOURCE not in seen:
            advice = f"write “- {{locale: {SOURCE}, …, default: true}}” first"
            yield node.line, f"“{SOURCE}” is not among them", advice


def _titles(root: Node) -> Iterator[tuple[str, int]]:
    languages = [language for node in _i18n(root) for language in node.items()]
    named = [root.get("site_name")]
    named += [language.get(key) for language in languages for key in ("name", "site_name")]
    for value in named:
        if value is not None and value.kind == "text":
            yield str(value.value), value.line
    menu = values_of(root.get("nav") or EMPTY, (), [])
    yield from ((value.text, value.line) for value in menu if value.named)


def _i18n(root: Node) -> Iterator[Node]:
    for plugin in (root.get("plugins") or EMPTY).items():
        languages = (plugin.get("i18n") or EMPTY).get("languages")
        if languages is not None and languages.kind == "list":
            yield languages


_HEAD = "in the languages of mkdocs.yml "
_SIGNS = " .,:'’()–-"


LANGUAGE_WORD_MISSING = rule("HB078", "language-word-missing")
KIND_WORDLESS = rule("HB078", "language-word-missing", "kind")
LANGUAGE_PLACES = rule("HB079", "language-places")

_SMALL = re.compile(r"[a-z]+")
_SHOWN = 3
_FROM_THE_RIGHT = frozenset({"ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
"""Codes of languages that are written from the right (Kurdish: Sorani, as this handbook has it)."""


@checks("HB026", "HB028", "HB078", "HB079")
def check_words(book: Handbook) -> Report:
    """Return what differs between the words of a language and of English."""
    report, data = Report(), record(book, "languages")
    root = data.root if data else EMPTY
    english = (root.get(SOURCE) or EMPTY).get("words") or EMPTY
    known = {entry.key: _placeholders(str(entry.node.value)) for entry in english.entries()}
    if english.kind == "map" and data:
        line = key_line(root.get(SOURCE) or EMPTY, "words")
        for kind, missing in _wordless(book, known):
            report.add(KIND_WORDLESS, data.path, line, kind=kind, words=missing)
    for lang, _, node in root.entries():
        for key, line, words in node.entries():
            if key == "words" and words.kind == "map" and words.line:
                _compare_words(Entry(lang, line, words), known, book, report)
    for name, keys in (("languages", ()), ("glossary", ("region",))):
        for key, _, node in data_of(book, name, *keys).entries():
            right = "rtl" if key.partition("-")[0] in _FROM_THE_RIGHT else "ltr"
            side = node.get("dir") or EMPTY
            if side.value in ("rtl", "ltr") and side.value != right:
                what, value = f"the direction of “{key}”", f"“{side.value}”"
                facts = {"what": what, "value": value, "wanted": f"“dir: {right}”"}
                report.add(WRONG_VALUE, book.data[name].path, side.line, **facts)
    return report


def _wordless(book: Handbook, known: Container[str]) -> Iterator[tuple[str, str]]:
    """Yield each kind that a form asks for and English has no words for, with the keys that are missing."""
    asked = {field.kind for form in book.templates.values() for field in (*form.fields, *form.rows)}
    for kind in FIELD_KINDS.values():
        if kind.name in asked:
            keys = [f"“{key}”" for key in kind.words if key not in known]
            if keys:
                yield kind.name, " and ".join(keys)


def _compare_words(
    its: Entry, known: dict[str, frozenset[str] | None], book: Handbook, report: Report
) -> None:
    """Report the words of English that a language lacks, and what is otherwise in its own."""
    add, own = report.in_file(book.data["languages"].path), {one.key for one in its.node.entries()}
    for key, line, node in its.node.entries():
        names, wanted = _placeholders(str(node.value)), known.get(key)
        if key not in known:
            near = nearest(key, known.keys() - own)
            own.add(near)
            advice = f"write “{near}”" if near else "remove it, or add it to English"
            add(UNKNOWN_KEY, line, key=short(key), kind="the words of English", advice=advice)
        elif not fits(node, schema("common.yaml#/$defs/words")):
            add(WRONG_VALUE, line, what=f"“{key}”", value=describe(node), wanted="a text in quotes")
        elif names is None or (wanted is not None and names != wanted):
            braced = ", ".join(f"{{{place}}}" for place in sorted(wanted or ()))
            facts = {"lang": its.key, "wanted": braced or "no curly brackets"}
            add(LANGUAGE_PLACES, line, key=key, **facts)
    if missing := [key for key in known if key not in own]:
        more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        shown = ", ".join(f"“{key}”" for key in missing[:_SHOWN]) + more
        weight = Severity.ERROR if book.release else None
        add(LANGUAGE_WORD_MISSING, its.line, weight, lang=its.key, words=shown)


def _placeholders(pattern: str) -> frozenset[str] | None:
    try:
        parts = list(string.Formatter().parse(pattern))
    except ValueError:
        return None
    names = [(name, spec, conversion) for _, name, spec, conversion in parts if name is not None]
    plain = all(_SMALL.fullmatch(name) and not spec and not how for name, spec, how in names)
    return frozenset(name for name, _, _ in names) if plain else None
