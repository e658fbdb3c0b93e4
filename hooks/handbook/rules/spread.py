"""The same fault on many built pages is one fault of the theme, and is told once."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from handbook.catalog import Rule
from handbook.findings import Finding
from handbook.model import Ask, Built, Site
from handbook.rules.base import Answer

MANY = 12
"""Pages with the same fault up to which each of them is named."""


class Spot(NamedTuple):
    """One fault of a built page; `place` is where its source is known to hold it."""

    page: Built
    facts: Mapping[str, object]
    place: tuple[str, int] | None = None


def told(rule: Rule, spots: Iterable[Spot]) -> Iterator[Finding]:
    """Yield a finding of `rule` for each spot; one for all where many pages have the same fault.

    The message gets the page as `file`, and how many others there are as `more`.
    """
    alike: dict[object, list[Spot]] = {}
    for spot in spots:
        alike.setdefault((spot.place, tuple(spot.facts.items())), []).append(spot)
    for same in alike.values():
        first = same[0]
        if first.place or len(same) > MANY:
            path, line = first.place or (f"site/{first.page.path}", 0)
            others = 0 if first.place else len(same) - 1
            more = f" and {others} other pages" if others else ""
            yield rule.at(path, line, file=first.page.path, more=more, **first.facts)
            continue
        told_at: set[str] = set()
        for page, facts, _ in same:
            if (place := place_of(page)) in told_at:  # the same source in another language's tree
                continue
            told_at.add(place)
            yield rule.at(place, 0, file=page.path, more="", **facts)


def place_of(page: Built) -> str:
    """Return the path at which a fault of a page is told: its source, or the page itself."""
    return page.source or f"site/{page.path}"


def once_a_site(look: Callable[[Site], Answer]) -> Callable[[Site], Answer]:
    """Return `look` with a memory of its last site, for the rules that share what it sees."""
    last: list[tuple[Site, Answer]] = []

    @functools.wraps(look)
    def remembered(site: Site) -> Answer:
        if not last or last[0][0] is not site:
            last[:] = [(site, look(site))]
        return last[0][1]

    return remembered


@once_a_site
def asked(site: Site) -> frozenset[Ask]:
    """Return what the pages of a site ask for; most of them ask for the same."""
    return frozenset().union(*(page.asks for page in site.pages))
