"""How an XLSX looks and prints, and the only way in which a text comes into one of its cells."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from handbook.fieldkinds import kind_of
from handbook.press.docx import LATIN, LEFT, RIGHT, font_of
from handbook.press.office import Office


@dataclass(frozen=True, slots=True)
class Style:
    """The look of one cell."""

    font: Any
    fill: Any
    border: Any
    alignment: Any
    open: bool
    """Whether it may be written into."""


CellStyles = Mapping[str, Style]
"""The looks of the cells of one form, by what they hold.

`words` is an answer in the language of the form, `signs` one of Latin signs, `box` a tick.
"""


def answer_look(kind: str) -> str:
    """Return the name of the look of the answer of a field."""
    return "box" if kind == "check" else "signs" if kind_of(kind).latin else "words"


def cell_styles(form: Office) -> CellStyles:
    """Return the looks of a form."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415 - slow to load

    side = Side("thin", color=_LINE)
    framed, bare = Border(side, side, side, side), Border()
    way = 2 if form.right else 1

    def style(
        size: int, color: str = _INK, fill: str = "", border: Any = framed, *,  # noqa: ANN401
        bold: bool = False, latin: bool = False, opened: bool = False,
    ) -> Style:  # fmt: skip
        return Style(
            Font(_ARIAL if latin else font_of(form.language.html), size, bold=bold, color=color),
            PatternFill("solid", fgColor=fill) if fill else PatternFill(),
            border,
            Alignment(
                "right" if form.right and latin else None, "top", wrap_text=True,
                readingOrder=1 if latin else way,
            ),
            opened,
        )  # fmt: skip

    signs = style(11, latin=True, opened=True)
    red = Side("thick", color=_RED)
    return {
        "title": style(18, border=bare, bold=True),
        "lead": style(11, border=bare),
        "stop": style(11, _RED, border=Border(red, red, red, red), bold=True),
        "note": style(9, _GREY, border=bare),
        "title_cell": style(10, fill=_DARK, bold=True),
        "label": style(10, fill=_LIGHT, bold=True),
        "told": style(9, fill=_LIGHT),
        "how": style(8, _GREY, fill=_LIGHT),
        "id": style(8, _GREY, fill=_LIGHT, latin=True),
        "worked": style(10, fill=_LIGHT, latin=True),
        "words": style(11, opened=True),
        "signs": signs,
        "box": replace(signs, alignment=Alignment("center", "top")),
    }


def write_cell(cell: Any, text: str, style: Style) -> None:  # noqa: ANN401
    """Write a text into a cell, which it stays whatever sign it begins with."""
    from openpyxl.styles import Protection  # noqa: PLC0415 - slow to load

    if style.alignment.readingOrder == _RIGHT_TO_LEFT:
        text = LATIN.sub(rf"{LEFT}\1{LEFT}", text)
    cell.font, cell.fill, cell.border = style.font, style.fill, style.border
    cell.alignment, cell.number_format = style.alignment, _TEXT
    cell.protection = Protection(locked=not style.open)
    if text:
        cell.value = text
        cell.data_type = "s"  # a text that begins with “=” would else be a formula
        cell.quotePrefix = text[0] in _FORMULA


def height(form: Office, text: str, width: float, size: int) -> float:
    """Return the points that a text of `size` points needs in a cell that is `width` letters wide.

    Office programs work it out themselves, but not for cells that are joined, nor all of them at once.
    """
    lines = sum(max(1, math.ceil(len(line) * size / _LETTER / width)) for line in text.split("\n"))
    return lines * size * (_TALL if form.language.html == "ur" else 1.3) + 5


def set_up_sheet(
    form: Office, sheet: Any, *, widths: Sequence[float], titles: str, frozen: str,  # noqa: ANN401
    grows: bool = False, across: int = 1,
) -> None:  # fmt: skip
    """Set direction, widths, protection, frozen panes and print of a sheet.

    `titles` are the lines that stand on each page; with `grows` rows may be put in; `across` is the
    number of pages that lie side by side, of which each begins with the first column.
    """
    from openpyxl.utils import get_column_letter as letter  # noqa: PLC0415 - slow to load

    sheet.sheet_view.rightToLeft = form.right
    sheet.sheet_view.showGridLines = False
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[letter(number)].width = width
    sheet.freeze_panes = frozen
    guard, page = sheet.protection, sheet.page_setup
    guard.sheet, guard.insertRows = True, not grows
    guard.formatColumns = guard.formatRows = False
    page.orientation, page.paperSize = "landscape", _A4
    page.fitToWidth, page.fitToHeight = across, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = titles
    if across > 1:
        sheet.print_title_cols, page.pageOrder = "A:A", "overThenDown"
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top = margins.bottom = 0.7
    margins.header = margins.footer = 0.35
    head, foot = sheet.oddHeader, sheet.oddFooter
    pages = form.word("page-of").replace("{n}/{m}", f"{LEFT}&P/&N{LEFT}" if form.right else "&P/&N")
    head.left.text = _plain(form, f"{form.code} {form.title}")
    head.right.text, foot.right.text = _plain(form, sheet.title), pages
    foot.left.text = _plain(form, " · ".join(form.marks()))
    for part in (head.left, head.right, foot.left, foot.right):
        part.font, part.size = f"{_ARIAL},Regular", 9


def _plain(form: Office, text: str) -> str:
    """Return a text of which no sign is an order to the program that prints it, nor Latin signs turned round."""
    text = text.replace("&", "&&")
    return RIGHT + LATIN.sub(rf"{LEFT}\1{LEFT}", text) if form.right else text


_LETTER = 10.5
"""Points of the type whose letters are one unit of width, with some air."""
_TALL = 2.3
"""Lines of Nastaliq, which slope, by the size of their type."""
_ARIAL = "Arial"
_INK, _GREY, _RED, _LINE = "FF1A1F24", "FF5A646E", "FFA4120B", "FF8A949E"
_LIGHT, _DARK = "FFF1F3F5", "FFDDE2E6"
_TEXT = "@"
_FORMULA = frozenset("=+-@")
_A4 = 9
_RIGHT_TO_LEFT = 2
