"""A key that was opened, and a witness log, in frozen values; each is refused in one sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from handbook.findings import EnvironmentProblem
from handbook.forms import DEEPEST
from handbook.world.addresses import Address
from handbook.world.key import FORMAT, VERSION, KeyProblem

KINDS = ("view", "search", "act", "hop")
"""What the witness calls an event."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A fact of the key."""

    id: str
    kind: str
    subject: tuple[str, ...]
    value: str
    shown: tuple[Address, ...]
    next: str


@dataclass(frozen=True, slots=True)
class Item:
    """A post or a comment, by its number."""

    platform: str
    address: Address
    account: str
    posted: str
    comment: bool


@dataclass(frozen=True, slots=True)
class Order:
    """An exercise, and what its order allows."""

    id: str
    title: str
    level: str
    views: int
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What a world shows, as records are held against it."""

    label: str
    hosts: frozenset[str]
    facts: Mapping[str, Answer]
    items: Mapping[str, Item]
    accounts: Mapping[str, Address]
    hops: Mapping[str, str]
    orders: Mapping[str, Order]
    forbidden: Mapping[str, str]
    """Numbers that no exhibit may be made of, and why."""
    names: frozenset[str]
    """What no record may hold."""
    media: frozenset[str]
    """Hashes of the drawings."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the range saw somebody open."""

    host: str
    path: str
    kind: str


def read_key(text: bytes) -> Key:
    """Return the key of an opened text; raises `KeyProblem` where another version wrote it."""
    try:
        value = json.loads(text)
        if value["format"] == FORMAT and value["version"] == VERSION:
            return _key(value)
    except (KeyError, TypeError, ValueError, AttributeError):
        pass
    raise KeyProblem(
        "the key was opened and is not what this handbook writes",
        "score with the handbook that made it",
    )


def read_witness(data: bytes, label: str) -> tuple[Event, ...]:
    """Return what a witness log saw; a last line that the power cut off is left out.

    Raises `EnvironmentProblem` where it is none, or of another world.
    """
    return tuple(_events(data, label))


def _key(value: Mapping[str, Any]) -> Key:
    guarded = value["forbidden"]
    return Key(
        label=str(value["label"]),
        hosts=frozenset(value["hosts"]),
        facts={one["id"]: _answer(one) for one in value["facts"]},
        items={number: _item(one) for number, one in value["items"].items()},
        accounts={number: (one["host"], one["path"]) for number, one in value["accounts"].items()},
        hops=dict(value["hops"]),
        orders={one["id"]: _order(one) for one in value["exercises"]},
        forbidden={one["number"]: one["why"] for one in guarded},
        names=frozenset(name for one in guarded for name in one["names"]),
        media=frozenset(value["media"].values()),
    )


def _answer(one: Mapping[str, Any]) -> Answer:
    shown = tuple((host, path) for host, path in one["shown"])
    return Answer(one["id"], one["kind"], tuple(one["subject"]), one["value"], shown, one["next"])


def _item(one: Mapping[str, Any]) -> Item:
    address = one["host"], one["path"]
    return Item(one["platform"], address, one["account"], one["posted"], one["kind"] == "comment")


def _order(one: Mapping[str, Any]) -> Order:
    return Order(one["id"], one["title"], one["level"], one["views"], tuple(one["facts"]))


def _events(data: bytes, label: str) -> Iterator[Event]:
    lines = data.split(b"\n")
    for number, line in enumerate(lines, 1):
        value = _object(line)
        if value is None:
            if number < len(lines):
                what = f"line {number} is no line of a witness log"
                raise EnvironmentProblem(what, "choose the witness.jsonl beside range.pyz")
            continue
        if value["world"] != label:
            raise EnvironmentProblem(
                f"it is of the world {value['world'][:40]}, and the key of {label}",
                "choose the witness log of this class, or the key of that world",
            )
        yield Event(value["host"], value["path"], value["kind"])


def _object(line: bytes) -> dict[str, str] | None:
    """Return a line of a witness log, None where it is none."""
    if line.count(b"{") > DEEPEST:
        return None
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    parts = ("utc", "world", "host", "path", "kind")
    if not isinstance(value, dict) or value.get("kind") not in KINDS:
        return None
    return value if all(isinstance(value.get(part), str) for part in parts) else None
