"""Two columns beside a log that turn a local time into UTC, for those who read the clock on the wall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handbook.press.office import Office
from handbook.press.xlsx_checks import Place
from handbook.press.xlsx_look import Look, put


def aid(
    form: Office, sheet: Any, seen: Look, columns: Sequence[Place], offset: str, lines: range  # noqa: ANN401
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
        put(sheet.cell(1, column), "", seen.id)
        put(sheet.cell(2, column), title, seen.title_cell)
        put(sheet.cell(3, column), how, seen.how)
    for line in lines:
        put(sheet.cell(line, local), "", seen.answer("utc-time"))
        shift = f"{own['local-offset']}{line}" if "local-offset" in own else offset
        cell = sheet.cell(line, utc)
        put(cell, "", seen.worked)
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
