"""Whether an advert is false, honest or open follows nothing that an advert or its account shows.

For each feature the adverts of 200 worlds are held against their status, and the same with the statuses of
each world drawn anew among its own adverts, by fixed draws. A real dependence is seldom beaten by
chance: the control shows it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from handbook.world.play import Account, Play, Post
from handbook.world.source import LANGUAGES
from tests.world.leaks import LEVEL, chance
from tests.world.worlds import ranged, world

WORLDS = 200
DRAWS = 400

SEX = {
    one.text(lang): one.text("sex")
    for one in ranged("names", "persons").items()
    for lang in LANGUAGES
}


@dataclass(frozen=True, slots=True)
class Advert:
    """An advert with the world around it."""

    post: Post
    play: Play
    status: str

    @property
    def account(self) -> Account:
        return self.play.accounts[self.post.account]

    @property
    def rank(self) -> int:
        """In which third of the adverts its number is."""
        numbers = sorted(one.subject[0] for one in self.play.facts if one.kind == "verdict")
        return numbers.index(self.post.number) * 3 // len(numbers)

    @property
    def answers(self) -> int:
        """How many answers the thread about its firm has."""
        fact = next(one for one in self.play.facts if one.id == f"verdict:{self.post.number}")
        paths = [path for host, path in fact.shown if host.startswith("talkledge")]
        return next(len(one.comments) for one in self.play.posts if f"/t/{one.number}" in paths)

    @property
    def licence(self) -> str:
        found = re.search(r"LIC/0000/(\d+)", self.post.text)
        return found[1] if found else ""


FEATURES: dict[str, Callable[[Advert], object]] = {
    "language": lambda it: it.post.lang,
    "sex": lambda it: SEX[it.account.name.split()[0]],
    "town": lambda it: it.post.text.rsplit(",", 1)[-1],
    "rank of the number": lambda it: it.rank,
    "hour": lambda it: (it.post.posted - it.play.start) // (12 * 3600),
    "fee": lambda it: bool(re.search(r"\d XCU", it.post.text)),
    "phone": lambda it: "+00" in it.post.text,
    "handle": lambda it: "@" in it.post.text,
    "views": lambda it: it.post.views // 100,
    "comments": lambda it: len(it.post.comments),
    "age of the account": lambda it: (it.play.start - it.account.since) // (90 * 86_400),
    "posts of the account": lambda it: sum(it.post.account == one.account for one in it.play.posts),
    "answers about the firm": lambda it: it.answers,
    "copies of the account": lambda it: sum(
        it.post.account in one.page[1] for one in it.play.copies
    ),
}
TWINS: dict[str, Callable[[Advert], object]] = {
    "length": lambda it: len(it.post.text) // 15,
    "sentences": lambda it: len(re.findall(r"[.!?۔।؟]", it.post.text)),
    "rank of the licence": lambda it: int(it.licence) // 100,
}
"""Features of adverts that print a licence and name an employer: some open ones do neither."""
TRIED = len(FEATURES) + len(TWINS)


def adverts(play):
    known = {one.subject[0]: one.value for one in play.facts if one.kind == "verdict"}
    return [Advert(post, play, known[post.number]) for post in play.posts if post.number in known]


@pytest.fixture(scope="module")
def plays():
    return [world(number) for number in range(WORLDS)]


def table(plays, feature, kept=("false", "honest", "open")):
    """The values of a feature, and the statuses, of the adverts of each world."""
    worlds = []
    for play in plays:
        rows = [one for one in adverts(play) if one.status in kept]
        worlds.append(([feature(one) for one in rows], [one.status for one in rows]))
    return worlds


@pytest.mark.slow
def test_status_follows_nothing_that_is_seen(plays):
    found = {name: chance(table(plays, one), DRAWS) for name, one in FEATURES.items()}
    decided = ("false", "honest")
    found |= {name: chance(table(plays, one, decided), DRAWS) for name, one in TWINS.items()}
    assert {name: p for name, p in found.items() if p < LEVEL / TRIED} == {}


ROLES = ("same-user", "copied-from", "origin-of", "hand-on", "in-need", "cleared")
"""Kinds of facts that make an account play a role."""


def players(play, kind):
    """The accounts that a fact of a kind is about, themselves or by a post."""
    writers = {post.number: post.account for post in play.posts}
    subjects = {number for one in play.facts if one.kind == kind for number in one.subject}
    return {writers.get(number, number) for number in subjects} & set(play.accounts)


@pytest.mark.slow
@pytest.mark.parametrize("feature", ["language", "third"])
def test_a_role_follows_neither_language_nor_number(plays, feature):
    """On each platform an account that plays a role is held against the others there."""
    found = {}
    for kind in ROLES:
        worlds = []
        for play in plays:
            chosen = players(play, kind)
            for platform in sorted({play.accounts[number].platform for number in chosen}):
                there = sorted(
                    one.number for one in play.accounts.values() if one.platform == platform
                )
                values = [play.accounts[number].lang if feature == "language" else place * 3 // len(there)
                          for place, number in enumerate(there)]  # fmt: skip
                worlds.append((values, [number in chosen for number in there]))
        found[kind] = chance(worlds, DRAWS)
    assert {kind: p for kind, p in found.items() if p < LEVEL / (2 * len(ROLES))} == {}


@pytest.mark.slow
def test_the_same_test_finds_what_does_follow(plays):
    printed = table(plays, lambda it: bool(it.licence))
    assert chance(printed, DRAWS) < LEVEL / TRIED


@pytest.mark.slow
def test_each_status_occurs_in_each_language(plays):
    seen = defaultdict(set)
    for play in plays:
        for one in adverts(play):
            seen[one.post.lang].add(one.status)
    assert len(seen) == len(LANGUAGES)
    assert all(len(its) == 3 for its in seen.values())
