"""HB318: other words that lead to a page which nobody made."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import EMPTY, Handbook
from handbook.rules.base import checks, short

SYNONYM_OF_NOTHING = rule("HB318", "unused-entry", "synonym-of-nothing")


@checks(SYNONYM_OF_NOTHING)
def synonym_of_nothing(book: Handbook) -> Iterator[Finding]:
    """Yield each entry whose code the register does not know, or has as planned."""
    data = book.data.get("synonyms")
    if data is None or not book.codes:
        return
    for entry in (data.root.get("synonyms") or EMPTY).entries():
        known = book.codes.get(entry.key)
        if known is None or not known.made:
            why = "its page is only planned" if known else "no page has this code"
            yield SYNONYM_OF_NOTHING.at(data.path, entry.line, entry=short(entry.key), why=why)
