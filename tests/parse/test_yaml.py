"""YAML becomes nodes with lines; nothing is constructed, and nothing raises."""

from __future__ import annotations

import datetime as dt

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from handbook.model import EMPTY
from handbook.parse import parse_yaml


def value(text):
    data = parse_yaml(f"a: {text}", "p")
    assert data.problems == ()
    node = data.root.get("a")
    assert node is not None
    return node.kind, node.value


def test_scalars_have_the_kind_that_yaml_gives_them():
    for text, kind, found in (
        ("b", "text", "b"), ('"5"', "text", "5"), ("5", "integer", 5), ("-5", "integer", -5),
        ("007", "text", "007"), ("0x1f", "text", "0x1f"), ("1_000", "text", "1_000"),
        ("9" * 5000, "text", "9" * 5000), ("1.5", "number", 1.5), (".inf", "text", ".inf"),
        ("no", "boolean", False), ("On", "boolean", True), ("~", "null", None),
        ("2026-11-25", "date", dt.date(2026, 11, 25)),
        ("2026-11-25T10:00:00Z", "text", "2026-11-25T10:00:00Z"), ("10:30", "text", "10:30"),
    ):  # fmt: skip
        assert value(text) == (kind, found)


def test_what_is_refused_is_told_with_its_line():
    for text, kind, line in (
        ("a: 1\nb: &x c", "alias", 12), ("a: *x", "alias", 11), ("a: 1\nb: !x c", "tag", 12),
        ("a: !!python/object/apply:os.system [ls]", "tag", 11),
        ("a: !!python/tuple [1]", "tag", 11), ("!!set {a, b}", "tag", 11), ("a: =", "tag", 11),
        ("a: 1\n\na: 2", "duplicate", 13), ("a: {b: 1, b: 2}", "duplicate", 11),
        ("? [a]\n: b", "key", 11), ("a: 1\nb: c: d", "syntax", 12), ("a: [1", "syntax", 11),
        ("a: 2026-02-30", "syntax", 11), ("a: 1\n---\nb: 2", "syntax", 12),
        ("a: \x07", "syntax", 11), ("[" * 5000, "syntax", 11),
        ("a: " + "[" * 30 + "]" * 30, "syntax", 11),
    ):  # fmt: skip
        found = parse_yaml(text, "p", first_line=11).problems
        assert found
        assert (found[0].kind, found[0].line) == (kind, line)


@example("\ufeff&a b")  # a byte order mark in a text is a blank there
@example("a:\u2028*b")
@given(st.text("&*ab1:,- \n[]{}\"'?!#|>%\ufeff\u2028", min_size=2, max_size=14))
def test_every_anchor_and_every_alias_is_refused_wherever_it_stands(text):
    try:
        events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return
    named = any(getattr(event, "anchor", None) for event in events)
    assert ("alias" in {one.kind for one in parse_yaml(text, "p").problems}) == named


def test_a_thousand_aliases_cost_nothing():
    """A few lines that would grow to a billion values are refused before they grow."""
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert [problem.kind for problem in parse_yaml(bomb, "p").problems] == ["alias"]


def test_nodes_answer_questions_and_never_raise():
    root = parse_yaml("a: {b: [1, x, [y], ~]}\nc: z\nn: ~\n", "p").root
    inner = root.get("a")
    assert inner is not None
    assert inner.texts("b") == ("1", "x", "None")
    assert root.texts("c") == ("z",)
    assert root.texts("n") == root.texts("nothing") == root.texts("a") == ()
    assert root.text("a") == root.text("n") == ""
    assert root.text("nothing", "other") == "other"
    assert root.plain() == {"a": {"b": [1, "x", ["y"], None]}, "c": "z", "n": None}
    assert list(root.items()) == []


def test_an_empty_file_is_an_empty_map():
    data = parse_yaml("# only a note\n", "p")
    assert (data.root.kind, list(data.root.entries()), data.problems) == ("map", [], ())


def test_an_empty_document_is_an_empty_map_on_its_first_line():
    for text in ("", "# a note\n", "\n\n"):
        data = parse_yaml(text, "p", first_line=5)
        assert (data.root.kind, data.root.line, data.problems) == ("map", 5, ())


def test_what_follows_a_key_that_is_no_word_is_still_read():
    data = parse_yaml("? [a]\n: b\nc: d\n", "p")
    assert [entry.key for entry in data.root.entries()] == ["c"]


def test_what_has_a_tag_or_lies_too_deep_is_nothing():
    data = parse_yaml("a: !x b\n", "p")
    assert [one.node.kind for one in data.root.entries()] == ["null"]
    deep = parse_yaml("[" * 21 + "]" * 21, "p")
    assert deep.problems == ()
    deeper = parse_yaml("[" * 22 + "]" * 22, "p")
    assert [(one.kind, one.detail) for one in deeper.problems] == [
        ("syntax", "nested more than 20 deep")
    ]
    assert parse_yaml("a: b: c", "p").problems[0].line == 1


def test_quotes_and_spelling_decide_what_a_scalar_is():
    for text, kind, found in (
        ("'&a *b'", "text", "&a *b"), ("b & c", "text", "b & c"), ("b * c", "text", "b * c"),
        ("", "null", None), ("null", "null", None), ("'~'", "text", "~"),
        ("'null'", "text", "null"), ("true", "boolean", True), ("True", "boolean", True),
        ("YES", "boolean", True), ("yes", "boolean", True), ("on", "boolean", True),
        ("false", "boolean", False), ("off", "boolean", False), ("No", "boolean", False),
        ("'yes'", "text", "yes"), ("y", "text", "y"), ("'2026-11-25'", "text", "2026-11-25"),
        ("2026-1-5 10:00:00", "text", "2026-1-5 10:00:00"),
        ("2026-11-25 10:00:00", "text", "2026-11-25 10:00:00"), ("2026-11", "text", "2026-11"),
        ("0", "integer", 0), ("+5", "integer", 5), ("9" * 18, "integer", 10**18 - 1),
        ("1" + "0" * 18, "text", "1" + "0" * 18), ("'12'", "text", "12"), ("0o17", "text", "0o17"),
        ("-1.50", "number", -1.5), ("'1.5'", "text", "1.5"), ("1.5e+3", "text", "1.5e+3"),
        ("1.", "text", "1."), (".nan", "text", ".nan"),
    ):  # fmt: skip
        assert value(text) == (kind, found)


CONTROL = "unacceptable character #x0007: control characters are not allowed"


def test_each_problem_is_told_with_its_line_and_what_is():
    for text, problems in (
        ("a: 1\nb: &x c\nd: *x", [("alias", 4, "& or *")]), ("a: 1\nb: !x c", [("tag", 4, "!x")]),
        ("a: =\nb: !!set {c}", [("tag", 3, "tag:yaml.org,2002:value"), ("tag", 4, "tag:yaml.org,2002:set")]),
        ("a: 1\nb: 2\na: 3\na: 4", [("duplicate", 5, "a"), ("duplicate", 6, "a")]),
        ("a: 1\n? [b]\n: c", [("key", 4, "a key that is not a word")]),
        ("a: 1\nb: c: d", [("syntax", 4, "mapping values are not allowed in this context")]),
        ("a: 1\nb: 2026-02-30", [("syntax", 4, "“2026-02-30” is no day of the calendar")]),
        ("a: 1\nb: 'c\n\n", [("syntax", 6, "found unexpected end of stream")]),
        ("a: \x07", [("syntax", 3, CONTROL)]),
        ("- {a: 1, a: 2}\n- !x b", [("duplicate", 3, "a"), ("tag", 4, "!x")]),
    ):  # fmt: skip
        data = parse_yaml(text, "docs/data/x.yaml", 3)
        assert [(one.kind, one.line, one.detail) for one in data.problems] == problems
        assert data.path == "docs/data/x.yaml"


def test_every_value_has_its_line():
    root = parse_yaml(
        "a: 1\nb:\n  - c\n  - d: 2026-11-25\n    e: ~\n\nf: {g: true}\n", "p", 10
    ).root
    assert (root.kind, root.line) == ("map", 10)
    assert [(entry.key, entry.line, entry.node.line) for entry in root.entries()] == [
        ("a", 10, 10), ("b", 11, 12), ("f", 16, 16),
    ]  # fmt: skip
    second = root.get("b") or EMPTY
    assert [node.line for node in second.items()] == [12, 13]
    inner = list(second.items())[1]
    assert [(entry.key, entry.line, entry.node.kind) for entry in inner.entries()] == [
        ("d", 13, "date"), ("e", 14, "null"),
    ]  # fmt: skip


def test_a_day_that_is_none_stays_text_and_so_does_the_first_of_two():
    root = parse_yaml("a: 2026-02-30\nb: 1\nb: 2\n", "p").root
    assert [(one.node.kind, one.key) for one in root.entries()][:1] == [("text", "a")]
    assert [entry.node.value for entry in root.entries()] == ["2026-02-30", 1, 2]


def test_lists_and_maps_may_lie_twenty_deep():
    for form in ("[{}]", "{{a: {}}}"):
        text = "x"
        for _ in range(20):
            text = form.format(text)
        assert parse_yaml(text, "p").problems == ()
        node = parse_yaml(form.format(text), "p", 4)
        assert [(one.kind, one.line, one.detail) for one in node.problems] == [
            ("syntax", 4, "nested more than 20 deep")
        ]
        root = node.root
        for _ in range(21):
            root = root.items()[0] if root.kind == "list" else root.entries()[0].node
        assert (root.kind, root.value) == ("null", None)
