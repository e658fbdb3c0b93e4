"""A file as one string: each place of it knows its line, its value, and whether it is code."""

from __future__ import annotations

from dataclasses import replace

from handbook.model import Data, Entry, Node
from handbook.rules.source_text import SourceText, Value, code_lines, sources
from tests import books

PAGE = "docs/en/evidence/capture.md"
BODY = "# Capture\n\nWords `a b` é [it](https://a.example) here.\n\n```text\nx `y`\n```\n\nEnd <b>"


def sheet(body: str = BODY, path: str = PAGE) -> SourceText:
    book = books.book({path: books.front() + body})
    return next(one for one in sources(book) if one.path == path)


def test_the_whole_is_the_values_and_the_body():
    one = sheet()
    assert one.whole == one.head + one.body
    assert one.head.startswith("title\n\nCapture\n\ncode\n\nE-03\n\n")
    assert one.name == ""
    assert one.values[:2] == (
        Value(("title",), "title", 2, named=True),
        Value(("title",), "Capture", 2),
    )
    assert Value(("for",), "officer", 5) in one.values


def test_each_place_of_a_value_knows_it():
    one = sheet()
    for each in one.values:
        at = one.whole.index(each.text + "\n\n")
        assert one.whole[at : at + len(each.text)] == each.text
    at = one.whole.index("You can capture")
    value = one.value(at + 4)
    assert value is not None
    assert (value.keys, value.line, one.line(at + 4), one.row(at + 4)) == (
        ("able",), 6, 6, ("You can capture.", 4)
    )  # fmt: skip
    assert (one.value(0), one.line(0), one.row(0)) == (one.values[0], 2, ("title", 0))
    assert not one.coded(at)
    assert not one.reported(at)


def test_each_place_of_the_body_knows_its_line():
    one = sheet()
    first = one.body_line + 1
    assert one.line(len(one.head)) == one.body_line
    for text, line, column in (
        ("# Capture", 0, 0),
        ("Words", 2, 0),
        ("here", 2, 38),
        ("x `y`", 5, 0),
        ("End", 8, 0),
    ):
        at = one.whole.index(text, len(one.head))
        assert (one.line(at), one.row(at)[1], one.value(at)) == (first + line, column, None), text
    assert one.row(len(one.head) + 1) == ("# Capture", 0)
    assert one.line(len(one.whole)) == first + 8
    assert one.row(one.whole.index("End"))[0] == "End <b>"
    assert one.rows(first, first) == (len(one.head) + 1, len(one.head) + 10)
    assert one.rows(first + 8, first + 99)[1] == len(one.whole)


def test_code_is_what_both_our_parser_and_the_eye_take_for_code():
    one = sheet()

    def at(text: str) -> int:
        return one.whole.index(text, len(one.head))

    assert one.spanned(at("a b"))
    assert not one.spanned(at("é"))
    assert one.fenced(at("x `y`"))
    assert not one.fenced(at("```text"))
    assert not one.fenced(at("End"))
    assert [one.coded(at(text)) for text in ("a b", "x `y`", "Words", "End")] == [
        True,
        True,
        False,
        False,
    ]
    assert not one.spanned(len(one.whole))


def test_lines_of_code():
    for body, lines in [
        ("```\na\n```\n", {2, 3}),
        ("```\na", {2}),
        ("a\n\n            ```\nb\n            ```\n", set()),
        ("- a\n\n    ```text\n    b\n    ```\n", {4, 5}),
        ("a", set()),
    ]:
        book = books.book({PAGE: books.front() + body})
        page = book.pages["en", "evidence/capture.md"]
        assert {line - page.body_line for line in code_lines(page)} == lines
        assert code_lines(None) == frozenset()


def test_what_another_rule_tells():
    one = sheet(
        BODY
        + "\n\n![A](//a.example/b.png) [in](hashing.md) [r] <desk@a.example>\n\n[r]: https://a.example\n[s]: https://a.example\n"
    )

    def told(text: str) -> bool:
        return one.reported(one.whole.index(text, len(one.head)))

    assert told("[it](https")
    assert told("a.example)")
    assert not told("here.")
    assert told("End <b>")
    assert told("![A]")
    assert not told("[in]")
    assert told("[r]:")
    assert told("[s]:")
    assert told("desk@")
    assert not told("Words")
    assert not SourceText(Data("x.yaml")).reported(0)


def test_a_data_file_has_no_body():
    node = Node("map", (Entry("a", 1, Node("list", (Node("integer", 5, 2), Node("null", None, 3)), 1)),
                        Entry("b", 4, Node("map", (Entry("c", 5, Node("text", "d\ud800", 5)),), 4))), 1)  # fmt: skip
    one = SourceText(Data("docs/data/x.yaml", node))
    assert one.values == (
        Value(("a",), "a", 1, named=True), Value(("a",), "5", 2), Value(("b",), "b", 4, named=True),
        Value(("b", "c"), "c", 5, named=True), Value(("b", "c"), "d\ud800", 5),
    )  # fmt: skip
    assert (one.name, one.body, one.body_line, one.one) == ("x", "", 0, None)
    assert one.line(one.whole.index("d")) == 5
    assert one.whole.endswith("d\ud800\n\n")
    assert SourceText(Data("mkdocs.yml")).name == "mkdocs"


def test_days_say_nothing():
    names = [value.keys for value in sheet().values if not value.named]
    assert ("reviewed",) not in names
    assert ("minutes",) in names


def test_links_and_definitions_are_known_by_their_signs():
    one = sheet("é à [a](b.md) x [c](d.md)\n\n[r]: e.md\n")
    first = one.one.text.links[0] if one.one else None
    assert first is not None
    start, end = one.span(first)
    assert one.whole[start:end] == "[a](b.md)"
    known = "".join(one.whole[offset] for offset in sorted(one.links))
    assert known == "[a](b.md)[c](d.md)[r]: e.md"
    assert not SourceText(Data("x.yaml")).links


def test_the_words_of_a_drawing_are_read_with_their_lines():
    """Its elements are not; what a screen reader says of one is."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg"\n aria-label="a clock">\n<title>Call</title>\n'
        "<text x='1'\ny='2'>R&amp;D <tspan>now</tspan></text></svg>\n"
    )
    book = replace(books.book({}), drawings={"docs/images/a.svg": svg})
    one = next(one for one in sources(book) if one.path == "docs/images/a.svg")
    assert [(value.text, value.line) for value in one.values] == [
        ("a clock", 1), ("Call", 3), ("R&D now", 5),
    ]  # fmt: skip
