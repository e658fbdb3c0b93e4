"""A log, or a form whose weight lies in its rows, becomes an XLSX whose cells check what is typed."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from handbook.fieldkinds import kind_of
from handbook.model import Field
from handbook.press.office import LATIN, LEFT, RIGHT, Office, deterministic_zip, font_of


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
    return lines * size * (_TALL_SCRIPT if form.language.html == "ur" else 1.3) + 5


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
_TALL_SCRIPT = 2.3
"""Lines of Nastaliq, which slope, by the size of their type."""
_ARIAL = "Arial"
_INK, _GREY, _RED, _LINE = "FF1A1F24", "FF5A646E", "FFA4120B", "FF8A949E"
_LIGHT, _DARK = "FFF1F3F5", "FFDDE2E6"
_TEXT = "@"
_FORMULA = frozenset("=+-@")
_A4 = 9
_RIGHT_TO_LEFT = 2


EMPTY_ROWS = 100
"""Rows that stand ready."""


def xlsx(form: Office) -> bytes:
    """Return the bytes of the XLSX of a form: the same form, the same bytes."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow, and only those pay who make office files
    from openpyxl.workbook.protection import WorkbookProtection  # noqa: PLC0415

    book = Workbook()
    seen = cell_styles(form)
    head = book.active
    head.title = _tab(form.word("form"))
    rows = book.create_sheet(_tab(form.word("print-rows"))) if form.rows else None
    listed = book.create_sheet(_tab(form.word("office-answers")))
    answers = _list(form, listed, seen)
    at = _head(form, head, seen, answers)
    if rows is not None:
        _rows(form, rows, seen, answers, f"{_quoted(head.title)}!{at}" if at else "")
    if not answers:
        book.remove(listed)
    book.security = WorkbookProtection(lockStructure=True)
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name, old, new = _PRIVATE
    parts[name] = parts[name].replace(old, new, 1)
    return deterministic_zip(parts, form)


def _list(form: Office, sheet: Any, seen: CellStyles) -> dict[tuple[str, str], str]:  # noqa: ANN401
    """Write every choice with its id; return where the labels of each field stand, by table and id."""
    found: dict[tuple[str, str], str] = {}
    titles = (form.word("field"), form.word("office-id"), form.word("office-answer"))
    for column, title in enumerate(titles, 1):
        write_cell(sheet.cell(1, column), title, seen["title_cell"])
    line = 2
    for table, fields in (("head", form.fields), ("rows", form.rows)):
        for field in fields:
            first = line
            for choice in field.choices:
                cells = ((str(field.id), "id"), (choice.id, "id"), (choice.label, "told"))
                for column, (text, look) in enumerate(cells, 1):
                    write_cell(sheet.cell(line, column), text, seen[look])
                line += 1
            if field.choices:
                found[table, str(field.id)] = f"{_quoted(sheet.title)}!$C${first}:$C${line - 1}"
    set_up_sheet(form, sheet, widths=(26, 26, 60), titles="1:1", frozen="A2")
    return found


def _head(form: Office, sheet: Any, seen: CellStyles, answers: dict[tuple[str, str], str]) -> str:  # noqa: ANN401
    """Write the sheet of single answers; return the cell of the local offset, empty without one."""
    line = 1
    for text, kind in _opening(form):
        style = seen[kind]
        write_cell(sheet.cell(line, 1), text, style)
        sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=len(_WIDTHS))
        sheet.row_dimensions[line].height = height(form, text, sum(_WIDTHS), style.font.size) + _AIR
        line += 1
    titles = ("field", "office-answer", "how-to-fill", "needed", "office-id")
    for column, key in enumerate(titles, 1):
        write_cell(sheet.cell(line, column), form.word(key), seen["title_cell"])
    first, offset = line, ""
    for line, place in enumerate(answer_cells(form.fields), first + 1):
        texts = (place.label, "", _how(form, place), form.needed(place.field), place.id)
        looks = [seen[one] for one in ("label", answer_look(place.kind), "told", "told", "id")]
        for column, (text, look) in enumerate(zip(texts, looks, strict=True), 1):
            write_cell(sheet.cell(line, column), text, look)
        least = _TALL if kind_of(place.kind).control == "lines" else _ROW
        told = (height(form, texts[at], _WIDTHS[at], looks[at].font.size) for at in (0, 2))
        sheet.row_dimensions[line].height = max(least, *told)
        _guard(form, sheet, place, f"B{line}", f"B{line}", answers.get(("head", place.id), ""))
        if place.id == "local-offset":
            offset = f"$B${line}"
    set_up_sheet(form, sheet, widths=_WIDTHS, titles=f"{first}:{first}", frozen=f"C{first + 1}")
    return offset


def _opening(form: Office) -> Iterator[tuple[str, str]]:
    yield f"{form.code}  {form.title}", "title"
    yield " · ".join(form.marks()), "note"
    if form.able:
        yield form.able, "lead"
    word, text = form.stop_notice
    if text:
        yield f"{word}. {text}", "stop"
    for notice, _ in form.notices:
        yield notice, "lead"
    log = (form.word("office-log"),) if form.log else ()
    yield " ".join((form.word("office-fill"), *log, form.word("office-name"))), "note"


def _rows(
    form: Office, sheet: Any, seen: CellStyles, answers: dict[tuple[str, str], str], offset: str  # noqa: ANN401
) -> None:  # fmt: skip
    """Write the sheet of rows: ids, labels, how to fill in, then empty rows."""
    from openpyxl.utils import get_column_letter as letter  # noqa: PLC0415 - slow to load

    columns = list(answer_cells(form.rows))
    first, last = len(_HEAD_LINES) + 1, len(_HEAD_LINES) + EMPTY_ROWS
    for column, place in enumerate(columns, 1):
        for line, text in enumerate((place.id, place.label, _how(form, place, needed=True)), 1):
            write_cell(sheet.cell(line, column), text, seen[_HEAD_LINES[line - 1]])
        for line in range(first, last + 1):
            write_cell(sheet.cell(line, column), "", seen[answer_look(place.kind)])
        start, end = f"{letter(column)}{first}", f"{letter(column)}{last}"
        _guard(form, sheet, place, start, end, answers.get(("rows", place.id), ""))
    widths: list[float] = [kind_of(place.kind).letters for place in columns]
    across = max(1, round(sum(widths) / _ACROSS))
    if form.log:
        widths += utc_columns(form, sheet, seen, columns, offset, range(first, last + 1))
    for line in range(2, first):
        told = (
            height(form, sheet.cell(line, at).value or "", width, seen["title_cell"].font.size)
            for at, width in enumerate(widths, 1)
        )
        sheet.row_dimensions[line].height = max(told)
    for line in range(first, last + 1):
        sheet.row_dimensions[line].height = _ROW
    sheet.print_area = f"A1:{letter(len(columns))}{last}"
    frozen = "B" if columns and columns[0].kind == "integer" else "A"
    set_up_sheet(
        form, sheet, widths=widths, titles=f"1:{len(_HEAD_LINES)}", frozen=f"{frozen}{first}",
        grows=not form.log, across=across,
    )  # fmt: skip


def _guard(
    form: Office, sheet: Any, place: AnswerCell, start: str, end: str, answers: str  # noqa: ANN401
) -> None:  # fmt: skip
    rule = validation(form, place, start, answers)
    sheet.add_data_validation(rule)
    rule.add(start if start == end else f"{start}:{end}")


def _how(form: Office, place: AnswerCell, *, needed: bool = False) -> str:
    """Return how a place is filled in, and the form of its answer."""
    field: Field = place.field
    parts: Sequence[str] = (form.needed(field) if needed else "", form.kind(field))
    told = " · ".join(part for part in parts if part)
    return "\n".join(part for part in ((told, field.how) if needed else (field.how, told)) if part)


def _tab(word: str) -> str:
    """Return a word as the name of a sheet, which is short and lacks the signs of a formula."""
    return _NO_TAB.sub(" ", word).strip("' ")[:_LONGEST_TAB]


def _quoted(title: str) -> str:
    return "'" + title.replace("'", "''") + "'"


_PRIVATE = ("xl/workbook.xml", b"<workbookPr", b'<workbookPr filterPrivacy="1"')
"""Asks the program to leave out who saved the file; the library cannot say it."""
_WIDTHS = (34, 48, 52, 16, 24)
_HEAD_LINES = ("id", "title_cell", "how")
"""Looks of the lines above the rows, in order."""
_ACROSS = 200
"""Letters that stand beside each other on a page lying on its side, at about 8 points."""
_ROW, _TALL, _AIR = 30, 75, 4
"""Points of an empty row, enough to write into by hand; of one for a long text; and between texts."""
_NO_TAB = re.compile(r"[\\*?:/\[\]]")
_LONGEST_TAB = 31
"""What programs for tables refuse in the name of a sheet, and how long they let it be."""


TICK = "✓"
"""What is chosen in the cell of a box."""


class AnswerCell(NamedTuple):
    """One cell, or one column of cells, that is answered: of a field, or of one of its choices."""

    field: Field
    id: str
    """The id of the field; of a choice among several with a dot and its own."""
    label: str
    kind: str
    """As the field's, but `check` for each choice among several."""


def answer_cells(fields: tuple[Field, ...]) -> Iterator[AnswerCell]:
    """Yield the cells that fields are answered in; where several choices may hold, each has its own."""
    for field in fields:
        if kind_of(field.kind).chosen == "many":
            for choice in field.choices:
                label = f"{field.label}: {choice.label}"
                yield AnswerCell(field, f"{field.id}.{choice.id}", label, "check")
        else:
            yield AnswerCell(field, str(field.id), field.label, field.kind)


def validation(form: Office, place: AnswerCell, cell: str, answers: str) -> Any:  # noqa: ANN401 - openpyxl ships no types
    """Return the validation of the answers of a place.

    `cell` is the first cell that is answered, such as `B7`; `answers` is where the labels of the
    field's choices stand. Nothing is asked of an empty cell.
    """
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - slow to load

    own = kind_of(place.kind)
    told = form.kind(place.field)
    operator = None
    if place.kind == "check":
        what, value, told = "list", f'"{TICK}"', TICK
    elif own.chosen:
        what, value = "list", answers
    elif own.exactly[0]:
        signs, which = own.exactly
        what, value, operator = "textLength", str(signs), "equal"
        told = f"{told}, {signs} × {which}"
    elif own.condition:
        what, value = "custom", own.condition.replace("@", cell)
    else:
        what, value, operator = "textLength", str(own.most), "lessThanOrEqual"
        told = f"≤ {own.most}"
    made = DataValidation(type=what, operator=operator, formula1=value, allow_blank=True)
    made.errorStyle = "stop"
    made.showErrorMessage = True
    made.errorTitle = place.label[:_LONGEST_TITLE]
    made.error = form.word("office-unfit", form=told)[:_LONGEST_TEXT]
    return made


_LONGEST_TITLE, _LONGEST_TEXT = 32, 255


def utc_columns(
    form: Office, sheet: Any, seen: CellStyles, columns: Sequence[AnswerCell], offset: str, lines: range  # noqa: ANN401
) -> list[float]:  # fmt: skip
    """Write the columns behind the others; return their widths, none where no offset is known.

    `offset` is the cell of the form's own local offset; one in the row itself goes before it. The
    field of the log stays what counts: these columns have no id and are no answer.
    """
    from openpyxl.utils import get_column_letter as letter  # noqa: PLC0415 - slow to load

    own = {place.id: f"${letter(number)}" for number, place in enumerate(columns, 1)}
    times = [place for place in columns if place.kind == "utc-time" and place.id != "struck-utc"]
    if not times or not (offset or "local-offset" in own):
        return []
    after = len(columns)
    local, utc = after + 1, after + 2
    texts = (
        (local, form.word("office-local"), form.word("office-aid", label=f"“{times[0].label}”")),
        (utc, form.word("office-utc"), ""),
    )
    for column, title, how in texts:
        write_cell(sheet.cell(1, column), "", seen["id"])
        write_cell(sheet.cell(2, column), title, seen["title_cell"])
        write_cell(sheet.cell(3, column), how, seen["how"])
    for line in lines:
        write_cell(sheet.cell(line, local), "", seen["signs"])
        shift = f"{own['local-offset']}{line}" if "local-offset" in own else offset
        cell = sheet.cell(line, utc)
        write_cell(cell, "", seen["worked"])
        cell.number_format = "General"  # in a cell of text some programs show the formula itself
        cell.value = formula(f"${letter(local)}{line}", shift)
    return [24, 24]


def formula(local: str, offset: str) -> str:
    """Return the formula of the UTC of a local time; empty while one is missing, “?” where one is odd."""
    day = f"DATE(LEFT({local},4),MID({local},6,2),MID({local},9,2))"
    time = f"TIME(MID({local},12,2),MID({local},15,2),MID({local},18,2))"
    shift = f'IF(LEFT({offset},1)="-",-1,1)*TIME(MID({offset},2,2),MID({offset},5,2),0)'
    whole = f"ROUND(({day}+{time}-{shift})*86400,0)/86400"
    return (
        f'=IF(OR({local}="",{offset}=""),"",IF(AND(LEN({local})=19,LEN({offset})=6),'
        f'IFERROR(TEXT({whole},"yyyy-mm-dd")&"T"&TEXT({whole},"hh:mm:ss")&"Z","?"),"?"))'
    )
