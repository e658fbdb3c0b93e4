"""The only reader of a built site: a folder in, facts out."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from handbook.cache import Cache
from handbook.model import Asset, BuiltPage, Handbook, Packed, PdfFacts, ResourceRef, Reviewed, Site
from handbook.site.asset import read_asset
from handbook.site.css import read_css
from handbook.site.html import read_html
from handbook.site.seal import walk

_THEME_FOLDERS = ("assets/", "blocks/", "epub/", "office/", "print/", "range/", "scaffold/")
_UNUSED = frozenset({"sitemap.xml", "reviewed.yaml"})
"""A site map names a server, and a folder has none; the list of reviewed scripts is for people."""
_OFFICE = (".docx", ".xlsx")
_KIND = "built"
_HTML = (".html", ".htm", ".xhtml")


def read_site(
    root: Path,
    sources: Mapping[str, str],
    book: Handbook | None = None,
    reviewed: Mapping[str, Reviewed] | None = None,
    made: Mapping[str, str] | None = None,
    kept: Cache | None = None,
) -> Site:
    """Return the facts of the built site `root`; each of its files is read once.

    `sources` names the Markdown file of each HTML file, both relative, so that a fault is told at
    the place where it can be mended. `reviewed` names the scripts that people have read, `made` the SHA-256 that
    each file had when the build made it. A link,
    or anything else that is no plain file, is an asset with the content `link`; nobody follows it.
    The facts of a file that was read before are taken from `kept`, by its bytes.
    """
    pages: list[BuiltPage] = []
    styles: dict[str, tuple[ResourceRef, ...]] = {}
    assets: dict[str, Asset] = {}
    prints: dict[str, PdfFacts] = {}
    packed: dict[str, Packed] = {}
    files: list[str] = []
    for path, entry in walk(root):
        files.append(path)
        if not entry.is_file(follow_symlinks=False):
            assets[path] = Asset(path, 0, "", "link")
            continue
        data, source = _bytes(entry), sources.get(path, "")
        read = partial(_read, data, path, source)
        asset, page, style, printed, office = _once(kept, read, data, path, source)
        assets[path] = asset
        if page is not None:
            pages.append(page)
        if style is not None:
            styles[path] = style
        if printed is not None:
            prints[path] = printed
        if office is not None:
            packed[path] = office
    return Site(
        pages=tuple(pages),
        files=frozenset(files),
        styles=styles,
        assets=assets,
        prints=prints,
        packed=packed,
        reviewed=reviewed or {},
        book=book,
        made=made or {},
    )


class _Facts(NamedTuple):
    """What one file of a site is, and what it holds of each kind that it is read as."""

    asset: Asset
    page: BuiltPage | None
    style: tuple[ResourceRef, ...] | None
    printed: PdfFacts | None
    office: Packed | None


def _read(data: bytes, path: str, source: str) -> _Facts:
    asset, lower = read_asset(data, path), path.lower()
    page = style = printed = office = None
    if lower.endswith(_HTML):
        page = read_html(data, path, source)
    elif lower.endswith(".css"):
        style = tuple(read_css(data.decode("utf-8", "replace")))
    if lower.endswith(".pdf") or asset.content == "pdf":
        from handbook.site.pdf import read_pdf  # noqa: PLC0415 - slow to load, for print files only

        printed = read_pdf(data)
    elif lower.endswith(_OFFICE) and asset.content == "zip":
        from handbook.site.packed import read_packed  # noqa: PLC0415 - for office files only

        office = read_packed(data)
    elif lower.endswith(".epub") and asset.content == "zip":
        from handbook.site.packed import read_epub  # noqa: PLC0415 - for books only

        office = read_epub(data)
    return _Facts(asset, page, style, printed, office)


def _once(
    kept: Cache | None, read: Callable[[], _Facts], data: bytes, path: str, source: str
) -> _Facts:
    """Return what `read` finds, kept under all that it depends on but our own code."""
    if kept is None:
        return read()
    key = kept.key(hashlib.sha256(data).hexdigest(), path, source)
    found = kept.data(_KIND, key)
    if found is not None:
        facts: _Facts = pickle.loads(found)  # noqa: S301 - sealed with what only this folder on this machine has
        return facts
    facts = read()
    kept.keep_data(_KIND, key, pickle.dumps(facts))
    return facts


def wanted(path: str) -> bool:
    """Return whether a file of the theme is used by our pages; the rest only weighs on the stick."""
    return path not in _UNUSED and not path.startswith(_THEME_FOLDERS)


def _bytes(entry: os.DirEntry[str]) -> bytes:
    with open(entry.path, "rb") as stream:  # noqa: PTH123 - faster on a thousand files
        return stream.read()
