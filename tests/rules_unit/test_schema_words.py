"""What the schemas take, on both sides of each bound, and how a difference is told."""

from __future__ import annotations

import json
import re

import fastjsonschema
import pytest
import yaml

from handbook.catalog import SCHEMAS
from handbook.fieldkinds import FIELD_KINDS
from handbook.model import PARTS
from handbook.parse import parse_yaml
from handbook.rules.base import Report
from handbook.rules.front_matter import _front
from handbook.rules.registers import NAMES
from handbook.rules.schema import compare_map, describe, fits, schema, wanted

FRONTS = [_front(kind, source=source) for kind in ("page", "form", "checklist")
          for source in (True, False)]  # fmt: skip
CONFIG = schema("mkdocs.yaml")
DATA = {name: schema(f"data/{name}.yaml") for name in NAMES}
WORDS = schema("common.yaml#/$defs/words")
TEXTS = schema("common.yaml#/$defs/texts")


def node(value: str):
    """Return the node of a value as it stands in a file."""
    return parse_yaml(f"k: {value}\n", "x.yaml").root.get("k")


def matches(form):
    return {"type": ["string", "integer"], "pattern": f"^(?:{form})$"}


def test_a_schema_takes_what_it_says():
    for shape, good, bad in [
        (WORDS, ["a", '"1"', "قدم"], ["1", '""', '"  "', "yes", "2026-11-25", "[a]", "{}", ""]),
        (TEXTS, ["[a]", "[a, b]", "[a, a]"], ["[]", "[a, 1]", '[a, ""]', "a", "{a: b}"]),
        (schema("common.yaml#/$defs/day"), ["2026-11-25"],
         ['"2026-11-25"', "2026", "25.11.2026", ""]),
        ({"x-is": "a map"}, ["{}", "{a: b}"], ["[]", "a", ""]),
        ({"type": "array", "items": {"x-is": "a map"}}, ["[]", "[{}]", "[{a: b}, {}]"],
         ["", "{}", "[a]", "[{}, a]", "[[]]"]),
        (matches("[a-c]+|12"), ["a", "abc", '"12"', "12"],
         ["d", "ab d", '""', "123", "[a]", '"a\\n"']),
        (matches("true|1.5"), [], ["true", "1.5"]),
        ({"type": "string", "pattern": "^[0-9]+$"}, ['"12"'], ["12", '"a"', "[]"]),
        ({"enum": ["a", "b"]}, ["a", "b"], ["c", "ab", "[a]", ""]),
        ({"const": False}, ["no", "false"], ["0", '""', "true", "[]", ""]),
        ({"const": []}, ["[]"], ["", "{}", "[a]"]),
        ({"type": "array", "minItems": 1, "uniqueItems": True, "items": {"enum": ["a", "b"]}},
         ["[a]", "[b, a]"], ["[]", "[a, a]", "[a, c]", "a"]),
        ({"type": "integer", "minimum": 2, "maximum": 4}, ["2", "3", "4"],
         ["1", "5", '"3"', "3.0", "yes", "[3]"]),
        ({"type": "integer", "minimum": 0, "maximum": 1}, ["0", "1"], ["yes", "true", "no"]),
        ({"type": "array", "maxItems": 1, "items": {"type": "string"}}, ["[]", "[a]"],
         ["", "{}", "[a, b]", "[1]"]),
        ({"anyOf": [{"type": "integer"}, {"const": "now"}]}, ["1", "now"], ["later", "1.5", ""]),
        (schema("common.yaml#/$defs/sentence"), ["A text.", "a [b] (c)", '" a\\n"'],
         ['"a\\nb"', '"[@a]"', '"a](b)"', '"a|b"', '"*a*"', '" "', "1", '"<b>"']),
    ]:  # fmt: skip
        assert [value for value in good if not fits(node(value), shape)] == []
        assert [value for value in bad if fits(node(value), shape)] == []


def test_a_schema_is_one_that_other_programs_read():
    """Editors read these files as they are; whatever we take passes by the keywords alone."""
    for name in [*(f"data/{name}.yaml" for name in NAMES), "mkdocs.yaml"]:
        takes = fastjsonschema.compile(dict(schema(name)))
        root = SCHEMAS.parents[3]
        path = root / ("mkdocs.yml" if name == "mkdocs.yaml" else f"docs/{name}")
        if not path.exists():
            assert "course" in name  # the course is written file by file
            continue
        takes(json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str)))
        with pytest.raises(fastjsonschema.JsonSchemaValueException):
            takes({"no such key!": 1})
        assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert (path.parent / first.partition("=")[2]).resolve() == (SCHEMAS / name).resolve()


def test_so_is_that_of_front_matter():
    for shape in FRONTS:
        takes = fastjsonschema.compile(dict(shape))
        with pytest.raises(fastjsonschema.JsonSchemaValueException):
            takes({})


def parts(shape):
    """Yield every schema within a schema."""
    if isinstance(shape, dict):
        yield shape
    for inner in shape.values() if isinstance(shape, dict) else shape:
        if isinstance(inner, (dict, list)):
            yield from parts(inner)


def test_a_map_with_a_name_is_closed_and_every_keyword_is_known():
    """A keyword that the checks do not know would be a promise that nobody keeps."""
    known = {
        "additionalProperties", "anyOf", "const", "contains", "description", "enum", "format", "if",
        "items", "maxItems", "maxLength", "maximum", "minItems", "minimum", "not", "pattern",
        "patternProperties", "properties", "required", "then", "type", "uniqueItems", "x-example",
        "x-is", "x-names", "x-once", "x-reads", "x-wanted", "x-what",
    }  # fmt: skip
    names = ("properties", "patternProperties")
    for whole in [*DATA.values(), CONFIG, *FRONTS]:
        maps = [inner for one in parts(whole) for name in names for inner in [one.get(name)]]
        for one in parts(whole):
            if not any(one is inner for inner in maps):
                assert set(one) <= known
            if "x-is" in one:
                assert one["additionalProperties"] is False
                assert one["type"] == "object"


def test_kinds_and_parts_are_those_of_the_model():
    fields = DATA["fields"]["properties"]["fields"]["items"]
    questions = DATA["platforms"]["properties"]["rows"]["items"]
    assert fields["properties"]["kind"]["enum"] == list(FIELD_KINDS)
    assert questions["properties"]["part"]["enum"] == list(PARTS)


def test_a_value_is_named_as_its_writer_sees_it():
    for value, words in [
        ("", "empty"),
        ("{a: b}", "a map"),
        ("[a, yes, 2, [b], {c: d}]", "“[a, true, 2, a list, a map]”"),
        ('"  "', "empty"),
        ("no", "“false”"),
        ("a  b", "“a b”"),
        ("x" * 61, f"“{'x' * 59}…”"),
        ("1.10", "“1.1”"),
    ]:
        assert describe(node(value)) == words


def test_where_text_is_wanted_the_kind_is_said():
    for value, words in [
        ("no", "“false”, read as yes or no"),
        ("12", "“12”, read as a number"),
        ("1.5", "“1.5”, read as a number"),
        ("2026-11-25", "“2026-11-25”, read as a date"),
        ('""', "empty"),
    ]:
        assert describe(node(value), WORDS) == words
        assert describe(node(value), {"enum": ["a"]}) == words.partition(",")[0]


def compared(text: str, shape) -> list[tuple[str, int, dict[str, object]]]:
    """Return the faults of a map in the order of their rules."""
    report = Facts()
    compare_map("x.yaml", 7, parse_yaml(text, "x.yaml").root, shape, report)
    return sorted(report.facts, key=lambda one: one[0])


class Facts(Report):
    """A report that keeps what fills the words of its rules."""

    def __init__(self) -> None:
        self.facts: list[tuple[str, int, dict[str, object]]] = []

    def add(self, rule, _path, line, _weight=None, /, **facts):
        self.facts.append((rule.name, line, facts))


INNER, OUTER, NAMED = yaml.safe_load("""
- &inner
  x-is: a part
  required: [size]
  properties: {size: {type: integer, minimum: 1, maximum: 9, x-wanted: a digit, x-example: 5}}
- x-is: a whole
  required: [name, parts]
  properties:
    name: {type: string, x-example: Alpha}
    parts: {type: array, items: *inner}
    main: *inner
- x-is: a set
  x-names: one small letter
  patternProperties: {'^[a-z]$': *inner}
""")


def test_what_is_wanted_can_be_said_of_every_value():
    def said(shape):
        inner = [
            *shape.get("properties", {}).values(),
            *shape.get("patternProperties", {}).values(),
        ]
        for one in (*inner, *([shape["items"]] if "items" in shape else ())):
            assert wanted(one)
            said(one)

    for shape in (*FRONTS, CONFIG, *DATA.values(), schema("case.yaml")):
        said(shape)


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


def test_what_nobody_checked_is_asked_for_in_words():
    for key, line in [
        ({"type": "string", "x-example": "Alpha"}, "“k: Alpha”"),
        ({"type": "string", "description": "whose it is"}, "“k:” and whose it is"),
        ({"enum": ["S", "M"], "description": "the mark"}, "“k:” and the mark"),
        ({"const": False}, "“k: false”"),
        ({"const": ""}, '“k: ""”'),
        ({"type": "array", "items": INNER}, "“k: []”"),
    ]:
        [(_, _, facts)] = compared("{}", {"x-is": "a", "required": ["k"], "properties": {"k": key}})
        assert facts["wanted"] == line


ROLES = {"a checklist.who": "officer", "a page.for": "[officer]", "a form.for": "[officer]"}
"""Readers, not people: the most frequent of a few words."""


def needed():
    """Yield what may be copied for each needed key, with its path."""
    for whole in [*DATA.values(), CONFIG, *FRONTS]:
        for one in parts(whole):
            for name in one.get("required", ()) if "x-is" in one else ():
                inner = one["properties"][name]
                assert {"x-example", "description", "const", "items"} & set(inner), name
                if "x-example" in inner or "const" in inner:
                    yield f"{one['x-is']}.{name}", str(inner.get("x-example", inner.get("const")))


def test_no_example_of_a_needed_key_is_a_fact_to_copy():
    """A day, a mark or a role that stands in a message is soon typed without a look."""
    fact = re.compile(r"\d{4}|\b(?:editor|officer)\b|\bS2?\b")
    copied = dict(needed())
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


def test_a_schema_says_what_it_takes():
    for shape, words in [
        ({"enum": ["a", "b"]}, "one of a, b"),
        ({"type": "array", "items": {"enum": ["a", "b"]}}, "a list of a, b, each once"),
        ({"type": "integer", "minimum": 1, "maximum": 9}, "a whole number from 1 to 9"),
        ({"const": True}, "true"),
        ({"const": ["a", "b"]}, "[a, b]"),
        (INNER, "a map of size"),
        (NAMED, "a map of one small letter"),
        ({"x-wanted": "a sign", "enum": ["a"]}, "a sign"),
    ]:
        assert wanted(shape) == words
