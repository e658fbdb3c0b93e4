"""HB201 to HB206: the tables of fields that forms are made from."""

from __future__ import annotations

import re

from handbook.model import KINDS, NEEDED, Field, Handbook, Template
from handbook.rules.base import FamilyRule, Faults, once_a_book, short, slug_of
from handbook.rules.form_tables import HEADS, table_faults, tables_of
from handbook.rules.nearest import nearest

_LONGEST = 31
_ID = re.compile(r"[a-z][a-z0-9-]{1,30}")


@once_a_book
def field_faults(book: Handbook) -> Faults:
    """Return what is wrong with the fields of all forms whose front matter can be read."""
    faults, tables = Faults(), table_faults(book)
    broken = {
        fault.path for rule in ("form-table-broken", "form-heads") for fault in tables.of(rule)
    }
    cut = {(fault.path, fault.line) for fault in tables.of("form-row-cells")}
    for form in book.templates.values():
        page = form.page
        if page.front.problems:
            continue
        if page.path in broken:
            continue
        narrow = (table for table in tables_of(form) if len(table.head.cells) != len(HEADS))
        if (table := next(narrow, None)) or not form.fields:
            faults.add("form-without-fields", page.path, table.line if table else _line(form))
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
        faults.add("field-id-form", path, line, id=f"id “{short(field.id)}”" if field.id else "id",
                   has="is no id of the right form" if field.id else "is missing",
                   label=label, proposal=_proposal(field.label))  # fmt: skip
    elif field.id in seen:
        faults.add("field-id-twice", path, line, id=field.id, first=seen[field.id])
    seen.setdefault(field.id or "", line)
    if field.kind not in KINDS:
        faults.add("field-kind", path, line, kind=short(field.kind), label=label,
                   wanted=_kind(field.kind))  # fmt: skip
    elif field.kind.startswith("choice") and not field.choices:
        faults.add("field-without-choices", path, line, label=label)
    if field.needed not in NEEDED:
        faults.add("field-needed", path, line, needed=short(field.needed), label=label)


def _proposal(label: str) -> str:
    slug = slug_of(label)[:_LONGEST].rstrip("-")
    return slug if _ID.fullmatch(slug) else f"field-{slug or 'name'}"[:_LONGEST].rstrip("-")


def _kind(wrong: str) -> str:
    near = nearest(wrong, KINDS)
    return f"“{near}”" if near else f"one of {', '.join(KINDS)}"


class FormWithoutFields(FamilyRule):
    """A form has its table of fields, with four columns.

    ## Why it matters

    The form on screen, on paper and as a file is made from this table.
    Without it an officer prints an empty sheet.

    ## How to fix it

    Write the heading `## Fields { #fields }` and below it a table with the columns
    *Field*, *Kind*, *Needed*, *How to fill it in*, in this order.
    A form with many rows has a second table of the same shape below `## Rows { #rows }`.
    """

    code, name, family = "HB201", "form-without-fields", field_faults
    message = "the form has no table of fields with four columns"
    hint = (
        "write “## Fields {{ #fields }}” and below it | Field | Kind | Needed | How to fill it in |"
    )


class FieldIdForm(FamilyRule):
    """Every field begins with its id in back-ticks.

    ## Why it matters

    The id is the field's name in every language and in every saved file.
    Records that were saved under a label cannot be read again once the label is translated.

    ## How to fix it

    Begin the first cell with the id in back-ticks: small letters, digits and hyphens, a letter first,
    2 to 31 signs. Use the id that other forms use for the same thing.
    """

    code, name, family = "HB202", "field-id-form", field_faults
    message = "the {id} of the field “{label}” {has}"
    hint = "begin the row with “`{proposal}`”"


class FieldIdTwice(FamilyRule):
    """A field's id stands once in a form.

    ## Why it matters

    In a saved record the second value would overwrite the first.

    ## How to fix it

    Give the second field an id of its own.
    """

    code, name, family = "HB203", "field-id-twice", field_faults
    message = "the field id “{id}” stands already on line {first}"
    hint = "give this field another id"


class FieldKind(FamilyRule):
    """Every field has a known kind; the words of kinds stay English in every language.

    ## Why it matters

    The kind decides what can be typed. A time that is plain text is written in ten ways, and nobody
    can sort the records.

    ## How to fix it

    Write the kind that the message names.
    """

    code, name, family = "HB204", "field-kind", field_faults
    message = "the field “{label}” has the kind “{kind}”, which no form knows"
    hint = "write {wanted}"


class FieldNeeded(FamilyRule):
    """Every field says when it is needed: always, when it applies, or no.

    ## Why it matters

    What must never be left out is checked. A word that nobody knows is checked by nobody.

    ## How to fix it

    Write `always`, `when it applies` or `no`, in English in every language.
    """

    code, name, family = "HB205", "field-needed", field_faults
    message = "“{needed}” does not say when “{label}” is needed"
    hint = "write “always”, “when it applies” or “no”"


class FieldWithoutChoices(FamilyRule):
    """A field of kind choice or choices names its answers.

    ## Why it matters

    Boxes without answers cannot be ticked.

    ## How to fix it

    Write the answers into the last column, each as an id in back-ticks and its label, parted by ` · `.
    """

    code, name, family = "HB206", "field-without-choices", field_faults
    message = "the field “{label}” names no answers"
    hint = "write them into the last column as “`yes` Yes · `no` No”"
