"""The books of every language: on paper each link says its page, on a phone an EPUB; a book is made once."""

from __future__ import annotations

import gc
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from markupsafe import Markup

from handbook import render
from handbook.cache import Cache
from handbook.editions.epub import epub
from handbook.editions.leaves import (
    HOME,
    Leaf,
    Part,
    kinds,
    parts,
    unlinked,
    urgent,
    whole_count,
    written,
)
from handbook.findings import Finding, Severity
from handbook.languages import SOURCE
from handbook.model import Handbook
from handbook.press.engine import Engine, state
from handbook.press.fit_to_page import too_small
from handbook.press.paper import document
from handbook.press.pocket import pocket_book
from handbook.press.print_jobs import Job
from handbook.press.print_result import SIGN_WITHOUT_FONT, PrintResult, faults, from_bytes, to_bytes
from handbook.press.worker import Worker, rare_garbage_collection
from handbook.render.writer import HEADS, words


class Bound(NamedTuple):
    """One page of the handbook as it is bound into the book."""

    anchor: str
    code: str
    title: str
    kind: str
    """What it is to a reader: `list`, `form`, `urgent`, `section` or `page`."""
    opens: bool
    """Whether it is the first page of its section, whose title is that of the section."""
    html: Markup


class Chapter(NamedTuple):
    """One section of the handbook as it is bound into the book."""

    anchor: str
    title: str
    bound: tuple[Bound, ...]


def book_html(book: Handbook, lang: str) -> str:
    """Return the HTML of the book of a language, empty where no page is written in it."""
    language, own = book.languages[lang], parts(book, lang)
    if not own:
        return ""
    leaves = [leaf for part in own for leaf in part.leaves]
    days = [leaf.page.reviewed for leaf in leaves if leaf.page.reviewed]
    chapters = _chapters(own, book, lang)
    home = book.pages.get((lang, HOME)) or book.pages[SOURCE, HOME]
    return document(
        "book",
        language,
        book,
        title=f"{language.word('site-name')} {book.edition}",
        kind="book",
        code=home.code,
        variant="book",
        reviewed=min(days, default=None),
        drafted=any(leaf.page.draft for leaf in leaves),
        chapters=chapters,
        newest=max(days, default=None),
        count=len(leaves),
        whole=whole_count(book),
        now=[(text, leaf.anchor) for text, leaf in urgent(book, lang, leaves)],
        lists=_sorted(chapters, "list"),
        forms=_sorted(chapters, "form"),
    )


def _sorted(chapters: Sequence[Chapter], kind: str) -> list[Bound]:
    found = [one for part in chapters for one in part.bound if one.kind == kind]
    return sorted(found, key=lambda one: one.title.casefold())


def _chapters(own: Sequence[Part], book: Handbook, lang: str) -> list[Chapter]:
    trees = {leaf.output: leaf.tree() for part in own for leaf in part.leaves}
    anchors = {leaf.output: leaf.anchor for part in own for leaf in part.leaves}
    ids = {
        path: frozenset(one.get("id", "") for one in tree.iter()) for path, tree in trees.items()
    }
    before, _, behind = book.languages[lang].word("book-page").partition("{n}")

    def bound(leaf: Leaf) -> Bound:
        root = trees[leaf.output]
        for element, again in _links(root):
            there, anchor = leaf.leads_to(element.get("href", ""))
            if there not in anchors or ":" in element.get("href", ""):
                unlinked(element)
                continue
            whole = anchor in ids[there]
            target = f"{anchors[there]}.{anchor}" if anchor and whole else anchors[there]
            element.set("href", f"#{target}")
            if there != leaf.output and "cite" not in kinds(element) and target not in again:
                again.add(target)
                element.set("data-before", before)
                element.set("data-behind", behind)
        for element in root.iter():
            if element.get("id") and element.tag not in ("pattern", "path"):
                element.set("id", f"{leaf.anchor}.{element.get('id')}")
            if element.tag in HEADS:
                element.tag = f"h{min(int(element.tag[1]) + 1, 6)}"
        if (head := next(root.iter("h2"), None)) is not None:  # its sheets have it at their head
            head.set("data-outline", f"{leaf.page.code} {words(head)}".strip())
        kind = render.Context(book, lang, leaf.page.slug).kind
        return Bound(
            leaf.anchor, leaf.page.code, leaf.title, kind, leaf.opens, written(root, "html")
        )

    return [
        Chapter(part.anchor, part.title, tuple(bound(leaf) for leaf in part.leaves)) for part in own
    ]


def _links(root: ET.Element) -> Iterator[tuple[ET.Element, set[str]]]:
    """Yield each link, with what was led to before: in the same part of the page, or in its own row."""
    again: set[str] = set()
    for element in root.iter():
        if element.tag in _ANEW:
            again = set()
        if element.tag == "a" and element.get("href"):
            yield element, again


_ANEW = frozenset({"h2", "tr"})


@dataclass(frozen=True, slots=True)
class Made:
    """One book as a file."""

    path: str
    """Path below the site's root."""
    data: bytes
    findings: tuple[Finding, ...] = ()
    """What keeps it from being used."""


def books(book: Handbook, kept: Cache) -> Iterator[Made]:
    """Yield the books of each language in which a page is written; raises `EnvironmentProblem` without Pango."""
    for lang in book.built_languages:
        html = book_html(book, lang)
        if not html:
            continue
        job = _job(book, lang, html)
        printed = _printed(job, html, kept)
        yield Made(job.path, printed.pdf, tuple(_softened(faults(job, printed))))
        yield Made(f"{FOLDER}/{lang}.epub", epub(book, lang))
        for small in pocket_book(book, lang):
            yield Made(f"{FOLDER}/{lang}-pocket.pdf", Worker(kept).make(small).pdf)


def _softened(found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings; a letter without a font keeps no book back: on the screen the reader's own fonts have it."""
    for one in found:
        yield replace(one, severity=Severity.WARNING) if one.code == SIGN_WITHOUT_FONT.code else one


def _job(book: Handbook, lang: str, html: str) -> Job:
    return Job(
        path=f"{FOLDER}/{lang}.pdf",
        source=f"docs/{lang}",
        code="",
        variant="book",
        language=book.languages[lang],
        draw=lambda _: html,
        marks={},
    )


def _printed(job: Job, html: str, kept: Cache) -> PrintResult:
    key = kept.key(state(), STYLE, html)
    data = kept.data(_KIND, key)
    if data is not None:
        return from_bytes(data)
    with rare_garbage_collection():
        engine = Engine(STYLE)
        laid = engine.lay(html)
        file = engine.bind(laid, job.language.direction)
    # the cover has no foot, so what feet say is not asked here
    small = too_small(laid, job.least)
    made = PrintResult(file.pdf, file.pages, 0.0, 0.0, 0, 0, file.missing, file.notes, (), small)
    del engine, laid
    gc.collect()  # a thousand pages: the next language needs their room
    kept.keep_data(_KIND, key, to_bytes(made))
    return made


FOLDER = "books"
STYLE = "print/book.css"
_KIND = "book"
