"""What the pages show: facts are made where the pages are, and given to the exercises here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from handbook.world.addresses import Address, of_hop, of_post
from handbook.world.cast import MINUTE
from handbook.world.play import Exercise, Fact, Hop, Play, Post
from handbook.world.source import WorldSource

Clue = tuple[Address, str]
"""A page that shows a part of a fact, and the text on it that carries it; empty where the page shows that
something is absent."""

KINDS = (
    "licence-of", "employer-says", "verdict", "same-user", "copied-from", "origin-of", "copies-of",
    "leg", "sum", "target-of", "earlier-handle", "hand-on", "cleared", "in-need", "gone-at", "place-of",
)  # fmt: skip


WHY = {"hand-on": "official", "in-need": "in-need"}
"""Kinds of facts about numbers that no exhibit may be made of, and why."""


def fact(
    kind: str, about: str, value: str, clues: Iterable[Clue], subject: Iterable[str] = ()
) -> Fact:
    """Return a fact; `subject` is given where the numbers it is about are more than `about` says."""
    shown, traces = zip(*clues, strict=True)
    numbers = tuple(sorted(subject or about.split("+")))
    return Fact(
        id=f"{kind}:{about}", kind=kind, subject=numbers, value=value, shown=shown, traces=traces
    )


def target_of(hop: Hop, post: Post) -> Fact:
    """Return the fact that a short link of a post leads to its target."""
    clues = [(of_hop(hop), hop.target), (of_post(post), "".join(of_hop(hop)))]
    return fact("target-of", hop.path.removeprefix("/"), hop.target, clues)


def windows(posts: Iterable[Post]) -> Mapping[str, tuple[int, int | None]]:
    """Return from when to when each post and each comment is there, by its number."""
    return {
        one.number: (max(one.posted, post.posted), post.until_of(one))
        for post in posts
        for one in post.said
    }


def exercises(source: WorldSource, play: Play) -> tuple[Exercise, ...]:
    """Return the exercises with the facts that their time shows; forbidden numbers are for a stop only."""
    there, pages = windows(play.posts), {of_post(post): post.number for post in play.posts}
    kept = forbidden(play).keys()
    first = {one.kind: "".join(one.shown[0]) for one in reversed(play.facts)}

    def seen(fact: Fact, one: Exercise) -> bool:
        if fact.kind not in WHY and not kept.isdisjoint(fact.subject):
            return False
        clock = play.clock(one)
        numbers = {*fact.subject, *(pages[page] for page in fact.shown if page in pages)}
        spans = [there[number] for number in numbers if number in there]
        if any(begin > clock for begin, _ in spans):
            return False
        ends = [until for _, until in spans if until is not None]
        if fact.kind == "gone-at":
            return all(clock < until < clock + one.minutes * MINUTE for until in ends)
        return all(until > clock for until in ends)

    return tuple(
        replace(one, start=first.get(one.start, one.start), facts=tuple(
            fact.id for kind in one.kinds for fact in play.facts
            if fact.kind == kind and seen(fact, one)
        ))
        for one in source.exercises
    )  # fmt: skip


def forbidden(play: Play) -> Mapping[str, str]:
    """Return the numbers of which no exhibit may be made, and why: people in need, officials, and their posts."""
    why = {it: WHY[one.kind] for one in play.facts if one.kind in WHY for it in one.subject}
    for post in play.posts:
        for said in post.said:
            if reason := why.get(said.number) or why.get(said.account):
                why |= {said.number: reason, post.number: reason}
    return why
