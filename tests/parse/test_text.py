"""Markdown becomes flat facts, each with the line on which a person finds it."""

from __future__ import annotations

from handbook.model import INDENTED
from handbook.parse import parse_text
from tests.cases import each


def test_headings_have_text_level_id_and_line():
    text = parse_text("# A *title*\n\n## One `two` { #one }\n\nThree\n-----\n", first_line=10)
    assert [(h.level, h.text, h.id, h.line) for h in text.headings] == [
        (1, "A title", None, 10),
        (2, "One two", "one", 12),
        (2, "Three", None, 14),
    ]
    assert text.title == "A title"
    assert text.ids() == {"one"}


@each(
    ("body", "target", "label", "form", "alone"),
    [
        ("[a](b.md)", "b.md", "a", "inline", True),
        ("See [a](b.md).", "b.md", "a", "inline", False),
        ("[a][r]\n\n[r]: b.md", "b.md", "a", "reference", True),
        ("[r]\n\n[r]: b.md", "b.md", "r", "reference", True),
        ("<https://a.example>", "https://a.example", "https://a.example", "autolink", True),
        ("<a@b.example>", "a@b.example", "a@b.example", "email", True),
        ("[a](<b c.md> 'title')", "b c.md", "a", "inline", True),
        ("[a](java&#115;cript:x)", "javascript:x", "a", "inline", True),
        ("[](b.md)", "b.md", "", "inline", True),
        ("[**a** `b`](c.md)", "c.md", "a b", "inline", True),
        ("- [a](b.md)", "b.md", "a", "inline", False),
        ("> [a](b.md)", "b.md", "a", "inline", False),
        ("| a |\n| - |\n| [a](b.md) |", "b.md", "a", "inline", False),
    ],
)
def test_links_of_every_form(body, target, label, form, alone):
    (link,) = parse_text(body).links
    assert (link.target, link.text, link.form, link.alone) == (target, label, form, alone)


def test_a_link_knows_its_bytes_and_its_own_line():
    body = "اردو متن\n[a](b.md) [c](d.md)\n"
    first, second = parse_text(body).links
    data = body.encode()
    assert data[first.start : first.end] == b"[a](b.md)"
    assert data[second.start : second.end] == b"[c](d.md)"
    assert first.line == second.line == 2


def test_an_image_in_a_link_lends_it_its_text():
    text = parse_text("[![alt](i.svg)](x.md)")
    assert [(i.target, i.alt) for i in text.images] == [("i.svg", "alt")]
    assert [(link.text, link.alone) for link in text.links] == [("alt", False)]


def test_a_link_in_a_heading_keeps_its_own_text():
    text = parse_text("## One [two](b.md) three { #a }")
    assert text.headings[0].text == "One two three"
    assert text.links[0].text == "two"


def test_links_and_codes_in_code_are_none():
    text = parse_text("`[a](b.md) F-06 [@k]`\n\n```text\n[a](b.md) F-06\n```\n\n    F-06\n")
    assert not text.links
    assert not text.references
    assert [(fence.html, fence.line) for fence in text.fences] == [("text", 3), (INDENTED, 7)]


def test_tasks_have_id_words_weight_and_reason():
    body = (
        "## A { #a }\n\n"
        "- [ ] `CL-03.1` **Check the page.**\n\n    Why one.\n\n    Why two.\n\n"
        "- [x] Sign [it](b.md)\n    now.\n"
    )
    first, second = parse_text(body).tasks
    assert (first.id, first.text, first.critical, first.line) == (
        "CL-03.1", "Check the page.", True, 3,
    )  # fmt: skip
    assert (first.why, first.why_line, first.depth) == ("Why one.\n\nWhy two.", 5, 1)
    assert (second.id, second.critical, second.links, second.line) == (None, False, 1, 9)
    assert (second.text, second.source, second.why) == (
        "Sign it now.", "Sign [it](b.md) now.", "",
    )  # fmt: skip


def test_an_item_inside_another_is_no_word_of_it():
    outer, inner = parse_text("- [ ] `A.1` One\n    - [ ] `A.2` Two\n").tasks
    assert (outer.text, outer.depth) == ("One", 1)
    assert (inner.text, inner.depth, inner.line) == ("Two", 2, 2)


def test_a_numbered_box_is_an_item_too():
    (task,) = parse_text("1. [ ] `A.1` One\n").tasks
    assert (task.id, task.text) == ("A.1", "One")


def test_half_bold_is_not_critical():
    first, second = parse_text("- [ ] `A.1` **One** two\n- [ ] `A.2` **One** and **two**\n").tasks
    assert not first.critical
    assert not second.critical


def test_tables_keep_markdown_and_the_heading_above():
    text = parse_text("## F { #fields }\n\n| A | B |\n| - | - |\n| `x` y | a \\| b |\n| z |\n")
    (table,) = text.tables
    assert (table.under, table.line, table.head.cells) == ("fields", 3, ("A", "B"))
    assert [(row.cells, row.line) for row in table.rows] == [
        (("`x` y", "a \\| b"), 5),
        (("z", ""), 6),
    ]


@each(
    ("body", "words"),
    [
        ("> **Stop.** a\n> b\n", ["Stop."]),
        ("> a **Stop.**\n", [None]),
        ("> a\n>\n> **Stop.** b\n", [None]),
        ("> **Stop.** a\n>\n> > **Must.** b\n", ["Stop.", "Must."]),
        ("> **Does not\n> prove.** a\n", ["Does not\n> prove."]),
    ],
)
def test_quotes_know_the_bold_words_that_open_them(body, words):
    assert [quote.word for quote in parse_text(body).quotes] == words


def test_references_are_found_in_text_only_and_know_where_they_stand():
    body = (
        "[@a], [@b, para. 1]\n\n## F-06 { #x }\n\n**CL-03**: [F-07](x.md)\n"
        "F-08.1 UTF-16 x/F-09 COVID-19 E-03.\n"
    )
    found = [(r.kind, r.name, r.line, r.linked) for r in parse_text(body).references]
    assert found == [
        ("cite", "a", 1, False),
        ("cite", "b", 1, False),
        ("code", "F-06", 3, True),
        ("code", "CL-03", 5, False),
        ("code", "F-07", 5, True),
        ("code", "E-03", 6, False),
    ]


def test_raw_html_is_kept_as_written():
    text = parse_text("<div>\n<b>x</b>\n</div>\n\na <i>b</i> <!-- c -->\n")
    assert [(raw.html, raw.line) for raw in text.raw] == [
        ("<div>\n<b>x</b>\n</div>", 1),
        ("<i>", 5),
        ("</i>", 5),
        ("<!-- c -->", 5),
    ]


def test_references_without_definition_are_kept():
    text = parse_text("[a][b] [c][] ![d][e] \\[f][g] `[h][i]` [j]\n")
    assert [raw.html for raw in text.dangling] == ["[a][b]", "[c][]", "![d][e]"]


@each(
    ("body", "found"),
    [
        ("[a\nb][c]", [("b][c]", 2)]),
        ("x\n[x [y]][z]", [("[x [y]][z]", 2)]),
        ("- [l\n    m][n]", [("m][n]", 2)]),
        ("[**a**][b]", [("][b]", 1)]),
        ("[p][@k] [@k][q]", []),
        ("[a@b.example][q]", [("[a@b.example][q]", 1)]),
        ("`[h][i]`\n\n```\n[a][b]\n```", []),
        ("[a]\n\nb][c]", [("b][c]", 3)]),
        ("[a][b]\n\n[b]: c.md", []),
        ("[a](b.md)[c]", []),
    ],
)
def test_dangling_references_may_span_lines(body, found):
    assert [(raw.html, raw.line) for raw in parse_text(body).dangling] == found


@each(
    ("body", "found"),
    [
        ("[a](b c.md)", ["[a](b c.md)"]),
        ("![a](b c.svg)", ["![a](b c.svg)"]),
        ("x [a] (b.md) y", ["[a] (b.md)"]),
        ("x [a] (b.md#c) y", ["[a] (b.md#c)"]),
        ("x [a] (b.html) y", ["[a] (b.html)"]),
        ("x [k] (see p. 4) [k] (4)", []),
        ("[a [b](c.md)](d.md)", ["](d.md)"]),
        ("[a\nb](c d.md)", ["](c d.md)"]),
        ("[[wiki]]", ["[[wiki]]"]),
        ("[a](b.md", ["[a](b.md"]),
        ("\\[a\\](b.md) \\[a](b.md) \\[[w]]", []),
        ("`[a](b c)` [a](b.md)", []),
        ("```\n[a](b c)\n```", []),
    ],
)
def test_what_looks_like_a_link_and_is_none_is_kept(body, found):
    assert [raw.html for raw in parse_text(body).broken] == found


def test_what_is_broken_knows_its_line():
    assert [raw.line for raw in parse_text("x\n[a](b c)\n\n[[d]]\n", 10).broken] == [11, 13]


def test_an_image_knows_its_bytes():
    body = "اردو ![a](b.svg) x\n"
    (image,) = parse_text(body).images
    assert body.encode()[image.start : image.end] == b"![a](b.svg)"


@each(
    ("body", "found"),
    [
        ("> " * 49 + "a", []),
        ("> " * 50 + "a", [("51", 1)]),
        ("x\n\n" + "> " * 60 + "a\n\n" + "> " * 70 + "b", [("71", 3)]),
        ("- " * 25 + "a", []),
        ("- " * 26 + "a", [("52", 1)]),
    ],
)
def test_the_first_place_that_is_too_deep_is_kept(body, found):
    """A paragraph in 49 quotes is 50 deep; a list and its item are two."""
    assert [(raw.html, raw.line) for raw in parse_text(body).deep] == found


@each("sign", ["> ", "- ", "1. ", "*a ", "**a ", "[", "![", "`", "<b>", "| "])
def test_thousands_of_signs_inside_one_another_end(sign):
    text = parse_text(sign * 5000 + "x" + "](y)" * 5000)
    assert all(int(raw.html) > 50 for raw in text.deep)


def test_breaks_inside_a_text_are_blanks():
    text = parse_text("[a\nb](c) [d  \ne](f) [g\\\nh](i) ![j\nk](l)\n\nhead\nmore\n---\n")
    assert [link.text for link in text.links] == ["a b", "d e", "g h"]
    assert [image.alt for image in text.images] == ["j k"]
    assert [heading.text for heading in text.headings] == ["head more"]


@each(
    ("body", "alone"),
    [
        ("[a](b.md)\n", [True]),
        ("**[a](b.md)**\n", [True]),
        ("[a](b.md) [c](d.md)\n", [False, False]),
        ("`x` [a](b.md)\n", [False]),
        ("<b>[a](b.md)\n", [False]),
        ("![x](y.svg) [a](b.md)\n", [False]),
        ("[`x` <b>](b.md)\n", [True]),
        ("# [a](b.md)\n", [False]),
        ("x\n\n[a](b.md)\n\ny\n", [True]),
        ("- x\n\n> y\n\n[a](b.md)\n", [True]),
        ("> - [a](b.md)\n\n[c](d.md)\n", [False, True]),
        ("[a](b.md) x\n\n[c](d.md)\n\n[e](f.md)\n", [False, True, True]),
    ],
)
def test_a_link_is_alone_where_its_paragraph_holds_nothing_else(body, alone):
    assert [link.alone for link in parse_text(body).links] == alone


@each(
    ("body", "found"),
    [
        ("x\n\n```py\na\n\nb\n```\n\ny\n", [("py", 12, 16)]),
        ("```\nab\nc", [("", 10, 12)]),
        ("    x\n    y\n\nz\n", [(INDENTED, 10, 11)]),
        ("> ```a b\n> x\n> ```\n\ny\n", [("a b", 10, 12)]),
        ("~~~\n~~~\n", [("", 10, 11)]),
        ("```\n", [("", 10, 10)]),
        ("- a\n\n    ```\n    b\n    ```\n", [("", 12, 14)]),
    ],
)
def test_code_knows_its_first_and_last_line(body, found):
    assert [(one.html, one.line, one.last) for one in parse_text(body, 10).fences] == found


@each(("letters", "word"), [(1, "a"), (196, "a" * 196), (197, "")])
def test_a_bold_word_is_looked_for_in_two_hundred_bytes(letters, word):
    (quote,) = parse_text(f"> **{'a' * letters}** b\n").quotes
    assert (quote.word, quote.line) == (word, 1)


def test_only_two_stars_open_a_callout():
    bodies = "> __Stop.__ a\n\ntext\n\n> ** Stop. ** a\n\ntext\n\n> **a** and **b**\n"
    assert [(one.word, one.line) for one in parse_text(bodies).quotes] == [
        ("", 1), (None, 5), ("a", 9),
    ]  # fmt: skip


def test_a_word_behind_a_link_or_heading_is_in_neither():
    body = "## [a](b) { #c }\n\nE-01 [E-02](d) E-03\n\nE-04\n\n## E-05 { #e }\n\nE-06\n"
    assert [(one.name, one.linked, one.line) for one in parse_text(body).references] == [
        ("E-01", False, 3), ("E-02", True, 3), ("E-03", False, 3), ("E-04", False, 5),
        ("E-05", True, 7), ("E-06", False, 9),
    ]  # fmt: skip


def test_a_code_stands_in_every_kind_of_text():
    body = "| E-01 |\n| - |\n| E-02 |\n\n> E-03\n\n- E-04\n\n*E-05* ![E-06](a)\n\n\tE-07\n"
    names = [one.name for one in parse_text(body).references]
    assert names == ["E-01", "E-02", "E-03", "E-04", "E-05", "E-06"]


def test_two_tables_have_their_own_rows_lines_and_headings():
    text = parse_text(
        "| a |\n| - |\n\n## B { #b }\n\n| c | d |\n| - | - |\n| e | f |\n| g | h |\n", 3
    )
    assert [
        (one.under, one.line, one.head.cells, [(row.cells, row.line) for row in one.rows])
        for one in text.tables
    ] == [
        (None, 3, ("a",), []),
        ("b", 8, ("c", "d"), [(("e", "f"), 10), (("g", "h"), 11)]),
    ]


def test_quotes_are_in_the_order_of_their_lines():
    body = "> a\n>\n> > b\n>\n> > c\n\ntext\n\n> **d**\n"
    assert [(one.word, one.line) for one in parse_text(body, 5).quotes] == [
        (None, 5), (None, 7), (None, 9), ("d", 13),
    ]  # fmt: skip


def test_html_inside_a_block_is_kept_whole():
    text = parse_text("a\n\n<table>\n<tr>\n</table>\n\n- <p>x\n", 2)
    assert [(one.html, one.line) for one in text.raw] == [
        ("<table>\n<tr>\n</table>", 4), ("<p>x", 8),
    ]  # fmt: skip


@each(
    ("row", "cells"),
    [
        ("| a | b |", ("a", "b")),
        ("a | b", ("a", "b")),
        ("| a |", ("a", "")),
        ("| a | b | c |", ("a", "b")),
        (r"| a \| b | c \| |", (r"a \| b", r"c \|")),
        ("| `a|b` | c |", ("`a", "b`")),
        ("||", ("", "")),
    ],
)
def test_cells_are_parted_as_the_parser_parts_them(row, cells):
    (table,) = parse_text(f"| A | B |\n| --- | --- |\n{row}\n").tables
    assert [one.cells for one in table.rows] == [cells]
