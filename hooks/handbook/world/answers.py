"""What records are held against, in frozen values: an opened key, a witness log; and how both are read.

An address has the same form wherever it comes from: a key, a witness log, or what an officer typed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, unquote_plus, urlsplit

from handbook.findings import EnvironmentProblem
from handbook.model import folded
from handbook.world.key import FORMAT, VERSION, KeyProblem
from handbook.world.play import Exercise, Fact

Page = tuple[str, str]
"""Host and path."""
KINDS = ("view", "reload", "gone", "search", "act", "hop")
"""What the witness calls an event."""


@dataclass(frozen=True, slots=True)
class Item:
    """A post or a comment, by its number."""

    page: Page
    account: str
    posted: str


@dataclass(frozen=True, slots=True)
class Key:
    """What a world shows, as records are held against it."""

    label: str
    hosts: frozenset[str]
    facts: Mapping[str, Fact]
    next: Mapping[str, str]
    """The next lawful step, by kind of fact."""
    items: Mapping[str, Item]
    accounts: Mapping[str, Page]
    hops: Mapping[Page, Page]
    exercises: Mapping[str, Exercise]
    forbidden: Mapping[str, str]
    """Numbers that no exhibit may be made of, and why."""
    names: frozenset[str]
    """What no record may hold."""
    media: frozenset[str]
    """Hashes of the drawings."""
    owners: Mapping[Page, str]
    """Every page that shows an account or an item, with the account; else a fact's page, with none."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the range saw somebody open."""

    page: Page
    path: str
    """As it was asked for."""
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


def _key(value: Mapping[str, Any]) -> Key:
    facts = [
        Fact(id=one["id"], kind=one["kind"], subject=tuple(one["subject"]), value=one["value"],
             shown=tuple(plain(*page) for page in one["shown"]), traces=tuple(one["traces"]))
        for one in value["facts"]
    ]  # fmt: skip
    items, posts = {}, {}
    for number, one in value["items"].items():
        items[number] = Item(plain(one["host"], one["path"]), one["account"], one["posted"])
        if one["kind"] != "comment":
            posts[items[number].page] = one["account"]
    accounts = {
        number: plain(one["host"], one["path"]) for number, one in value["accounts"].items()
    }
    owners = {page: "" for one in facts for page in one.shown} | posts
    return Key(
        label=str(value["label"]),
        hosts=frozenset(value["hosts"]),
        facts={one.id: one for one in facts},
        next={one["kind"]: one["next"] for one in value["facts"]},
        items=items,
        accounts=accounts,
        hops={bare(hop): bare(target) for hop, target in value["hops"].items()},
        exercises={
            one["id"]: Exercise(
                id=one["id"], title=one["title"], question=one["question"], start=one["start"], at=0,
                minutes=one["minutes"], level=one["level"], views=one["views"], kinds=(),
                facts=tuple(one["facts"]),
            )
            for one in value["exercises"]
        },
        forbidden={one["number"]: one["why"] for one in value["forbidden"]},
        names=frozenset(name for one in value["forbidden"] for name in one["names"]),
        media=frozenset(value["media"].values()),
        owners=owners | {page: number for number, page in accounts.items()},
    )  # fmt: skip


def read_witness(data: bytes, label: str) -> tuple[Event, ...]:
    """Return what a witness log saw, without a last line cut off; raises `EnvironmentProblem` for another world's."""
    lines, events = data.split(b"\n"), list[Event]()
    for number, line in enumerate(lines, 1):
        try:
            value = json.loads(line)
            world, host, path = (str(value[part]) for part in ("world", "host", "path"))
            known = value["kind"] in KINDS
        except (KeyError, TypeError, ValueError, RecursionError):
            known = False
        if known and world != label:
            raise EnvironmentProblem(
                f"it is of the world {world[:40]}, and the key of {label}",
                "choose the witness log of this class, or the key of that world",
            )
        if known:
            events.append(Event(plain(host.removesuffix(".localhost"), path), path, value["kind"]))
        elif number < len(lines):
            what = f"line {number} is no line of a witness log"
            raise EnvironmentProblem(what, "choose a file such as witness-1.jsonl beside range.pyz")
    return tuple(events)


def page_of(url: str) -> Page | None:
    """Return host and path of an address, None where it has no host.

    The same page is the same address when it is made harmless, served with `.localhost` and a port,
    in capital letters of the host, or with a stroke at its end; path and numbers are exact.
    """
    text = _DOT.sub(".", _SCHEME.sub("http", folded(url)))
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").removesuffix(".localhost").removesuffix(".")
    except ValueError:
        return None
    query = f"?{parts.query}" if parts.query else ""
    page = plain(host, unquote(parts.path))
    return (host, page[1] + query) if host else None


def plain(host: str, path: str) -> Page:
    """Return a page without the stroke at its end, which `page_of` leaves out too."""
    return host, path.rstrip("/") or "/"


def bare(address: str) -> Page:
    """Return the page of an address without a scheme, as the key writes them."""
    host, stroke, path = address.partition("/")
    return plain(host, stroke + path)


def mark_of(url: str) -> str:
    """Return the number of a comment that an address points to, empty where it points to none."""
    found = re.search(r"#c([0-9]+)$", folded(url))
    return found[1] if found else ""


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers that stand in a text, in Latin digits."""
    return frozenset(re.findall(r"[0-9]+", folded(text)))


def query_of(address: str) -> str:
    """Return the words that somebody searched for, empty where an address or a path is no search."""
    return words(unquote_plus(address.partition("?q=")[2]))


def words(text: str) -> str:
    """Return words as two people write the same search: quotation marks and capitals left out."""
    return " ".join(_QUOTES.sub(" ", folded(text)).casefold().split())


_SCHEME = re.compile(r"^h(?:xx|tt)ps?(?=://)", re.IGNORECASE)
_DOT = re.compile(r"\[\.\]|\(\.\)|\[dot\]", re.IGNORECASE)
_QUOTES = re.compile("[\"'“”„‘’«»]")
