"""Where the one-page print of a request card lies, and the link that leads to it."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.markup import escaped
from handbook.model import Handbook, Platform
from handbook.render.context import Context


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


def card_link(platform: Platform, context: Context) -> str:
    """Return the link to the print of a card in the language of the text; empty without prints."""
    if not context.pdf or platform not in printed_cards(context.book):
        return ""
    lang = context.page.lang
    word = context.book.languages[lang].word
    key = f"print-{card_kind(platform, context.book)}"
    label = f"{escaped(word(key))} ({escaped(platform.name)}, PDF)"
    href = context.site(card_path(lang, platform))
    return f'<p class="sheet-print"><a href="{escaped(href)}">{label}</a></p>'
