"""Findings are told to a person, to a program and to a pull request, from the same values."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.catalog import rule as rule_of
from handbook.findings import Finding, Ignored, Severity
from handbook.report import (
    Look,
    aligned,
    github,
    json_text,
    practice_table,
    summary,
    terminal,
    visible,
)  # fmt: skip
from handbook.report.terminal import ALIKE, FIRST, LONG, excerpt
from tests import books, practices
from tests.cases import each

LATER = Finding("docs/en/b.md", 12, "HB301", "“x.md” does not exist", "write “y.md”")
FIRST_ONE = Finding("docs/en/a.md", 3, "HB043", "the heading “A” has no id", "write “## A { #a }”")
WHOLE = Finding("docs/en/b.md", 0, "HB006", "the file has 2 bytes", "part it")
MILD = Finding("docs/en/a.md", 9, "HB701", "the review is due", "review it", Severity.WARNING)
IGNORED = replace(
    Finding("docs/en/c.md", 4, "HB048", "“and” joins two", "part the item"),
    ignored=Ignored("The print run is out.", dt.date(2027, 2, 28)),
)
LINES = {("docs/en/a.md", 3): "## A", ("docs/en/a.md", 9): "reviewed: 2020-01-01"}
NAMES = {"HB043": "heading-without-id", "HB301": "link-missing"}
LOOK = Look(line_of=lambda path, line: LINES.get((path, line), ""), names=NAMES)


def many(number: int, code: str = "HB043", path: str = "docs/en/a.md") -> list[Finding]:
    return [Finding(path, 10 * at + 1, code, f"“h{at}” is", "do") for at in range(number)]


def test_a_report_is_by_file_with_the_lines_meant_and_the_sums():
    assert terminal([LATER, MILD, WHOLE, FIRST_ONE, FIRST_ONE, IGNORED], LOOK) == (
        "docs/en/a.md · 1 error and 1 warning\n"
        "docs/en/a.md:3: HB043 the heading “A” has no id (write “## A { #a }”)\n"
        "    3 │ ## A\n"
        "      │    ^\n"
        "docs/en/a.md:9: HB701 the review is due (review it)\n"
        "    9 │ reviewed: 2020-01-01\n"
        "      │ ^\n"
        "\n"
        "docs/en/b.md · 2 errors\n"
        "docs/en/b.md: HB006 the file has 2 bytes (part it)\n"
        "docs/en/b.md:12: HB301 “x.md” does not exist (write “y.md”)\n"
        "\n"
        "ignored for now, in docs/data/ignore.yaml:\n"
        "docs/en/c.md:4: HB048 “and” joins two "
        "(ignored until 2027-02-28: The print run is out.)\n"
        "\n"
        "HB006                     1\n"
        "HB043 heading-without-id  1  type `handbook rules HB043`\n"
        "HB301 link-missing        1  type `handbook rules HB301`\n"
        "HB701                     1\n"
        "\n"
        "3 errors, 1 warning and 1 finding ignored in 3 files"
    )


def test_a_lone_finding_has_no_table_but_names_its_page():
    assert terminal([FIRST_ONE], LOOK).split("\n") == [
        "docs/en/a.md:3: HB043 the heading “A” has no id (write “## A { #a }”)",
        "    3 │ ## A",
        "      │    ^",
        "",
        "1 error in 1 file · type `handbook rules HB043` for the reason",
    ]
    assert "\nHB301 link-missing  1  type `handbook rules HB301`\n" in terminal(
        [WHOLE, LATER], LOOK
    )
    assert Look().width == 100
    assert terminal([MILD], LOOK).endswith("\n\n1 warning in 1 file")


def test_what_is_allowed_alone_stops_nothing_and_is_told():
    assert not IGNORED.stops
    text = terminal([IGNORED], LOOK)
    assert text.startswith("ignored for now, in docs/data/ignore.yaml:\ndocs/en/c.md:4: HB048 ")
    assert text.endswith("\n\n1 finding ignored in 1 file")


def test_nothing_found_is_no_text():
    assert terminal([]) == github([]) == ""
    assert summary([]) == "nothing to mend"
    assert json.loads(json_text([])) == {
        "findings": [], "ignored": [], "errors": 0, "warnings": 0, "summary": "nothing to mend",
    }  # fmt: skip


@each(
    ("findings", "said"),
    [([FIRST_ONE], "1 error in 1 file"), ([MILD], "1 warning in 1 file"),
     ([LATER, WHOLE, FIRST_ONE], "3 errors in 2 files"),
     ([MILD, IGNORED], "1 warning and 1 finding ignored in 2 files"),
     ([IGNORED, replace(IGNORED, line=5)], "2 findings ignored in 1 file")],
)  # fmt: skip
def test_sums(findings, said):
    assert summary(findings) == said


def test_ten_of_a_rule_are_all_told_and_of_eleven_five():
    whole = terminal(many(ALIKE))
    assert whole.count(": HB043 ") == ALIKE
    assert "more of" not in whole
    cut = terminal([*many(ALIKE + 1), LATER], Look(width=60)).split("\n")
    assert sum(": HB043 " in line for line in cut) == FIRST == 5
    assert cut[6] == "… and 6 more of HB043 in this file: lines 51, 61, 71, 81, …"
    assert len(cut[6]) <= 60
    assert sum("more of" in line for line in cut) == 1
    assert "HB043   11" in cut
    wide = terminal(many(ALIKE + 1), Look(width=100))
    assert "in this file: lines 51, 61, 71, 81, 91, 101\n" in wide


def test_findings_of_whole_files_are_counted_without_lines():
    found = [Finding("a.md", 0, "HB010", f"“{at}” is", "do") for at in range(ALIKE + 1)]
    assert "… and 6 more of HB010 in this file\n" in terminal(found)


def test_the_lines_of_a_long_report_are_those_of_the_first_few_of_each_rule():
    look = Look(line_of=lambda path, line: f"{path} {line}")
    found = [Finding(f"{at:03}.md", 1, "HB301", "“x” is", "do") for at in range(LONG)]
    assert terminal(found, look).count("│") == 2 * LONG
    more = [*found, Finding("zzz.md", 1, "HB043", "“zzz” is", "do")]
    text = terminal(more, look)
    assert text.count("│") == 2 * (FIRST + 1)
    assert "│ zzz.md 1\n" in text


def test_the_table_begins_with_the_most_frequent_rule():
    rows = terminal([*many(2, "HB301"), *many(3, "HB043", "b.md"), *many(2, "HB048")]).split("\n")
    assert [row.split() for row in rows[-5:-2]] == [["HB043", "3"], ["HB048", "2"], ["HB301", "2"]]


def test_colours_are_added_only_where_they_are_asked_for():
    text = terminal([FIRST_ONE, MILD, IGNORED], replace(LOOK, colour=True))
    assert "\x1b[1mdocs/en/a.md:3\x1b[0m: \x1b[31mHB043\x1b[0m the" in text
    assert "\x1b[2m(write “## A { #a }”)\x1b[0m" in text
    assert "\x1b[2m    3 │\x1b[0m ## A" in text
    assert "\x1b[2m      │\x1b[0m\x1b[31m    ^\x1b[0m" in text
    assert "\x1b[33mHB701\x1b[0m" in text
    assert "\x1b[32mHB048\x1b[0m" in text
    assert "\x1b" not in terminal([FIRST_ONE, MILD, IGNORED], LOOK)


# The line and the caret


@each(
    ("line", "message", "shown"),
    [
        ("See [a](x.md).", "“x.md” is", ["See [a](x.md).", "        ^^^^"]),
        ("a cat at", "“at” is", ["a cat at", "      ^^"]),
        ("atlas at", "“at” is", ["atlas at", "      ^^"]),
        ("(atlas (at", "“(at” is", ["(atlas (at", "       ^^^"]),
        ("bat) at)", "“at)” is", ["bat) at)", "     ^^^"]),
        ("concat", "“cat” is", ["concat", "   ^^^"]),
        ("  - two", "nothing is quoted", ["  - two", "  ^"]),
        ("  - two", "“one” or “two”", ["  - two", "    ^^^"]),
        ("  - two", "“one” is", ["  - two", "  ^"]),
        ("a\tb", "“b” is", ["a   b", "    ^"]),
        ("abcd\tb", "“b” is", ["abcd    b", "        ^"]),
        ("\t\tb", "“b” is", ["        b", "        ^"]),
        ("a long  name here", "“a long name” is", ["a long  name here", "^^^^^^^^^^^^"]),
        ("a long name here", "“a long na…” is", ["a long name here", "^^^^^^^^^"]),
        ("x \u202e y", "“y” is", ["x [U+202E] y", "           ^"]),
        ("(?)", "“(?)” is", ["(?)", "^^^"]),
        ("an “x” here", "“” is", ["an “x” here", "^"]),
    ],
)
def test_the_caret_stands_under_what_is_quoted(line, message, shown):
    rows = excerpt(7, line, message, 100)
    assert [row[8:] for row in rows] == shown
    assert [row[:8] for row in rows] == ["    7 │ ", "      │ "]


@each(
    ("line", "message", "second"),
    [
        ("یہ [لنک](gone.md) ہے", "“gone.md” is", "[gone.md]"),
        ("漢字 [x](gone.md)", "“gone.md” is", "[gone.md]"),
        ("ক্ষ [x](gone.md)", "“gone.md” is", "[gone.md]"),
        ("می\u200cروم", "“می\u200cروم” is", "[می\u200cروم]"),
        ("a\u200cb", "“b” is", "[b]"),
        ("e\u0301 x", "“x” is", "[x]"),
        ("\u0663 x", "“x” is", "[x]"),
        ("\u05d0 x", "“x” is", "[x]"),
        ("\uff21 x", "“x” is", "[x]"),
    ],
)
def test_where_signs_do_not_stand_in_columns_the_quote_is_repeated(line, message, second):
    rows = excerpt(7, line, message, 100)
    assert [row[8:] for row in rows] == [line, second]


def test_a_line_from_the_right_without_a_quote_stands_alone():
    assert excerpt(7, "یہ صفحہ", "“x” is", 100) == ("    7 │ یہ صفحہ",)


def test_a_blank_line_is_not_shown():
    assert excerpt(7, " \t ", "“x” is", 100) == ()


@each("before", [0, 1, 30, 80, 5000])
@each("after", [0, 30, 5000])
def test_a_long_line_is_cut_around_the_place(before, after):
    line = "a" * before + " x.md " + "b" * after
    first, second = excerpt(7, line, "“x.md” is", 60)
    assert len(first) <= 60
    assert first.startswith("    7 │ …") == (before + 6 + after > 52 and before > 10)
    assert first.endswith("…") == (after >= 30 and before + 6 + after > 52)
    at = second.index("^")
    assert first[at:].startswith("x.md")
    assert second[at:] == "^^^^"


def test_a_quote_longer_than_the_line_is_marked_to_its_end():
    first, second = excerpt(7, "a " + "x" * 500, "“" + "x" * 500 + "” is", 60)
    assert len(first) == len(second) == 60
    assert first.endswith("x…")


def test_a_wide_line_is_cut_to_half_as_many_signs():
    first, _ = excerpt(7, "漢" * 200 + "x", "“x” is", 60)
    assert len(first) - 8 == 26


@settings(deadline=None, derandomize=True)  # a busy machine is no fault
@given(
    st.text(max_size=300),
    st.text(max_size=20),
    st.integers(40, 200),
)
def test_any_line_is_shown_without_what_hides(line, quoted, width):
    line = line.replace("\n", " ")
    rows = excerpt(1, line, f"“{quoted}” is", width)
    assert len(rows) <= 2
    for row in rows:
        assert visible(row) == row
        assert len(row) <= width + 30
    if len(rows) == 2 and set(rows[1][8:]) <= {" ", "^"}:
        assert len(rows[1]) <= max(len(rows[0]), 9)


# For programs


def test_json_keeps_every_part():
    bare = json.loads(json_text([FIRST_ONE, IGNORED]))
    assert [bare[kind][0]["rule"] for kind in ("findings", "ignored")] == [None, None]
    whole = json.loads(json_text([FIRST_ONE, MILD, IGNORED], NAMES))
    assert whole["findings"] == [
        {
            "path": "docs/en/a.md", "line": 3, "code": "HB043", "rule": "heading-without-id",
            "page": "hooks/handbook/rules/catalog/HB043.md", "severity": "error",
            "message": "the heading “A” has no id", "hint": "write “## A { #a }”",
        },
        {
            "path": "docs/en/a.md", "line": 9, "code": "HB701", "rule": None, "page": None,
            "severity": "warning", "message": "the review is due", "hint": "review it",
        },
    ]  # fmt: skip
    assert whole["ignored"] == [
        {
            "path": "docs/en/c.md", "line": 4, "code": "HB048", "rule": None, "page": None,
            "severity": "error", "message": "“and” joins two", "hint": "part the item",
            "reason": "The print run is out.", "until": "2027-02-28",
        }
    ]  # fmt: skip
    assert (whole["errors"], whole["warnings"]) == (1, 1)
    assert whole["summary"] == "1 error, 1 warning and 1 finding ignored in 2 files"


def test_json_is_ascii_and_holds_names_that_are_no_text():
    """A file name in an unknown encoding reaches Python as half a character."""
    whole = json_text([Finding("docs/a\udce9.md", 0, "HB008", "“اردو”\x1b", "h")])
    assert whole.isascii()
    assert "\x1b" not in whole
    (found,) = json.loads(whole)["findings"]
    assert (found["path"], found["message"]) == ("docs/a\udce9.md", "“اردو”\x1b")


def test_annotations_of_a_pull_request():
    assert github([MILD, FIRST_ONE, IGNORED, WHOLE]) == (
        "::error file=docs/en/a.md,line=3,title=HB043::"
        "the heading “A” has no id (write “## A { #a }”)\n"
        "::error file=docs/en/b.md,line=1,title=HB006::the file has 2 bytes (part it)\n"
        "::warning file=docs/en/a.md,line=9,title=HB701::the review is due (review it)\n"
        "::notice file=docs/en/c.md,line=4,title=HB048::“and” joins two "
        "(ignored until 2027-02-28: The print run is out.)\n"
        "2 errors, 1 warning and 1 finding ignored in 3 files"
    )


def test_one_of_the_ten_annotations_shown_tells_of_the_others():
    ten = github(many(10)).split("\n")
    assert len(ten) == 11
    assert "more" not in "".join(ten)
    eleven = github([*many(11), MILD]).split("\n")
    assert len(eleven) == 14
    assert [line for line in eleven if "title=handbook check" in line] == [eleven[9]]
    assert eleven[9] == (
        "::error title=handbook check::2 more are in the log of this step, or type `handbook check`"
    )
    assert "line=81," in eleven[8]
    assert "line=91," in eleven[10]
    assert eleven[12].startswith("::warning ")
    assert eleven[13] == "11 errors and 1 warning in 1 file"


def test_content_cannot_write_an_annotation_of_its_own():
    """Text of a page is quoted in a message; it must not end the line or the properties."""
    bad = Finding("docs/en/a,title=x::.md", 1, "HB301", "100 %\n::error::forged", "a: b, c")
    line, _ = github([bad]).split("\n")
    assert line == (
        "::error file=docs/en/a%2Ctitle=x%3A%3A.md,line=1,title=HB301::"
        "100 %25[U+000A]::error::forged (a: b, c)"
    )


@each(
    ("text", "shown"),
    [
        ("plain “text” – اردو", "plain “text” – اردو"),
        ("می\u200cروم", "می\u200cروم"),
        ("a\u200db", "a\u200db"),
        ("a\u202eb", "a[U+202E]b"),
        ("a\x1b[2Jb", "a[U+001B][2Jb"),
        ("a\u200bb\ufeff", "a[U+200B]b[U+FEFF]"),
        ("a\nb", "a[U+000A]b"),
        ("a\udc80b", "a[U+DC80]b"),
        ("a\U000e0041b", "a[U+E0041]b"),
        ("a\u2028b\u2029c\ue000d\u0378", "a[U+2028]b[U+2029]c[U+E000]d[U+0378]"),
    ],
)
def test_nothing_hides_in_a_message(text, shown):
    assert visible(text) == shown
    look = Look(colour=True, line_of=lambda _path, _line: f"x{text}".replace("\n", " "))
    shown_everywhere = terminal([Finding(text, 1, "HB008", text, text)] * 2, look)
    assert shown_everywhere.encode("utf-8")
    assert shown in shown_everywhere


def test_platforms_are_counted_by_mark_and_what_nobody_read_is_counted_too():
    rows = practice_table(books.book(practices.PAGES))
    assert rows == (
        ("platform", "S", "S2", "other", "not checked"),
        ("P-04 ListBoard", "1", "1", "0", "5"),
        ("P-08 MessageTile", "0", "0", "0", "7"),
        ("P-08 Third", "1", "0", "0", "6"),
        ("all 3", "2", "1", "0", "18"),
    )
    assert aligned(rows)[-1] == "all 3             2   1      0           18"


@each("source", ["memory", "nowhere"])
def test_a_value_of_another_mark_or_of_an_unknown_source_is_not_called_unchecked(source):
    data = practices.PLATFORMS.replace("told-2025", source)
    rows = practice_table(books.book({**practices.PAGES, "docs/data/platforms.yaml": data}))
    assert rows[1] == ("P-04 ListBoard", "1", "0", "1", "5")
    assert rows[-1] == ("all 3", "2", "0", "1", "18")


def test_json_says_of_which_kind_a_finding_is_where_its_rule_has_several():
    rule = rule_of("HB028", "wrong-value", "title")
    found = rule.at("mkdocs.yml", 1, title="a/b", sign="/")
    plain = rule_of("HB028", "wrong-value").at("a.md", 1, what="a", value="b", wanted="c")
    told = [one.get("kind") for one in json.loads(json_text([found, plain]))["findings"]]
    assert sorted(told, key=str) == [None, "title"]
