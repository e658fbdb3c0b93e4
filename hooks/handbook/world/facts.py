"""What the pages show: facts are made where the pages are, and given to the exercises here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handbook.world.addresses import HOSTS, Address, of_hop, of_post
from handbook.world.cast import MINUTE
from handbook.world.play import Exercise, Fact, Hop, Play, Post
from handbook.world.source import Task, WorldSource

Clue = tuple[Address, str]
"""A page that shows a part of a fact, and the text on it that carries it; empty where the page shows that
something is absent."""

KINDS = (
    "licence-of", "employer-says", "verdict", "same-user", "copied-from", "origin-of", "copies-of",
    "leg", "sum", "target-of", "earlier-handle", "hand-on", "cleared", "in-need", "gone-at", "place-of",
)  # fmt: skip
"""Kinds of facts that a world has."""


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
    """Return the exercises, each with the facts of its kinds that its time shows."""
    by_kind: dict[str, list[Fact]] = {}
    for one in play.facts:
        by_kind.setdefault(one.kind, []).append(one)
    there, shown = windows(play.posts), {of_post(post): post.number for post in play.posts}
    return tuple(_exercise(task, play, by_kind, there, shown) for task in source.tasks)


def forbidden(play: Play) -> Mapping[str, str]:
    """Return the numbers that no exhibit may be made of, and why.

    They are those of people in need, of the posts below which they write, and of an official's account
    and posts.
    """
    why = {it: WHY[one.kind] for one in play.facts if one.kind in WHY for it in one.subject}
    for post in play.posts:
        for said in post.said:
            if reason := why.get(said.number) or why.get(said.account):
                why |= {said.number: reason, post.number: reason}
    return why


def _exercise(
    task: Task,
    play: Play,
    by_kind: Mapping[str, list[Fact]],
    there: Mapping[str, tuple[int, int | None]],
    shown: Mapping[Address, str],
) -> Exercise:
    clock = play.start + task.at * MINUTE
    end = clock + task.minutes * MINUTE

    def seen(one: Fact) -> bool:
        numbers = {*one.subject, *(shown[page] for page in one.shown if page in shown)}
        spans = [there[number] for number in numbers if number in there]
        if any(begin > clock for begin, _ in spans):
            return False
        ends = [until for _, until in spans if until is not None]
        if one.kind == "gone-at":
            return all(clock < until < end for until in ends)
        return all(until > clock for until in ends)

    facts = [one for kind in task.kinds for one in by_kind.get(kind, ()) if seen(one)]
    first = by_kind.get(task.start)
    start = "".join(first[0].shown[0]) if first else task.start or f"{HOSTS['search']}/"
    return Exercise(
        id=task.id,
        title=task.title,
        start=start,
        clock=clock,
        minutes=task.minutes,
        level=task.level,
        views=task.views,
        question=task.question,
        facts=tuple(one.id for one in facts),
        forbidden=tuple(sorted(forbidden(play))),
    )
