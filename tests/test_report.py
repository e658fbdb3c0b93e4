"""Findings are told to a person, to a program and to a pull request, from the same values."""

from __future__ import annotations

import json

import pytest

from handbook.findings import Finding, Severity
from handbook.report import github, json_text, summary, terminal, visible

LATER = Finding("docs/en/b.md", 12, "HB301", "“x.md” does not exist", "write “y.md”")
FIRST = Finding("docs/en/a.md", 3, "HB043", "the heading “A” has no id", "write “## A { #a }”")
WHOLE = Finding("docs/en/b.md", 0, "HB006", "the file has 2 bytes", "part it")
MILD = Finding("docs/en/a.md", 9, "HB701", "the review is due", "review it", Severity.WARNING)


def test_terminal_text_is_one_line_a_finding_sorted_and_once():
    assert terminal([LATER, MILD, WHOLE, FIRST, FIRST]) == (
        "docs/en/a.md:3: HB043 the heading “A” has no id (write “## A { #a }”)\n"
        "docs/en/a.md:9: HB701 the review is due (review it)\n"
        "docs/en/b.md: HB006 the file has 2 bytes (part it)\n"
        "docs/en/b.md:12: HB301 “x.md” does not exist (write “y.md”)\n"
        "\n"
        "3 errors and 1 warning in 2 files"
    )


def test_nothing_found_is_no_text():
    assert terminal([]) == github([]) == ""
    assert summary([]) == "nothing to mend"
    assert json.loads(json_text([])) == {"findings": [], "errors": 0, "warnings": 0}


@pytest.mark.parametrize(
    ("findings", "said"),
    [([FIRST], "1 error in 1 file"), ([MILD], "1 warning in 1 file"),
     ([LATER, WHOLE, FIRST], "3 errors in 2 files")],
)  # fmt: skip
def test_sums(findings, said):
    assert summary(findings) == said


def test_colours_are_added_only_where_they_are_asked_for():
    text = terminal([FIRST, MILD], colour=True)
    assert "\x1b[31mHB043\x1b[0m" in text
    assert "\x1b[33mHB701\x1b[0m" in text
    assert "\x1b" not in terminal([FIRST, MILD])


def test_json_keeps_every_part():
    whole = json.loads(json_text([FIRST, MILD]))
    assert whole["findings"][0] == {
        "path": "docs/en/a.md", "line": 3, "code": "HB043", "severity": "error",
        "message": "the heading “A” has no id", "hint": "write “## A { #a }”",
    }  # fmt: skip
    assert (whole["errors"], whole["warnings"]) == (1, 1)


def test_annotations_of_a_pull_request():
    assert github([FIRST, MILD, WHOLE]) == (
        "::error file=docs/en/a.md,line=3,title=HB043::"
        "the heading “A” has no id (write “## A { #a }”)\n"
        "::warning file=docs/en/a.md,line=9,title=HB701::the review is due (review it)\n"
        "::error file=docs/en/b.md,line=1,title=HB006::the file has 2 bytes (part it)"
    )


def test_content_cannot_write_an_annotation_of_its_own():
    """Text of a page is quoted in a message; it must not end the line or the properties."""
    bad = Finding("docs/en/a,title=x::.md", 1, "HB301", "100 %\n::error::forged", "a: b, c")
    (line,) = github([bad]).split("\n")
    assert line == (
        "::error file=docs/en/a%2Ctitle=x%3A%3A.md,line=1,title=HB301::"
        "100 %25\\u{000a}::error::forged (a: b, c)"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “text” – اردو", "plain “text” – اردو"),
        ("می\u200cروم", "می\u200cروم"),
        ("a\u202eb", "a\\u{202e}b"),
        ("a\x1b[2Jb", "a\\u{001b}[2Jb"),
        ("a\u200bb\ufeff", "a\\u{200b}b\\u{feff}"),
        ("a\nb", "a\\u{000a}b"),
        ("a\udc80b", "a\\u{dc80}b"),
        ("a\U000e0041b", "a\\u{e0041}b"),
    ],
)
def test_nothing_hides_in_a_message(text, shown):
    assert visible(text) == shown
    shown_everywhere = terminal([Finding(text, 1, "HB008", text, text)], colour=True)
    assert shown_everywhere.encode("utf-8")
    assert shown in shown_everywhere


def test_json_holds_names_that_are_no_text():
    """A file name in an unknown encoding reaches Python as half a character."""
    whole = json_text([Finding("docs/a\udce9.md", 0, "HB008", "m", "h")])
    assert json.loads(whole.encode("utf-8"))["findings"][0]["path"] == "docs/a\udce9.md"
