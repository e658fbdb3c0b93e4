"""What a cell of an XLSX takes: the kinds of answers as conditions that office programs test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from handbook.fieldkinds import kind_of
from handbook.model import Field
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
        if kind_of(field.kind).chosen == "many":
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

    own = kind_of(place.kind)
    told = form.kind(place.field)
    if place.kind == "check":
        made = DataValidation(type="list", formula1=f'"{TICK}"', allow_blank=True)
        told = TICK
    elif own.chosen:
        made = DataValidation(type="list", formula1=answers, allow_blank=True)
    elif own.exactly[0]:
        signs, which = own.exactly
        made = DataValidation(
            type="textLength", operator="equal", formula1=str(signs), allow_blank=True
        )
        told = f"{told}, {signs} × {which}"
    elif own.condition:
        made = DataValidation(
            type="custom", formula1=own.condition.replace("@", cell), allow_blank=True
        )
    else:
        most = own.most
        made = DataValidation(
            type="textLength", operator="lessThanOrEqual", formula1=str(most), allow_blank=True
        )
        told = f"≤ {most}"
    made.errorStyle = "stop"
    made.showErrorMessage = True
    made.errorTitle = place.label[:_LONGEST_TITLE]
    made.error = form.word("office-unfit", form=told)[:_LONGEST_TEXT]
    return made


_LONGEST_TITLE, _LONGEST_TEXT = 32, 255
