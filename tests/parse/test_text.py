"""Markdown becomes flat facts, each with the line on which a person finds it."""

from __future__ import annotations

import pytest

from handbook.parse import parse_text


def test_headings_have_text_level_id_and_line():
    text = parse_text("# A *title*\n\n## One `two` { #one }\n\nThree\n-----\n", first_line=10)
    assert [(h.level, h.text, h.id, h.line) for h in text.headings] == [
        (1, "A title", None, 10),
        (2, "One two", "one", 12),
        (2, "Three", None, 14),
    ]
    assert text.title == "A title"
    assert text.ids() == {"one"}


@pytest.mark.parametrize(
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
    assert [(fence.html, fence.line) for fence in text.fences] == [("text", 3), ("", 7)]


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
    assert second.text == "Sign [it](b.md) now."


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


@pytest.mark.parametrize(
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
    found = [(r.kind, r.name, r.locator, r.line, r.linked) for r in parse_text(body).references]
    assert found == [
        ("cite", "a", "", 1, False),
        ("cite", "b", "para. 1", 1, False),
        ("code", "F-06", "", 3, True),
        ("code", "CL-03", "", 5, False),
        ("code", "F-07", "", 5, True),
        ("code", "E-03", "", 6, False),
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
