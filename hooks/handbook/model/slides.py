"""The slides of a session: what stands below the heading `slides` of its page, a heading a slide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from handbook.model.handout import parted
from handbook.model.page import Page

SLIDES_ID: Final = "slides"
_LINE = re.compile(r"[-*+] +(?P<text>.+)")
_NOTE = re.compile(r"> ?(?P<text>.*)")


class Slide(NamedTuple):
    """One slide."""

    title: str
    lines: tuple[tuple[str, int], ...]
    """Markdown of each line, with the line of the file on which it begins."""
    notes: str
    """Markdown of what is said beside it."""
    strays: tuple[int, ...]
    """Lines of the file that are neither."""
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
        strays: list[int] = []
        for number, line in enumerate(text.split("\n"), head.line + 1):
            if found := _LINE.fullmatch(line.rstrip()):
                lines.append((found["text"], number))
            elif found := _NOTE.match(line):
                notes.append(found["text"])
            elif line.startswith("  ") and lines and line.strip():
                lines[-1] = (f"{lines[-1][0]} {line.strip()}", lines[-1][1])
            elif line.strip():
                strays.append(number)
        yield Slide(head.text, tuple(lines), "\n".join(notes).strip(), tuple(strays), head.line)
