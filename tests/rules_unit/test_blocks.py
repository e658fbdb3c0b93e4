"""Lists and blocks: exactly four spaces a level, and an empty line where one is needed."""

from __future__ import annotations

from handbook.rules import check
from handbook.rules.blocks import (
    BLOCK_NOT_APART,
    FENCE_NOT_CLOSED,
    LIST_INDENT,
    LIST_MARKER,
    LIST_NOT_APART,
)
from tests import books

RULES = (LIST_INDENT, LIST_NOT_APART, LIST_MARKER, BLOCK_NOT_APART, FENCE_NOT_CLOSED)


def found(body):
    """Return line of the body, rule and remedy of each finding."""
    front = books.front()
    page = f"{front}{body}"
    book = books.book({"docs/en/evidence/capture.md": page})
    first = front.count("\n")
    return [(one.line - first, one.code, one.message, one.hint) for one in check(book, RULES)]


def places(body):
    return [one[:2] for one in found(body)]


def test_a_slip_is_told_once_with_its_line():
    for body, expected in (
        ("- a\n\tb\n", (2, "HB050", "“b” is indented by a tab")),
        ("\ta\n", (1, "HB050", "“a” is indented by a tab")),
        ("- a\n b\n", (2, "HB050", "“b” is indented by 1 space")),
        ("- a\n   b\n", (2, "HB050", "“b” is indented by 3 spaces")),
        ("- a\n     b\n", (2, "HB050", "“b” is indented by 5 spaces")),
        ("- a\n\n        b\n", (3, "HB050", "“b” is indented by 8 spaces")),
        ("  - a\n", (1, "HB050", "“- a” is indented by 2 spaces")),
        ("- a\n  - b\n", (2, "HB050", "“- b” is indented by 2 spaces")),
        ("- a\n        - b\n", (2, "HB050", "“- b” is indented by 8 spaces")),
        ("- a\nb\n", (2, "HB050", "“b” is indented by 0 spaces")),
        ("text\n\n    code\n", (3, "HB050", "“code” is indented by 4 spaces")),
        ("text\n- a\n", (2, "HB051", "“- a” would be joined to the line above it")),
        ("text\n1. a\n", (2, "HB051", "“1. a” would be joined to the line above it")),
        ("1) a\n", (1, "HB052", "“1)” does not number an item on the built page")),
        ("> a\nb\n", (2, "HB055", "“b” follows a block quote without an empty line")),
        ("```\na\n```\nb\n", (4, "HB055", "“b” follows a code block without an empty line")),
        ("| a |\n| - |\nb\n", (3, "HB055", "“b” follows a table without an empty line")),
        ("text\n| a |\n| - |\n", (2, "HB051", "“| a |” would be joined to the line above it")),
        ("```text\na\n", (1, "HB056", "“```” opens a code block that nothing closes")),
        ("a\n\n```\nb\n```\n\n~~~\n```\n", (7, "HB056", "“```” opens a code block that nothing closes")),
        ("```text\na\n\n```sh\nb\n```\n", (1, "HB056", "“```” opens a code block that nothing closes")),
        ("- a\n> b\n", (2, "HB051", "“> b” would be joined to the line above it")),
    ):  # fmt: skip
        (one,) = found(body)
        place, code, message = expected
        assert (one[0], one[1]) == (place, code)
        assert one[2] == message


def test_what_both_parsers_read_alike_passes():
    for body in (
        "- a\n    b\n", "- a\n\n    b\n", "- a\n    - b\n        - c\n", "- a\n    - b\n- c\n",
        "1. a\n2. b\n\n    c\n", "- a\n- b\n\ntext\n", "text\n\n- a\n",
        "text\n2. is no list here\n", "text\n    goes on\n", "> a\n> b\n\ntext\n",
        "```\n    code\n```\n\ntext\n", "| a |\n| - |\n\ntext\n", "- a\n\n---\n",
        "## H { #h }\n- a\n", "````\n```\n````\n", "````\n```sh\n```\n````\n", "```\n~~~sh\n```\n",
        "```\n`` `\n```\n", "a ```` b\n", "```a`b\n", "1. a\n\n    ```\n    code\n    ```\n",
    ):  # fmt: skip
        assert found(body) == []


def test_the_remedy_says_what_to_type():
    for body, wanted in (
        ("- a\n b\n", "write 4 spaces before it, or an empty line above what follows the list"),
        ("- a\n    - b\n\n      c\n", "write 8 spaces before it, or an empty line above what follows the list"),
        ("\ta\n", "write spaces in place of tabs"), (" - a\n", "write no space before it"),
        ("- a\n  - b\n", "write no space before it for an item beside the last one, 4 for one inside it"),
        ("text\n\n    code\n", "write no space before it, 4 in an item; code goes between two lines of ```"),
        ("text\n\n  ```\n  code\n  ```\n", "write no space before it, 4 in an item; code goes between two lines of ```"),
        ("2) a\n", "write “2.”"),
    ):  # fmt: skip
        assert found(body)[0][3] == wanted


def test_one_slip_in_a_list_is_not_told_for_each_of_its_lines():
    assert places("- a\n b\n c\n d\n") == [(2, "HB050")]
    assert places("- a\n b\n\n- c\n d\n") == [(2, "HB050"), (5, "HB050")]
