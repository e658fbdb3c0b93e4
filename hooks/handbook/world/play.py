"""One world, cast and dated: what its pages show, and the facts that they carry.

A phrase and a day make a `Play`; pages, key and score are made of it and of nothing else. Times are
seconds of UTC since 1970. Texts are finished words; what a role is stands in `facts` alone, so that
no page can show it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account on one of the invented platforms."""

    platform: str
    """Id of its platform, such as `noticerail`."""
    number: str
    """Permanent number, beginning with 0000."""
    handle: str
    """With its sign, such as `@tin.lantern.example`."""
    name: str
    lang: str
    """Language of what it writes: en, ur, bn, ar, fa, or ur-Latn."""
    bio: str
    since: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What somebody wrote below a post."""

    number: str
    account: str
    """Permanent number of its account."""
    text: str
    lang: str
    posted: int
    until: int | None = None
    """When it is gone; None while the world lasts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An advert, a video with its caption, a thread, a channel message."""

    platform: str
    number: str
    """Permanent number. On ClipHarvest its first ten digits after 0000 are the second it was posted."""
    account: str
    text: str
    lang: str
    posted: int
    until: int | None = None
    scene: str = ""
    """Id of a drawn scene, empty where it has none."""
    scene_text: str = ""
    """What stands on the sign in the scene."""
    claims: str = ""
    """Words of a repost about its day or place, in the language of the post."""
    views: int = 0
    comments: tuple[Comment, ...] = ()

    @property
    def said(self) -> tuple[Post | Comment, ...]:
        """The post and the comments below it."""
        return self, *self.comments

    def until_of(self, one: Post | Comment) -> int | None:
        """Return when the post, or a comment below it, is gone; a comment goes with its post."""
        return min((end for end in (self.until, one.until) if end is not None), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a public register: a recruiter, an employer, a money service, a translator, a coach."""

    register: str
    """`recruiters`, `employers`, `money-services`, `translators`, `coaches`, `permit-office`."""
    number: str
    """Licence or entry number, such as LIC/0000/118."""
    lines: tuple[tuple[str, str], ...]
    """Label and value, in English, in the order in which they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy of a page in the invented archive."""

    page: tuple[str, str]
    """Its host and path."""
    taken: int
    lines: tuple[tuple[str, str], ...]
    """Label and value of what the page showed then: name shown, handle, number, text, posted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """A short link: what is typed, and where it leads."""

    path: str
    target: str
    """Address of the target, such as noticerail.example/post/0000993052."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that the pages show, with what it does not prove."""

    id: str
    """Kind and subject, such as `licence-of:0000993052`."""
    kind: str
    """Its kind in `facts.yaml`."""
    subject: tuple[str, ...]
    """Permanent numbers that it is about, sorted."""
    value: str
    shown: tuple[tuple[str, str], ...]
    """Host and path of each page that shows a part of it."""
    traces: tuple[str, ...]
    """For each page of `shown`, the text on it that carries the fact; what a mutation takes out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """What a class does in the world, and what its records are held against."""

    id: str
    """E1 to E9, or `capstone`."""
    title: str
    question: str
    start: str
    """Address at which the learners begin; in the data also a kind of fact, whose first page it is."""
    at: int
    """Minutes after the start of the course day."""
    minutes: int
    level: str
    """The level that the order allows, such as l0."""
    views: int
    """How many pages the order allows."""
    kinds: tuple[str, ...]
    facts: tuple[str, ...]
    """Ids of the facts that it asks for: those of its kinds that the world shows at its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """A finished world."""

    edition: str
    start: int
    """The moment at which the course day begins."""
    offset: int
    """Seconds east of UTC that the invented platforms and clocks use."""
    accounts: Mapping[str, Account]
    """By permanent number."""
    posts: tuple[Post, ...]
    """In the order of their numbers, which follows nothing else."""
    entries: tuple[Entry, ...]
    copies: tuple[Copy, ...]
    hops: tuple[Hop, ...]
    facts: tuple[Fact, ...]
    exercises: tuple[Exercise, ...]
    slices: tuple[int, ...]
    """Moments at which the flat pages show the world."""

    def clock(self, one: Exercise) -> int:
        """Return the moment at which an exercise begins."""
        return self.start + one.at * 60
