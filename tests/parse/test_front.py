"""Front matter is parted from the body; lines stay those of the file."""

from __future__ import annotations

import pytest

from handbook.parse.front import MAX_CHARACTERS, parse_front


def problems(text):
    return [(problem.kind, problem.line) for problem in parse_front(text, "p").front.problems]


def test_front_matter_and_body():
    split = parse_front("---\ntitle: A\nfor: [x]\n---\n\n# A\n", "p")
    assert split.front.root.text("title") == "A"
    assert [(e.key, e.line) for e in split.front.root.entries()] == [("title", 2), ("for", 3)]
    assert (split.body, split.body_line) == ("\n# A\n", 5)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [("missing", 1)]),
        ("# A\n", [("missing", 1)]),
        ("\n---\na: b\n---\n", [("missing", 1)]),
        ("---\u00a0\na: b\n---\n", [("missing", 1)]),
        ("---\na: b\n\n# A\n", [("unclosed", 1)]),
        ("---\na: b\n---x\n", [("unclosed", 1)]),
        ("---\n- a\n---\n", [("not-a-map", 2)]),
        ("---\na\n---\n", [("not-a-map", 2)]),
        ("---\na: b\na: c\n---\n", [("duplicate", 3)]),
        ("---\na: b: c\n---\n", [("syntax", 2)]),
        (f"---\na: {'b' * MAX_CHARACTERS}\n---\n", [("too-long", 1)]),
        ("---\n---\n", []),
        ("---  \na: b\n--- \n", []),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_its_line(text, found):
    assert problems(text) == found


def test_a_missing_block_leaves_the_text_and_an_unclosed_one_none():
    assert parse_front("# A\n", "p").body == "# A\n"
    assert parse_front("---\na: b\n# A\n", "p").body == ""
