"""A node is one value of a YAML file with the line that it stands on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

Kind = Literal["text", "integer", "number", "boolean", "date", "null", "list", "map"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a parser could not read; a rule speaks about it."""

    kind: str
    """`unclosed`, `duplicate`, `alias`, `tag`, `syntax`, `missing`, `not-a-map`, `key`; `flaw` where
    the file itself may not be trusted."""
    line: int
    detail: str


class Node(NamedTuple):
    """One YAML value: a scalar, a list of nodes or a map of entries; there are many of them."""

    kind: Kind
    value: str | int | float | bool | dt.date | tuple[Node, ...] | tuple[Entry, ...] | None
    line: int

    def entries(self) -> tuple[Entry, ...]:
        """Return the entries of a map; none for any other kind."""
        return cast("tuple[Entry, ...]", self.value) if self.kind == "map" else ()

    def items(self) -> tuple[Node, ...]:
        """Return the nodes of a list; none for any other kind."""
        return cast("tuple[Node, ...]", self.value) if self.kind == "list" else ()

    def get(self, key: str) -> Node | None:
        """Return the value at `key` of a map, the first if it stands twice."""
        for entry in self.entries():
            if entry.key == key:
                return entry.node
        return None

    def text(self, key: str, default: str = "") -> str:
        """Return the value at `key` as text; `default` where it is absent or not a scalar."""
        node = self.get(key)
        return default if node is None or node.kind in ("list", "map", "null") else str(node.value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of scalars at `key` as texts; a lone scalar counts as a list of one."""
        node = self.get(key)
        if node is None or node.kind in ("map", "null"):
            return ()
        if node.kind == "list":
            return tuple(
                str(item.value) for item in node.items() if item.kind not in ("list", "map")
            )
        return (str(node.value),)

    def plain(self) -> object:
        """Return the value as ordinary Python: dict, list, str, int, float, bool, date, None."""
        if self.kind == "map":
            return {entry.key: entry.node.plain() for entry in self.entries()}
        if self.kind == "list":
            return [node.plain() for node in self.items()]
        return self.value


class Entry(NamedTuple):
    """One key of a map with its value."""

    key: str
    line: int
    node: Node


EMPTY = Node("map", (), 0)
"""The map of a file that has none."""


@dataclass(frozen=True, slots=True)
class Data:
    """One YAML file of `docs/data/`, or the front matter of a Markdown file."""

    path: str
    root: Node = EMPTY
    problems: tuple[Problem, ...] = ()
