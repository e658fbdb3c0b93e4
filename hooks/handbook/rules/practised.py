"""What a built page may show for the sake of the tables of platforms: their links and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import CARDS_ID, Handbook, Page, Place, places
from handbook.rules.facts import built

_BIBLIOGRAPHY = "reference/bibliography.md"
_CODE = re.compile(r"(?<![\w/.-])(?:CL|[A-Z])-\d\d(?![\w-]|\.\d)")


def practised(page: Page, book: Handbook) -> frozenset[str]:
    """Return the keys of links and headings that the data puts on a page."""
    return frozenset(key for place in places(book, page.code) for key in _keys(place, page, book))


def _keys(place: Place, page: Page, book: Handbook) -> Iterator[str]:
    if place.anchor == CARDS_ID:
        yield f"h2 #{CARDS_ID}"
    pages = {code: built(entry.path) for code, entry in book.codes.items() if entry.made}
    for platform in place.platforms:
        if platform.page in pages:
            yield pages[platform.page]
        if place.kind in ("card", "cards"):
            yield f"h3 #{platform.card}"
        if place.kind == "cards":
            yield f"{built(page.slug)}#{platform.card}"
        for lang in book.built_languages:
            yield f"/print/{lang}/{platform.page}-{platform.id}-card.pdf"
        for value in platform.values.values():
            yield f"{built(_BIBLIOGRAPHY)}#ref-{value.source}"
            named = _CODE.findall(f"{value.text} {value.about}")
            yield from (pages[code] for code in named if code in pages)
