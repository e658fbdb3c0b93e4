"""What several rules over a built site share: its files, and where an address in it leads."""

from __future__ import annotations

import functools
import posixpath
from urllib.parse import unquote

from handbook.model import Asset, Site
from handbook.rules.places import outward

FIRST = "index.html"
MARKER = ".handbook-site"
"""The file by which a build knows that a folder is a site of its own."""


@functools.lru_cache(maxsize=1 << 16)
def file_of(folder: str, address: str) -> str:
    """Return the file to which an address leads; empty for one in the page itself or outside."""
    path = unquote(address.strip().partition("#")[0].partition("?")[0])
    if not path or outward(address):
        return ""
    return posixpath.normpath(posixpath.join(folder, path))


def is_reviewed(asset: Asset, site: Site) -> bool:
    """Return whether somebody has read a script in just these bytes."""
    review = site.reviewed.get(asset.path)
    return review is not None and bool(asset.sha256) and review.sha256 == asset.sha256


def ending(path: str) -> str:
    """Return the ending of a file's name; the whole name where it has none."""
    return path.rpartition("/")[2].rpartition(".")[2]


_TEXT = frozenset({"text"})
CONTENTS = {
    "css": _TEXT,
    "docx": frozenset({"zip"}),
    "html": frozenset({"html"}),
    "js": frozenset({"search-index", "text"}),
    "json": frozenset({"json", "search-data"}),
    "pdf": frozenset({"pdf"}),
    "svg": frozenset({"svg"}),
    "txt": _TEXT,
    "woff2": frozenset({"woff2"}),
    "xlsx": frozenset({"zip"}),
}
"""What the bytes of a file may be, by the ending of its name; no other ending is published."""
