"""HB207 to HB212: one field means one thing in every form, and goes on meaning it."""

from __future__ import annotations

import re
from typing import NamedTuple

from handbook.languages import SOURCE
from handbook.model import EMPTY, Field, Handbook, Node, Template
from handbook.rules.base import FamilyRule, Faults, once_a_book, short
from handbook.rules.retired import retired

_CHOICE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")
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
    for form in book.templates.values():
        if form.page.front.problems:
            continue
        for field in (*form.fields, *form.rows):
            _answers(form.page.path, field, faults)
            if field.id:
                _meaning(form, field, first, faults)
        _log(form, faults)
    _register(book, faults)
    return faults


def _answers(path: str, field: Field, faults: Faults) -> None:
    if not field.label:
        faults.add("field-without-label", path, field.line, id=short(field.id or ""))
    seen: set[str] = set()
    for choice in field.choices:
        what = (
            "is no id of the right form" if not _CHOICE_ID.fullmatch(choice.id)
            else "stands twice" if choice.id in seen
            else "has no label" if not choice.label
            else ""
        )  # fmt: skip
        if what:
            faults.add("choice-id", path, field.line, id=short(choice.id), what=what,
                       label=short(field.label))  # fmt: skip
        seen.add(choice.id)


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
            ("label", own.label, other.label),
            ("kind", own.kind, other.kind),
            ("choices", _listed(own), _listed(other)),
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


def _register(book: Handbook, faults: Faults) -> None:
    data = book.data.get("fields")
    if data is None or data.problems:
        return
    entries = {entry.text("id"): entry for entry in (data.root.get("fields") or EMPTY).items()}
    dead = retired(book, "fields")
    used: set[str] = set()
    for (lang, _), form in book.templates.items():
        if lang != SOURCE or form.page.front.problems:
            continue
        for field in (*form.fields, *form.rows):
            if not field.id:
                continue
            used.add(field.id)
            if field.id in dead:
                faults.add("field-retired", form.page.path, field.line, id=field.id)
            elif (what := _differs(entries.get(field.id), field)) is not None:
                faults.add("field-not-registered", form.page.path, field.line, id=field.id,
                           what=what, entry=_entry(field))  # fmt: skip
    for id_, entry in entries.items():
        if id_ and id_ not in used:
            faults.add("field-gone", _REGISTER, entry.line, id=id_)


def _differs(entry: Node | None, field: Field) -> str | None:
    if entry is None:
        return "stands not"
    same = entry.text("kind") == field.kind
    same &= entry.texts("choices") == tuple(choice.id for choice in field.choices)
    return None if same else "stands otherwise"


def _entry(field: Field) -> str:
    answers = ", ".join(
        f'"{choice.id}"' for choice in field.choices
    )  # YAML takes a bare no for false
    more = f", choices: [{answers}]" if answers else ""
    return f"- {{id: {field.id}, kind: {field.kind}{more}}}"


class ChoiceId(FamilyRule):
    """Each answer of a field has an id of its own and a label.

    ## Why it matters

    The id is what a saved form holds, in every language. Two answers with one id cannot be told
    apart when a court opens the file.

    ## How to fix it

    Write each answer as an id in back-ticks and its label, parted by ` · `:
    small letters, digits and hyphens, 1 to 31 signs, each once in its field.
    """

    code, name, family = "HB207", "choice-id", meaning_faults
    message = "the answer “{id}” of the field “{label}” {what}"
    hint = "write each answer once, as “`yes` Yes”"


class FieldTwoMeanings(FamilyRule):
    """A field means the same in every form: one label, one kind, the same answers.

    ## Why it matters

    Log, record, custody sheet and statement are laid side by side. Where `place` is a town on one
    and a room on the other, the defence asks which of the two is false.

    ## How to fix it

    Write label, kind and answers as the message shows, or give the field an id of its own.
    """

    code, name, family = "HB208", "field-two-meanings", meaning_faults
    message = "“{id}” has another {what} than on {place}"
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

    Add the line that the message shows. Where an entry stands otherwise, first ask whether the field
    needs an id of its own: answers may be added, but what was once there keeps its id and its meaning.
    """

    code, name, family = "HB211", "field-not-registered", meaning_faults
    message = "the field “{id}” {what} in docs/data/fields.yaml"
    hint = "write there “{entry}”"


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
    """The id of a retired field is not used again.

    ## Why it matters

    Somebody opens a record of last year and reads its answer under the new label.

    ## How to fix it

    Give the field an id that was never used.
    """

    code, name, family = "HB213", "field-retired", meaning_faults
    message = "“{id}” was retired and may not be used again"
    hint = "give this field an id that was never used"
