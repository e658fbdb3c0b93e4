"""HB208 to HB220: one field means one thing everywhere, and the filled example obeys the form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from handbook.catalog import rule
from handbook.fieldkinds import FIELD_KINDS, kind_of
from handbook.findings import short
from handbook.languages import SOURCE
from handbook.model import (
    EMPTY,
    Answer,
    Choice,
    Field,
    Handbook,
    Node,
    Page,
    Row,
    Table,
    Template,
    is_answer,
)
from handbook.rules.base import Add, Report, cached, checks, data_of
from handbook.rules.form_tables import (
    example_tables,
    faulty,
    fields_of,
    read_under,
    readable,
    sound,
)
from handbook.rules.nearest import nearest
from handbook.rules.registers import retired
from handbook.rules.source_text import lines_of

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
    choices: str

    @classmethod
    def of(cls, field: Field) -> _Meaning:
        return cls(field.label, field.kind, _answers(field.choices))


def _answers(choices: Iterable[Choice]) -> str:
    """Return answers as they are typed into a form."""
    return " · ".join(f"`{choice.id}` {choice.label}" for choice in choices)


@checks("HB115", "HB202", "HB208", "HB210", "HB211")
@cached
def check_fields(book: Handbook) -> Report:
    """Return where a field means another thing than elsewhere, or than the register says."""
    report, entries = Report(), entries_of(book)
    first: dict[tuple[str, str], tuple[str, int, _Meaning]] = {}
    for form in readable(book):
        path, add = form.page.path, report.in_file(form.page.path)
        for field in fields_of(form):
            if not field.label:
                add(FIELD_WITHOUT_LABEL, field.line, id=short(field.id or ""))
            entry = (entries or {}).get(field.id or "")
            choices = tuple(choice.id for choice in field.choices)
            same = entry is None or (
                entry.text("kind") == field.kind and entry.texts("choices") == choices
            )
            if field.id and same and (path, field.line) not in faulty(book):
                own = _Meaning.of(field)
                place = first.setdefault((form.page.lang, field.id), (path, field.line, own))
                if place[0] != path and place[2] != own:
                    _other_meaning(field, own, *place, add)
        ids = {field.id: field.line for field in form.rows}
        have = [id_ for id_ in _STRUCK if id_ in ids]
        for lacks in set(_STRUCK) - ids.keys() if have else ():
            add(LOG_INCOMPLETE, ids[have[0]], have=have[0], lacks=lacks)
    if entries is not None:
        _register(book, entries, report)
    return report


def _other_meaning(
    field: Field, own: _Meaning, path: str, line: int, other: _Meaning, add: Add
) -> None:
    names = ("another label", "another kind", "other choices")
    what, wanted = next(
        (name, theirs)
        for name, mine, theirs in zip(names, own, other, strict=True)
        if mine != theirs
    )
    place, wanted = f"{path}:{line}", short(wanted, 200)
    add(FIELD_TWO_MEANINGS, field.line, id=field.id, what=what, place=place, wanted=wanted)


def entries_of(book: Handbook) -> Mapping[str, Node] | None:
    """Return the register's entries by their ids, None where there is no register to be read."""
    data = book.data.get("fields")
    if data is None or data.problems:
        return None
    return {entry.text("id"): entry for entry in data_of(book, "fields", "fields").items()}


def lacking(book: Handbook, form: Template) -> frozenset[int]:
    """Return the lines of the fields that lack an answer of the register, which is reported there."""
    entries, dead = entries_of(book) or {}, retired(book, "fields")
    return frozenset(
        field.line
        for field in fields_of(form)
        for id_ in entries.get(field.id or "", EMPTY).texts("choices")
        if f"{field.id}.{id_}" not in dead and id_ not in {choice.id for choice in field.choices}
    )


def _register(book: Handbook, entries: Mapping[str, Node], report: Report) -> None:
    dead = retired(book, "fields")
    english = [form for (lang, _), form in book.templates.items() if lang == SOURCE]
    forms = [form for form in readable(book) if form in english]
    used = {field.id for form in forms for field in fields_of(form)}
    for form in forms:
        path, add = form.page.path, report.in_file(form.page.path)
        for field in fields_of(form):
            if field.id in dead:
                add(FIELD_RETIRED, field.line, id=field.id, what="field")
            elif field.id and (path, field.line) not in faulty(book):
                _registered(field, entries.get(field.id), dead, add)
    places = {(form.page.path, field.line) for form in forms for field in fields_of(form)}
    whole = len(forms) == len(english) and places.isdisjoint(faulty(book))
    for id_, entry in entries.items():
        if whole and id_ and id_ not in used:
            report.add(FIELD_GONE, _REGISTER, entry.line, id=id_)


def _registered(field: Field, entry: Node | None, dead: frozenset[str], add: Add) -> None:
    """Report the first thing in which a field is not what the register holds."""
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
            nameless = list(_nameless(form.page))
            for line, cell in nameless:
                if line not in cut:
                    advice = "begin the cell with the id in back-ticks"
                    what = "names no field by its id"
                    add(EXAMPLE_FIELD, line, id=short(cell), what=what, advice=advice)
            if not nameless:
                _labels(form.fields, form.example.head, cut, add)
                _labels(form.rows, form.example.columns, cut, add)
                _filled("head", form.fields, form.example.head, cut, add)
                for row in form.example.rows:
                    _filled("rows", form.rows, row, cut, add)
    return report


def _paper(form: Template, add: Add) -> None:
    found = []
    if form.exports != "paper":
        advice = "write “exports: paper” in the front matter"
        found.append((form.page.body_line, f"{form.id} is exported", advice))
    for field in fields_of(form):
        if field.kind == "url":
            what = f"“{short(field.label)}” is an address"
            found.append((field.line, what, "write the kind “text”"))
    for row in (form.example.head, *form.example.rows):
        if row:
            found.append((row[0].line, "an example is filled in", "remove the example"))
            break
    for line, what, advice in found:
        add(FORM_ON_PAPER, line, what=what, advice=advice)


def _nameless(page: Page) -> Iterator[tuple[int, str]]:
    """Yield line and text of each row and column of the example that names no field."""
    for table in example_tables(page):
        cells = [(table.head.line, cell) for cell in table.head.cells]
        if not any(cell.startswith("`") for _, cell in cells):
            cells = [(row.line, row.cells[0]) for row in table.rows]
        yield from ((line, cell) for line, cell in cells if not cell.startswith("`"))


def _labels(
    fields: Sequence[Field], answers: Sequence[Answer], cut: Collection[int], add: Add
) -> None:
    known = {field.id: field.label for field in fields if field.line not in cut}
    for answer in answers:
        label = known.get(answer.id)
        if label and answer.label != label:
            what = f"has the label “{short(answer.label)}” here, another in the form"
            what = what if answer.label else "has no label here"
            advice = f"write “`{answer.id}` {short(label)}”"
            add(EXAMPLE_FIELD, answer.line, id=short(answer.id), what=what, advice=advice)


def _filled(
    part: str, fields: Sequence[Field], answers: Sequence[Answer], cut: Collection[int], add: Add
) -> None:
    known = {field.id: field for field in fields if field.id}
    seen: dict[str, Answer] = {}
    for answer in answers:
        field = known.get(answer.id)
        if field is None or answer.id in seen:
            near = nearest(answer.id, tuple(known)) if field is None else None
            what = f"is no field of the {part}" if field is None else "is filled in twice"
            advice = f"write “{near}”" if near else "remove the line"
            add(EXAMPLE_FIELD, answer.line, id=short(answer.id), what=what, advice=advice)
        elif answer.text and not {field.line, answer.line} & set(cut):
            for text, wanted in _misfits(field, answer):
                facts = {"kind": field.kind, "text": short(text), "wanted": wanted}
                add(EXAMPLE_KIND, answer.line, id=field.id, **facts)
        seen.setdefault(answer.id, answer)
    line = answers[0].line
    for id_, field in known.items():
        at, given = (seen[id_].line, seen[id_].text) if id_ in seen else (line, "")
        if field.needed == "always" and not given and not {field.line, line, at} & set(cut):
            add(EXAMPLE_NEEDED, at, id=id_, label=short(field.label))


def _misfits(field: Field, answer: Answer) -> Iterator[tuple[str, str]]:
    """Yield the first thing in an answer that does not fit its field, and what belongs there."""
    if wanted := _wanted(field, answer.text):
        yield answer.text, wanted
        return
    chosen = {choice.id: choice for choice in field.choices}
    if chosen and not answer.choices:
        yield answer.text, _answers(chosen[id_] for id_ in answer.text.split())
    for one in answer.choices if chosen else ():
        if one.label != chosen[one.id].label:
            yield _answers([one]), _answers([chosen[one.id]])
            return


def _wanted(field: Field, text: str) -> str:
    """Return what belongs there, empty where the text is right."""
    if field.kind not in FIELD_KINDS or (kind_of(field.kind).chosen and not field.choices):
        return ""  # the form itself is to be mended first
    if not field.choices:
        fits = text == "yes" if field.kind == "check" else is_answer(field.kind, text)
        return "" if fits else kind_of(field.kind).wanted
    ids, given = [choice.id for choice in field.choices], text.split(" ")
    most = 1 if kind_of(field.kind).chosen == "one" else len(ids)
    if set(given) <= set(ids) and len(given) == len(set(given)) <= most:
        return ""
    return f"{'one' if most == 1 else 'some'} of {_answers(field.choices)}"


FIELD_UNKNOWN = rule("HB219", "field-unknown")
QUESTION_WITHOUT_FIELD = rule("HB220", "question-without-field")

QUESTIONS = "ten-questions"
"""Id of the heading under which a page answers the questions of the defence."""

_OF_FORM = re.compile(
    r"\b(F-\d\d)\)?,? `([a-z][a-z0-9-]{1,30})`|`([a-z][a-z0-9-]{1,30})` (?:of|in|on) (?:the [a-z ]+\()?(F-\d\d)"
)
"""A field in running text, beside the code of its form."""
_NAMED = re.compile(r"\b(F-\d\d)\b|`([a-z][a-z0-9-]{1,30})`")


@checks("HB219", "HB220")
def check_named_fields(book: Handbook) -> Report:
    """Return the fields that notes and answers name and no form has."""
    report, known = Report(), _KnownFields(book)
    for form in book.templates.values():
        for row in (row for table in _notes(form.page) for row in table.rows):
            for _, id_ in _NAMED.findall(row.cells[0]):
                if id_:
                    known.judge(form.page, row.line, form.id, id_, report)
    for page in book.pages.values():
        tables = (table for table in page.text.tables if table.under == QUESTIONS)
        asked = {row.line: row for table in tables for row in table.rows}
        for row in asked.values():
            _answered(page, row, known, report)
        for line, text in lines_of(page.body, page.body_line) if "`" in page.body else ():
            for before, id_, other, behind in _OF_FORM.findall(text) if line not in asked else ():
                if known.ids(page, before or behind):
                    known.judge(page, line, before or behind, id_ or other, report)
    return report


class _KnownFields:
    """The fields of each form, and the forms whose fields are to be mended first."""

    def __init__(self, book: Handbook) -> None:
        self._ids = {
            (form.page.lang, form.id): {field.id for field in fields_of(form) if field.id}
            for form in book.templates.values()
        }
        paths = {form.page.path for form in filter(sound, readable(book))}
        forms = book.templates.values()
        self._unsure = {form.id for form in forms if form.page.path not in paths}

    def ids(self, page: Page, form: str) -> set[str]:
        return self._ids.get((page.lang, form)) or self._ids.get((SOURCE, form)) or set()

    def judge(self, page: Page, line: int, form: str, id_: str, report: Report) -> None:
        """Report a field that its form has not."""
        own = self.ids(page, form)
        if id_ not in own and form not in self._unsure:
            near, form = nearest(id_, tuple(sorted(own))), form or "a form"
            advice = f"write “{near}”" if near else f"name a field of {form}"
            report.add(FIELD_UNKNOWN, page.path, line, id=id_, form=form, advice=advice)


def _notes(page: Page) -> Iterator[Table]:
    end = next((one.line for one in page.text.headings if one.id == "example"), None)
    other = {None, *read_under(page)}
    for table in page.text.tables:
        if table.under not in other and (end is None or table.line < end):
            yield table


def _answered(page: Page, row: Row, known: _KnownFields, report: Report) -> None:
    form, found = "", False
    for code, id_ in _NAMED.findall(" ".join(row.cells)):
        form, found = code or form, found or bool(id_)
        if id_:
            known.judge(page, row.line, form, id_, report)
    if not found:
        words = next((cell for cell in row.cells if not cell.isdecimal()), "")
        report.add(QUESTION_WITHOUT_FIELD, page.path, row.line, text=short(words))
