"""Where the one-page print of a request card lies, and the link that leads to it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from handbook.model import Handbook, Platform
from handbook.render.context import Context
from handbook.render.prints import print_links


def card_path(lang: str, platform: Platform) -> str:
    """Return the path of a card's print file below the site's root; services may share a page."""
    return f"print/{lang}/{platform.page}-{platform.id}-card.pdf"


def card_kind(platform: Platform, book: Handbook) -> str:
    """Return the word for a card: `worksheet` where most of it is for the unit to write."""
    return "worksheet" if platform.worksheet(book.practice.of("card")) else "card"


def printed_cards(book: Handbook) -> Iterator[Platform]:
    """Yield the platforms whose card is printed: those whose page is made and leads to it."""
    for platform in book.practice.platforms:
        entry = book.codes.get(platform.page)
        if entry is not None and entry.made:
            yield platform


def card_link(platform: Platform, context: Context) -> Markup:
    """Return the link to the print of a card in the language of the text; empty without prints."""
    if platform not in printed_cards(context.book):
        return Markup()
    lang, key = context.page.lang, f"print-{card_kind(platform, context.book)}"
    return print_links([(card_path(lang, platform), key, platform.name, lang)], context, lang)
