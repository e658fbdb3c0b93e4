"""One EPUB as bytes in, what its parts hold out; nothing in it is trusted."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from handbook.model import Packed, Relation
from handbook.site.css import read_css
from handbook.site.packed import unpacked
from handbook.site.parts import BadPart, addresses_of, read_plain

MOST_PARTS = 3000
"""Parts that a book may have: one for each page, and some twenty beside them."""
FIRST = "mimetype"
KIND = b"application/epub+zip"


def read_epub(data: bytes) -> Packed:
    """Return the facts of an EPUB; of one that is not safe to read, only why.

    A relation is an address that a part names, as the place in the book to which it leads.
    """
    try:
        parts = unpacked(data, MOST_PARTS, _NAME)
        found = [_Part(*one) for one in parts]
    except BadPart as reason:
        return Packed(unread=str(reason))
    if not parts or parts[0] != (FIRST, KIND):
        return Packed(unread="does not begin with what an EPUB begins with")
    names = frozenset(name for name, _ in parts)
    relations = (one for part in found for one in part.relations(names))
    return Packed(
        parts=tuple(name for name, _ in parts),
        relations=tuple(dict.fromkeys(relations)),
        elements=frozenset(one for part in found for one in part.elements),
        addresses=tuple(dict.fromkeys(one for part in found for one in part.addresses)),
    )


class _Part:
    """What one part of a book holds: each element and attribute, and what it leads to."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.elements: set[tuple[str, str]] = set()
        self.asks: dict[str, None] = {}
        self.addresses: tuple[str, ...] = ()
        if name.endswith(".css"):
            self.asks |= dict.fromkeys(
                one.address for one in read_css(data.decode("utf-8", "replace"))
            )
        elif name.endswith(_XML):
            self.addresses = addresses_of(name, data)
            read_plain(name, data, self._begin)

    def relations(self, names: frozenset[str]) -> Iterator[Relation]:
        """Yield what it leads to; outside is what is no part of the book."""
        for ask in self.asks:
            path = unquote(ask.partition("#")[0])
            there = posixpath.normpath(posixpath.join(posixpath.dirname(self.name), path))
            if path:
                yield Relation("", ask, there not in names)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        space, _, element = name.rpartition(" ")
        self.elements.add((space, element))
        for key, value in attributes.items():
            if key in _ASKING or key.endswith(" href"):
                self.asks[value] = None
            if key == "style" or key.startswith("on"):
                self.elements.add((space, f"{element} {key}"))


_XML = (".opf", ".xhtml", ".xml")
_ASKING = frozenset({"action", "data", "formaction", "href", "poster", "src", "srcset"})
_NAME = re.compile(
    r"mimetype|META-INF/container\.xml|OEBPS/(?:[a-z0-9-]+/)*[A-Za-z0-9-]+\.[a-z0-9]+"
)
