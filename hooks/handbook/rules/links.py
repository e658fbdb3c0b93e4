"""HB301 to HB313 and HB319: links, anchors, embedded lists and images."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Handbook
from handbook.rules.base import checks, short, texts

LINK_UNDEFINED = rule("HB307", "link-undefined")


@checks(LINK_UNDEFINED)
def link_undefined(book: Handbook) -> Iterator[Finding]:
    """Yield each reference link without a definition."""
    for one in texts(book):
        for raw in one.text.dangling:
            yield LINK_UNDEFINED.at(one.path, raw.line, text=short(raw.html))
