"""An exercise becomes the HTML of its prints: pages for learners, and pages that the trainer keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from handbook.languages import Language
from handbook.markup import escaped
from handbook.model import HANDOUTS, Handbook, Page, Part, handout
from handbook.model.role import TRIAL
from handbook.press.case import band
from handbook.press.paper import document, draft, foot, reasons
from handbook.press.print_jobs import Job, cases, footmarks, title_line
from handbook.render.print_links import exercise_path


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
    more = [language.word("invented" if of_case else "invented-short")]
    more += [language.word("print-draft")] if page.draft else []
    parts = [
        foot(page.code, anchor, language, book.edition, page.reviewed, *more),
        band(language) if of_case else "",
        draft(language, book, "draft-notice") if page.draft else "",
        *(_part(page, part, book, language) for part in handout(page, anchor)),
    ]
    look = page.policy.text(anchor)
    kind = f"exercise {f'as-{look} ' if look else ''}{anchor}{' case' if of_case else ''}"
    return document(language, f"{page.code} {page.title}", kind, parts)


def _part(page: Page, part: Part, book: Handbook, language: Language) -> str:
    title = escaped(part.title)
    text = _PICTURE.sub(
        lambda found: book.drawings.get(f"docs/images/{found[1]}", ""),
        reasons(part.text, language, book, tables=True),
    )
    return (
        f'<section class="part" id="{escaped(f"{page.code.lower()}-{part.id}")}">'
        f'<header class="head"><p class="id">{escaped(page.code)}</p>'
        f'<h1 data-outline="{title}">{title}</h1></header>\n{text}</section>'
    )


def _job(page: Page, book: Handbook, anchor: str) -> Job:
    parts = handout(page, anchor)
    return Job(
        path=exercise_path(page, anchor),
        source=page.path,
        code=page.code,
        variant=anchor,
        language=book.languages[page.lang],
        draw=lambda _: exercise(page, book, anchor),
        line=title_line(page.meta),
        rows=0,
        sides=None,
        roomy=True,
        places=tuple((line, n) for n, line in enumerate(page.body.split("\n"), page.body_line)),
        marks=footmarks(page.code, book, page.lang, page.reviewed),
        held=(" · ".join(part.title for part in parts), f"{page.code.lower()}-{parts[0].id}"),
    )


def _of_case(page: Page, book: Handbook, anchor: str) -> Job:
    """Return the same for the file of the case, in which it has no file of its own."""
    job, draw = _job(page, book, anchor), partial(exercise, page, book, anchor, of_case=True)
    word = book.languages[page.lang].word("invented")
    return replace(
        job, path=f"{job.path} in the case", variant="case-print", draw=lambda _: draw(),
        marks={**job.marks, "its word “invented”": word},
    )  # fmt: skip


_PICTURE = re.compile(r'<img[^>]*\bsrc="[^"]*images/([^"/]+)"[^>]*>')
