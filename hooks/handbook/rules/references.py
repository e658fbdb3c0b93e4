"""HB320 to HB323: citations and codes in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from handbook.findings import Finding
from handbook.model import EMPTY, Checklist, Handbook, Page
from handbook.rules.base import FamilyRule, Faults, Rule, once_a_book, short, texts
from handbook.rules.nearest import nearest
from handbook.rules.prose import lines_with
from handbook.rules.records_pass import record
from handbook.rules.records_platforms import PATH as PLATFORMS

_PRINTABLE = ("S", "S2")
_EACH = "“[@key]” or “[@key, para. 12]”, one for each work, on one line"
_CODE = re.compile(r"(?<![\w/.-])(?:CL|[A-Z])-\d\d(?![\w-]|\.\d)")
_RULE = re.compile(r"(?<![\w/.-])HB\d{3}(?![\w-])")
_RULES = "contribute/rules/"
_CITATION = re.compile(r"\[@[^\]]*(?:\]|$)")
_READABLE = re.compile(r"\[@[A-Za-z0-9][\w.-]*(?:,\s*[^\[\]\n]+)?\]")
_ROUND = re.compile(r"(?<![\]\w])\(@(?P<key>[A-Za-z0-9][\w.-]*)(?P<place>,[^()\[\]]+)?\)")
_PLAINLY = re.compile(r"@(?<=\[@)[A-Za-z0-9][\w.-]*(?:,[^\S\n]*[^\[\]\n`]+)?\]")
"""A readable citation on one line and without code; where all are such, no line is looked at."""


@once_a_book
def citation_faults(book: Handbook) -> Faults:
    """Return every citation, in text, front matter or data, whose work is unknown or may not be printed."""
    faults = Faults()
    for path, key, line in _all_cited(book) if book.works else ():
        work = book.works.get(key)
        if work is None:
            near = nearest(key, book.works)
            advice = f"write “{near}”" if near else "add it to docs/data/bibliography.yaml"
            faults.add("citation-unknown", path, line, key=short(key), advice=advice)
        elif work.mark and work.mark not in _PRINTABLE:  # HB071 asks for one that is missing
            faults.add("citation-not-printable", path, line, key=key, mark=work.mark)
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


class CitationUnknown(FamilyRule):
    """Every key that is cited stands in the bibliography.

    ## Why it matters

    A claim of law whose source cannot be found is a claim that somebody invented.

    ## How to fix it

    Write the key as the message proposes, or add the work to `docs/data/bibliography.yaml`, with
    what you read and when.
    """

    code, name, family = "HB320", "citation-unknown", citation_faults
    message = "“{key}” does not stand in the bibliography"
    hint = "{advice}"


class CitationNotPrintable(FamilyRule):
    """Only works are cited that somebody read: at the source, or in a named account of it.

    ## Why it matters

    What we only remember is often wrong, and an officer repeats it in court.

    ## How to fix it

    Read the work and give it the mark `S`; read an account of it and give it `S2`; or remove the claim.
    """

    code, name, family = "HB321", "citation-not-printable", citation_faults
    message = "“{key}” has the mark “{mark}” and may not be printed"
    hint = "cite works marked S or S2 only, or read this one first"


class CitationUnreadable(Rule):
    """A citation names one work: `[@key]`, or `[@key, para. 12]`, in square brackets on one line.

    ## Why it matters

    Any other form is printed as it is typed, and the claim stands there without its source.

    ## How to fix it

    Write one pair of square brackets for each work, and keep each pair on one line.
    """

    code, name = "HB322", "citation-unreadable"
    message = "“{text}” cannot be read as a citation"
    hint = "write {wanted}"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield everything that begins like a citation and is none."""
        for one in texts(book):
            yield from self._round(one, book)
            if one.body.count("[@") == len(_PLAINLY.findall(one.body)):
                continue
            for number, line in lines_with("[@", one.body, one.body_line):
                for found in _CITATION.finditer(line):
                    if not _READABLE.fullmatch(found[0]):
                        yield self.found(one.path, number, text=short(found[0]), wanted=_EACH)

    def _round(self, one: Page | Checklist, book: Handbook) -> Iterator[Finding]:
        """Yield each key in round brackets; what is like none of the bibliography is a handle."""
        for number, line in lines_with("(@", one.body, one.body_line):
            for found in _ROUND.finditer(line):
                key = found["key"]
                near = nearest(key, book.works) if "-" in key else ""
                if meant := key if key in book.works else near:
                    typed = f"“[@{meant}{found['place'] or ''}]”"
                    yield self.found(one.path, number, text=short(found[0]), wanted=typed)


class CodeUnknown(Rule):
    """Every code that the text names stands in the register, planned or made.

    ## Why it matters

    “Take `F-66`” sends an officer to look for a form that nobody ever wrote.

    ## How to fix it

    Look the code up in `docs/data/codes.yaml`.
    What only looks like a code, such as the name of an aircraft, goes into back-ticks.
    """

    code, name = "HB323", "code-unknown"
    message = "“{name}” does not stand in docs/data/codes.yaml"
    hint = "write a code that stands there; put what is no code in back-ticks"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each mention of a code that the register does not know."""
        for one in texts(book) if book.codes else ():
            for reference in one.text.references:
                if reference.kind == "code" and reference.name not in book.codes:
                    yield self.found(one.path, reference.line, name=reference.name)
            for key in ("title", "when", "stop") if isinstance(one, Checklist) else ():
                node = one.meta.get(key)
                for name in _CODE.findall(str(node.value)) if node else ():
                    if node and name not in book.codes:
                        yield self.found(one.path, node.line, name=name)
        yield from self._answers(book)
        yield from self._rules(book)

    def _rules(self, book: Handbook) -> Iterator[Finding]:
        from handbook.rules import LAWS, RETIRED  # noqa: PLC0415 - the list of rules knows this module

        known = {law.code for law in LAWS} | RETIRED
        for page in book.pages.values():
            if not page.slug.startswith(_RULES):
                for line, text in lines_with("HB", page.body, page.body_line):
                    for name in set(_RULE.findall(text)) - known:
                        yield self.found(page.path, line, name=name)

    def _answers(self, book: Handbook) -> Iterator[Finding]:
        for platform in book.practice.platforms if book.codes else ():
            for value in platform.values.values():
                for name in _CODE.findall(f"{value.text} {value.about}"):
                    if name not in book.codes:
                        yield self.found(PLATFORMS, value.line, name=name)
