"""The print of a path: one page, its steps with their checks, and what its foot must say."""

from __future__ import annotations

import re

import pytest

from handbook.model import digest
from handbook.press.checklist import path
from handbook.press.print_jobs import jobs
from tests import books
from tests.model.test_path import CODES
from tests.press.opened import said

STEPS = """\
# First hour on a case

> **Must.** Read it once.

> **Stop.** A child? Take CL-05.
> Do not wait.

## The path { #path }

1. **Life.** Ask R&D. If yes, hand F-13 over: ____

    **Check** You called.

2. **Child.** Take CL-05 [@key-2022, p. 3].

    **Check** You copied nothing.

## Why { #why }

Nothing of this is printed.
"""
DRAFT = "{of: 000000000000, status: draft, by: machine draft}"
PAGE = "docs/{}/start/first-hour.md"


def page(body: str = STEPS, **more: str) -> str:
    role = {} if "translation" in more else {"role": "path"}
    return books.front(title="First hour on a case", code="S-02", **role, **more) + body


def tree(body: str = STEPS, **more: str) -> dict[str, str]:
    return {"docs/data/codes.yaml": CODES, PAGE.format("en"): page(body, **more)}


def html(lang: str = "en", body: str = STEPS, **more: str) -> str:
    files = {**tree(), PAGE.format(lang): page(body, **more)}
    book = books.book(files)
    return path(book.pages[lang, "start/first-hour.md"], book, 0.0)


def test_each_step_has_its_box_its_number_and_its_check_below():
    shown = html()
    assert re.findall(r"<li><i></i><b>(\d)</b><div class=\"do\"><p><strong>(\w+)", shown) == [
        ("1", "Life"), ("2", "Child"),
    ]  # fmt: skip
    assert '<div class="check"><p><strong>Check</strong> You called.</p></div>' in shown


def test_codes_stay_blanks_are_drawn_and_a_source_is_named():
    shown = html()
    assert 'hand F-13 over: <span class="blank"></span>' in shown
    assert "Ask R&amp;D." in shown
    assert re.search(r"Take CL-05 \[<bdi[^>]*>Office 2022, p\. 3</bdi>\]", shown)


def test_what_stops_the_path_stands_above_it_and_nothing_else_of_the_page():
    shown = html()
    halt = shown.partition('<div class="halt">')[2].partition("</div>")[0]
    assert "<strong>Stop.</strong> A child? Take CL-05. Do not wait." in halt
    assert "Read it once" not in shown
    assert "Nothing of this" not in shown


def test_a_path_without_a_stop_line_has_none():
    assert 'class="halt"' not in html(body=STEPS.replace("**Stop.**", "**Check.**"))


def test_a_draft_says_so_in_both_languages_in_a_strip_and_at_the_foot():
    of = digest(STEPS)
    shown = html("ur", translation=f"{{of: {of}, status: draft, by: machine draft}}")
    assert shown.count('class="draft pair"') == 1
    assert 'lang="en" dir="ltr">print-draft</p>' in shown
    assert "print-draft" in shown.partition('<p class="foot">')[2].partition("</p>")[0]
    assert "print-draft" not in html()
    assert 'class="draft pair"' not in html()


def test_one_that_is_behind_says_that_in_the_place_of_the_strip():
    """Two strips would push the last step of a text in Nastaliq off the page."""
    shown = html("ur", translation=DRAFT)
    assert shown.count('class="draft pair"') == 1
    assert "behind-notice" in shown


def test_each_language_that_has_the_page_has_the_sheet_and_no_other():
    book = books.book({**tree(), PAGE.format("ur"): page(translation=DRAFT)})
    for lang, made in (("en", ["print/en/S-02.pdf"]), ("ur", ["print/ur/S-02.pdf"])):
        assert [job.path for job in jobs(book, lang)] == made
    assert list(jobs(books.book(tree()), "ur")) == []


def test_a_page_without_steps_has_no_sheet():
    assert list(jobs(books.book(tree(STEPS.replace("#path", "#way"))), "en")) == []


@pytest.mark.print
def test_the_sheet_is_one_page_with_its_foot(printed):
    prints = printed(tree())
    assert prints.findings == []
    pdf = prints.files["print/en/S-02.pdf"]
    text = said(pdf.pages[0])
    assert len(pdf.pages) == 1
    assert "S-02 · path · en · 2026.11 · reviewed 2026-11-25 · page 1/1" in text


@pytest.mark.print
def test_a_path_that_is_longer_than_a_page_is_a_finding(printed):
    more = "".join(f"{n}. **Step.** {'Write it down. ' * 12}\n\n" for n in range(3, 25))
    prints = printed(tree(STEPS.replace("## Why", f"{more}## Why")))
    assert [one.code for one in prints.findings] == ["HB601"]
    assert "“S-02” (path) does not fit one page of A4 in English" in prints.findings[0].message


@pytest.mark.print
def test_a_sign_without_a_letter_is_told_at_its_line(printed):
    prints = printed(tree(STEPS.replace("You called.", "You called \u4e2d.")))
    (found,) = prints.findings
    assert found.code == "HB602"
    assert "\u4e2d" in page(STEPS.replace("You called.", "You called \u4e2d.")).split("\n")[found.line - 1]  # fmt: skip
