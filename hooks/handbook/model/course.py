"""The course: outcomes, parts, tracks, cards and test items, with the slides of a session and what an exercise prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from handbook.languages import SOURCE
from handbook.model.page import Page
from handbook.model.text import Heading

CARDS: Final = "cards:"
"""What a print begins with that is the cards of a list, exercise or part."""
TESTS: Final = ("test-a", "test-b", "test-30", "test-60", "test-90")
"""Two tests in pairs, and the questions of the talks 30, 60 and 90 days after the course."""


Told = Mapping[str, str]
"""Words by language, always English ones; in the data a lone text is English."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a learner can do after the course."""

    id: str
    says: Told
    test: str
    """The part or the item that tests it."""
    line: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """One part of the course: what is taught in one go."""

    id: str
    title: Told
    sheet: str
    """Code of the page that says how it is taught."""
    minutes: int
    needs: str
    """`screen`, `either` or `paper`."""
    reserve: Told
    """What takes its place when the power fails."""
    outcomes: tuple[str, ...]
    lists: tuple[str, ...]
    forms: tuple[str, ...]
    exercise: str
    prints: Mapping[str, tuple[str, ...]]
    """Who gets what: `trainer`, `each`, `half`, `pair`, `group` or `reserve`, to codes, cards and tests."""
    test: Told
    must: bool
    """Whether its test is met or repeated."""
    drop: int
    """Its place among what goes first on a short day, from 1; 0 for what stays."""
    line: int

    @property
    def anchor(self) -> str:
        """Id of the heading under which its sheet tells it."""
        return f"part-{self.id.replace('.', '-')}"

    @property
    def cards(self) -> tuple[str, ...]:
        """Lists, exercises and parts whose cards it needs."""
        named = (one for one, _ in self.brought if one.startswith(CARDS))
        return tuple(dict.fromkeys(one.removeprefix(CARDS) for one in named))

    @property
    def brought(self) -> tuple[tuple[str, str], ...]:
        """What is brought to it, each with who gets it."""
        return tuple((one, whom) for whom, own in self.prints.items() for one in own)


class Slot(NamedTuple):
    """A part or a pause in a day of a track."""

    part: str
    """Id of a part; empty for a pause."""
    minutes: int
    """0 for those of the part itself."""
    line: int


class Track(NamedTuple):
    """A course made of some parts."""

    id: str
    title: Told
    days: tuple[tuple[Slot, ...], ...]
    line: int


class Timed(NamedTuple):
    """A part or a pause with its time."""

    lesson: Lesson | None
    start: int
    """Minutes after midnight."""
    minutes: int

    @property
    def end(self) -> int:
        """Minutes after midnight."""
        return self.start + self.minutes


class Frame(NamedTuple):
    """What bounds a day; times are minutes after midnight, 0 where nobody wrote them."""

    most: int = 0
    friday: int = 0
    start: int = 0
    end: int = 0
    prayer: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Card:
    """What is handed out in an exercise, with what the trainer collects."""

    id: str
    of: str
    """The list, exercise or part in which it is used."""
    front: Mapping[str, str]
    back: Mapping[str, str]
    role: Told
    line: int


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose from."""

    id: str
    text: Mapping[str, str]
    thinks: Mapping[str, str]
    """What somebody thinks who takes it; empty for the right one."""
    mends: str
    """Code of the page that mends that."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a test."""

    id: str
    outcome: str
    page: str
    part: str
    kind: str
    """`one`, `order`, `fault` or `write`."""
    safety: bool
    pair: str
    """The item on the same point, for the other test; empty where it has none."""
    form: str
    """The test in which it is: `a`, `b`, or neither."""
    stem: Mapping[str, str]
    options: tuple[Option, ...]
    right: tuple[str, ...]
    """Ids of the right options in their order; none of an item that is written."""
    model: Mapping[str, str]
    """A sentence that would be right, of an item that is written."""
    line: int


@dataclass(frozen=True, slots=True)
class Course:
    """All of it, in the order of its files."""

    frame: Frame = field(default_factory=Frame)
    outcomes: tuple[Outcome, ...] = ()
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    """By id, the first where one stands twice."""
    tracks: tuple[Track, ...] = ()
    cards: tuple[Card, ...] = ()
    items: tuple[Item, ...] = ()

    def timed(self, day: tuple[Slot, ...]) -> Iterator[Timed]:
        """Yield the parts and pauses of a day with their times; a part that nobody wrote has none."""
        at = self.frame.start
        for slot in day:
            lesson = self.lessons.get(slot.part)
            minutes = slot.minutes or (lesson.minutes if lesson else 0)
            yield Timed(lesson, at, minutes)
            at += minutes

    def on(self, code: str) -> tuple[Lesson, ...]:
        """Return the parts that a page tells."""
        return tuple(one for one in self.lessons.values() if one.sheet == code)

    def cards_of(self, *owners: str) -> tuple[Card, ...]:
        """Return the cards of some lists, exercises or parts."""
        return tuple(card for card in self.cards if card.of in owners)

    def form(self, form: str) -> tuple[Item, ...]:
        """Return the items of a test, such as `a` or `30`."""
        return tuple(item for item in self.items if item.form == form)


def clock(minutes: int) -> str:
    """Return minutes after midnight as a time of the day."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def said(texts: Mapping[str, str], lang: str) -> tuple[str, str]:
    """Return a text in a language, or in English, and which of them it is."""
    own = lang if lang in texts else SOURCE
    return texts.get(own, ""), own


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
