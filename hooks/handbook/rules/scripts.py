"""HB809 and HB818: the scripts of a built site, and the one script that a build makes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Site
from handbook.rules.base import checks_site, short
from handbook.rules.built import file_of, is_reviewed
from handbook.rules.places import outward

SCRIPT_NOT_REVIEWED = rule("HB809", "script-not-reviewed")
SEARCH_RESULT_BROKEN = rule("HB818", "search-result-broken")

INDEX = "search/search_index.js"
"""The index of a language, below its folder: data with a name, made anew by each build."""


@checks_site(SCRIPT_NOT_REVIEWED)
def script_not_reviewed(site: Site) -> Iterator[Finding]:
    """Yield each script that nobody has read as it is, and whatever else is run as one."""
    asked = _run(site)
    for path in sorted(asked | {path for path in site.assets if path.endswith(READ)}):
        if state := _state(path, site, run=path in asked):
            yield SCRIPT_NOT_REVIEWED.at(f"site/{path}", 0, file=path, state=state)


@checks_site(SEARCH_RESULT_BROKEN)
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
    """Return what a person has to look at; empty for a script that was read."""
    asset = site.assets.get(path)
    if asset is None or (is_reviewed(asset, site) and not (run and path.endswith(_DRAWN))):
        return ""
    if not path.endswith(READ) or (run and path.endswith(_DRAWN)):
        return "is run as a script and has another name"
    if path == INDEX or path.endswith(f"/{INDEX}"):
        return "" if asset.content == "search-index" else "is more than a search index"
    return "has changed since it was reviewed" if path in site.reviewed else "was never reviewed"


def _run(site: Site) -> set[str]:
    """Return the path of each file that a page runs as a script."""
    asked = {
        (posixpath.dirname(page.path), ask.address)
        for page in site.pages
        for ask in page.asks
        if ask.element == "script"
    }
    return {file_of(folder, address) for folder, address in asked} - {""}


_DRAWN = (".css", ".woff2")
READ = (".js", ".mjs", ".cjs", *_DRAWN)
"""Endings of what a person reads: what runs, what can hide a word, what can draw it as another."""
