"""HB202: the answers of a field, each with its id and its label, parted by one sign."""

from __future__ import annotations

import re

from handbook.catalog import rule
from handbook.fieldkinds import FIELD_KINDS, kind_of
from handbook.model import Field, Handbook, Row, Table, Template
from handbook.rules.base import Faults, checks, once_a_book, short
from handbook.rules.form_tables import table_faults, tables_of, unread
from handbook.rules.templates import field_faults

CHOICE_ID = rule("HB202", "field-malformed", "choice-id")
FORM_ROW_CELLS = rule("HB221", "form-table", "form-row-cells")
CHOICES_APART = rule("HB202", "field-malformed", "choices-apart")

_CHOICE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")
_PAIR = re.compile(r"`[^`]+`\s*[^`·|]*")
_APART = re.compile(r"\S · ")
_LIKE = re.compile(r"`[a-z0-9][a-z0-9-]*` [^`·|,]+[·,]\s*`[a-z0-9][a-z0-9-]*` \S")
"""Two answers in a cell."""


@checks(CHOICE_ID, CHOICES_APART)
@once_a_book
def choice_faults(book: Handbook) -> Faults:
    """Return where answers cannot be told apart, and where a field with answers is no choice."""
    faults = Faults()
    for form in book.templates.values():
        if form.page.front.problems or form.page.path in unread(book):
            continue
        cut = {fault.line for fault in table_faults(book).of(FORM_ROW_CELLS)
               if fault.path == form.page.path}  # fmt: skip
        fields = {field.line: field for field in (*form.fields, *form.rows)}
        for row in _rows(form):
            if row.line in fields and row.line not in cut:
                _row(form.page.path, row, fields[row.line], faults)
    return faults


@once_a_book
def faulty(book: Handbook) -> frozenset[tuple[str, int]]:
    """Return path and line of each field that is to be mended before it is compared (HB048, HB202)."""
    families = (table_faults(book), field_faults(book), choice_faults(book))
    return frozenset().union(*(faults.places() for faults in families))


def _rows(form: Template) -> tuple[Row, ...]:
    tables: tuple[Table, ...] = tuple(tables_of(form))
    return tuple(row for table in tables for row in table.rows)


def _row(path: str, row: Row, field: Field, faults: Faults) -> None:
    label, cell = short(field.label), row.cells[3]
    if not kind_of(field.kind).chosen:
        if field.kind in FIELD_KINDS and _LIKE.search(cell):
            faults.add(CHOICES_APART, path, field.line, what=f"the field “{label}” names answers, "
                       f"and its kind is “{short(field.kind)}”",
                       advice="write the kind “choice” or “choices”, or take the back-ticks away")  # fmt: skip
        return
    seen: set[str] = set()
    for choice in field.choices:
        what = (
            "is no id of the right form" if not _CHOICE_ID.fullmatch(choice.id)
            else "is given twice" if choice.id in seen
            else "has no label" if not choice.label
            else ""
        )  # fmt: skip
        if what:
            faults.add(CHOICE_ID, path, field.line, id=short(choice.id), what=what, label=label)
        seen.add(choice.id)
    if field.choices:
        _parted(path, field, cell[cell.index("`") :], faults)


def _parted(path: str, field: Field, answers: str, faults: Faults) -> None:
    """Tell the first place at which a list of answers is not one pair, ` · `, the next pair."""
    label = short(field.label)
    pairs = list(_PAIR.finditer(answers))
    for one, other in zip(pairs, [*pairs[1:], None], strict=True):
        between = answers[one.end() : other.start() if other else len(answers)]
        lost = between.strip(" ·`")
        if lost:
            faults.add(CHOICES_APART, path, field.line,
                       what=f"“{short(lost)}” is among the answers of “{label}” without an id",
                       advice=f"write “`id` {short(lost)}”, or move the words before the answers")  # fmt: skip
            return
        if other is None:
            if between.strip():
                faults.add(CHOICES_APART, path, field.line,
                           what=f"“{between.strip()}” follows the last answer of “{label}”",
                           advice="take it away")  # fmt: skip
            return
        end = answers[: other.start()]
        if not _APART.fullmatch(end[-4:]) and one[0].rstrip()[-1] != "`":
            first, second = one[0].rstrip(" ,;·"), other[0].rstrip(" ,;·")
            faults.add(CHOICES_APART, path, field.line,
                       what=f"“{short(first)}” and “{short(second)}” of “{label}” "
                       "are not parted by “ · ”",
                       advice=f"write “{short(first)} · {short(second)}”")  # fmt: skip
            return
