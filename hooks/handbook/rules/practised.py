"""What a built page must and may show for the sake of the tables of platforms: links and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.languages import SOURCE
from handbook.model import CARDS_ID, Handbook, Page, Place, Question, places
from handbook.model.role import BIBLIOGRAPHY
from handbook.rules.facts import Fact, built
from handbook.rules.registers import PLATFORMS as PATH

_CODE = re.compile(r"(?<![\w/.-])(?:CL|[A-Z])-\d\d(?![\w-]|\.\d)")
_CARDS = ("card", "cards", "folded")
"""Kinds of places that show request cards, each with the link to its print."""
_LAST = 1 << 30
"""Below every line: what stands in a table is in no line of the text."""


def practised(page: Page, book: Handbook) -> Iterator[Fact]:
    """Yield the links in the tables and cards of a page, as often as they stand there."""
    for place in places(book, page):
        if place.kind == "cards":
            for one in place.platforms:
                yield _fact(f"{built(page.slug)}#{one.card}", one.name, one.line)
        for question in place.questions:
            if place.kind == "headed":
                yield _fact(f"{built(page.slug)}#{question.anchor}", question.id, question.line)
            yield from _named(place, page, book) if place.in_rows else ()
            yield from _cited(place, question, book)


def practised_headings(page: Page, book: Handbook) -> Iterator[Fact]:
    """Yield the headings that the data puts on a page: of the cards, one a card, one a question."""
    for place in places(book, page):
        if place.anchor == CARDS_ID:
            yield _fact(f"h2 #{CARDS_ID}", f"#{CARDS_ID}", 1)
        if place.kind == "cards" or (place.kind == "card" and len(place.platforms) > 1):
            for one in place.platforms:
                yield _fact(f"h3 #{one.card}", f"#{one.card}", one.line)
        for question in place.questions if place.kind == "headed" else ():
            yield _fact(f"h3 #{question.anchor}", f"#{question.anchor}", question.line)


def practice_allowed(page: Page, book: Handbook) -> frozenset[str]:
    """Return the keys of links that a page may show besides: prints, and codes in what was read."""
    return frozenset(key for place in places(book, page) for key in _allowed(place, page, book))


def _named(place: Place, page: Page, book: Handbook) -> Iterator[Fact]:
    """Yield the names in the rows of one question: each platform stands in one of them."""
    for one in place.platforms:
        entry = book.codes.get(one.page)
        if entry and entry.made and one.page != page.code and (SOURCE, entry.path) in book.pages:
            yield _fact(built(entry.path), one.name, one.line)


def _cited(place: Place, question: Question, book: Handbook) -> Iterator[Fact]:
    """Yield the sources of one question: one a row, or one a platform."""
    rows = place.alike(question) if place.in_rows else tuple((one,) for one in place.platforms)
    for row in rows:
        value = row[0].values.get(question.id)
        if value and value.source in book.works:
            key = f"{built(book.slug_of(BIBLIOGRAPHY))}#ref-{value.source}"
            yield _fact(key, f"[@{value.source}]", value.line)


def _allowed(place: Place, page: Page, book: Handbook) -> Iterator[str]:
    pages = {code: built(entry.path) for code, entry in book.codes.items() if entry.made}
    for platform in place.platforms:
        if place.kind in _CARDS:
            yield f"/print/{page.lang}/{platform.page}-{platform.id}-card.pdf"
        for question in place.questions:
            if (value := platform.values.get(question.id)) is not None:
                named = _CODE.findall(f"{value.text} {value.about}")
                yield from (pages[code] for code in named if code in pages)


def _fact(key: str, words: str, line: int) -> Fact:
    return Fact(key, words, PATH, line, _LAST, ordered=False)
