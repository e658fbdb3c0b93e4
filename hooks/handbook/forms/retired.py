"""A form as it opens files of earlier editions: with the fields and answers that it has no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handbook.fieldkinds import FIELD_KINDS
from handbook.model import EMPTY, Choice, Field, Handbook, Node, Template


def with_retired(form: Template, book: Handbook) -> Template:
    """Return the form with what `docs/data/retired.yaml` holds of it, each part marked as retired.

    Retired fields come last in the head and in the rows, retired answers last in their field. Their
    labels are English in every language.
    """
    data = book.data.get("retired")
    entries = ((data.root.get("fields") if data else None) or EMPTY).items()
    if not entries:
        return form
    return replace(
        form,
        fields=tuple(_fields(form.fields, form.id, "forms", entries)),
        rows=tuple(_fields(form.rows, form.id, "rows", entries)),
    )


def _fields(
    fields: tuple[Field, ...], form: str, part: str, entries: tuple[Node, ...]
) -> Iterator[Field]:
    for field in fields:
        gone = tuple(_answers(field.id, entries))
        yield replace(field, choices=(*field.choices, *gone)) if gone else field
    group = fields[-1].group if fields else ""
    for entry in entries:
        id_, kind = entry.text("id"), entry.text("kind")
        choices = tuple(_answers(id_, entries))
        # what lacks its kind or its answers cannot be shown: its files are refused, and the form lives
        if (
            form in entry.texts(part)
            and kind in FIELD_KINDS
            and (choices or not FIELD_KINDS[kind].chosen)
        ):
            yield Field(
                id_, entry.text("was"), kind, "no", "", choices, 0, retired=True, group=group
            )


def _answers(field: str | None, entries: tuple[Node, ...]) -> Iterator[Choice]:
    for entry in entries:
        of, _, answer = entry.text("id").partition(".")
        if answer and of == field:
            yield Choice(answer, entry.text("was"), retired=True)
