"""Maps of a YAML file as frozen values whose fields are their keys; what is not there, or wrong, is empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from handbook.languages import SOURCE
from handbook.model import EMPTY, Node, Option

Row = TypeVar("Row")


def maps(node: Node, key: str) -> Iterator[Node]:
    """Yield the maps of the list at `key`."""
    return (one for one in (node.get(key) or EMPTY).items() if one.kind == "map")


def rows(node: Node, key: str, kind: type[Row]) -> tuple[Row, ...]:
    """Return the maps of the list at `key`, each as a value of a kind."""
    return tuple(made(kind, one) for one in maps(node, key))


def made(kind: type[Row], node: Node) -> Row:
    """Return a map as a value of a kind; a field `line` is the line of the map.

    An underscore in the name of a field is a hyphen in its key, and at its end nothing.
    """
    return kind(
        **{
            name: node.line if name == "line" else READ[type_](node, name.rstrip("_").replace("_", "-"))
            for name, type_ in kind.__annotations__.items()
        }
    )  # fmt: skip


def texts(node: Node | None) -> Mapping[str, str]:
    """Return the scalars of a map as texts, by their key."""
    return MappingProxyType(
        {
            entry.key: str(entry.node.value)
            for entry in (node or EMPTY).entries()
            if entry.node.kind not in ("list", "map", "null")
        }
    )


def told(node: Node | None) -> Mapping[str, str]:
    """Return words by language: those of a map, or a lone text, which is English."""
    own = node or EMPTY
    if own.kind == "map" or not own.value:
        return texts(own)
    return MappingProxyType({SOURCE: str(own.value)})


def lists(node: Node | None) -> Mapping[str, tuple[str, ...]]:
    """Return the lists of texts of a map, by their key."""
    own = node or EMPTY
    return MappingProxyType({entry.key: own.texts(entry.key) for entry in own.entries()})


def whole(node: Node, key: str) -> int:
    """Return the number at `key`; 0 for none, and for more minutes than a day has."""
    value = (node.get(key) or EMPTY).value
    return value if type(value) is int and 0 < value < _MOST else 0


_MOST = 1440
READ: Mapping[str, Callable[[Node, str], object]] = {
    "str": Node.text,
    "bool": lambda node, key: node.text(key) == "True",
    "int": whole,
    "tuple[str, ...]": Node.texts,
    "Told": lambda node, key: told(node.get(key)),
    "Mapping[str, str]": lambda node, key: texts(node.get(key)),
    "Mapping[str, tuple[str, ...]]": lambda node, key: lists(node.get(key)),
    "tuple[Option, ...]": lambda node, key: rows(node, key, Option),
}
"""What reads a field, by its type as it is written."""
