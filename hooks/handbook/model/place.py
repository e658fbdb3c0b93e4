"""Where what the data hold is shown: which page, under which heading, which questions, in which form.

Rendering and rules must agree on it, so neither of them decides it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from handbook.model.handbook import Handbook
from handbook.model.node import EMPTY
from handbook.model.page import REQUEST_CARDS, Page
from handbook.model.registers import PARTS, Platform, Question

CARDS_ID = REQUEST_CARDS
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
        """Return the platforms that share a row of a question by what was read; the unread share the last one."""
        shared: dict[tuple[object, ...], list[Platform]] = {}
        rest: list[Platform] = []
        for one in self.platforms:
            value = one.values.get(question.id)
            (shared.setdefault(value.same, []) if value else rest).append(one)
        return tuple(tuple(row) for row in (*shared.values(), rest) if row)


def places(book: Handbook, page: Page) -> tuple[Place, ...]:
    """Return the parts of a page that come from the data, in reading order."""
    practice = book.practice
    if not practice.platforms or not page.code:
        return ()
    if _at_the_end(page):
        return (Place(CARDS_ID, "folded", practice.of("card"), practice.platforms),)
    if fixed := tuple(_fixed(book, page)):
        return fixed
    own = practice.on(page.code)
    shared: Kind = "compared" if len(own) > 1 else "answers"
    return tuple(
        Place(part, "card" if part == "card" else shared, practice.of(part), own)
        for part in PARTS
        if own
    )


def anchors(book: Handbook, page: Page) -> tuple[str, ...]:
    """Return the ids of the headings that the source of a page must have for its parts."""
    return () if _at_the_end(page) else tuple(one.anchor for one in places(book, page))


def lost_rows(book: Handbook, page: Page) -> tuple[str, ...]:
    """Return what a page is to show, but what is no part and the id of no question."""
    known = {*PARTS, *(question.id for question in book.practice.questions)}
    wanted = (word for _, _, words in _shown(page) for word in words)
    return tuple(dict.fromkeys(word for word in wanted if word not in known))


def _at_the_end(page: Page) -> bool:
    return page.policy.text("shows") == REQUEST_CARDS


def _shown(page: Page) -> Iterator[tuple[str, Kind, tuple[str, ...]]]:
    """Yield what `shows` says in front matter: id of a heading, form, parts and questions in order."""
    for entry in (page.policy.get("shows") or EMPTY).entries():
        kind = next((one for one in _SHARED if one == entry.node.text("as")), None)
        if kind:
            yield entry.key, kind, entry.node.texts("of")


def _fixed(book: Handbook, page: Page) -> Iterator[Place]:
    practice = book.practice
    for anchor, kind, wanted in _shown(page):
        asked = [one for one in practice.questions if {one.part, one.id} & set(wanted)]
        asked.sort(key=lambda one: wanted.index(one.part if one.part in wanted else one.id))
        yield Place(anchor, kind, tuple(asked), practice.platforms)


_SHARED: tuple[Kind, ...] = ("compared", "headed", "asked", "cards")
"""Forms in which a page may show what all platforms do."""
