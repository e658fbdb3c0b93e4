"""Fields and answers that a form has no more: a file that holds them is read, a new one is not asked for them."""

from __future__ import annotations

from handbook.forms import Record, read_saved, with_retired
from handbook.model import Handbook
from handbook.parse import parse_yaml
from tests.forms.makers import EVERY, saved, written

RETIRED = """\
items: []
codes: []
rules: []
fields:
  - {id: found-by, was: Found by, edition: "2027.02", now: none, kind: text, forms: [F-99], rows: [F-98]}
  - {id: moved-how, was: How moved, edition: "2027.02", now: none, kind: choice, rows: [F-99]}
  - {id: moved-how.by-hand, was: by hand, edition: "2027.02", now: none}
  - {id: a-choices.black, was: Black, edition: "2027.02", now: none}
"""
BOOK = Handbook(data={"retired": parse_yaml(RETIRED, "docs/data/retired.yaml")})
FORM = with_retired(EVERY, BOOK)


def read(values=None, rows=()):
    return read_saved(written(saved("F-99", values, rows)), {"F-99": FORM})


def test_a_form_keeps_what_it_asks_and_names_what_it_asked_once():
    assert [(one.id, one.label) for one in FORM.fields if one.retired] == [("found-by", "Found by")]
    assert [(one.id, one.label) for one in FORM.rows if one.retired] == [("moved-how", "How moved")]
    assert tuple(one for one in FORM.rows if not one.retired) == EVERY.rows
    assert with_retired(EVERY, Handbook()) is EVERY


def test_what_was_retired_is_read_at_any_place_among_the_boxes():
    for values, rows in (
        ({"found-by": "4471"}, []), ({}, [{"moved-how": "by-hand"}]),
        ({"a-choices": ["red", "black", "green"]}, []), ({"a-choices": ["black", "red"]}, []),
    ):  # fmt: skip
        assert isinstance(read(values, rows), Record)


def test_nothing_else_is_read_because_something_was_retired():
    for values, rows, what in (
        ({}, [{"found-by": "4471"}], "F-99 has no such field in this edition"),
        ({"moved-how": "by-hand"}, [], "F-99 has no such field in this edition"),
        ({}, [{"moved-how": "by-foot"}], "“by-foot” is no choice of this edition"),
        ({"a-choice": "black"}, [], "“black” is no choice of this edition"),
        ({"a-choices": ["green", "black", "red"]}, [], "a box is ticked twice"),
        ({"a-choices": ["black", "black"]}, [], "a box is ticked twice"),
        ({"found-by": ""}, [], "the answer is empty"),
    ):  # fmt: skip
        (fault,) = read(values, rows)
        assert fault.what.startswith(what)


def test_an_entry_that_lacks_its_kind_or_its_answers_is_shown_in_no_form():
    for lacks in ("kind: choice, ", "kind: text, "):
        text = RETIRED.replace(lacks, "").replace("moved-how.by-hand", "moved-how-by.hand")
        form = with_retired(EVERY, Handbook(data={"retired": parse_yaml(text, "retired.yaml")}))
        assert "moved-how" not in {one.id for one in form.rows}
        assert ("found-by" in {one.id for one in form.fields}) is ("text" not in lacks)


def test_a_retired_choice_may_hold_its_answers_itself():
    text = RETIRED.replace(
        "kind: choice, rows: [F-99]}", 'kind: choice, rows: [F-99], choices: {"no": "not moved"}}'
    )
    form = with_retired(EVERY, Handbook(data={"retired": parse_yaml(text, "retired.yaml")}))
    (moved,) = (one for one in form.rows if one.id == "moved-how")
    assert [(one.id, one.label, one.retired) for one in moved.choices] == [
        ("no", "not moved", True)
    ]
