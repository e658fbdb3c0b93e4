"""HB014: what is nested too deep."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import DEEPEST, Handbook
from handbook.rules.base import checks, texts

NESTED_TOO_DEEP = rule("HB014", "nested-too-deep")


@checks(NESTED_TOO_DEEP)
def nested_too_deep(book: Handbook) -> Iterator[Finding]:
    """Yield the first place of each page and list."""
    for one in texts(book):
        for raw in one.text.deep:
            yield NESTED_TOO_DEEP.at(one.path, raw.line, depth=raw.html, most=DEEPEST)
