"""What the text of a built page shows, read as a browser reads it."""

from __future__ import annotations

from handbook.model import WORDS_KEPT
from tests.rules_unit.pages import page


def shown(text: str) -> list[tuple[str, ...]]:
    return [tuple(one) for one in page(text).shown]


def steps(text: str) -> tuple[str, ...]:
    return tuple(one.words for one in page(text).shown if one.kind == "step")


def test_first_words_of_the_items_of_a_page():
    for text, found in (
        ("<ol class='steps'><li>One</li><li> Two\n <b>words</b> </li></ol>", ("One", "Two words")),
        ("<ul><li>\n<p>One</p>\n<p>More</p></li></ul>", ("One",)),
        ("<ul class='now'><li>One<p>More</p></li></ul>", ("One",)),
        ("<ul><li>One<ol><li>In</li></ol>after</li></ul>", ("One", "In")),
        ("<ul><li><ul><li>In</li></ul>after</li></ul>", ("", "In")),
        ("<ul><li><div class='call'>Stop</div></li><li></li></ul>", ("", "")),
        ("<ul><li>A <img src='b.svg' alt='not read'> c</li></ul>", ("A c",)),
        ("<ul><li><input type='checkbox'>T</li><li><p><input>T</p></li><li>No task</li></ul>", ("No task",)),
        ("<ol class='items'><li class='item' id='a.1'>A<div class='why'><ul><li>w</li></ul></div></li></ol>", ("w",)),
        ("<ol class='contents'><li>A</li></ol><ul class='choices'><li>C</li></ul>", ()),
        ("<ol class='refs'><li>A</li></ol>", ()), ("<li>No list around it</li>", ()),
        (f"<ul><li>{'a' * WORDS_KEPT}b</li></ul>", ("a" * 60,)),
        *((f"<ul><li>One<{tag}>more</{tag}></li></ul>", ("One",))
        for tag in ("blockquote", "div", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre",
        "section", "table", "ul")),
        *((f"<ul><li>One<{tag}> more</{tag}></li></ul>", ("One more",))
        for tag in ("a", "b", "bdi", "code", "em", "span", "strong", "time")),
    ):  # fmt: skip
        cell = "<table><tr><td>more</td></tr></table>"
        assert steps(text.replace("<table>more</table>", cell)) == found


def test_items_around_the_text_are_none_of_it():
    one = page("<p>Text</p>", banner="<header><nav><ul><li>Menu</li></ul></nav></header>")
    assert one.shown == ()


def test_a_row_says_what_its_cells_say_but_code_and_emphasis():
    row = "<tr><td>A <b>b</b></td><td><code>c<wbr>d</code> e <em>f</em></td></tr>"
    for look in ("", ' class="fields"', ' class="ways"'):
        assert shown(f"<table{look}>{row}</table>") == [("row", "", "A b| e ")]
    assert shown(f'<table class="practice">{row}</table>') == []


def test_blocks_lists_and_forms():
    for text, found in (
        ("<pre><code>a b</code></pre>", [("code block", "", "a b")]),
        ("<blockquote><p>A</p></blockquote>", [("quote", "", "")]),
        ('<div class="call"><p class="call-word">Stop</p><p>A</p></div>', [("callout", "", "Stop")]),
        ('<p class="sheet-stop on-paper"><b>Stop if</b> a</p>', [("stop line", "", "Stop if a")]),
        ('<div class="why"><p>A</p></div>', [("reason", "", "A")]),
        ('<div data-field="a"><input data-choice="b"></div>', [("field", "a", ""), ("choice", "b", "")]),
        ('<li class="item" id="cl-03.1"><label><b class="text"><i class="unseen">Now: </i>A <b>b</b></b></label>',
         [("item", "CL-03.1", ""), ("text of the item", "CL-03.1", "A b")]),
        ('<svg data-picture="a.svg" aria-label="A"></svg>', [("picture", "a.svg", "A")]),
    ):  # fmt: skip
        assert shown(text) == found


def test_a_link_in_what_is_made_from_data_is_not_of_the_text():
    link = '<a href="a.html">A</a>'
    for around, own in (
        ("p", True), ("ul", True), ('ol class="steps"', True), ('ol class="items"', True), ("dl", False),
        ("nav", False), ('ol class="contents"', False), ('p class="sheet-stop on-paper"', False), ('ol class="contents"><li><ul', False),
    ):  # fmt: skip
        links = [one for one in shown(f"<{around}>{link}") if one[0] == "link"]
        assert links == [("link", "a.html", "A")] * own, around
