"""The data of the practice range, as the folder `docs/data/range` holds it, in frozen values.

Whether the data is right is for the rules; what is missing here is one sentence of `EnvironmentProblem`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handbook.findings import EnvironmentProblem
from handbook.model import EMPTY, Handbook, Node

FILES = ("world", "names", "texts", "facts", "exercises")
"""The files of the folder that a world is made of; `words` is for the rules."""
LATIN = "ur-Latn"
"""Urdu in Latin letters: its names are those of English."""
LANGUAGES = ("en", "ur", "bn", "ar", "fa", LATIN)
"""Languages that accounts of the range may write."""

Name = Mapping[str, str]
"""One name in each language."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the invented country, and where the map draws it."""

    id: str
    at: tuple[int, int]
    name: Name


@dataclass(frozen=True, slots=True)
class Road:
    """A road between two towns, both ways."""

    ends: tuple[str, str]
    minutes: int


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform or a service of the invented web."""

    id: str
    name: str
    host: str
    what: str


@dataclass(frozen=True, slots=True)
class Register:
    """A public register of the invented country."""

    id: str
    prefix: str
    title: str
    keeper: str


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
    must: tuple[str, ...]


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
    law: tuple[tuple[int, str, str], ...]
    """Number, title and text of each article."""
    agencies: tuple[tuple[str, str], ...]
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


NAMED = ("firms", "employers", "works", "shops", "coaches", "channels")


def read_source(book: Handbook) -> WorldSource:
    """Return the data of the practice range in a handbook."""
    roots = {}
    for name in FILES:
        data = book.data.get(f"range/{name}")
        if data is None or data.problems:
            path = f"docs/data/range/{name}.yaml"
            raise EnvironmentProblem(
                f"{path} is not there or cannot be read", "type `handbook check`"
            )
        roots[name] = data.root
    world, names, texts = roots["world"], roots["names"], roots["texts"]
    return WorldSource(
        country=_name(world.get("country") or EMPTY),
        currency=world.text("currency"),
        towns=tuple(
            Town(one.text("id"), _pair(one.texts("at")), _name(one))
            for one in _rows(world, "towns")
        ),
        roads=tuple(
            Road((one.text("from"), one.text("to")), int(one.text("minutes", "0")))
            for one in _rows(world, "roads")
        ),
        platforms=_platforms(world, "platforms"),
        services=_platforms(world, "services"),
        registers=tuple(
            Register(one.text("id"), one.text("prefix"), one.text("title"), one.text("keeper"))
            for one in _rows(world, "registers")
        ),
        notices=MappingProxyType(
            {one.key: str(one.node.value) for one in (world.get("notices") or EMPTY).entries()}
        ),
        scenes=world.texts("scenes"),
        handle_words=world.texts("handle-words"),
        counts=MappingProxyType(
            {
                one.key: tuple(
                    int(number) for number in (world.get("counts") or EMPTY).texts(one.key)
                )
                for one in (world.get("counts") or EMPTY).entries()
            }
        ),
        law=tuple(
            (int(one.text("article", "0")), one.text("title"), one.text("text"))
            for one in _rows(world, "law")
        ),
        agencies=tuple((one.text("name"), one.text("does")) for one in _rows(world, "agencies")),
        persons=tuple(Person(one.text("sex"), _name(one)) for one in _rows(names, "persons")),
        surnames=tuple(map(_name, _rows(names, "surnames"))),
        names=MappingProxyType({kind: tuple(map(_name, _rows(names, kind))) for kind in NAMED}),
        reviewed=frozenset(texts.texts("reviewed")),
        sentences=MappingProxyType(
            {
                one.key: MappingProxyType(
                    {it.key: one.node.texts(it.key) for it in one.node.entries()}
                )
                for one in (texts.get("sentences") or EMPTY).entries()
            }
        ),
        facts=MappingProxyType(
            {one.key: _kind(one.node) for one in (roots["facts"].get("kinds") or EMPTY).entries()}
        ),
        slices=tuple(sorted(map(int, roots["exercises"].texts("slices")))),
        tasks=tuple(map(_task, _rows(roots["exercises"], "exercises"))),
    )


def _rows(node: Node, key: str) -> Iterator[Node]:
    return (one for one in (node.get(key) or EMPTY).items() if one.kind == "map")


def _name(node: Node) -> Name:
    return MappingProxyType({lang: node.text(lang) for lang in LANGUAGES if node.get(lang)})


def _pair(numbers: Iterable[str]) -> tuple[int, int]:
    left, top = map(int, numbers)
    return left, top


def _platforms(world: Node, key: str) -> tuple[Platform, ...]:
    return tuple(
        Platform(one.text("id"), one.text("name"), one.text("host"), one.text("is"))
        for one in _rows(world, key)
    )


def _kind(node: Node) -> FactKind:
    says, proof, other = node.text("says"), node.text("does-not-prove"), node.text("other")
    return FactKind(
        says, proof, other, node.text("next"), node.text("way-out"), node.texts("values")
    )


def _task(node: Node) -> Task:
    return Task(
        node.text("id"),
        node.text("title"),
        node.text("question"),
        node.text("start"),
        int(node.text("at", "0")),
        int(node.text("minutes", "0")),
        node.text("level"),
        int(node.text("views", "0")),
        node.texts("kinds"),
        node.texts("must"),
    )
