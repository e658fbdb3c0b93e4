"""HB208 to HB220: one field means one thing everywhere, and the filled example obeys the form."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from typing import TypeAlias

from handbook.catalog import rule
from handbook.fieldkinds import kind_of
from handbook.findings import short
from handbook.languages import SOURCE
from handbook.model import EMPTY, Answer, Field, Handbook, Node, Page, Row, Template
from handbook.model.template import is_answer
from handbook.parse.template import example_part
from handbook.rules.base import Add, Report, cached, checks, data_of
from handbook.rules.form_tables import (
    example_tables,
    faulty,
    fields_of,
    read_under,
    readable,
    sound,
)
from handbook.rules.nearest import remedy
from handbook.rules.registers import dropped, record, retired
from handbook.rules.source_text import lines_of

FIELD_TWO_MEANINGS = rule("HB208", "field-two-meanings")
FIELD_WITHOUT_LABEL = rule("HB202", "field-malformed", "field-without-label")
LOG_INCOMPLETE = rule("HB210", "log-incomplete")
FIELD_NOT_REGISTERED = rule("HB211", "field-not-registered")
FIELD_GONE = rule("HB115", "retired-id", "field-gone")
FIELD_RETIRED = rule("HB115", "retired-id", "field-retired")

_STRUCK = ("struck-utc", "struck-by")


@checks("HB115", "HB202", "HB208", "HB210", "HB211")
@cached
def check_fields(book: Handbook) -> Report:
    """Return where a field means another thing than elsewhere, or than the register says."""
    report, entries, dead = Report(), entries_of(book), retired(book, "fields")
    first: dict[tuple[str, str | None], tuple[str, Field]] = {}
    gone = dropped(book)
    for form in readable(book):
        path, add = form.page.path, report.in_file(form.page.path)
        registered = form.page.lang == SOURCE and entries is not None
        parts = [*(("forms", one) for one in form.fields), *(("rows", one) for one in form.rows)]
        for part, field in parts:
            if not field.label:
                add(FIELD_WITHOUT_LABEL, field.line, id=short(field.id or ""))
            if registered and (field.id in dead or (form.id, part, field.id) in gone):
                add(FIELD_RETIRED, field.line, id=field.id, what="field")
            if field.id is None or (path, field.line) in faulty(book):
                continue
            entry = entries.get(field.id) if entries else None
            if registered and field.id not in dead:
                _registered(field, entry, dead, add)
            choices = tuple(choice.id for choice in field.choices)
            if entry and (entry.text("kind"), entry.texts("choices")) != (field.kind, choices):
                continue  # the register is the measure
            place, other = first.setdefault((form.page.lang, field.id), (path, field))
            if place != path:
                _other_meaning(field, other, place, add)
        ids = {field.id: field.line for field in form.rows}
        have = [id_ for id_ in _STRUCK if id_ in ids]
        for lacks in set(_STRUCK) - ids.keys() if have else ():
            add(LOG_INCOMPLETE, ids[have[0]], have=have[0], lacks=lacks)
    _gone(book, report)
    return report


def _other_meaning(field: Field, other: Field, path: str, add: Add) -> None:
    choices = [" · ".join(f"`{choice.id}` {choice.label}" for choice in one.choices)
               for one in (field, other)]  # fmt: skip
    for what, mine, theirs in (
        ("another label", field.label, other.label),
        ("another kind", field.kind, other.kind),
        ("other choices", *choices),
    ):
        if mine != theirs:
            facts = {"what": what, "place": f"{path}:{other.line}", "wanted": short(theirs, 200)}
            add(FIELD_TWO_MEANINGS, field.line, id=field.id, **facts)
            return


@cached
def entries_of(book: Handbook) -> Mapping[str, Node] | None:
    """Return the register's entries by their ids, None where there is no register to be read."""
    entries = data_of(book, "fields", "fields").items()
    return {entry.text("id"): entry for entry in entries} if record(book, "fields") else None


def lacking(book: Handbook, form: Template) -> frozenset[int]:
    """Return the lines of the fields that lack an answer of the register, which is reported there."""
    entries, dead = entries_of(book) or {}, retired(book, "fields")
    return frozenset(
        field.line
        for field in fields_of(form)
        for id_ in entries.get(field.id or "", EMPTY).texts("choices")
        if f"{field.id}.{id_}" not in dead and id_ not in {choice.id for choice in field.choices}
    )


def _gone(book: Handbook, report: Report) -> None:
    """Report each registered field that no form has; nothing while a form cannot be read whole."""
    forms = [form for (lang, _), form in book.templates.items() if lang == SOURCE]
    used = {(form.page.path, one.line): one.id for form in forms for one in fields_of(form)}
    whole = {form.page.path for form in forms} <= {form.page.path for form in readable(book)}
    for id_, entry in (entries_of(book) or {}).items():
        if whole and used.keys().isdisjoint(faulty(book)) and id_ and id_ not in used.values():
            report.add(FIELD_GONE, "docs/data/fields.yaml", entry.line, id=id_)


def _registered(field: Field, entry: Node | None, dead: frozenset[str], add: Add) -> None:
    own = [choice.id for choice in field.choices]
    again = next((id_ for id_ in own if f"{field.id}.{id_}" in dead), None)
    known = [id_ for id_ in (entry or EMPTY).texts("choices") if f"{field.id}.{id_}" not in dead]
    lost = next((id_ for id_ in known if id_ not in own), None)
    if again is not None:
        add(FIELD_RETIRED, field.line, id=f"{field.id}.{again}", what="answer")
        return
    answers = ", ".join(f'"{id_}"' for id_ in own)  # YAML takes a bare no for false
    more = f", choices: [{answers}]" if answers else ""
    advice = f"write there “- {{id: {field.id}, kind: {field.kind}{more}}}”"
    if entry is None:
        what = "is not in docs/data/fields.yaml"
    elif (kind := entry.text("kind")) != field.kind:
        what = f"is of kind {field.kind}, and of kind {kind} in docs/data/fields.yaml"
        advice = f"write “{kind}”, or give this field another id"
    elif lost is not None:
        what = f"lacks the answer “{lost}” of docs/data/fields.yaml"
        advice = f"put “{lost}” back, or retire it: move “{field.id}.{lost}” under fields in docs/data/retired.yaml"
    elif known != own:
        what = "differs from its entry in docs/data/fields.yaml"
    else:
        return
    add(FIELD_NOT_REGISTERED, field.line, id=field.id, what=what, advice=advice)


FORM_WITHOUT_EXAMPLE = rule("HB214", "form-without-example")
EXAMPLE_FIELD = rule("HB215", "example-differs", "example-field")
EXAMPLE_NEEDED = rule("HB215", "example-differs", "example-needed")
EXAMPLE_KIND = rule("HB215", "example-differs", "example-kind")
FORM_ON_PAPER = rule("HB218", "paper-only")


@checks("HB214", "HB215", "HB218")
@cached
def check_examples(book: Handbook) -> Report:
    """Return what is wrong with the filled examples, and with forms that are for paper only."""
    report = Report()
    for form in filter(sound, readable(book)):
        path, add = form.page.path, report.in_file(form.page.path)
        if form.on_paper:
            _paper(form, add)
        elif not form.example.head:
            add(FORM_WITHOUT_EXAMPLE, form.page.body_line)
        if form.example.head:
            cut = {line for where, line in faulty(book) if where == path} | lacking(book, form)
            _example(form, cut, add)
    return report


def _example(form: Template, cut: Collection[int], add: Add) -> None:
    nameless = list(_nameless(form.page))
    for line, cell in nameless:
        if line not in cut:
            what, advice = "names no field by its id", "begin the cell with the id in back-ticks"
            add(EXAMPLE_FIELD, line, id=short(cell), what=what, advice=advice)
    if nameless:
        return
    for answer in (*form.example.head, *form.example.columns):
        if answer.more and answer.line not in cut:
            what = f"has “{short(answer.more)}” behind it: the page shows its label"
            advice = f"write “`{answer.id}`” alone"
            add(EXAMPLE_FIELD, answer.line, id=short(answer.id), what=what, advice=advice)
    _filled("head", form.fields, form.example.head, cut, add)
    for row in form.example.rows:
        _filled("rows", form.rows, row, cut, add)


def _paper(form: Template, add: Add) -> None:
    if form.exports != "paper":
        what, advice = f"{form.id} is exported", "write “exports: paper” in the front matter"
        add(FORM_ON_PAPER, form.page.body_line, what=what, advice=advice)
    for field in fields_of(form):
        if field.kind == "url":
            what = f"“{short(field.label)}” is an address"
            add(FORM_ON_PAPER, field.line, what=what, advice="write the kind “text”")
    for row in [one for one in (form.example.head, *form.example.rows) if one][:1]:
        what, advice = "an example is filled in", "remove the example"
        add(FORM_ON_PAPER, row[0].line, what=what, advice=advice)


def _nameless(page: Page) -> Iterator[tuple[int, str]]:
    """Yield line and text of each row and column of the example that names no field."""
    for table in example_tables(page):
        cells = [(table.head.line, cell) for cell in table.head.cells]
        if not any(cell.startswith("`") for _, cell in cells):
            cells = [(row.line, row.cells[0]) for row in table.rows]
        yield from ((line, cell) for line, cell in cells if not cell.startswith("`"))


def _filled(
    part: str, fields: Sequence[Field], answers: Sequence[Answer], cut: Collection[int], add: Add
) -> None:
    known = {field.id: field for field in fields if field.id}
    seen: dict[str, Answer] = {}
    for answer in answers:
        field = known.get(answer.id)
        if field is None or answer.id in seen:
            what, advice = "is filled in twice", "remove the line"
            if field is None:
                what, advice = f"is no field of the {part}", remedy(answer.id, known, advice)
            add(EXAMPLE_FIELD, answer.line, id=short(answer.id), what=what, advice=advice)
        elif answer.text and not {field.line, answer.line} & set(cut):
            text, wanted = _misfit(field, answer)
            if text:
                facts = {"kind": field.kind, "text": short(text), "wanted": wanted}
                add(EXAMPLE_KIND, answer.line, id=field.id, **facts)
        seen.setdefault(answer.id, answer)
    line = answers[0].line
    for id_, field in known.items():
        at, given = (seen[id_].line, seen[id_].text) if id_ in seen else (line, "")
        if field.needed == "always" and not given and not {field.line, line, at} & set(cut):
            add(EXAMPLE_NEEDED, at, id=id_, label=short(field.label))


def _misfit(field: Field, answer: Answer) -> tuple[str, str]:
    """Return what in an answer does not fit its field, and what belongs there; empty where it fits."""
    text, chosen = answer.text, {choice.id: choice for choice in field.choices}
    if not chosen:
        fits = text == "yes" if field.kind == "check" else is_answer(field.kind, text)
        return ("", "") if fits else (text, kind_of(field.kind).wanted)
    given, most = text.split(" "), 1 if kind_of(field.kind).chosen == "one" else len(chosen)
    if not (set(given) <= chosen.keys() and len(given) == len(set(given)) <= most):
        known = " · ".join(f"`{id_}`" for id_ in chosen)
        return text, f"{'one' if most == 1 else 'some'} of {known}"
    return "", ""


FIELD_UNKNOWN = rule("HB219", "field-unknown")
QUESTION_WITHOUT_FIELD = rule("HB220", "question-without-field")

_QUESTIONS = "ten-questions"
"""Id of the heading under which a page answers the questions of the defence."""

_OF_FORM = re.compile(
    r"\b(F-\d\d)\)?,? `([a-z][a-z0-9-]{1,30})`|`([a-z][a-z0-9-]{1,30})` (?:of|in|on) (?:the [a-z ]+\()?(F-\d\d)"
)
"""A field in running text, beside the code of its form."""
_NAMED = re.compile(r"\b(F-\d\d)\b|`([a-z][a-z0-9-]{1,30})`")


@checks("HB219", "HB220")
def check_named_fields(book: Handbook) -> Report:
    """Return the fields that notes and answers name and no form has."""
    report = Report()
    forms = {(form.page.lang, form.id): form for form in book.templates.values()}
    whole = {form.page.path for form in filter(sound, readable(book))}
    unsure = {form.id for form in forms.values() if form.page.path not in whole}
    for page in book.pages.values():
        noted = _noted(page, book.templates.get((page.lang, page.slug)))
        for line, code, id_ in (*noted, *_answered(page, report), *_in_text(page, forms)):
            form = forms.get((page.lang, code)) or forms.get((SOURCE, code))
            ids = sorted(field.id or "" for field in fields_of(form)) if form else []
            if code not in unsure and id_ not in ids:
                name = code or "a form"
                facts = {"form": name, "advice": remedy(id_, ids, f"name a field of {name}")}
                report.add(FIELD_UNKNOWN, page.path, line, id=id_, **facts)
    return report


_Mention: TypeAlias = tuple[int, str, str]
"""Line on which a field is named, the code of its form, empty without one, and its id."""


def _noted(page: Page, form: Template | None) -> Iterator[_Mention]:
    other = {None, *read_under(page)}
    for table in page.text.tables if form else ():
        if form and table.under not in other and table.line < example_part(page)[0]:
            for row in table.rows:
                for id_ in filter(None, (id_ for _, id_ in _NAMED.findall(row.cells[0]))):
                    yield row.line, form.id, id_


def _answered(page: Page, report: Report) -> Iterator[_Mention]:
    for row in _questions(page):
        named, code = _NAMED.findall(" ".join(row.cells)), ""
        for form, id_ in named:
            code = form or code
            if id_:
                yield row.line, code, id_
        if not any(id_ for _, id_ in named):
            words = next((cell for cell in row.cells if not cell.isdecimal()), "")
            report.add(QUESTION_WITHOUT_FIELD, page.path, row.line, text=short(words))


def _questions(page: Page) -> list[Row]:
    return [row for table in page.text.tables if table.under == _QUESTIONS for row in table.rows]


def _in_text(page: Page, forms: Container[tuple[str, str]]) -> Iterator[_Mention]:
    asked = {row.line for row in _questions(page)}
    for line, text in lines_of(page.body, page.body_line) if "F-" in page.body else ():
        for before, id_, other, behind in _OF_FORM.findall(text) if line not in asked else ():
            code = before or behind
            if (page.lang, code) in forms or (SOURCE, code) in forms:
                yield line, code, id_ or other
