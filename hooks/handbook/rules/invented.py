"""HB222 to HB226: invented cases and the practice range are plainly invented, whole, and the same on every page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from handbook.catalog import rule
from handbook.findings import Finding, short
from handbook.model import EMPTY, Data, Entry, Handbook, Node, Page
from handbook.rules.base import Report, checks, data_of, key_line, pages
from handbook.rules.nearest import remedy
from handbook.rules.registers import CASES, FOLDER, case_files, record, rows
from handbook.rules.source_text import lines_of
from handbook.world import key as facts
from handbook.world.source import KINDS, LANGUAGES, NAMED, SLOT

CASE_REFERENCE = rule("HB222", "case-differs", "case-reference")
CASE_ORDER = rule("HB222", "case-differs", "case-order")
CASE_UNKNOWN = rule("HB222", "case-differs", "case-unknown")
CASE_FACT = rule("HB222", "case-differs", "case-fact")
CASE_ROW = rule("HB222", "case-differs", "case-row")

_REFERENCES = {"account": "accounts", "advert": "adverts", "leg": "legs", "user": "users"}
"""Keys that name an entry of another part."""
_HIDDEN = "users"
"""The part that no page shows: who sat behind each account is for the trainer's key."""
_FACT = re.compile(r"`([^`\n]+)`")
_OURS = re.compile(r"\d{10}|@[\w.]+\.example|U\d/[A-Z]*/?\d{4}/\d+")
"""What can only be a fact of a case: a permanent number, a handle, the number of a record."""
_NUMBER = re.compile(r"\d[\d:,./-]*\d|\d{2,}")


@checks("HB222")
def check_cases(book: Handbook) -> Report:
    """Return what in a case refers to nothing, and what a page tells otherwise than its case."""
    report, cases = Report(), case_files(book)
    for data in cases.values():
        _case(data, report)
    for page in pages(book):
        name = page.policy.text("tells")
        if name and name not in cases and page.source is None:
            advice = remedy(name, cases, f"write the file docs/data/{CASES}{name}.yaml")
            report.add(CASE_UNKNOWN, page.path, 1, case=short(name), advice=advice)
        elif name in cases:
            _told(page, cases[name], report)
    return report


def _entries(data: Data) -> Iterator[tuple[str, Node]]:
    for part, _, node in data.root.entries():
        yield from ((part, entry) for entry in node.items() if entry.kind == "map")


def _case(data: Data, report: Report) -> None:
    known = {(part, entry.text("id")) for part, entry in _entries(data)}
    for _, entry in _entries(data):
        for name, line, node in entry.entries():
            where = _REFERENCES.get(name)
            if where and (where, str(node.value)) not in known:
                value = short(str(node.value))
                report.add(CASE_REFERENCE, data.path, line, key=name, value=value, part=where)
    for before, after in pairwise(entry for part, entry in _entries(data) if part == "steps"):
        if before.text("utc") > after.text("utc"):
            facts = {"id": after.text("id"), "before": before.text("id")}
            report.add(CASE_ORDER, data.path, after.line, **facts)


def _told(page: Page, data: Data, report: Report) -> None:
    shown = [entry for part, entry in _entries(data) if part != _HIDDEN]
    held = "\n".join(_values(entry) for entry in shown)
    for line, text in lines_of(page.body, page.body_line):
        for fact in _FACT.findall(text):
            if _OURS.fullmatch(fact) and fact not in held:
                report.add(CASE_FACT, page.path, line, fact=short(fact), file=data.path)
    named = _named(shown)
    for table in page.text.tables:
        for row in table.rows:
            entry = named.get(row.cells[0].strip(" `*")) if row.cells else None
            if entry is not None:
                known = "\n".join(_values(one) for one in (entry, *_beside(entry, shown)))
                for said in _said(row.cells[1:]):
                    if said not in known:
                        facts = {"said": short(said), "id": entry.text("id"), "file": data.path}
                        report.add(CASE_ROW, page.path, row.line, **facts)


def _named(entries: list[Node]) -> Mapping[str, Node]:
    """Return the entries by what a first cell may call them: id, permanent number, handle or record."""
    keys = ("record", "handle", "number", "id")
    return {name: one for key in keys for one in entries if (name := one.text(key))}


def _beside(entry: Node, entries: list[Node]) -> list[Node]:
    named = {str(node.value) for key, _, node in entry.entries() if key in _REFERENCES}
    return [one for one in entries if one.text("id") in named]


def _values(entry: Node) -> str:
    return "\n".join(str(node.value) for _, _, node in entry.entries())


def _said(cells: tuple[str, ...]) -> Iterator[str]:
    """Yield what in the cells of a row can be held against the case: what is in code, and numbers."""
    for cell in cells:
        yield from _FACT.findall(cell)
        yield from _NUMBER.findall(_FACT.sub(" ", cell))


SLOT_UNKNOWN = rule("HB223", "range-sentence", "slot-unknown")
SLOT_MISSING = rule("HB223", "range-sentence", "slot-missing")
SENTENCE_MISSING = rule("HB223", "range-sentence", "sentence-kind-missing")
LANGUAGE_MISSING = rule("HB223", "range-sentence", "sentence-language-missing")

_TEXTS, _WORDS, _NAMES, _FACTS, _EXERCISES, _WORLD = (
    f"range/{name}" for name in ("texts", "words", "names", "facts", "exercises", "world")
)


class Sentence(NamedTuple):
    """A sentence of texts.yaml with where it stands."""

    kind: str
    lang: str
    text: str
    line: int


def _kinds(book: Handbook) -> tuple[Entry, ...]:
    data = record(book, _TEXTS)
    return ((data.root.get("sentences") if data else None) or EMPTY).entries()


def _sentences(book: Handbook) -> Iterator[Sentence]:
    for kind, _, node in _kinds(book):
        for lang, line, texts in node.entries():
            for one in texts.items() if lang in LANGUAGES else ():
                yield Sentence(kind, lang, str(one.value), one.line or line)


@checks("HB223", asks="data")
def check_sentences(book: Handbook) -> Iterator[Finding]:
    """Yield slots that nothing fills, slots that facts need, and what is missing."""
    path, kinds = f"{FOLDER}{_TEXTS}.yaml", _kinds(book)
    for one in _sentences(book):
        slots = KINDS.get(one.kind)
        if slots is None:
            continue
        named = set(SLOT.findall(one.text))
        for slot in sorted(named - slots.may):
            some = ", ".join(f"{{{it}}}" for it in sorted(slots.may))
            advice = f"write one of {some}, or no slot" if some else "write the sentence without it"
            yield SLOT_UNKNOWN.at(path, one.line, slot=short(slot), kind=one.kind, advice=advice)
        for slot in sorted(slots.must - named):
            yield SLOT_MISSING.at(path, one.line, slot=slot, kind=one.kind, text=short(one.text))
    written = {one.key for _, _, node in kinds for one in node.entries()}
    for kind, line, node in kinds:
        for lang in (lang for lang in LANGUAGES if lang in written and node.get(lang) is None):
            yield LANGUAGE_MISSING.at(path, line, kind=kind, lang=lang)
    for kind in KINDS.keys() - {one.key for one in kinds} if kinds else ():
        yield SENTENCE_MISSING.at(path, kinds[0].line, kind=kind)


DIGIT = rule("HB224", "range-literal", "literal-digit")
ADDRESS = rule("HB224", "range-literal", "literal-address")
NAME = rule("HB224", "range-literal", "literal-name")
PRINTED = rule("HB224", "range-literal", "name-of-a-case")

_ADDRESS = re.compile(r"\S*(?:://|www\.|\.(?:example|test|com|net|org)\b)\S*", re.IGNORECASE)


@checks("HB224", asks="data")
def check_literals(book: Handbook) -> Iterator[Finding]:
    """Yield digits, addresses and names that stand in a sentence, and names of printed cases."""
    path, known = f"{FOLDER}{_TEXTS}.yaml", _vocabulary(book)
    names = {name for name in _names(book) if name not in known["en"] | known["ur"]}
    for one in _sentences(book):
        plain = SLOT.sub(" ", one.text)
        if digits := "".join(sign for sign in plain if unicodedata.category(sign)[0] == "N"):
            yield DIGIT.at(path, one.line, digits=digits, text=short(one.text))
        if found := _ADDRESS.search(plain):
            yield ADDRESS.at(path, one.line, address=short(found[0]))
        whole = f" {' '.join(word for word, _ in words_of(one.text))} "
        for name in sorted(names):
            if f" {name} " in whole and name not in known.get(one.lang, ()):
                yield NAME.at(path, one.line, name=name, text=short(one.text))
    groups = ("persons", "companies", "agencies", "platforms")
    printed = {one.key for name in groups for one in data_of(book, "fictional", name).entries()}
    for row in (row for kind in NAMED for row in rows(book, _NAMES, kind)):
        if row.text("en") in printed:
            yield PRINTED.at(f"{FOLDER}{_NAMES}.yaml", row.line, name=row.text("en"))


WORD = rule("HB225", "range-word")


@checks("HB225", asks="data")
def check_words(book: Handbook) -> Iterator[Finding]:
    """Yield each word of a sentence that is not in the vocabulary of its language, once."""
    known, told = _vocabulary(book), set[tuple[str, str]]()
    for one in _sentences(book) if book.data.get(_WORDS) else ():
        for word, first in words_of(one.text):
            # a sentence may begin with a capital letter; elsewhere one is a name
            forms = {word, word[:1].lower() + word[1:]} if first else {word}
            if forms.isdisjoint(known.get(one.lang, ())) and (one.lang, word) not in told:
                told.add((one.lang, word))
                yield WORD.at(f"{FOLDER}{_TEXTS}.yaml", one.line, word=word, lang=one.lang)


def words_of(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a text without slots and the signs around them, and where sentences begin."""
    first = True
    for part in SLOT.sub(" ", text).split():
        inside = [at for at, sign in enumerate(part) if unicodedata.category(sign)[0] in "LMN"]
        if inside:
            yield part[inside[0] : inside[-1] + 1], first
        first = (first and not inside) or part.rstrip("”\"'")[-1:] in set(".!?:۔।؟")


def _vocabulary(book: Handbook) -> dict[str, set[str]]:
    return {lang: set(data_of(book, _WORDS).texts(lang)) for lang in LANGUAGES}


def _names(book: Handbook) -> Iterator[str]:
    """Yield each name that a slot fills, in each language."""
    lists: Iterable[Node] = [
        *(row for kind in ("persons", "surnames", *NAMED) if kind != "works"
          for row in rows(book, _NAMES, kind)),
        *rows(book, _WORLD, "towns"),
        data_of(book, _WORLD, "country"),
    ]  # fmt: skip
    return (row.text(lang) for row in lists for lang in LANGUAGES if row.text(lang))


EXERCISE_KIND = rule("HB226", "range-fact", "exercise-kind-unknown")
EXERCISE_TIME = rule("HB226", "range-fact", "exercise-between-slices")
EXERCISE_START = rule("HB226", "range-fact", "exercise-start-unknown")
FACT_MISSING = rule("HB226", "range-fact", "fact-kind-missing")
ROAD = rule("HB226", "range-fact", "road-to-nowhere")


@checks("HB226", asks="data")
def check_facts(book: Handbook) -> Iterator[Finding]:
    """Yield facts without their words, and roads that lead to no town."""
    kinds = data_of(book, _FACTS, "kinds")
    path, first = f"{FOLDER}{_FACTS}.yaml", key_line(data_of(book, _FACTS), "kinds")
    for kind in (one for one in facts.KINDS if kinds.entries() and kinds.get(one) is None):
        yield FACT_MISSING.at(path, first, kind=kind)
    towns = [town.text("id") for town in rows(book, _WORLD, "towns")]
    for road in rows(book, _WORLD, "roads"):
        for town in (road.text("from"), road.text("to")):
            if town and town not in towns:
                yield ROAD.at(f"{FOLDER}{_WORLD}.yaml", road.line, town=town)


@checks("HB226")
def check_exercises(book: Handbook) -> Iterator[Finding]:
    """Yield exercises that name a kind of fact, a moment or a place that no world has."""
    path = f"{FOLDER}{_EXERCISES}.yaml"
    slices = data_of(book, _EXERCISES).texts("slices")
    places = (one for part in ("platforms", "services") for one in rows(book, _WORLD, part))
    hosts = {one.text("host") for one in places}
    for one in rows(book, _EXERCISES, "exercises"):
        id_, at, start = (one.text(key) for key in ("id", "at", "start"))
        for kind in one.texts("kinds"):
            if kind not in facts.KINDS:
                advice = remedy(kind, facts.KINDS, f"write one of {', '.join(facts.KINDS)}")
                line = key_line(one, "kinds", one.line)
                yield EXERCISE_KIND.at(path, line, kind=short(kind), advice=advice, id=id_)
        if slices and at not in slices:
            facts_of = {"id": id_, "at": at, "slices": ", ".join(slices)}
            yield EXERCISE_TIME.at(path, key_line(one, "at", one.line), **facts_of)
        if hosts and start not in facts.KINDS and start.partition("/")[0] not in hosts:
            line = key_line(one, "start", one.line)
            yield EXERCISE_START.at(path, line, start=short(start), id=id_)
