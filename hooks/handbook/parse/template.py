"""A form's page in, its fields out."""

from __future__ import annotations

import re

from handbook.model import Choice, Field, Page, Row, Template

_ID = re.compile(r"^`([^`]+)`\s*(.*)$", re.DOTALL)
_CHOICE = re.compile(r"`([^`]+)`\s*([^`·|]*)")
_COLUMNS = 4


def parse_template(page: Page) -> Template:
    """Return the form of a page: the tables under the headings `fields` and `rows`."""
    tables = {table.under: table for table in page.text.tables}
    fields = tables.get("fields")
    rows = tables.get("rows")
    return Template(
        page,
        tuple(_field(row) for row in fields.rows) if fields else (),
        tuple(_field(row) for row in rows.rows) if rows else (),
    )


def _field(row: Row) -> Field:
    first, kind, needed, how = (*row.cells, *[""] * _COLUMNS)[:_COLUMNS]
    found = _ID.match(first)
    kind = kind.strip("`* ")
    choices = _choices(how) if kind in ("choice", "choices") else ()
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
    )


def _choices(cell: str) -> tuple[Choice, ...]:
    return tuple(Choice(id_, label.strip(" ·.,;")) for id_, label in _CHOICE.findall(cell))
