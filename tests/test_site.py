"""The reader of built sites: every file once, as a browser reads it, and no link is followed."""

from __future__ import annotations

import os

import pytest

from handbook.model import Handbook, Reviewed
from handbook.site import read_site, wanted
from handbook.site.css import read_css
from handbook.site.html import read_html
from tests.rules_unit.pages import POLICY, html, page


def tree(root, files):
    for path, content in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


# A folder


def test_a_site_is_read_whole(tmp_path):
    files = {
        "index.html": html(), "a/b.html": html(), "a/c.HTM": html(), "d.xhtml": html(),
        "css/a.css": "p { a: url(b.png) }", "b.png": b"\x89PNG\r\n\x1a\n", "a/e.htmlx": "<p>",
        "f.pdf": b"%PDF-1.7\n%nothing", "g.bin": b"%PDF-1.7\n%nothing",
    }  # fmt: skip
    site = read_site(tree(tmp_path, files), {"a/b.html": "docs/en/a/b.md"})
    assert site.files == set(files) == set(site.assets)
    assert [one.path for one in site.pages] == ["a/b.html", "a/c.HTM", "d.xhtml", "index.html"]
    assert [one.source for one in site.pages] == ["docs/en/a/b.md", "", "", ""]
    assert [ask.address for ask in site.styles["css/a.css"]] == ["b.png"]
    assert set(site.prints) == {"f.pdf", "g.bin"}
    assert site.assets["b.png"].size == 8
    assert site.assets["b.png"].content == "png"
    assert site.book is None
    assert site.reviewed == {}


def test_a_site_keeps_its_sources_and_reviews(tmp_path):
    book, reviewed = Handbook(), {"a.js": Reviewed("a.js", "0")}
    site = read_site(tmp_path, {}, book, reviewed)
    assert site.book is book
    assert site.reviewed == reviewed


def test_a_file_that_is_no_text_is_read_as_far_as_it_goes(tmp_path):
    site = read_site(
        tree(tmp_path, {"a.css": b"p { a: url(b); c: \xff }", "a.html": b"\xff\xfe<p>"}), {}
    )
    assert [ask.address for ask in site.styles["a.css"]] == ["b"]
    assert site.pages[0].title == ""


@pytest.mark.skipif(os.name == "nt", reason="links need rights of their own there")
def test_no_link_is_followed(tmp_path):
    """Whether it leads to a file, to a folder, to nothing, or into the site itself."""
    outside = tree(tmp_path / "outside", {"secret.html": html(), "deep/secret.css": "p {}"})
    root = tree(tmp_path / "site", {"index.html": html()})
    (root / "a.html").symlink_to(outside / "secret.html")
    (root / "b").symlink_to(outside / "deep")
    (root / "c.css").symlink_to("nothing")
    (root / "d").symlink_to(root)
    os.mkfifo(root / "e.html")
    site = read_site(root, {})
    assert [one.path for one in site.pages] == ["index.html"]
    assert site.styles == {}
    assert site.files == {"index.html", "a.html", "b", "c.css", "d", "e.html"}
    links = {path for path, asset in site.assets.items() if asset.content == "link"}
    assert links == {"a.html", "b", "c.css", "d", "e.html"}
    assert {site.assets[path].size for path in links} == {0}


def test_only_what_our_pages_use_is_wanted():
    for path, used in (
        ("index.html", True), ("css/a.css", True), ("sitemap.xml", False),
        ("print/paper.css", False), ("office/words.j2", False), ("blocks/lists.html.j2", False), ("assets/javascripts/bundle.a5f9d56c.min.js", False),
        ("assets/javascripts/workers/search.a7633da7.min.js", False),
        ("assets/javascripts/bundle.a5f9d56c.min.js.map", False),
        ("assets/javascripts/lunr/min/lunr.ar.min.js", False), ("assets/images/favicon.png", False),
    ):  # fmt: skip
        assert wanted(path) == used


# A page


def test_the_facts_of_a_page():
    text = (
        '<h2 id="a">A</h2><p><a href="b.html">B</a> <a>C</a> <a href="">D</a></p><h6>E</h6>'
        '<img src="c.svg" alt="F"><img src="d.svg"><ul><li class="item x" id="cl-03.1">G</li>'
        '<li class="items" id="h">H</li><li class="item">I</li></ul><h1 id="i">J</h1>'
    )
    one = page(text)
    assert one.shown == (
        ("heading", "a", "h2"), ("link", "b.html", "B"), ("link", "", "D"), ("heading", "", "h6"),
        ("picture", "c.svg", "F"), ("picture", "d.svg", ""), ("item", "CL-03.1", ""),
        ("text of the item", "CL-03.1", ""), ("step", "", "H"), ("item", "", ""),
        ("text of the item", "", ""),
    )  # fmt: skip
    assert one.ids == {"a", "cl-03.1", "h", "i", "main"}
    assert one.policy == POLICY
    assert (one.title, one.lang, one.direction) == ("Home", "en", "ltr")
    assert one.head == ("doctype", "charset", "policy", "title")
    asked = [(ask.element, ask.attribute, ask.address) for ask in one.asks]
    assert asked == [
        ("a", "href", "b.html"), ("a", "href", ""), ("img", "src", "c.svg"), ("img", "src", "d.svg"),
        ("a", "href", "#main"), ("a", "href", "index.html"),
    ]  # fmt: skip


def test_what_stands_around_the_text_is_not_shown():
    around = '<h2 id="x">X</h2><a href="x.html">X</a><img src="x.svg" alt="X">'
    one = page("", foot=f"<footer>{around}</footer>", h1=f"<h1>A</h1>{around}")
    assert one.shown == page("").shown == ()


def test_elements_are_told_with_their_attributes_and_where_they_are_drawn():
    one = page(
        '<p class="a" id="b">A</p><em>B</em><svg><path d="M1 1"/><title>C</title></svg><path/>'
    )
    pairs = {("p", "class"), ("p", "id"), ("em", ""), ("svg", ""), ("svg path", "d"), ("path", "")}
    assert pairs <= one.elements
    assert ("svg title", "") in one.elements
    assert ("path", "d") not in one.elements


def test_values_that_are_few_are_told():
    one = page(
        '<p role="note">A</p><a href="a" rel="b">A</a><a href="https://a.zz">B</a><button>C</button>'
        '<input><img src="a"><a href="/b">D</a><a href="\\\\c">E</a>',
        head='<meta name="Referrer" content="a"><meta http-equiv="Refresh" content="b">',
    )
    assert one.values == {
        ("p", "role", "note"), ("a", "rel", "b"), ("a", "rel", ""), ("button", "type", ""),
        ("input", "type", ""), ("input", "autocomplete", ""), ("img", "alt", ""), ("meta", "referrer", "a"),
        ("meta", "http-equiv", "refresh"), ("meta", "charset", "utf-8"),
        ("meta", "http-equiv", "content-security-policy"), ("html", "dir", "ltr"),
    }  # fmt: skip
    assert ("a", "rel", "") not in page('<a href="/b">D</a><a href="c">E</a>').values


def test_languages_and_the_switch_are_told():
    one = page('<p lang="ur" dir="rtl">A</p><p lang="en">B</p><a href="b.html" hreflang="ur">C</a>')
    assert one.spoken == {("p", "ur", "rtl"), ("p", "en", "")}
    assert one.switch == (("ur", "b.html"),)


def test_an_attribute_that_holds_an_address():
    for name in ("action", "ping", "poster", "data", "cite", "formaction", "manifest"):
        assert ("p", name, "a.html") in {
            (ask.element, ask.attribute, ask.address) for ask in page(f'<p {name}="a.html">').asks
        }


def test_a_list_of_pictures_is_several_addresses():
    one = page('<img srcset="a.png 1x,  b.png 2x, ," alt="A">')
    assert [ask.address for ask in one.asks if ask.element == "img"] == ["a.png", "b.png"]


def test_a_page_without_anything_is_read_too():
    for data in (b"", b"A", b"<html>", b"<body>", b"\0", b"<frameset>", b"<!-- A"):
        one = read_html(data, "a.html", "")
        assert one.shown == ()
        assert one.landmarks == frozenset()


# A style sheet


def test_every_address_of_a_style_sheet_is_told_with_its_line():
    css = (
        "p { a: url(1.png) }\n"
        'p { a: url("2.png"), URL( "3.png" ) }\n'
        '@media print { p { a: image-set("4.png" 1x, url(5.png) 2x) } }\n'
        '@font-face { src: url(6.woff2) format("woff2"), src("7.woff2") }\n'
        "p { --a: url(8.png); a: u\\72l(9.png) }\n"
        "p { a: -webkit-image-set('10.png' 1x) }\n"
        "p:has(q[a='url(11.png)']) { a: 'url(12.png)' }\n"
    )
    assert [(ask.line, ask.attribute, ask.address) for ask in read_css(css)] == [
        (1, "url", "1.png"), (2, "url", "2.png"), (2, "url", "3.png"), (3, "url", "4.png"),
        (3, "url", "5.png"), (4, "url", "6.woff2"), (4, "url", "7.woff2"), (5, "url", "8.png"),
        (5, "url", "9.png"), (6, "url", "10.png"),
    ]  # fmt: skip
