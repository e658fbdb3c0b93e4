"""A form of one head, with or without rows, becomes a DOCX that every office program can fill in."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from handbook.model import Field
from handbook.press.docx_text import LATIN_KINDS, control, font_of, fonts, stretches
from handbook.press.office import Office
from handbook.press.package import parts, sealed

EMPTY_ROWS = 10
"""Rows that stand ready; more are added by copying one."""


def docx(form: Office) -> bytes:
    """Return the bytes of the DOCX of a form: the same form, the same bytes."""
    lines = list(_lines(form.rows))
    edges = sorted({edge for line in lines for _, _, edge in line} | {0})
    own = parts(
        "docx",
        form=form,
        font=font_of(form.html),
        fonts=fonts(form.html),
        stretches=stretches,
        latin_kinds=LATIN_KINDS,
        control=control,
        height=lambda kind: _HEIGHTS.get(kind, _HEIGHT),
        grid=[end - start for start, end in itertools.pairwise(edges)],
        lines=[
            [
                (field, end - start, edges.index(end) - edges.index(start))
                for field, start, end in line
            ]
            for line in lines
        ],
        empty_rows=EMPTY_ROWS,
    )
    return sealed(own, form)


def _lines(fields: Sequence[Field]) -> Iterator[list[tuple[Field, int, int]]]:
    """Yield the lines of one row: its fields in order, each with its edges, spread over the width."""
    lines: list[list[Field]] = [[]]
    for field in fields:
        if sum(map(_width, (*lines[-1], field))) > _WIDE:
            lines.append([])
        lines[-1].append(field)
    for line in lines:
        whole, at, placed = sum(map(_width, line)), 0, []
        for field in line:
            start = at
            at += _width(field)
            placed.append((field, _edge(start, whole), _edge(at, whole)))
        yield placed


def _edge(at: int, whole: int) -> int:
    """Return an edge in twips, so that edges of different lines that nearly meet are the same one."""
    return round(at * _WIDE / whole / _STEP) * _STEP


def _width(field: Field) -> int:
    return _WIDTHS.get(field.kind, 2200)


_WIDE = 16838 - 2 * 851
"""Twips between the margins of a page that lies, as in document.xml.j2; all lengths here are twips."""
_STEP = 20
_HEIGHT = 520
_HEIGHTS = {"long-text": 1500, "signature": 900, "url": 760}
_WIDTHS = {
    "integer": 1200, "number": 1200, "date": 1500, "utc-time": 2300, "offset": 900, "sha256": 3600,
    "url": 4400, "long-text": 4400, "choice": 1900, "choices": 2400, "check": 800, "person-ref": 1500,
}  # fmt: skip
