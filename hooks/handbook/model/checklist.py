"""A checklist is one file below `checklists/<lang>/`: what is ticked and printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.model.page import Document
from handbook.model.text import Task


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
class Checklist(Document):
    """One list in one language."""

    pauses: tuple[Pause, ...] = ()
    strays: tuple[Task, ...] = ()
    """Items that stand before the first pause point."""

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
    def together(self) -> str:
        """Why its translations change together with it; empty where they may lag."""
        return self.meta.text("together")

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
