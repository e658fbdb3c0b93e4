"""The slides of a session: what stands below the heading `slides` of its page, a heading a slide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from handbook.model.handout import parted
from handbook.model.page import Page

SLIDES_ID: Final = "slides"
_LINE = re.compile(r"[-*+] +(?P<text>.+)")
_QUOTED = re.compile(r"> ?")


class Slide(NamedTuple):
    """One slide."""

    title: str
    lines: tuple[tuple[str, int], ...]
    """Markdown of each line, with the line of the file on which it begins."""
    notes: str
    """Markdown of all else below its heading, which the trainer says."""
    line: int


def slides(page: Page) -> tuple[Slide, ...]:
    """Return the slides of a page; none where it has no such heading."""
    return tuple(_slides(page))


def _slides(page: Page) -> Iterator[Slide]:
    for head, text in parted(page, SLIDES_ID):
        if head.id == SLIDES_ID:
            continue
        lines: list[tuple[str, int]] = []
        notes: list[str] = []
        for number, line in enumerate(text.split("\n"), head.line + 1):
            if found := _LINE.fullmatch(line.rstrip()):
                lines.append((found["text"], number))
            elif line.startswith("  ") and lines and line.strip():
                lines[-1] = (f"{lines[-1][0]} {line.strip()}", lines[-1][1])
            elif line.strip():
                notes.append(_QUOTED.sub("", line, count=1))
        yield Slide(head.text, tuple(lines), "\n".join(notes).strip(), head.line)
