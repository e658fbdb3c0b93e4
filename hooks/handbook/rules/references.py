"""HB318 and HB320 to HB323: citations, codes, and hosts that no address is on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import urlsplit

from handbook.catalog import RETIRED, RULES, rule
from handbook.findings import Finding, short
from handbook.model import EMPTY, Checklist, Handbook, Node
from handbook.model.role import BIBLIOGRAPHY
from handbook.render.naming import CODE
from handbook.rules.addresses import typed_hosts
from handbook.rules.base import checks, data_of, texts
from handbook.rules.nearest import nearest, remedy
from handbook.rules.registers import GLOSSARY, PLATFORMS, rows
from handbook.rules.source_text import lines_with

CITATION_UNKNOWN = rule("HB320", "unknown-source", "citation-unknown")
CITATION_NOT_PRINTABLE = rule("HB321", "citation-not-printable")
CITATION_UNREADABLE = rule("HB322", "citation-unreadable")
CODE_UNKNOWN = rule("HB323", "unknown-code", "code-unknown")
CODE_MOVED = rule("HB323", "unknown-code", "code-moved")
RULE_UNKNOWN = rule("HB323", "unknown-code", "rule-unknown")

_PRINTABLE = ("S", "S2")
_EACH = "“[@key]” or “[@key, para. 12]”, one for each work, on one line"
_RULE = re.compile(r"(?<![\w/.-])HB\d{3}(?![\w-])")
_CITATION = re.compile(r"\[@[^\]]*(?:\]|$)")
_READABLE = re.compile(r"\[@[A-Za-z0-9][\w.-]*(?:,\s*[^\[\]\n]+)?\]")
_ROUND = re.compile(r"(?<![\]\w])\(@(?P<key>[A-Za-z0-9][\w.-]*)(?P<place>,[^()\[\]]+)?\)")


@checks("HB320", "HB321")
def check_citations(book: Handbook) -> Iterator[Finding]:
    """Yield every citation, in text, front matter or data, whose work is unknown or may not be printed."""
    for path, key, line in _all_cited(book) if book.works else ():
        work = book.works.get(key)
        if work is None:
            advice = remedy(key, book.works, "add it to docs/data/bibliography.yaml")
            yield CITATION_UNKNOWN.at(path, line, key=short(key), advice=advice)
        elif work.mark and work.mark not in _PRINTABLE:  # HB027 asks for one that is missing
            yield CITATION_NOT_PRINTABLE.at(path, line, key=key, mark=work.mark)


def _all_cited(book: Handbook) -> Iterator[tuple[str, str, int]]:
    """Yield path, key and line of each citation in texts, platforms and words that were read."""
    for one in texts(book):
        sources = EMPTY if one.front.problems else one.meta.get("sources") or EMPTY
        yield from ((one.path, *its) for its in _keys(sources.items()))
        for reference in one.text.references:
            if reference.kind == "cite":
                yield one.path, reference.name, reference.line
    for platform in rows(book, "platforms", "platforms"):
        answers = (row.get("source") for row in (platform.get("rows") or EMPTY).items())
        yield from ((PLATFORMS, *its) for its in _keys(filter(None, answers)))
    for read in chain.from_iterable(one for term in book.terms for one in term.read.values()):
        if read.source:
            yield GLOSSARY, read.source, read.line


def _keys(nodes: Iterable[Node]) -> Iterator[tuple[str, int]]:
    return ((str(node.value), node.line) for node in nodes if node.kind == "text")


@checks("HB322", asks="text")
def citation_unreadable(book: Handbook) -> Iterator[Finding]:
    """Yield everything that begins like a citation and is none.

    A key in round brackets that is like none of the bibliography is a handle.
    """
    for one in texts(book):
        for number, line in lines_with("@", one.body, one.body_line):
            for found in _ROUND.finditer(line) if "(@" in line else ():
                key = found["key"]
                near = key if key in book.works or "-" not in key else nearest(key, book.works)
                if near in book.works:
                    facts = {"wanted": f"“[@{near}{found['place'] or ''}]”"}
                    yield CITATION_UNREADABLE.at(one.path, number, text=short(found[0]), **facts)
            for found in _CITATION.finditer(line) if "[@" in line else ():
                if not _READABLE.fullmatch(found[0]):
                    facts = {"text": short(found[0]), "wanted": _EACH}
                    yield CITATION_UNREADABLE.at(one.path, number, **facts)


@checks("HB323")
def check_codes_named(book: Handbook) -> Iterator[Finding]:
    """Yield each mention of a code that the register does not know, and of a rule that there is not."""
    moved = {one.code: one.now for one in book.moved}
    for path, line, name in _codes_named(book) if book.codes else ():
        if name in moved:
            yield CODE_MOVED.at(path, line, name=name, now=moved[name])
        elif name not in book.codes:
            yield CODE_UNKNOWN.at(path, line, name=name)
    for page in book.pages.values():
        for line, text in lines_with("HB", page.body, page.body_line):
            for name in set(_RULE.findall(text)) - RULES.keys() - RETIRED:
                yield RULE_UNKNOWN.at(page.path, line, name=name)


def _codes_named(book: Handbook) -> Iterator[tuple[str, int, str]]:
    """Yield path, line and code of each mention in texts, in front matter of lists and in data."""
    for one in texts(book):
        for reference in one.text.references:
            if reference.kind == "code":
                yield one.path, reference.line, reference.name
        for key in ("title", "when", "stop") if isinstance(one, Checklist) else ():
            node = one.meta.get(key) or EMPTY
            yield from ((one.path, node.line, name) for name in re.findall(CODE, str(node.value)))
    for entry in data_of(book, "synonyms", "synonyms").entries():
        yield book.data["synonyms"].path, entry.line, entry.key
    for platform in book.practice.platforms:
        yield PLATFORMS, platform.line, platform.page
        for value in platform.values.values():
            codes = re.findall(CODE, f"{value.text} {value.about}")
            yield from ((PLATFORMS, value.line, name) for name in codes)


HOST_UNUSED = rule("HB318", "unused-entry", "host-unused")


@checks("HB318")
def host_unused(book: Handbook) -> Iterator[Finding]:
    """Yield each host of the register that no address is on."""
    used = {_host(str(work.csl.get("URL") or "")) for work in book.works.values()}
    shown = book.roles.get(BIBLIOGRAPHY, ())
    used |= {_host(link.target) for page in shown for link in page.text.links}
    used |= {host for host in typed_hosts(book) if any(host in one.body for one in texts(book))}
    for entry in data_of(book, "hosts").entries() if book.works else ():
        if entry.key.lower() not in used:
            yield HOST_UNUSED.at(book.data["hosts"].path, entry.line, host=entry.key)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
