"""A draft is read with whatever was typed, says what keeps it from being a record, and is no evidence."""

from __future__ import annotations

import json

import fastjsonschema
import pytest

from handbook.forms import Record, check, make, read_saved, saved_schema
from tests.forms.makers import CAPTURE, EXAMPLE, FORMS, saved, written

VALUES = {"a-integer": "1,000", "a-date": "soon", "a-text": "x" * 501, "a-url": "a\nb"}


def draft(form: str = "F-99", values=None, rows=(), **members):
    return saved(form, values, rows, **{"version": 2, "draft": True, "line": {}, **members})


def told(whole: object) -> list[str]:
    return [str(fault) for fault in check("x.json", written(whole), FORMS).faults]


def test_what_a_field_does_not_allow_is_read_and_named_after_the_mark():
    whole = draft(values=VALUES, rows=[{"row-offset": "5"}])
    record = read_saved(written(whole), FORMS)
    assert isinstance(record, Record)
    assert record.draft
    assert json.loads(json.dumps(record.data())) == {k: whole[k] for k in whole if k != "chain"}
    found = told(whole)
    assert found[0].startswith("it is a draft, and no evidence (")
    assert [one.partition(": ")[0] for one in found[1:]] == [
        "a-date", "a-integer", "a-text", "a-url", "row 1, row-offset",
    ]  # fmt: skip


def test_everything_that_is_missing_is_named_also_in_a_table_without_a_row():
    found = told(draft("F-05", {"case-ref": "x"}))
    assert [one.partition(": ")[0] for one in found[1:]] == [
        "log-ref", "row 1, event-utc", "row 1, line-no",
    ]  # fmt: skip
    assert all("always needed, and without an answer" in one for one in found[1:])


def test_a_whole_draft_is_still_a_draft():
    head = {field.id: EXAMPLE["values"].get(field.id, "x") for field in CAPTURE.fields if field.id}
    assert told(draft("F-99", {})) == [told(draft("F-99", {}))[0]]
    assert not check("x.json", written(draft("F-06", head)), FORMS).faults[0].doubt


def test_a_line_that_was_not_added_is_named_with_what_is_wrong_in_it():
    line = {"line-no": "1", "event-utc": "now"}
    found = told(draft("F-05", {"case-ref": "x", "log-ref": "y"}, line=line))
    assert "row 1: a line is written and not added (add it or discard it)" in found
    assert any(one.startswith("row 1, event-utc: “now” is no time in UTC") for one in found)


@pytest.mark.parametrize(
    "members",
    [
        {"draft": "yes"}, {"draft": False}, {"line": []}, {"line": {"a-text": "x"}},
        {"values": {"a-text": ""}}, {"values": {"a-text": 1}}, {"values": {"a-choice": "pink"}},
        {"values": {"a-choices": ["blue", "red"]}}, {"values": {"other": "x"}},
        {"version": 1}, {"version": 3}, {"rows": [{}]},
    ],
    ids=repr,
)  # fmt: skip
def test_a_draft_that_no_page_saves_is_refused(members):
    assert check("x.json", written(draft(**members)), FORMS).record is None


def test_a_draft_without_its_mark_or_its_line_is_refused():
    for part in ("draft", "line"):
        whole = {name: value for name, value in draft().items() if name != part}
        assert any(one.startswith(f"{part}: this part is missing") for one in told(whole))


def test_the_head_hash_covers_the_mark():
    """A draft that says it is a record, with the version of one, has another head hash."""
    whole = draft("F-06", EXAMPLE["values"], EXAMPLE["rows"])
    cleared = {k: whole[k] for k in whole if k not in ("draft", "line")} | {"version": 1}
    assert check("x.json", written(cleared), FORMS).broken
    assert make(cleared).head != whole["chain"]["head"]
    assert not check("x.json", written(whole), FORMS).broken


def test_no_schema_of_records_takes_a_draft():
    with pytest.raises(fastjsonschema.JsonSchemaException):
        fastjsonschema.compile(saved_schema(CAPTURE))(draft("F-06", EXAMPLE["values"]))


def test_a_form_on_paper_has_no_draft_either():
    for id_ in ("F-17", "F-98"):
        assert check("x", written(draft(id_, {"a-text": "never shown"})), FORMS).paper
