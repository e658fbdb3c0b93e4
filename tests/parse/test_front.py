"""Front matter is parted from the body; lines stay those of the file."""

from __future__ import annotations

from handbook.parse.page import MAX_CHARACTERS, parse_front


def problems(text):
    return [(problem.kind, problem.line) for problem in parse_front(text, "p").front.problems]


def test_front_matter_and_body():
    split = parse_front("---\ntitle: A\nfor: [x]\n---\n\n# A\n", "p")
    assert split.front.root.text("title") == "A"
    assert [(e.key, e.line) for e in split.front.root.entries()] == [("title", 2), ("for", 3)]
    assert (split.body, split.body_line) == ("\n# A\n", 5)


def test_what_cannot_be_read_is_a_problem_with_its_line():
    for text, found in (
        ("", [("missing", 1)]), ("# A\n", [("missing", 1)]),
        ("\n---\na: b\n---\n", [("missing", 1)]), ("---\u00a0\na: b\n---\n", [("missing", 1)]),
        ("---\na: b\n\n# A\n", [("unclosed", 1)]), ("---\na: b\n---x\n", [("unclosed", 1)]),
        ("---\n- a\n---\n", [("not-a-map", 2)]), ("---\na\n---\n", [("not-a-map", 2)]),
        ("---\na: b\na: c\n---\n", [("duplicate", 3)]), ("---\na: b: c\n---\n", [("syntax", 2)]),
        (f"---\na: {'b' * MAX_CHARACTERS}\n---\n", [("too-long", 1)]), ("---\n---\n", []),
        ("---  \na: b\n--- \n", []),
    ):  # fmt: skip
        assert problems(text) == found


def test_a_missing_block_leaves_the_text_and_an_unclosed_one_none():
    assert parse_front("# A\n", "p").body == "# A\n"
    assert parse_front("---\na: b\n# A\n", "p").body == ""


def told(text):
    return [(one.kind, one.line, one.detail) for one in parse_front(text, "p").front.problems]


def test_each_problem_says_what_is():
    assert told("x") == [("missing", 1, "no front matter")]
    assert told("---\na: b\n") == [("unclosed", 1, "no closing ---")]
    assert told("---\n- a\n---\n") == [("not-a-map", 2, "list")]
    assert told("---\n- {a: 1, a: 2}\n---\n") == [("duplicate", 2, "a"), ("not-a-map", 2, "list")]
    assert told("---\na: [b\n---\n")[0][:2] == ("syntax", 2)


def test_front_matter_may_have_its_limit_and_no_character_more():
    value = "b" * (MAX_CHARACTERS - 3)
    assert MAX_CHARACTERS == 8192
    assert told(f"---\na: {value}\n---\n") == []
    assert told(f"---\na: {value}b\n---\n") == [("too-long", 1, "8193 characters")]
    split = parse_front(f"---\na: {value}b\n---\nx\n", "p")
    assert (split.body, split.body_line) == ("x\n", 4)


def test_blanks_behind_the_marks_do_not_count():
    for begin in ("---", "--- ", "---\t"):
        for end in ("---", "...", "--- ", "...\t", "---\t "):
            split = parse_front(f"{begin}\na: b\n{end}\nx\n---\ny", "p")
            assert split.front.problems == ()
            assert split.front.root.text("a") == "b"
            assert (split.body, split.body_line) == ("x\n---\ny", 4)


def test_what_is_nearly_a_mark_is_none():
    for line in (" ---", "----", "--", "---X", "..", "....", "....X"):
        assert told(f"{line}\na: b\n---\n") == [("missing", 1, "no front matter")]
        assert told(f"---\na: |\n  b\n{line}\n")[0][0] == "unclosed"


def test_the_body_begins_on_its_line_whatever_stands_above_it():
    for text, body, line in (
        ("x\ny", "x\ny", 1), ("---\na: b\nc", "", 3), ("---\n---", "", 3), ("---\n---\nx", "x", 3),
        ("---\na: b\nc: d\n---\n", "", 5),
    ):  # fmt: skip
        split = parse_front(text, "docs/p.md")
        assert (split.body, split.body_line) == (body, line)
        assert split.front.path == "docs/p.md"
