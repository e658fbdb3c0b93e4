"""A form of one head, with or without rows, becomes a DOCX that every office program can fill in."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from handbook.fieldkinds import kind_of
from handbook.model import Field
from handbook.press.office import Office
from handbook.press.package import deterministic_zip, parts

EMPTY_ROWS = 10
"""Rows that stand ready; more are added by copying one."""


def docx(form: Office) -> bytes:
    """Return the bytes of the DOCX of a form: the same form, the same bytes."""
    lines = list(_lines(form.rows))
    edges = sorted({edge for line in lines for _, _, edge in line} | {0})
    own = parts(
        "docx",
        form=form,
        font=font_of(form.language.html),
        fonts=fonts(form.language.html),
        stretches=stretches,
        kind_of=kind_of,
        height=_HEIGHT,
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
    return deterministic_zip(own, form)


def _lines(fields: Sequence[Field]) -> Iterator[list[tuple[Field, int, int]]]:
    """Yield the lines of one row: its fields in order, each with its edges, spread over the width."""
    lines: list[list[tuple[Field, int]]] = [[]]
    for field in fields:
        wide = kind_of(field.kind).wide
        if sum(own for _, own in lines[-1]) + wide > _WIDE:
            lines.append([])
        lines[-1].append((field, wide))
    for line in lines:
        ends = list(itertools.accumulate((wide for _, wide in line), initial=0))
        # in steps, so that edges of different lines that nearly meet are the same one
        edges = [round(end * _WIDE / max(ends[-1], 1) / _STEP) * _STEP for end in ends]
        yield [(line[n][0], edges[n], edges[n + 1]) for n in range(len(line))]


_WIDE = 16838 - 2 * 851
"""Twips between the margins of a page that lies, as in document.xml.j2; all lengths here are twips."""
_STEP = 20
_HEIGHT = 520


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text in their order, each with whether it is of Latin signs."""
    for number, part in enumerate(LATIN.split(text)):
        if part:
            yield part, number % 2 == 1


def font_of(language: str) -> str:
    """Return the font that is common where a language is read."""
    return _FONTS.get(language, (_LATIN, ()))[0]


def fonts(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the fonts that a DOCX names, each with what to take where it is absent."""
    named = {_LATIN: ("Liberation Sans", "Arimo"), "MS Gothic": ("Segoe UI Symbol", "DejaVu Sans")}
    return named | dict([_FONTS[language]] if language in _FONTS else [])


LATIN = re.compile(
    r"(\([A-Za-z0-9][^()\u0600-\u06ff]*\)|[±+−-]?[A-Za-z0-9](?:[!-'*-~ −]*[A-Za-z0-9%])?)"
)
"""A stretch of Latin signs: a code, a date, an offset, an abbreviation in its brackets."""
LEFT: Final = "\N{LEFT-TO-RIGHT MARK}"
"""Keeps a stretch of Latin signs from being turned round within a right-to-left text."""
RIGHT: Final = "\N{RIGHT-TO-LEFT MARK}"

_LATIN = "Arial"
_FONTS = {
    "ur": ("Jameel Noori Nastaleeq", ("Noto Nastaliq Urdu", "Urdu Typesetting")),
    "bn": ("Nirmala UI", ("Noto Sans Bengali", "Vrinda")),
}
"""Language to a font that is common where it is read, and what stands in for it; elsewhere Arial."""
