"""HB214 to HB218: the filled example of a form obeys the form, and what is for paper stays there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from handbook.model import KINDS, Answer, Field, Handbook, Template, is_answer
from handbook.rules.base import FamilyRule, Faults, once_a_book, short
from handbook.rules.choices import faulty
from handbook.rules.fields import lacking
from handbook.rules.form_tables import example_tables, unread
from handbook.rules.nearest import nearest
from handbook.rules.templates import sound

PAPER_ONLY = frozenset({"F-17"})
"""Forms that may exist on paper only, whatever their page says."""

_WANTED = {
    "integer": "a whole number such as 12",
    "number": "a number such as -2 or 0.5",
    "date": "a day such as 2026-03-09",
    "utc-time": "a time such as 2026-03-09T07:12:40Z",
    "offset": "an offset such as +05:00",
    "url": "an address such as hxxps://listboard[.]example/post/0000982214",
    "sha256": "64 digits of 0 to 9 and a to f",
    "check": "yes, or leave it empty",
}


@once_a_book
def example_faults(book: Handbook) -> Faults:
    """Return what is wrong with the filled examples, and with forms that are for paper only."""
    faults = Faults()
    for form in book.templates.values():
        path = form.page.path
        if form.page.front.problems or path in unread(book) or not sound(form):
            continue
        if form.exports == "paper" or form.id in PAPER_ONLY:
            _paper(form, faults)
        elif not form.example.head:
            faults.add("form-without-example", form.page.path, form.page.body_line)
        if form.example.head:
            cut = {line for where, line in faulty(book) if where == path}
            cut |= lacking(book, form)
            if _nameless(form, cut, faults):
                continue
            _labels(path, form.fields, form.example.head, cut, faults)
            _labels(path, form.rows, form.example.columns, cut, faults)
            _filled(path, "head", form.fields, form.example.head, cut, faults)
            for row in form.example.rows:
                _filled(path, "rows", form.rows, row, cut, faults)
    return faults


def _paper(form: Template, faults: Faults) -> None:
    path, line = form.page.path, form.page.body_line
    if form.exports != "paper":
        faults.add("paper-only", path, line, what=f"{form.id} is exported",
                   advice="write “exports: paper” in the front matter")  # fmt: skip
    for field in (*form.fields, *form.rows):
        if field.kind == "url":
            faults.add("paper-only", path, field.line, what=f"“{short(field.label)}” is an address",
                       advice="write the kind “text”")  # fmt: skip
    if form.example.head or form.example.rows:
        first = (form.example.head or form.example.rows[0])[0]
        faults.add("paper-only", path, first.line, what="an example is filled in",
                   advice="remove the example")  # fmt: skip


def _nameless(form: Template, cut: Collection[int], faults: Faults) -> bool:
    """Tell each row and column of the example that names no field; return whether there is one."""
    path, one = form.page.path, False
    for table in example_tables(form.page):
        heads = table.head.cells
        lines = [(table.head.line, cell) for cell in heads]
        if not any(cell.startswith("`") for cell in heads):
            lines = [(row.line, row.cells[0]) for row in table.rows]
        for line, cell in lines:
            if cell.startswith("`"):
                continue
            one = True
            if line not in cut:
                faults.add("example-field", path, line, id=short(cell),
                           what="names no field by its id",
                           advice="begin the cell with the id in back-ticks")  # fmt: skip
    return one


def _labels(
    path: str, fields: Sequence[Field], answers: Sequence[Answer], cut: Collection[int],
    faults: Faults,
) -> None:  # fmt: skip
    """Tell each label of the example that is not the one of its field."""
    known = {field.id: field.label for field in fields if field.line not in cut}
    for answer in answers:
        wanted = known.get(answer.id, answer.label)
        if wanted and answer.label != wanted:
            faults.add("example-field", path, answer.line, id=short(answer.id),
                       what=f"has the label “{short(answer.label)}” here, another in the form"
                       if answer.label else "has no label here",
                       advice=f"write “`{answer.id}` {short(wanted)}”")  # fmt: skip


def _filled(
    path: str, part: str, fields: Sequence[Field], answers: Sequence[Answer], cut: Collection[int],
    faults: Faults,
) -> None:  # fmt: skip
    known = {field.id: field for field in fields if field.id}
    seen: dict[str, Answer] = {}
    for answer in answers:
        field = known.get(answer.id)
        if field is None or answer.id in seen:
            near = nearest(answer.id, tuple(known)) if field is None else None
            faults.add("example-field", path, answer.line, id=short(answer.id),
                       what=f"is no field of the {part}" if field is None else "is filled in twice",
                       advice=f"write “{near}”" if near else "remove the line")  # fmt: skip
        elif field.line in cut or answer.line in cut:
            pass
        elif answer.text and (wanted := _wanted(field, answer.text)):
            faults.add("example-kind", path, answer.line, id=field.id, kind=field.kind,
                       text=short(answer.text), wanted=wanted)  # fmt: skip
        elif answer.text and field.choices and (label := _other_label(field, answer)):
            faults.add("example-kind", path, answer.line, id=field.id, kind=field.kind,
                       text=short(label[0]), wanted=label[1])  # fmt: skip
        seen.setdefault(answer.id, answer)
    line = answers[0].line
    for id_, field in known.items():
        if field.line in cut or line in cut or (id_ in seen and seen[id_].line in cut):
            continue
        if field.needed == "always" and (id_ not in seen or not seen[id_].text):
            at = seen[id_].line if id_ in seen else line
            faults.add("example-needed", path, at, id=id_, label=short(field.label))


def _other_label(field: Field, answer: Answer) -> tuple[str, str] | None:
    """Return the first answer whose label is not that of its id, and what belongs there."""
    labels = {choice.id: choice.label for choice in field.choices}
    if not answer.choices:
        return answer.text, " · ".join(f"`{id_}` {labels[id_]}" for id_ in answer.text.split())
    return next(
        (
            (f"`{one.id}` {one.label}", f"`{one.id}` {labels[one.id]}")
            for one in answer.choices
            if labels[one.id] != one.label
        ),
        None,
    )


def _wanted(field: Field, text: str) -> str:
    """Return what belongs there, empty where the text may stand."""
    if field.kind not in KINDS or (field.kind.startswith("choice") and not field.choices):
        return ""  # the form itself is to be mended first
    if field.choices:
        ids = [choice.id for choice in field.choices]
        given = text.split(" ")
        most = 1 if field.kind == "choice" else len(ids)
        fits = set(given) <= set(ids) and len(given) == len(set(given)) <= most
        count = "one" if most == 1 else "some"
        return "" if fits else f"{count} of " + " · ".join(
            f"`{choice.id}` {choice.label}" for choice in field.choices
        )  # fmt: skip
    fits = text == "yes" if field.kind == "check" else is_answer(field.kind, text)
    return "" if fits else _WANTED.get(field.kind, "a shorter text, on one line")


class FormWithoutExample(FamilyRule):
    """Every form that is filled in has a filled example.

    ## Why it matters

    People fill a form as they saw one filled. Without an example each unit finds its own way, and
    two records of one case cannot be compared.

    ## How to fix it

    Write `## Filled example { #example }` and below it a table with the columns *Field* and *Value*,
    with values of the invented case in `docs/data/fictional.yaml`.
    """

    code, name, family = "HB214", "form-without-example", example_faults
    message = "the form has no filled example"
    hint = "write “## Filled example {{ #example }}” and below it | Field | Value |"


class ExampleField(FamilyRule):
    """A filled example fills in fields that the form has, each once and under its own label.

    ## Why it matters

    An example with a field of its own teaches people to add fields. What they add stands in no other
    record, and a program that reads the forms drops it.

    ## How to fix it

    Use the ids and labels of the tables *Fields* and *Rows*. A table whose heads are ids holds rows.
    """

    code, name, family = "HB215", "example-field", example_faults
    message = "“{id}” {what}"
    hint = "{advice}"


class ExampleNeeded(FamilyRule):
    """A filled example leaves no field empty that is always needed.

    ## Why it matters

    What the example leaves out is left out in court. If it cannot be filled in the example, it is
    not always needed.

    ## How to fix it

    Fill it in, in every row as well, or change *Needed* to `when it applies`.
    """

    code, name, family = "HB216", "example-needed", example_faults
    message = "the example leaves “{id}” ({label}) empty, which is always needed"
    hint = "fill it in, or write “when it applies” in its row of the form"


class ExampleKind(FamilyRule):
    """Each answer of a filled example is of the kind of its field.

    ## Why it matters

    A time that the example writes in local time is written so in every record. The form on the
    screen would refuse the example's own answer.

    ## How to fix it

    Write the value as the message asks. A cell of a choice holds `` `id` label `` and nothing else;
    several are parted by ` · `.
    """

    code, name, family = "HB217", "example-kind", example_faults
    message = "“{text}” is no answer of kind {kind} for “{id}”"
    hint = "write {wanted}"


class PaperOnly(FamilyRule):
    """The notice of child material exists on paper only: no export, no address field, no example.

    ## Why it matters

    Whatever tells where such material lies must not be typed, saved, sent or searched.
    A sealed sheet reaches one person; a file reaches everybody who may open the folder.

    ## How to fix it

    Keep `exports: paper`, use no field of kind `url`, and write no filled example.
    """

    code, name, family = "HB218", "paper-only", example_faults
    message = "{what}, but this form is for paper only"
    hint = "{advice}"
