"""Nodes of the files below `docs/data/course` in, the course out; entries that are wrong stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from handbook.model import (
    EMPTY,
    Card,
    Course,
    Frame,
    Item,
    Lesson,
    Node,
    Option,
    Outcome,
    Slot,
    Track,
)


def parse_course(course: Node, cards: Node, items: Node) -> Course:
    """Return the course of `course.yaml`, with its cards and test items."""
    lessons: dict[str, Lesson] = {}
    for one in _maps(course, "parts"):
        lessons.setdefault(one.text("id"), _lesson(one))
    return Course(
        _frame(course.get("frame") or EMPTY),
        tuple(
            Outcome(one.text("id"), one.text("says"), one.text("test"), one.line)
            for one in _maps(course, "outcomes")
        ),
        MappingProxyType(lessons),
        tuple(_track(one) for one in _maps(course, "tracks")),
        tuple(
            Card(
                one.text("id"), one.text("of"), _texts(one, "front"), _texts(one, "back"),
                one.text("role"), one.line,
            )
            for one in _maps(cards, "cards")
        ),
        tuple(_item(one) for one in _maps(items, "items")),
        MappingProxyType(
            {
                entry.key: tuple(str(one.value) for one in entry.node.items())
                for entry in (items.get("spaced") or EMPTY).entries()
            }
        ),
    )  # fmt: skip


def _frame(node: Node) -> Frame:
    day, prayer = node.get("day") or EMPTY, node.get("prayer") or EMPTY
    return Frame(
        _whole(node, "taught-most"),
        _whole(node, "friday-most"),
        _time(day, "start"),
        _time(day, "end"),
        (_time(prayer, "from"), _time(prayer, "to")),
    )


def _lesson(node: Node) -> Lesson:
    return Lesson(
        node.text("id"),
        node.text("title"),
        node.text("sheet"),
        _whole(node, "minutes"),
        node.text("needs"),
        node.text("reserve"),
        node.texts("outcomes"),
        node.texts("lists"),
        node.texts("forms"),
        node.text("exercise"),
        node.texts("prints"),
        node.text("test"),
        node.text("must") == "True",
        _whole(node, "drop"),
        node.line,
    )


def _track(node: Node) -> Track:
    days = (
        tuple(
            Slot(one.text("part"), _whole(one, "minutes") or _whole(one, "pause"), one.line)
            for one in day.items()
        )
        for day in (node.get("days") or EMPTY).items()
    )
    return Track(node.text("id"), node.text("title"), tuple(days), node.line)


def _item(node: Node) -> Item:
    right = node.get("right") or EMPTY
    return Item(
        node.text("id"),
        node.text("outcome"),
        node.text("page"),
        node.text("part"),
        node.text("kind"),
        node.text("safety") == "True",
        node.text("pair"),
        node.text("form"),
        _texts(node, "stem"),
        tuple(
            Option(
                one.text("id"), _texts(one, "text"), _texts(one, "thinks"), one.text("mends"),
                one.line,
            )
            for one in _maps(node, "options")
        ),
        node.texts("right"),
        _texts(node, "right") if right.kind == "map" else {},
        node.line,
    )  # fmt: skip


def _maps(node: Node, key: str) -> Iterator[Node]:
    return (one for one in (node.get(key) or EMPTY).items() if one.kind == "map")


def _texts(node: Node, key: str) -> Mapping[str, str]:
    return MappingProxyType(
        {
            entry.key: str(entry.node.value)
            for entry in (node.get(key) or EMPTY).entries()
            if entry.node.kind not in ("list", "map", "null")
        }
    )


def _whole(node: Node, key: str) -> int:
    value = (node.get(key) or EMPTY).value
    return value if type(value) is int and 0 < value < _MOST else 0


def _time(node: Node, key: str) -> int:
    hours, _, minutes = node.text(key).partition(":")
    plain = node.text(key).isascii() and hours.isdecimal() and minutes.isdecimal()
    return int(hours[-2:]) * 60 + int(minutes[-2:]) if plain else 0


_MOST = 1440
"""Minutes that no part has: a day has no more."""
