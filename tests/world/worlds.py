"""Worlds for tests: the data of the repository, spoken in all languages, and the day of a course."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator
from pathlib import Path

from handbook.model import EMPTY, Handbook, Node
from handbook.store import load
from handbook.world import play as addresses
from handbook.world.moment import clock
from handbook.world.play import Play
from handbook.world.source import LANGUAGES, WorldSource, read_source
from handbook.world.streams import Seed
from handbook.world.weave import weave

ROOT = Path(__file__).resolve().parents[2]
DAY = dt.date(2026, 12, 7)
OFFSET = 5 * 3600
SEEDS = range(12)


@functools.cache
def _book() -> Handbook:
    return load(ROOT)


def ranged(file: str, key: str) -> Node:
    """What stands at a key of a file of the range's data."""
    return _book().data[f"range/{file}"].root.get(key) or EMPTY


@functools.cache
def data() -> WorldSource:
    return read_source(_book())


def seed(number: int) -> Seed:
    return Seed(number.to_bytes(32))


def woven(
    source: WorldSource,
    number: int,
    languages: tuple[str, ...] = LANGUAGES,
    day: dt.date = DAY,
) -> Play:
    return weave(
        source, seed(number), day=day, start=540, offset=OFFSET, languages=languages,
        edition="2026.12",
    )  # fmt: skip


@functools.cache
def world(number: int) -> Play:
    return woven(data(), number)


def shown(play: Play) -> dict[tuple[str, str], str]:
    """All that stands on each page of a world, by its address."""
    registers = {one.register for one in play.entries}
    return {
        **{addresses.of_register(one): "" for one in registers},
        **{addresses.of_account(one): f"{one.name}\n{one.handle}\n{one.number}\n{one.bio}"
           for one in play.accounts.values()},
        **{addresses.of_post(one): "\n".join(_said(one, play.offset)) for one in play.posts},
        **{addresses.of_entry(one): "\n".join((one.number, *(f"{a} {b}" for a, b in one.lines)))
           for one in play.entries},
        **{addresses.of_copy(one): "\n".join(f"{a} {b}" for a, b in one.lines) for one in play.copies},
        **{addresses.of_hop(one): one.target for one in play.hops},
    }  # fmt: skip


def _said(post, offset) -> Iterator[str]:
    yield from (post.number, post.text, post.claims, post.scene_text)
    if post.until:
        yield clock(offset, post.until)
    for one in post.comments:
        yield from (one.number, one.text)
