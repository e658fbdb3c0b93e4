"""Which lines are prose: outside fenced code, with the text of code spans blanked."""

from __future__ import annotations

import pytest

from handbook.rules.prose import bare, lines_of, lines_with, open_fence


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a\nb", [(5, "a"), (6, "b")]),
        ("", [(5, "")]),
        ("```\nx\n```\nb", [(5, "```"), (8, "b")]),
        ("a\n```py\nx\n\ny\n```\nb", [(5, "a"), (6, "```"), (11, "b")]),
        ("  ````text a\nx\n```\n`````\nb", [(5, "  ````"), (9, "b")]),
        ("~~~\nx\n```\n~~~\nb", [(5, "~~~"), (9, "b")]),
        ("```\nx\n~~~\n```\nb", [(5, "```"), (9, "b")]),
        ("~~~~\nx\n~~~\n~~~~ \t\nb", [(5, "~~~~"), (9, "b")]),
        ("```\nx\n``` y\n```\nb", [(5, "```"), (9, "b")]),
        ("```\nx\n                ```\nb", [(5, "```"), (8, "b")]),
        ("```\nx\ny", [(5, "```")]),
        (f"{' ' * 12}```\nx\n```\nb", [(5, f"{' ' * 12}```"), (8, "b")]),
        (f"{' ' * 13}```\nx", [(5, f"{' ' * 13}```"), (6, "x")]),
        ("a ```\nx", [(5, "a ```"), (6, "x")]),
        ("\t```\nx", [(5, "\t```"), (6, "x")]),
        ("``\nx", [(5, "``"), (6, "x")]),
        ("~~\nx", [(5, "~~"), (6, "x")]),
        ("```a`b\nx", [(5, "```a`b"), (6, "x")]),
        ("```a``` b\nx", [(5, "```a``` b"), (6, "x")]),
        ("~~~a`b\nx\n~~~\nb", [(5, "~~~"), (8, "b")]),
        ("~~~a~b\nx\n~~~\nb", [(5, "~~~"), (8, "b")]),
        ("```\n```\n```\nx\n```\nb", [(5, "```"), (7, "```"), (10, "b")]),
    ],
)
def test_of_fenced_code_only_its_indent_and_mark_is_given(body, expected):
    assert list(lines_of(body, 5)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a b", "a b"),
        ("a `b` c", "a     c"),
        ("a ``b`c`` d", "a         d"),
        ("`a` b `c`", "    b    "),
        ("`a`` b", "`a`` b"),
        ("``a` b", "``a` b"),
        ("a ` b", "a ` b"),
        ("`` b", "`` b"),
        ("\\`a` b", "\\`a` b"),
        ("`قدم` b", "      b"),
        ("`a", "`a"),
    ],
)
def test_code_spans_are_blanked_and_columns_kept(line, expected):
    assert bare(line) == expected
    assert len(bare(line)) == len(line)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a\nb", []),
        ("a [@ b", [(3, "a [@ b")]),
        ("x\na [@ b\ny\n[@", [(4, "a [@ b"), (6, "[@")]),
        ("a `[@` b", []),
        ("`x` [@ `[@`", [(3, "    [@     ")]),
        ("`[@`\n[@", [(4, "[@")]),
        ("```\n[@\n```\n[@", [(6, "[@")]),
        ("```[@\nx\n```", []),
    ],
)
def test_lines_of_prose_that_hold_something(body, expected):
    assert list(lines_with("[@", body, 3)) == expected


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("", None),
        ("a\nb", None),
        ("```\nx\n```", None),
        ("```\nx\n```\ny\n~~~\nz\n~~~\n", None),
        ("```", 7),
        ("```\nx\n", 7),
        ("a\n~~~py\nx", 8),
        ("```\nx\n```\n```\ny", 10),
        ("````\n```\nx", 7),
        ("```\n~~~\nx\n~~~\n", 7),
        ("a ```\nx", None),
        ("```a`b\nx", None),
        ("```\nx\n```\n```a`b\ny", None),
        ("```a`b\n\n```\nx", 9),
    ],
)
def test_a_fence_that_nothing_closes_has_its_line(body, line):
    assert open_fence(body, 7) == line
