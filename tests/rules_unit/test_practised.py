"""The tables and cards of platforms are promised to the pages that show them, and nothing else is."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from handbook.model import Handbook, places
from handbook.render.body import body
from handbook.render.context import Context
from handbook.rules.promised import Promise, promises
from handbook.rules.views import HEADINGS_DIFFER, LINKS_DIFFER
from tests import books, practices
from tests.rules_unit.pages import built as built_site
from tests.rules_unit.pages import html, told

TABLE = re.compile(
    r'<div class="table"[^>]*><table class="practice[^"]*">.*?</table></div>', re.DOTALL
)
DATA = "docs/data/platforms.yaml:"

# A small book, whose pages are made here and held against their promises.


@pytest.fixture(scope="module")
def book() -> Handbook:
    return books.book(practices.PAGES)


def shown(book: Handbook, slug: str, lang: str = "en") -> str:
    """Return the body of a page of the small book, with the headings of its source."""
    page = book.pages["en", slug]
    heads = "".join(
        f'<h2 id="{one.id}">H</h2><p>Words.</p>' for one in page.text.headings if one.level > 1
    )
    return body(heads, Context(book, lang, slug, pdf=True))


def promise(book: Handbook, path: str) -> tuple[Promise, frozenset[str]]:
    """Return what is to stand at a path, and what may."""
    found = promises(book).of(path)
    assert found is not None
    return found, promises(book).allowed(found)


SLUGS = (
    "foundations/passive-and-active.md", "platforms/listboard.md", "platforms/others.md",
    "platforms/request-cards.md", "reference/request-card-table.md",
    "templates/emergency-request.md", "templates/preservation-request.md",
)  # fmt: skip
"""Pages that are made of their headings and of platforms, and of nothing else."""


def test_what_is_made_is_what_is_promised(book):
    for lang in ("en", "ur"):
        for slug in SLUGS:
            path = ("" if lang == "en" else "ur/") + slug.removesuffix(".md") + ".html"
            text = shown(book, slug, lang)
            site = built_site({path: html(text)}, book=book)
            assert [
                one for rule in (LINKS_DIFFER, HEADINGS_DIFFER) for one in told(rule, site)
            ] == []
            cited = Counter(re.findall(r'href="[^"]*#ref-([\w-]+)"', text))
            for lost in (one[0] for one in TABLE.finditer(text) if "#ref-" in one[0]):
                less = built_site({path: html(text.replace(lost, ""))}, book=book)
                assert any(one.startswith(DATA) for one in told(LINKS_DIFFER, less))
            keys = Counter(one.key.rpartition("#ref-")[2] for one in promise(book, path)[0].links)
            assert cited == Counter({key: n for key, n in keys.items() if key in cited})


def test_every_row_of_a_comparison_is_promised_once(book):
    """Two platforms with the same words of the same text share a row, and its source."""
    found, _ = promise(book, "platforms/index.html")
    links = Counter(one.key for one in found.links)
    (seen, *_) = places(book, book.pages["en", "platforms/index.md"])
    assert [[one.id for one in row] for row in seen.alike(seen.questions[0])] == [
        ["listboard", "third"], ["messagetile"],
    ]  # fmt: skip
    assert links["reference/bibliography.html#ref-own-2026"] == 1
    assert links["platforms/listboard.html"] == 4  # three rows, and the contents of the section


def test_a_card_is_promised_with_its_heading_its_jump_and_its_sources(book):
    found, _ = promise(book, "platforms/request-cards.html")
    assert {one.key for one in found.headings} >= {"h3 #card-listboard", "h3 #card-third"}
    links = {one.key: one for one in found.links}
    assert "platforms/request-cards.html#card-third" in links
    source = links["reference/bibliography.html#ref-told-2025"]
    assert (source.path, source.words) == ("docs/data/platforms.yaml", "[@told-2025]")
    form, _ = promise(book, "templates/preservation-request.html")
    assert "h2 #request-cards" in {one.key for one in form.headings}


def test_only_a_page_with_cards_may_lead_to_their_prints_in_its_own_language(book):
    for path, may in (
        ("platforms/request-cards.html", True), ("platforms/listboard.html", True),
        ("templates/preservation-request.html", True), ("platforms/index.html", False),
        ("reference/request-card-table.html", False),
        ("foundations/passive-and-active.html", False),
    ):  # fmt: skip
        _, allowed = promise(book, path)
        assert ("/print/en/P-04-listboard-card.pdf" in allowed) == may
        assert not any(key.startswith("/print/ur/") for key in allowed)


def test_a_page_may_name_the_codes_of_its_own_questions_alone(book):
    """The clock names a form; a page that asks only what the target sees does not show the clock."""
    form = "templates/preservation-request.html"
    assert form in promise(book, "reference/request-card-table.html")[1]
    assert form not in promise(book, "platforms/index.html")[1]
    found, allowed = promise(book, "platforms/index.html")
    assert not any("told-2025" in key for key in allowed | {one.key for one in found.links})


def test_a_heading_may_carry_a_class_before_its_id(book):
    context = Context(book, "en", "platforms/listboard.md")
    heads = '<h2 class="x" id="seen">H</h2><p>Words.</p>'
    assert practices.COUNTER in body(heads, context)
    form = Context(book, "en", "templates/preservation-request.md")
    text = body('<h2 class="x" id="notes">H</h2><p>Words.</p>', form)
    assert text.index('id="request-cards"') < text.index('id="notes"')
