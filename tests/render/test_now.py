"""What the home page offers first, on every page: which pages, in which order, in whose language."""

from __future__ import annotations

from handbook.render import Context
from handbook.render.page import Way, dangers, offers
from tests import books

CODES = """\
sections: {S: {folder: start, title: Start}, U: {folder: urgent, title: Danger}}
S-00: {title: Home, path: index.md, state: made}
S-01: {title: Use, path: start/use.md, state: made}
U-01: {title: A child, path: urgent/child.md, state: made}
U-04: {title: An official, path: urgent/official.md, state: made}
"""
HOME = """\
# Home

- [Official](urgent/official.md)
- [Child](urgent/child.md) CL-05

## Officer { #officer }

- [How to use it](start/use.md#part)
- [Nowhere](start/gone.md)

## Trainer { #trainer }

- [Child again](urgent/child.md)
"""


def titled(title: str, code: str, now: str, **more: str) -> str:
    return books.front(title=title, code=code, now=now, **more) + f"# {title}\n"


TREE = {
    "docs/data/codes.yaml": CODES,
    "docs/data/languages.yaml": books.LANGUAGES,
    "docs/en/index.md": books.front(title="Home", code="S-00") + HOME,
    "docs/en/start/use.md": books.front(title="Use", code="S-01") + "# Use\n",
    "docs/en/urgent/child.md": titled("A child", "U-01", "Child"),
    "docs/en/urgent/official.md": titled("An official", "U-04", "Official"),
    "docs/ur/urgent/child.md": titled(
        "بچہ", "U-01", "بچہ", translation="{of: 0, status: draft, by: x}"
    ),
}
"""The home page names the official first, and a page that has no place in the strip."""


def strip_of(slug: str, lang: str = "en") -> tuple[Way, ...]:
    return dangers(Context(books.book(TREE), lang, slug))


def test_each_danger_has_its_short_name_its_list_and_its_way_in_the_order_of_the_home_page():
    assert strip_of("start/use.md") == (
        Way("Official", "U-04", "../urgent/official.html", "en", "ltr", current=False),
        Way("Child", "CL-05", "../urgent/child.html", "en", "ltr", current=False),
    )


def test_the_page_itself_is_marked():
    assert [one.current for one in strip_of("urgent/child.md")] == [False, True]


def test_what_is_not_translated_is_in_english_and_says_so():
    shown = strip_of("start/use.md", "ur")
    assert [(one.text, one.lang, one.dir) for one in shown] == [
        ("Official", "en", "ltr"),
        ("بچہ", "ur", "rtl"),
    ]


def test_a_translation_that_lacks_its_short_name_shows_the_english_one():
    bare = books.front(title="بچہ", code="U-01", translation="{of: 0, status: draft, by: x}")
    tree = {**TREE, "docs/ur/urgent/child.md": f"{bare}# بچہ\n"}
    shown = dangers(Context(books.book(tree), "ur", "start/use.md"))
    assert [(one.text, one.lang) for one in shown] == [("Official", "en"), ("Child", "en")]


def test_the_home_page_has_them_large_and_needs_no_strip():
    assert strip_of("index.md") == ()


def test_the_ways_are_those_that_the_home_page_offers_an_officer_in_its_words():
    here = Context(books.book(TREE), "en", "urgent/child.md")
    assert offers(here) == (
        Way("How to use it", "S-01", "../start/use.html#part", "en", "ltr", current=False),
    )
    use = Context(books.book(TREE), "en", "start/use.md")
    assert [one.current for one in offers(use)] == [True]


def test_a_book_without_a_home_page_has_neither():
    tree = {path: text for path, text in TREE.items() if path != "docs/en/index.md"}
    here = Context(books.book(tree), "en", "start/use.md")
    assert dangers(here) == offers(here) == ()
