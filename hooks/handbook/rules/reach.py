"""HB811: what a reader can reach in a built site, from its first page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Built, Site
from handbook.rules.base import checks_site
from handbook.rules.built import CONTENTS, FIRST, MARKER, ending, file_of

ORPHAN_FILE = rule("HB811", "orphan-file")


@checks_site(ORPHAN_FILE)
def orphan_file(site: Site) -> Iterator[Finding]:
    """Yield each file that is not reached; of a kind that is not published, HB810 tells."""
    reached = _reached(site)
    sources = {page.path: page.source for page in site.pages}
    for path in sorted(site.files - reached):
        if ending(path) in CONTENTS:
            yield ORPHAN_FILE.at(sources.get(path) or f"site/{path}", 0, file=path)


def _reached(site: Site) -> set[str]:
    """Return every file that is reached from the first page, directly or by what it leads to."""
    pages = {page.path: page for page in site.pages}
    followed: dict[str, set[str]] = {}  # all pages of a folder ask for much the same
    seen = {FIRST, MARKER} & site.files
    pending = sorted(seen)
    while pending:
        path = pending.pop()
        page = pages.get(path)
        asks = page.asks if page else site.styles.get(path, ())
        folder = posixpath.dirname(path)
        known = followed.setdefault(folder, set())
        fresh = {ask.address for ask in asks} - known
        known |= fresh
        there = {file_of(folder, address) for address in fresh if address[:1] != "#"}
        if page and any(_BUNDLE.fullmatch(one) for one in there):
            there |= _loaded(page, pages)
        there = (there & site.files) - seen
        seen |= there
        pending += sorted(there)
    return (
        seen | set(_licences(site, seen)) | {path for path in site.files if _DATA.fullmatch(path)}
    )


def _loaded(page: Built, pages: Mapping[str, Built]) -> set[str]:
    """Return what the bundle of a page loads by itself: the index of the search."""
    top = page.path.partition("/")[0]
    first, base = pages.get(f"{top}/{FIRST}"), pages.get(FIRST)
    home = f"{top}/" if first and base and first.lang != base.lang else ""
    return {f"{home}search/search_index.{ending}" for ending in ("js", "json")}


def _licences(site: Site, reached: set[str]) -> Iterator[str]:
    """Yield the licence of each family of fonts that is reached; it has to travel with them."""
    for path in site.files:
        if found := _LICENCE.fullmatch(path):
            head = f"{found['folder']}{found['family']}-"
            if any(font.startswith(head) and font.endswith(".woff2") for font in reached):
                yield path


_DATA = re.compile(
    r"data/(?:[a-z]{2,3}(?:-[A-Za-z]{2,4})?/(?:checklists|forms)|(?:checklists|forms)\.schema"
    r"|forms/F-[0-9]{2}\.schema)\.json"
)
"""What programs of agencies load; people reach it through the page that tells of it."""
_BUNDLE = re.compile(r"assets/javascripts/bundle\.[0-9a-f]+\.min\.js")
_LICENCE = re.compile(r"(?P<folder>(?:[^/]+/)*)OFL-(?P<family>[^/]+)\.txt")
