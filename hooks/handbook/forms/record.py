"""A record is one saved form, read whole; a fault is one thing in it that a person must look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from handbook.fieldkinds import FIELD_KINDS
from handbook.forms.chain import Chain
from handbook.model import EMPTY, Choice, Field, Handbook, Node, Template

FORMAT, VERSION = "handbook-form", 1
DRAFT = 2
"""Version of the file of a draft, so that no edition that knows none takes it for a record."""


Value = str | bool | tuple[str, ...]
"""An answer: a text, a tick, or the ids of the boxes that are ticked."""
Values = Mapping[str, Value]
"""Answers by the id of their field; a field without one does not stand there."""


@dataclass(frozen=True, slots=True)
class Record:
    """One saved form."""

    form: str
    edition: str
    """Of the handbook that saved it."""
    language: str
    saved: str
    """When it was saved, by the clock of the device, in UTC."""
    values: Values
    rows: tuple[Values, ...]
    chain: Chain
    draft: bool = False
    """Whether it was saved as a draft: it may hold what its fields do not allow, and is no evidence."""
    line: Values = field(default_factory=lambda: MappingProxyType({}))
    """The line of a log that was written and not added; only in a draft."""

    def text(self, id_: str) -> str:
        """Return the text of a field of the head, empty where it has none."""
        return text_of(self.values, id_)

    def data(self) -> dict[str, object]:
        """Return it as it stands in the file, without its chain."""
        more = {"draft": True, "line": _plain(self.line)} if self.draft else {}
        return {
            "format": FORMAT,
            "version": DRAFT if self.draft else VERSION,
            "form": self.form,
            "edition": self.edition,
            "language": self.language,
            "saved-utc": self.saved,
            "values": _plain(self.values),
            "rows": [_plain(row) for row in self.rows],
            **more,
        }


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong in a saved form, or may be; a sentence and what to do."""

    row: int
    """Number of the row, from 1; 0 for the head."""
    field: str
    """Id of the field, or the name of a part of the file; empty for the whole."""
    what: str
    remedy: str
    doubt: bool = False
    """Whether there may be a good reason: it is told, and the file passes."""

    @property
    def place(self) -> str:
        """`row 3, file-sha256`; empty where the whole file is meant."""
        return ", ".join(
            part for part in (f"row {self.row}" if self.row else "", self.field) if part
        )

    def __str__(self) -> str:
        said = f"{self.what} ({self.remedy})"
        return f"{self.place}: {said}" if self.place else said


def text_of(values: Values, id_: str) -> str:
    """Return the text of an answer, empty where there is none or it is no text."""
    value = values.get(id_, "")
    return value if isinstance(value, str) else ""


def parts_of(record: Record) -> Iterator[tuple[int, Values]]:
    """Yield the head of a record as row 0, then its rows by number."""
    yield from enumerate((record.values, *record.rows))


def is_struck(row: Values) -> bool:
    """Return whether a row of a log was struck: it stays readable and counts no more."""
    return bool(text_of(row, "struck-utc"))


def _plain(values: Values) -> dict[str, object]:
    return {
        id_: list(value) if isinstance(value, tuple) else value for id_, value in values.items()
    }


def to_be_saved(form: Template) -> Template:
    """Return a form without the answer with which no file of it may exist, for files to type into."""
    id_, answer = form.unsaved
    fields = tuple(
        replace(one, choices=tuple(choice for choice in one.choices if choice.id != answer))
        if one.id == id_
        else one
        for one in form.fields
    )
    return replace(form, fields=fields) if id_ else form


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
    for one in fields:
        gone = tuple(_answers(one.id, entries))
        yield replace(one, choices=(*one.choices, *gone)) if gone else one
    group = fields[-1].group if fields else ""
    for entry in entries:
        id_, kind = entry.text("id"), entry.text("kind")
        labels = entry.get("choices") or EMPTY
        choices = tuple(
            Choice(one.key, str(one.node.value), retired=True) for one in labels.entries()
        )
        choices = choices or tuple(_answers(id_, entries))
        # what lacks its kind or its answers cannot be shown: its files are refused, and the form lives
        if (
            form in entry.texts(part)
            and kind in FIELD_KINDS
            and (choices or not FIELD_KINDS[kind].chosen)
        ):
            yield Field(id_, entry.text("was"), kind, "", "", choices, 0, retired=True, group=group)


def _answers(field: str | None, entries: tuple[Node, ...]) -> Iterator[Choice]:
    for entry in entries:
        of, _, answer = entry.text("id").partition(".")
        if answer and of == field:
            yield Choice(answer, entry.text("was"), retired=True)
