"""HB838 and HB839: a site is what the build made of the sources, and the data of its pages is ours."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from typing import Any

from handbook.findings import Finding
from handbook.model import Built, Site
from handbook.rules.base import SiteRule
from handbook.rules.built import MARKER, file_of
from handbook.rules.spread import Spot, told


class BuiltFileStrange(SiteRule):
    """Each file of a site has the bytes that the build gave it, and there is no other file.

    ## Why it matters

    Whatever changes a page, a sheet or a font after it was made changes it unseen: a word of a *Stop*
    that is gone looks like one that was never there. A file that the build did not make was judged by
    nobody as a source.

    ## How to fix it

    Build again. If it is told again, a program beside the build writes into its folder: a plugin, a
    hook that is not ours, or a virus scanner. A new maker of files takes note of each in
    `hooks/handbook/run.py`.
    """

    code, name = "HB838", "built-file-strange"
    message = "“{file}” {what}"
    hint = (
        "build again; look for a plugin or another program that writes into the folder of the site"
    )

    def check(self, site: Site) -> Iterator[Finding]:
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
                yield self.found(f"site/{path}", 0, file=path, what=what)


class PageDataStrange(SiteRule):
    """The data that a page gives to the search names our own files, and words without markup.

    ## Why it matters

    The search loads what this data names, and shows its words as HTML. From a stick, the policy of the
    page lets it load any file of the reader's disk.

    ## How to fix it

    Mend `hooks/theme/partials/config.html`, or the words of the search in `docs/data/languages.yaml`:
    they hold no `<` and no `&`.
    """

    code, name = "HB839", "page-data-strange"
    message = "“{file}”{more} gives the search other data than ours: {what}"
    hint = "mend hooks/theme/partials/config.html, or the words of the search in docs/data/languages.yaml"

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield each page whose data is not of the one shape."""
        yield from told(
            self,
            (
                Spot(page, {"what": what})
                for page in site.pages
                for text in page.data
                if (what := _strange(text, page, site))
            ),
        )


def _strange(text: str, page: Built, site: Site) -> str:
    """Return what is other than ours in the data of a page, empty where nothing is."""
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return "it cannot be read"
    if not isinstance(data, dict) or data.keys() != _KEYS:
        return "its keys"
    if data["features"] != [] or data["tags"] is not None or data["version"] is not None:
        return "“features”, “tags” or “version”"
    folder = posixpath.dirname(page.path)
    base, worker = (str(data[key]) for key in ("base", "search"))
    home = f"{base.removesuffix('/')}/search/search_index.js" if _BASE.fullmatch(base) else ""
    if not home or file_of(folder, home) not in site.files:
        return "“base”"
    if not _WORKER.fullmatch(file_of(folder, worker)) or file_of(folder, worker) not in site.files:
        return "“search”"
    return "" if _are_words(data["translations"]) else "“translations”"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _are_words(words: Any) -> bool:  # noqa: ANN401 - whatever the page holds
    return (
        isinstance(words, dict)
        and all(_WORD_KEY.fullmatch(key) for key in words)
        and all(isinstance(one, str) for one in words.values())
        and not any(set(_ESCAPED.sub("", one)) & set("<&") for one in words.values())
    )


_KEYS = frozenset({"base", "features", "search", "tags", "version", "translations"})
_BASE = re.compile(r"\.|(?:\.\./)+")
"""The folder of a page's language, seen from the page."""
_WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js")
_ESCAPED = re.compile("&(?:amp|lt|gt|#34|#39);")
"""What the theme writes for a sign in a word that the search shows as HTML."""
_WORD_KEY = re.compile(r"search\.result\.[a-z.]+")
