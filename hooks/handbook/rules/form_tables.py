"""HB048, HB202 and HB221: the tables of a form, their fields, and the answers of a field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.fieldkinds import FIELD_KINDS, kind_of
from handbook.findings import short
from handbook.languages import SOURCE
from handbook.model import NEEDED, Field, Handbook, Heading, Page, Table, Template, group_headings
from handbook.parse.template import example_part
from handbook.rules.base import Add, Report, cached, checks, slug_of
from handbook.rules.nearest import nearest
from handbook.rules.source_text import lines_of

FORM_TABLE_BROKEN = rule("HB221", "form-table", "form-table-broken")
FORM_ROW_CELLS = rule("HB221", "form-table", "form-row-cells")
FORM_HEADS = rule("HB221", "form-table", "form-heads")

PARTS = ("fields", "rows")
"""Ids of the headings of a form's two parts."""
HEADS = ("Field", "Kind", "Needed", "How to fill it in")
"""Heads of the tables of fields in English."""
_ROW = re.compile(r"\s*(?:\||`[^`]+`[^|]*\|)")
"""A line that is written as a row, with or without the first sign."""
_GIVE_ID = "give its heading the id “{ #fields }”, “{ #rows }” or that of a group, each once"


def read_under(page: Page) -> frozenset[str | None]:
    """Return the ids of the headings whose first table is read as fields or rows."""
    return frozenset((*PARTS, *(one.id for one in group_headings(page) if one.id)))


def tables_of(form: Template) -> Iterator[Table]:
    """Yield the tables of fields and of rows."""
    parts = read_under(form.page)
    return (table for table in form.page.text.tables if table.under in parts)


def example_tables(page: Page) -> Iterator[Table]:
    """Yield the tables of the filled example."""
    start, end = example_part(page)
    return (table for table in page.text.tables if start < table.line < end)


def fields_of(form: Template) -> tuple[Field, ...]:
    """Return the fields of a form and those of its rows."""
    return (*form.fields, *form.rows)


@checks("HB221")
@cached
def check_form_tables(book: Handbook) -> Report:
    """Return where a table of a form is broken, or a row holds other cells than its head."""
    report = Report()
    for form in book.templates.values():
        page, add = form.page, report.in_file(form.page.path)
        if page.front.problems:
            continue
        breaks = (*_parted(page), *_tables_not_read(page), *_groups(page))
        for line, what, advice in sorted(breaks, key=lambda one: one[0])[:1]:
            add(FORM_TABLE_BROKEN, line, what=what, advice=advice)
        whole = [one for one in tables_of(form) if len(one.head.cells) == len(HEADS)]
        for table in whole:
            _heads(page, table, add)
        for table in (*whole, *example_tables(page)):
            _cells(table, add)
    return report


@cached
def unread(book: Handbook) -> frozenset[str]:
    """Return the paths of the forms whose tables are to be mended before their fields are judged."""
    lacking = {form.page.path for form in book.templates.values() if _without_fields(form)}
    return frozenset(lacking | _broken(book))


def _broken(book: Handbook) -> set[str]:
    return {one.path for one in check_form_tables(book).of(FORM_TABLE_BROKEN, FORM_HEADS)}


def readable(book: Handbook) -> Iterator[Template]:
    """Yield the forms whose front matter and tables can be read."""
    for form in book.templates.values():
        if not form.page.front.problems and form.page.path not in unread(book):
            yield form


def _lines(page: Page) -> Iterator[tuple[int, str, Heading | None]]:
    """Yield number and text of each line of prose, and the heading above it."""
    headings, above = {one.line: one for one in page.text.headings}, None
    for number, line in lines_of(page.body, page.body_line):
        yield number, line, above
        above = headings.get(number, above)


def _parted(page: Page) -> Iterator[tuple[int, str, str]]:
    """Yield the first row of a form or of its example that no table has: line, what, what to do."""
    known = {line for one in page.text.tables for line in (one.line, one.line + 1)}
    known |= {row.line for one in page.text.tables for row in one.rows}
    example, parts, before = example_part(page), read_under(page), ""
    for number, line, above in _lines(page):
        part = above is not None and above.id in parts
        inside = part or example[0] < number < example[1]
        if not inside or number in known or not _ROW.match(line):
            before = line.strip()
            continue
        if any(above and above.line < row < number for row in known):
            what = f"line {number - 1}" if before else "the empty line above"
            advice = f"move line {number - 1} away" if before else f"delete line {number - 1}"
            yield number, f"{what} parts this row from its table", advice
        else:
            bars = "| --- | --- | --- | --- |" if part else "| --- | --- |"
            advice = f"write the heads above it and “{bars}” between, a --- for each head"
            yield number, "this row belongs to no table", advice
        return


def _tables_not_read(page: Page) -> Iterator[tuple[int, str, str]]:
    example, parts = tuple(example_tables(page)), read_under(page)
    heads = {table.head.cells for table in page.text.tables if table.under in parts}
    first: dict[str | None, Table] = {}
    for table in page.text.tables:
        read = first.setdefault(table.under, table)
        if table.under in parts and read is not table:
            what = f"there is a second table under “{table.under}”, and only the first is read"
            yield table.line, what, f"move its rows into the table on line {read.line}"
        fields = table.head.cells in heads or any(_is_field(*row.cells) for row in table.rows)
        if fields and table.under not in parts and table not in example:
            above = [one.line for one in page.text.headings if one.line < table.line]
            under = short(table.under or "no id")
            what = f"there is a table of fields under “{under}”, which is not read"
            yield [table.line, *above][-1], what, _GIVE_ID


def _is_field(name: str, kind: str = "", needed: str = "", *rest: str) -> bool:
    return name.startswith("`") and kind in FIELD_KINDS and needed in NEEDED and len(rest) == 1


def _groups(page: Page) -> Iterator[tuple[int, str, str]]:
    groups = group_headings(page)
    for table in page.text.tables:
        if groups and table.under == "fields" and table.line < groups[-1].line:
            what = "these fields are in no group, and the form has groups"
            advice = "write a heading above this table, such as “### Case { #case }”"
            yield table.line, what, advice
    filled = {above for _, line, above in _lines(page) if "|" in line}
    for group in groups:
        if group not in filled:
            what = f"the group “{short(group.text)}” has no table of fields"
            yield group.line, what, "write its table below this heading, or remove the heading"


def _heads(page: Page, table: Table, add: Add) -> None:
    moved = [row.cells[2] in FIELD_KINDS or row.cells[1] == "always" for row in table.rows]
    if (page.lang == SOURCE and table.head.cells != HEADS) or (moved and all(moved)):
        heads = short(" | ".join(table.head.cells), 80)
        add(FORM_HEADS, table.line, heads=heads, wanted=" | ".join(HEADS))


def _cells(table: Table, add: Add) -> None:
    wanted = len(table.head.cells)
    for row in table.rows:
        if (typed := row.typed) != wanted:
            advice = "write each cell, an empty one as “| |”"
            if typed > wanted:
                advice = "write “\\|” for a | inside a cell"
            cells = "one cell" if typed == 1 else f"{typed} cells"
            add(FORM_ROW_CELLS, row.line, typed=cells, wanted=wanted, advice=advice)


FORM_WITHOUT_FIELDS = rule("HB048", "part-missing", "form-without-fields")
FIELD_ID_FORM = rule("HB202", "field-malformed", "field-id-form")
FIELD_ID_TWICE = rule("HB202", "field-malformed", "field-id-twice")
FIELD_KIND = rule("HB202", "field-malformed", "field-kind")
FIELD_NEEDED = rule("HB202", "field-malformed", "field-needed")
FIELD_WITHOUT_CHOICES = rule("HB202", "field-malformed", "field-without-choices")
CHOICE_ID = rule("HB202", "field-malformed", "choice-id")
CHOICES_APART = rule("HB202", "field-malformed", "choices-apart")

_LONGEST = 31
_FIELD_ID = re.compile(r"[a-z][a-z0-9-]{1,30}")
_CHOICE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")
_ANSWERS = re.compile(r"[^`]*(?:`[^`]+`(?:[^`·|]*[^`·|\s])? · (?=`))*`[^`]+`[^`·|]*")
_LIKE = re.compile(r"`[a-z0-9][a-z0-9-]*` [^`·|,]+[·,]\s*`[a-z0-9][a-z0-9-]*` \S")
"""Two answers in a cell."""


@checks("HB048", "HB202")
@cached
def check_form_fields(book: Handbook) -> Report:
    """Return what is wrong with the fields of all forms whose front matter can be read."""
    report, tables = Report(), check_form_tables(book)
    for form in book.templates.values():
        page, line = form.page, _without_fields(form)
        if line and not page.front.problems and page.path not in _broken(book):
            report.add(FORM_WITHOUT_FIELDS, page.path, line)
    cut = {(found.path, found.line) for found in tables.of(FORM_ROW_CELLS)}
    for form in readable(book):
        path, seen = form.page.path, dict[str, int]()
        rows = {row.line: row for table in tables_of(form) for row in table.rows}
        for field in fields_of(form):
            if (path, field.line) not in cut:
                _field(field, seen, report.in_file(path))
                _choices(rows[field.line].cells[3], field, report.in_file(path))
    return report


def _without_fields(form: Template) -> int:
    """Return the line where a form lacks its fields, 0 where it has them."""
    narrow = [one.line for one in tables_of(form) if len(one.head.cells) != len(HEADS)]
    if form.fields and not narrow:
        return 0
    heads = [one.line for one in form.page.text.headings if one.id == "fields"]
    return [*narrow, *heads, form.page.body_line][0]


def sound(form: Template) -> bool:
    """Return whether each field of a form has an id of the right form, and none has another's."""
    ids = [field.id for field in fields_of(form)]
    return len(set(ids)) == len(ids) and all(id_ and _FIELD_ID.fullmatch(id_) for id_ in ids)


def _field(field: Field, seen: dict[str, int], add: Add) -> None:
    line, label = field.line, short(field.label)
    if field.id is None or not _FIELD_ID.fullmatch(field.id):
        slug = slug_of(field.label)[:_LONGEST].rstrip("-")
        if not _FIELD_ID.fullmatch(slug):
            slug = f"field-{slug or 'name'}"[:_LONGEST].rstrip("-")
        id_, has = f"id “{short(field.id)}”" if field.id else "id", "is no id of the right form"
        has = has if field.id else "is missing"
        add(FIELD_ID_FORM, line, id=id_, has=has, label=label, proposal=slug)
    elif field.id in seen:
        add(FIELD_ID_TWICE, line, id=field.id, first=seen[field.id])
    seen.setdefault(field.id or "", line)
    if field.kind not in FIELD_KINDS:
        near = nearest(field.kind, FIELD_KINDS)
        wanted = f"“{near}”" if near else f"one of {', '.join(FIELD_KINDS)}"
        add(FIELD_KIND, line, kind=short(field.kind), label=label, wanted=wanted)
    elif FIELD_KINDS[field.kind].chosen and not field.choices:
        add(FIELD_WITHOUT_CHOICES, line, label=label)
    if field.needed not in NEEDED:
        add(FIELD_NEEDED, line, needed=short(field.needed), label=label)


def _choices(cell: str, field: Field, add: Add) -> None:
    line, label = field.line, short(field.label)
    if not kind_of(field.kind).chosen:
        if field.kind in FIELD_KINDS and _LIKE.search(cell):
            what = f"the field “{label}” names answers, and its kind is “{short(field.kind)}”"
            advice = "write the kind “choice” or “choices”, or take the back-ticks away"
            add(CHOICES_APART, line, what=what, advice=advice)
        return
    seen: set[str] = set()
    for choice in field.choices:
        what = "" if choice.label else "has no label"
        what = "is given twice" if choice.id in seen else what
        what = what if _CHOICE_ID.fullmatch(choice.id) else "is no id of the right form"
        if what:
            add(CHOICE_ID, line, id=short(choice.id), what=what, label=label)
        seen.add(choice.id)
    read = _ANSWERS.match(cell)
    if field.choices and read and (rest := short(cell[read.end() :])):
        what = f"“{rest}” is not read as an answer of “{label}”"
        advice = "write each answer as “`id` label”, and “ · ” between two"
        add(CHOICES_APART, line, what=what, advice=advice)


@cached
def faulty(book: Handbook) -> frozenset[tuple[str, int]]:
    """Return path and line of each field that is to be mended before it is compared (HB048, HB202)."""
    return check_form_tables(book).locations() | check_form_fields(book).locations()
