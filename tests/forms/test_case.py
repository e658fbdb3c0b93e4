"""The invented case: each filled example, saved as the page saves it, passes the check with all others."""

from __future__ import annotations

from typing import Any

import fastjsonschema
import pytest

from handbook.forms import Checked, Named, check, compare, is_paper, saved_schema
from handbook.model import Answer, Field, Template
from handbook.store import load
from tests.forms.makers import ROOT, saved, written

BOOK = load(ROOT)
ALL = {form.id: form for (lang, _), form in BOOK.templates.items() if lang == "en"}
FORMS = {id_: form for id_, form in sorted(ALL.items()) if not is_paper(id_, ALL)}


def answers(fields: tuple[Field, ...], filled: tuple[Answer, ...]) -> dict[str, Any]:
    texts = {answer.id: answer.text for answer in filled}
    return {field.id: answer(field, texts[field.id]) for field in fields if field.id in texts}


def answer(field: Field, text: str) -> Any:
    if field.kind == "check":
        return True
    if field.kind == "choices":
        return [choice.id for choice in field.choices if choice.id in text.split()]
    return text.split(maxsplit=1)[0] if field.kind == "choice" else text


def whole(form: Template) -> dict[str, Any]:
    rows = [answers(form.rows, row) for row in form.example.rows]
    made = {"saved-utc": "2027-01-01T00:00:00Z"}
    return saved(form.id, answers(form.fields, form.example.head), rows, **made)


CHECKED: dict[str, Checked] = {
    id_: check(f"{id_}.json", written(whole(form)), ALL) for id_, form in FORMS.items()
}


@pytest.mark.parametrize("id_", FORMS)
def test_an_example_is_a_record_that_holds_together(id_):
    assert CHECKED[id_].record
    assert [str(fault) for fault in CHECKED[id_].faults if not fault.doubt] == []


@pytest.mark.parametrize("id_", FORMS)
def test_an_example_is_valid_by_the_schema_of_its_form(id_):
    fastjsonschema.compile(saved_schema(FORMS[id_]))(whole(FORMS[id_]))


def test_all_examples_tell_one_story():
    """Not every exhibit that they name has a filled example, so they are a part."""
    records = [Named(one.file, one.record) for one in CHECKED.values() if one.record]
    assert [
        (file, str(fault)) for file, fault in compare(records, part=True) if not fault.doubt
    ] == []
