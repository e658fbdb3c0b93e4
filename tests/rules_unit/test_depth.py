"""HB014: what is nested too deep."""

from __future__ import annotations

from handbook.rules import check, page_structure
from tests import books

PAGE = "docs/en/evidence/capture.md"
LIST = "checklists/en/capture-one-item.md"
HINT = "nest at most 50; people follow two"


def told(path, body):
    head = books.CHECKLIST if path == LIST else books.front()
    found = check(books.book({path: f"{head}\n{body}\n"}), [page_structure.NESTED_TOO_DEEP])
    return [str(one) for one in found], f"{path}:{head.count(chr(10)) + 2}: HB014"


def test_its_first_place_is_told_with_the_deepest_of_all():
    for path in [PAGE, LIST]:
        found, place = told(path, "> " * 50 + "a\n\n" + "> " * 59 + "a")
        assert found == [f"{place} the text is nested 60 deep ({HINT})"]
        assert told(path, "> " * 49 + "a")[0] == []


def test_signs_that_nest_nothing_are_free():
    """They are shown as they were typed."""
    for text in ["[" * 99, "![a" * 99, "`" * 99, "```\n" + "> " * 99 + "\n```", " " * 999 + "x"]:
        assert told(PAGE, text)[0] == []
