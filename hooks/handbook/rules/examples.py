"""HB214 to HB218: the filled example of a form obeys the form, and what is for paper stays there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from handbook.catalog import rule
from handbook.fieldkinds import FIELD_KINDS, kind_of
from handbook.model import Answer, Field, Handbook, Template, is_answer
from handbook.rules.base import Faults, checks, once_a_book, short
from handbook.rules.choices import faulty
from handbook.rules.fields import lacking
from handbook.rules.form_tables import example_tables, unread
from handbook.rules.nearest import nearest
from handbook.rules.templates import sound

FORM_WITHOUT_EXAMPLE = rule("HB214", "form-without-example")
EXAMPLE_FIELD = rule("HB215", "example-differs", "example-field")
EXAMPLE_NEEDED = rule("HB215", "example-differs", "example-needed")
EXAMPLE_KIND = rule("HB215", "example-differs", "example-kind")
FORM_ON_PAPER = rule("HB218", "paper-only")


@checks(FORM_WITHOUT_EXAMPLE, EXAMPLE_FIELD, EXAMPLE_NEEDED, EXAMPLE_KIND, FORM_ON_PAPER)
@once_a_book
def example_faults(book: Handbook) -> Faults:
    """Return what is wrong with the filled examples, and with forms that are for paper only."""
    faults = Faults()
    for form in book.templates.values():
        path = form.page.path
        if form.page.front.problems or path in unread(book) or not sound(form):
            continue
        if form.on_paper:
            _paper(form, faults)
        elif not form.example.head:
            faults.add(FORM_WITHOUT_EXAMPLE, form.page.path, form.page.body_line)
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
        faults.add(FORM_ON_PAPER, path, line, what=f"{form.id} is exported",
                   advice="write “exports: paper” in the front matter")  # fmt: skip
    for field in (*form.fields, *form.rows):
        if field.kind == "url":
            faults.add(FORM_ON_PAPER, path, field.line, what=f"“{short(field.label)}” is an address",
                       advice="write the kind “text”")  # fmt: skip
    if form.example.head or form.example.rows:
        first = (form.example.head or form.example.rows[0])[0]
        faults.add(FORM_ON_PAPER, path, first.line, what="an example is filled in",
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
                faults.add(EXAMPLE_FIELD, path, line, id=short(cell),
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
            faults.add(EXAMPLE_FIELD, path, answer.line, id=short(answer.id),
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
            faults.add(EXAMPLE_FIELD, path, answer.line, id=short(answer.id),
                       what=f"is no field of the {part}" if field is None else "is filled in twice",
                       advice=f"write “{near}”" if near else "remove the line")  # fmt: skip
        elif field.line in cut or answer.line in cut:
            pass
        elif answer.text and (wanted := _wanted(field, answer.text)):
            faults.add(EXAMPLE_KIND, path, answer.line, id=field.id, kind=field.kind,
                       text=short(answer.text), wanted=wanted)  # fmt: skip
        elif answer.text and field.choices and (label := _other_label(field, answer)):
            faults.add(EXAMPLE_KIND, path, answer.line, id=field.id, kind=field.kind,
                       text=short(label[0]), wanted=label[1])  # fmt: skip
        seen.setdefault(answer.id, answer)
    line = answers[0].line
    for id_, field in known.items():
        if field.line in cut or line in cut or (id_ in seen and seen[id_].line in cut):
            continue
        if field.needed == "always" and (id_ not in seen or not seen[id_].text):
            at = seen[id_].line if id_ in seen else line
            faults.add(EXAMPLE_NEEDED, path, at, id=id_, label=short(field.label))


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
    if field.kind not in FIELD_KINDS or (kind_of(field.kind).chosen and not field.choices):
        return ""  # the form itself is to be mended first
    if field.choices:
        ids = [choice.id for choice in field.choices]
        given = text.split(" ")
        most = 1 if kind_of(field.kind).chosen == "one" else len(ids)
        fits = set(given) <= set(ids) and len(given) == len(set(given)) <= most
        count = "one" if most == 1 else "some"
        return "" if fits else f"{count} of " + " · ".join(
            f"`{choice.id}` {choice.label}" for choice in field.choices
        )  # fmt: skip
    fits = text == "yes" if field.kind == "check" else is_answer(field.kind, text)
    return "" if fits else kind_of(field.kind).wanted
