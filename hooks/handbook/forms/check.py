"""One saved form, looked at as a second officer does: read, verified, and what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handbook.forms.chain import Break, make, verify
from handbook.forms.record import Fault, Record
from handbook.forms.saved import STOP, misfits, read_saved
from handbook.forms.semantics import judge, left_open
from handbook.model import Template


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one file."""

    file: str
    record: Record | None
    """None where the file is refused whole."""
    form: Template | None
    faults: tuple[Fault, ...] = ()
    open: tuple[tuple[int, str], ...] = ()
    """Fields that are always needed and have no answer: number of the row, and id."""
    head: str = ""
    """Head hash that the content makes; the one of the file where the chain fits."""
    broken: bool = False
    """Whether the chain does not fit."""
    paper: bool = False
    """Whether it says that it is a form which exists on paper only."""


def check(file: str, data: bytes, forms: Mapping[str, Template]) -> Checked:
    """Return what is found in the bytes of one file; `forms` are the English ones by id."""
    record = read_saved(data, forms)
    if not isinstance(record, Record):
        paper = any(fault.remedy.startswith(STOP) for fault in record)
        return Checked(file, None, None, tuple(sorted(record)), paper=paper)
    form = forms[record.form]
    broken = verify(record.data(), record.chain)
    chain = (_told(broken, record),) if broken else ()
    faults = (
        *_never(record, form),
        *chain,
        *(_draft(record, form) if record.draft else judge(record, form)),
    )
    head = make(record.data()).head
    return Checked(file, record, form, faults, left_open(record, form), head, broken is not None)


def _never(record: Record, form: Template) -> tuple[Fault, ...]:
    """Return the fault of a file that may not exist with one of its answers."""
    field, answer = form.unsaved
    if not field or record.text(field) != answer:
        return ()
    what = f"with “{answer}” here no file of {record.form} may exist"
    take = f", and follow {form.instead}" if form.instead else ""
    return (Fault(0, field, what, f"show it to nobody in the unit{take}"),)


def _draft(record: Record, form: Template) -> tuple[Fault, ...]:
    """Return what keeps a draft from being a record: its mark first, then everything wrong or missing.

    Times and numbers that hold together are asked of a record alone: a draft may say anything.
    """
    mark = Fault(
        0, "", "it is a draft, and no evidence", "open it on the form's page, complete it, save it"
    )
    line = Fault(
        len(record.rows) + 1, "", "a line is written and not added", "add it or discard it"
    )
    missing = [
        Fault(row, id_, "always needed, and without an answer", "fill it in")
        for row, id_ in left_open(record, form)
    ]
    rest = sorted((*misfits(record, form), *missing, *((line,) if record.line else ())))
    return (mark, *rest)


def _told(broken: Break, record: Record) -> Fault:
    remedy = "ask for the file as it was saved, and compare the head hash on the signed print"
    if not broken.row:
        what = "the head hash does not fit: a field, the edition or a time was changed after saving"
        return Fault(0, "chain", what, remedy)
    more = len(record.chain.rows) - len(record.rows)
    if not broken.made:
        what = "a row was taken out after saving: the chain has its hash"
    elif not broken.stored:
        what = "this row was added after saving: the chain has no hash of it"
    elif more > 0:
        what = "its hash does not fit: a row was taken out here after saving"
    elif more < 0:
        what = "its hash does not fit: a row was put in here after saving"
    else:
        what = "its hash does not fit: this row, or its place, was changed after saving"
    return Fault(broken.row, "chain", what, remedy)
