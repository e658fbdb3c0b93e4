"""What there is to print: every list in three variants, every form and path, in each language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any

from handbook.fieldkinds import kind_of
from handbook.languages import SOURCE, Language
from handbook.model import Checklist, Handbook, Page, Platform, Template, steps
from handbook.model.role import PATH
from handbook.press.checklist import card, checklist, path
from handbook.press.form import anchor, case, form_print
from handbook.press.paper import words
from handbook.render.checklist import bilingual
from handbook.render.print_links import in_case, print_path, printed_cards, variants

CARDS = "docs/data/platforms.yaml"
"""What request cards are made from."""

MOST = 6
"""Pages that a list may have with its reasons, and in large type."""


@dataclass(frozen=True, slots=True)
class Listed:
    """How the cover of a file of many prints lists one of them."""

    title: str = ""
    anchor: str = ""
    """Id of its first heading."""
    about: tuple[str, ...] = ()
    """What is said of it beside its title: of a list its type and minutes, of a form who signs it."""
    reviewed: dt.date | None = None
    draft: bool = False
    rank: int = 0
    """Its place among the lists that stop everything else, from 1; 0 for every other print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One print file to be made."""

    path: str
    """Path below the site's root."""
    source: str
    """Path of the Markdown file that it is made from."""
    code: str
    variant: str
    """`compact`, `full`, `large`, `blank`, `fill`, `minimum`, `path`, `card`, `case-print`, `cover`,
    `hand-out`, `trainer-sheet`, `pocket`."""
    language: Language
    draw: Callable[[float], str]
    """Returns its HTML, given the millimetres of air above and below each row."""
    draw_duplex: Callable[[float, int], str] | None = None
    """The same, given also the items before the back of the paper; None where it has no back."""
    rows: int = 0
    """Rows that share the air; 0 where there is none to share."""
    sides: int | None = None
    """Pages that it may have, None for any number."""
    late: bool = False
    """Whether it may have a second side only until its translation follows the English again."""
    places: tuple[tuple[str, int], ...] = ()
    """Texts of the source with their lines, where a character can be looked for."""
    line: int = 0
    """Line of its title in the source; 0 where it has none."""
    marks: Mapping[str, str]
    """What the foot of each page must say, by its name."""
    listed: Listed = Listed()
    """How a cover lists it; empty where it is bound in no other file."""
    of: int | None = None
    """Pages of the file that it is bound into; None where it stands alone."""

    @property
    def place(self) -> tuple[bool, int, str]:
        """Its place in a file of many: by code, behind the lists that stop everything else."""
        return not self.listed.rank, self.listed.rank, self.code

    @property
    def placed(self) -> bool:
        """Whether it is made of cards or slides, which have a height of their own."""
        return self.variant in ("cards", "slides", "slide-notes")

    @property
    def least(self) -> Mapping[str, float]:
        """Points of type by class or tag, where they are more than those of a foot."""
        return _LEAST.get(self.variant, {})


def jobs(book: Handbook, lang: str) -> Iterator[Job]:
    """Yield the print files of a handbook in one language, the compact sheets first."""
    lists = [one for (own, _), one in book.checklists.items() if own == lang and one.id]
    yield from (_compact(shown, book) for shown in lists)
    for variant in ("full", "large"):
        yield from (_list(shown, book, variant) for shown in lists)
    for (own, _), form in book.templates.items():
        if own == lang and form.id:
            for variant in variants(form):
                draw = partial(form_print, form, book, variant)
                yield _form(form, book, variant, draw)
    for (own, _), page in book.pages.items():
        if own == lang and page.role == PATH and (rows := len(steps(page))):
            draw, place = partial(path, page, book), print_path(lang, page.code)
            yield job_of(page, page.code, book, "path", draw, path=place, rows=rows, sides=1)
    yield from (_card(one, book, lang) for one in printed_cards(book))


def cases(book: Handbook, lang: str) -> Iterator[Job]:
    """Yield the filled examples of a language by code; they are printed in one file only."""
    own = [form for (of, _), form in book.templates.items() if of == lang and in_case(form)]
    for form in sorted(own, key=lambda form: form.id):
        yield marked_invented(_form(form, book, "case-print", partial(case, form, book)))


def marked_invented(job: Job) -> Job:
    """Return the job of a print each of whose pages must say that it is invented."""
    return replace(job, marks={**job.marks, "its word “invented”": job.language.word("invented")})


def _compact(shown: Checklist, book: Handbook) -> Job:
    job = _list(shown, book, "compact")
    language, kind = job.language, shown.meta.text("type")
    job = replace(
        job,
        rows=sum(1 for _ in shown.items()),
        sides=1,
        listed=Listed(
            shown.title,
            shown.anchor,
            (language.word(kind), language.minutes(shown.minutes)),
            shown.reviewed,
            shown.draft,
            shown.stop_rank,
        ),
    )
    if not bilingual(shown, book) or shown.one_side:
        return job
    return replace(
        job, sides=2, draw_duplex=partial(checklist, shown, book, "compact"), late=not shown.strict
    )


def _list(shown: Checklist, book: Handbook, variant: str) -> Job:
    draw = partial(checklist, shown, book, variant)
    return job_of(shown, shown.id, book, variant, draw, sides=MOST)


def _form(form: Template, book: Handbook, variant: str, draw: Callable[[float], str]) -> Job:
    page, fields = form.page, (*form.fields, *form.rows)
    signers = dict.fromkeys(one.label for one in fields if kind_of(one.kind).signed)
    about = words("; ".join(signers), book.languages[page.lang])
    listed = Listed(page.title, anchor(form), (about,), page.reviewed, page.draft)
    return job_of(page, form.id, book, variant, draw, listed=listed)


def job_of(
    text: Page | Checklist, code: str, book: Handbook, variant: str, draw: Callable[[float], str],
    **more: Any,  # noqa: ANN401 - what a job holds besides, which its own class names
) -> Job:  # fmt: skip
    """Return the job of a print that is made from one page or list; its path names code and variant."""
    front = ((one.node.value, one.line) for one in text.meta.entries())
    return Job(
        source=text.path,
        code=code,
        variant=variant,
        language=book.languages[text.lang],
        draw=draw,
        line=next((entry.line for entry in text.meta.entries() if entry.key == "title"), 0),
        places=(
            *((words, line) for words, line in front if isinstance(words, str)),
            *((line, number) for number, line in enumerate(text.body.split("\n"), text.body_line)),
        ),
        marks=footmarks(code, book, text.lang, text.reviewed),
        **{"path": print_path(text.lang, code, variant), **more},
    )


def printed_alone(book: Handbook) -> frozenset[str]:
    """Return the codes of forms that no file binds: on both sides, a receipt could lie on the back of its notice."""
    return frozenset(form.id for form in book.templates.values() if form.exports == "paper")


def _card(platform: Platform, book: Handbook, lang: str) -> Job:
    entry, language = book.codes[platform.page], book.languages[lang]
    page = book.pages.get((SOURCE, entry.path))
    reviewed = page.reviewed if page else None
    return Job(
        path=print_path(lang, platform.page, platform.id, "card"),
        source=CARDS,
        code=platform.page,
        variant="card",
        language=language,
        draw=partial(card, platform, book, language, reviewed),
        line=platform.line,
        rows=len(book.practice.of("card")),
        sides=1,
        places=tuple((f"{one.text} {one.about}", one.line) for one in platform.values.values()),
        marks=footmarks(platform.page, book, lang, reviewed),
    )


def footmarks(code: str, book: Handbook, lang: str, reviewed: dt.date | None) -> Mapping[str, str]:
    """Return what the foot of each page of a print must say, by its name."""
    date = str(reviewed or "")
    return {"its code": code, **edition_marks(book, lang), "its date of review": date}


def edition_marks(book: Handbook, lang: str) -> Mapping[str, str]:
    """Return what every foot must say: edition and language, and whether it has an agency's overlay."""
    local = {"its mark “local”": book.languages[lang].word("local-short")} if book.local else {}
    return {**local, "its edition": book.edition, "its language": lang}


_LEAST: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "compact": {"li": 11, "halt": 11, "when": 8, "english": 9},
        "full": {"do": 11, "halt": 11, "when": 8, "english": 9},
        "large": {"main": 18},
        "pocket": {"main": 8.5},
        "path": {"do": 11, "halt": 11, "check": 9.5},
        "cards": {"card-text": 10.5},
        "slides": {"slide": 24},
        "card": {"card-said": 11, "card-asked": 11, "verified": 9.5},
    }
)
