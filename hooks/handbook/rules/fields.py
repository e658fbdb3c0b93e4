"""HB208 to HB213: one field means one thing in every form, and goes on meaning it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from handbook.languages import SOURCE
from handbook.model import EMPTY, Field, Handbook, Node, Template
from handbook.rules.base import FamilyRule, Faults, once_a_book, short
from handbook.rules.choices import faulty
from handbook.rules.form_tables import unread
from handbook.rules.retired import retired

_REGISTER = "docs/data/fields.yaml"
_STRUCK = ("struck-utc", "struck-by")


class _Meaning(NamedTuple):
    label: str
    kind: str
    choices: tuple[tuple[str, str], ...]


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
                faults.add("field-without-label", form.page.path, field.line,
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
    faults.add("field-two-meanings", form.page.path, field.line, id=field.id, what=what,
               place=f"{path}:{line}", wanted=short(wanted, 200))  # fmt: skip


def _listed(meaning: _Meaning) -> str:
    return " · ".join(f"`{id_}` {label}" for id_, label in meaning.choices)


def _log(form: Template, faults: Faults) -> None:
    ids = {field.id: field.line for field in form.rows}
    have = [id_ for id_ in _STRUCK if id_ in ids]
    if len(have) == 1:
        lacks = next(id_ for id_ in _STRUCK if id_ not in ids)
        faults.add("log-incomplete", form.page.path, ids[have[0]], have=have[0], lacks=lacks)


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
                faults.add("field-retired", path, field.line, id=field.id, what="field")
            elif field.id and (path, field.line) not in faulty(book):
                _registered(path, field, entries.get(field.id), dead, faults)
            whole &= (path, field.line) not in faulty(book)
    for id_, entry in entries.items():
        if whole and id_ and id_ not in used:
            faults.add("field-gone", _REGISTER, entry.line, id=id_)


def _registered(
    path: str, field: Field, entry: Node | None, dead: frozenset[str], faults: Faults
) -> None:
    """Tell the first thing in which a field is not what the register holds."""
    own = [choice.id for choice in field.choices]
    again = next((id_ for id_ in own if f"{field.id}.{id_}" in dead), None)
    known = [id_ for id_ in (entry or EMPTY).texts("choices") if f"{field.id}.{id_}" not in dead]
    lost = next((id_ for id_ in known if id_ not in own), None)
    if again is not None:
        faults.add("field-retired", path, field.line, id=f"{field.id}.{again}", what="answer")
        return
    write = f"write there “{_entry(field)}”"
    if entry is None:
        what, advice = "stands not in docs/data/fields.yaml", write
    elif (kind := entry.text("kind")) != field.kind:
        what = f"is of kind {field.kind}, and of kind {kind} in docs/data/fields.yaml"
        advice = f"write “{kind}”, or give this field another id"
    elif lost is not None:
        what = f"lacks the answer “{lost}” of docs/data/fields.yaml"
        advice = f"put “{lost}” back, or retire it: move “{field.id}.{lost}” under fields in docs/data/retired.yaml"
    elif known != own:
        what, advice = "stands otherwise in docs/data/fields.yaml", write
    else:
        return
    faults.add("field-not-registered", path, field.line, id=field.id, what=what, advice=advice)


def _entry(field: Field) -> str:
    answers = ", ".join(
        f'"{choice.id}"' for choice in field.choices
    )  # YAML takes a bare no for false
    more = f", choices: [{answers}]" if answers else ""
    return f"- {{id: {field.id}, kind: {field.kind}{more}}}"


class FieldTwoMeanings(FamilyRule):
    """A field means the same in every form: one label, one kind, the same answers.

    ## Why it matters

    Log, record, custody sheet and statement are laid side by side. Where `place` is a town on one
    and a room on the other, the defence asks which of the two is false.

    ## How to fix it

    Write label, kind and answers as the message shows, or give the field an id of its own.
    """

    code, name, family = "HB208", "field-two-meanings", meaning_faults
    message = "“{id}” has {what} than on {place}"
    hint = "write “{wanted}”, or give this field another id"


class FieldWithoutLabel(FamilyRule):
    """Every field has a label after its id.

    ## Why it matters

    The label is all that stands on paper. An officer sees an empty line and does not know what for.

    ## How to fix it

    Write the label after the id, in the words that officers use.
    """

    code, name, family = "HB209", "field-without-label", meaning_faults
    message = "the field “{id}” has no label"
    hint = "write its label after the id"


class LogIncomplete(FamilyRule):
    """The rows of a log hold both when and by whom a line was struck.

    ## Why it matters

    A form whose rows have these two fields is a log: its lines are only added, and a wrong one is
    struck and stays readable. With one of them nobody can tell who struck it, or when.

    ## How to fix it

    Add the field that lacks, or remove the other where the rows are no log.
    """

    code, name, family = "HB210", "log-incomplete", meaning_faults
    message = "the rows have “{have}”, but not “{lacks}”"
    hint = "add a row for “{lacks}”"


class FieldNotRegistered(FamilyRule):
    """Every field of the English forms stands in `docs/data/fields.yaml` with its kind and answers.

    ## Why it matters

    Saved forms are opened years later. Where an id is renamed or an answer taken out without anybody
    noticing, a record that was whole becomes one that cannot be read.

    ## How to fix it

    Add the line that the message shows. Answers may be added, at any place; what was once there keeps
    its id and its meaning, and a field of another kind needs an id of its own. An answer that is
    taken out is retired: its id, such as `connection.other`, moves from its entry in
    `docs/data/fields.yaml` to `fields` in `docs/data/retired.yaml`.
    """

    code, name, family = "HB211", "field-not-registered", meaning_faults
    message = "the field “{id}” {what}"
    hint = "{advice}"


class FieldGone(FamilyRule):
    """A field that was taken out is named among the retired ones.

    ## Why it matters

    Records that were saved with it still lie in case files. Given again with another meaning, its
    id would make their answers false.

    ## How to fix it

    Put the field back, or move its id from `docs/data/fields.yaml` to `fields` in
    `docs/data/retired.yaml`.
    """

    code, name, family = "HB212", "field-gone", meaning_faults
    message = "no form has the field “{id}”"
    hint = "put it back, or move “{id}” under fields in docs/data/retired.yaml"


class FieldRetired(FamilyRule):
    """The id of a retired field, or of a retired answer, is not used again.

    ## Why it matters

    Somebody opens a record of last year and reads its answer under the new label.

    ## How to fix it

    Give the field or the answer an id that was never used.
    """

    code, name, family = "HB213", "field-retired", meaning_faults
    message = "“{id}” was retired and may not be used again"
    hint = "give this {what} an id that was never used"
