"""The expiry board: rows, marks at both sides of a day, and what the rules expect of the built page."""

from __future__ import annotations

import re
from dataclasses import replace

from handbook.render import Context, body
from handbook.render.calendar import expiry
from handbook.search import entries
from tests import books
from tests.render.test_dated import TREE, WORKS, page

YOUR_COPY = "start/your-copy.md"

CODES = TREE["docs/data/codes.yaml"].replace(
    "E-00:", f"E-01: {{title: Your copy, path: {YOUR_COPY}, state: made}}\nE-00:"
)
OWN = (
    page("E-01", role="your-copy")
    + "\n## Late { #board }\n\nWords.\n\n## More { #more }\n\nMore.\n"
)
BOOK = books.book(
    {
        **TREE,
        "docs/data/codes.yaml": CODES,
        "docs/data/bibliography.yaml": WORKS,
        f"docs/en/{YOUR_COPY}": OWN,
        "docs/en/reference/bibliography.md": page("R-02"),
    }
)
HTML = '<p>Head</p><h2 id="board">Late</h2><p>Words.</p><h2 id="more">More</h2><p>More.</p>'


def shown(edition: str = "2026.11", lang: str = "en") -> str:
    return expiry(Context(replace(BOOK, edition=edition), lang, YOUR_COPY))


def row(html: str, code: str) -> str:
    found = re.search(rf"<tr><td[^>]*><(?:a|span)[^>]*>{code}</.*?</tr>", html)
    assert found
    return found[0]


def test_a_text_is_overdue_at_an_edition_whose_month_ends_after_its_day():
    for edition, late in (("2027.01", 0), ("2027.02", 1)):
        html = shown(edition)
        assert row(html, "E-04").count("badge-late") == late
        assert row(html, "E-03").count("badge-late") == 0


def test_a_row_has_code_title_tier_review_and_day_and_a_hidden_mark_for_the_clock():
    text = row(shown(), "E-04")
    assert 'href="../evidence/phone.html"' in text
    assert "tier-fast" in text
    assert '<time datetime="2026-11-25">25 November 2026</time>' in text
    assert '<time datetime="2027-02-25">25 February 2027</time>' in text
    assert '<span class="badge badge-today" data-due="2027-02-25" hidden>' in text


def test_sources_stand_apart_those_of_unknown_day_first():
    sources = shown().partition('<section class="board board-sources"')[2]
    assert re.findall(r'href="[^"]*#ref-(\w+)"', sources) == ["unread", "fast", "law"]
    assert "read-unknown" in sources
    assert '<time datetime="2027-03-09">' in sources


def test_every_row_is_counted_and_the_line_says_how_many_have_no_day():
    """Who counts what is due leaves them out, as js/due.js does: nobody can say when they end."""
    words = 'board-all: "{n} rows", board-no-day: "{n} without", sources-edition: "{n} of {m}", '
    language = books.LANGUAGES.replace("words: {", f"words: {{{words}", 1)
    tree = {**TREE, "docs/data/languages.yaml": language, "docs/data/bibliography.yaml": WORKS}
    tree |= {"docs/data/codes.yaml": CODES, f"docs/en/{YOUR_COPY}": OWN}
    html = expiry(Context(books.book(tree), "en", YOUR_COPY))
    texts, _, sources = html.partition('<section class="board board-sources"')
    assert "<span>3 rows · 1 without · " in sources
    assert '<p class="board-edition">1 of 2</p>' in sources
    assert "rows · board-first" in texts
    assert "without" not in texts


def test_no_day_but_that_of_texts_and_edition_is_on_the_board():
    days = set(re.findall(r'datetime="([\d-]+)"', shown()))
    assert days <= {
        "2026-11-25", "2026-11-30", "2027-02-25", "2027-05-25", "2027-11-25",
        "2026-03-09", "2026-06-09", "2027-03-09",
    }  # fmt: skip
    assert 'data-since="2026-11-24"' in shown()


def test_it_stands_in_its_section_and_the_search_leaves_it_out():
    html = body(HTML, Context(BOOK, "en", YOUR_COPY))
    assert html.index("Words.") < html.index('class="board board-texts"') < html.index("More")
    [_, own, more] = entries(html, "start/your-copy.html", "Your copy", "E-01")
    assert "E-04" not in own["text"] + more["text"]
    assert "More." in more["text"]


def test_without_its_section_it_stands_at_the_end():
    html = body("<p>Words.</p>", Context(BOOK, "en", YOUR_COPY))
    assert html.index("Words.") < html.index('class="board board-texts"')


def test_an_empty_handbook_has_none():
    empty = books.book({"docs/data/codes.yaml": "sections: {}\n"})
    assert expiry(Context(empty, "en", YOUR_COPY)) == ""


def test_in_another_tree_it_speaks_the_language_of_the_tree():
    html = body(HTML, Context(BOOK, "ur", YOUR_COPY))
    assert 'class="board board-texts" lang="ur" dir="rtl"' in html
    assert "25 فروری 2027" in html


def test_each_text_and_each_source_is_a_link_but_that_of_the_page_itself():
    for lang in ("en", "ur"):
        links = re.findall(r'href="([^"]+)"', body(HTML, Context(BOOK, lang, YOUR_COPY)))
        works = [f"../reference/bibliography.html#ref-{one}" for one in ("fast", "law", "unread")]
        assert sorted(links) == [
            "../checklists/capture-one-item.html", "../evidence/capture.html",
            "../evidence/phone.html", "../index.html", *works,
        ]  # fmt: skip
