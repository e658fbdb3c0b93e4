"""The data of the practice range, as the folder `docs/data/range` holds it, in frozen values.

Whether the data is right is for the rules; what is missing here is one sentence of `EnvironmentProblem`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from handbook.findings import EnvironmentProblem
from handbook.model import EMPTY, Entry, Handbook, Node

FILES = ("world", "names", "texts", "facts", "exercises")
"""The files of the folder that a world is made of; `words` is for the rules."""
LATIN = "ur-Latn"
"""Urdu in Latin letters: its names are those of English."""
LANGUAGES = ("en", "ur", "bn", "ar", "fa", LATIN)
"""Languages that accounts of the range may write."""

Row = TypeVar("Row")
Name = Mapping[str, str]
"""One name in each language."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the invented country, and where the map draws it."""

    id: str
    at: tuple[int, ...]
    """How far from the left and from the top."""
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

    id: str
    name: str
    host: str
    what: str

    @property
    def style(self) -> str:
        """First part of its host: its template and its style sheet."""
        return self.host.partition(".")[0]

    @property
    def says(self) -> str:
        """What it is, as its front page says it."""
        return self.what[:1].upper() + self.what[1:]


@dataclass(frozen=True, slots=True)
class Register:
    """A public register of the invented country."""

    id: str
    prefix: str
    title: str
    keeper: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the invented law."""

    article: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Agency:
    """An office of the invented country."""

    name: str
    does: str


@dataclass(frozen=True, slots=True)
class Person:
    """A given name with the sex that it is given to."""

    sex: str
    name: Name


@dataclass(frozen=True, slots=True)
class FactKind:
    """What facts of a kind say, and what they do not prove."""

    says: str
    does_not_prove: str
    other: str
    next: str
    way_out: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """An exercise as its data has it: `at` in minutes after the start of the course day."""

    id: str
    title: str
    question: str
    start: str
    at: int
    minutes: int
    level: str
    views: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldSource:
    """Everything that a world is made of, besides its seed and its day."""

    country: Name
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
    law: tuple[Article, ...]
    agencies: tuple[Agency, ...]
    persons: tuple[Person, ...]
    surnames: tuple[Name, ...]
    names: Mapping[str, tuple[Name, ...]]
    """Names of `firms`, `employers`, `works`, `shops`, `coaches`, `channels`."""
    reviewed: frozenset[str]
    sentences: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By kind, then language."""
    facts: Mapping[str, FactKind]
    slices: tuple[int, ...]
    tasks: tuple[Task, ...]

    @property
    def ends(self) -> int:
        """Minutes after the start of the course day at which its last exercise ends."""
        return max(one.at + one.minutes for one in self.tasks)


NAMED = ("firms", "employers", "works", "shops", "coaches", "channels")


def read_source(book: Handbook) -> WorldSource:
    """Return the data of the practice range in a handbook."""
    world, names, texts, facts, exercises = (_root(book, name) for name in FILES)
    counts = world.get("counts") or EMPTY
    return WorldSource(
        country=_name(world.get("country") or EMPTY),
        currency=world.text("currency"),
        towns=_rows(world, "towns", Town),
        roads=_rows(world, "roads", Road),
        platforms=_rows(world, "platforms", Platform),
        services=_rows(world, "services", Platform),
        registers=_rows(world, "registers", Register),
        notices={one.key: str(one.node.value) for one in _entries(world, "notices")},
        scenes=world.texts("scenes"),
        handle_words=world.texts("handle-words"),
        counts={one.key: tuple(map(int, counts.texts(one.key))) for one in counts.entries()},
        law=_rows(world, "law", Article),
        agencies=_rows(world, "agencies", Agency),
        persons=_rows(names, "persons", Person),
        surnames=tuple(map(_name, _items(names, "surnames"))),
        names={kind: tuple(map(_name, _items(names, kind))) for kind in NAMED},
        reviewed=frozenset(texts.texts("reviewed")),
        sentences={
            one.key: {lang.key: one.node.texts(lang.key) for lang in one.node.entries()}
            for one in _entries(texts, "sentences")
        },
        facts={one.key: _made(FactKind, one.node) for one in _entries(facts, "kinds")},
        slices=tuple(sorted(map(int, exercises.texts("slices")))),
        tasks=_rows(exercises, "exercises", Task),
    )


def _root(book: Handbook, name: str) -> Node:
    data = book.data.get(f"range/{name}")
    if data is None or data.problems:
        path = f"docs/data/range/{name}.yaml"
        raise EnvironmentProblem(f"{path} is not there or cannot be read", "type `handbook check`")
    return data.root


def _items(node: Node, key: str) -> Iterator[Node]:
    return (one for one in (node.get(key) or EMPTY).items() if one.kind == "map")


def _entries(node: Node, key: str) -> tuple[Entry, ...]:
    return (node.get(key) or EMPTY).entries()


def _rows(node: Node, key: str, kind: type[Row]) -> tuple[Row, ...]:
    return tuple(_made(kind, one) for one in _items(node, key))


def _made(kind: type[Row], node: Node) -> Row:
    """Return a value whose fields are the keys of a map; an underscore is a hyphen there."""
    read: Mapping[str, Callable[[str], object]] = {
        "str": node.text,
        "int": lambda key: int(node.text(key, "0")),
        "tuple[str, ...]": node.texts,
        "tuple[int, ...]": lambda key: tuple(map(int, node.texts(key))),
        "Name": lambda _: _name(node),
    }
    keys = {name: _KEYS.get(name, name).replace("_", "-") for name in kind.__annotations__}
    return kind(*(read[type_](keys[name]) for name, type_ in kind.__annotations__.items()))


def _name(node: Node) -> Name:
    return {lang: node.text(lang) for lang in LANGUAGES if node.get(lang)}


_KEYS = {"what": "is", "from_": "from", "to_": "to"}
"""Keys that are no names in Python."""
