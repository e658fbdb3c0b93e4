"""HB838 and HB839: a site is what the build made of the sources, and the data of its pages is ours."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from typing import Any

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Built, Site
from handbook.rules.base import checks_site
from handbook.rules.built import MARKER, file_of
from handbook.rules.spread import Spot, told

BUILT_FILE_STRANGE = rule("HB838", "built-file-strange")
PAGE_DATA_STRANGE = rule("HB839", "page-data-strange")


@checks_site(BUILT_FILE_STRANGE)
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


@checks_site(PAGE_DATA_STRANGE)
def page_data_strange(site: Site) -> Iterator[Finding]:
    """Yield each page whose data is not of the one shape."""
    yield from told(
        PAGE_DATA_STRANGE,
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
    base, script = (str(data[key]) for key in ("base", "search"))
    home = f"{base.removesuffix('/')}/search/search_index.js" if _BASE.fullmatch(base) else ""
    if not home or file_of(folder, home) not in site.files:
        return "“base”"
    if file_of(folder, script) != _SCRIPT or _SCRIPT not in site.files:
        return "“search”"
    return "" if _are_words(data["translations"]) else "“translations”"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is there twice")
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
_SCRIPT = "js/search.js"
"""What the theme puts in place of the bundle's worker."""
_ESCAPED = re.compile("&(?:amp|lt|gt|#34|#39);")
"""What the theme writes for a sign in a word that the search shows as HTML."""
_WORD_KEY = re.compile(r"search\.result\.[a-z.]+")
