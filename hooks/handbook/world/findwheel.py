"""The invented search engine: pure, and of the standard library alone, as the learners' server has a copy.

It folds nothing: letters, capitals and signs count as they are written. hooks/theme/range/js/find.js
does the same for the flat pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from handbook.world.moment import there


class Part(NamedTuple):
    """A text of a page, from when it is there and until when."""

    since: int | None
    until: int | None
    text: str


class Document(NamedTuple):
    """A page that the search knows."""

    host: str
    path: str
    title: str
    parts: Sequence[Part]


class Found(NamedTuple):
    """A page that was found, and how it begins."""

    host: str
    path: str
    title: str
    opening: str


def find(index: Iterable[Document], query: str, now: int) -> list[Found]:
    """Return the pages that hold every word and every “exact phrase” of a query at a moment."""
    terms = asked(query)
    found: list[Found] = []
    for document in index if terms else ():
        texts = texts_of(document, now)
        padded = [f" {' '.join(tokens(text))} " for text in (document.title, *texts)]
        if texts and all(any(f" {term} " in text for text in padded) for term in terms):
            found.append(Found(document.host, document.path, document.title, texts[0][:OPENING]))
    return found


def texts_of(document: Document, now: int) -> list[str]:
    """Return the texts of a page that are there at a moment; none where the page is not there."""
    return [part.text for part in document.parts if there(part.since, part.until, now)]


def asked(query: str) -> list[str]:
    """Return the terms of a query: words, and what stands between quotation marks."""
    terms: list[str] = []
    for number, piece in enumerate(re.split('["“”]', query)):
        words = tokens(piece)
        terms += [" ".join(words)] if number % 2 and words else words
    return terms


def tokens(text: str) -> list[str]:
    """Return the words of a text without the signs at their edges."""
    stripped = (word.strip(_EDGES) for word in _SPACE.split(text))
    return [word for word in stripped if word]


OPENING = 160
"""Signs of a page that a result shows."""
_EDGES = ".,;:!?…()[]«»'‘’،؛؟۔।"
_SPACE = re.compile("[ \t\r\n\u00a0]+")
