"""What the keys of a map may hold; one comparison that sorts every difference."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from handbook.catalog import Rule
from handbook.model import Entry, Node
from handbook.rules.base import Faults, short
from handbook.rules.nearest import nearest


class Say(str):
    """Words for what to write, where an example would be copied as a fact that nobody checked."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a map: which values it takes, said in words and with an example."""

    fits: Callable[[Node], bool]
    wanted: str
    example: str
    """A value that may be copied as it stands, or `Say`."""
    needed: bool = True
    inside: Shape | None = None
    """What its map holds, or each map of its list."""

    def line(self, name: str) -> str:
        """Return what to write where the key of this name is missing."""
        if isinstance(self.example, Say):
            return f"“{name}:” and {self.example}"
        return f"“{name}: {self.example}”"


@dataclass(frozen=True, slots=True)
class Names:
    """What a map's names look like where people choose them."""

    pattern: re.Pattern[str]
    wanted: str
    key: Key
    """What stands at each of them."""


@dataclass(frozen=True, slots=True)
class Shape:
    """All that a map may hold."""

    kind: str
    """What it is, in words: `a page`."""
    keys: Mapping[str, Key]
    names: Names | None = None


Schema = Mapping[str, Key]


class Family(NamedTuple):
    """The rules of one kind of file that speak about its keys."""

    unknown: Rule
    missing: Rule
    wrong: Rule


def compare(path: str, line: int, node: Node, shape: Shape, family: Family, faults: Faults) -> None:
    """Keep what the map `node`, which begins on `line`, has too much, too little or otherwise."""
    present = set()
    for entry in node.entries():
        present.add(entry.key)
        key = shape.keys.get(entry.key) or _named(entry, shape)
        if key is None:
            near = nearest(entry.key, shape.keys.keys() - present)
            present.add(near)
            faults.add(family.unknown, path, entry.line, key=short(entry.key),
                       kind=shape.kind, advice=_advice(near, shape))  # fmt: skip
        elif not key.fits(entry.node):
            faults.add(family.wrong, path, entry.line, what=f"“{short(entry.key)}”",
                       value=said(entry.node, key), wanted=key.wanted)  # fmt: skip
        elif key.inside:
            _inside(path, entry, key.inside, family, faults)
    for name, key in shape.keys.items():
        if key.needed and name not in present:
            faults.add(family.missing, path, line, key=name, kind=shape.kind,
                       wanted=key.line(name))  # fmt: skip


def said(node: Node, key: Key | None = None) -> str:
    """Return a value as a message names it, for a key that does not take it."""
    if node.kind == "null":
        return "empty"
    if node.kind == "map":
        return "a map"
    if node.kind == "list":
        return f"“[{short(', '.join(map(_item, node.items())))}]”"
    value = _item(node)
    kind = _KINDS.get(node.kind, "") if key is not None and key.fits is text else ""
    read_as = f", read as {kind}" if kind else ""
    return f"“{short(value)}”{read_as}" if value.strip() else "empty"


def text(node: Node) -> bool:
    """Return whether a value is text with something in it."""
    return node.kind == "text" and bool(str(node.value).strip())


def texts(node: Node) -> bool:
    """Return whether a value is a list of texts, at least one."""
    values = list(node.items())
    return bool(values) and all(text(value) for value in values)


def day(node: Node) -> bool:
    """Return whether a value is a day of the calendar."""
    return node.kind == "date"


def a_day(what: str, *, needed: bool = True) -> Key:
    """Return a key that takes a day; `what` says which."""
    return Key(day, DAY, Say(what), needed)


def a_map(node: Node) -> bool:
    """Return whether a value is a map."""
    return node.kind == "map"


def maps(node: Node) -> bool:
    """Return whether a value is a list, empty or of maps."""
    return node.kind == "list" and all(item.kind == "map" for item in node.items())


def matches(pattern: str) -> Callable[[Node], bool]:
    """Return whether the whole of a text or number has this form, as a function."""
    compiled = re.compile(pattern)
    kinds = ("text", "integer")
    return lambda node: node.kind in kinds and bool(compiled.fullmatch(str(node.value)))


def one_of(*words: str) -> Callable[[Node], bool]:
    """Return whether a text is one of these, as a function."""
    return lambda node: node.kind == "text" and node.value in words


def some_of(*words: str) -> Callable[[Node], bool]:
    """Return whether a list holds some of these and each of them once, as a function."""

    def fits(node: Node) -> bool:
        values = [item.value for item in node.items()]
        return bool(values) and len(set(values)) == len(values) and set(values) <= set(words)

    return fits


def whole(least: int, most: int) -> Callable[[Node], bool]:
    """Return whether a value is a whole number between these two, as a function."""
    return lambda node: node.kind == "integer" and least <= int(str(node.value)) <= most


def words(*choice: str, example: str, needed: bool = True) -> Key:
    """Return a key that takes one of a few words."""
    return Key(one_of(*choice), f"one of {', '.join(choice)}", example, needed)


def plain(example: str, *, needed: bool = True) -> Key:
    """Return a key that takes any text."""
    return Key(
        text,
        "words, in quotes where they look like a number, a date, yes or no",
        example,
        needed,
    )


def numbered(pattern: str) -> Callable[[Node], bool]:
    """Return whether a text, which YAML must not take for a number, has this form, as a function."""
    fits = matches(pattern)
    return lambda node: node.kind == "text" and fits(node)


def list_of(pattern: str, *, least: int) -> Callable[[Node], bool]:
    """Return whether a list holds at least so many of such texts, each once, as a function."""
    fits = matches(pattern)

    def good(node: Node) -> bool:
        values = [item.value for item in node.items()]
        once = len(set(values)) == len(values) >= least
        return node.kind == "list" and once and all(map(fits, node.items()))

    return good


def named(kind: str, pattern: str, wanted: str, key: Key, keys: Schema | None = None) -> Shape:
    """Return the shape of a map whose names people choose, beside a few fixed ones."""
    return Shape(kind, keys or {}, Names(re.compile(pattern), wanted, key))


def map_of(shape: Shape, example: str, *, needed: bool = True) -> Key:
    """Return a key that takes a map of this shape."""
    known = shape.names.wanted if shape.names else ", ".join(shape.keys)
    return Key(a_map, f"a map of {known}", example, needed, shape)


def rows_of(shape: Shape) -> Key:
    """Return a key that takes a list of maps of this shape."""
    return Key(maps, "a list of entries, or [] where there are none", "[]", inside=shape)


def _named(entry: Entry, shape: Shape) -> Key | None:
    names = shape.names
    return names.key if names is not None and names.pattern.fullmatch(entry.key) else None


def _advice(near: str, shape: Shape) -> str:
    if near:
        return f"write “{near}”"
    if shape.names is not None:
        return f"write {shape.names.wanted}"
    return f"remove it; {shape.kind} knows {', '.join(shape.keys)}"


def _inside(path: str, entry: Entry, shape: Shape, family: Family, faults: Faults) -> None:
    if entry.node.kind == "map":
        compare(path, entry.line, entry.node, shape, family, faults)
    for item in entry.node.items():
        compare(path, item.line, item, shape, family, faults)


def _item(node: Node) -> str:
    if node.kind in ("list", "map"):
        return "a list" if node.kind == "list" else "a map"
    return str(node.value).lower() if node.kind == "boolean" else str(node.value)


DAY = "a day in digits, the year first: YYYY-MM-DD"
"""What a key that takes a day wants."""

LANGUAGE = r"[a-z]{2,3}(?:-[A-Z]{2})?"
"""Form of the code of a language."""

_KINDS = {"boolean": "yes or no", "integer": "a number", "number": "a number", "date": "a date"}
