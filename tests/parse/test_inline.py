"""What stands inside a line: citations, codes, tasks, and links that are none."""

from __future__ import annotations

from handbook.model import Reference, Task
from handbook.parse import parse_text
from handbook.parse.text import broken_in, references_in, task_of


def test_citations_and_codes():
    for text, found in (
        ("E-03", [("code", "E-03")]),
        ("(CL-03), E-04.", [("code", "CL-03"), ("code", "E-04")]),
        ("E-03. Then", [("code", "E-03")]), ("[@key]", [("cite", "key")]),
        ("[@a.b_c-9,  para. 12 ]", [("cite", "a.b_c-9")]),
        ("[@key,p]", [("cite", "key")]),
        ("[@k] E-03 [@l, 2]", [("cite", "k"), ("code", "E-03"), ("cite", "l")]),
        ("E-3 E-033 e-03 ABC-03 aE-03 x/E-03 .E-03 -E-03 E-03x E-03-1 E-03.1 CL-3", []),
        ("[@] [@-a] [@key [@a; @b] [@key\n, 2] @key", []), ("", []),
    ):  # fmt: skip
        for linked in (True, False):
            assert [one._replace(start=0) for one in references_in(text, 7, 0, linked=linked)] == [
                Reference(kind, name, 7, linked) for kind, name in found
            ]


def test_a_reference_has_its_place_in_bytes():
    text = "\n“é” E-03 [@key] CL-03\n"
    for one in parse_text(text).references:
        words = f"[@{one.name}]" if one.kind == "cite" else one.name
        assert text.encode()[one.start :].startswith(words.encode())
    assert len(parse_text(text).references) == 3


def test_what_is_written_like_a_link():
    for text, found in (
        ("[a](b c) [d](e f)", ["[a](b c)", "[d](e f)"]), ("a](b c) x", ["](b c)"]),
        ("![a](b", ["![a](b"]), ("[a] (b.md) [c] (d.html#e)", ["[a] (b.md)", "[c] (d.html#e)"]),
        ("[a] (b.pdf)", []), ("[[a]] [[b|c]]", ["[[a]]", "[[b|c]]"]), ("[a] b (c.md)", []),
    ):  # fmt: skip
        assert [(raw.html, raw.line) for raw in broken_in(text, 4)] == [(one, 4) for one in found]


def task(source):
    return task_of(source, 10, 2)


def test_a_task_has_all_its_parts():
    assert task("- [ ] `CL-03.1` **Check [it](a.md).**\n\n    Why.\n\n    More.\n") == Task(
        id="CL-03.1",
        text="Check it.",
        source="Check [it](a.md).",
        critical=True,
        line=10,
        links=1,
        why="Why.\n\nMore.",
        why_line=12,
        depth=2,
    )


def test_the_words_of_a_task():
    for source, id_, text in (
        ("- [ ] `A.1` One", "A.1", "One"), ("* [x] `A.1` One", "A.1", "One"),
        ("+ [X] `A.1`   One  two", "A.1", "One two"), ("12. [ ] `A.1` One", "A.1", "One"),
        ("1) [ ] `A.1`", "A.1", ""), ("- [ ] One `A.1`", None, "One A.1"),
        ("- [ ] [ ] One", None, "[ ] One"), ("- [ ] - [ ] One", None, "- [ ] One"),
        ("- [ ] Open `a` and **b**, **c**", None, "Open a and b, c"),
        ("- [ ] `A.1` Open `a` **b**", "A.1", "Open a b"),
        ("- [ ] `A.1` One\n    two\n      three", "A.1", "One two three"),
        ("- [ ] `A.1` One\n    - two", "A.1", "One"),
        ("- [ ] `A.1` One\n    1. two\n    - three", "A.1", "One"),
        ("- [ ] `A.1` One\n    2) two", "A.1", "One"),
        ("- [ ] `A.1` One\n    -two", "A.1", "One -two"), ("- [ ]", None, ""),
    ):  # fmt: skip
        assert (task(source).id, task(source).text) == (id_, text)


def test_a_task_is_critical_where_all_of_it_is_bold():
    for words, critical in (
        ("**One.**", True), ("**One\n    two.**", True), ("**One** two", False),
        ("One **two**", False), ("**One** **two**", False), ("****", False), ("*One*", False),
        ("One", False),
    ):  # fmt: skip
        assert task(f"- [ ] `A.1` {words}").critical is critical
        assert task(f"- [ ] {words}").critical is critical


def test_the_links_of_a_task():
    for words, number in (
        ("One", 0), ("[a](b)", 1), ("[a](b) ![c](d)", 2),
        ("[a][b] <https://c.example> HTTPS://d.example", 3), ("<mailto:a@b.example>", 1),
        ("[a] (b)", 0), ("One\n\n    [a](b)", 0), ("One\n    - [a](b)", 0),
    ):  # fmt: skip
        assert task(f"- [ ] `A.1` {words}").links == number


def test_the_reason_below_a_task():
    for below, why, line in (
        ("", "", 12), ("\n\n    Why.", "Why.", 12), ("\n    two\n\n    Why.\n", "Why.", 13),
        ("\n    two\n    three\n\n    Why.\n", "Why.", 14), ("\n \t \n    Why.", "Why.", 12),
        ("\n\n    Why.\n\n        code\n\n    End.\n\n", "Why.\n\n    code\n\nEnd.", 12),
        ("\n\n    XXWhy.XX", "XXWhy.XX", 12),
    ):  # fmt: skip
        found = task(f"- [ ] `A.1` One{below}")
        assert (found.text[:3], found.why, found.why_line) == ("One", why, line)


def test_every_list_of_a_page_begins_at_the_first_depth():
    found = parse_text(
        "- [ ] a\n    - [ ] b\n\ntext\n\n1. [ ] c\n\n    - [ ] d\n\n> - [ ] e\n"
    ).tasks
    assert [(one.text, one.depth, one.line) for one in found] == [
        ("a", 1, 1), ("b", 2, 2), ("c", 1, 6), ("d", 2, 8), ("e", 1, 10),
    ]  # fmt: skip
