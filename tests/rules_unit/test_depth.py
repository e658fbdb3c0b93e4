"""HB014: what is nested too deep for one of the two parsers."""

from __future__ import annotations

from dataclasses import replace

from handbook.model import Raw
from handbook.rules import check, depth
from tests import books

PAGE = "docs/en/evidence/capture.md"
FIRST = books.front().count("\n") + 1
HINT = "nest at most 50; people follow two"
FENCE = "```text\nx\n```\n\n"


def told(body):
    book = books.book({PAGE: books.front() + body})
    found = check(book, [depth.NESTED_TOO_DEEP])
    assert all((f.path, f.hint) == (PAGE, HINT) for f in found)
    return [(f.line - FIRST + 1, f.message) for f in found]


def test_each_kind_at_its_bound_and_one_deeper():
    for good, bad, message in (
        ("[" * 50, "[" * 51, "brackets are nested 51 or more deep"),
        ("![a" * 50, "![a" * 51, "brackets are nested 51 or more deep"),
        ("[a]" * 99 + "[" * 50, "[a]" * 99 + "[" * 51, "brackets are nested 51 or more deep"),
        ("]" * 9 + "[" * 50, "]" * 9 + "[" * 51, "brackets are nested 51 or more deep"),
        ("[" * 50 + "]" + "[", "[" * 50 + "]" + "[[", "brackets are nested 51 or more deep"),
        ("[" * 40 + "\n \t\n" + "[" * 40, "[" * 40 + "\n" + "[" * 40, "brackets are nested 51 or more deep"),
        ("`" * 50, "`" * 51, "back-ticks are repeated 51 or more deep"),
        (f"{FENCE}{' ' * 200}x", f"{FENCE}{' ' * 201}x", "a line is indented 51 or more deep"),
        (f"{FENCE}{' ' * 201}", f"{FENCE}{' ' * 201}x", "a line is indented 51 or more deep"),
        (f"{FENCE}{' ' * 201}\nx", f"{FENCE}{' ' * 201}- ", "a line is indented 51 or more deep"),
        ("```\n" + "\t" * 50 + "x", "```\n" + "\t" * 51 + "x", "a line is indented 51 or more deep"),
        ("```\n" + " \t" * 50 + "x", "```\n" + "   \t" * 50 + " x", "a line is indented 51 or more deep"),
        ("```\n" + "> " * 50, "```\n" + "> " * 51, "block quotes are nested 51 or more deep"),
        ("```\n" + "> " * 50, "```\n" + "\t>" * 51, "block quotes are nested 51 or more deep"),
        ("```\n" + ">" * 50, "```\n" + ">" * 51, "block quotes are nested 51 or more deep"),
        ("```\na" + ">" * 51, "```\n" + ">" * 51, "block quotes are nested 51 or more deep"),
        ("```\n" + "- " * 50, "```\n" + "- " * 51, "lists are nested 51 or more deep"),
        ("```\n" + "-" * 60, "```\n" + "-\t" * 51, "lists are nested 51 or more deep"),
        ("```\n" + "1. 1) * + " * 12 + "- - ", "```\n" + "1. 1) * + " * 12 + "- - - ", "lists are nested 51 or more deep"),
        ("```\n" + "- " * 50 + "-", "```\n" + "- " * 50 + "- ", "lists are nested 51 or more deep"),
        ("```\n" + "1234567890. " * 51, "```\n" + "123456789. " * 51, "lists are nested 51 or more deep"),
    ):  # fmt: skip
        assert told(good + "\n") == []
        assert told(bad + "\n") == [(bad.count("\n") + 1, message)]


def test_the_depth_that_our_own_parser_saw_is_told():
    book = books.book({PAGE: books.front() + "a\n"})
    key, page = next((key, one) for key, one in book.pages.items() if one.path == PAGE)
    deep = replace(page, text=replace(page.text, deep=(Raw("63", 40),)))
    (found,) = check(replace(book, pages={key: deep}), [depth.NESTED_TOO_DEEP])
    assert str(found) == f"{PAGE}:40: HB014 the text is nested 63 deep ({HINT})"


def test_only_the_first_place_is_told():
    assert told("a\n\n" + "[" * 51 + "\n\n" + "`" * 60 + "\n") == [
        (3, "brackets are nested 51 or more deep")
    ]
    assert told("`" * 60 + "\n\n" + "[" * 51 + "\n") == [
        (1, "back-ticks are repeated 51 or more deep")
    ]


def test_lists_are_read_too():
    path = "checklists/en/capture-one-item.md"
    found = check(books.book({path: books.CHECKLIST + "\n" + "[" * 51}), [depth.NESTED_TOO_DEEP])
    assert [(f.path, f.line) for f in found] == [(path, books.CHECKLIST.count("\n") + 2)]
