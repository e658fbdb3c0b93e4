"""Front matter holds plain words."""

from __future__ import annotations

from handbook.rules import check, front_matter
from tests import books

PAGE = "docs/en/evidence/capture.md"


def said(**keys: str) -> list[str]:
    book = books.book({PAGE: books.front(**keys) + "# C\n\n[a](b.md) <https://a.test>\n"})
    return [str(one) for one in check(book, [front_matter.FRONT_MATTER_LINK])]


def test_a_value_that_is_more_than_words_is_told():
    for value, what in (
        ("See [a](b.md)", "a Markdown link"), ("See [a][b]", "a Markdown link"),
        ("A claim [@key]", "a citation"), ("A <b>word</b>", "HTML"), ("A </b> word", "HTML"),
        ("A <!-- word", "HTML"), ("A <?word", "HTML"), ("https://a.test", "an address"),
        ("HTTP://a.test", "an address"), ("See ftp://a.test", "an address"),
        ("See ftps://a.test", "an address"), ("See file:///a", "an address"),
        ("See wss://a.test", "an address"), ("See ws://a.test", "an address"),
        ("(www.a.test)", "an address"), ("mailto:a", "an address"),
    ):  # fmt: skip
        (told,) = said(able=f'"{value}"')
        hint = "write plain words; a link goes into the text, a source into “sources”"
        assert told == f"{PAGE}:6: HB332 “able” holds {what}: “{value}” ({hint})"


def test_words_and_near_misses_pass():
    for value in (
        "You can take CL-03.", "2 < 3", "a [b] (c)", "a @b", "hxxps://a[.]test", "xhttps://a",
        "awww.b", "-www.a", ".www.a", "www. a", "A: b // c", "f-mailto", "صفحہ [1]", "<3", "a] [b",
    ):  # fmt: skip
        assert said(able=f'"{value}"') == []


def test_values_inside_lists_and_maps_are_looked_at():
    told = said(sources='[key-2022, "https://a.test"]', translation='{by: "<i>x"}')
    assert [one.split(" (")[0] for one in told] == [
        f"{PAGE}:13: HB332 “sources” holds an address: “https://a.test”",
        f"{PAGE}:14: HB332 “by” holds HTML: “<i>x”",
    ]


def test_lists_are_looked_at_too():
    text = books.CHECKLIST.replace("an item matters", "a <b>item")
    book = books.book({"checklists/en/x.md": text})
    (one,) = check(book, [front_matter.FRONT_MATTER_LINK])
    assert (one.path, one.line) == ("checklists/en/x.md", 6)
