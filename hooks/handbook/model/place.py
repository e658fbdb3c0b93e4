"""Where what the data hold is shown: which page, under which heading, which questions, in which form.

Rendering and rules must agree on it, so neither of them decides it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from handbook.model.handbook import Handbook
from handbook.model.practice import PARTS, Platform, Question

CARD_FORMS = ("F-12", "F-13")
"""Forms on whose pages the request cards stand at the end."""
CARDS_ID = "request-cards"
"""Id of the heading above the cards on such a page, which no source holds."""
REGION_ID = "region"
"""Id of the heading of the glossary under which words in the languages of the region stand."""


Kind = Literal["answers", "compared", "headed", "asked", "card", "cards", "folded"]


@dataclass(frozen=True, slots=True)
class Place:
    """One part of a page that comes from the data."""

    anchor: str
    """Id of the heading below which it stands, behind the text there and before the next heading."""
    kind: Kind
    """`answers`: the questions of one platform; `compared`: a table a question, with its platforms;
    `headed`: the same, each table under a heading with an id, after a row of them to jump to;
    `asked`: the same, each question closed until somebody opens it, on pages about something else;
    `card`: request cards of the page's own platforms; `cards`: of all, with ids; `folded`: the same,
    each closed until it is asked for."""
    questions: tuple[Question, ...]
    platforms: tuple[Platform, ...]

    @property
    def in_rows(self) -> bool:
        """Whether platforms share the rows of a question, each with its name, and not one card each."""
        return self.kind in ("compared", "headed", "asked")

    def alike(self, question: Question) -> tuple[tuple[Platform, ...], ...]:
        """Return the platforms that share a row of a question, by the same words of the same text.

        Those of which nothing was read share the last one.
        """
        shared: dict[tuple[object, ...], list[Platform]] = {}
        rest: list[Platform] = []
        for one in self.platforms:
            value = one.values.get(question.id)
            (shared.setdefault(value.same, []) if value else rest).append(one)
        return tuple(tuple(row) for row in (*shared.values(), rest) if row)


def places(book: Handbook, code: str) -> tuple[Place, ...]:
    """Return the parts of the page with this code that come from the data, in reading order."""
    practice = book.practice
    if not practice.platforms or not code:
        return ()
    if code in CARD_FORMS:
        return (Place(CARDS_ID, "folded", practice.of("card"), practice.platforms),)
    if code in _FIXED:
        return tuple(_fixed(book, code))
    own = practice.on(code)
    return tuple(_own(book, own)) if own else ()


def anchors(book: Handbook, code: str) -> tuple[str, ...]:
    """Return the ids of the headings that the source of a page must have for its parts."""
    return () if code in CARD_FORMS else tuple(one.anchor for one in places(book, code))


def lost_rows(book: Handbook, code: str) -> tuple[str, ...]:
    """Return what the page with this code is to show, but what is no part and the id of no question."""
    known = {*PARTS, *(question.id for question in book.practice.questions)}
    wanted = (word for _, words in _FIXED.get(code, {}).values() for word in words)
    return tuple(dict.fromkeys(word for word in wanted if word not in known))


def _own(book: Handbook, own: tuple[Platform, ...]) -> Iterator[Place]:
    for part in PARTS:
        shared: Kind = "compared" if len(own) > 1 else "answers"
        kind: Kind = "card" if part == "card" else shared
        yield Place(part, kind, book.practice.of(part), own)


def _fixed(book: Handbook, code: str) -> Iterator[Place]:
    practice = book.practice
    for anchor, (kind, wanted) in _FIXED[code].items():
        asked = [one for one in practice.questions if {one.part, one.id} & set(wanted)]
        asked.sort(key=lambda one: wanted.index(one.part if one.part in wanted else one.id))
        yield Place(anchor, kind, tuple(asked), practice.platforms)


_FIXED: Mapping[str, Mapping[str, tuple[Kind, tuple[str, ...]]]] = MappingProxyType(
    {
        "P-00": {
            "seen": ("compared", ("seen",)),
            "vanishes": ("compared", ("vanishes",)),
            "ids": ("compared", ("ids",)),
        },
        "P-11": {"cards": ("cards", ("card",))},
        "R-04": {"cards": ("headed", ("card",))},
        "B-12": {"platforms": ("asked", ("seen", "notice"))},
        "U-02": {
            "what-the-platform-asks": ("asked", ("emergency", "identifiers", "channel", "notice"))
        },
    }
)
"""Code of a page to the ids of its headings, each with the form, and the parts and questions in order."""
