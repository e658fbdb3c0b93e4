"""What stands below each heading of a page and must be the same in every language."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping
from typing import NamedTuple

from handbook.model import Page, Reference

_QUOTED = re.compile(r"(?:>[ ]?)*")
_STEP = re.compile(r"\d+\.[ ]")
_STOPS = " .:۔।"


class Counted(NamedTuple):
    """A list of steps or a table: how many steps or rows it has."""

    number: int
    line: int


class Callout(NamedTuple):
    """One callout by its kind: stop, must, check, proves or example."""

    kind: str
    line: int


class Section(NamedTuple):
    """A heading with all that stands between it and the next, of whatever level."""

    level: int
    """0 for what stands before the first heading."""
    id: str
    """Empty for a title, which needs none."""
    line: int
    steps: tuple[Counted, ...]
    """Its numbered lists, also those inside others, by the lines on which they begin."""
    callouts: tuple[Callout, ...]
    references: tuple[Reference, ...]
    """Its citations and codes, in the order of their lines."""
    tables: tuple[Counted, ...]

    @property
    def mark(self) -> str:
        """The heading as it is typed, without its words: what two languages have in common."""
        return f"{'#' * self.level} {{ #{self.id} }}" if self.id else f"{'#' * self.level} …"


def sections_of(page: Page, words: Mapping[str, str]) -> tuple[Section, ...]:
    """Return the sections of a page in their order; `words` has the word of each kind of callout.

    A quote without one of these words is no callout.
    """
    kinds = {word.casefold(): kind for kind, word in words.items()}
    heads = [(0, "", page.body_line)]
    heads += [(one.level, (one.id or "") if one.level > 1 else "", one.line)
              for one in page.text.headings]  # fmt: skip
    begins = [line for _, _, line in heads]
    steps: list[list[Counted]] = [[] for _ in heads]
    callouts: list[list[Callout]] = [[] for _ in heads]
    references: list[list[Reference]] = [[] for _ in heads]
    tables: list[list[Counted]] = [[] for _ in heads]

    def place(line: int) -> int:
        return bisect.bisect_right(begins, line) - 1

    for one in step_lists(page):
        steps[place(one.line)].append(one)
    for quote in page.text.quotes:
        kind = kinds.get((quote.word or "").rstrip(_STOPS).casefold())
        if kind:
            callouts[place(quote.line)].append(Callout(kind, quote.line))
    for reference in page.text.references:
        references[place(reference.line)].append(reference)
    for table in page.text.tables:
        tables[place(table.line)].append(Counted(len(table.rows), table.line))
    return tuple(
        Section(
            *head, tuple(steps[at]), tuple(callouts[at]), tuple(references[at]), tuple(tables[at])
        )
        for at, head in enumerate(heads)
    )


def step_lists(page: Page) -> tuple[Counted, ...]:
    """Return the numbered lists of a page; a line that is neither step nor part of one ends them."""
    items = {one.line for one in page.text.points} | {one.line for one in page.text.tasks}
    found: list[Counted] = []
    running: list[tuple[int, int]] = []
    """Indent of each list that is open, the innermost last, and its place among all."""
    depth = 0
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        signs = _QUOTED.match(line)
        rest = line[signs.end() :] if signs else line
        if not rest.strip():
            continue
        if (quoted := line.count(">", 0, len(line) - len(rest))) != depth:
            running, depth = [], quoted
        text = rest.lstrip(" ")
        indent = len(rest) - len(text)
        step = number in items and _STEP.match(text)
        while running and running[-1][0] >= indent + bool(step):
            running.pop()
        if not step:
            continue
        if running and running[-1][0] == indent:
            place = running[-1][1]
            found[place] = found[place]._replace(number=found[place].number + 1)
        else:
            running.append((indent, len(found)))
            found.append(Counted(1, number))
    return tuple(found)
