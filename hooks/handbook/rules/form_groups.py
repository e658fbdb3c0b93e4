"""Where the groups of a form's fields are not one table below one heading each."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Heading, Page, group_headings
from handbook.rules.base import short
from handbook.rules.prose import lines_of

PARTS = ("fields", "rows")
"""Ids of the headings of a form's two parts."""


def read_under(page: Page) -> frozenset[str | None]:
    """Return the ids of the headings whose first table is read as fields or rows."""
    return frozenset((*PARTS, *(one.id for one in group_headings(page) if one.id)))


def group_trouble(page: Page) -> Iterator[tuple[int, str, str]]:
    """Yield each group that is not read as its author meant: line, what is wrong, what to do."""
    groups = group_headings(page)
    for table in page.text.tables:
        if groups and table.under == "fields" and table.line < groups[-1].line:
            yield (
                table.line,
                "these fields are in no group, and the form has groups",
                "write a heading above this table, such as “### Case { #case }”",
            )
    for group in groups:
        if not _has_rows(page, group):
            yield (
                group.line,
                f"the group “{short(group.text)}” has no table of fields",
                "write its table below this heading, or remove the heading",
            )


def _has_rows(page: Page, group: Heading) -> bool:
    """Return whether anything that is written as a row follows a heading before the next one."""
    after = (one.line for one in page.text.headings if one.line > group.line)
    end = next(after, float("inf"))
    return any(
        group.line < number < end and "|" in line
        for number, line in lines_of(page.body, page.body_line)
    )
