"""What the rules refuse is text where a rule fails: in pages, in lists and forms, in drawings."""

from __future__ import annotations

import re

from handbook.markup import escaped, filled, one_line, read_words
from handbook.render import Context
from handbook.render.drawings import set_in
from handbook.render.markdown import block, inline, leads_out, page_html
from tests.books import CHECKLIST, book, front
from tests.render.trees import written

OUT = (
    "https://a.test", "//a.test", "javascript:a()", "data:text/html,a", "\\\\a\\b", "/a", "mailto:a@b.test",
    " javascript:a", "java\tscript:a", "\x01javascript:a", "C:/a",
)  # fmt: skip
WRITTEN = (
    "[a](javascript:b)", "[a](javascript&#58;b)", "[a](&sol;&sol;b.test)", "[a](&#104;ttps&#58;//b.test)",
    "![a](//b.test/c.png)", "<https://b.test>", "<a@b.test>", '<img src="x" onerror="a()">', "<!-- a -->",
    "<script>a()</script>", "[a][b]\n\n[b]: https://b.test", "a <b\nc>",
)  # fmt: skip
HELD = re.compile(
    r"<(?!/?(?:p|a|em|strong|code|pre|h\d|ul|ol|li|span|img|br)\b)|<[^>]*\s(?:href|src|on\w+)="
)


def test_an_address_that_leads_out_is_known():
    for address in OUT:
        assert leads_out(address)


def test_an_address_within_is_none():
    for address in ("a.md", "../a/b.md#c", "#c", "a.md?b:c", "", "a/b:c"):
        assert not leads_out(address)


def test_no_markdown_lets_markup_or_a_way_out_through():
    for text in WRITTEN:
        for made in (page_html(text), block(text)):
            assert not HELD.search(made), made


def test_only_a_heading_has_an_attribute_and_only_an_id():
    assert page_html("## A { #b }") == '<h2 id="b">A</h2>\n'
    assert page_html("## A { #b .c onclick=d }") == '<h2 id="b">A</h2>\n'
    assert page_html("## A { .c }") == "<h2>A</h2>\n"
    assert page_html("`a`{onclick=b}") == "<p><code>a</code>{onclick=b}</p>\n"


def test_one_line_is_read_as_one_line():
    for line, words in (
        ("1. Could", "1. Could"), ("3.", "3."), ("12)", "12)"), ("- a", "- a"), ("#", "#"),
        ("## a", "## a"), ("> a", "> a"), ("---", "---"), ("____", "____"), ("```a", "```a"),
        ("[a]: b", "[a]: b"), ("=", "="), ("`<b>` and **c**", "<b> and c"), ("a &lt; b", "a < b"),
        ("[a](b.md)", "a"), ("*a* b", "a b"),
    ):  # fmt: skip
        assert read_words(line) == words
        assert not re.search(r"<(?:ol|ul|h\d|hr|pre|blockquote)", inline(line))
        assert one_line(one_line("a")) == "a"


def test_plain_text_becomes_markup_in_two_ways():
    assert escaped("<a b='c'>&") == "&lt;a b=&#x27;c&#x27;&gt;&amp;"
    assert filled("<{a}> {b}", a="<i>1</i>") == "&lt;<i>1</i>&gt; {b}"


def test_the_number_of_an_item_is_text():
    text = CHECKLIST.replace("`CL-03.2`", "`CL-03.<img src=x onerror=a()>`")
    handbook = book(
        {"docs/en/evidence/capture.md": front(), "checklists/en/capture-one-item.md": text}
    )
    from handbook.press.checklist import checklist  # noqa: PLC0415 - loads what prints
    from handbook.render.checklist import checklist_html  # noqa: PLC0415

    shown = handbook.checklists["en", "capture-one-item"]
    assert "<img" not in checklist_html(
        "capture-one-item", Context(handbook, "en", "evidence/capture.md")
    )
    assert "<img" not in checklist(shown, handbook, "compact", 1.0)


def test_a_drawing_in_a_page_has_parts_that_draw_and_nothing_else():
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" onload="a()"><style>b&lt;/style&gt;&lt;img src=x&gt;</style>'
        '<script>c()</script><a><text>d</text></a><path d="M0 0" onclick="e()" style="f"/><text>g</text></svg>'
    )
    page = front() + "# C\n\n![h](../../images/i.svg)\n"
    handbook = book({"docs/en/evidence/capture.md": page, "docs/images/i.svg": drawing})
    context = Context(handbook, "en", "evidence/capture.md")
    made = written(
        '<p><img alt="h" src="../images/i.svg"/></p>', context, lambda root: set_in(root, context)
    )
    assert "<path d=" in made
    assert ">g<" in made
    assert not re.search(r"<(?:style|script|img|a)\b|\son\w+=|style=", made), made
