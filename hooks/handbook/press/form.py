"""A form becomes the HTML of A4 pages to be filled in by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from html import escape
from types import MappingProxyType

from handbook.languages import Language
from handbook.model import Field, Handbook, Page, Template
from handbook.press.halt import halt
from handbook.press.paper import document, draft, foot, value, words
from handbook.render.marks import mark

COLUMNS = 12
"""Units of width of a page; a field takes as many as its kind needs."""


def blank(form: Template, book: Handbook) -> str:
    """Return the HTML of a form's blank print: every field with room to write, then its rows."""
    page = form.page
    language = book.languages[page.lang]
    more = (language.word("print-draft"),) if page.draft else ()
    fields = "\n".join(
        f'<div class="line">{"".join(_cell(*cell, language) for cell in line)}</div>'
        for line in lines(form.fields, WIDTHS)
    )
    parts = [
        foot(form.id, "blank", language, book.edition, page.reviewed, *more),
        _again(form, language),
        _head(page, language),
        _stop(page, language),
        draft(language, book, "draft-notice") if page.draft else "",
        f'<p class="legend">{escape(language.word("print-legend"))}</p>',
        f'<div class="fields">{fields}</div>',
        _rows(form.rows, language) if form.rows else "",
    ]
    return document(language, f"{form.id} {page.title}", "form", parts)


def lines(
    fields: tuple[Field, ...], widths: Mapping[str, int]
) -> Iterator[list[tuple[int, Field, float]]]:
    """Yield the lines of a form: fields in order with their number and their share of the width."""
    line: list[tuple[int, Field]] = []
    used = 0
    for number, field in enumerate(fields, 1):
        width = _width(field, widths)
        if line and used + width > COLUMNS:
            yield _shared(line, widths)
            line, used = [], 0
        line.append((number, field))
        used += width
    if line:
        yield _shared(line, widths)


def _shared(
    line: list[tuple[int, Field]], widths: Mapping[str, int]
) -> list[tuple[int, Field, float]]:
    total = sum(_width(field, widths) for _, field in line)
    return [(number, field, 100 * _width(field, widths) / total) for number, field in line]


def _width(field: Field, widths: Mapping[str, int]) -> int:
    """Return the units that a field needs; a choice of few short answers needs half a page."""
    width = widths.get(field.kind, COLUMNS // 2)
    signs = sum(len(choice.label) + _BOX_SIGNS for choice in field.choices)
    return COLUMNS // 2 if widths is WIDTHS and 0 < signs <= _HALF_SIGNS else width


def _head(page: Page, language: Language) -> str:
    minutes = page.meta.text("minutes")
    about = language.minutes(minutes) if minutes else ""
    return (
        f'<header class="head"><p class="id">{page.code}</p><h1>{escape(page.title)}</h1></header>\n'
        f'<div class="about"><p class="meta">{escape(about)}</p>'
        f"<p>{words(page.meta.text('able'), language)}</p></div>"
    )


def _again(form: Template, language: Language) -> str:
    """Return what stands above every page but the first, as pages get parted: code and first fields."""
    cells = "".join(f"<span>{words(field.label, language)}</span>" for field in form.fields[:2])
    return f'<div class="again"><b>{value(form.id, language)}</b>{cells}</div>'


def _stop(page: Page, language: Language) -> str:
    """Return the callout that stops, where it stands before the first heading of the page."""
    found = halt(page, language)
    if found is None:
        return ""
    word, text = found
    return (
        f'<div class="halt">{mark("stop", word)}'
        f"<p><strong>{escape(word)}.</strong> {words(text, language)}</p></div>"
    )


def _cell(number: int, field: Field, width: float, language: Language) -> str:
    must = " must" if field.needed == "always" else ""
    how = f' <span class="how">{words(field.how, language)}</span>' if field.how else ""
    tick, room = (
        ('<i class="tick"></i> ', "") if field.kind == "check" else ("", _room(field, language))
    )
    return (
        f'<div class="cell{must}" style="width: {width:.4g}%">'
        f'<p class="label">{number} {tick}<b>{words(field.label, language)}</b>{how}</p>{room}</div>'
    )


def _room(field: Field, language: Language) -> str:
    """Return the room that a field's answer is written into."""
    if field.choices:
        answers = " ".join(
            f'<span class="answer"><i class="tick"></i>&nbsp;{words(choice.label, language)}</span>'
            for choice in field.choices
        )
        return f'<p class="answers">{answers}</p>'
    if field.kind in _COMBS:
        signs = "".join(
            "<i></i>" if sign == "_" else f"<b>{sign}</b>" for sign in _COMBS[field.kind]
        )
        return f'<p class="comb" dir="ltr">{signs}</p>'
    tall = " tall" if field.kind == "signature" else ""
    return f'<p class="room{tall}"></p>' * _ROOMS.get(field.kind, 1)


def _rows(rows: tuple[Field, ...], language: Language) -> str:
    packed = [list(line) for line in lines(rows, _ROW_WIDTHS)]
    count = max(4, _LINES_OF_ROWS // len(packed))
    head = "".join(
        f"<tr>{''.join(_column(*cell, language) for cell in line)}</tr>" for line in packed
    )
    empty = "".join(
        f"<tr>{''.join(f'<td colspan={chr(34)}{_span(width)}{chr(34)}></td>' for *_, width in line)}</tr>"
        for line in packed
    )
    columns = "<col>" * 60
    body = f"<tbody>{empty}</tbody>" * count
    label = escape(language.word("print-rows"))
    return f"<h2>{label}</h2>\n<table><colgroup>{columns}</colgroup><thead>{head}</thead>{body}</table>"


def _column(_: int, field: Field, width: float, language: Language) -> str:
    must = " must" if field.needed == "always" else ""
    answers = " · ".join(words(choice.label, language) for choice in field.choices)
    how = " ".join(part for part in (words(field.how, language), answers) if part)
    small = f'<br><span class="how">{how}</span>' if how else ""
    return (
        f'<th scope="col" class="column{must}" colspan="{_span(width)}">'
        f"{words(field.label, language)}{small}</th>"
    )


def _span(width: float) -> int:
    return math.floor(width * 60 / 100 + 0.5)


WIDTHS: Mapping[str, int] = MappingProxyType(
    {
        "text": 6, "long-text": 12, "integer": 3, "number": 3, "date": 6, "utc-time": 6,
        "offset": 3, "url": 12, "sha256": 12, "choice": 12, "choices": 12, "check": 6,
        "signature": 6, "person-ref": 6,
    }
)  # fmt: skip
"""Kind of field to units of width in the head of a form."""

_ROW_WIDTHS: Mapping[str, int] = MappingProxyType(
    {
        "text": 4, "long-text": 12, "integer": 2, "number": 2, "date": 3, "utc-time": 4,
        "offset": 2, "url": 12, "sha256": 12, "choice": 4, "choices": 4, "check": 1,
        "signature": 4, "person-ref": 3,
    }
)  # fmt: skip
_ROOMS = {"long-text": 3, "url": 2}
"""Kind of field to its empty lines, where that is not one."""
_COMBS = {
    "date": "____-__-__",
    "utc-time": "____-__-__T__:__:__Z",
    "offset": "_ __:__",
}
_LINES_OF_ROWS = 21
_BOX_SIGNS, _HALF_SIGNS = 4, 48
"""Width of an answer's box, and of what half a page holds, in letters."""
