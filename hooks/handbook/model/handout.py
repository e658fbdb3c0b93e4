"""What an exercise prints: pages for learners, and pages that the trainer keeps."""

from __future__ import annotations

from typing import NamedTuple

from handbook.model.page import Page

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
    heads = page.text.headings
    start = next((n for n, one in enumerate(heads) if one.id == anchor), None)
    if start is None or anchor not in HANDOUTS:
        return ()
    end = next((n for n in range(start + 1, len(heads)) if heads[n].level <= heads[start].level),
               len(heads))  # fmt: skip
    lines = page.body.split("\n")
    stops = [*(one.line - page.body_line for one in heads[start:]), len(lines)]
    found = [
        Part(heads[n].id or "", heads[n].text, "\n".join(lines[stops[at] + 1 : stops[at + 1]]))
        for at, n in enumerate(range(start, end))
    ]
    return tuple(found[1:] or found)
