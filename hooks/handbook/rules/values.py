"""The values of a YAML file as a rule about words reads them: its scalars and its names."""

from __future__ import annotations

from typing import NamedTuple

from handbook.model import Node


class Value(NamedTuple):
    """One scalar of front matter or of a data file, or the name at which it stands."""

    keys: tuple[str, ...]
    """The names that lead to it, the innermost last."""
    text: str
    line: int
    named: bool = False
    """Whether it is itself such a name."""


def values_of(node: Node, keys: tuple[str, ...], into: list[Value]) -> list[Value]:
    """Add the scalars below a node in their order; days, yes and no can say nothing."""
    if node.kind == "map":
        for entry in node.entries():
            inner = (*keys, entry.key)
            into.append(Value(inner, entry.key, entry.line, named=True))
            values_of(entry.node, inner, into)
    elif node.kind == "list":
        for item in node.items():
            values_of(item, keys, into)
    elif node.kind not in _SILENT:
        # A file that is one value and no map has no name for it.
        into.append(Value(keys or ("",), str(node.value), node.line))
    return into


def texts_of(node: Node, into: list[str]) -> list[str]:
    """Add the texts of the same values: all that most files are asked for."""
    kind, value = node.kind, node.value
    if kind == "map":
        for entry in node.entries():
            into.append(entry.key)
            texts_of(entry.node, into)
    elif kind == "list":
        for item in node.items():
            texts_of(item, into)
    elif kind not in _SILENT:
        into.append(str(value))
    return into


_SILENT = frozenset({"null", "date", "boolean"})
