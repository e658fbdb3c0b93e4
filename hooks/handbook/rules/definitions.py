"""HB314, HB315 and HB330: definitions of reference links, and links that are none."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Handbook
from handbook.rules.base import (
    Faults,
    checks,
    once_a_book,
    short,
    texts,
)

DEFINITION_UNUSED = rule("HB314", "definition-unused")
DEFINITION_TWICE = rule("HB315", "definition-twice")
LINK_UNREADABLE = rule("HB330", "link-unreadable")


@checks(DEFINITION_UNUSED, DEFINITION_TWICE)
@once_a_book
def definition_faults(book: Handbook) -> Faults:
    """Return every definition that no link uses, or that another of its label came before."""
    faults = Faults()
    for one in texts(book):
        first: dict[str, int] = {}
        for definition in one.text.definitions:
            label = " ".join(definition.label.split())
            if label.startswith("^"):
                continue
            line, folded = definition.line, label.casefold()
            if folded in first:
                faults.add(DEFINITION_TWICE, one.path, line, label=short(label),
                           first=first[folded])  # fmt: skip
            elif not definition.used:
                faults.add(DEFINITION_UNUSED, one.path, line, label=short(label))
            first.setdefault(folded, line)
    return faults


@checks(LINK_UNREADABLE)
def link_unreadable(book: Handbook) -> Iterator[Finding]:
    """Yield each piece of text that was meant as a link."""
    for one in texts(book):
        for raw in one.text.broken:
            yield LINK_UNREADABLE.at(one.path, raw.line, text=short(raw.html))
