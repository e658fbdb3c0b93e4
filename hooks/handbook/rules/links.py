"""HB308: links that are none."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Handbook
from handbook.rules.base import checks, short, texts

LINK_UNREADABLE = rule("HB308", "link-form", "link-unreadable")


@checks(LINK_UNREADABLE)
def link_unreadable(book: Handbook) -> Iterator[Finding]:
    """Yield each piece of text that was meant as a link."""
    for one in texts(book):
        for raw in one.text.broken:
            yield LINK_UNREADABLE.at(one.path, raw.line, text=short(raw.html))
