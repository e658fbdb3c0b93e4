"""What a key takes, on both sides of each bound, and how a difference is told."""

from __future__ import annotations

import re

import pytest

from handbook.parse import parse_yaml
from handbook.rules import keys
from handbook.rules.base import Faults
from handbook.rules.config_shapes import CONFIG, OPTIONS
from handbook.rules.keys import Key, Say, Shape, compare, said
from handbook.rules.records_pass import _FAMILY as DATA
from handbook.rules.records_pass import SHAPES
from handbook.rules.schema import _LISTS, _PAGES


def node(value: str):
    """Return the node of a value as it stands in a file."""
    return parse_yaml(f"k: {value}\n", "x.yaml").root.get("k")


@pytest.mark.parametrize(
    ("fits", "good", "bad"),
    [
        (keys.text, ["a", '"1"', "قدم"], ["1", '""', '"  "', "yes", "2026-11-25", "[a]", "{}", ""]),
        (keys.texts, ["[a]", "[a, b]", "[a, a]"], ["[]", "[a, 1]", '[a, ""]', "a", "{a: b}"]),
        (keys.day, ["2026-11-25"], ['"2026-11-25"', "2026", "25.11.2026", ""]),
        (keys.a_map, ["{}", "{a: b}"], ["[]", "a", ""]),
        (keys.maps, ["[]", "[{}]", "[{a: b}, {}]"], ["", "{}", "[a]", "[{}, a]", "[[]]"]),
        (keys.matches("[a-c]+|12"), ["a", "abc", '"12"', "12"], ["d", "ab d", '""', "123", "[a]"]),
        (keys.matches("true|1.5"), [], ["true", "1.5"]),
        (keys.numbered("[0-9]+"), ['"12"'], ["12", '"a"', "[]"]),
        (keys.one_of("a", "b"), ["a", "b"], ["c", "ab", "[a]", ""]),
        (keys.some_of("a", "b"), ["[a]", "[b, a]"], ["[]", "[a, a]", "[a, c]", "a"]),
        (keys.whole(2, 4), ["2", "3", "4"], ["1", "5", '"3"', "3.0", "yes", "[3]"]),
        (keys.whole(0, 1), ["0", "1"], ["yes", "true", "no"]),
        (keys.list_of("[ab]", least=1), ["[a]", "[a, b]"], ["[]", "[a, a]", "[c]", "a", "{a: b}"]),
        (keys.list_of("[ab]", least=0), ["[]", "[a]"], ["", "{}", "[a, a]"]),
    ],
)
def test_a_key_takes_what_it_says(fits, good, bad):
    assert [value for value in good if not fits(node(value))] == []
    assert [value for value in bad if fits(node(value))] == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("", "empty"),
        ("{a: b}", "a map"),
        ("[a, yes, 2, [b], {c: d}]", "“[a, true, 2, a list, a map]”"),
        ('"  "', "empty"),
        ("no", "“false”"),
        ("a  b", "“a b”"),
        ("x" * 61, f"“{'x' * 59}…”"),
        ("1.10", "“1.1”"),
    ],
)
def test_a_value_is_named_as_its_writer_sees_it(value, words):
    assert said(node(value)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("no", "“false”, read as yes or no"),
        ("12", "“12”, read as a number"),
        ("1.5", "“1.5”, read as a number"),
        ("2026-11-25", "“2026-11-25”, read as a date"),
        ('""', "empty"),
    ],
)
def test_where_text_is_wanted_the_kind_is_said(value, words):
    assert said(node(value), keys.plain("x")) == words
    assert said(node(value), keys.words("a", example="a")) == words.partition(",")[0]


def compared(text: str, shape: Shape) -> list[tuple[str, int, dict[str, object]]]:
    """Return the faults of a map in the order of their rules."""
    faults = Faults()
    compare("x.yaml", 7, parse_yaml(text, "x.yaml").root, shape, DATA, faults)
    return [
        (rule.name.removeprefix("data-"), fault.line, dict(fault.facts))
        for rule in DATA
        for fault in faults.of(rule)
    ]


INNER = Shape("a part", {"size": Key(keys.whole(1, 9), "a digit", "5")})
OUTER = Shape(
    "a whole",
    {
        "name": keys.plain("Alpha"),
        "parts": keys.rows_of(INNER),
        "main": keys.map_of(INNER, "{size: 5}", needed=False),
    },
)
NAMED = keys.named("a set", "[a-z]", "one small letter", keys.map_of(INNER, "{size: 5}"))


def test_what_fits_gives_nothing():
    assert compared("name: a\nparts: []\n", OUTER) == []
    assert compared("name: a\nparts:\n  - size: 1\n  - {size: 9}\nmain:\n  size: 2\n", OUTER) == []
    assert compared("a: {size: 1}\nz: {size: 1}\n", NAMED) == []


def test_what_is_missing_is_told_on_the_line_of_its_map():
    assert compared("parts: []\n", OUTER) == [
        ("missing-key", 7, {"key": "name", "kind": "a whole", "wanted": "“name: Alpha”"})
    ]
    assert [found[:2] for found in compared("name: a\nparts:\n  - {}\nmain:\n  {}\n", OUTER)] == [
        ("missing-key", 3), ("missing-key", 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (keys.plain("Alpha"), "“k: Alpha”"),
        (keys.plain(Say("whose it is")), "“k:” and whose it is"),
        (keys.words("S", "M", example=Say("the mark")), "“k:” and the mark"),
        (keys.a_day("the day of the call"), "“k:” and the day of the call"),
    ],
)
def test_what_nobody_checked_is_asked_for_in_words(key, line):
    assert key.line("k") == line


ROLES = {"a checklist.who": "officer", "a page.for": "[officer]", "a form.for": "[officer]"}
"""Readers, not people: the most frequent of a few words."""


def shapes(shape: Shape):
    """Yield every key of a shape with its path."""
    inner = [*shape.keys.items(), *([("*", shape.names.key)] if shape.names else [])]
    for name, key in inner:
        yield f"{shape.kind}.{name}", key
        if key.inside:
            yield from shapes(key.inside)


def test_no_example_of_a_needed_key_is_a_fact_to_copy():
    """A day, a mark or a role that stands in a message is soon typed without a look."""
    fact = re.compile(r"\d{4}|\b(?:editor|officer)\b|\bS2?\b")
    known = [*SHAPES.values(), *_PAGES.values(), *_LISTS.values(), CONFIG, *OPTIONS.values()]
    copied = {name: str(key.example) for shape in known for name, key in shapes(shape)
              if key.needed and not isinstance(key.example, Say)}  # fmt: skip
    assert len(copied) > 30
    assert {name: text for name, text in copied.items() if fact.search(text)} == ROLES


def test_a_misspelled_key_is_told_once_with_what_is_meant():
    assert compared("nmae: a\nparts: []\n", OUTER) == [
        ("unknown-key", 1, {"key": "nmae", "kind": "a whole", "advice": "write “name”"})
    ]


def test_a_strange_key_is_told_with_what_is_known():
    [found] = compared("name: a\nparts: []\nzzz: 1\n", OUTER)
    assert found[2]["advice"] == "remove it; a whole knows name, parts, main"


def test_a_key_that_stands_there_is_not_proposed_again():
    [found] = compared("name: a\nparts: []\npart: []\n", OUTER)
    assert str(found[2]["advice"]).startswith("remove it")


def test_a_name_of_another_form_is_told_with_the_form():
    assert compared("A: {size: 1}\n", NAMED) == [
        ("unknown-key", 1, {"key": "A", "kind": "a set", "advice": "write one small letter"})
    ]
    assert compared("ab: {size: 1}\n", NAMED)[0][0] == "unknown-key"


def test_a_value_inside_is_told_at_its_own_line():
    found = compared("name: a\nparts:\n  - size: 0\n  - size: 10\nmain: {size: x}\n", OUTER)
    assert [(rule, line, facts["what"], facts["value"]) for rule, line, facts in found] == [
        ("wrong-value", 3, "“size”", "“0”"),
        ("wrong-value", 4, "“size”", "“10”"),
        ("wrong-value", 5, "“size”", "“x”"),
    ]
    assert found[0][2]["wanted"] == "a digit"


def test_what_does_not_fit_is_not_looked_into():
    [found] = compared("name: a\nparts: [a]\n", OUTER)
    assert found[2]["wanted"] == "a list of entries, or [] where there are none"


def test_keys_of_each_kind_say_what_they_take():
    assert keys.words("a", "b", example="b").wanted == "one of a, b"
    assert keys.words("a", example="a", needed=False).needed is False
    assert keys.plain("x").needed
    assert keys.map_of(INNER, "x").wanted == "a map of size"
    assert keys.map_of(NAMED, "x").wanted == "a map of one small letter"
    assert keys.a_day("the day of it").wanted == keys.DAY
