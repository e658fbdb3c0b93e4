"""HB809, HB811, HB812, HB818 and HB838: what a built site loads, runs and reaches, and the weight of its files."""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from handbook.catalog import known, rule
from handbook.findings import Finding, short
from handbook.model import Asset, Site
from handbook.render.context import output
from handbook.rules.base import checks
from handbook.rules.link_index import outward
from handbook.search import INDEX

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


CONTENTS = {
    "css": {"text"}, "docx": {"zip"}, "epub": {"zip"}, "html": {"html"}, "js": {"search-index", "text"},
    "json": {"json"}, "pdf": {"pdf"}, "svg": {"svg"}, "txt": {"text"},
    "woff2": {"woff2"}, "xlsx": {"zip"},
}  # fmt: skip
"""What the bytes of a file may be, by the ending of its name; no other ending is published."""


BUILT_FILE_TOO_BIG = rule("HB812", "built-file-too-big")


@checks("HB812")
def check_weights(site: Site) -> Iterator[Finding]:
    """Yield each file that is heavier than its kind may be."""
    sources = {page.path: page.source for page in site.pages}
    for path, asset in sorted(site.assets.items()):
        what, most = next((what, most) for name, what, most in _FILES if name.search(path))
        if asset.size > most * 1000:
            place, size = sources.get(path) or f"site/{path}", -(-asset.size // 1000)  # rounded up
            yield BUILT_FILE_TOO_BIG.at(place, 0, file=path, size=size, what=what, most=most)


_FILES = tuple((re.compile(one["path"]), one["what"], one["most"]) for one in known("weights"))


ORPHAN_FILE = rule("HB811", "orphan-file")


@checks("HB811")
def orphan_file(site: Site) -> Iterator[Finding]:
    """Yield each file that is not reached; of a kind that is not published, HB810 reports."""
    sources = {page.path: page.source for page in site.pages}
    for path in sorted(site.files - _reached(site)):
        if ending(path) in CONTENTS:
            yield ORPHAN_FILE.at(sources.get(path) or f"site/{path}", 0, file=path)


def _reached(site: Site) -> set[str]:
    pages, seen = {page.path: page for page in site.pages}, set[str]()
    pending = [FIRST, MARKER, *(path for path in site.files if _ALONE.fullmatch(path))]
    if site.book:  # old sticks and sheets lead there
        langs, moved = site.book.built_languages, site.book.moved
        pending += (output(lang, one.path) for one in moved for lang in langs)
    while pending:
        path = pending.pop()
        if path in seen or path not in site.files:
            continue
        seen.add(path)
        asks = pages[path].asks if path in pages else site.styles.get(path, ())
        there = {file_of(posixpath.dirname(path), ask.address) for ask in asks}
        if path in pages and _SEARCH in there:  # it loads the index of its language by itself
            top = path.partition("/")[0]
            spoken = {pages[one].lang for one in (FIRST, f"{top}/{FIRST}") if one in pages}
            there.add(f"{top}/{INDEX}" if len(spoken) > 1 else INDEX)
        pending += there - seen
    # the licence of a family of fonts has to travel with them
    fonts = tuple(path for path in seen if path.endswith(".woff2"))
    for found in filter(None, map(_LICENCE.fullmatch, site.files)):
        if any(font.startswith(f"{found['folder']}{found['family']}-") for font in fonts):
            seen.add(found[0])
    return seen


_ALONE = re.compile(
    r"books/[a-z]{2,3}(?:-[A-Za-z]{2,4})?(?:(?:-pocket)?\.pdf|\.epub)"
    r"|data/(?:[a-z]{2,3}(?:-[A-Za-z]{2,4})?/(?:checklists|forms)|(?:checklists|forms)\.schema"
    r"|forms/F-[0-9]{2}\.schema)\.json"
)
"""Books, which are handed on as files, and what programs of agencies load."""
_SEARCH = "js/find.js"
_LICENCE = re.compile(r"(?P<folder>(?:[^/]+/)*)OFL-(?P<family>[^/]+)\.txt")


SCRIPT_NOT_REVIEWED = rule("HB809", "script-not-reviewed")
SEARCH_RESULT_BROKEN = rule("HB818", "search-result-broken")


@checks("HB809")
def script_not_reviewed(site: Site) -> Iterator[Finding]:
    """Yield each script that nobody has read as it is, and whatever else is run as one."""
    asks = ((page.path, ask) for page in site.pages for ask in page.asks if ask.element == "script")
    run = {file_of(posixpath.dirname(path), ask.address) for path, ask in asks}
    for path in sorted(run.union(one for one in site.assets if one.endswith(READ)) - {""}):
        if state := _state(path, site, run=path in run):
            yield SCRIPT_NOT_REVIEWED.at(f"site/{path}", 0, file=path, state=state)


@checks("HB818")
def search_result_broken(site: Site) -> Iterator[Finding]:
    """Yield each result that leads nowhere, once an index."""
    ids = {page.path: page.ids for page in site.pages}
    for path, asset in sorted(site.assets.items()):
        home = path.rpartition("search/")[0]
        for address in asset.leads:
            page, _, anchor = address.partition("#")
            there = posixpath.normpath(home + unquote(page))
            known = ids.get(there)
            if outward(address) or known is None or (anchor and unquote(anchor) not in known):
                yield SEARCH_RESULT_BROKEN.at(f"site/{path}", 0, file=path, address=short(address))


def _state(path: str, site: Site, *, run: bool) -> str:
    asset = site.assets.get(path)
    if asset is None or (is_reviewed(asset, site) and not (run and path.endswith(_DRAWN))):
        return ""
    if not path.endswith(READ) or (run and path.endswith(_DRAWN)):
        return "is run as a script and has another name"
    if path == INDEX or path.endswith(f"/{INDEX}"):
        return "" if asset.content == "search-index" else "is more than a search index"
    return "has changed since it was reviewed" if path in site.reviewed else "was never reviewed"


_DRAWN = (".css", ".woff2")
READ = (".js", ".mjs", ".cjs", *_DRAWN)
"""Endings of what a person reads: what runs, what can hide a word, what can draw it as another."""


BUILT_FILE_STRANGE = rule("HB838", "built-file-strange")


@checks("HB838")
def built_file_strange(site: Site) -> Iterator[Finding]:
    """Yield each file that differs from what was noted of it, in either way."""
    for path in sorted(site.made.keys() | site.assets.keys()) if site.made else ():
        asset, noted = site.assets.get(path), site.made.get(path)
        if asset is None:
            what = "was made by the build and is gone"
        elif noted is None:
            what = "" if path == MARKER else "was not made by the build"
        else:
            what = "" if asset.sha256 == noted else "has changed since the build made it"
        if what:
            yield BUILT_FILE_STRANGE.at(f"site/{path}", 0, file=path, what=what)
