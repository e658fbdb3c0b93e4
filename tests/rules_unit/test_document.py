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


def lines(first, last):
    return [str(number) for number in range(first, last + 1)]


def example(bad, good, line, path="a.md"):
    """Return the refused lines and the right ones that a page shows, None where it shows none."""
    text = {"bad": {path: "\n".join(bad)}, "good": {} if good is None else {path: "\n".join(good)}}
    page = rule_page(Sample, Example(**text, expected=f"{path}:{line}: HB999 m (h)\n"))
    before, says, rest = page.partition(
        f"The check says:\n\n```text\n{path}:{line}: HB999 m (h)\n```"
    )
    assert says
    _, refused, shown = before.partition(f"This is refused, in `{path}`:\n\n```text\n")
    right = rest.removeprefix("\n\nThis is right:\n\n```text\n") if rest != "\n" else None
    return (
        shown.removesuffix("\n```\n\n").split("\n") if refused else None,
        right and right.removesuffix("\n```\n").split("\n"),
    )


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
        PAGE + "\n## Example\n\nThis is refused, in `a.md`:\n\n"
        "```text\none\ntwo\n```\n\nThe check says:\n\n"
        "```text\na.md:2: HB999 what is (what to type)\n```\n\nThis is right:\n\n"
        "```text\none\nzwei\n```\n"
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


def test_a_path_may_hold_blanks_and_its_line_many_digits():
    bad = lines(1, 200)
    assert example(bad, bad, 120, "a b/c d.md") == (lines(118, 122), None)


def test_where_nothing_was_changed_two_lines_on_each_side_are_shown():
    for line, shown in (
        (1, lines(1, 3)), (2, lines(1, 4)), (3, lines(1, 5)), (4, lines(2, 6)), (10, lines(8, 12)),
        (19, lines(17, 20)), (20, lines(18, 20)),
    ):  # fmt: skip
        assert example(lines(1, 20), lines(1, 20), line) == (shown, None)


def test_without_a_right_text_the_whole_file_is_refused():
    assert example(lines(1, 4), None, 4) == (lines(1, 4), None)
    assert example(lines(1, 12), None, 1) == (lines(1, 12), None)


def changed(at, old, new):
    """Return lines 1 to 20 with `old` and with `new` in the place of line `at`."""
    return [[*lines(1, at - 1), *put, *lines(at + 1, 20)] for put in (old, new)]


def test_what_is_right_stands_in_the_place_of_what_is_refused():
    for at, line, bad, good in [
        (10, 10, ["8", "9", "x", "11", "12"], ["8", "9", "y", "11", "12"]),
        (1, 1, ["x", "2", "3"], ["y", "2", "3"]),
        (2, 2, ["1", "x", "3", "4"], ["1", "y", "3", "4"]),
        (3, 3, ["1", "2", "x", "4", "5"], ["1", "2", "y", "4", "5"]),
        (20, 20, ["18", "19", "x"], ["18", "19", "y"]),
        # the finding stands on the line above the change, or below it
        (10, 9, ["7", "8", "9", "x", "11", "12"], ["8", "9", "y", "11", "12"]),
        (10, 11, ["8", "9", "x", "11", "12", "13"], ["8", "9", "y", "11", "12"]),
        # two lines away the change is another one
        (10, 8, ["6", "7", "8", "9", "x"], None),
        (10, 12, ["x", "11", "12", "13", "14"], None),
    ]:  # fmt: skip
        before, after = changed(at, ["x"], ["y"])
        assert example(before, after, line) == (bad, good)


def test_a_change_may_add_lines_or_take_some_away():
    before, after = changed(10, [], ["y", "z"])
    assert example(before, after, 9) == (
        ["7", "8", "9", "11", "12"], ["8", "9", "y", "z", "11", "12"]
    )  # fmt: skip
    assert example(before, after, 10) == (
        ["8", "9", "11", "12", "13"], ["8", "9", "y", "z", "11", "12"]
    )  # fmt: skip
    before, after = changed(10, ["x", "y"], [])
    for line in (10, 11):
        assert example(before, after, line) == (
            ["8", "9", "x", "y", "11", "12"], ["8", "9", "11", "12"]
        )  # fmt: skip


def test_of_two_changes_the_one_at_the_finding_is_shown():
    before = [*lines(1, 4), "x", *lines(6, 14), "y", *lines(16, 20)]
    after = [*lines(1, 4), "v", *lines(6, 14), "w", *lines(16, 20)]
    assert example(before, after, 5) == (
        ["3", "4", "x", "6", "7"], ["3", "4", "v", "6", "7"]
    )  # fmt: skip
    assert example(before, after, 15) == (
        ["13", "14", "y", "16", "17"], ["13", "14", "w", "16", "17"]
    )  # fmt: skip


def test_at_most_twelve_lines_are_shown():
    twelve = [f"x{number}" for number in range(8)]
    before, after = changed(10, twelve, [one.replace("x", "y") for one in twelve])
    shown, right = example(before, after, 10)
    assert shown == ["8", "9", *twelve, "11", "12"]
    assert len(right) == 12
    thirteen = [*twelve, "x8"]
    before, after = changed(10, thirteen, [one.replace("x", "y") for one in thirteen])
    shown, right = example(before, after, 10)
    assert shown == ["8", "9", *thirteen, "11"]
    assert right == ["8", "9", *(one.replace("x", "y") for one in thirteen), "11"]


def test_empty_lines_around_an_example_are_left_out():
    for bad, line, shown in (
        (["", "", "a", "b"], 3, ["a", "b"]), (["", "a", "b"], 2, ["a", "b"]),
        (["a", "b", " ", ""], 2, ["a", "b"]), (["a", "", "b", ""], 3, ["a", "", "b"]),
        ([" a", "\t"], 1, [" a"]), (["", " ", ""], 2, [""]),
    ):  # fmt: skip
        assert example(bad, None, line) == (shown, None)


def test_equal_lines_in_a_long_file_do_not_hide_the_change():
    before, after = (["x"] * 150 + [one] + ["x"] * 150 for one in ("old", "new"))
    assert example(before, after, 151) == (
        ["x", "x", "old", "x", "x"], ["x", "x", "new", "x", "x"]
    )  # fmt: skip


def test_an_example_stands_in_a_fence_that_its_text_does_not_close():
    for text, marks in (("a ``b``", 3), ("```", 4), ("a ````b ``` c", 5), ("`````", 6)):
        shown = Example({"a.md": text}, {}, "a.md:1: HB999 m (h)\n")
        fence = "`" * marks
        assert f"`:\n\n{fence}text\n{text}\n{fence}\n\nThe check says:" in rule_page(Sample, shown)


def test_what_nobody_sees_is_written_out():
    shown = Example({"a.md": "a\u200bb"}, {}, "a.md:1: HB999 m\u202e (h)\n")
    page = rule_page(Sample, shown)
    assert "```text\na[U+200B]b\n```" in page
    assert "```text\na.md:1: HB999 m[U+202E] (h)\n```" in page


def test_a_line_is_cut_where_it_is_wide():
    for length, shown in ((96, "x" * 96), (97, "x" * 96 + "…")):
        assert example(["a", "x" * length], ["a", "b"], 2) == (["a", shown], ["a", "b"])


def test_the_line_that_is_meant_is_always_shown():
    """Of a long part that differs, the lines above it are left out, two below it stay."""
    assert example(lines(1, 20), None, 12) == (lines(1, 12), None)
    assert example(lines(1, 20), None, 13) == (lines(4, 15), None)
    assert example(lines(1, 20), None, 20) == (lines(11, 20), None)
