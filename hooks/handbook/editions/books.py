"""The books of every language, the same bytes every time; one that was made before is not made again."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from handbook.cache import Cache
from handbook.editions.book_html import book_html
from handbook.editions.epub import epub
from handbook.findings import Finding, Severity
from handbook.model import Handbook
from handbook.press.engine import Engine, state
from handbook.press.faults import SIGN_WITHOUT_FONT, faults
from handbook.press.layout_audit import too_small
from handbook.press.pocket import pocket_book
from handbook.press.print_jobs import Job
from handbook.press.print_result import PrintResult, from_bytes, to_bytes
from handbook.press.worker import Worker, rare_garbage_collection


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
