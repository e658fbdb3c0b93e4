"""HB320 to HB323: citations and codes in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from handbook.catalog import RETIRED, RULES, rule
from handbook.findings import Finding
from handbook.model import EMPTY, Checklist, Handbook, Page
from handbook.rules.base import (
    Faults,
    checks,
    short,
    texts,
)
from handbook.rules.nearest import nearest
from handbook.rules.prose import lines_with
from handbook.rules.registers import PLATFORMS, record

CITATION_UNKNOWN = rule("HB320", "unknown-source", "citation-unknown")
CITATION_NOT_PRINTABLE = rule("HB321", "citation-not-printable")
CITATION_UNREADABLE = rule("HB322", "citation-unreadable")
CODE_UNKNOWN = rule("HB323", "unknown-code", "code-unknown")
RULE_UNKNOWN = rule("HB323", "unknown-code", "rule-unknown")

_PRINTABLE = ("S", "S2")
_EACH = "“[@key]” or “[@key, para. 12]”, one for each work, on one line"
_CODE = re.compile(r"(?<![\w/.-])(?:CL|[A-Z])-\d\d(?![\w-]|\.\d)")
_RULE = re.compile(r"(?<![\w/.-])HB\d{3}(?![\w-])")
_CITATION = re.compile(r"\[@[^\]]*(?:\]|$)")
_READABLE = re.compile(r"\[@[A-Za-z0-9][\w.-]*(?:,\s*[^\[\]\n]+)?\]")
_ROUND = re.compile(r"(?<![\]\w])\(@(?P<key>[A-Za-z0-9][\w.-]*)(?P<place>,[^()\[\]]+)?\)")
_PLAINLY = re.compile(r"@(?<=\[@)[A-Za-z0-9][\w.-]*(?:,[^\S\n]*[^\[\]\n`]+)?\]")
"""A readable citation on one line and without code; where all are such, no line is looked at."""


@checks(CITATION_UNKNOWN, CITATION_NOT_PRINTABLE)
def citation_faults(book: Handbook) -> Faults:
    """Return every citation, in text, front matter or data, whose work is unknown or may not be printed."""
    faults = Faults()
    for path, key, line in _all_cited(book) if book.works else ():
        work = book.works.get(key)
        if work is None:
            near = nearest(key, book.works)
            advice = f"write “{near}”" if near else "add it to docs/data/bibliography.yaml"
            faults.add(CITATION_UNKNOWN, path, line, key=short(key), advice=advice)
        elif work.mark and work.mark not in _PRINTABLE:  # HB027 asks for one that is missing
            faults.add(CITATION_NOT_PRINTABLE, path, line, key=key, mark=work.mark)
    return faults


def _all_cited(book: Handbook) -> Iterator[tuple[str, str, int]]:
    """Yield path, key and line of each citation, those of what platforms do and of words that were read among them."""
    for one in texts(book):
        yield from ((one.path, key, line) for key, line in _cited(one))
    data = record(book, "platforms")
    for platform in ((data.root.get("platforms") if data else None) or EMPTY).items():
        for row in (platform.get("rows") or EMPTY).items():
            source = row.get("source")
            if source is not None and source.kind == "text":
                yield PLATFORMS, str(source.value), source.line
    if (glossary := record(book, "glossary")) is not None:
        for term in book.terms:
            for read in chain.from_iterable(term.read.values()):
                if read.source:
                    yield glossary.path, read.source, read.line


def _cited(one: Page | Checklist) -> Iterator[tuple[str, int]]:
    sources = None if one.front.problems else one.meta.get("sources")
    for node in sources.items() if sources else ():
        if node.kind == "text":
            yield str(node.value), node.line
    for reference in one.text.references:
        if reference.kind == "cite":
            yield reference.name, reference.line


@checks(CITATION_UNREADABLE)
def citation_unreadable(book: Handbook) -> Iterator[Finding]:
    """Yield everything that begins like a citation and is none."""
    for one in texts(book):
        yield from _citation_unreadable_round(one, book)
        if one.body.count("[@") == len(_PLAINLY.findall(one.body)):
            continue
        for number, line in lines_with("[@", one.body, one.body_line):
            for found in _CITATION.finditer(line):
                if not _READABLE.fullmatch(found[0]):
                    yield CITATION_UNREADABLE.at(
                        one.path, number, text=short(found[0]), wanted=_EACH
                    )


def _citation_unreadable_round(one: Page | Checklist, book: Handbook) -> Iterator[Finding]:
    """Yield each key in round brackets; what is like none of the bibliography is a handle."""
    for number, line in lines_with("(@", one.body, one.body_line):
        for found in _ROUND.finditer(line):
            key = found["key"]
            near = nearest(key, book.works) if "-" in key else ""
            if meant := key if key in book.works else near:
                typed = f"“[@{meant}{found['place'] or ''}]”"
                yield CITATION_UNREADABLE.at(one.path, number, text=short(found[0]), wanted=typed)


@checks(CODE_UNKNOWN, RULE_UNKNOWN)
def code_unknown(book: Handbook) -> Iterator[Finding]:
    """Yield each mention of a code that the register does not know."""
    for one in texts(book) if book.codes else ():
        for reference in one.text.references:
            if reference.kind == "code" and reference.name not in book.codes:
                yield CODE_UNKNOWN.at(one.path, reference.line, name=reference.name)
        for key in ("title", "when", "stop") if isinstance(one, Checklist) else ():
            node = one.meta.get(key)
            for name in _CODE.findall(str(node.value)) if node else ():
                if node and name not in book.codes:
                    yield CODE_UNKNOWN.at(one.path, node.line, name=name)
    yield from _code_unknown_answers(book)
    yield from _code_unknown_rules(book)


def _code_unknown_rules(book: Handbook) -> Iterator[Finding]:
    known = RULES.keys() | RETIRED
    for page in book.pages.values():
        for line, text in lines_with("HB", page.body, page.body_line):
            for name in set(_RULE.findall(text)) - known:
                yield RULE_UNKNOWN.at(page.path, line, name=name)


def _code_unknown_answers(book: Handbook) -> Iterator[Finding]:
    for platform in book.practice.platforms if book.codes else ():
        for value in platform.values.values():
            for name in _CODE.findall(f"{value.text} {value.about}"):
                if name not in book.codes:
                    yield CODE_UNKNOWN.at(PLATFORMS, value.line, name=name)
