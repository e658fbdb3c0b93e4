"""HB318 and HB320 to HB323: citations and codes in the text, and what nothing cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import unquote, urlsplit

from handbook.catalog import RETIRED, RULES, rule
from handbook.findings import Finding, short
from handbook.model import EMPTY, Checklist, Handbook, Node
from handbook.model.role import BIBLIOGRAPHY
from handbook.render.naming import CODE
from handbook.rules.addresses import typed_hosts
from handbook.rules.base import checks, data_of, texts
from handbook.rules.link_index import PICTURES, resolved
from handbook.rules.nearest import nearest
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
            near = nearest(key, book.works)
            advice = f"write “{near}”" if near else "add it to docs/data/bibliography.yaml"
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


@checks("HB322", alone=True)
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
                    typed = f"“[@{near}{found['place'] or ''}]”"
                    text = short(found[0])
                    yield CITATION_UNREADABLE.at(one.path, number, text=text, wanted=typed)
            for found in _CITATION.finditer(line) if "[@" in line else ():
                if not _READABLE.fullmatch(found[0]):
                    text = short(found[0])
                    yield CITATION_UNREADABLE.at(one.path, number, text=text, wanted=_EACH)


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
    """Yield path, line and code of each mention in texts, in front matter of lists and in answers."""
    for one in texts(book):
        for reference in one.text.references:
            if reference.kind == "code":
                yield one.path, reference.line, reference.name
        for key in ("title", "when", "stop") if isinstance(one, Checklist) else ():
            node = one.meta.get(key) or EMPTY
            yield from ((one.path, node.line, name) for name in re.findall(CODE, str(node.value)))
    for platform in book.practice.platforms:
        for value in platform.values.values():
            codes = re.findall(CODE, f"{value.text} {value.about}")
            yield from ((PLATFORMS, value.line, name) for name in codes)


IMAGE_UNUSED = rule("HB318", "unused-entry", "image-unused")
WORK_UNUSED = rule("HB318", "unused-entry", "work-unused")
HOST_UNUSED = rule("HB318", "unused-entry", "host-unused")
SYNONYM_OF_NOTHING = rule("HB318", "unused-entry", "synonym-of-nothing")

_PICTURES = "docs/images/"

_NAMED = 5


@checks("HB318")
def check_unused(book: Handbook) -> Iterator[Finding]:
    """Yield each picture, work, host and other word for a page that nothing uses.

    Of pictures and works only where each text could be read: nobody knows what another one uses.
    """
    if not any(file.flaws and file.path.endswith(".md") for file in book.files):
        yield from _images_unused(book)
        yield from _works_unused(book)
    used = {_host(str(work.csl.get("URL") or "")) for work in book.works.values()}
    shown = book.roles.get(BIBLIOGRAPHY, ())
    used |= {_host(link.target) for page in shown for link in page.text.links}
    used |= {host for host in typed_hosts(book) if any(host in one.body for one in texts(book))}
    for entry in data_of(book, "hosts").entries() if book.works else ():
        if entry.key.lower() not in used:
            yield HOST_UNUSED.at(book.data["hosts"].path, entry.line, host=entry.key)
    for entry in data_of(book, "synonyms", "synonyms").entries() if book.codes else ():
        known = book.codes.get(entry.key)
        if known is None or not known.made:
            why = "its page is only planned" if known else "no page has this code"
            facts = {"entry": short(entry.key), "why": why}
            yield SYNONYM_OF_NOTHING.at(book.data["synonyms"].path, entry.line, **facts)


def _images_unused(book: Handbook) -> Iterator[Finding]:
    """Yield each picture to which no image and no link of any language leads.

    A twin in another language is shown wherever an image names its drawing. A picture that is not in
    the register has that violation only. A target in another letter case is reported where it is.
    """
    known = {row.text("file") for row in data_of(book, "images", "images").items()}
    used = set()
    for one in texts(book):
        shown = {image.target for image in one.text.images}
        linked = {link.target for link in one.text.links}
        for target in (target for target in shown | linked if "images" in target.lower()):
            path = unquote(target.strip().partition("#")[0].partition("?")[0])
            path = resolved(one.path, path.replace("\\", "/"))
            used.add(path.lower())
            if target in shown and path.startswith(_PICTURES):
                name = path.removeprefix(_PICTURES)
                used |= {
                    f"{_PICTURES}{book.drawn_in(lang, name)}".lower() for lang in book.languages
                }
    for file in book.files:
        name = file.path.removeprefix(_PICTURES)
        drawn = file.path.startswith(_PICTURES) and name.endswith(PICTURES)
        listed = "images" not in book.data or name in known
        if drawn and listed and file.path.lower() not in used:
            yield IMAGE_UNUSED.at(file.path, 0, name=name)


def _works_unused(book: Handbook) -> Iterator[Finding]:
    cited = {key for _, key, _ in _all_cited(book)}
    cited.update(chain.from_iterable(one.meta.texts("sources") for one in texts(book)))
    for name in ("contacts", "images"):
        cited.update(row.text("source") for row in data_of(book, name, name).items())
    works = book.works.values() if book.slug_of(BIBLIOGRAPHY) else ()
    idle = [work for work in works if work.mark in _PRINTABLE and work.key not in cited]
    if idle:
        keys = ", ".join(f"“{work.key}”" for work in idle[:_NAMED])
        more = f" and {len(idle) - _NAMED} more" if len(idle) > _NAMED else ""
        count = "1 work is" if len(idle) == 1 else f"{len(idle)} works are"
        path = book.data["bibliography"].path
        yield WORK_UNUSED.at(path, idle[0].line, count=count, keys=keys + more)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
