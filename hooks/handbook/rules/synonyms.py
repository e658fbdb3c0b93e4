"""HB331: other words that lead to a page which nobody made."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.findings import Finding
from handbook.model import EMPTY, Handbook
from handbook.rules.base import Rule, short


class SynonymOfNothing(Rule):
    """Every entry of synonyms.yaml belongs to a page that is made.

    ## Why it matters

    Words are entered because officers type them. Under a code that has no page they lead nowhere:
    the search stays silent, A to Z leaves them out, and nobody sees that anything is missing.

    ## How to fix it

    Write the code of the page that answers the words, as it stands in `docs/data/codes.yaml`.
    Where that page is only planned, delete the entry, and enter it together with the page.
    """

    code, name = "HB331", "synonym-of-nothing"
    message = "the words of “{entry}” lead nowhere: {why}"
    hint = "write the code of a page that is made, or delete the entry"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each entry whose code the register does not know, or has as planned."""
        data = book.data.get("synonyms")
        if data is None or not book.codes:
            return
        for entry in (data.root.get("synonyms") or EMPTY).entries():
            known = book.codes.get(entry.key)
            if known is None or not known.made:
                why = "its page is only planned" if known else "no page has this code"
                yield self.found(data.path, entry.line, entry=short(entry.key), why=why)
