"""HB050 to HB056: blocks that two Markdown parsers would read differently, and callouts."""

from __future__ import annotations

from handbook.catalog import rule
from handbook.model import Checklist, Handbook, Page
from handbook.rules.base import Faults, checks, once_a_book, short, texts
from handbook.rules.list_lines import ListLines
from handbook.rules.prose import open_fence

LIST_INDENT = rule("HB050", "list-indent")
LIST_NOT_APART = rule("HB051", "list-not-apart")
LIST_MARKER = rule("HB052", "list-marker")
CALLOUT_WORD = rule("HB053", "callout-word")
BLOCK_NOT_APART = rule("HB055", "block-not-apart")
FENCE_NOT_CLOSED = rule("HB056", "fence-not-closed")
LIST_ITEM_HOLLOW = rule("HB057", "list-item-hollow")

_STOPS = " .:۔।"


@checks(
    LIST_INDENT,
    LIST_NOT_APART,
    LIST_MARKER,
    CALLOUT_WORD,
    BLOCK_NOT_APART,
    FENCE_NOT_CLOSED,
    LIST_ITEM_HOLLOW,
)
@once_a_book
def block_faults(book: Handbook) -> Faults:
    """Return what is wrong with lists and callouts of all pages and lists."""
    faults = Faults()
    for one in texts(book):
        ListLines(one.path, faults).read(one.body, one.body_line)
        if (number := open_fence(one.body, one.body_line)) is not None:
            faults.add(FENCE_NOT_CLOSED, one.path, number)
        _callouts(one, book, faults)
    return faults


def _callouts(one: Page | Checklist, book: Handbook, faults: Faults) -> None:
    language = book.languages.get(one.lang)
    if language is None or not language.callouts:
        return
    for quote in one.text.quotes:
        if quote.word and quote.word.rstrip(_STOPS).casefold() not in {
            word.casefold() for word in language.callouts.values()
        }:
            faults.add(CALLOUT_WORD, one.path, quote.line, word=short(quote.word),
                       known=", ".join(language.callouts.values()))  # fmt: skip
