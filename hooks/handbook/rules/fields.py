"""HB115, HB208, HB210 and HB211: one field means one thing in every form, and goes on meaning it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from handbook.catalog import rule
from handbook.languages import SOURCE
from handbook.model import EMPTY, Field, Handbook, Node, Template
from handbook.rules.base import Faults, checks, once_a_book, short
from handbook.rules.choices import faulty
from handbook.rules.form_tables import unread
from handbook.rules.retired import retired

FIELD_TWO_MEANINGS = rule("HB208", "field-two-meanings")
FIELD_WITHOUT_LABEL = rule("HB202", "field-malformed", "field-without-label")
LOG_INCOMPLETE = rule("HB210", "log-incomplete")
FIELD_NOT_REGISTERED = rule("HB211", "field-not-registered")
FIELD_GONE = rule("HB115", "retired-id", "field-gone")
FIELD_RETIRED = rule("HB115", "retired-id", "field-retired")

_REGISTER = "docs/data/fields.yaml"
_STRUCK = ("struck-utc", "struck-by")


class _Meaning(NamedTuple):
    label: str
    kind: str
    choices: tuple[tuple[str, str], ...]


@checks(
    FIELD_TWO_MEANINGS,
    FIELD_WITHOUT_LABEL,
    LOG_INCOMPLETE,
    FIELD_NOT_REGISTERED,
    FIELD_GONE,
    FIELD_RETIRED,
)
@once_a_book
def meaning_faults(book: Handbook) -> Faults:
    """Return where a field means another thing than elsewhere, or than the register says."""
    faults = Faults()
    first: dict[tuple[str, str], tuple[str, int, _Meaning]] = {}
    entries = entries_of(book)
    for form in book.templates.values():
        if form.page.front.problems or form.page.path in unread(book):
            continue
        for field in (*form.fields, *form.rows):
            if not field.label:
                faults.add(FIELD_WITHOUT_LABEL, form.page.path, field.line,
                           id=short(field.id or ""))  # fmt: skip
            entry = (entries or {}).get(field.id or "")
            if (
                field.id
                and (form.page.path, field.line) not in faulty(book)
                and (entry is None or _same(entry, field))
            ):
                _meaning(form, field, first, faults)
        _log(form, faults)
    if entries is not None:
        _register(book, entries, faults)
    return faults


def entries_of(book: Handbook) -> Mapping[str, Node] | None:
    """Return the register's entries by their ids, None where there is no register to be read."""
    data = book.data.get("fields")
    if data is None or data.problems:
        return None
    return {entry.text("id"): entry for entry in (data.root.get("fields") or EMPTY).items()}


def lacking(book: Handbook, form: Template) -> frozenset[int]:
    """Return the lines of the fields that lack an answer of the register, which is told there."""
    entries, dead = entries_of(book) or {}, retired(book, "fields")
    return frozenset(
        field.line
        for field in (*form.fields, *form.rows)
        if (entry := entries.get(field.id or ""))
        and {f"{field.id}.{id_}" for id_ in entry.texts("choices")}
        - {f"{field.id}.{choice.id}" for choice in field.choices} - dead
    )  # fmt: skip


def _same(entry: Node, field: Field) -> bool:
    """Return whether kind and answers are those of the register, which HB211 speaks about."""
    own = tuple(choice.id for choice in field.choices)
    return entry.text("kind") == field.kind and entry.texts("choices") == own


def _meaning(
    form: Template,
    field: Field,
    first: dict[tuple[str, str], tuple[str, int, _Meaning]],
    faults: Faults,
) -> None:
    own = _Meaning(field.label, field.kind, tuple((one.id, one.label) for one in field.choices))
    path, line, other = first.setdefault(
        (form.page.lang, field.id or ""), (form.page.path, field.line, own)
    )
    if path == form.page.path or own == other:
        return
    what, wanted = next(
        (name, theirs)
        for name, mine, theirs in (
            ("another label", own.label, other.label),
            ("another kind", own.kind, other.kind),
            ("other choices", _listed(own), _listed(other)),
        )
        if mine != theirs
    )
    faults.add(FIELD_TWO_MEANINGS, form.page.path, field.line, id=field.id, what=what,
               place=f"{path}:{line}", wanted=short(wanted, 200))  # fmt: skip


def _listed(meaning: _Meaning) -> str:
    return " · ".join(f"`{id_}` {label}" for id_, label in meaning.choices)


def _log(form: Template, faults: Faults) -> None:
    ids = {field.id: field.line for field in form.rows}
    have = [id_ for id_ in _STRUCK if id_ in ids]
    if len(have) == 1:
        lacks = next(id_ for id_ in _STRUCK if id_ not in ids)
        faults.add(LOG_INCOMPLETE, form.page.path, ids[have[0]], have=have[0], lacks=lacks)


def _register(book: Handbook, entries: Mapping[str, Node], faults: Faults) -> None:
    dead = retired(book, "fields")
    used: set[str] = set()
    whole = True
    for (lang, _), form in book.templates.items():
        if lang != SOURCE:
            continue
        path = form.page.path
        if form.page.front.problems or path in unread(book):
            whole = False
            continue
        for field in (*form.fields, *form.rows):
            used.add(field.id or "")
            if field.id in dead:
                faults.add(FIELD_RETIRED, path, field.line, id=field.id, what="field")
            elif field.id and (path, field.line) not in faulty(book):
                _registered(path, field, entries.get(field.id), dead, faults)
            whole &= (path, field.line) not in faulty(book)
    for id_, entry in entries.items():
        if whole and id_ and id_ not in used:
            faults.add(FIELD_GONE, _REGISTER, entry.line, id=id_)


def _registered(
    path: str, field: Field, entry: Node | None, dead: frozenset[str], faults: Faults
) -> None:
    """Tell the first thing in which a field is not what the register holds."""
    own = [choice.id for choice in field.choices]
    again = next((id_ for id_ in own if f"{field.id}.{id_}" in dead), None)
    known = [id_ for id_ in (entry or EMPTY).texts("choices") if f"{field.id}.{id_}" not in dead]
    lost = next((id_ for id_ in known if id_ not in own), None)
    if again is not None:
        faults.add(FIELD_RETIRED, path, field.line, id=f"{field.id}.{again}", what="answer")
        return
    write = f"write there “{_entry(field)}”"
    if entry is None:
        what, advice = "is not in docs/data/fields.yaml", write
    elif (kind := entry.text("kind")) != field.kind:
        what = f"is of kind {field.kind}, and of kind {kind} in docs/data/fields.yaml"
        advice = f"write “{kind}”, or give this field another id"
    elif lost is not None:
        what = f"lacks the answer “{lost}” of docs/data/fields.yaml"
        advice = f"put “{lost}” back, or retire it: move “{field.id}.{lost}” under fields in docs/data/retired.yaml"
    elif known != own:
        what, advice = "differs from its entry in docs/data/fields.yaml", write
    else:
        return
    faults.add(FIELD_NOT_REGISTERED, path, field.line, id=field.id, what=what, advice=advice)


def _entry(field: Field) -> str:
    answers = ", ".join(
        f'"{choice.id}"' for choice in field.choices
    )  # YAML takes a bare no for false
    more = f", choices: [{answers}]" if answers else ""
    return f"- {{id: {field.id}, kind: {field.kind}{more}}}"
