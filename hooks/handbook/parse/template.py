"""A form's page in, its fields out."""

from __future__ import annotations

import math
import re

from handbook.fieldkinds import kind_of
from handbook.markup import read_words
from handbook.model import (
    Answer,
    Choice,
    Example,
    Field,
    Page,
    Row,
    Table,
    Template,
    group_headings,
)  # fmt: skip

_ID = re.compile(r"^`([^`]+)`\s*(.*)$", re.DOTALL)
_CHOICE = re.compile(r"`([^`]+)`\s*([^`·|]*)")
_ANSWERS = re.compile(r"\s*`[a-z0-9][a-z0-9-]*`(?: · `[a-z0-9][a-z0-9-]*`)*\s*")
"""A cell that holds nothing but ids of choices."""
_COLUMNS = 4


def parse_template(page: Page) -> Template:
    """Return the form of a page: the tables under `fields`, under each of its groups, and under `rows`."""
    tables = {table.under: table.rows for table in reversed(page.text.tables)}
    head = tuple(_field(row) for row in tables.get("fields", ()))
    for group in group_headings(page):
        if group.id:
            head += tuple(_field(row, group.id) for row in tables.get(group.id, ()))
    lines = tuple(_field(row) for row in tables.get("rows", ()))
    chosen = frozenset(field.id or "" for field in (*head, *lines) if kind_of(field.kind).chosen)
    return Template(page, head, lines, parse_example(page, chosen))


def parse_example(page: Page, chosen: frozenset[str]) -> Example:
    """Return the filled example: the tables from the heading `example` to the next of its level.

    A table whose first heads begin with no id is of the head, field by field. In every other table
    a column is a field of the rows; several such tables are one where their first cells agree.
    Answers are read as ids in the fields that are `chosen` from; every other text stays as it is.
    """
    start, end = example_part(page)
    head: list[Answer] = []
    rows: dict[str, list[Answer]] = {}
    columns: list[Answer] = []
    for table in page.text.tables:
        if not start < table.line < end:
            continue
        if any(_ID.match(cell) for cell in table.head.cells):
            columns += (
                Answer(found[1], "", table.head.line, found[2].strip())
                for cell in table.head.cells
                if (found := _ID.match(cell))
            )
            _add_rows(table, chosen, rows)
        else:
            head += (
                _answer(found[1], row.cells[1], row.line, chosen, found[2].strip())
                for row in table.rows
                if len(row.cells) > 1 and (found := _ID.match(row.cells[0]))
            )
    return Example(tuple(head), tuple(tuple(row) for row in rows.values()), tuple(columns))


def example_part(page: Page) -> tuple[float, float]:
    """Return the lines between which the filled example is; both infinite without one."""
    lines = iter(page.text.headings)
    own = next((heading for heading in lines if heading.id == "example"), None)
    if own is None:
        return math.inf, math.inf
    return own.line, next((after.line for after in lines if after.level <= own.level), math.inf)


def _add_rows(table: Table, chosen: frozenset[str], rows: dict[str, list[Answer]]) -> None:
    ids = [found[1] if (found := _ID.match(cell)) else "" for cell in table.head.cells]
    for row in table.rows:
        filled = [
            answer
            for id_, cell in zip(ids, row.cells, strict=False)
            if (answer := _answer(id_, cell, row.line, chosen)).text and id_
        ]
        if filled:
            own = rows.setdefault(filled[0].text, [])
            own += (answer for answer in filled if answer.id not in {one.id for one in own})


def _answer(id_: str, cell: str, line: int, chosen: frozenset[str], more: str = "") -> Answer:
    if id_ in chosen and _ANSWERS.fullmatch(cell):
        return Answer(id_, " ".join(re.findall(r"`([^`]+)`", cell)), line, more)
    return Answer(id_, read_words(cell), line, more)


def _field(row: Row, group: str = "") -> Field:
    first, kind, needed, how = (*row.cells, *[""] * _COLUMNS)[:_COLUMNS]
    found = _ID.match(first)
    kind = kind.strip("`* ")
    choices = _choices(how) if kind_of(kind).chosen else ()
    if choices:
        how = (
            _CHOICE.sub("", how).strip(" ·.;")
            if how.lstrip().startswith("`")
            else how[: how.find("`")]
        )
    return Field(
        id=found[1] if found else None,
        label=(found[2] if found else first).strip(),
        kind=kind,
        needed=needed.strip(),
        how=how.strip(),
        choices=choices,
        line=row.line,
        group=group,
    )


def _choices(cell: str) -> tuple[Choice, ...]:
    return tuple(Choice(id_, label.strip(" ·.,;")) for id_, label in _CHOICE.findall(cell))
