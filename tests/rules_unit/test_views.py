"""The two views of a page: what is lost or changed between them is found, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from handbook.model import Handbook
from handbook.rules import check_site, facts
from handbook.rules.output import ADDRESS_SHAPE, REMOTE_RESOURCE
from handbook.rules.promised import promises
from handbook.rules.structure import BUILT_LINK_BROKEN
from handbook.rules.views import HEADINGS_DIFFER, IMAGES_DIFFER, ITEMS_DIFFER, LINKS_DIFFER
from handbook.site import read_site
from handbook.site.reviews import load_reviewed
from handbook.store import load
from tests import books
from tests.rules_unit.pages import built, html, told

VIEWS = (LINKS_DIFFER, HEADINGS_DIFFER, ITEMS_DIFFER, IMAGES_DIFFER)


@pytest.mark.slow
def test_the_real_handbook_agrees_with_what_is_built_from_it(built):
    """In every language that is built; and the comparison does see what it compares."""
    book, folder = load(built.root), built.root / "site"
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    pages = ((path, promises(book).page(path)) for path in paths)
    sources = {path: page.path for path, page in pages if page is not None}
    site = read_site(folder, sources, book, load_reviewed(built.root))
    assert [one for rule in VIEWS for one in check_site(site, [rule])] == []
    seen: Counter[str] = Counter()
    assert site.book is not None
    for page in site.pages:
        shown, found = page.shown, promises(site.book).of(page.path, page.ids)
        assert found is not None, page.path
        for kind in ("links", "headings", "items", "images", "points"):
            seen[kind] += len(getattr(shown, kind))
            assert len(getattr(found, kind)) <= len(getattr(shown, kind))
    assert seen["links"] > 1000
    assert seen["headings"] > 400
    assert seen["items"] > 50
    assert seen["points"] > 500


# Small books.

PAGE = f"""\
{books.front()}# Capture

Take [the phone](phone.md) or [the list](../../../checklists/en/capture-one-item.md), E-04 or CL-03.

## Why {"{ #why }"}

See [above](#capture) and [@key-2022], again [@key-2022].

![A *frame*](../../images/frame.svg)
"""
LISTED = f"""\
{books.front(title="Capture one item", code="CL-03")}# Capture one item

## When {"{ #when }"}

[CL-03 Capture one item](../../../checklists/en/capture-one-item.md)

## After that {"{ #then }"}

Go to [Capture](../evidence/capture.md).
"""
TREE = {
    "docs/en/evidence/capture.md": PAGE,
    "docs/en/evidence/index.md": f"{books.front(title='Evidence', code='E-00')}# Evidence\n",
    "docs/en/checklists/capture-one-item.md": LISTED,
    "checklists/en/capture-one-item.md": books.CHECKLIST,
    "docs/en/reference/bibliography.md": f"{books.front(title='Works', code='R-02')}# Works\n",
}
CAPTURE = """
<p>Take <a href="phone.html">the phone</a> or <a href="../checklists/capture-one-item.html">the list</a>,
<span>E-04</span> or <a href="../checklists/capture-one-item.html">CL-03</a>.</p>
<h2 id="why">Why</h2>
<p>See <a href="#capture">above</a> and <a href="../reference/bibliography.html#ref-key-2022">[1]</a>,
again <a href="../reference/bibliography.html#ref-key-2022">[1]</a>.</p>
<p><img src="../images/frame.svg" alt="A frame"></p>
"""
SHEET = """
<h2 id="when">When</h2>
<section id="cl-03"><h3 id="cl-03-title">Capture one item</h3>
<h4 id="cl-03-before">Before</h4>
<ol><li class="item item-key" id="cl-03.1"><a href="../evidence/capture.html#why">Capture</a></li>
<li class="item" id="cl-03.2">Two</li></ol>
<h4 id="cl-03-after">After</h4><ol><li class="item" id="cl-03.3">Three</li></ol></section>
<h2 id="then">After that</h2><p>Go to <a href="../evidence/capture.html">Capture</a>.</p>
"""


@pytest.fixture(scope="module")
def book() -> Handbook:
    return books.book(TREE)


def seen(book: Handbook, path: str, text: str) -> list[str]:
    """Return what the four rules find on one page of a book."""
    site = built({path: html(text)}, book=book)
    return [line for rule in VIEWS for line in told(rule, site)]


def test_a_drawing_set_into_the_page_stands_for_the_image(book):
    image = '<img src="../images/frame.svg" alt="A frame">'
    drawing = '<svg data-picture="../images/frame.svg" aria-label="A frame"><path d="M0 0"/></svg>'
    assert image in CAPTURE
    assert seen(book, "evidence/capture.html", CAPTURE.replace(image, drawing)) == []


def test_what_the_source_says_and_the_page_shows_is_no_fault(book):
    """In both trees; a page without a source has nothing to be compared with."""
    for path, text in (
        ("evidence/capture.html", CAPTURE), ("checklists/capture-one-item.html", SHEET),
        ("ur/evidence/capture.html", CAPTURE.replace("../images", "../../images")),
        ("ur/checklists/capture-one-item.html", SHEET),
        ("evidence/index.html", '<a href="capture.html">Capture</a>'),
        ("elsewhere.html", "<h2 id='a'>A</h2><a href='b.html'>B</a>"),
    ):  # fmt: skip
        assert seen(book, path, text) == []


def test_a_difference_on_a_page(book):
    for old, new, found in (
        ('<a href="phone.html">', "<a>", ["17 the link “phone.md” is missing"]),
        ('href="phone.html"', 'href="phone.html#a"', ["17 the link “phone.md” has become “evidence/phone.html#a”"]),
        ('<a href="../checklists/capture-one-item.html">CL-03', "<a>CL-03", ["17 the link “../../../checklists/en/capture-one-item.md” is missing"]),
        ("<span>E-04</span>", '<a href="phone.html">E-04</a>', ["0 the link “evidence/phone.html” comes from no Markdown text"]),
        ('again <a href="../reference/bibliography.html#ref-key-2022">', "again <a>", ["21 the link “[@key-2022]” is missing"]),
        ('<h2 id="why">', '<h2 id="why-not">', ["19 the heading “#why” has become “h2 #why-not”"]),
        ('<h2 id="why">Why</h2>', '<h3 id="why">Why</h3>', ["19 the heading “#why” has become “h3 #why”"]),
        ('<h2 id="why">Why</h2>', "", ["19 the heading “#why” is missing"]),
        ('<h2 id="why">', '<h2 id="new">New</h2><h2 id="why">', ["0 the heading “h2 #new” comes from no Markdown text"]),
        ('alt="A frame"', 'alt="A"', ["23 the image “../../images/frame.svg” has become “![A](images/frame.svg)”"]),
        ('<img src="../images/frame.svg" alt="A frame">', '<svg data-picture="../images/frame.svg" aria-label="A"><path d="M0 0"/></svg>', ["23 the image “../../images/frame.svg” has become “![A](images/frame.svg)”"]),
        ('<img src="../images/frame.svg" alt="A frame">', "", ["23 the image “../../images/frame.svg” is missing"]),
        ('src="../images/frame.svg"', 'src="images/frame.svg"', ["23 the image “../../images/frame.svg” has become “![A frame](evidence/images/frame.svg)”"]),
    ):  # fmt: skip
        text = CAPTURE.replace("\n", " ")
        assert old in text
        path, source = "evidence/capture.html", "docs/en/evidence/capture.md"
        expected = [f"{source}:{one} on the built page “{path}”" for one in found]
        assert seen(book, path, text.replace(old, new, 1)) == expected


def test_a_difference_in_a_list_is_told_at_the_list(book):
    for old, new, place in (
        ('<li class="item" id="cl-03.2">Two</li>', "", "checklists/en/capture-one-item.md:22 the item “CL-03.2” is missing"),
        ('<li class="item" id="cl-03.2">Two</li>', '<li class="items" id="cl-03.2">Two</li>', "checklists/en/capture-one-item.md:22 the item “CL-03.2” is missing"),
        ('id="cl-03.3"', 'id="cl-03.4"', "checklists/en/capture-one-item.md:26 the item “CL-03.3” has become “CL-03.4”"),
        ('<li class="item" id="cl-03.3">', '<li class="item" id="cl-03.2">', "checklists/en/capture-one-item.md:26 the item “CL-03.3” has become “CL-03.2”"),
        ('id="cl-03"', "", "docs/en/checklists/capture-one-item.md:19 the item “CL-03” is missing"),
        ('<h4 id="cl-03-after">', "<p>", "checklists/en/capture-one-item.md:24 the heading “#cl-03-after” is missing"),
        ('<h3 id="cl-03-title">', "<p>", "checklists/en/capture-one-item.md:3 the heading “#cl-03-title” is missing"),
        ('<a href="../evidence/capture.html#why">', "<a>", ("checklists/en/capture-one-item.md:20 the link “../../docs/en/evidence/capture.md#why” is missing")),
    ):  # fmt: skip
        path = "checklists/capture-one-item.html"
        assert old in SHEET
        text = SHEET.replace(old, new, 1)
        if old == 'id="cl-03"':  # nothing of it is left
            text = SHEET[: SHEET.index("<section")] + SHEET[SHEET.index("</section>") :]
        assert seen(book, path, text) == [f"{place} on the built page “{path}”"]


def test_items_in_another_order_are_told(book):
    one, two = '<li class="item" id="cl-03.2">', '<li class="item" id="cl-03.3">'
    text = SHEET.replace(one, "?").replace(two, one).replace("?", two)
    (found,) = seen(book, "checklists/capture-one-item.html", text)
    assert found.startswith("checklists/en/capture-one-item.md:26 the item “CL-03.3” is in")
    assert "in another place on the built page" in found


def test_links_in_another_order_are_told_but_on_the_home_page(book):
    text = '<p><a href="b.html">A</a> <a href="a.html">B</a></p>'
    source = "# Home\n\n[A](a.md) [B](b.md)\n"
    for slug, found in (("evidence/phone", 1), ("index", 0)):
        book = books.book({f"docs/en/{slug}.md": books.front() + source})
        assert len(seen(book, f"{slug}.html", text)) == found


def test_a_list_may_link_what_some_of_its_forms_link():
    """A print file; a code in its stop line, in its English below a draft, or in who tried it."""
    for link in (
        '<a href="../print/en/CL-03-compact.pdf">Print</a>',
        '<a href="../print/en/CL-03-full.pdf">Print</a>',
        '<a href="../print/en/CL-03-large.pdf">Print</a>',
        '<a href="capture-one-item.html">CL-03</a>',
        '<a href="../reference/bibliography.html#ref-key-2022">Office</a>',
    ):  # fmt: skip
        stop = "stop: 'CL\\-03 or [@key-2022] tells you'"
        text = books.CHECKLIST.replace("stop: your authority does not cover the page.", stop)
        tree = {**TREE, "checklists/en/capture-one-item.md": text}
        path, marks = "checklists/capture-one-item.html", "</section>"
        assert seen(books.book(tree), path, SHEET.replace(marks, link + marks)) == []
        other = (
            link.replace("en/CL-03-", "en/CL-04-").replace("one-item", "two").replace("key", "x")
        )
        (found,) = seen(books.book(tree), path, SHEET.replace(marks, other + marks))
        assert "comes from no Markdown text" in found


def test_a_fault_of_one_source_in_two_trees_is_told_once(book):
    text = CAPTURE.replace('<a href="phone.html">', "<a>")
    urdu = text.replace("../images", "../../images")
    site = built(
        {"evidence/capture.html": html(text), "ur/evidence/capture.html": html(urdu)}, book=book
    )
    assert told(LINKS_DIFFER, site) == [
        (
            "docs/en/evidence/capture.md:17 the link “phone.md” is missing on the built page "
            "“evidence/capture.html”"
        )
    ]


def test_without_sources_or_without_a_place_for_the_text_nothing_is_compared(book):
    pages = {"evidence/capture.html": html("<p>Nothing</p>")}
    assert [line for rule in VIEWS for line in told(rule, built(pages))] == []
    bare = {"evidence/capture.html": "<!doctype html><p>Nothing</p>"}
    assert [line for rule in VIEWS for line in told(rule, built(bare, book=book))] == []


def test_a_section_lists_its_pages_and_the_bibliography_its_works(book):
    assert seen(book, "evidence/index.html", "") == [
        "docs/data/codes.yaml:5 the link “E-03” is missing on the built page “evidence/index.html”"
    ]
    text = books.BIBLIOGRAPHY.replace("    custom", "    URL: https://a.example/b\n    custom")
    works = books.book({**TREE, "docs/data/bibliography.yaml": text})
    path = "reference/bibliography.html"
    assert seen(works, path, '<a href="https://a.example/b">A</a>') == []
    assert seen(works, path, "") == [
        (
            f"docs/data/bibliography.yaml:2 the link “https://a.example/b” is missing on the built page "
            f"“{path}”"
        )
    ]
    plain = books.book({**TREE, "docs/data/bibliography.yaml": text.replace("https:", "http:")})
    assert seen(plain, path, "") == []


def test_a_page_outside_the_register_is_listed_too():
    tree = {**TREE, "docs/en/evidence/new.md": f"{books.front(title='New')}# New\n"}
    assert seen(books.book(tree), "evidence/index.html", '<a href="capture.html">C</a>') == [
        (
            "docs/en/evidence/new.md:1 the link “evidence/new.md” is missing on the built page "
            "“evidence/index.html”"
        )
    ]


def test_some_indexes_list_nothing():
    for slug in ("index", "urgent/index", "contribute/rules/index"):
        folder = slug.rpartition("/")[0] or "evidence"
        tree = {
            f"docs/en/{slug}.md": books.front() + "# A\n",
            f"docs/en/{folder}/new.md": books.front() + "# New\n",
        }
        assert seen(books.book(tree), f"{slug}.html", "") == []


def test_the_list_of_codes_names_every_made_one():
    tree = {**TREE, "docs/en/reference/page-codes.md": books.front() + "# Codes\n"}
    rows = '<a href="../evidence/index.html">E</a><a href="../evidence/capture.html">C</a>'
    last = '<a href="../checklists/capture-one-item.html">L</a>'
    path = "reference/page-codes.html"
    assert seen(books.book(tree), path, rows + last) == []
    assert seen(books.book(tree), path, rows) == [
        f"docs/data/codes.yaml:7 the link “CL-03” is missing on the built page “{path}”"
    ]


def test_a_draft_in_two_languages_shows_the_list_of_its_tree():
    urdu = books.CHECKLIST.replace("CL-03.3", "CL-03.9")
    book = books.book({**TREE, "checklists/ur/capture-one-item.md": urdu})
    path = "ur/checklists/capture-one-item.html"
    assert seen(book, path, SHEET) == [
        (
            "checklists/ur/capture-one-item.md:26 the item “CL-03.9” has become “CL-03.3” on the built "
            f"page “{path}”"
        )
    ]


# Where an address that the sources hold goes wrong.


def test_an_address_of_a_source_is_told_at_its_line(book):
    site = built({"evidence/capture.html": html(CAPTURE)}, book=book)
    lines = [line.split(" ")[0] for line in told(BUILT_LINK_BROKEN, site)]
    source = "docs/en/evidence/capture.md"
    assert lines == [
        f"{source}:17", f"{source}:17", f"{source}:21", f"{source}:21", f"{source}:23",
        "site/evidence/capture.html:0",  # the menu, which no source holds
    ]  # fmt: skip


def test_a_heading_that_is_lost_is_not_told_by_the_links_to_it(book):
    pages = {
        "checklists/capture-one-item.html": html(SHEET, banner="<header><nav></nav></header>"),
        "evidence/capture.html": html(
            CAPTURE.replace(' id="why"', "").replace("#capture", "#main"),
            banner='<header><nav><a href="#why">Why</a></nav></header>',
        ),
    }
    files = ("evidence/phone.html", "images/frame.svg", "reference/bibliography.html")
    site = built(pages, *files, book=book)
    assert told(BUILT_LINK_BROKEN, site) == []
    assert len(told(HEADINGS_DIFFER, site)) == 1


def test_an_address_that_the_views_tell_is_told_by_them_alone(book):
    text = CAPTURE.replace("phone.html", "https://phone.example/")
    site = built({"evidence/capture.html": html(text)}, book=book)
    assert told(REMOTE_RESOURCE, site) == []
    assert "has become “https://phone.example/”" in told(LINKS_DIFFER, site)[0]
    assert len(told(REMOTE_RESOURCE, replace(site, book=None))) == 1


def test_an_outward_link_of_the_source_is_told_at_its_line():
    source = "# A\n\nA\n[B](https://b.example/) [C](/c.md)\n"
    book = books.book({"docs/en/a.md": books.front() + source})
    text = '<a href="https://b.example/">B</a> <a href="/c.html">C</a>'
    site = built({"a.html": html(text)}, book=book)
    assert [line.split(" ")[0] for line in told(REMOTE_RESOURCE, site)] == ["docs/en/a.md:18"]
    assert [line.split(" ")[0] for line in told(ADDRESS_SHAPE, site)] == ["site/a.html:0"]


# Keys.


def test_a_way_from_a_folder():
    ways = {
        ("a/b", "c.html"): "a/b/c.html", ("a/b", "../c.html"): "a/c.html", ("a/b", "../../c.html"): "c.html",
        ("a", "../../c.html"): "../c.html", ("", "c.html"): "c.html", ("", "../c.html"): "../c.html",
        ("a", "./c.html"): "a/c.html", ("a", "b/../c.html"): "a/c.html", ("a", "b//c.html"): "a/b/c.html",
        ("a", "/c.html"): "/c.html", ("a", "b/"): "a/b", ("a/b", ".."): "a", ("a/b", "../"): "a",
        ("a", " b%20c.html "): "a/b c.html", ("a", ".hidden"): "a/.hidden", ("a", ""): "a",
    }  # fmt: skip
    assert {key: facts.joined(*key) for key in ways} == ways


def test_the_key_of_an_address():
    keys = {
        ("en", "a/b.html", "c.html#d"): "a/c.html#d", ("en", "a/b.html", "#d"): "a/b.html#d",
        ("en", "a/b.html", "c.html#%61"): "a/c.html#a", ("en", "a/b.html", "../ur/a/c.html"): "ur/a/c.html",
        ("en", "a/b.html", "../images/c.svg"): "/images/c.svg",
        ("en", "a/b.html", "../print/c.pdf"): "/print/c.pdf",
        ("en", "a/b.html", "../printed/c.html"): "printed/c.html", ("ur", "ur/a/b.html", "c.html#d"): "a/c.html#d",
        ("ur", "ur/a/b.html", "../../a/c.html"): "/a/c.html",
        ("ur", "ur/a/b.html", "../../images/c.svg"): "/images/c.svg",
        ("ur", "ur/a/b.html", "../images/c.svg"): "images/c.svg",
        ("en", "a.html", " https://b.example "): "https://b.example",
    }  # fmt: skip
    assert {key: facts.address_in(*key) for key in keys} == keys


def test_the_key_of_a_picture_says_its_text_without_marks():
    assert facts.picture("/a.svg", " A *big*\n`x` ") == "![A big x](/a.svg)"
    assert facts.address_of("![A](/a_(b).svg)") == "/a_(b).svg"
    assert facts.address_of("a.html#b") == "a.html#b"
