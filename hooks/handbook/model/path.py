"""A path is the one ordered list that a page walks an officer down: its steps lead to lists and forms."""

from __future__ import annotations

import re
from typing import NamedTuple

from handbook.model.page import Page
from handbook.model.role import PATH

PATH_ID = "path"
"""Id of the heading below which its steps stand."""


class Step(NamedTuple):
    """One step of a path."""

    number: int
    paragraphs: tuple[str, ...]
    """Markdown of what it says, without the number and outdented."""
    codes: frozenset[str]
    """Pages, lists and forms that it names."""
    line: int


def steps(page: Page) -> tuple[Step, ...]:
    """Return the steps of a page below its heading `path`; none where it is no path."""
    first, last = _section(page)
    lines = page.body.split("\n")
    starts = [
        number for number in range(first, last) if _STEP.match(lines[number - page.body_line])
    ]
    found = []
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else _end(lines, start, last, page)
        text = "\n".join(lines[start - page.body_line : end - page.body_line])
        codes = (
            one.name for one in page.text.references
            if one.kind == "code" and start <= one.line < end
        )  # fmt: skip
        found.append(Step(place + 1, _paragraphs(text), frozenset(codes), start))
    return tuple(found)


def step_id(number: int) -> str:
    """Return the id under which a step stands on its page."""
    return f"step-{number}"


def _section(page: Page) -> tuple[int, int]:
    """Return the lines between the heading of the path and the next heading."""
    heads = page.text.headings
    for place, heading in enumerate(heads):
        if heading.id == PATH_ID and page.role == PATH:
            rest = heads[place + 1 :]
            end = rest[0].line if rest else page.body_line + page.body.count("\n") + 1
            return heading.line + 1, end
    return 0, 0


def _end(lines: list[str], start: int, last: int, page: Page) -> int:
    """Return the line after the last step: what is not indented stands behind the list."""
    for number in range(start + 1, last):
        line = lines[number - page.body_line]
        if line and not line.startswith(" "):
            return number
    return last


def _paragraphs(text: str) -> tuple[str, ...]:
    bare = _STEP.sub("", text)
    parts = (" ".join(part.split()) for part in _BLANK.split(bare))
    return tuple(part for part in parts if part)


_STEP = re.compile(r"^\d{1,9}\. +")
_BLANK = re.compile(r"\n[ \t]*\n")
