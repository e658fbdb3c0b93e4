"""HB840 to HB844: two views of one page, the source's and the built one, must agree."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from typing import NamedTuple

from handbook.catalog import Rule, rule
from handbook.model import Built, Site
from handbook.rules import facts
from handbook.rules.base import Faults, checks_site, short
from handbook.rules.facts import Fact
from handbook.rules.promised import Promise, Promises, promises
from handbook.rules.spread import once_a_site
from handbook.rules.steps import parted, taken

LINKS_DIFFER = rule("HB840", "links-differ")
HEADINGS_DIFFER = rule("HB841", "headings-differ")
ITEMS_DIFFER = rule("HB842", "items-differ")
IMAGES_DIFFER = rule("HB843", "images-differ")
STEPS_DIFFER = rule("HB844", "steps-differ")

_HOME = "index.md"
_MOST = 1000
"""Things of one kind on one page up to which their places are compared."""


class Views(NamedTuple):
    """What a comparison of all pages found."""

    faults: Faults
    told: frozenset[tuple[str, str]]
    """Path of a page and key of each address of which these rules speak."""


@once_a_site
def views(site: Site) -> Views:
    """Return every difference between the sources and the built pages, each once."""
    looking = _Looking()
    if site.book is not None:
        known = promises(site.book)
        for page in site.pages:
            if "text" in page.landmarks and (promise := known.of(page.path, page.ids)):
                looking.page(page, promise, known)
    return Views(looking.faults, frozenset(looking.told))


class _Looking:
    """The differences so far; a source that stands in two trees is told once."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.told: set[tuple[str, str]] = set()
        self._seen: set[tuple[object, ...]] = set()

    def page(self, page: Built, promise: Promise, known: Promises) -> None:
        """Compare one page with its promise."""
        tree, slug = known.where(page.path)
        kinds = (
            (LINKS_DIFFER, promise.links, _links(page, tree)),
            (HEADINGS_DIFFER, promise.headings, _headings(page, promise)),
            (ITEMS_DIFFER, promise.items, [id_ for id_, _ in page.shown.items]),
            (IMAGES_DIFFER, promise.images, _images(page, tree)),
        )
        for kind, expected, shown in kinds:
            free = slug == _HOME  # its sections may stand in another order
            allowed = functools.partial(known.may, promise)
            for fact, other in _differences(expected, shown, allowed, free=free):
                self._tell(kind, page, promise, fact, other)
        for fact in promise.absent:
            self._tell(ITEMS_DIFFER, page, promise, fact, "")
        items = {fact.key: fact for fact in promise.items}
        for id_, words in page.shown.items:
            if id_ in items and words is not None and words != items[id_].said:
                self._tell(ITEMS_DIFFER, page, promise, items[id_], words)
        points = sorted(promise.points, key=lambda fact: fact.at)
        for one in parted(points, page.shown.points, free=slug == _HOME):
            self._keep(STEPS_DIFFER, page, promise, one.fact, one.thing, one.what)

    def _tell(
        self, rule: Rule, page: Built, promise: Promise, fact: Fact | None, other: str | None
    ) -> None:
        """Keep one difference: of a fact that is lost, or has become another, or of a stranger."""
        if other:
            self.told.add((page.path, facts.address_of(other)))
        if fact is None:
            thing, what = other or "", "comes from no Markdown text"
        elif other is None:
            thing, what = fact.words, "is in another place"
        else:
            thing = fact.words
            what = f"has become “{short(other)}”" if other else "is missing"
        thing, what = thing.replace("](/", "]("), what.replace("](/", "](")
        self._keep(rule, page, promise, fact, short(thing), what)

    def _keep(
        self, rule: Rule, page: Built, promise: Promise, fact: Fact | None, thing: str, what: str
    ) -> None:
        path, line = (fact.path, fact.line) if fact else (promise.source.path, 0)
        key = (rule, path, line, thing, what)
        if key not in self._seen:
            self._seen.add(key)
            self.faults.add(rule, path, line, thing=thing, what=what, file=page.path)


def _links(page: Built, tree: str) -> list[str]:
    return [facts.address_in(tree, page.path, address) for address in page.shown.links]


def _headings(page: Built, promise: Promise) -> list[str]:
    """Return the keys of the headings shown; those of lists have no level of their own."""
    parts = {fact.key for fact in promise.headings if fact.key[0] == "#"}
    return [
        f"#{id_}" if f"#{id_}" in parts else f"h{level} #{id_}"
        for level, id_ in page.shown.headings
    ]


def _images(page: Built, tree: str) -> list[str]:
    return [
        facts.picture(facts.address_in(tree, page.path, address), alt)
        for address, alt in page.shown.images
    ]


def _differences(
    expected: Sequence[Fact],
    shown: Sequence[str],
    allowed: Callable[[Collection[str]], AbstractSet[str]],
    *,
    free: bool,
) -> Iterator[tuple[Fact | None, str | None]]:
    """Yield each fact with what stands in its place: "" for nothing, None where its place changed.

    What stands without a fact is yielded with None. With `free` the order says nothing.
    """
    keys = [fact.key for fact in expected]
    if keys == list(shown):
        return
    need, have = Counter(keys), Counter(shown)
    if dict(need) != dict(have):  # a counter compares key by key
        lost, more = need - have, have - need
        for key in allowed(more) if more else ():
            del more[key]
        if lost or more:
            yield from _aligned(sorted(expected, key=lambda fact: fact.at), shown, lost, more)
            return
    left = iter(shown)
    for fact in sorted(expected, key=lambda fact: fact.at):
        if fact.ordered and not free and fact.key not in left:
            yield fact, None
            return


def _aligned(
    expected: Sequence[Fact], shown: Sequence[str], lost: Counter[str], more: Counter[str]
) -> Iterator[tuple[Fact | None, str | None]]:
    """Yield what was lost beside what stands in its place."""
    keys = [fact.key for fact in expected]
    blocks: Sequence[tuple[str, int, int, int, int]] = [("replace", 0, len(keys), 0, len(shown))]
    if max(len(keys), len(shown)) <= _MOST:
        blocks = SequenceMatcher(None, keys, shown, autojunk=False).get_opcodes()
    for kind, here, end, there, until in blocks:
        if kind == "equal":
            continue
        gone = [fact for fact in expected[here:end] if taken(lost, fact.key)]
        come = [key for key in shown[there:until] if taken(more, key)]
        yield from _paired(gone, come)


def _paired(gone: list[Fact], come: list[str]) -> Iterator[tuple[Fact | None, str | None]]:
    """Yield each lost fact with the stranger in its place, where that is beyond doubt."""
    if len(gone) == len(come):
        yield from zip(gone, come, strict=True)
        return
    alike = {_id(key): key for key in come if "#" in key}
    for fact in gone:
        yield fact, alike.pop(_id(fact.key), "")
    left = Counter(alike.values())
    yield from ((None, key) for key in come if "#" not in key or taken(left, key))


def _id(key: str) -> str:
    return key.rpartition("#")[2]


@checks_site(LINKS_DIFFER, HEADINGS_DIFFER, ITEMS_DIFFER, IMAGES_DIFFER, STEPS_DIFFER)
def differences(site: Site) -> Faults:
    """Return in what the built pages differ from their sources."""
    found: Faults = views(site).faults
    return found
