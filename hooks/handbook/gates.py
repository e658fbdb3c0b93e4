"""Where facts meet rules: content or a built site in, findings out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from handbook.findings import Finding
from handbook.model import Handbook, Site
from handbook.rules import RULES, check, check_site
from handbook.rules.ignored import sift


def content_gate(
    book: Handbook, texts: Mapping[str, str] | None = None, sound: set[str] | None = None
) -> list[Finding]:
    """Return what is wrong with the sources, of all languages, each fault once.

    What is ignored for a while is among it, with the reason, and stops nothing. `texts` are digests of
    the pages and lists by path; those in `sound` are not asked again what their words alone say, and
    those that say nothing are put in. That is true for as long as nothing but such texts changes.
    """
    if texts is None or sound is None:
        return sift(check(book), book)
    asked = {path for path, text in texts.items() if text not in sound}
    found = check(_only(book, asked), _LONE)
    sound |= {texts[path] for path in asked - {one.path for one in found}}
    return sift({*check(book, _REST), *found}, book)


def safe_to_show(book: Handbook, paths: Collection[str]) -> bool:
    """Return whether what stands in the pages and lists at `paths` may be opened in a browser.

    That it may be published is another question, and takes longer.
    """
    words = replace(_only(book, paths), drawings={})
    return not any(one.stops for one in check(words, _SAFETY))


def _only(book: Handbook, paths: Collection[str]) -> Handbook:
    """Return the handbook with no other pages and lists than those at `paths`."""
    pages = {key: one for key, one in book.pages.items() if one.path in paths}
    lists = {key: one for key, one in book.checklists.items() if one.path in paths}
    return replace(book, pages=pages, checklists=lists)


def output_gate(site: Site) -> list[Finding]:
    """Return what is wrong with a built site, every file of it."""
    return check_site(site)


_WORDS = frozenset({"HB512", "HB515", "HB520", "HB901", "HB902", "HB903"})
"""Rules that ask about each text by itself: with no other text beside it they say the same."""
_LONE = tuple(one for one in RULES if one.code in _WORDS)
_REST = tuple(one for one in RULES if one.code not in _WORDS)
_SAFETY = tuple(one for one in RULES if one.code.startswith("HB5"))
