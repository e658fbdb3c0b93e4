"""Whatever the built page loses, doubles or moves of its text is found at its line, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from handbook.languages import SOURCE
from handbook.model import Handbook
from handbook.parse import completed
from handbook.render import Context, body, page_html
from handbook.rules import check_site
from handbook.rules.completeness import CONTENT_LOST, ExpectedThing, things_of
from handbook.store import load
from tests import books, mini
from tests.rules_unit.pages import built, html, told

# One page that holds one of each, and its list.

PAGE = f"""\
{books.front()}# Capture

Take [the phone](phone.md) or [the list](../../../checklists/en/capture-one-item.md), E-04 or CL-03.

## Why {"{ #why }"}

See [above](#why) and [@key-2022], again [@key-2022].

![A *frame*](../../images/frame.svg)

1. Open **the** page.

    **Check** You see it:

    - the name
    - the `address`

2. Save [it](index.md).
3. Close it.

| Say | When |
| --- | --- |
| first | ____ |
| second | [there](index.md#more) |

> **Stop.** Not here.

> So they say.

```text
sha256sum a
```
"""
LINK = "../../../checklists/en/capture-one-item.md"
LISTED = f"""\
{books.front(title="Capture one item", code="CL-03")}# Capture one item

## When {"{ #when }"}

[CL-03 Capture one item]({LINK})

## After that {"{ #then }"}

Go to [Capture](../evidence/capture.md).
"""
FORM = f"""\
{books.front(title="Record", code="F-06", exports="all").replace("code: F-06", "id: F-06")}# Record

## Fields {"{ #fields }"}

| Field | Kind | Needed | How to fill it in |
| --- | --- | --- | --- |
| `case-ref` Case (CL-03) | text | always | See E-03. |
| `mood` Mood | choice | | As it is: `good` good (E-00) · `bad` bad |

## Notes {"{ #notes }"}

| Field | Asked |
| --- | --- |
| `case-ref` | Which? |
"""
CODES = books.CODES + "F-06: {title: Record, path: templates/record.md, state: made}\n"
TREE = {
    "docs/data/codes.yaml": CODES,
    "docs/en/evidence/capture.md": PAGE,
    "docs/en/evidence/index.md": f"{books.front(title='Evidence', code='E-00')}# Evidence\n",
    "docs/en/checklists/capture-one-item.md": LISTED,
    "checklists/en/capture-one-item.md": books.CHECKLIST,
    "docs/en/reference/bibliography.md": f"{books.front(title='Works', code='R-02')}# Works\n",
    "docs/en/templates/record.md": FORM,
}
BOOK = books.book(TREE)
PATHS = {
    "evidence/capture.html": "docs/en/evidence/capture.md",
    "checklists/capture-one-item.html": "checklists/en/capture-one-item.md",
    "templates/record.html": "docs/en/templates/record.md",
}


def shown(book: Handbook, path: str) -> str:
    """Return the text of a page as it is built."""
    lang, slug = (path[:2], path[3:]) if path.startswith("ur/") else (SOURCE, path)
    context = Context(book, lang, slug.removesuffix(".html") + ".md")
    return body(page_html(context.page.body), context)


def seen(path: str, text: str, book: Handbook = BOOK) -> list[str]:
    """Return what is told of a page with this text."""
    return told(CONTENT_LOST, built({path: html(text)}, book=book))


def without(text: str, selector: str, at: int = 0) -> str:
    """Return a text without one of the elements that a selector finds; of a link its words stay."""
    top = LexborHTMLParser(f"<main>{text}</main>").css_first("main")
    assert top is not None
    node = top.css(selector)[at]
    node.unwrap() if node.tag == "a" else node.decompose()
    return str(top.html)


def test_a_page_that_was_complete_is_not_compared_again_and_no_other_is_spared():
    pages = ("evidence/capture.html", "templates/record.html")
    site = built({path: html("") for path in pages}, book=BOOK)
    after = replace(site, complete=frozenset(pages[:1]))
    assert {one.path for one in check_site(site, [CONTENT_LOST])} == {PATHS[one] for one in pages}
    assert {one.path for one in check_site(after, [CONTENT_LOST])} == {PATHS[pages[1]]}


def test_what_is_made_of_a_text_is_that_text():
    for path in PATHS:
        for tree in ("", "ur/"):
            assert seen(tree + path, shown(BOOK, tree + path)) == []


def test_what_is_taken_out_is_told_at_its_line():
    for path, selector, thing, at in [
        ("evidence/capture.html", "a[href='phone.html']", "link “phone.md”", "Take [the"),
        ("evidence/capture.html", "a.way", "link “CL-03”", "Take [the"),
        ("evidence/capture.html", "a[href='#why']", "link “#why”", "See [above]"),
        ("evidence/capture.html", "a.cite", "link “[@key-2022]”", "See [above]"),
        ("evidence/capture.html", "h2#why", "heading “#why”", "## Why"),
        ("evidence/capture.html", "img", "picture “../../images/frame.svg”", "![A"),
        ("evidence/capture.html", ".steps > li:last-child", "step “Close it.”", "3. Close"),
        ("evidence/capture.html", ".steps ul > li", "step “the name”", "    - the name"),
        ("evidence/capture.html", "tbody tr", "row “| first | ____ |”", "| first"),
        ("evidence/capture.html", "thead tr", "row “| Say | When |”", "| Say"),
        ("evidence/capture.html", "tbody a", "link “index.md#more”", "| second"),
        ("evidence/capture.html", ".call", "callout “> **Stop.** Not here.”", "> **Stop"),
        ("evidence/capture.html", "blockquote", "quote “> So they say.”", "> So"),
        ("evidence/capture.html", "pre", "code block “```text”", "```text"),
        ("checklists/capture-one-item.html", ".sheet-stop", "stop line “your authority does not cover the page.”", "stop:"),
        ("checklists/capture-one-item.html", "#cl-03-before", "heading “#cl-03-before”", "## Before"),
        ("checklists/capture-one-item.html", "li.item:last-child label", "text of the item “CL-03.2”", "- [ ] `CL-03.2`"),
        ("checklists/capture-one-item.html", ".why a", "link “../../docs/en/evidence/capture.md#why”", "    A court"),
        ("templates/record.html", "[data-field='case-ref'] a[href*='evidence']", "link “E-03”", "| `case-ref` Case"),
        ("templates/record.html", "[data-field='case-ref'] a[href*='checklists']", "link “CL-03”", "| `case-ref` Case"),
        ("templates/record.html", "[data-choice='bad']", "choice “bad”", "| `mood`"),
        ("templates/record.html", "#notes ~ * tbody tr", "row “| `case-ref` | Which? |”", "| `case-ref` | Which"),
    ]:  # fmt: skip
        source = PATHS[path]
        lines = TREE[source].split("\n")
        line = next(number for number, text in enumerate(lines, 1) if text.startswith(at))
        (found,) = seen(path, without(shown(BOOK, path), selector))
        what = "is not in its place" if selector.endswith("checklists']") else "is missing"
        assert found == f"{source}:{line} the {thing} {what} on the built page “{path}”"


def test_what_goes_with_it_is_told_by_its_line():
    path = "checklists/capture-one-item.html"
    assert seen(path, without(shown(BOOK, path), "li.item")) == [
        f"{PATHS[path]}:{line} the {thing} on the built page “{path}”"
        for line, thing in (
            (18, "item “CL-03.1” is missing, with 1 more of its line"),
            (20, "reason “CL-03.1” is missing, with 1 more of its line"),
        )
    ]
    path = "templates/record.html"
    (found,) = seen(path, without(shown(BOOK, path), "[data-field='mood']"))
    assert "the field “mood” is missing, with 3 more of its line" in found


def test_a_list_that_is_not_there_is_one_thing():
    path = "checklists/capture-one-item.html"
    assert seen(path, without(shown(BOOK, path), ".sheet")) == [
        f"docs/en/checklists/capture-one-item.md:19 the list “{LINK}” is missing on the built page “{path}”"
    ]


def test_what_has_become_another_thing_is_missing():
    for old, new, thing in [
        ('href="phone.html"', 'href="phone.html#a"', "link “phone.md”"),
        ('href="phone.html"', 'href="../ur/evidence/phone.html"', "link “phone.md”"),
        ('<h2 id="why">', '<h3 id="why">', "heading “#why”"),
        ('alt="A frame"', 'alt="A"', "picture “../../images/frame.svg”"),
        ('src="../images/frame.svg"', 'src="images/frame.svg"', "picture “../../images/frame.svg”"),
        ("Close it.", "Open it.", "step “Close it.”"),
        ("<li>the name</li>", "", "step “the name”"),
        (">first<", ">last<", "row “| first | ____ |”"),
        ("sha256sum a", "sha256sum", "code block “```text”"),
    ]:  # fmt: skip
        path = "evidence/capture.html"
        text = shown(BOOK, path)
        assert old in text
        (found,) = seen(path, text.replace(old, new, 1))
        assert f"the {thing} is missing on" in found


def test_changed_words_of_an_item_are_told():
    path = "checklists/capture-one-item.html"
    for old, new, thing in (
        ("next exhibit", "exhibit", "text of the item “CL-03.2”"),
        ("asks first", "asks", "reason “CL-03.1”"),
        ("does not cover", "covers", "stop line “your authority does not cover the page.”"),
    ):
        text = shown(BOOK, path)
        assert old in text
        (found,) = seen(path, text.replace(old, new))
        assert f"the {thing} is missing on" in found


def test_what_stands_twice_is_told():
    for path, selector, kind in [
        ("evidence/capture.html", ".steps > li:last-child", "step “Close it.”"),
        ("evidence/capture.html", "img", "picture “A frame”"),
        ("checklists/capture-one-item.html", "li.item:last-child", "item “CL-03.2”"),
    ]:
        text = shown(BOOK, path)
        top = LexborHTMLParser(f"<main>{text}</main>").css_first("main")
        assert top is not None
        node = top.css(selector)[0]
        again = LexborHTMLParser(str(node.html), is_fragment=True).root
        assert again is not None
        node.insert_after(again)
        found = seen(path, str(top.html))
        assert found
        assert f"the {kind.strip()} is there more often than in the text on" in found[0]


@pytest.mark.parametrize("hider", ["div", "span"])
def test_what_is_hidden_is_missing_and_what_comes_behind_it_is_not(hider):
    path = "evidence/capture.html"
    text = shown(BOOK, path)
    link = '<a href="phone.html">the phone</a>'
    svg = '<svg data-picture="../images/frame.svg" aria-label="A frame"><g><g></g></g></svg>'
    text = text.replace('<img src="../images/frame.svg" alt="A frame">', svg)
    assert link in text
    assert svg in text
    (found,) = seen(path, text.replace(link, f"<{hider} hidden><b>{link}</b></{hider}>"))
    assert "the link “phone.md” is missing on" in found
    (found,) = seen(path, text.replace(link, link.replace("<a ", "<a hidden ")))
    assert "the link “phone.md” is missing on" in found
    (found,) = seen(path, text.replace(svg, f"<{hider} hidden>{svg}</{hider}>"))
    assert "the picture “../../images/frame.svg” is missing on" in found
    (found,) = seen(path, text.replace("<li>the name</li>", "<li hidden>the name</li>"))
    assert "the step “the name” is missing on" in found


def test_a_code_may_be_hidden_behind_a_link_that_says_what_both_lead_to():
    source = f"{books.front()}# Capture\n\n[By phone](phone.md) E-00\n"
    book = books.book({**TREE, "docs/en/evidence/capture.md": source})
    path, name = "evidence/capture.html", '<a href="phone.html">By phone</a>'
    code = '<span hidden><a class="code" href="index.html">E-00</a></span>'
    assert seen(path, f"<p>{name} {code}</p>", book) == []
    for changed in (
        f"<p>{code} {name}</p>",
        f"<p>{name} {code.replace(' class=', ' title=')}</p>",
    ):
        (found,) = seen(path, changed, book)
        assert "the link “E-00” is missing on" in found


def test_things_in_another_order_are_told_but_on_the_home_page():
    path, one, two = "evidence/capture.html", "Close it.", "the name"
    swapped = shown(BOOK, path).replace(one, "?").replace(two, one).replace("?", two)
    found = seen(path, swapped)
    assert found
    assert all("is not in its place on the built page" in line for line in found)
    source = "# Home\n\n[A](a.md) [B](b.md)\n"
    other = '<p><a href="b.html">B</a> <a href="a.html">A</a></p>'
    for slug, count in (("evidence/phone", 1), ("index", 0)):
        book = books.book({f"docs/en/{slug}.md": books.front() + source})
        assert len(seen(f"{slug}.html", other, book)) == count


def test_what_is_made_from_data_is_compared_with_nothing():
    path = "evidence/capture.html"
    made = '<h2 id="x">X</h2><a href="x.html">X</a><ol class="contents"><li>X</li></ol>'
    assert seen(path, shown(BOOK, path) + made) == []
    assert seen("elsewhere.html", made) == []


def test_a_drawing_in_the_place_of_a_picture_is_that_picture():
    path = "evidence/capture.html"
    image = '<img src="../images/frame.svg" alt="A frame">'
    drawing = '<svg data-picture="../images/frame.svg" aria-label="A frame"></svg>'
    text = shown(BOOK, path)
    assert image in text
    assert seen(path, text.replace(image, drawing)) == []


def test_a_text_that_two_trees_show_is_told_once():
    text = without(shown(BOOK, "evidence/capture.html"), "h2#why")
    urdu = without(shown(BOOK, "ur/evidence/capture.html"), "h2#why")
    site = built(
        {"evidence/capture.html": html(text), "ur/evidence/capture.html": html(urdu)}, book=BOOK
    )
    assert len(told(CONTENT_LOST, site)) == 1


def test_each_tree_shows_the_list_of_its_language():
    urdu = books.CHECKLIST.replace("CL-03.3", "CL-03.9")
    book = books.book({**TREE, "checklists/ur/capture-one-item.md": urdu})
    path = "ur/checklists/capture-one-item.html"
    assert seen(path, shown(book, path), book) == []
    (found,) = seen(path, shown(book, path).replace("cl-03.9", "cl-03.3"), book)
    assert found.startswith("checklists/ur/capture-one-item.md:26 the item “CL-03.9” is missing")


def test_a_translation_that_lags_is_what_is_shown_of_it():
    """An item, a field and an answer of the English are in it, and fields have the order of the English."""
    late = books.CHECKLIST.replace("- [ ] `CL-03.2` Write the next exhibit number.\n\n", "")
    first, second, _ = (line for line in FORM.split("\n") if line.startswith("| `"))
    form = FORM.replace(f"{first}\n{second}\n", f"{second.replace(' · `bad` bad', '')}\n{first}\n")
    for own in (form, FORM.replace(f"{first}\n", ""), FORM.replace(" · `bad` bad", "")):
        tree = {"checklists/ur/capture-one-item.md": late, "docs/ur/templates/record.md": own}
        book = completed(books.book({**TREE, **tree}))
        for path in ("ur/checklists/capture-one-item.html", "ur/templates/record.html"):
            assert seen(path, shown(book, path), book) == []


def test_without_sources_or_without_a_place_for_the_text_nothing_is_compared():
    pages = {"evidence/capture.html": html("<p>Nothing</p>")}
    assert told(CONTENT_LOST, built(pages)) == []
    bare = {"evidence/capture.html": "<!doctype html><p>Nothing</p>"}
    assert told(CONTENT_LOST, built(bare, book=BOOK)) == []


# What people write.

PIECES = st.lists(
    st.sampled_from([
        "words", "*em*", "**bold**", "***both***", "*a **b** c*", "`code`", "``a ` b``", "`E-03`",
        "[the phone](phone.md)", "[E-03 page](index.md#a)", "[*em* link](#s)", "[`a` b](capture.md)",
        "E-03", "E-04", "CL-03", "CL-03.2", "[@key-2022]", "[@key-2022, para. 2]", "(E-00)", "&amp;",
        "\\*star\\*", "“quoted”…", "08:30", "+04:30", "____", "example[.]test", "\\[not\\]", "3 < 4",
        "![A *b*](../../images/frame.svg)", "[![P](../../images/frame.svg)](phone.md)", "اردو", "a_b_c",
    ]), min_size=1, max_size=4,
).map(" ".join)  # fmt: skip
BLOCKS = st.tuples(
    st.sampled_from([
        "{}", "- {}\n- {}", "1. {}\n\n    **Check** {}\n\n2. {}", "1. {}\n    - {}\n    - {}",
        "| A | B |\n| --- | --- |\n| {} | {} |\n| {} | {} |", "> **Stop.** {}\n>\n> - {}", "> {}",
        "> **Stop.** {}\n>\n> **Check** {}", "```text\n{}\n```", "### S {} {{ #s }}",
    ]), st.lists(PIECES, min_size=4, max_size=4),
).map(lambda one: one[0].format(*one[1]))  # fmt: skip
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><text x="1" y="1">Words</text></svg>'
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(BLOCKS, min_size=1, max_size=6).map("\n\n".join))
def test_what_people_write_is_all_there(text):
    page = f"{books.front()}# Capture\n\n{text}\n"
    tree = {**TREE, "docs/en/evidence/capture.md": page, "docs/images/frame.svg": DRAWING}
    book = books.book(tree)
    assert seen("evidence/capture.html", shown(book, "evidence/capture.html"), book) == []


# Every page of the small handbook.

SELECTORS = {
    "heading": "h2, h3, h4", "link": "a[href]", "picture": "img, svg[data-picture]",
    "step": "ol > li, ul > li", "row": "tr", "code block": "pre", "callout": ".call",
    "item": "li.item", "reason": ".why", "field": "[data-field]", "choice": "[data-choice]",
    "stop line": ".sheet-stop", "text of the item": "li.item > label",
}  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    root = tmp_path_factory.mktemp("mini")
    mini.lay(root, code=False)
    return load(root)


def paths(book: Handbook) -> Iterator[str]:
    """Yield the path of each page in each language that has its own text."""
    for lang, slug in book.pages:
        yield ("" if lang == SOURCE else f"{lang}/") + slug.removesuffix(".md") + ".html"


def things(book: Handbook, path: str, text: str) -> tuple[ExpectedThing, ...]:
    site = built({path: html(text)}, book=book)
    return next(things_of(site, page) for page in site.pages if page.path == path)


def noticed(book: Handbook, path: str, text: str) -> Iterator[str]:
    """Yield the kind of each thing of a page that is missed when it alone is taken out."""
    for kind, selector in SELECTORS.items():
        top = LexborHTMLParser(f"<main>{text}</main>").css_first("main")
        assert top is not None
        for at in range(len(top.css(selector))):
            if any(
                f" the {kind} “" in line for line in seen(path, without(text, selector, at), book)
            ):
                yield kind


def test_of_every_page_each_thing_that_is_taken_out_is_missed(small):
    """As many as its text holds; what is made from data is missed by nobody here."""
    kinds: Counter[str] = Counter()
    for path in paths(small):
        text = shown(small, path)
        assert seen(path, text, small) == [], path
        held = Counter(one.kind for one in things(small, path, text))
        assert Counter(noticed(small, path, text)) == held, path
        kinds += held
    assert kinds.keys() >= SELECTORS.keys()
