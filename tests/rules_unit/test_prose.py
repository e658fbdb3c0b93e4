"""Which lines are prose: outside fenced code, with the text of code spans blanked."""

from __future__ import annotations

from handbook.rules.source_text import bare, lines_of, lines_with


def test_of_fenced_code_only_its_indent_and_mark_is_given():
    for body, expected in (
        ("a\nb", [(5, "a"), (6, "b")]), ("", [(5, "")]), ("```\nx\n```\nb", [(5, "```"), (8, "b")]),
        ("a\n```py\nx\n\ny\n```\nb", [(5, "a"), (6, "```"), (11, "b")]),
        ("  ````text a\nx\n```\n`````\nb", [(5, "  ````"), (9, "b")]),
        ("~~~\nx\n```\n~~~\nb", [(5, "~~~"), (9, "b")]),
        ("```\nx\n~~~\n```\nb", [(5, "```"), (9, "b")]),
        ("~~~~\nx\n~~~\n~~~~ \t\nb", [(5, "~~~~"), (9, "b")]),
        ("```\nx\n``` y\n```\nb", [(5, "```"), (9, "b")]),
        ("```\nx\n                ```\nb", [(5, "```"), (8, "b")]), ("```\nx\ny", [(5, "```")]),
        (f"{' ' * 12}```\nx\n```\nb", [(5, f"{' ' * 12}```"), (8, "b")]),
        (f"{' ' * 13}```\nx", [(5, f"{' ' * 13}```"), (6, "x")]),
        ("a ```\nx", [(5, "a ```"), (6, "x")]), ("\t```\nx", [(5, "\t```"), (6, "x")]),
        ("``\nx", [(5, "``"), (6, "x")]), ("~~\nx", [(5, "~~"), (6, "x")]),
        ("```a`b\nx", [(5, "```a`b"), (6, "x")]), ("```a``` b\nx", [(5, "```a``` b"), (6, "x")]),
        ("~~~a`b\nx\n~~~\nb", [(5, "~~~"), (8, "b")]),
        ("~~~a~b\nx\n~~~\nb", [(5, "~~~"), (8, "b")]),
        ("```\n```\n```\nx\n```\nb", [(5, "```"), (7, "```"), (10, "b")]),
    ):  # fmt: skip
        assert list(lines_of(body, 5)) == expected


def test_code_spans_are_blanked_and_columns_kept():
    for line, expected in (
        ("a b", "a b"), ("a `b` c", "a     c"), ("a ``b`c`` d", "a         d"),
        ("`a` b `c`", "    b    "), ("`a`` b", "`a`` b"), ("``a` b", "``a` b"), ("a ` b", "a ` b"),
        ("`` b", "`` b"), ("\\`a` b", "\\`a` b"), ("`قدم` b", "      b"), ("`a", "`a"),
    ):  # fmt: skip
        assert bare(line) == expected
        assert len(bare(line)) == len(line)


def test_lines_of_prose_that_hold_something():
    for body, expected in (
        ("a\nb", []), ("a [@ b", [(3, "a [@ b")]), ("x\na [@ b\ny\n[@", [(4, "a [@ b"), (6, "[@")]),
        ("a `[@` b", []), ("`x` [@ `[@`", [(3, "    [@     ")]), ("`[@`\n[@", [(4, "[@")]),
        ("```\n[@\n```\n[@", [(6, "[@")]), ("```[@\nx\n```", []),
    ):  # fmt: skip
        assert list(lines_with("[@", body, 3)) == expected
