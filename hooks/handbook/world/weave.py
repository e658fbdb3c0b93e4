"""A seed and a day make a world: parts are woven one by one, and what is left is filled up."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import count
from types import MappingProxyType
from typing import Any

from handbook.findings import EnvironmentProblem
from handbook.world.accounts import doubles, people
from handbook.world.cast import DAY, HOUR, MINUTE, Part, Stage, crowd, joined, persons, snapshot
from handbook.world.crossings import crossings
from handbook.world.jobs import jobs
from handbook.world.key import WHY, exercises
from handbook.world.play import Account, Play, Post, of_account
from handbook.world.source import KINDS, WorldSource
from handbook.world.streams import Seed

_PHONE = re.compile(r"\+00 000 000 \d{4}")
_MARK = re.compile(r"~[^~]+~")
_TALK = ("comment-thanks", "comment-price", "comment-ask", "comment-warn", "comment-hope")
_BESIDE_A_CALL = ("comment-thanks", "comment-warn")
"""What others say below a post where somebody calls for help."""
_SOON, _LATE = 5 * MINUTE, 40 * HOUR
"""How long after its post a comment comes, from and to."""


def weave(
    source: WorldSource,
    seed: Seed,
    *,
    day: dt.date,
    start: int,
    offset: int,
    languages: Sequence[str],
    edition: str,
) -> Play:
    """Return the world of a seed: `start` in minutes after midnight, `offset` in seconds east of UTC."""
    _whole(source, languages)
    begin = (day - dt.date(1970, 1, 1)).days * DAY + start * MINUTE - offset
    for turn in count():
        own = seed.below(f"{turn}")
        stage = Stage(source=source, seed=own, start=begin, offset=offset,
                      languages=tuple(languages), persons=persons(source, own))  # fmt: skip
        others = crowd(stage)
        parts = (one(stage, others.accounts) for one in (jobs, doubles, crossings, people))
        part = _noise(stage.below("noise"), joined(others, *parts))
        part = replace(part, posts=tuple(_talked(stage.below("talk"), part)))
        if _different(part):
            break
    part = counted(part)
    play = Play(
        edition=edition,
        start=begin,
        offset=offset,
        accounts=MappingProxyType(
            {one.number: one for one in sorted(part.accounts, key=lambda one: one.number)}
        ),
        posts=tuple(sorted(part.posts, key=lambda one: one.number)),
        entries=tuple(sorted(part.entries, key=lambda one: (one.register, one.number))),
        copies=tuple(sorted(part.copies, key=lambda one: (one.page, one.taken))),
        hops=tuple(sorted(part.hops, key=lambda one: one.path)),
        facts=tuple(sorted(part.facts, key=lambda one: one.id)),
        exercises=(),
        slices=tuple(begin + minutes * MINUTE for minutes in source.slices),
    )
    return replace(play, exercises=exercises(source, play))


def _whole(source: WorldSource, languages: Sequence[str]) -> None:
    """Raise `EnvironmentProblem` where a language cannot say everything: who speaks it is drawn."""
    for lang in languages:
        lacking = [kind for kind in KINDS if not source.sentences.get(kind, {}).get(lang)]
        if lacking:
            raise EnvironmentProblem(
                f"docs/data/range/texts.yaml has in {lang} no sentence of {', '.join(lacking)}",
                "write the missing sentences, or leave this language out of --languages",
            )


def _noise(stage: Stage, part: Part) -> Part:
    """Return a part with as many posts as a world has, and copies of pages that mean nothing."""
    missing = stage.source.counts["posts"][0] - len(part.posts)
    accounts = sorted(part.accounts, key=lambda one: one.number)
    taken = {(one.scene, one.scene_text) for one in part.posts if one.scene}
    signs = ("", *(town.name["en"] for town in stage.source.towns))
    every = [(scene, sign) for scene in stage.source.scenes for sign in signs]
    frames = stage.seed.order("frames", [one for one in every if one not in taken])
    posts = [
        _noted(stage.below(f"{place}"), accounts, frames[place % len(frames)])
        for place in range(missing)
    ]
    copied = {one.page for one in part.copies}
    fresh = [one for one in accounts if of_account(one) not in copied]
    copies = []
    for one in stage.seed.order("copies", fresh)[: len(accounts) // 3]:
        oldest = max(one.since + DAY, stage.start - 150 * DAY)
        taken_at = stage.seed.number(f"{one.number}/taken", oldest, stage.start - 20 * DAY)
        copies.append(snapshot(one, taken_at))
    whole = joined(part, Part(posts=tuple(posts), copies=tuple(copies)))
    return replace(whole, accounts=tuple(_aged(whole)))


def _noted(stage: Stage, accounts: Sequence[Account], frame: tuple[str, str]) -> Post:
    """Return a post of any account; a video has a scene of its own, as only a repost shows another's."""
    account = stage.seed.pick("account", accounts)
    days = stage.source.counts["days"][0]
    posted = stage.start - stage.seed.number("posted", -5 * HOUR, days * DAY)
    text = stage.say("text", "noise", account.lang, town=stage.town("town").name)
    scene, sign = frame if account.platform == "clipharvest" else ("", "")
    return stage.post("post", account, text, posted, scene=scene, scene_text=sign)


def _aged(part: Part) -> list[Account]:
    """Return the accounts, each older than its first post and its first copy."""
    paths = {of_account(one): one.number for one in part.accounts}
    seen = [(it.account, it.posted) for one in part.posts for it in one.said]
    seen += [(paths.get(one.page, ""), one.taken) for one in part.copies]
    first: dict[str, int] = {}
    for number, when in seen:
        first[number] = min(when, first.get(number, when))
    return [
        replace(one, since=min(one.since, first.get(one.number, one.since) - 3 * DAY))
        for one in part.accounts
    ]


def _talked(stage: Stage, part: Part) -> list[Post]:
    """Return the posts with what others said below them, and all comments in the order of time.

    Nobody says anything below a post of their own, below one that is gone, or after the course day.
    """
    silent = {number for one in part.facts if one.kind in WHY for number in one.subject}
    accounts = sorted(part.accounts, key=lambda one: one.number)
    speak = [one for one in accounts if one.number not in silent]
    over = stage.start + stage.source.ends * MINUTE
    posts = []
    for post in part.posts:
        own = stage.below(post.number)
        added = []
        calls = any(one.number in silent for one in post.comments)
        latest = min(_LATE, (post.until or over) - post.posted - MINUTE)
        others = [
            one
            for one in speak
            if one.platform == post.platform
            and one.since < post.posted
            and one.number != post.account
        ]
        many = own.seed.number("many", 0, 3) if others and latest > _SOON else 0
        for place in range(many):
            account = own.seed.pick(f"{place}/account", others)
            kind = own.seed.pick(f"{place}/kind", _BESIDE_A_CALL if calls else _TALK)
            said = own.say(f"{place}/said", kind, account.lang)
            when = post.posted + own.seed.number(f"{place}/after", _SOON, latest)
            added.append(own.comment(f"{place}", account, said, when))
        comments = sorted((*post.comments, *added), key=lambda one: (one.posted, one.number))
        posts.append(replace(post, comments=tuple(comments)))
    return posts


def _different(part: Part) -> bool:
    """Return whether all that must be different is: where chance made two alike, it is asked again."""
    said = [it for one in part.posts for it in one.said]
    numbers = [one.number for one in (*part.accounts, *said)]
    users = {one.subject for one in part.facts if one.kind == "same-user"}
    phones: dict[str, set[str]] = {}
    for one in said:
        for phone in _PHONE.findall(one.text):
            phones.setdefault(phone, set()).add(one.account)
    alone = all(len(its) == 1 or tuple(sorted(its)) in users for its in phones.values())
    scenes = [(one.scene, one.scene_text) for one in part.posts if one.scene]
    copies = sum(1 for one in part.facts if one.kind == "origin-of")
    alone = alone and len(set(scenes)) + copies == len(scenes)
    handles, links = [one.handle for one in part.accounts], [one.path for one in part.hops]
    return alone and all(len(set(its)) == len(its) for its in (numbers, handles, links))


def counted(part: Part) -> Part:
    """Return a part in which messages of each channel have the number that they have there.

    Until all are known, a mark stands in its place wherever a message is spoken of.
    """
    messages = [one for one in part.posts if one.platform == "beaconbox"]
    channels, numbers = Counter[str](), dict[str, str]()
    for one in sorted(messages, key=lambda one: one.posted):
        channels[one.account] += 1
        numbers[one.number.partition("/")[2]] = f"{channels[one.account]}"

    def put(value: Any) -> Any:  # noqa: ANN401 - whatever a part holds
        if isinstance(value, str):
            return _MARK.sub(lambda mark: numbers.get(mark[0], mark[0]), value)
        if is_dataclass(value) and not isinstance(value, type):
            values = {one.name: put(getattr(value, one.name)) for one in fields(value)}
            return replace(value, **values)
        return tuple(map(put, value)) if isinstance(value, tuple) else value

    whole: Part = put(part)
    return whole
