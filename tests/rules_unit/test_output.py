"""What a built page may fetch, run, hold and say of itself: both sides of each bound."""

from __future__ import annotations

from dataclasses import replace

from handbook.rules.base import MANY
from handbook.rules.output import (
    ATTRIBUTE_UNKNOWN,
    BUILT_LINK_BROKEN,
    BUILT_PAGE_NAMELESS,
    ELEMENT_UNKNOWN,
    HEAD_ORDER,
    INLINE_CODE,
    LANDMARK_MISSING,
    LANGUAGE_MARKED,
    POLICIES,
    POLICY_NOT_CLOSED,
    REMOTE_RESOURCE,
    STYLE_CONSTRUCT,
    SWITCH_MISSING,
    misshapen,
)
from tests import books
from tests.rules_unit.pages import POLICY, built, html, told

SERVED = POLICY.replace("connect-src 'none'", "connect-src 'self'")
BIBLIOGRAPHY = "reference/bibliography.html"
REL = 'rel="noreferrer noopener external"'
BOOK = books.book({"docs/en/a/b.md": books.front() + "# Home\n"})
WORKS = "# Works\n\n[A](https://a.zz/) [A](http://a.zz/) [A](//a.zz/) ![A](https://a.zz/b.png)\n"
LIBRARY = books.book({"docs/en/reference/bibliography.md": books.front() + WORKS})


def found(rule, text="<p>Text</p>", path="index.html", **changes) -> list[str]:
    """Return what a rule finds on one page, without its place and the name of its file."""
    site = built({path: html(text, **changes)}, "a.html", "b.css", "b.svg", book=LIBRARY)
    place = f"site/{path}:0 "
    return [line.removeprefix(place) for line in told(rule, site)]


def meta(policy: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


# HB801


def test_the_policy_is_one_of_two():
    assert {POLICY, SERVED} == POLICIES
    assert found(POLICY_NOT_CLOSED) == []
    assert found(POLICY_NOT_CLOSED, policy=meta(SERVED)) == []
    assert found(POLICY_NOT_CLOSED, policy=meta(POLICY).replace("Content-S", "content-s")) == []


def test_another_policy_or_place_is_told():
    for changes in (
        {"policy": ""},
        {"policy": meta(POLICY.replace("worker-src 'none'", "worker-src 'self'"))},
        {"policy": "", "head": "<title>A</title>" + meta(POLICY)},
        {"policy": meta(POLICY).replace("Content-Security-Policy", "X-Content-Security-Policy")},
    ):  # fmt: skip
        (line,) = found(POLICY_NOT_CLOSED, **changes)
        assert line == "“index.html” does not begin with the handbook's content security policy"


def test_a_fault_of_the_theme_is_told_once():
    """Up to a dozen pages are named each; beyond, the first one speaks for all."""
    pages = {f"{number:02}.html": html(policy="") for number in range(MANY)}
    assert len(told(POLICY_NOT_CLOSED, built(pages))) == MANY
    pages["a.html"] = html(policy="")
    assert told(POLICY_NOT_CLOSED, built(pages)) == [
        (
            "site/00.html:0 “00.html” and 12 other pages does not begin with the handbook's content "
            "security policy"
        )
    ]


def test_one_source_in_two_trees_is_told_once():
    pages = {"a.html": html(policy=""), "ur/a.html": html(policy="")}
    sources = dict.fromkeys(pages, "docs/en/a.md")
    (line,) = told(POLICY_NOT_CLOSED, built(pages, sources=sources))
    assert line.startswith("docs/en/a.md:0 “a.html” does")


# HB802


def test_what_leads_out_is_told():
    for text, where in (
        ('<img src="//a.zz/b.png" alt="">', "“//a.zz/b.png” (img src)"),
        ('<a href=" java&#10;script:x()">A</a>', "“java script:x()” (a href)"),
        ('<a href="a.html" ping="//a.zz">A</a>', "“//a.zz” (a ping)"),
        ('<img srcset="a.png 1x, //a.zz/b.png 2x" alt="">', "“//a.zz/b.png” (img srcset)"),
        ('<svg><a xlink:href="//a.zz">A</a></svg>', "“//a.zz” (svg a xlink:href)"),
    ):  # fmt: skip
        assert found(REMOTE_RESOURCE, text) == [f"“index.html” holds {where}"]


def test_the_bibliography_links_out_by_https_and_by_nothing_else():
    out = f'<a href="https://a.zz/" {REL}>A</a>'
    assert found(REMOTE_RESOURCE, out, BIBLIOGRAPHY) == []
    assert found(REMOTE_RESOURCE, out, f"ur/{BIBLIOGRAPHY}") == []
    assert len(found(REMOTE_RESOURCE, out, "reference/index.html")) == 1
    assert len(found(REMOTE_RESOURCE, out.replace("https", "http"), BIBLIOGRAPHY)) == 1
    assert len(found(REMOTE_RESOURCE, out.replace("https:", ""), BIBLIOGRAPHY)) == 1
    assert len(found(REMOTE_RESOURCE, '<img src="https://a.zz/b.png" alt="A">', BIBLIOGRAPHY)) == 1
    ping = f'<a href="https://a.zz/" {REL} ping="https://a.zz/">A</a>'
    assert len(found(REMOTE_RESOURCE, ping, BIBLIOGRAPHY)) == 1


def test_a_style_sheet_asks_for_nothing_outside():
    styles = {"a.css": "\np { background: url(data:image/png;base64,A) }\nq { color: url(b.png) }"}
    assert told(REMOTE_RESOURCE, built({}, "b.png", styles=styles)) == [
        "site/a.css:2 “a.css” holds “data:image/png;base64,A” (css url)"
    ]


# HB803


def test_an_address_that_leads_somewhere():
    """In a file that is no page of ours any anchor may be."""
    for address in (
        "a.html", "a.html#x", "#main", "index.html#main", "b.svg", "index.html#%6dain",
    ):  # fmt: skip
        assert found(BUILT_LINK_BROKEN, f'<a href="{address}">A</a>') == []


def test_one_address_is_told_once_whatever_holds_it():
    held = ('<a href="c.html">C</a>', '<img src="c.html" alt="C">')
    pages = {f"{number:02}.html": html(held[number % 2]) for number in range(MANY + 2)}
    (line,) = told(BUILT_LINK_BROKEN, built(pages, "index.html"))
    assert line.startswith(f"site/00.html:0 “00.html” and {MANY + 1} other pages leads to")


def test_an_address_that_another_rule_tells():
    for address in ("", "/c.html", "c.html?a", "https://a.zz/", "c%2fd.html"):
        assert found(BUILT_LINK_BROKEN, f'<a href="{address}">A</a>') == []


def test_each_folder_looks_an_address_up_for_itself():
    link = '<a href="c.html">C</a>'
    pages = {"a/b.html": html(link), "a/c.html": html(), "d/e.html": html(link)}
    site = built(pages, "a/index.html", "d/index.html")
    assert told(BUILT_LINK_BROKEN, site) == [
        "site/d/e.html:0 “d/e.html” leads to “c.html”, which was not built"
    ]


def test_a_style_sheet_names_files_that_exist():
    css = "a { b: url(b.svg#c) }\na { b: url(../c.svg) }\na { b: url(/d.svg) url(//e.zz/f) }"
    assert told(BUILT_LINK_BROKEN, built({}, "css/b.svg", styles={"css/a.css": css})) == [
        "site/css/a.css:2 “css/a.css” leads to “../c.svg”, which was not built"
    ]


# HB804 and HB805


def test_a_name_that_is_missing():
    for changes, what in (
        ({"title": ""}, "title"), ({"title": "<title> </title>"}, "title"),
        ({"title": "", "foot": "<footer><svg><title>A</title></svg></footer>"}, "title"),
        ({"root": 'dir="ltr"'}, "language"), ({"root": 'lang="en"'}, "direction"),
        ({"title": "<title>A <b>B</b></title>"}, "plain title: it is “A <b>B</b>”"),
        ({"title": "<title>A &lt;B</title>"}, "plain title: it is “A <B”"),
    ):  # fmt: skip
        assert found(BUILT_PAGE_NAMELESS, **changes) == [f"“index.html” has no {what}"]


def test_a_direction_on_the_body_is_one():
    assert found(BUILT_PAGE_NAMELESS, title="<title>A &amp; B > C</title>") == []
    page = html(root='lang="en"').replace("<body>", '<body dir="ltr">')
    assert told(BUILT_PAGE_NAMELESS, built({"index.html": page})) == []


# HB801


def test_a_script_in_a_file_is_no_inline_code_and_data_in_a_page_are():
    assert found(INLINE_CODE, '<script src="a.js"></script>') == []
    assert found(INLINE_CODE, '<script type="application/json">{"on": 1}</script>') != []


# HB830


def test_elements_after_a_drawing_are_seen():
    drawing = "<svg><path d='M1 1'/><path d='M1 1'/></svg>"
    assert found(ELEMENT_UNKNOWN, f"{drawing}<p>A</p>{drawing}<iframe></iframe>") == [
        "“index.html” holds the element “iframe”"
    ]


def test_a_comment_after_the_end_is_seen():
    assert found(ELEMENT_UNKNOWN, end="</html><!-- A -->") == [
        "“index.html” holds the element “!--”"
    ]
    assert found(ELEMENT_UNKNOWN, "<p>&lt;!-- A --&gt;</p>") == []


def test_an_element_is_told_by_the_rule_that_knows_most():
    assert found(ELEMENT_UNKNOWN, '<iframe src="//a.zz"></iframe>') == []
    assert len(found(REMOTE_RESOURCE, '<iframe src="//a.zz"></iframe>')) == 1
    assert found(ELEMENT_UNKNOWN, "<style>p {}</style><svg><style></style></svg>") == []
    assert found(ATTRIBUTE_UNKNOWN, '<iframe width="1"></iframe>') == []


# HB830


def test_an_attribute_or_value_that_we_do_not_write():
    for text, what in (
        ('<a href="a.html" rel="opener">A</a>', "“a” with the rel “opener”"),
        ("<button>A</button>", "“button” without its “type”"),
        ('<button type="submit">A</button>', "“button” with the type “submit”"),
        ('<input autocomplete="off">', "“input” without its “type”"),
        ('<input type="text">', "“input” without its “autocomplete”"),
        ('<input type="text" autocomplete="on">', "“input” with the autocomplete “on”"),
        ('<input type="text" name="user" autocomplete="off">', "“input” with the name “user”"),
        ('<input type="radio" name="field-X" autocomplete="off">', "“input” with the name “field-X”"),
        ('<input type="radio" name="field-xy" value="A" autocomplete="off">', "“input” with “value”"),
        ("<textarea></textarea>", "“textarea” without its “autocomplete”"),
        ('<textarea autocomplete="off" name="a"></textarea>', "“textarea” with “name”"),
        ('<input type="text" value="A" autocomplete="off">', "“input” with “value”"),
        ('<form action="a.html"></form>', "“form” with “action”"),
        ('<form name="body"></form>', "“form” with “name”"),
        ('<img src="b.svg">', "“img” without its “alt”"),
        ('<img src="b.svg" srcset="b.svg 2x" alt="A">', "“img” with “srcset”"),
        ('<p dir="auto">A</p>', "“p” with the dir “auto”"),
        ('<div dir="auto">A</div>', "“div” with the dir “auto”"),
        ('<div tabindex="1">A</div>', "“div” with the tabindex “1”"),
        ('<div role="alert">A</div>', "“div” with the role “alert”"),
        ('<script type="module" src="a.js"></script>', "“script” with “type”"),
        ('<script src="a.js" async></script>', "“script” with “async”"),
        ('<svg xmlns="http://www.w3.org/2000/svg"></svg>', "“svg” with “xmlns”"),
        ('<svg><path fill="url(#a)"/></svg>', "“svg path” with the fill “url(#a)”"),
        ('<svg><rect mask="url(b.svg#a)"/></svg>', "“svg rect” with “mask”"),
        ('<svg><path marker-end="url(//e.zz)"/></svg>', "“svg path” with the marker-end “url(//e.zz)”"),
        ('<svg><stop stop-color="url(#d1-a)"/></svg>', "“svg stop” with the stop-color “url(#d1-a)”"),
        ('<div aria-hidden="true">A</div>', "“div” with “aria-hidden”"),
    ):  # fmt: skip
        assert found(ATTRIBUTE_UNKNOWN, text) == [f"“index.html” holds {what}"]


def test_a_head_that_we_do_not_write():
    for head, what in (
        ('<meta name="referrer" content="origin">', "“meta” with the referrer “origin”"),
        ('<meta property="og:url" content="a">', "“meta” with “property”"),
        ('<link rel="preconnect" href="a.html">', "“link” with the rel “preconnect”"),
        ('<link rel="stylesheet" href="b.css" media="all">', "“link” with the media “all”"),
    ):  # fmt: skip
        assert found(ATTRIBUTE_UNKNOWN, head=head) == [f"“index.html” holds {what}"]


def test_a_link_out_hides_nothing_from_the_reader():
    out = '<a href="https://a.zz/">A</a>'
    assert found(ATTRIBUTE_UNKNOWN, out, BIBLIOGRAPHY) == [
        f"“{BIBLIOGRAPHY}” holds “a” without its “rel”"
    ]
    assert found(ATTRIBUTE_UNKNOWN, out.replace(">A", f" {REL}>A"), BIBLIOGRAPHY) == []
    assert found(ATTRIBUTE_UNKNOWN, out) == []  # it may not stand here at all
    assert found(ATTRIBUTE_UNKNOWN, '<a href="//a.zz" target="_blank">A</a>') == [
        "“index.html” holds “a” with “target”"
    ]


# HB832


SHAPES = {
    "is empty": ("", "#"),
    "begins at a root": ("/", "/a.html", "\\a.html"),
    "holds a space or a hidden character": (" a.html", "a b.html", "a\tb", "a\x7fb", "a\u2028b"),
    "holds a backslash": ("a\\b.html",),
    "has a query": ("a.html?", "?a", "a.html?b#c"),
    "hides a sign of a path": ("a%2Fb", "a%5cb", "%2e%2E/b", "a%00b", "a%1Fb", "a%7Fb"),
    "has a lone “%”": ("100%.html", "a%2gb.html"),
    "": ("../a_b-c.d/e.html#f.1", "#a?b", "a.html#b%20c", "a%20b.html", "%D8%A7.html", "ا.html",
         "https://a.zz/?b c\\", "//a.zz", "data:a b"),
}  # fmt: skip


def test_the_shape_of_an_address():
    for what, addresses in SHAPES.items():
        assert {misshapen(address) for address in addresses} == {what}


# HB805

OPENING = '<div class="text opening"></div>'


def test_a_landmark_that_is_missing():
    for changes, what in (
        ({"skip": ""}, "the link to its text as the first element"),
        ({"skip": '<p></p><a href="#main">A</a>'}, "the link to its text as the first element"),
        ({"main": "<main>", "skip": '<a href="#">A</a>'}, "the link to its text as the first element"),
        ({"banner": "<header></header><header><nav></nav></header>"}, "its one header"),
        ({"banner": "<header></header>"}, "its menu"), ({"foot": ""}, "its one footer"),
        ({"foot": "<main></main><footer></footer>"}, "its one main part"),
        ({"h1": "<h1>A</h1><h1>B</h1>"}, "its one heading of the first level"),
        ({"text": "<h1>B</h1>"}, "its one heading of the first level"),
        ({"h1": '<h1>A</h1><div class="text"></div>'}, "the place for the text of its source"),
        ({"h1": f"<h1>A</h1>{OPENING * 2}"}, "the place for the text of its source"),
        ({"foot": f"<footer></footer>{OPENING}", "h1": '<h1>A</h1><div class="text">B</div>'}, "the place for the text of its source"),
    ):  # fmt: skip
        assert found(LANDMARK_MISSING, **changes) == [f"“index.html” lacks {what}"]


def test_the_landmarks_of_a_page():
    assert found(LANDMARK_MISSING) == []
    assert found(LANDMARK_MISSING, h1=f"<h1>A</h1>{OPENING}<nav></nav>") == []
    assert found(LANDMARK_MISSING, "<header></header><footer></footer>", beside="<nav></nav>") == []
    everything = told(LANDMARK_MISSING, built({"index.html": "<p>A</p>"}))
    assert len(everything) == 7


# HB805


def test_a_foreign_part_says_what_it_is():
    for text, what in (
        ('<p lang="ur">A</p>', "“p” as “ur” without a direction"),
        ('<p lang="ur" dir="ltr">A</p>', "“p” as “ur” with the direction “ltr”"),
        ('<p lang="en" dir="rtl">A</p>', "“p” as “en” with the direction “rtl”"),
        ('<p lang="" dir="ltr">A</p>', "“p” as “” with the direction “ltr”"),
        ('<p lang="ur" dir="rtl">A</p><bdi lang="en">A</bdi><p dir="rtl">A</p>', ""),
    ):  # fmt: skip
        site = built({"index.html": html(text)}, book=BOOK)
        assert told(LANGUAGE_MARKED, site) == (
            [f"site/index.html:0 “index.html” marks {what}"] if what else []
        )


def test_a_language_of_which_only_words_are_shown_has_its_direction_too():
    region = "region:\n  ku: {name: Sorani, html: ckb, dir: rtl}\n  ur: {html: ur, dir: ltr}\n"
    book = books.book({"docs/en/a/b.md": books.front(), "docs/data/glossary.yaml": region})
    text = '<bdi lang="ckb" dir="rtl">A</bdi><bdi lang="ur" dir="rtl">A</bdi><bdi lang="ku">A</bdi>'
    site = built({"index.html": html(text)}, book=book)
    assert told(LANGUAGE_MARKED, site) == [
        "site/index.html:0 “index.html” marks “bdi” as “ku” without a direction"
    ]


def test_a_page_speaks_the_language_of_its_tree():
    urdu, english = 'lang="ur" dir="rtl"', 'lang="en" dir="ltr"'
    pages = {"a.html": html(root=english), "ur/a.html": html(root=urdu)}
    assert told(LANGUAGE_MARKED, built(pages, book=BOOK)) == []
    pages = {
        "a.html": html(root=urdu),
        "ur/a.html": html(root=english),
        "urx/a.html": html(root=urdu),
    }
    lines = [
        line.partition(" marks ")[2] for line in told(LANGUAGE_MARKED, built(pages, book=BOOK))
    ]
    assert lines == [
        "itself as “ur”, but is among the pages in “en”",
        "itself as “en”, but is among the pages in “ur”",
        "itself as “ur”, but is among the pages in “en”",
    ]
    turned = built({"a.html": html(root='lang="en" dir="rtl"')}, book=BOOK)
    assert told(LANGUAGE_MARKED, turned) == [
        "site/a.html:0 “a.html” marks itself as “en” with the direction “rtl”"
    ]


def test_without_the_sources_only_a_missing_direction_is_told():
    pages = {"a.html": html('<p lang="xx" dir="ltr">A</p>', root='lang="zz" dir="rtl"')}
    assert told(LANGUAGE_MARKED, built(pages)) == []
    assert len(told(LANGUAGE_MARKED, built({"a.html": html('<p lang="xx">A</p>')}))) == 1
    assert told(LANGUAGE_MARKED, built({"a.html": html(root='dir="ltr"')}, book=BOOK)) == []


# HB801


def test_a_head_in_another_order():
    for changes, what in (
        ({"doctype": ""}, "does not begin with <!doctype html>"),
        ({"doctype": "\n<!doctype html>"}, "does not begin with <!doctype html>"),
        ({"charset": "", "head": '<meta charset="utf-8">'}, "does not begin its head with the character set"),
        ({"charset": '<meta charset="latin1">'}, "has the character set “latin1”"),
        ({"head": '<meta http-equiv="refresh" content="0">'}, "asks the browser for “refresh”"),
        ({"text": '<meta http-equiv="refresh" content="0;url=//a.zz">'}, "asks the browser for “refresh”"),
        ({"head": '<meta name="viewport" http-equiv="refresh" content="width=device-width, initial-scale=1">'}, "asks the browser for “refresh”"),
    ):  # fmt: skip
        assert found(HEAD_ORDER, **changes) == [f"“index.html” {what}"]


def test_a_head_in_order():
    assert found(HEAD_ORDER) == []
    assert found(HEAD_ORDER, doctype="<!DOCTYPE HTML>", charset='<meta charset="UTF-8">') == []
    assert found(HEAD_ORDER, charset="", policy="") == []  # the missing policy is told instead


# HB805


def switch(*entries: tuple[str, str]) -> str:
    links = "".join(f'<a href="{address}" hreflang="{lang}">A</a>' for lang, address in entries)
    return f"<header><nav>{links}</nav></header>"


def test_the_switch_leads_to_the_same_page_in_each_language():
    pages = {
        "a/b.html": html(banner=switch(("en", "b.html"), ("ur", "../ur/a/b.html"))),
        "ur/a/b.html": html(banner=switch(("ur", "b.html"), ("en", "../../a/b.html"))),
    }
    assert told(SWITCH_MISSING, built(pages, book=BOOK)) == []
    assert told(SWITCH_MISSING, built({"a/b.html": html()})) == []
    assert told(SWITCH_MISSING, built({"a/c.html": html()}, book=BOOK)) == []  # it has no source


def test_a_switch_without_an_entry():
    for entries, missing in (
        ((("en", "b.html"),), "ur"), ((("ur", "../ur/a/b.html"),), "en"),
        ((("en", "b.html"), ("ur", "../ur/a/c.html")), "ur"),
        ((("en", "c.html"), ("ur", "../ur/a/b.html")), "en"),
        ((("en", "b.html"), ("xx", "../ur/a/b.html")), "ur"),
    ):  # fmt: skip
        site = built({"a/b.html": html(banner=switch(*entries))}, book=BOOK)
        assert told(SWITCH_MISSING, site) == [
            (
                "site/a/b.html:0 “a/b.html” has no entry in its language switch that leads to itself in "
                f"“{missing}”"
            )
        ]


def test_one_language_needs_no_switch():
    alone = replace(BOOK, built_languages=("en",))
    assert told(SWITCH_MISSING, built({"a/b.html": html()}, book=alone)) == []


# HB801


def test_a_sheet_that_is_only_a_look():
    css = '@charset "utf-8"; @namespace url(http://a.zz/); p { a: "behavior" url(b.svg) }'
    for rule in (STYLE_CONSTRUCT, REMOTE_RESOURCE):
        assert told(rule, built({}, "b.svg", styles={"a.css": css})) == []
