"""Questions and platforms are read in their order; what is wrong stays and raises nothing."""

from __future__ import annotations

import datetime as dt

from handbook.model import Practice
from handbook.parse import parse_practice, parse_yaml
from tests import practices


def read(text: str) -> Practice:
    return parse_practice(parse_yaml(text, "docs/data/platforms.yaml").root)


def test_questions_keep_their_order_their_part_and_their_labels():
    found = read(practices.PLATFORMS)
    assert [(one.id, one.part) for one in found.of("card")] == [
        ("clock", "card"),
        ("notice", "card"),
    ]
    assert found.questions[0].label("ur") == "کھلا"
    assert found.questions[2].label("ur") == "Number"


def test_a_value_keeps_its_source_its_text_its_day_and_its_line():
    value = read(practices.PLATFORMS).platforms[0].values["clock"]
    assert value.source == "told-2025"
    assert value.about == "13 July 2026"
    assert value.seen == dt.date(2026, 11, 23)
    line = practices.PLATFORMS.splitlines()[value.line - 1]
    assert practices.CLOCK in line


def test_the_newest_day_is_that_of_the_questions_asked():
    found = read(practices.PLATFORMS)
    assert found.platforms[0].seen(found.of("card")) == dt.date(2026, 11, 23)
    assert found.platforms[0].seen(found.questions) == dt.date(2026, 11, 24)
    assert found.platforms[1].seen(found.questions) is None


def test_the_first_of_two_answers_counts_and_an_empty_one_is_none():
    row = '{row: clock, value: "%s", source: a, text: b, seen: 2026-11-24}'
    rows = ", ".join((row % " ", row % "One", row % "Two"))
    found = read(f"platforms: [{{id: a, name: A, page: P-04, rows: [{rows}]}}]")
    assert found.platforms[0].values["clock"].text == "One"


def test_nothing_raises():
    for text in (
        "", "[]", "a", "rows: 1\nplatforms: {a: b}",
        "platforms: [1, [], {rows: 2}, {rows: [3, {}]}]",
        "rows: [{label: []}, {label: {en: []}}, 4]",
    ):  # fmt: skip
        found = read(text)
        assert all(not platform.values for platform in found.platforms)
