"""Data files in, the typed parts of a handbook out; what does not fit is left to the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from handbook.languages import SOURCE, Language
from handbook.model import (
    EMPTY,
    Card,
    Code,
    Course,
    Frame,
    Item,
    Lesson,
    Moved,
    Node,
    Option,
    Outcome,
    Picture,
    Platform,
    Practice,
    Question,
    RegionalLanguage,
    Section,
    Slot,
    Term,
    TermCitation,
    Track,
    Value,
    Work,
    day_of,
)

_MONTHS = 12


def parse_codes(root: Node) -> Mapping[str, Code]:
    """Return the entries of `codes.yaml` by code, without its map of sections."""
    return MappingProxyType(
        {
            entry.key: Code(
                entry.key,
                entry.node.text("title"),
                entry.node.text("path"),
                entry.node.text("state"),
                entry.line,
                _whole(entry.node.text("items")),
            )
            for entry in root.entries()
            if entry.key != "sections"
        }
    )


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < _DIGITS else 0


def parse_sections(root: Node) -> tuple[Section, ...]:
    """Return the sections of `codes.yaml` in their order."""
    return tuple(
        Section(
            entry.key,
            entry.node.text("folder"),
            MappingProxyType({SOURCE: entry.node.text("title"), **texts(entry.node.get("titles"))}),
            entry.node.text("asks"),
        )
        for entry in (root.get("sections") or EMPTY).entries()
    )


def parse_works(root: Node) -> Mapping[str, Work]:
    """Return the references of `bibliography.yaml` by key."""
    works = {}
    for item in (root.get("references") or EMPTY).items():
        key = item.text("id")
        csl = item.plain()
        custom = item.get("custom") or EMPTY
        if key and isinstance(csl, dict):
            works[key] = Work(key, custom.text("mark"), csl, item.line)
    return MappingProxyType(works)


def parse_terms(root: Node) -> tuple[Term, ...]:
    """Return the terms of `glossary.yaml` in their order."""
    return tuple(
        Term(
            entry.text("id"),
            tuple(entry.texts("english")),
            entry.text("means"),
            entry.text("apart"),
            entry.text("page"),
            MappingProxyType(
                {
                    one.key: tuple(one.node.texts("words"))
                    for one in entry.entries()
                    if one.node.get("words")
                }
            ),
            entry.line,
            MappingProxyType(
                {
                    one.key: tuple(map(_reading, one.node.items()))
                    for one in (entry.get("read") or EMPTY).entries()
                }
            ),
        )
        for entry in (root.get("terms") or EMPTY).items()
    )


def _reading(node: Node) -> TermCitation:
    return TermCitation(
        node.text("word"), node.text("source"), node.text("at"), node.text("note"), node.line
    )


def parse_regional_languages(root: Node) -> tuple[RegionalLanguage, ...]:
    """Return the languages of the region of `glossary.yaml` in their order."""
    return tuple(
        RegionalLanguage(
            entry.key,
            entry.node.text("name", entry.key),
            entry.node.text("html", entry.key),
            entry.node.text("dir", "auto"),
            entry.line,
        )
        for entry in (root.get("region") or EMPTY).entries()
    )


def parse_abbreviations(root: Node) -> Mapping[str, str]:
    """Return the abbreviations of `glossary.yaml` with their words, in their order."""
    return texts(root.get("abbreviations"))


def parse_pictures(root: Node) -> Mapping[str, Picture]:
    """Return the entries of `images.yaml` by file."""
    return MappingProxyType(
        {
            file: Picture(file, texts(item.get("alt")), tuple(item.texts("words")), item.line)
            for item in (root.get("images") or EMPTY).items()
            if (file := item.text("file"))
        }
    )


def parse_synonyms(root: Node) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the words of `synonyms.yaml` by code of a page, then by language."""
    return MappingProxyType(
        {
            entry.key: MappingProxyType(
                {one.key: tuple(entry.node.texts(one.key)) for one in entry.node.entries()}
            )
            for entry in (root.get("synonyms") or EMPTY).entries()
        }
    )


def parse_moved(root: Node) -> tuple[Moved, ...]:
    """Return the pages of `retired.yaml` whose text is now on another one."""
    return tuple(
        Moved(item.text("id"), item.text("was"), item.text("path"), item.text("now"), item.line)
        for item in (root.get("codes") or EMPTY).items()
        if item.text("path")
    )


def parse_languages(root: Node) -> Mapping[str, Language]:
    """Return the entries of `languages.yaml` by code; missing parts are filled from English."""
    english = texts((root.get(SOURCE) or EMPTY).get("words"))
    return MappingProxyType(
        {entry.key: _language(entry.key, entry.node, english) for entry in root.entries()}
    )


def parse_verbs(text: str) -> frozenset[str]:
    """Return the verbs of `verbs.txt`, one a line; lines that begin with # are notes."""
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line.lower() for line in lines if line and not line.startswith("#"))


def _language(code: str, node: Node, english: Mapping[str, str]) -> Language:
    months = node.texts("months")
    return Language(
        code=code,
        name=node.text("name", code),
        english=node.text("english", code),
        direction=node.text("dir", "ltr"),
        html=node.text("html", code),
        months=months if len(months) == _MONTHS else tuple(str(n) for n in range(1, _MONTHS + 1)),
        callouts=texts(node.get("callouts")),
        check=node.text("check", "Check"),
        words=MappingProxyType({**english, **texts(node.get("words"))}),
    )


_DIGITS = 6
"""Of a number that nobody reaches; the schema speaks about a longer one."""


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
    """Return the whole number at `key`; 0 for none, and for one that is no count of minutes of a day."""
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
