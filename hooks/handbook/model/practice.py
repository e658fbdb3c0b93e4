"""What platforms do, as their own texts or an account of them say it: `docs/data/platforms.yaml`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from handbook.languages import SOURCE

PARTS = ("open", "seen", "ids", "vanishes", "report", "card")
"""Parts of a platform's page, each under the heading of this id, in their order."""


@dataclass(frozen=True, slots=True)
class Question:
    """One row of every platform's tables."""

    id: str
    part: str
    """One of `PARTS`."""
    labels: Mapping[str, str]
    """What it asks, by code of a language; English always."""
    line: int

    @property
    def anchor(self) -> str:
        """Id of the heading above its table, where it has one."""
        return f"question-{self.id}"

    def label(self, lang: str) -> str:
        """Return what it asks in a language, in English where that is missing."""
        return self.labels.get(lang, self.labels.get(SOURCE, self.id))


@dataclass(frozen=True, slots=True)
class Value:
    """What was read on one question: never known without a source and a day."""

    row: str
    """Id of its question."""
    text: str
    """A plain English sentence; it may name codes."""
    source: str
    """Key of the work that was read."""
    about: str
    """Date or description of the text that was read."""
    seen: dt.date | None
    """The day on which it was read; None where the file holds no day, which a rule tells."""
    line: int

    @property
    def same(self) -> tuple[object, ...]:
        """What two values share that may stand in one row."""
        return (self.text, self.source, self.about, self.seen)


@dataclass(frozen=True, slots=True)
class Platform:
    """One service with all that was read of it."""

    id: str
    name: str
    page: str
    """Code of its page, which several services may share."""
    company: str
    """Words for the head of its request card; empty without any."""
    values: Mapping[str, Value]
    """By the id of their question, the first where one stands twice."""
    line: int

    def seen(self, questions: Iterable[Question]) -> dt.date | None:
        """Return the newest day on which something on these questions was read, None without any."""
        found = (self.values.get(question.id) for question in questions)
        return max((value.seen for value in found if value and value.seen), default=None)

    def read(self, questions: Iterable[Question]) -> bool:
        """Return whether anything on these questions was read."""
        return any(question.id in self.values for question in questions)

    def worksheet(self, questions: Sequence[Question]) -> bool:
        """Return whether most of these questions have no answer, so that a unit writes them."""
        return sum(question.id not in self.values for question in questions) * 2 > len(questions)

    @property
    def card(self) -> str:
        """Id under which its request card stands on a page."""
        return f"card-{self.id}"


@dataclass(frozen=True, slots=True)
class Practice:
    """All questions and all platforms, in the order of their file."""

    questions: tuple[Question, ...] = ()
    platforms: tuple[Platform, ...] = field(default=())

    def of(self, part: str) -> tuple[Question, ...]:
        """Return the questions of one part."""
        return tuple(one for one in self.questions if one.part == part)

    def on(self, code: str) -> tuple[Platform, ...]:
        """Return the platforms whose page has this code."""
        return tuple(one for one in self.platforms if one.page == code)
