"""A backslash at the end of a line is told, elsewhere it is not."""

from handbook.rules import check
from handbook.rules.breaks import LINE_END_BACKSLASH
from tests import books

FRONT = books.front()


def lines(body):
    book = books.book({"docs/en/evidence/capture.md": FRONT + body})
    return [one.line - FRONT.count("\n") for one in check(book, [LINE_END_BACKSLASH])]


def test_it_is_told_by_its_line_also_the_last():
    assert lines("a\\\nb\n") == [1]
    assert lines("a\n\nb\\\\\n") == [3]
    assert lines("a\nb\\") == [2]


def test_elsewhere_it_passes():
    for body in ("a \\ b\n", "`a\\`\nb\n", "```\na\\\n```\n", "a\\ \nb\n"):
        assert lines(body) == []
