"""The expiry board: each code with the text whose review is due first, by section."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from handbook.languages import SOURCE
from handbook.model import Checklist, Code, Handbook, Page, Section, due


class Dated(NamedTuple):
    """One code, as the tree of a language shows it."""

    entry: Code
    page: Page
    """The page to which the code leads."""
    text: Page | Checklist
    """That page, or the list on it: whichever is due first."""
    day: dt.date
    """The last day for its next review."""


class Group(NamedTuple):
    """The codes of one section."""

    section: Section
    rows: tuple[Dated, ...]
    """By the day on which they are due, then by code; at least one."""


def board(book: Handbook, lang: str) -> tuple[Group, ...]:
    """Return every code that has a page, by section, as the tree of a language shows it.

    A list and the page around it have one code: the one that is due first stands for both. What
    lacks a tier or a day of review has that fault and no row.
    """
    found = []
    for section in book.sections:
        rows = [one for entry in book.codes.values()
                if entry.code.partition("-")[0] == section.letter
                and (one := _dated(entry, book, lang))]  # fmt: skip
        if rows:
            rows.sort(key=lambda one: (one.day, one.entry.code))
            found.append(Group(section, tuple(rows)))
    return tuple(found)


def _texts(entry: Code, book: Handbook, lang: str) -> Iterator[Page | Checklist]:
    """Yield what a made code shows in the tree of a language: its page, then the list on it."""
    if not entry.made:
        return
    if page := book.pages.get((lang, entry.path)) or book.pages.get((SOURCE, entry.path)):
        yield page
    name = entry.path.removesuffix(".md").removeprefix("checklists/")
    if one := book.checklists.get((lang, name)) or book.checklists.get((SOURCE, name)):
        yield one


def _dated(entry: Code, book: Handbook, lang: str) -> Dated | None:
    texts = tuple(_texts(entry, book, lang))
    days = [(day, text) for text in texts if (day := due(text))]
    if not days or not isinstance(texts[0], Page):
        return None
    day, text = min(days, key=lambda pair: pair[0])
    return Dated(entry, texts[0], text, day)
