"""HB028, HB076, HB078 and HB079: mkdocs.yml is ours, and the words of each language fit those of English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator

from handbook.catalog import rule
from handbook.fieldkinds import FIELD_KINDS
from handbook.findings import Finding, Severity, short
from handbook.languages import SOURCE
from handbook.model import EMPTY, Data, Entry, Handbook, Node
from handbook.rules.base import Report, checks, data_of, key_line
from handbook.rules.nearest import nearest
from handbook.rules.registers import record
from handbook.rules.schema import UNKNOWN_KEY, WRONG_VALUE, compare, describe, fits, schema
from handbook.rules.source_text import VERBS, Value, values_of

TITLE = rule("HB028", "wrong-value", "title")
PATH = "mkdocs.yml"


@checks("HB026", "HB027", "HB028", "HB073", asks="data")
def check_settings(book: Handbook) -> Report:
    """Return what mkdocs.yml holds that it may not; nothing while it cannot be read."""
    report = Report()
    data = book.data.get("mkdocs", Data(PATH))
    if data.problems or not data.root.line:
        return report
    compare(PATH, data.root, schema("mkdocs.yaml"), report, f"“{PATH}”")
    for plugin in (data.root.get("plugins") or EMPTY).items():
        _languages((plugin.get("i18n") or EMPTY).get("languages") or EMPTY, book, report)
    for value in filter(_is_title, values_of(data.root, (), [])):
        odd = (char for char in value.text if char not in _SIGNS and char.isprintable())
        if sign := next((char for char in odd if unicodedata.category(char)[0] not in "LMN"), ""):
            report.add(TITLE, PATH, value.line, title=short(value.text), sign=sign)
    return report


def _languages(languages: Node, book: Handbook, report: Report) -> None:
    """Report each language without an entry of its own, and any but English that leads."""
    codes = [one.text("locale") for one in languages.items()]
    default = [one.text("locale") for one in languages.items() if one.get("default") is not None]
    if codes and (codes[0] != SOURCE or default != [SOURCE]):
        first = f"“{{locale: {SOURCE}, …, default: true}}” first, and no other default"
        facts = {"what": "“languages”", "value": f"“[{', '.join(codes)}]”", "wanted": first}
        report.add(WRONG_VALUE, PATH, languages.line, **facts)
    for code, one in zip(codes, languages.items(), strict=True):
        if code and book.languages and code not in book.languages:
            wanted = "the code of a language in docs/data/languages.yaml, or add it there"
            facts = {"what": "“locale”", "value": f"“{short(code)}”", "wanted": wanted}
            report.add(WRONG_VALUE, PATH, one.line, **facts)


def _is_title(value: Value) -> bool:
    """Return whether a value of mkdocs.yml is printed: a name in the menu, of the site or of a language."""
    top, key = value.keys[0], value.keys[-1]
    return top == "nav" if value.named else key == "site_name" or (top, key) == ("plugins", "name")


_SIGNS = " .,:'’()–-"


VERB_LINE = rule("HB076", "verb-line")
LANGUAGE_WORD_MISSING = rule("HB078", "language-word-missing")
KIND_WORDLESS = rule("HB078", "language-word-missing", "kind")
LANGUAGE_PLACES = rule("HB079", "language-places")

_SHOWN = 3
_FROM_THE_RIGHT = frozenset({"ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
"""Codes of languages that are written from the right (Kurdish: Sorani, as this handbook has it)."""


@checks("HB076")
def verb_line(book: Handbook) -> Iterator[Finding]:
    """Yield each line of `verbs.txt` that is no single word; notes begin with #."""
    for number, line in enumerate(book.verb_lines, 1):
        if line.strip() and not line.lstrip().startswith("#") and not re.fullmatch("[a-z]+", line):
            yield VERB_LINE.at(VERBS, number, verb=short(line))


@checks("HB026", "HB028", "HB078", "HB079")
def check_words(book: Handbook) -> Report:
    """Return what differs between the words of a language and of English."""
    report, data = Report(), record(book, "languages")
    root = data.root if data else EMPTY
    english = (root.get(SOURCE) or EMPTY).get("words") or EMPTY
    known = {entry.key: _places(str(entry.node.value)) for entry in english.entries()}
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
    for kind in (one for one in FIELD_KINDS.values() if one.name in asked):
        if keys := [f"“{key}”" for key in kind.words if key not in known]:
            yield kind.name, " and ".join(keys)


def _compare_words(
    its: Entry, known: dict[str, set[str] | None], book: Handbook, report: Report
) -> None:
    """Report the words of English that a language lacks, and what is otherwise in its own."""
    add, own = report.in_file(book.data["languages"].path), {one.key for one in its.node.entries()}
    for key, line, node in its.node.entries():
        names, wanted = _places(str(node.value)), known.get(key)
        if key not in known:
            near = nearest(key, known.keys() - own)
            own.add(near)
            advice = f"write “{near}”" if near else "remove it, or add it to English"
            add(UNKNOWN_KEY, line, key=short(key), kind="the words of English", advice=advice)
        elif not fits(node, schema("common.yaml#/$defs/words")):
            add(WRONG_VALUE, line, what=f"“{key}”", value=describe(node), wanted="a text in quotes")
        elif names is None or (wanted is not None and names != wanted):
            braced = ", ".join(sorted(wanted or ())) or "no curly brackets"
            add(LANGUAGE_PLACES, line, key=key, lang=its.key, wanted=braced)
    if missing := [key for key in known if key not in own]:
        more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        shown = ", ".join(f"“{key}”" for key in missing[:_SHOWN]) + more
        weight = Severity.ERROR if book.release else None
        add(LANGUAGE_WORD_MISSING, its.line, weight, lang=its.key, words=shown)


def _places(pattern: str) -> set[str] | None:
    """Return the places in curly brackets of a pattern; None where it cannot be filled."""
    signs = set(_PLACE.findall(pattern)) - {"{{", "}}"}
    return None if signs & {"{", "}"} else signs


_PLACE = re.compile(r"\{\{|\}\}|\{[a-z]+\}|[{}]")
