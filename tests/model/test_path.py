"""The steps of a path are read off its one ordered list, wherever else the page has lists."""

from __future__ import annotations

from handbook.model import steps
from tests import books

CODES = """\
sections: {S: {folder: start, title: Start}}
S-02: {title: First hour on a case, path: start/first-hour.md, state: made}
CL-05: {title: Child material, path: checklists/child.md, state: planned}
"""
PATH = """\
# First hour on a case

1. No step: the path has not begun.

## The path { #path }

Go down it.

1. **Life.** Ask about F-13 first.
   It takes a minute.

    **Check** You called, or F-13 is not needed.

2. **Child.** Take CL-05. Ask: ____

    Keep away.

    **Check** The name is on F-05. You copied nothing.

Behind the list stands CL-99.

## When the order changes { #order }

1. Nor is this one: CL-77.
"""


def page(body: str = PATH, role: str = "path", path: str = "docs/en/start/first-hour.md"):
    text = books.front(title="First hour on a case", code="S-02", role=role) + body
    book = books.book({"docs/data/codes.yaml": CODES, path: text})
    return next(iter(book.pages.values()))


def test_steps_are_those_below_the_heading_of_the_path():
    assert [step.number for step in steps(page())] == [1, 2]


def test_a_step_has_its_paragraphs_each_on_one_line():
    first, second = steps(page())
    assert first.paragraphs == (
        "**Life.** Ask about F-13 first. It takes a minute.",
        "**Check** You called, or F-13 is not needed.",
    )
    assert second.paragraphs[1:] == (
        "Keep away.",
        "**Check** The name is on F-05. You copied nothing.",
    )


def test_a_step_names_what_it_or_its_check_names_and_nothing_behind_the_list():
    assert [sorted(step.codes) for step in steps(page())] == [["F-13"], ["CL-05", "F-05"]]


def test_a_step_knows_its_line():
    shown = page()
    text = (books.front(title="First hour on a case", code="S-02", role="path") + PATH).split("\n")
    assert [text[step.line - 1][:9] for step in steps(shown)] == ["1. **Life", "2. **Chil"]


def test_a_page_that_is_no_path_has_no_steps():
    assert steps(page(role="hashing")) == ()
    assert steps(page(PATH.replace("#path", "#way"))) == ()


def test_a_path_may_end_with_its_page():
    assert len(steps(page(PATH.partition("\nBehind")[0]))) == 2
