"""HB221: the tables of a form are read whole, row by row and cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.fieldkinds import FIELD_KINDS
from handbook.languages import SOURCE
from handbook.model import (
    NEEDED,
    Handbook,
    Heading,
    Page,
    Row,
    Table,
    Template,
    group_headings,
)  # fmt: skip
from handbook.rules.base import Faults, checks, once_a_book, short
from handbook.rules.form_groups import PARTS, group_trouble, read_under
from handbook.rules.prose import lines_of

FORM_TABLE_BROKEN = rule("HB221", "form-table", "form-table-broken")
FORM_ROW_CELLS = rule("HB221", "form-table", "form-row-cells")
FORM_HEADS = rule("HB221", "form-table", "form-heads")

HEADS = ("Field", "Kind", "Needed", "How to fill it in")
"""Heads of the tables of fields in English."""

_EXAMPLE = "example"
_SECTION = 2
"""Level of the headings of a form's parts."""
_ID = re.compile(r"`[^`]+`")
_ROW = re.compile(r"\s*(?:\||`[^`]+`[^|]*\|)")
"""A line that is written as a row, with or without the first sign."""


@checks(FORM_TABLE_BROKEN, FORM_ROW_CELLS, FORM_HEADS)
@once_a_book
def table_faults(book: Handbook) -> Faults:
    """Return where a table of a form is broken, or a row holds other cells than its head."""
    faults = Faults()
    for form in book.templates.values():
        if not form.page.front.problems:
            _broken(form.page, faults)
            _rows(form, faults)
    return faults


@once_a_book
def unread(book: Handbook) -> frozenset[str]:
    """Return the paths of the forms whose tables are to be mended before their fields are judged."""
    found = table_faults(book)
    paths = {fault.path for rule in _WHOLE for fault in found.of(rule)}
    for form in book.templates.values():
        narrow = any(len(table.head.cells) != len(HEADS) for table in tables_of(form))
        if narrow or not form.fields:
            paths.add(form.page.path)
    return frozenset(paths)


def tables_of(form: Template) -> Iterator[Table]:
    """Yield the tables of fields and of rows."""
    parts = read_under(form.page)
    return (table for table in form.page.text.tables if table.under in parts)


def example_tables(page: Page) -> Iterator[Table]:
    """Yield the tables of the filled example."""
    parts = [part for part in _sections(page) if _at(page, part[0]) == _EXAMPLE]
    for table in page.text.tables:
        if any(start < table.line < end for start, end in parts):
            yield table


def _broken(page: Page, faults: Faults) -> None:
    """Tell the first place at which the fields, rows or example of a form break off."""
    where = min(
        (*_apart(page), *_second(page), *_elsewhere(page), *group_trouble(page)),
        key=lambda one: one[0],
        default=None,
    )
    if where is not None:
        line, what, advice = where
        faults.add(FORM_TABLE_BROKEN, page.path, line, what=what, advice=advice)


def _apart(page: Page) -> Iterator[tuple[int, str, str]]:
    """Yield each line that is written as a row and belongs to no table."""
    known = {line for table in page.text.tables for line in (table.line, table.line + 1)}
    known |= {row.line for table in page.text.tables for row in table.rows}
    parts = list(_sections(page))
    before, last = "", ""
    for number, line in lines_of(page.body, page.body_line):
        if (
            _ROW.match(line)
            and number not in known
            and any(start < number < end for start, end in parts)
        ):
            if last.startswith("|"):
                what = "the empty line above" if not before else f"line {number - 1}"
                advice = (
                    f"delete line {number - 1}" if not before else f"move line {number - 1} away"
                )
                yield number, f"{what} parts this row from its table", advice
            else:
                bars = "| --- | --- | --- | --- |" if _part(page, number) else "| --- | --- |"
                yield (
                    number,
                    "this row belongs to no table",
                    (f"write the heads above it and “{bars}” between, a --- for each head"),
                )
            return
        before = line.strip()
        if before.startswith("#"):
            last = ""
        elif number in known:
            last = "|"


def _part(page: Page, line: int) -> bool:
    """Return whether a line stands under the fields or the rows."""
    under = [heading.id for heading in page.text.headings if heading.line < line]
    return under[-1] in read_under(page) if under else False


def _sections(page: Page) -> Iterator[tuple[int, float]]:
    """Yield where fields, rows and example begin and end."""
    headings, parts = page.text.headings, read_under(page)
    for at, one in enumerate(headings):
        if one.id in parts:
            yield one.line, headings[at + 1].line if at + 1 < len(headings) else float("inf")
        elif one.id == _EXAMPLE:
            later = (other.line for other in headings[at + 1 :] if other.level <= one.level)
            yield one.line, next(later, float("inf"))


def _second(page: Page) -> Iterator[tuple[int, str, str]]:
    for part in read_under(page):
        own = [table for table in page.text.tables if table.under == part]
        if len(own) > 1:
            yield (
                own[1].line,
                f"there is a second table under “{part}”, and only the first is read",
                f"move its rows into the table on line {own[0].line}",
            )


def _elsewhere(page: Page) -> Iterator[tuple[int, str, str]]:
    """Yield each table of fields that stands under another heading."""
    example = tuple(example_tables(page))
    have, parts = {table.under for table in page.text.tables}, read_under(page)
    groups = group_headings(page)
    heads = {table.head.cells for table in page.text.tables if table.under in parts}
    for table in page.text.tables:
        if table.under in parts or table in example:
            continue
        if table.head.cells not in heads and not any(map(_is_field, table.rows)):
            continue
        above = _above(page, table.line)
        lacks = next((part for part in PARTS if part not in have), "")
        advice = "move its rows into the table under “fields” or “rows”"
        if above in groups:
            advice = "give this heading its id"
        elif lacks and above and above.level == _SECTION:
            advice = f"write “{{ #{lacks} }}” behind this heading"
        elif lacks == "fields":
            advice = "write “## Fields { #fields }” above the table"
        yield (
            above.line if above else table.line,
            f"there is a table of fields under “{short(table.under or 'no id')}”, which is not read",
            advice,
        )


def _above(page: Page, line: int) -> Heading | None:
    return next((one for one in reversed(page.text.headings) if one.line < line), None)


def _is_field(row: Row) -> bool:
    cells = row.cells
    return (
        len(cells) == len(HEADS)
        and _ID.match(cells[0]) is not None
        and cells[1] in FIELD_KINDS
        and cells[2] in NEEDED
    )


def _rows(form: Template, faults: Faults) -> None:
    page = form.page
    for table in tables_of(form):
        if len(table.head.cells) == len(HEADS):
            _heads(page, table, faults)
            _cells(page, table, faults)
    for table in example_tables(page):
        _cells(page, table, faults)


def _at(page: Page, line: int) -> str | None:
    return next((one.id for one in page.text.headings if one.line == line), None)


def _heads(page: Page, table: Table, faults: Faults) -> None:
    heads = table.head.cells
    moved = bool(table.rows) and all(
        row.cells[2] in FIELD_KINDS or row.cells[1] in NEEDED for row in table.rows
    )
    if page.lang == SOURCE and heads != HEADS:
        faults.add(FORM_HEADS, page.path, table.line, heads=short(" | ".join(heads), 80),
                   wanted=f"write “| {' | '.join(HEADS)} |”, and the cells below in this order")  # fmt: skip
    elif moved:
        faults.add(FORM_HEADS, page.path, table.line, heads=short(" | ".join(heads), 80),
                   wanted="put the kinds into the second column and what is needed into the third")  # fmt: skip


def _cells(page: Page, table: Table, faults: Faults) -> None:
    wanted = len(table.head.cells)
    for row in table.rows:
        if (typed := row.typed) != wanted:
            faults.add(FORM_ROW_CELLS, page.path, row.line, typed=_counted(typed), wanted=wanted,
                       advice="write “\\|” for a | inside a cell" if typed > wanted
                       else "write each cell, an empty one as “| |”")  # fmt: skip


def _counted(number: int) -> str:
    return "one cell" if number == 1 else f"{number} cells"


_WHOLE = (FORM_TABLE_BROKEN, FORM_HEADS)
"""Rules after whose faults nothing in the tables of a form can be trusted."""
