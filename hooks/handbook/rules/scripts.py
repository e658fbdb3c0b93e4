"""HB809 and HB818: the scripts of a built site, and the one script that a build makes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from handbook.findings import Finding
from handbook.model import Site
from handbook.rules.base import SiteRule, short
from handbook.rules.built import file_of, is_reviewed
from handbook.rules.places import outward

INDEX = "search/search_index.js"
"""The index of a language, below its folder: data with a name, made anew by each build."""


class ScriptNotReviewed(SiteRule):
    """Every script, style sheet and font that a browser uses was read by a person, in just these bytes.

    ## Why it matters

    A script can read what an officer types and send it away. A style sheet can hide a *Stop*, and a
    font can draw one letter as another. They come from other people's packages too, and an update of
    one of them is enough to change them.

    ## How to fix it

    Read the file, or what changed in it: `handbook review-scripts` shows both. Then record it in
    `hooks/theme/reviewed.yaml` with your role and the day. Never record a hash that you only copied.
    The index of the search needs no review: it has to be plain data, and the check reads it.
    """

    code, name = "HB809", "script-not-reviewed"
    message = "“{file}” {state}"
    hint = "read what “handbook review-scripts” shows, then record it in hooks/theme/reviewed.yaml"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each script that nobody has read as it is, and whatever else is run as one."""
        asked = _run(site)
        for path in sorted(asked | {path for path in site.assets if path.endswith(READ)}):
            if state := _state(path, site, run=path in asked):
                yield self.found(f"site/{path}", 0, file=path, state=state)


class SearchResultBroken(SiteRule):
    """Every result of the search leads to a page and an id that were built.

    ## Why it matters

    The search is how an officer in a hurry finds a page. A result that leads nowhere costs minutes,
    and one that leads out of the handbook unmasks him.

    ## How to fix it

    This is a fault of the generator: look in `hooks/handbook/search.py` and `hooks/mk_search.py`.
    """

    code, name = "HB818", "search-result-broken"
    message = "the search of “{file}” leads to “{address}”, which was not built"
    hint = "mend hooks/handbook/search.py"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each result that leads nowhere, once an index."""
        ids = {page.path: page.ids for page in site.pages}
        for path, asset in sorted(site.assets.items()):
            home = path.rpartition("search/")[0]
            for address in asset.leads:
                page, _, anchor = address.partition("#")
                there = posixpath.normpath(home + unquote(page))
                known = ids.get(there)
                if outward(address) or known is None or (anchor and unquote(anchor) not in known):
                    yield self.found(f"site/{path}", 0, file=path, address=short(address))


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
