"""HB812: how heavy a file, a page and a language of a built site may be."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Built, Site
from handbook.rules.base import checks_site
from handbook.rules.built import file_of

BUILT_FILE_TOO_BIG = rule("HB812", "site-too-heavy", "built-file-too-big")
PAGE_TOO_HEAVY = rule("HB812", "site-too-heavy", "page-too-heavy")
LANGUAGE_TOO_HEAVY = rule("HB812", "site-too-heavy", "language-too-heavy")


@checks_site(BUILT_FILE_TOO_BIG)
def built_file_too_big(site: Site) -> Iterator[Finding]:
    """Yield each file above the limit of its kind."""
    sources = {page.path: page.source for page in site.pages}
    for path, asset in sorted(site.assets.items()):
        what, most = next((what, most) for name, what, most in _FILES if name.search(path))
        if asset.size > most * 1000:
            place = sources.get(path) or f"site/{path}"
            size = _thousands(asset.size)
            yield BUILT_FILE_TOO_BIG.at(place, 0, file=path, size=size, what=what, most=most)


@checks_site(PAGE_TOO_HEAVY)
def page_too_heavy(site: Site) -> Iterator[Finding]:
    """Yield each page that weighs too much together with what it loads by itself."""
    known: dict[tuple[str, str], str] = {}  # all pages of a folder load much the same
    for page in site.pages:
        loads = _loads(page, known)
        size = sum(site.assets[path].size for path in loads if path in site.assets)
        if size > _PAGE * 1000:
            place = page.source or f"site/{page.path}"
            yield PAGE_TOO_HEAVY.at(place, 0, file=page.path, size=_thousands(size), most=_PAGE)


@checks_site(LANGUAGE_TOO_HEAVY)
def language_too_heavy(site: Site) -> Iterator[Finding]:
    """Yield each language that is heavier than its pages explain."""
    homes = _homes(site)
    sizes: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    for path, asset in site.assets.items():
        home = next((part for part in path.split("/")[:2] if part in homes), "")
        sizes[home] += asset.size
        pages[home] += path.endswith(".html")
    for home, size in sorted(sizes.items()):
        most = _LANGUAGE + _EACH * pages[home]
        if size > most * 1000:
            place = f"site/{home}".rstrip("/")
            yield LANGUAGE_TOO_HEAVY.at(place, 0, folder=f"{place}/", size=_thousands(size),
                             pages="1 page" if pages[home] == 1 else f"{pages[home]} pages", most=most)  # fmt: skip


def _loads(page: Built, known: dict[tuple[str, str], str]) -> set[str]:
    """Return the page and every file that opens with it, without a click."""
    folder = posixpath.dirname(page.path)
    found = {page.path}
    for ask in page.asks:
        if ask.element in _LOADING:
            there = known.get((folder, ask.address))
            if there is None:
                there = known[folder, ask.address] = file_of(folder, ask.address)
            found.add(there)
    return found


def _homes(site: Site) -> frozenset[str]:
    """Return the folders of the languages beside that of the first page."""
    firsts = {page.path: page.lang for page in site.pages if page.path.endswith("index.html")}
    base = firsts.get("index.html")
    return frozenset(
        path.partition("/")[0]
        for path, lang in firsts.items()
        if path.count("/") == 1 and lang != base
    )


def _thousands(size: int) -> int:
    """Return bytes as kilobytes, rounded up: what is over a limit never looks as if it kept it."""
    return -(-size // 1000)


_FILES = tuple(
    (re.compile(pattern), what, most)
    for pattern, what, most in (
        # measured with 1000 pages: index of the search 6,900 kB, register of the codes 179 kB
        (r"(?:^|/)search/search_index\.js(?:on)?$", "an index of the search", 12_000),
        # measured: twenty lists with their reasons 131 kB in Urdu
        (r"^data/[\w-]+/checklists\.json$", "a file of lists as data", 400),
        # measured: 25 forms 229 kB in English; letters of Urdu take two bytes
        (r"^data/[\w-]+/forms\.json$", "a file of forms as data", 900),
        (r"\.html$", "a page", 400),
        # measured: bundle of the search 114 kB, ours at most 4 kB
        (r"\.m?js$", "a script", 200),
        # measured: 10 kB
        (r"\.css$", "a style sheet", 60),
        # measured: 159 kB for a weight of the Nastaliq font, the largest script of ours
        (r"\.woff2$", "a font", 300),
        # measured: sheets of one page 23 to 60 kB, a form of four pages 64 kB
        (r"(?:^|/)(?:pack|forms|case)\.pdf$", "a pack of sheets", 10_000),
        (r"^books/", "a book", 60_000),
        (r"\.pdf$", "a sheet", 600),
        # measured: a record of 52 fields 12 kB, a log of 100 rows 21 kB
        (r"\.(?:docx|xlsx)$", "an office file", 100),
        (r"\.svg$", "a drawing", 100),
        (r"", "any other file", 60),
    )
)
"""Endings with the most kilobytes: about three times what the heaviest file of the kind needs."""
_PAGE = 1_200
"""Measured: 200 kB for most pages. The fonts and the index of the search have limits of their own."""
_LANGUAGE, _EACH = 4_000, 180
"""Kilobytes of a language and of each of its pages. Measured: 900 kB for fonts, scripts and styles, and
32.9 MB in all for the 203 pages of Urdu, of which the sheets in Nastaliq are the most. Before the
pages of rules left the site, 474 pages could hold twice as much."""
_LOADING = frozenset(
    {"embed", "iframe", "img", "input", "link", "object", "script", "source", "video"}
)
