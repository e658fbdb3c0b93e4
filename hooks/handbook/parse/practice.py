"""Nodes of platforms.yaml in, what platforms do out; entries that are wrong stay as they are."""

from __future__ import annotations

from types import MappingProxyType

from handbook.languages import SOURCE
from handbook.model import EMPTY, Node, Platform, Practice, Question, Value, day_of


def parse_practice(root: Node) -> Practice:
    """Return the questions and platforms of `platforms.yaml` in their order."""
    questions = (_question(row) for row in (root.get("rows") or EMPTY).items())
    platforms = (_platform(one) for one in (root.get("platforms") or EMPTY).items())
    return Practice(tuple(questions), tuple(platforms))


def _question(node: Node) -> Question:
    label = node.get("label")
    if label is not None and label.kind == "map":
        labels = {one.key: str(one.node.value) for one in label.entries() if _plain(one.node)}
    else:
        labels = {SOURCE: node.text("label")} if label is not None else {}
    return Question(node.text("id"), node.text("part"), MappingProxyType(labels), node.line)


def _platform(node: Node) -> Platform:
    values: dict[str, Value] = {}
    for row in (node.get("rows") or EMPTY).items():
        value = _value(row)
        if value.text.strip():
            values.setdefault(value.row, value)
    return Platform(
        node.text("id"),
        node.text("name"),
        node.text("page"),
        node.text("company"),
        MappingProxyType(values),
        node.line,
    )


def _value(node: Node) -> Value:
    return Value(
        node.text("row"),
        node.text("value"),
        node.text("source"),
        node.text("text"),
        day_of(node.get("seen")),
        node.line,
    )


def _plain(node: Node) -> bool:
    return node.kind not in ("list", "map", "null")
