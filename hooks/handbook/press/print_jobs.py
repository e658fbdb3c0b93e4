"""What there is to print: every list in three variants, every form and path, in each language."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType

from handbook.languages import SOURCE, Language
from handbook.model import Checklist, Handbook, Node, Page, Platform, Template, steps
from handbook.model.role import PATH
from handbook.press.card import card
from handbook.press.case import case
from handbook.press.form import blank, fill, minimum
from handbook.press.full import full
from handbook.press.path import path
from handbook.press.sheet import compact, large
from handbook.render.checklist import bilingual, sheet_path
from handbook.render.print_links import (
    card_path,
    form_path,
    in_case,
    path_path,
    printed_cards,
    variants,
)

CARDS = "docs/data/platforms.yaml"
"""What request cards are made from."""

MOST = 6
"""Pages that a list may have with its reasons, and in large type."""


@dataclass(frozen=True, slots=True)
class Job:
    """One print file to be made."""

    path: str
    """Path below the site's root."""
    source: str
    """Path of the Markdown file that it is made from."""
    code: str
    variant: str
    """`compact`, `full`, `large`, `blank`, `fill`, `minimum`, `path`, `card`, `case-print`, `cover`,
    `hand-out`, `trainer-sheet`."""
    language: Language
    draw: Callable[[float], str]
    """Returns its HTML, given the millimetres of air above and below each row."""
    turned: Callable[[float, int], str] | None = field(default=None, kw_only=True)
    """The same, given also the items before the back of the paper; None where it has no back."""
    rows: int
    """Rows that share the air; 0 where there is none to share."""
    sides: int | None
    """Pages that it may have, None for any number."""
    late: bool = field(default=False, kw_only=True)
    """Whether it may have a second side only until its translation follows the English again."""
    roomy: bool
    """Whether it probably leaves much of its page empty, so that the first try may be a wide one."""
    places: tuple[tuple[str, int], ...]
    """Texts of the source with their lines, where a character can be looked for."""
    line: int = field(default=0, kw_only=True)
    """Line of its title in the source; 0 where it has none."""
    marks: Mapping[str, str]
    """What the foot of each page must say, by its name."""
    held: tuple[str, str] = field(default=("", ""), kw_only=True)
    """Its title and the id of its head, where it is bound among forms and is none."""
    of: int | None = None
    """Pages of the file that it is bound into; None where it stands alone."""

    @property
    def least(self) -> Mapping[str, float]:
        """Points of type by class or tag, where they are more than those of a foot."""
        return _LEAST.get(self.variant, {})


def jobs(book: Handbook, lang: str) -> Iterator[Job]:
    """Yield the print files of a handbook in one language, the compact sheets first."""
    lists = [one for (own, _), one in book.checklists.items() if own == lang and one.id]
    yield from (_compact(shown, book) for shown in lists)
    for variant, draw in (("full", full), ("large", large)):
        for shown in lists:
            yield _list(shown, book, variant, partial(draw, shown, book))
    for (own, _), form in book.templates.items():
        if own == lang and form.id:
            yield from (_form(form, book, way, _WAYS[way]) for way in variants(form))
    for (own, _), page in book.pages.items():
        if own == lang and page.role == PATH and steps(page):
            yield _path(page, book)
    yield from (_card(one, book, lang) for one in printed_cards(book))


def cases(book: Handbook, lang: str) -> Iterator[Job]:
    """Yield the filled examples of a language by code; they are printed in one file only."""
    own = [form for (of, _), form in book.templates.items() if of == lang and in_case(form)]
    word = book.languages[lang].word("invented")
    for form in sorted(own, key=lambda form: form.id):
        job = _form(form, book, "case-print", case)
        yield replace(job, marks={**job.marks, "its word “invented”": word})


def _compact(shown: Checklist, book: Handbook) -> Job:
    language = book.languages[shown.lang]
    two = bilingual(shown, book) and not shown.one_side
    draw = partial(compact, shown, book)
    few = _FEW if language.direction == "rtl" else _MANY
    job = _list(
        shown,
        book,
        "compact",
        draw,
        rows=sum(1 for _ in shown.items()),
        sides=2 if two else 1,
        roomy=not shown.stop_rank and _lines(shown) <= few,
    )
    return replace(job, turned=draw, late=not shown.strict) if two else job


def _list(
    shown: Checklist,
    book: Handbook,
    variant: str,
    draw: Callable[[float], str],
    *,
    rows: int = 0,
    sides: int = MOST,
    roomy: bool = False,
) -> Job:
    items = tuple(shown.items())
    return Job(
        path=sheet_path(shown, variant),
        source=shown.path,
        code=shown.id,
        variant=variant,
        language=book.languages[shown.lang],
        draw=draw,
        line=title_line(shown.meta),
        rows=rows,
        sides=sides,
        roomy=roomy,
        places=(
            *(
                (entry.node.value, entry.line)
                for entry in shown.meta.entries()
                if isinstance(entry.node.value, str)
            ),
            *((pause.title, pause.line) for pause in shown.pauses),
            *((item.text, item.line) for item in items),
            *(
                (line, number)
                for item in items
                for number, line in enumerate(item.why.splitlines(), item.why_line)
            ),
        ),
        marks=footmarks(shown.id, book, shown.lang, shown.reviewed),
    )


def _form(
    form: Template, book: Handbook, variant: str, draw: Callable[[Template, Handbook, float], str]
) -> Job:
    page = form.page
    return Job(
        path=form_path(form, variant),
        source=page.path,
        code=form.id,
        variant=variant,
        language=book.languages[page.lang],
        draw=partial(draw, form, book),
        line=title_line(page.meta),
        rows=0,
        sides=None,
        roomy=True,
        places=(
            *(
                (
                    " ".join((one.label, one.how, *(choice.label for choice in one.choices))),
                    one.line,
                )
                for one in (*form.fields, *form.rows)
            ),
            *(
                (answer.text, answer.line)
                for row in (form.example.head, *form.example.rows)
                for answer in row
            ),
        ),
        marks=footmarks(form.id, book, page.lang, page.reviewed),
    )


def _path(page: Page, book: Handbook) -> Job:
    found = steps(page)
    return Job(
        path=path_path(page.lang, page.code),
        source=page.path,
        code=page.code,
        variant="path",
        language=book.languages[page.lang],
        draw=partial(path, page, book),
        line=title_line(page.meta),
        rows=len(found),
        sides=1,
        roomy=True,
        places=(
            *((line, number) for number, line in enumerate(page.body.split("\n"), page.body_line)),
            (page.title, title_line(page.meta)),
        ),
        marks=footmarks(page.code, book, page.lang, page.reviewed),
    )


def _card(platform: Platform, book: Handbook, lang: str) -> Job:
    entry, language = book.codes[platform.page], book.languages[lang]
    page = book.pages.get((SOURCE, entry.path))
    reviewed = page.reviewed if page else None
    return Job(
        path=card_path(lang, platform),
        source=CARDS,
        code=platform.page,
        variant="card",
        language=language,
        draw=lambda air: card(platform, book, language, reviewed, air),
        line=platform.line,
        rows=len(book.practice.of("card")),
        sides=1,
        roomy=True,
        places=tuple((f"{one.text} {one.about}", one.line) for one in platform.values.values()),
        marks=footmarks(platform.page, book, lang, reviewed),
    )


def footmarks(code: str, book: Handbook, lang: str, reviewed: dt.date | None) -> Mapping[str, str]:
    """Return what the foot of each page of a print must say, by its name."""
    date = str(reviewed) if reviewed else ""
    return {
        "its code": code,
        "its edition": book.edition,
        "its language": lang,
        "its date of review": date,
    }


def title_line(meta: Node) -> int:
    """Return the line of a title in front matter, 0 without one."""
    return next((entry.line for entry in meta.entries() if entry.key == "title"), 0)


def _lines(shown: Checklist) -> int:
    """Return about how many lines the items of a list take."""
    return sum(
        math.ceil(len(_BLANK.sub(_DRAWN, item.text)) / (_HEAVY if item.critical else _LINE))
        for item in shown.items()
    )


_WAYS: Mapping[str, Callable[[Template, Handbook, float], str]] = MappingProxyType(
    {"blank": blank, "fill": fill, "minimum": minimum}
)
_LINE, _HEAVY = 64, 58
"""Letters of a line, plain and heavy."""
_BLANK, _DRAWN = re.compile("_{3,}"), "_" * 26
_FEW, _MANY = 9, 21
"""Lines of items that leave a page of Nastaliq, and one of Latin letters, roomy."""
_LEAST: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "compact": {"li": 11, "halt": 11, "when": 8, "english": 9},
        "full": {"do": 11, "halt": 11, "when": 8, "english": 9},
        "large": {"main": 18},
        "path": {"do": 11, "halt": 11, "check": 9.5},
        "card": {"card-said": 11, "card-asked": 11, "verified": 9.5},
    }
)
