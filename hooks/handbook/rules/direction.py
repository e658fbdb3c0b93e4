"""HB090: the direction of a language."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import EMPTY, Entry, Handbook
from handbook.rules.base import checks

LANGUAGE_DIRECTION = rule("HB090", "language-direction")

_FROM_THE_RIGHT = frozenset({"ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
"""Codes of languages that are written from the right (Kurdish: Sorani, as this handbook has it)."""


@checks(LANGUAGE_DIRECTION)
def language_direction(book: Handbook) -> Iterator[Finding]:
    """Yield each language whose direction is not that of its code."""
    for path, entry in _entries(book):
        right = "rtl" if entry.key.partition("-")[0] in _FROM_THE_RIGHT else "ltr"
        node = entry.node.get("dir") or EMPTY
        if node.value in ("rtl", "ltr") and node.value != right:
            yield LANGUAGE_DIRECTION.at(
                path, node.line, lang=entry.key, dir=node.value, right=right
            )


def _entries(book: Handbook) -> Iterator[tuple[str, Entry]]:
    """Yield the languages of the handbook, then those of which the glossary shows words."""
    if (languages := book.data.get("languages")) is not None:
        yield from ((languages.path, entry) for entry in languages.root.entries())
    if (glossary := book.data.get("glossary")) is not None:
        region = glossary.root.get("region") or EMPTY
        yield from ((glossary.path, entry) for entry in region.entries())
