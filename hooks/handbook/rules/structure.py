"""HB803 to HB805: how a built page holds together and is understood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import unquote

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import Built, Handbook, Site
from handbook.render.context import output
from handbook.rules.base import checks_site, short
from handbook.rules.complete import written
from handbook.rules.output import misshapen
from handbook.rules.places import outward, resolved, tree_of
from handbook.rules.spread import Spot, told

BUILT_LINK_BROKEN = rule("HB803", "built-link-broken")
BUILT_ID_TWICE = rule("HB804", "built-id-twice")
BUILT_PAGE_NAMELESS = rule("HB805", "page-frame", "built-page-nameless")
LANDMARK_MISSING = rule("HB805", "page-frame", "landmark-missing")
LANGUAGE_MARKED = rule("HB805", "page-frame", "language-marked")
SWITCH_MISSING = rule("HB805", "page-frame", "switch-missing")

_LANDMARKS = {
    "skip link": "the link to its text as the first element",
    "banner": "its one header",
    "navigation": "its menu",
    "main": "its one main part",
    "heading": "its one heading of the first level",
    "text": "the place for the text of its source",
    "contentinfo": "its one footer",
}
_ISOLATED = frozenset({"bdi"})
"""Elements that find the direction of their text by themselves."""


@checks_site(BUILT_LINK_BROKEN)
def built_link_broken(site: Site) -> Iterator[Finding]:
    """Yield each address within the site that leads nowhere."""
    yield from told(BUILT_LINK_BROKEN, _Links(site).broken())
    for path, asks in sorted(site.styles.items()):
        for ask in asks:
            if ask.attribute != "url" or outward(ask.address) or misshapen(ask.address):
                continue
            there = resolved(path, unquote(ask.address.partition("#")[0]))
            if there not in site.files:
                address = short(ask.address)
                yield BUILT_LINK_BROKEN.at(
                    f"site/{path}", ask.line, file=path, more="", address=address
                )


@checks_site(BUILT_ID_TWICE)
def built_id_twice(site: Site) -> Iterator[Finding]:
    """Yield each id that stands more than once, each once."""
    yield from told(
        BUILT_ID_TWICE,
        (Spot(page, {"id": short(id_)}) for page in site.pages for id_ in page.twice),
    )


@checks_site(BUILT_PAGE_NAMELESS)
def built_page_nameless(site: Site) -> Iterator[Finding]:
    """Yield what each page lacks."""
    yield from told(
        BUILT_PAGE_NAMELESS,
        (Spot(page, {"what": what}) for page in site.pages for what in _lacks(page)),
    )


@checks_site(LANDMARK_MISSING)
def landmark_missing(site: Site) -> Iterator[Finding]:
    """Yield each part that a page lacks."""
    spots = (
        Spot(page, {"what": words})
        for page in site.pages
        for kind, words in _LANDMARKS.items()
        if kind not in page.landmarks
    )
    yield from told(LANDMARK_MISSING, spots)


@checks_site(LANGUAGE_MARKED)
def language_marked(site: Site) -> Iterator[Finding]:
    """Yield each language without its direction, and each page in another than its tree's."""
    directions = _directions(site.book)
    spots = (
        Spot(page, {"what": what})
        for page in site.pages
        for what in (*_foreign(page, directions), *_itself(page, directions, site.book))
    )
    yield from told(LANGUAGE_MARKED, spots)


@checks_site(SWITCH_MISSING)
def switch_missing(site: Site) -> Iterator[Finding]:
    """Yield each language to which a page does not lead."""
    if site.book is not None and len(site.book.built_languages) > 1:
        yield from told(SWITCH_MISSING, _unswitched(site, site.book))


class _Links:
    """The addresses of a site, each looked up once for all pages of a folder."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.ids = {page.path: page.ids for page in site.pages}
        self.good: defaultdict[str, set[str]] = defaultdict(set)
        """Addresses that lead somewhere from each folder."""

    def broken(self) -> Iterator[Spot]:
        """Yield each address of a page that leads nowhere, but what another rule tells."""
        for page in self.site.pages:
            folder = page.path.rpartition("/")[0]
            good = self.good[folder]
            for ask in page.asks:
                address = ask.address
                if address in good or outward(address) or misshapen(address):
                    continue
                path, _, anchor = address.partition("#")
                there = resolved(page.path, unquote(path)) if path else page.path
                anchor = unquote(anchor) if "%" in anchor else anchor
                if self._leads(there, anchor):
                    if path:
                        good.add(address)
                else:
                    place = written(self.site, page, address)
                    yield Spot(page, {"address": short(address)}, place)

    def _leads(self, there: str, anchor: str) -> bool:
        if there not in self.site.files:
            return False
        return not anchor or there not in self.ids or anchor in self.ids[there]


def _lacks(page: Built) -> Iterator[str]:
    needed = {"title": page.title, "language": page.lang, "direction": page.direction}
    yield from (what for what, value in needed.items() if not value)
    if "<" in page.title:
        yield f"plain title: it is “{short(page.title)}”"


def _directions(book: Handbook | None) -> dict[str, str]:
    if book is None:
        return {}
    own = {one.html: one.direction for one in book.languages.values()}
    return {one.html: one.direction for one in book.tongues} | own


def _foreign(page: Built, directions: dict[str, str]) -> Iterator[str]:
    for element, lang, direction in sorted(page.spoken):
        if not direction and element in _ISOLATED and lang in directions:
            continue
        right = directions.get(lang, "" if directions else direction)
        if not lang or not direction or direction != right:
            way = f"with the direction “{direction}”" if direction else "without a direction"
            yield f"“{element}” as “{lang}” {way}"


def _itself(page: Built, directions: dict[str, str], book: Handbook | None) -> Iterator[str]:
    if book is None or not page.lang:
        return
    tree = book.languages.get(tree_of(book, page.path)[0])
    if tree is not None and page.lang != tree.html:
        yield f"itself as “{page.lang}”, but is among the pages in “{tree.html}”"
    elif page.direction and page.direction != directions.get(page.lang, page.direction):
        yield f"itself as “{page.lang}” with the direction “{page.direction}”"


def _unswitched(site: Site, book: Handbook) -> Iterator[Spot]:
    for page in site.pages:
        its, slug = tree_of(book, page.path)
        if (its, slug) not in book.pages and (SOURCE, slug) not in book.pages:
            continue  # nothing says that it is to be in every language
        found = {(lang, resolved(page.path, address)) for lang, address in page.switch}
        for code in book.built_languages:
            lang = book.languages[code].html if code in book.languages else code
            if (lang, output(code, slug)) not in found:
                yield Spot(page, {"lang": lang})
