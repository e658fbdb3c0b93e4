"""What a cell of an XLSX takes: the kinds of answers as conditions that office programs test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from handbook.model import LONGEST, Field
from handbook.press.office import Office

TICK = "✓"
"""What is chosen in the cell of a box."""


class Place(NamedTuple):
    """One cell, or one column of cells, that is answered: of a field, or of one of its choices."""

    field: Field
    id: str
    """The id of the field; of a choice among several with a dot and its own."""
    label: str
    kind: str
    """As the field's, but `check` for each choice among several."""


def places(fields: tuple[Field, ...]) -> Iterator[Place]:
    """Yield the cells that fields are answered in; where several choices may hold, each has its own."""
    for field in fields:
        if field.kind == "choices":
            for choice in field.choices:
                label = f"{field.label}: {choice.label}"
                yield Place(field, f"{field.id}.{choice.id}", label, "check")
        else:
            yield Place(field, str(field.id), field.label, field.kind)


def check(form: Office, place: Place, cell: str, answers: str) -> Any:  # noqa: ANN401 - openpyxl ships no types
    """Return the validation of the answers of a place.

    `cell` is the first cell that is answered, such as `B7`; `answers` is where the labels of the
    field's choices stand. Nothing is asked of an empty cell.
    """
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - slow to load

    kind = place.kind
    told = form.kind(place.field)
    if kind == "check":
        made = DataValidation(type="list", formula1=f'"{TICK}"', allow_blank=True)
        told = TICK
    elif kind == "choice":
        made = DataValidation(type="list", formula1=answers, allow_blank=True)
    elif kind == "sha256":
        made = DataValidation(
            type="textLength", operator="equal", formula1=str(_HASH), allow_blank=True
        )
        told = f"{told}, {_HASH} × 0-9 a-f"
    elif kind in CONDITIONS:
        made = DataValidation(
            type="custom", formula1=CONDITIONS[kind].replace("@", cell), allow_blank=True
        )
    else:
        most = LONGEST.get(kind, LONGEST["text"])
        made = DataValidation(
            type="textLength", operator="lessThanOrEqual", formula1=str(most), allow_blank=True
        )
        told = f"≤ {most}"
    made.errorStyle = "stop"
    made.showErrorMessage = True
    made.errorTitle = place.label[:_LONGEST_TITLE]
    made.error = form.word("office-unfit", form=told)[:_LONGEST_TEXT]
    return made


_DAY = "DAY(DATE(LEFT(@,4),MID(@,6,2),MID(@,9,2)))=--MID(@,9,2),ABS(MID(@,6,2)-6.5)<6"
CONDITIONS = {
    "integer": 'AND(LEN(@)<17,TEXT(--@,"0")=@&"")',
    "number": 'AND(ISNUMBER(--SUBSTITUTE(@,".","")),LEN(@)-LEN(SUBSTITUTE(@,".",""))<2,LEFT(@,1)<>"+",'
    'ISERROR(FIND(",",@)),ISERROR(FIND("%",@)),ISERROR(FIND(" ",@)),ISERROR(SEARCH("e",@)))',
    "date": f'AND(LEN(@)=10,MID(@,5,1)&MID(@,8,1)="--",{_DAY})',
    "utc-time": 'AND(LEN(@)=20,EXACT(MID(@,5,1)&MID(@,8,1)&MID(@,11,1)&RIGHT(@,1),"--TZ"),'
    f'{_DAY},TEXT(--MID(@,12,8),"hh:mm:ss")=MID(@,12,8))',
    "offset": 'AND(LEN(@)=6,OR(LEFT(@,1)="+",LEFT(@,1)="-"),MID(@,4,1)=":",--MID(@,2,2)<15,--RIGHT(@,2)<60)',
    "url": 'AND(LEN(@)<2001,OR(LOWER(LEFT(@,4))="http",LOWER(LEFT(@,4))="hxxp"),ISNUMBER(FIND("://",@)),'
    'ISERROR(FIND(" ",@)))',
}
"""Kind to the condition on its cell, which stands as `@`; programs take at most 255 signs.

No date is asked of the program itself, which would read it by the rules of the country it is set to.
"""
_HASH = 64
_LONGEST_TITLE, _LONGEST_TEXT = 32, 255
