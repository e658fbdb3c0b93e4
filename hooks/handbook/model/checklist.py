"""A checklist is one file below `checklists/<lang>/`: what is ticked and printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.model.node import Data, Node
from handbook.model.page import day_of, draft_of
from handbook.model.text import Task, Text


@dataclass(frozen=True, slots=True)
class Pause:
    """One pause point: a second-level heading with the items below it."""

    id: str | None
    title: str
    line: int
    items: tuple[Task, ...]
    lang: str = ""
    """Language of its title where it is not that of its list."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """One list in one language."""

    path: str
    """`checklists/en/capture-one-item.md`."""
    lang: str
    slug: str
    """`capture-one-item`, the same in every language."""
    front: Data
    text: Text
    pauses: tuple[Pause, ...]
    strays: tuple[Task, ...]
    """Items that stand before the first pause point."""
    body: str
    """Markdown after the front matter."""
    body_line: int = 1
    """Line of the file on which `body` begins."""

    @property
    def meta(self) -> Node:
        """The front matter as a map."""
        return self.front.root

    @property
    def id(self) -> str:
        """`CL-03`."""
        return self.meta.text("id")

    @property
    def title(self) -> str:
        """The title of the front matter."""
        return self.meta.text("title")

    @property
    def stop(self) -> str:
        """The sentence that says when not to go on."""
        return self.meta.text("stop")

    @property
    def minutes(self) -> str:
        """A number of minutes, or `now`."""
        return self.meta.text("minutes")

    @property
    def tried(self) -> str:
        """Where, when and by how many it was tried, or `not yet`."""
        return self.meta.text("tried")

    @property
    def reviewed(self) -> dt.date | None:
        """The day of the last review."""
        return day_of(self.meta.get("reviewed"))

    @property
    def together(self) -> str:
        """Why its translations change together with it; empty where they may lag."""
        return self.meta.text("together")

    @property
    def draft(self) -> bool:
        """Whether it is a translation that two readers have not signed."""
        return draft_of(self.meta)

    @property
    def followed(self) -> str:
        """What a translation follows: title, moment and stop line, then the body."""
        words = (self.title, self.meta.text("when"), self.stop)
        return "\n".join((*(" ".join(one.split()) for one in words), self.body.strip()))

    @property
    def anchor(self) -> str:
        """Prefix of the ids that its parts get in a page: `cl-03`."""
        return self.id.lower()

    def items(self) -> Iterator[Task]:
        """Yield every item in order, those outside a pause point first."""
        yield from self.strays
        for pause in self.pauses:
            yield from pause.items
