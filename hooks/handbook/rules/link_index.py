"""Where things are: the paths of a handbook, indexed once, and the anchors of its pages."""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Iterator, Mapping

from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Page
from handbook.model.role import BIBLIOGRAPHY
from handbook.rules.base import cached
from handbook.rules.nearest import Names

PICTURES = (".svg",)
PHOTOGRAPHS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tiff", ".avif", ".heic")
"""Endings of pictures made of dots, of which the handbook has none."""

_OUTWARD = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
_BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0]+")


class LinkIndex:
    """All paths of one book."""

    def __init__(self, book: Handbook) -> None:
        self.book = book
        self.files = frozenset(file.path for file in book.files)
        self.by_case = {path.lower(): path for path in self.files}
        self.folders = {
            path[: slash.start()] for path in self.files for slash in re.finditer("/", path)
        }
        self.pictures = Names(path for path in self.files if path.endswith(PICTURES))
        self._anchors: dict[str, Mapping[str, None]] = {}
        self._names: dict[str, Names] = {}

    def anchors(self, one: Page | Checklist) -> Mapping[str, None]:
        """Return every id that a page, or a list embedded in one, has when it is built, in order."""
        if one.path not in self._anchors:
            self._anchors[one.path] = dict.fromkeys(self._ids(one))
        return self._anchors[one.path]

    def page(self, lang: str, slug: str) -> Page | None:
        """Return the page that is shown at `slug` in a language: the English one without its own."""
        pages = self.book.pages
        return pages.get((lang, slug)) or pages.get((SOURCE, slug))

    def nearest(self, folder: str, lang: str, path: str) -> str:
        """Return the file below `folder` and a language that `path` most likely means, or nothing.

        A file of the same name in another folder comes before one whose whole path is alike.
        """
        heads = (f"{folder}/{lang}/", f"{folder}/{SOURCE}/")
        if heads[0] not in self._names:
            below = (path.split("/", 2)[2] for path in self.files if path.startswith(heads))
            self._names[heads[0]] = Names(below)
        return self._names[heads[0]].nearest(path)

    def _ids(self, one: Page | Checklist) -> Iterator[str]:
        if isinstance(one, Checklist):
            yield from _list_ids(one)
            return
        yield from (heading.id for heading in one.text.headings if heading.id)
        for embedded in self.embedded(one):
            yield from _list_ids(embedded)
        if one.role == BIBLIOGRAPHY:
            yield from (f"ref-{key}" for key in self.book.works)

    def embedded(self, one: Page) -> Iterator[Checklist]:
        """Yield each list that a link alone in its paragraph puts into a page."""
        for link in one.text.links:
            if link.alone:
                path = resolved(one.path, link.target.partition("#")[0])
                top, lang, name = [*path.removesuffix(".md").split("/", 2), "", ""][:3]
                if top == "checklists" and (lang, name) in self.book.checklists:
                    yield self.book.checklists[lang, name]


@cached
def link_index(book: Handbook) -> LinkIndex:
    """Return the paths of a book, which several families ask for."""
    return LinkIndex(book)


@functools.lru_cache(maxsize=1 << 16)
def outward(target: str) -> str:
    """Return the scheme, or the `//`, with which a target leads out; empty for one that stays."""
    found = _OUTWARD.match(_BLANKS.sub("", target))
    return found[0].lower() if found else ""


def resolved(path: str, target: str) -> str:
    """Return the path from the root to which `target` leads from the file `path`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def tree_of(book: Handbook, path: str) -> tuple[str, str]:
    """Return the language whose tree a built page is in, and the slug of its source."""
    lang, _, rest = path.partition("/")
    if lang == SOURCE or lang not in book.built_languages:
        lang, rest = SOURCE, path
    return lang, rest.removesuffix(".html") + ".md"


def typed(one: Page | Checklist, path: str, anchor: str = "") -> str:
    """Return what to type in a file to reach another; a page is meant in the file's language."""
    top, _, rest = path.partition("/")
    lang, _, slug = rest.partition("/")
    if top == "docs" and lang not in ("images", one.lang):
        path = f"docs/{one.lang}/{slug}"
    relative = posixpath.relpath(path, posixpath.dirname(one.path))
    return f"{relative}#{anchor}" if anchor else relative


def _list_ids(checklist: Checklist) -> Iterator[str]:
    parts = ("title", *(pause.id for pause in checklist.pauses if pause.id))
    yield from (checklist.anchor, *(f"{checklist.anchor}-{part}" for part in parts))
    yield from (item.id.lower() for item in checklist.items() if item.id)
