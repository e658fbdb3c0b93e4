"""HB048, HB202 and HB221: the tables of a form, their fields, and the answers of a field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.fieldkinds import FIELD_KINDS, kind_of
from handbook.findings import short
from handbook.languages import SOURCE
from handbook.model import (
    NEEDED,
    Field,
    Handbook,
    Heading,
    Page,
    Row,
    Table,
    Template,
    group_headings,
)
from handbook.rules.base import Add, Report, cached, checks, slug_of
from handbook.rules.nearest import nearest
from handbook.rules.source_text import lines_of

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
    after = (one.line for one in page.text.headings if one.line > group.line)
    end = next(after, float("inf"))
    return any(
        group.line < number < end and "|" in line
        for number, line in lines_of(page.body, page.body_line)
    )


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


@checks("HB221")
@cached
def check_form_tables(book: Handbook) -> Report:
    """Return where a table of a form is broken, or a row holds other cells than its head."""
    report = Report()
    for form in book.templates.values():
        page, add = form.page, report.in_file(form.page.path)
        if page.front.problems:
            continue
        breaks = (*_apart(page), *_second(page), *_elsewhere(page), *group_trouble(page))
        for line, what, advice in sorted(breaks, key=lambda one: one[0])[:1]:
            add(FORM_TABLE_BROKEN, line, what=what, advice=advice)
        for table in tables_of(form):
            if len(table.head.cells) == len(HEADS):
                _heads(page, table, add)
                _cells(table, add)
        for table in example_tables(page):
            _cells(table, add)
    return report


@cached
def unread(book: Handbook) -> frozenset[str]:
    """Return the paths of the forms whose tables are to be mended before their fields are judged."""
    paths = {one.path for one in check_form_tables(book).of(FORM_TABLE_BROKEN, FORM_HEADS)}
    for form in book.templates.values():
        narrow = any(len(table.head.cells) != len(HEADS) for table in tables_of(form))
        if narrow or not form.fields:
            paths.add(form.page.path)
    return frozenset(paths)


def tables_of(form: Template) -> Iterator[Table]:
    """Yield the tables of fields and of rows."""
    parts = read_under(form.page)
    return (table for table in form.page.text.tables if table.under in parts)


def readable(book: Handbook) -> Iterator[Template]:
    """Yield the forms whose front matter and tables can be read."""
    for form in book.templates.values():
        if not form.page.front.problems and form.page.path not in unread(book):
            yield form


def fields_of(form: Template) -> tuple[Field, ...]:
    """Return the fields of a form and those of its rows."""
    return (*form.fields, *form.rows)


def example_tables(page: Page) -> Iterator[Table]:
    """Yield the tables of the filled example."""
    ids = {one.line: one.id for one in page.text.headings}
    parts = [part for part in _sections(page) if ids[part[0]] == _EXAMPLE]
    for table in page.text.tables:
        if any(start < table.line < end for start, end in parts):
            yield table


def _apart(page: Page) -> Iterator[tuple[int, str, str]]:
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
    under = [heading.id for heading in page.text.headings if heading.line < line]
    return under[-1] in read_under(page) if under else False


def _sections(page: Page) -> Iterator[tuple[int, float]]:
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


def _heads(page: Page, table: Table, add: Add) -> None:
    heads = short(" | ".join(table.head.cells), 80)
    if page.lang == SOURCE and table.head.cells != HEADS:
        wanted = f"write “| {' | '.join(HEADS)} |”, and the cells below in this order"
        add(FORM_HEADS, table.line, heads=heads, wanted=wanted)
    elif table.rows and all(
        row.cells[2] in FIELD_KINDS or row.cells[1] in NEEDED for row in table.rows
    ):
        wanted = "put the kinds into the second column and what is needed into the third"
        add(FORM_HEADS, table.line, heads=heads, wanted=wanted)


def _cells(table: Table, add: Add) -> None:
    wanted = len(table.head.cells)
    for row in table.rows:
        if (typed := row.typed) != wanted:
            cells = "one cell" if typed == 1 else f"{typed} cells"
            advice = "write each cell, an empty one as “| |”"
            if typed > wanted:
                advice = "write “\\|” for a | inside a cell"
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


@checks("HB048", "HB202")
@cached
def check_form_fields(book: Handbook) -> Report:
    """Return what is wrong with the fields of all forms whose front matter can be read."""
    report, tables = Report(), check_form_tables(book)
    broken = {found.path for found in tables.of(FORM_TABLE_BROKEN, FORM_HEADS)}
    cut = {(found.path, found.line) for found in tables.of(FORM_ROW_CELLS)}
    for form in book.templates.values():
        page, add = form.page, report.in_file(form.page.path)
        if page.front.problems or page.path in broken:
            continue
        narrow = [one.line for one in tables_of(form) if len(one.head.cells) != len(HEADS)]
        if narrow or not form.fields:
            heads = [one.line for one in page.text.headings if one.id == "fields"]
            add(FORM_WITHOUT_FIELDS, [*narrow, *heads, page.body_line][0])
            continue
        seen: dict[str, int] = {}
        for field in fields_of(form):
            if (page.path, field.line) not in cut:
                _field(field, seen, add)
    return report


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


_CHOICE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")
_PAIR = re.compile(r"`[^`]+`\s*[^`·|]*")
_APART = re.compile(r"\S · ")
_LIKE = re.compile(r"`[a-z0-9][a-z0-9-]*` [^`·|,]+[·,]\s*`[a-z0-9][a-z0-9-]*` \S")
"""Two answers in a cell."""


@checks("HB202")
@cached
def check_choices(book: Handbook) -> Report:
    """Return where answers cannot be told apart, and where a field with answers is no choice."""
    report = Report()
    cut = {(one.path, one.line) for one in check_form_tables(book).of(FORM_ROW_CELLS)}
    for form in readable(book):
        path = form.page.path
        fields = {field.line: field for field in fields_of(form)}
        for row in (row for table in tables_of(form) for row in table.rows):
            if row.line in fields and (path, row.line) not in cut:
                _choices(row.cells[3], fields[row.line], report.in_file(path))
    return report


def _choices(cell: str, field: Field, add: Add) -> None:
    line, label = field.line, short(field.label)
    if not kind_of(field.kind).chosen:
        if field.kind in FIELD_KINDS and _LIKE.search(cell):
            kind = short(field.kind)
            what = f"the field “{label}” names answers, and its kind is “{kind}”"
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
    for what, advice in _apart_answers(cell[cell.index("`") :], label) if field.choices else ():
        add(CHOICES_APART, line, what=what, advice=advice)


def _apart_answers(answers: str, label: str) -> Iterator[tuple[str, str]]:
    """Yield the first place at which a list of answers is not one pair, ` · `, the next pair."""
    pairs = list(_PAIR.finditer(answers))
    for one, other in zip(pairs, [*pairs[1:], None], strict=True):
        between = answers[one.end() : other.start() if other else len(answers)]
        if lost := short(between.strip(" ·`")):
            advice = f"write “`id` {lost}”, or move the words before the answers"
            yield f"“{lost}” is among the answers of “{label}” without an id", advice
            return
        if other is None:
            if between.strip():
                yield f"“{between.strip()}” follows the last answer of “{label}”", "take it away"
            return
        end = answers[: other.start()]
        if not _APART.fullmatch(end[-4:]) and one[0].rstrip()[-1] != "`":
            first, second = (short(pair[0].rstrip(" ,;·")) for pair in (one, other))
            advice = f"write “{first} · {second}”"
            yield f"“{first}” and “{second}” of “{label}” are not parted by “ · ”", advice
            return


@cached
def faulty(book: Handbook) -> frozenset[tuple[str, int]]:
    """Return path and line of each field that is to be mended before it is compared (HB048, HB202)."""
    families = (check_form_tables(book), check_form_fields(book), check_choices(book))
    return frozenset().union(*(report.locations() for report in families))
