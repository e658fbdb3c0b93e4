"""An exercise becomes the HTML of its prints: pages for learners, and pages that the trainer keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from handbook.languages import Language
from handbook.markup import finished
from handbook.model import HANDOUTS, Handbook, Page, Part, handout, kept
from handbook.model.role import TRIAL
from handbook.press.paper import document, of_page, reasons
from handbook.press.print_jobs import Job, Listed, cases, job_of, marked_invented


def exercises(book: Handbook, lang: str) -> Iterator[Job]:
    """Yield the print files of the exercises of a language."""
    for (own, _), page in book.pages.items():
        if own == lang:
            yield from (_job(page, book, anchor) for anchor in HANDOUTS if handout(page, anchor))


def case_file(book: Handbook, lang: str) -> Iterator[Job]:
    """Yield what the file of the invented case binds: story and questions, forms, and the answers."""
    forms = list(cases(book, lang))
    page = next((one for one in book.pages.values() if (one.lang, one.role) == (lang, TRIAL)), None)
    front, back = (
        [_of_case(page, book, one)] if page and handout(page, one) else [] for one in HANDOUTS
    )
    yield from (*front, *forms, *back) if forms else ()


def exercise(page: Page, book: Handbook, anchor: str, *, of_case: bool = False) -> str:
    """Return the HTML of an exercise's pages; each part begins a page, and each says it is invented."""
    language = book.languages[page.lang]
    look = page.policy.text(anchor)
    return document(
        "exercise",
        language,
        book,
        **of_page(page),
        kind=f"exercise {f'as-{look} ' if look else ''}{anchor}{' case' if of_case else ''}",
        variant=anchor,
        notes=[language.word("invented" if of_case else "invented-short")],
        of_case=of_case,
        parts=[
            (_anchor(page, part), part, _drawn(part, book, language), part in kept(page))
            for part in handout(page, anchor)
        ],
    )


def _drawn(part: Part, book: Handbook, language: Language) -> Markup:
    """Return the text of a part, each picture in it as the drawing itself."""
    text = reasons(part.text, language, book, tables=True)
    return finished(
        _PICTURE.sub(lambda found: book.drawings.get(f"docs/images/{found[1]}", ""), text)
    )


def _job(page: Page, book: Handbook, anchor: str) -> Job:
    parts = handout(page, anchor)
    title, first = " · ".join(part.title for part in parts), _anchor(page, parts[0])
    held = ", ".join(part.title for part in kept(page)) if anchor == HANDOUTS[0] else ""
    listed = Listed(title, first, (held,), page.reviewed, page.draft)
    draw = partial(exercise, page, book, anchor)
    return job_of(page, page.code, book, anchor, lambda _: draw(), listed=listed)


def _of_case(page: Page, book: Handbook, anchor: str) -> Job:
    """Return the same for the file of the case, in which it has no file of its own."""
    job, draw = _job(page, book, anchor), partial(exercise, page, book, anchor, of_case=True)
    return marked_invented(
        replace(job, path=f"{job.path} in the case", variant="case-print", draw=lambda _: draw())
    )


def _anchor(page: Page, part: Part) -> str:
    return f"{page.code.lower()}-{part.id}"


_PICTURE = re.compile(r'<img[^>]*\bsrc="[^"]*images/([^"/]+)"[^>]*>')
