"""The page of a rule: its text, its weight, and one example of refused and right."""

from __future__ import annotations

from handbook.catalog import Rule
from handbook.findings import Severity
from handbook.rules import rule_page
from handbook.rules.document import Example

TEXT = """\
A thing is so.

## Why it matters

Text.

## How to fix it

Mend `it`.
## is a line of its own"""


def of(code, name, text, severity=Severity.ERROR):
    return Rule(code, name, severity, "sources", "m", "h", text)


Sample = of("HB999", "sample-rule", TEXT)
Mild = of("HB998", "mild-rule", "A thing is so.", Severity.WARNING)
Bare = of("HB997", "bare-rule", "")
PAGE = TEXT.replace("is so.\n", "is so.\n\nAn error: it stops the build.\n", 1)
PAGE = f"# HB999 sample-rule\n\n{PAGE}\n"


SHOWN = "In `a.md`, “-” is before what is refused, and “+” before what is right:"


def lines(first, last):
    return [str(number) for number in range(first, last + 1)]


def example(bad, good, line):
    """Return the lines of the example that a page shows, none where it shows no more than the finding."""
    good = {} if good is None else {"a.md": "\n".join(good)}
    told = f"a.md:{line}: HB999 m (h)\n"
    page = rule_page(Sample, Example({"a.md": "\n".join(bad)}, good, told))
    before, _, shown = page.partition(f"{SHOWN}\n\n```text\n")
    assert f"## Example\n\nThe check says:\n\n```text\n{told}```\n" in before
    return shown.removesuffix("\n```\n").split("\n") if shown else []


def test_a_rule_without_example_is_its_text():
    assert rule_page(Sample, Example()) == PAGE
    assert rule_page(Sample, Example(expected=" \n")) == PAGE


def test_a_page_says_how_a_rule_weighs():
    assert rule_page(Mild, Example()) == "# HB998 mild-rule\n\nA thing is so.\n\nA warning.\n"


def test_a_rule_without_text_says_only_its_name_and_weight():
    assert rule_page(Bare, Example()) == "# HB997 bare-rule\n\nAn error: it stops the build.\n"


def test_the_first_finding_is_the_example():
    shown = Example(
        {"a.md": "one\ntwo\n", "b.md": "x\n"},
        {"a.md": "one\nzwei\n", "b.md": "y\n"},
        "a.md:2: HB999 what is (what to type)\nb.md:1: HB999 m (h)\n",
    )
    assert rule_page(Sample, shown) == (
        f"{PAGE}\n## Example\n\nThe check says:\n\n"
        "```text\na.md:2: HB999 what is (what to type)\n```\n\n"
        f"{SHOWN}\n\n```text\n  one\n- two\n+ zwei\n  \n```\n"
    )


def test_a_finding_without_a_place_in_the_text_is_shown_alone():
    for expected in (
        "a.md: HB999 m (h)", "b.md:1: HB999 m (h)", "a.md:1: m (h)", "a.md:1: HB99 m (h)",
        "no place",
    ):  # fmt: skip
        shown = Example({"a.md": "one\n"}, {"a.md": "two\n", "b.md": "three\n"}, expected + "\n")
        assert rule_page(Sample, shown) == (
            f"{PAGE}\n## Example\n\nThe check says:\n\n```text\n{expected}\n```\n"
        )


def changed(at, old, new):
    """Return lines 1 to 20 with `old` and with `new` in the place of line `at`."""
    return [[*lines(1, at - 1), *put, *lines(at + 1, 20)] for put in (old, new)]


def test_what_is_right_is_below_what_is_refused():
    for at, shown in (
        (10, ["  8", "  9", "- x", "+ y", "  11", "  12"]), (1, ["- x", "+ y", "  2", "  3"]),
        (20, ["  18", "  19", "- x", "+ y"]),
    ):  # fmt: skip
        before, after = changed(at, ["x"], ["y"])
        assert example(before, after, at) == shown
        assert example(before, after, 5) == shown


def test_a_change_may_add_lines_or_take_some_away():
    before, after = changed(10, [], ["y", "z"])
    assert example(before, after, 9) == ["  8", "  9", "+ y", "+ z", "  11", "  12"]
    before, after = changed(10, ["x", "y"], [])
    assert example(before, after, 10) == ["  8", "  9", "- x", "- y", "  11", "  12"]


def test_of_two_changes_the_one_at_the_finding_is_shown():
    before = [*lines(1, 4), "x", *lines(6, 14), "y", *lines(16, 20)]
    after = [*lines(1, 4), "v", *lines(6, 14), "w", *lines(16, 20)]
    assert example(before, after, 5) == ["  3", "  4", "- x", "+ v", "  6", "  7"]
    assert example(before, after, 15) == ["  13", "  14", "- y", "+ w", "  16", "  17"]


def test_a_text_that_is_refused_as_a_whole_is_shown_to_its_twenty_fourth_line():
    assert example(lines(1, 4), None, 4) == ["- 1", "- 2", "- 3", "- 4", "+ "]
    assert example(lines(1, 30), None, 1) == [f"- {number}" for number in lines(1, 24)]


def test_a_text_that_does_not_change_is_not_shown():
    assert example(lines(1, 4), lines(1, 4), 4) == []


def test_equal_lines_in_a_long_file_do_not_hide_the_change():
    before, after = (["x"] * 150 + [one] + ["x"] * 150 for one in ("old", "new"))
    assert example(before, after, 151) == ["  x", "  x", "- old", "+ new", "  x", "  x"]


def test_an_example_stands_in_a_fence_that_its_text_does_not_close():
    for text, marks in (("a ``b``", 3), ("```", 4), ("a ````b ``` c", 5), ("`````", 6)):
        shown = Example({"a.md": text}, {}, "a.md:1: HB999 m (h)\n")
        fence = "`" * marks
        assert f"right:\n\n{fence}text\n- {text}\n+ \n{fence}\n" in rule_page(Sample, shown)


def test_what_nobody_sees_is_written_out():
    shown = Example({"a.md": "a\u200bb"}, {}, "a.md:1: HB999 m\u202e (h)\n")
    page = rule_page(Sample, shown)
    assert "```text\n- a[U+200B]b\n+ \n```" in page
    assert "```text\na.md:1: HB999 m[U+202E] (h)\n```" in page


def test_a_line_is_cut_where_it_is_wide():
    for length, shown in ((94, "- " + "x" * 94), (95, "- " + "x" * 94 + "…")):
        assert example(["a", "x" * length], ["a", "b"], 2) == ["  a", shown, "+ b"]
