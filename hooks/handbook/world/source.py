"""The data of the practice range, as the folder `docs/data/range` holds it, in frozen values.

Whether the data is right is for the rules; what is missing here is one sentence of `EnvironmentProblem`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from handbook.findings import EnvironmentProblem
from handbook.model import EMPTY, Handbook, Node
from handbook.parse.data import maps, rows, texts
from handbook.world.play import Exercise

SLOT = re.compile(r"\{([^{}]*)\}")


class Slots(NamedTuple):
    """What a sentence of a kind must name, as facts hang on it, and what it may name."""

    must: frozenset[str]
    may: frozenset[str]


def _slots(must: str = "", may: str = "") -> Slots:
    return Slots(frozenset(must.split()), frozenset(f"{must} {may}".split()))


KINDS: Mapping[str, Slots] = MappingProxyType(
    {
        "job-opening": _slots("work employer"),
        "job-opening-unnamed": _slots("work"),
        "licence-line": _slots("licence"),
        "fee-line": _slots("sum"),
        "no-fee-line": _slots(),
        "room-line": _slots(),
        "papers-line": _slots(),
        "phone-line": _slots("phone"),
        "write-line": _slots("handle"),
        "firm-line": _slots("firm town"),
        "crossing-opening": _slots("town town2"),
        "seat-line": _slots("sum"),
        "half-line": _slots(),
        "held-line": _slots("shop"),
        "document-opening": _slots(),
        "stamp-opening": _slots("days"),
        "bio-firm": _slots(),
        "bio-person": _slots(may="town"),
        "bio-translator": _slots(),
        "bio-shop": _slots(may="town"),
        "bio-channel": _slots(may="town"),
        "ask-firm": _slots("firm"),
        "answer-receipt": _slots(),
        "answer-back": _slots(),
        "answer-waiting": _slots(),
        "answer-working": _slots(),
        "answer-unknown": _slots(),
        "told-leg": _slots("town town2"),
        "rode-leg": _slots("town town2"),
        "caption-road": _slots("town2"),
        "caption-arrived": _slots("town2"),
        "sum-advertised": _slots("sum", "town town2"),
        "sum-asked": _slots("sum"),
        "sum-said-paid": _slots("sum"),
        "sum-receipt": _slots("sum licence"),
        "repost-today": _slots(),
        "repost-place": _slots("town"),
        "need-locked": _slots(may="town"),
        "need-passport": _slots(may="town"),
        "link-line": _slots("link"),
        "phone-answer": _slots("phone"),
        "comment-thanks": _slots(),
        "comment-price": _slots(),
        "comment-ask": _slots(),
        "comment-warn": _slots(),
        "comment-hope": _slots(),
        "noise": _slots(may="town"),
    }
)


FILES = ("world", "names", "texts", "facts", "exercises")
"""The files of the folder that a world is made of; `words` is for the rules."""
LATIN = "ur-Latn"
"""Urdu in Latin letters: its names are those of English."""
LANGUAGES = ("en", "ur", "bn", "ar", "fa", LATIN)
"""Languages that accounts of the range may write."""
NAMED = ("firms", "employers", "works", "shops", "coaches", "channels")
"""Lists of names, besides those of persons."""

Name = Mapping[str, str]
"""One name in each language."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the invented country."""

    id: str
    at: tuple[int, ...]
    """Where the map draws it: how far from the left and from the top."""
    name: Name


@dataclass(frozen=True, slots=True)
class Road:
    """A road between two towns, both ways."""

    from_: str
    to_: str
    minutes: int

    @property
    def ends(self) -> tuple[str, str]:
        """Return the ids of both towns."""
        return self.from_, self.to_


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform or a service of the invented web."""

    name: str
    host: str
    is_: str

    @property
    def style(self) -> str:
        """First part of its host: its template and its style sheet."""
        return self.host.partition(".")[0]

    @property
    def says(self) -> str:
        """What it is, as its front page says it."""
        return self.is_[:1].upper() + self.is_[1:]


@dataclass(frozen=True, slots=True)
class Register:
    """A public register of the invented country."""

    id: str
    title: str
    keeper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldSource:
    """Everything that a world is made of, besides its seed and its day."""

    currency: str
    towns: tuple[Town, ...]
    roads: tuple[Road, ...]
    platforms: tuple[Platform, ...]
    services: tuple[Platform, ...]
    registers: tuple[Register, ...]
    notices: Mapping[str, str]
    scenes: tuple[str, ...]
    handle_words: tuple[str, ...]
    counts: Mapping[str, tuple[int, ...]]
    law: tuple[Mapping[str, str], ...]
    """Number, title and text of each article."""
    agencies: tuple[Mapping[str, str], ...]
    """Name of each, and what it does."""
    names: Mapping[str, tuple[Name, ...]]
    """Given names of `persons`, their `surnames`, and the lists of `NAMED`."""
    reviewed: frozenset[str]
    sentences: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By kind, then language."""
    facts: Mapping[str, Mapping[str, str]]
    """By kind: what facts of it say, what they do not prove, and what else facts.yaml tells."""
    slices: tuple[int, ...]
    exercises: tuple[Exercise, ...]

    @property
    def ends(self) -> int:
        """Minutes after the start of the course day at which its last exercise ends."""
        return max(one.at + one.minutes for one in self.exercises)


def read_source(book: Handbook) -> WorldSource:
    """Return the data of the practice range in a handbook."""
    world, names, said, facts, exercises = (_root(book, name) for name in FILES)
    kinds, sentences = facts.get("kinds") or EMPTY, said.get("sentences") or EMPTY
    return WorldSource(
        currency=world.text("currency"),
        towns=tuple(
            Town(one.text("id"), _numbers(one, "at"), _name(one)) for one in maps(world, "towns")
        ),
        roads=rows(world, "roads", Road),
        platforms=rows(world, "platforms", Platform),
        services=rows(world, "services", Platform),
        registers=rows(world, "registers", Register),
        notices=texts(world.get("notices")),
        scenes=world.texts("scenes"),
        handle_words=world.texts("handle-words"),
        counts={
            one.key: _numbers(world.get("counts") or EMPTY, one.key)
            for one in (world.get("counts") or EMPTY).entries()
        },
        law=tuple(map(texts, maps(world, "law"))),
        agencies=tuple(map(texts, maps(world, "agencies"))),
        names={
            kind: tuple(map(_name, maps(names, kind))) for kind in ("persons", "surnames", *NAMED)
        },
        reviewed=frozenset(said.texts("reviewed")),
        sentences={
            kind.key: {lang.key: kind.node.texts(lang.key) for lang in kind.node.entries()}
            for kind in sentences.entries()
        },
        facts={kind.key: texts(kind.node) for kind in kinds.entries()},
        slices=tuple(sorted(_numbers(exercises, "slices"))),
        exercises=rows(exercises, "exercises", Exercise),
    )


def _root(book: Handbook, name: str) -> Node:
    data = book.data.get(f"range/{name}")
    if data is None or data.problems:
        path = f"docs/data/range/{name}.yaml"
        raise EnvironmentProblem(f"{path} is not there or cannot be read", "type `handbook check`")
    return data.root


def _numbers(node: Node, key: str) -> tuple[int, ...]:
    return tuple(map(int, node.texts(key)))


def _name(node: Node) -> Name:
    return {lang: node.text(lang) for lang in LANGUAGES if node.get(lang)}
