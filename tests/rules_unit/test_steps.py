"""A step that the built page loses, joins or changes is found, and nothing else."""

from __future__ import annotations

from handbook.model import WORDS_KEPT, Point
from handbook.parse.text import parse_text
from handbook.render.markdown import page_html
from handbook.rules.facts import Fact
from handbook.rules.steps import parted
from handbook.rules.views import STEPS_DIFFER
from tests import books
from tests.rules_unit.pages import built as site_of
from tests.rules_unit.pages import html, page, told


def points(body: str) -> list[tuple[str, int]]:
    return [(point.words, point.line) for point in parse_text(body).points]


def shown(text: str) -> tuple[str, ...]:
    return page(text).shown.points


def facts(*words: str) -> list[Fact]:
    return [Fact(one, one, "p.md", line, line) for line, one in enumerate(words, 1)]


def parts(words: list[str], other: list[str], *, free: bool = False) -> list[str]:
    """Return where a source and a page part, with the line at which it is told."""
    found = parted(facts(*words), other, free=free)
    return [f"{one.fact.line if one.fact else 0} {one.thing} {one.what}" for one in found]


# The source.


def test_first_words_of_the_items_of_a_source():
    for body, found in (
        ("1. One\n2. Two\n\n- Three\n", [("One", 1), ("Two", 2), ("Three", 4)]),
        ("- One\n    goes  on  \n    here\n", [("One goes on here", 1)]),
        ("- *A* `b` [c *d*](e.md) <https://f.example> &amp; \\*g\n", [("A b c d https://f.example & *g", 1)]),
        ("- A ![not read](b.svg) c\n", [("A c", 1)]),
        ("- One\n\n    More.\n\n- Two\n", [("One", 1), ("Two", 5)]),
        ("- One:\n    1. In\n    2. Side\n- Two\n", [("One:", 1), ("In", 2), ("Side", 3), ("Two", 4)]),
        ("- - In\n", [("", 1), ("In", 1)]), ("- \n- One\n", [("", 1), ("One", 2)]),
        ("- > Quote\n", [("", 1)]), ("- One\n    > Quote\n", [("One", 1)]),
        ("- ```\n  code\n  ```\n", [("", 1)]),
        ("- One\n    ```\n    code\n    ```\n", [("One", 1)]), ("- # Heading\n", [("", 1)]),
        ("- | a | b |\n  | - | - |\n  | c | d |\n", [("", 1)]), ("- <div>raw</div>\n", [("", 1)]),
        ("- [ ] `CL-03.1` Task\n\n    - why\n- No task\n", [("why", 3), ("No task", 4)]),
        ("No list.\n\n    - code\n", []), (f"- {'a' * WORDS_KEPT}b\n", [("a" * 60, 1)]),
    ):  # fmt: skip
        assert points(body) == found


def test_lines_count_from_the_front_matter():
    assert parse_text("\n- One\n", 10).points == (Point("One", 11),)


def test_words_of_links_in_items_are_still_those_of_the_links():
    (link,) = parse_text("- [a ![b](c.svg)\n    d](e.md)\n").links
    assert link.text == "a b d"


# The page.


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
        assert shown(text.replace("<table>more</table>", cell)) == found


def test_items_around_the_text_are_none_of_it():
    one = page("<p>Text</p>", banner="<header><nav><ul><li>Menu</li></ul></nav></header>")
    assert one.shown.points == ()


# Both.


def test_where_a_source_and_its_page_part():
    for words, other, found in (
        ([], [], []), (["One", "Two"], ["One", "Two"], []),
        (["It's a “b”…", "x -- y_z"], ['It’s a "b"...', "x – yz"], []),
        (["See [@key] now", "[@key]"], ["See [Office 2022] now", "[Office]"], []),
        (["a" * 30 + "b"], ["a" * 30 + "c"], []),
        (["a" * 29 + "b"], ["a" * 29 + "c"], [f"1 “{'a' * 29}b” has become “{'a' * 29}c”"]),
        (["One", "Two"], ["One"], ["2 “Two” is not shown as an item of its own"]),
        (["One", "Two"], ["Two"], ["1 “One” is not shown as an item of its own"]),
        (["One", "Two"], ["One 2. Two"], ["2 “Two” is not shown as an item of its own"]),
        (["One", "Two", "End"], ["One", "Two - End"], ["3 “End” is not shown as an item of its own"]),
        (["One", "Two", "Three"], ["One"], ["2 “Two” is not shown as an item of its own, nor is 1 after it"]),
        (["One", "Two", "Three"], [], ["1 “One” is not shown as an item of its own, nor are 2 after it"]),
        (["One", "Two", "A", "B", "C"], ["Two", "A", "C"], ["1 “One” is not shown as an item of its own", "4 “B” is not shown as an item of its own"]),
        (["", "One"], ["One"], ["1 without words is not shown as an item of its own"]),
        (["[@a]", "[@b]"], ["[A]"], ["2 “[@b]” is not shown as an item of its own"]),
        (["One"], [""], ["1 “One” has become one without words"]),
        (["One", "Two"], ["One", "Six"], ["2 “Two” has become “Six”"]),
        (["One", "Two", "End"], ["One", "Six", "Ten"], ["2 “Two” has become “Six”"]),
        (["One"], ["Zero", "One"], ["1 “Zero” comes from no Markdown text"]),
        (["One", "Two"], ["One", "Two", "Six", "Ten"], ["2 “Six” comes from no Markdown text"]),
        (["One", "Same", "Two", "Same"], ["One", "Same"], ["3 “Two” is not shown as an item of its own, nor is 1 after it"]),
        ([], ["Six"], ["0 “Six” comes from no Markdown text"]),
        (["One", "Two"], ["Two", "One"], ["1 “One” is in another place"]),
        (["One", "Two", "End"], ["One", "End", "Two"], ["2 “Two” is in another place"]),
        (["Open the list"], ["Open [the list](a.md)"], []),
        (["the list", "Two"], ["![x](y.svg) list", "Six"], ["2 “Two” has become “Six”"]),
        (["Open the list"], ["Shut [the list](a.md)"], ["1 “Open the list” has become “Shut [the list](a.md)”"]),
        (["Open the list"], ["Open"], ["1 “Open the list” has become “Open”"]),
        (["a" * 41], [], [f"1 “{'a' * 39}…” is not shown as an item of its own"]),
    ):  # fmt: skip
        assert parts(words, other) == found


def test_of_runs_alike_the_one_below_the_widest_gap_is_lost():
    for lines, found in (
        ((1, 2, 9, 10, 20, 21), 9), ((1, 9, 10, 11, 20, 21), 9), ((8, 9, 10, 11, 12, 13), 8),
    ):  # fmt: skip
        words = ["Same", "Same", "Same", "Same", "Same", "End"]
        all_of_them = [Fact(one, one, "p", at, at) for one, at in zip(words, lines, strict=True)]
        (one,) = parted(all_of_them, words[2:], free=False)
        assert one.fact is not None
        assert one.fact.line == found


def test_on_the_home_page_the_order_says_nothing():
    assert parts(["One", "Two"], ["Two", "One"], free=True) == []
    assert parts(["One", "Two", "End"], ["End", "One"], free=True) == [
        "2 “Two” is not shown as an item of its own"
    ]


def test_of_very_many_items_the_places_are_not_compared():
    many = [f"item {number}" for number in range(1001)]
    near = "1000 “item 999” is not shown as an item of its own"
    assert parts(many[:1000], many[:999]) == [near]
    assert parts(many, [*many[1:999], *many[1000:]]) == [
        "1 “item 0” is not shown as an item of its own, nor is 1 after it"
    ]


# A page as it is built.

SOURCE = """\
# Capture

1. Open **the** [page](phone.md).
    It stays open.

    **Check** You see it:

    - the name
    - the `address`

2. Write E-04, see [@key-2022].
3. [@key-2022] says more.

- [ ] A task
- No task

> **Stop.** Not here:
>
> - a child
> - a name
"""


def test_what_is_made_of_a_source_is_that_source():
    book = books.book({"docs/en/evidence/phone.md": books.front() + SOURCE})
    text = page_html(SOURCE)
    site = site_of({"evidence/phone.html": html(text)}, book=book)
    assert len(site.pages[0].shown.points) == 8
    assert told(STEPS_DIFFER, site) == []


def test_two_steps_that_a_looser_reader_joins_are_told():
    """As this one does with a list that no empty line parts from its text."""
    source = "# Capture\n\nDo this:\n1. Open it.\n2. Save it.\n\n- One\n- Two\n"
    book = books.book({"docs/en/evidence/phone.md": books.front() + source})
    text = (
        "<h1>Capture</h1><p>Do this: 1. Open it. 2. Save it.</p><ul><li>One</li><li>Two</li></ul>"
    )
    line = (books.front() + source).split("\n").index("1. Open it.") + 1
    urdu = html(text)
    site = site_of({"evidence/phone.html": html(text), "ur/evidence/phone.html": urdu}, book=book)
    assert told(STEPS_DIFFER, site) == [
        (
            f"docs/en/evidence/phone.md:{line} the list item “Open it.” is not shown as an item of its "
            "own, nor is 1 after it on the built page “evidence/phone.html”"
        )
    ]


def test_an_item_below_a_list_that_stands_on_a_page_is_told_at_the_list():
    why = books.CHECKLIST.replace(
        "- [ ] `CL-03.2`", "    - because\n    - it lasts\n\n- [ ] `CL-03.2`", 1
    )
    tree = {
        "docs/en/checklists/capture-one-item.md": f"""{books.front(code="CL-03")}# Capture

- Before

[CL-03 Capture one item](../../../checklists/en/capture-one-item.md)

- After
""",
        "checklists/en/capture-one-item.md": why,
    }
    book = books.book(tree)
    path = "checklists/capture-one-item.html"
    text = (
        "<ul><li>Before</li></ul><section id='cl-03'><ol class='items'><li class='item' id='cl-03.1'>A"
        "<ul><li>because</li><li>it lasts</li></ul></li></ol></section><ul><li>After</li></ul>"
    )
    assert told(STEPS_DIFFER, site_of({path: html(text)}, book=book)) == []
    lost = text.replace("<li>it lasts</li>", "")
    line = why.split("\n").index("    - it lasts") + 1
    assert told(STEPS_DIFFER, site_of({path: html(lost)}, book=book)) == [
        (
            f"checklists/en/capture-one-item.md:{line} the list item “it lasts” is not shown as an item "
            f"of its own on the built page “{path}”"
        )
    ]
    absent = "<ul><li>Before</li><li>After</li></ul>"
    assert told(STEPS_DIFFER, site_of({path: html(absent)}, book=book)) == []
