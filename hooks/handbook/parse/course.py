"""Nodes of the files below `docs/data/course` in, the course out; entries that are wrong stay as they are."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from handbook.model import EMPTY, Card, Course, Frame, Item, Lesson, Node, Outcome, Slot, Track
from handbook.parse.rows import made, maps, rows, texts, told, whole


def parse_course(course: Node, cards: Node, items: Node) -> Course:
    """Return the course of `course.yaml`, with its cards and test items."""
    lessons: dict[str, Lesson] = {}
    for one in rows(course, "parts", Lesson):
        lessons.setdefault(one.id, one)
    return Course(
        _frame(course.get("frame") or EMPTY),
        rows(course, "outcomes", Outcome),
        MappingProxyType(lessons),
        tuple(_track(one) for one in maps(course, "tracks")),
        rows(cards, "cards", Card),
        tuple(
            replace(made(Item, one), model=texts(one.get("right"))) for one in maps(items, "items")
        ),
    )


def _frame(node: Node) -> Frame:
    day, prayer = node.get("day") or EMPTY, node.get("prayer") or EMPTY
    return Frame(
        whole(node, "taught-most"),
        whole(node, "friday-most"),
        _time(day, "start"),
        _time(day, "end"),
        (_time(prayer, "from"), _time(prayer, "to")),
    )


def _track(node: Node) -> Track:
    days = (
        tuple(
            Slot(one.text("part"), whole(one, "minutes") or whole(one, "pause"), one.line)
            for one in day.items()
        )
        for day in (node.get("days") or EMPTY).items()
    )
    return Track(node.text("id"), told(node.get("title")), tuple(days), node.line)


def _time(node: Node, key: str) -> int:
    hours, _, minutes = node.text(key).partition(":")
    plain = node.text(key).isascii() and hours.isdecimal() and minutes.isdecimal()
    return int(hours[-2:]) * 60 + int(minutes[-2:]) if plain else 0
