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
    source: Data | None = None
    """Front matter of the English list that it translates; None of an English one."""

    @property
    def meta(self) -> Node:
        """The front matter as a map."""
        return self.front.root

    @property
    def policy(self) -> Node:
        """The front matter of the English list, which alone says how its code is treated."""
        return (self.source or self.front).root

    @property
    def stop_rank(self) -> int:
        """Its place among the lists that stop everything else, from 1; 0 for every other list."""
        rank = self.policy.get("stop-rank")
        return rank.value if rank is not None and isinstance(rank.value, int) else 0

    @property
    def apart(self) -> bool:
        """Whether its sheets are kept apart from the case, or go first, and so name no exhibit."""
        return self.policy.text("case") == "apart"

    @property
    def unsaved(self) -> bool:
        """Whether it offers no file to save: what must last is written on paper, and sealed."""
        return self.policy.text("save") == "never"

    @property
    def one_side(self) -> bool:
        """Whether it stays on one page even with the English below each critical item."""
        return self.policy.get("sides") is not None

    @property
    def strict(self) -> bool:
        """Whether it is a draft whose words may cost a life, so that the English is read with them."""
        return (
            self.source is not None
            and self.draft
            and self.policy.get("bilingual-items") is not None
        )

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
