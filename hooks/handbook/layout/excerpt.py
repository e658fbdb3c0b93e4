"""What one page may know of the handbook, so that a change elsewhere makes no other page of it.

Of other pages and lists it knows the front matter and not the text. That is no promise of the renderer:
their texts are not there, and whoever asks for one gets an error in place of what may be old.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from handbook.model import Checklist, Handbook, Page
from handbook.model.role import PATH, STATUS

_HOME = "index.md"
"""Each page shows what the home page offers first."""
_INDEXES = ("checklists/index.md", "templates/index.md")
"""They tell of each list and form whether its translation is behind, and what is printed of it."""


class Excerpts:
    """The excerpts of one handbook."""

    def __init__(self, book: Handbook) -> None:
        self._book = book
        shut = {key: replace(one, text=_SHUT, body=_SHUT) for key, one in book.pages.items()}
        self._shut = replace(
            book,
            files=(),
            pages=shut,
            checklists={
                key: replace(one, text=_SHUT, body=_SHUT, pauses=_SHUT, strays=_SHUT)
                for key, one in book.checklists.items()
            },
            templates={
                key: replace(one, page=shut[key], fields=_SHUT, rows=_SHUT, example=_SHUT)
                for key, one in book.templates.items()
            },
        )
        status = {page.slug for page in book.roles.get(STATUS, ())}
        self._all = frozenset({*_INDEXES, *status})
        """Pages of which each line may come from any text."""
        self._open = {_HOME, *(page.slug for page in book.roles.get(PATH, ()))}

    def of(self, slug: str) -> tuple[Handbook, frozenset[str]]:
        """Return the handbook as the page `slug` may know it, and the paths of the texts in it."""
        book, shut = self._book, self._shut
        if slug in self._all:
            return book, _paths(book.pages, book.checklists)
        known, named = {slug, *self._open}, {*self._lists(slug)}
        pages = {key: one for key, one in book.pages.items() if key[1] in known}
        lists = {key: one for key, one in book.checklists.items() if key[1] in named}
        forms = {key: one for key, one in book.templates.items() if key[1] in known}
        every = {**shut.pages, **pages}
        own = replace(
            shut,
            pages=every,
            checklists={**shut.checklists, **lists},
            templates={**shut.templates, **forms},
            roles={
                role: tuple(every[one.lang, one.slug] for one in those)
                for role, those in book.roles.items()
            },
        )
        return own, _paths(pages, lists)

    def _lists(self, slug: str) -> Iterator[str]:
        """Yield the names of all lists that a page could show in any language, and of more."""
        pages = (one for key, one in self._book.pages.items() if key[1] == slug)
        targets = (link.target.partition("#")[0] for page in pages for link in page.text.links)
        for target in (slug, *targets):
            yield target.rpartition("/")[2].removesuffix(".md")


def _paths(
    pages: Mapping[tuple[str, str], Page], lists: Mapping[tuple[str, str], Checklist]
) -> frozenset[str]:
    return frozenset({one.path for one in pages.values()} | {one.path for one in lists.values()})


class _Shut:
    """Answers nothing: not what it holds, not whether it is empty, not what it is equal to."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - it has none
        message = f"a page asks for “{name}” of a text that is no part of its excerpt"
        raise RuntimeError(message)

    def __bool__(self) -> bool:
        return bool(self.truth)

    def __str__(self) -> str:
        return str(self.words)

    def __eq__(self, _: object) -> bool:
        return bool(self.likeness)

    __hash__ = None  # type: ignore[assignment]


_SHUT: Any = _Shut()
