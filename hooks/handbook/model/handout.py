"""What an exercise prints: pages for learners, and pages that the trainer keeps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from handbook.model.page import Page
from handbook.model.text import Heading

HANDOUTS = ("hand-out", "trainer-sheet")
"""Ids of the headings below which each part of the third level is a page of print: one file a heading."""


class Part(NamedTuple):
    """One page of an exercise, or several where its text is long."""

    id: str
    title: str
    text: str
    """Markdown below its heading."""


def handout(page: Page, anchor: str) -> tuple[Part, ...]:
    """Return the parts below a heading of `HANDOUTS`; without parts of the third level, all of it."""
    if anchor not in HANDOUTS:
        return ()
    found = [Part(head.id or "", head.text, text) for head, text in parted(page, anchor)]
    return tuple(found[1:] or found)


def kept(page: Page) -> tuple[Part, ...]:
    """Return the parts for learners that the trainer gives out later."""
    ids = page.policy.texts("kept")
    return tuple(part for part in handout(page, HANDOUTS[0]) if part.id in ids)


def parted(page: Page, anchor: str) -> Iterator[tuple[Heading, str]]:
    """Yield the heading of this id and those below it, each with the Markdown up to the next one."""
    heads = page.text.headings
    start = next((n for n, one in enumerate(heads) if one.id == anchor), len(heads))
    lines = page.body.split("\n")
    stops = [*(one.line - page.body_line for one in heads), len(lines)]
    for n in range(start, len(heads)):
        if n > start and heads[n].level <= heads[start].level:
            return
        yield heads[n], "\n".join(lines[stops[n] + 1 : stops[n + 1]])


def opening(page: Page) -> str:
    """Return the Markdown between the title of a page and the first heading below it."""
    heads = page.text.headings
    if not heads:
        return ""
    first, *others = (one.line - page.body_line for one in heads[:2])
    return "\n".join(page.body.split("\n")[first + 1 : others[0] if others else None])
