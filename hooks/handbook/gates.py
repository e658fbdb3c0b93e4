"""Where facts meet rules: content or a built site in, findings out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from handbook.findings import Finding
from handbook.model import Handbook, Site
from handbook.rules import RULES, SITE_RULES, check, check_site
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


def output_gate(
    site: Site, parts: Mapping[str, str] | None = None, sound: set[str] | None = None
) -> list[Finding]:
    """Return what is wrong with a built site, every file of it.

    `parts` has for each page a digest of all that it was made of. With the same parts and the same
    bytes a page that is `sound` is not compared with its text again; those that are sound are put in.
    """
    if parts is None or sound is None:
        return check_site(site)
    states = {
        page.path: f"{parts[page.path]}{site.assets[page.path].sha256}"
        for page in site.pages
        if page.path in parts
    }
    sound &= {*states.values()}
    asked = tuple(page for page in site.pages if states.get(page.path) not in sound)
    found = check_site(replace(site, pages=asked), _COMPARED)
    if not found:
        sound |= {states[page.path] for page in asked if page.path in states}
    return sorted({*check_site(site, _WHOLE), *found})


ALONE = frozenset((
    "HB016", "HB040", "HB043", "HB047", "HB053", "HB056", "HB091", "HB307", "HB322", "HB340", "HB344", "HB504",
    "HB505", "HB506", "HB507", "HB508", "HB510", "HB511", "HB512", "HB515", "HB516", "HB520", "HB530",
    "HB531", "HB533", "HB901", "HB902", "HB903",
))  # fmt: skip
"""Rules that ask about each text by itself: with no other text beside it they say the same."""
_LONE = tuple(one for one in RULES if one.code in ALONE)
_REST = tuple(one for one in RULES if one.code not in ALONE)
_SAFETY = tuple(one for one in RULES if one.code.startswith("HB5"))
_COMPARED = tuple(one for one in SITE_RULES if one.code == "HB840")
_WHOLE = tuple(one for one in SITE_RULES if one.code != "HB840")
