"""The invented case: each filled example, saved as the page saves it, passes the check with all others."""

from __future__ import annotations

from typing import Any

import fastjsonschema

from handbook.forms import Checked, Named, check, compare, is_paper, saved_schema
from handbook.model import Answer, Field, Template
from tests import books
from tests.forms.makers import saved, written

BOOK = books.real()
ALL = {form.id: form for (lang, _), form in BOOK.templates.items() if lang == "en"}
FORMS = {
    f"{lang} {form.id}": form
    for (lang, _), form in sorted(BOOK.templates.items())
    if not is_paper(form.id, ALL)
}


def answers(fields: tuple[Field, ...], filled: tuple[Answer, ...]) -> dict[str, Any]:
    texts = {one.id: one.text for one in filled}
    return {field.id: answer(field, texts[field.id]) for field in fields if field.id in texts}


def answer(field: Field, text: str) -> Any:
    if field.kind == "check":
        return True
    if field.kind == "choices":
        return [choice.id for choice in field.choices if choice.id in text.split()]
    return text.split(maxsplit=1)[0] if field.kind == "choice" else text


def whole(form: Template) -> dict[str, Any]:
    rows = [answers(form.rows, row) for row in form.example.rows]
    made = {"saved-utc": "2027-01-01T00:00:00Z", "language": form.page.lang}
    return saved(form.id, answers(form.fields, form.example.head), rows, **made)


CHECKED: dict[str, Checked] = {
    name: check(f"{name}.json", written(whole(form)), ALL) for name, form in FORMS.items()
}


def test_an_example_is_a_record_that_holds_together():
    for name in FORMS:
        assert CHECKED[name].record
        assert [str(fault) for fault in CHECKED[name].faults if not fault.doubt] == []


def test_an_example_is_valid_by_the_schema_of_its_form():
    for form in FORMS.values():
        fastjsonschema.compile(saved_schema(form))(whole(form))


LANGUAGES = sorted({form.page.lang for form in FORMS.values()})


ABSENT = {f"exhibit “U7/2026/{number}” has no F-06 among the files" for number in ("013", "015", "016")} | {
    "the medium “U7/M/0032” has no F-07 among the files"
}  # fmt: skip
"""What the case names and no example is filled for."""


def told(lang: str, *harmed: Named) -> list[tuple[str, str]]:
    """Return what the examples of one language contradict, but for what has no example."""
    own = [Named(one.file, one.record) for one in CHECKED.values() if one.record]
    records = [one for one in own if one.record.language == lang and not ALL[one.record.form].apart]
    assert len(records) == len(
        [form for form in ALL.values() if not form.apart and not form.on_paper]
    )
    found = compare([*records, *harmed], ALL, part=True)
    return [(file, str(fault)) for file, fault in found if fault.what not in ABSENT]


def test_english_and_urdu_are_told():
    assert {"en", "ur"} <= set(LANGUAGES)


def test_all_examples_tell_one_story():
    for lang in LANGUAGES:
        assert told(lang) == []


def test_a_number_that_is_used_again_breaks_the_story():
    for lang in LANGUAGES:
        log = saved("F-05", {"log-ref": "U7/LOG/2026/033", "case-ref": "U7/CASE/2026/032"})
        record = check("again.json", written(log), ALL).record
        assert record
        assert [file for file, _ in told(lang, Named("again.json", record))] == ["again.json"] * 2
