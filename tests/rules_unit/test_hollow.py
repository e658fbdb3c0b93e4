"""A line that begins an item holds words."""

from handbook.rules import check
from handbook.rules.list_lines import LIST_ITEM_HOLLOW
from tests import books

FRONT = books.front()


def lines(body):
    book = books.book({"docs/en/evidence/capture.md": FRONT + body})
    return [one.line - FRONT.count("\n") for one in check(book, [LIST_ITEM_HOLLOW])]


def test_a_lone_marker_is_told_by_its_line():
    for line in ("-", "- ", "*", "+", "1.", "12. ", "3)", "    -", "\t2.\t"):
        assert lines(f"- a\n{line}\n") == [2]


def test_other_lines_pass():
    for line in (
        "- a", "1. a", "--", "---", "1.5", "a -", "- [ ] a", "1234567890.", "> -", "`-`",
    ):  # fmt: skip
        assert lines(f"- a\n{line}\n") == []


def test_code_is_left_alone_and_each_line_is_told():
    assert lines("```\n-\n```\n\n- a\n-\n\n1.\n") == [6, 8]
