"""HB840: the things that a text holds are on its built page, in its order; see `Shown` for their kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from urllib.parse import unquote

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Built, Shown, Site
from handbook.rules.base import checks_site, short, taken
from handbook.rules.expected import Thing, beginning, cells, free, held, letters, named, uncited
from handbook.rules.places import outward, resolved
from handbook.rules.spread import once_a_site, place_of

CONTENT_LOST = rule("HB840", "content-lost")

_WRITTEN = frozenset({"item", "picture", "reason", "step", "text of the item"})
"""Kinds of things that texts alone hold: what is made from data has none of them."""
_MOST = 3000
"""Things of one page up to which their places are compared."""


@checks_site(CONTENT_LOST)
def content_lost(site: Site) -> Iterator[Finding]:
    """Yield each place where a page and its text part; a text that two trees show is told once."""
    book, known = site.book, set()
    if book is None:
        return
    for page in site.pages:
        if "text" in page.landmarks and (things := texts(site)[page.path]):
            ordered = not free(book, page.path)
            for kind, thing, what, path, line in _parted(things, page, ordered=ordered):
                if (kind, thing, what, path, line) not in known:
                    known.add((kind, thing, what, path, line))
                    found = {"kind": kind, "thing": short(thing), "what": what, "file": page.path}
                    yield CONTENT_LOST.at(path, line, **found)


@once_a_site
def texts(site: Site) -> Mapping[str, tuple[Thing, ...]]:
    """Return what the text of each page holds, by the page's path."""
    return {
        page.path: held(site.book, page.path, page.ids) if site.book is not None else ()
        for page in site.pages
    }


def written(site: Site, page: Built, address: str) -> tuple[str, int] | None:
    """Return where the sources hold an address of a built page, None where they do not."""
    key = _address(address, page.path)
    its = (one for one in texts(site)[page.path] if one.kind in ("link", "picture"))
    return next(((one.path, one.line) for one in its if one.key.partition(" ")[0] == key), None)


def _parted(
    things: Sequence[Thing], page: Built, *, ordered: bool
) -> Iterator[tuple[str, str, str, str, int]]:
    """Yield kind, thing, what is the matter, path and line of each place where the two differ."""
    keys = [(one.kind, one.key) for one in things]
    shown = [_key(one, page.path) for one in page.shown]
    need, have = Counter(keys), Counter(shown)
    lost, more, left = need - have, have - need, iter(shown)
    runs: list[Sequence[Thing]] = []
    if lost or (ordered and not all(key in left for key in keys)):
        runs = [things]
        if max(len(keys), len(shown)) <= _MOST:
            blocks = SequenceMatcher(None, keys, shown, autojunk=False).get_opcodes()
            runs = [things[here:end] for kind, here, end, *_ in blocks if kind != "equal"]
    for run in filter(None, runs):
        gone = [one for one in run if taken(lost, (one.kind, one.key))]
        for (path, line), these in groupby(gone, key=lambda one: (one.path, one.line)):
            first, *rest = these
            what = f"is missing, with {len(rest)} more of its line" if rest else "is missing"
            yield first.kind, first.words, what, path, line
        if not gone and need <= have:
            yield run[0].kind, run[0].words, "is not in its place", run[0].path, run[0].line
    held_of, shown_of = (Counter(kind for kind, _ in both) for both in (keys, shown))
    for one in page.shown if more else ():
        added = one.kind in _WRITTEN and shown_of[one.kind] > held_of[one.kind]
        if added and taken(more, _key(one, page.path)):
            words = one.words or one.name
            yield one.kind, words, "is there more often than in the text", place_of(page), 0


def _key(one: Shown, path: str) -> tuple[str, str]:
    """Return kind and key of what the built page `path` shows."""
    words = one.words
    if one.kind in ("link", "picture"):
        key = f"{_address(one.name, path)} {letters(words) if one.kind == 'picture' else named(words)}"
    elif one.kind == "text of the item":
        key = f"{one.name} {uncited(words)}"
    elif one.kind == "step":
        key = beginning(words)
    elif one.kind == "row":
        key = cells(words.split("|"))
    elif one.kind == "callout":
        key = words.strip().casefold()
    else:
        key = f"{words} {one.name}" if one.kind == "heading" else one.name or letters(words)
    return one.kind, key


def _address(address: str, path: str) -> str:
    """Return the path below the site to which an address on the built page `path` leads."""
    if outward(address):
        return address.strip()
    there, mark, anchor = address.partition("#")
    return (resolved(path, unquote(there.strip())) if there else path) + mark + unquote(anchor)
