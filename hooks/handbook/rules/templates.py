"""HB048 and HB202: the tables of fields that forms are made from."""

from __future__ import annotations

import re

from handbook.catalog import rule
from handbook.fieldkinds import FIELD_KINDS
from handbook.model import NEEDED, Field, Handbook, Template
from handbook.rules.base import Faults, checks, once_a_book, short, slug_of
from handbook.rules.form_tables import HEADS, table_faults, tables_of
from handbook.rules.nearest import nearest

FORM_WITHOUT_FIELDS = rule("HB048", "part-missing", "form-without-fields")
FIELD_ID_FORM = rule("HB202", "field-malformed", "field-id-form")
FIELD_ID_TWICE = rule("HB202", "field-malformed", "field-id-twice")
FIELD_KIND = rule("HB202", "field-malformed", "field-kind")
FIELD_NEEDED = rule("HB202", "field-malformed", "field-needed")
FIELD_WITHOUT_CHOICES = rule("HB202", "field-malformed", "field-without-choices")
FORM_TABLE_BROKEN = rule("HB221", "form-table", "form-table-broken")
FORM_ROW_CELLS = rule("HB221", "form-table", "form-row-cells")
FORM_HEADS = rule("HB221", "form-table", "form-heads")

_LONGEST = 31
_ID = re.compile(r"[a-z][a-z0-9-]{1,30}")


@checks(
    FORM_WITHOUT_FIELDS,
    FIELD_ID_FORM,
    FIELD_ID_TWICE,
    FIELD_KIND,
    FIELD_NEEDED,
    FIELD_WITHOUT_CHOICES,
)
@once_a_book
def field_faults(book: Handbook) -> Faults:
    """Return what is wrong with the fields of all forms whose front matter can be read."""
    faults, tables = Faults(), table_faults(book)
    broken = {fault.path for rule in (FORM_TABLE_BROKEN, FORM_HEADS) for fault in tables.of(rule)}
    cut = {(fault.path, fault.line) for fault in tables.of(FORM_ROW_CELLS)}
    for form in book.templates.values():
        page = form.page
        if page.front.problems:
            continue
        if page.path in broken:
            continue
        narrow = (table for table in tables_of(form) if len(table.head.cells) != len(HEADS))
        if (table := next(narrow, None)) or not form.fields:
            faults.add(FORM_WITHOUT_FIELDS, page.path, table.line if table else _line(form))
            continue
        seen: dict[str, int] = {}
        for field in (*form.fields, *form.rows):
            if (page.path, field.line) not in cut:
                _field(page.path, field, seen, faults)
    return faults


def sound(form: Template) -> bool:
    """Return whether each field of a form has an id of the right form, and none has another's."""
    ids = [field.id for field in (*form.fields, *form.rows)]
    return len(set(ids)) == len(ids) and all(id_ and _ID.fullmatch(id_) for id_ in ids)


def _line(form: Template) -> int:
    return next(
        (heading.line for heading in form.page.text.headings if heading.id == "fields"),
        form.page.body_line,
    )


def _field(path: str, field: Field, seen: dict[str, int], faults: Faults) -> None:
    line, label = field.line, short(field.label)
    if field.id is None or not _ID.fullmatch(field.id):
        faults.add(FIELD_ID_FORM, path, line, id=f"id “{short(field.id)}”" if field.id else "id",
                   has="is no id of the right form" if field.id else "is missing",
                   label=label, proposal=_proposal(field.label))  # fmt: skip
    elif field.id in seen:
        faults.add(FIELD_ID_TWICE, path, line, id=field.id, first=seen[field.id])
    seen.setdefault(field.id or "", line)
    if field.kind not in FIELD_KINDS:
        faults.add(FIELD_KIND, path, line, kind=short(field.kind), label=label,
                   wanted=_kind(field.kind))  # fmt: skip
    elif FIELD_KINDS[field.kind].chosen and not field.choices:
        faults.add(FIELD_WITHOUT_CHOICES, path, line, label=label)
    if field.needed not in NEEDED:
        faults.add(FIELD_NEEDED, path, line, needed=short(field.needed), label=label)


def _proposal(label: str) -> str:
    slug = slug_of(label)[:_LONGEST].rstrip("-")
    return slug if _ID.fullmatch(slug) else f"field-{slug or 'name'}"[:_LONGEST].rstrip("-")


def _kind(wrong: str) -> str:
    near = nearest(wrong, FIELD_KINDS)
    return f"“{near}”" if near else f"one of {', '.join(FIELD_KINDS)}"
