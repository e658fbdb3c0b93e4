"""One page of a synthetic handbook while it is written, block by block."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from tests.bench.words import Speech

FIGURES = 6
"""Pictures, shared by all pages."""
HEADINGS = ("before", "steps", "compare", "reasons", "care", "example", "sources")
"""Ids of the headings of a guide, whose sections a draft can write."""


@dataclass(frozen=True, slots=True)
class Place:
    """One page by its code; `folder` and `kind` follow from the register."""

    code: str
    slug: str
    kind: str
    """`home`, `index`, `guide`, `list` or `form`."""

    @property
    def name(self) -> str:
        """Its file name without ending, which a list shares with its page."""
        return PurePosixPath(self.slug).stem


@dataclass(frozen=True, slots=True)
class Stock:
    """What pages draw from: whom they can lead to, what they can cite, the words of callouts."""

    places: Sequence[Place]
    languages: Mapping[str, Any]
    keys: Sequence[str]

    guides: Sequence[Place]
    lists: Sequence[Place]


class Draft:
    """One page while it is written."""

    def __init__(self, place: Place, lang: str, stock: Stock) -> None:
        self.place, self.lang, self.stock = place, lang, stock
        self.speech = Speech(lang, f"body {place.slug}")
        self.chance = random.Random(f"body {place.slug}")
        self.language: Mapping[str, Any] = stock.languages[lang]
        self.cited: set[str] = set()

    def section(self, name: str) -> Iterator[str]:
        """Yield the blocks below one heading of a guide."""
        if name == "before":
            yield self.prose()
            yield self.callout("must")
        elif name == "steps":
            yield self.steps(8)
            if self.chance.random() < 0.1:
                yield self.embed(self.chance.choice(self.stock.lists))
        elif name == "compare":
            yield self.table(10)
            yield self.speech.sentence(end=self.cite())
        elif name == "reasons":
            yield "\n\n".join(self.prose() for _ in range(4))
            if self.chance.random() < 0.15:
                picture = f"figure-{self.chance.randrange(FIGURES)}.svg"
                yield f"![{self.speech.words(6)}]({self.up('images/' + picture)})"
        elif name == "care":
            yield "\n".join(f"- {self.speech.sentence(end=self.code())}" for _ in range(6))
            yield self.callout("proves")
        elif name == "example":
            yield self.callout("example")
            yield self.speech.sentences(3)
            if self.chance.random() < 0.1:
                yield f"```\nsha256sum {self.place.name}.png\n```"
        else:
            yield self.table(6)

    def heading(self, name: str) -> str:
        return f"## {self.speech.title(3)} {{ #{name} }}"

    def prose(self) -> str:
        """Return a paragraph of five sentences with a link, a citation and two codes."""
        lines = [
            self.speech.sentence(9, end=self.link()),
            self.speech.sentence(11, end=self.cite()),
            self.speech.sentence(13, end=f"({self.code()})"),
            self.speech.sentence(12, end=f"*{self.speech.words(2)}* ({self.code()})"),
            self.speech.sentence(15),
        ]
        return "\n".join(lines)

    def callout(self, kind: str) -> str:
        word = self.language["callouts"][kind]
        return f"> **{word}.** {self.speech.sentence()}\n> {self.speech.sentence(10)}"

    def steps(self, count: int) -> str:
        check = f"**{self.language['check']}**"
        return "\n\n".join(
            f"{number}. {self.speech.sentence(11, end=self.code())}\n\n"
            f"    {check} {self.speech.sentence(10)}"
            for number in range(1, count + 1)
        )

    def table(self, rows: int) -> str:
        lines = [f"| {' | '.join(self.speech.title(2) for _ in range(3))} |", "| --- | --- | --- |"]
        for _ in range(rows):
            cells = (self.speech.title(3), self.speech.sentence(8), self.speech.words(4))
            lines.append(f"| {' | '.join(cells)} |")
        return "\n".join(lines)

    def embed(self, place: Place) -> str:
        return f"[{place.code}]({self.up(f'../checklists/{self.lang}/{place.name}.md')})"

    def link(self) -> str:
        target = self.chance.choice(self.stock.guides)
        path = self.up(f"{self.lang}/{target.slug}")
        return f"[{self.speech.words(3)}]({path}#{self.chance.choice(HEADINGS)})"

    def cite(self) -> str:
        key = self.chance.choice(self.stock.keys)
        self.cited.add(key)
        return f"[@{key}, para. {self.chance.randint(1, 90)}]"

    def code(self) -> str:
        return self.chance.choice(self.stock.places).code

    def up(self, path: str) -> str:
        """Return the relative address of a path below docs/, seen from this page."""
        here = PurePosixPath(self.lang, self.place.slug).parent
        parts = PurePosixPath(path).parts
        shared = 0
        while shared < min(len(here.parts), len(parts) - 1) and here.parts[shared] == parts[shared]:
            shared += 1
        return "/".join((*[".."] * (len(here.parts) - shared), *parts[shared:]))
