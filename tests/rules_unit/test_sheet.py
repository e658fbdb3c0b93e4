"""A file as one string: each place of it knows its line, its value, and whether it is code."""

from __future__ import annotations

from dataclasses import replace

from handbook.rules.source_text import code_lines, sources
from tests import books

PAGE = "docs/en/evidence/capture.md"


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
