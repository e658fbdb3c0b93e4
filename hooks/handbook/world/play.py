"""One world, cast and dated: what its pages show, at which host and path, and the facts that they carry.

A phrase and a day make a `Play`; pages, key and score are made of it and of nothing else. Times are
seconds of UTC since 1970. Texts are finished words; what a role is is in facts alone, so that no page
can show it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


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


Address = tuple[str, str]
"""Host and path."""

HOSTS: Mapping[str, str] = MappingProxyType(
    {
        "noticerail": "noticerail.example",
        "plumecircle": "plumecircle.example",
        "clipharvest": "clipharvest.example",
        "talkledge": "talkledge.example",
        "beaconbox": "beaconbox.example",
        "search": "findwheel.example",
        "archive": "keepshelf.example",
        "register": "register.example",
        "hop": "hop.test",
        "country": "country.example",
    }
)
"""Hosts of the invented web, by the id of platform or service."""

_ACCOUNTS = {
    "noticerail": "account",
    "plumecircle": "profile",
    "clipharvest": "channel",
    "talkledge": "member",
    "beaconbox": "s",
}
_ITEMS = {"clipharvest": "clip", "talkledge": "t", "beaconbox": "s"}


def bare(handle: str) -> str:
    """Return a handle as it stands in an address: without its sign and without `.example`."""
    return handle.removeprefix("@").removesuffix(".example")


def moment(seconds: int) -> dt.datetime:
    """Return seconds since 1970 as a time of UTC."""
    return dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)


def iso(seconds: int) -> str:
    """Return seconds since 1970 as a time of UTC is written, such as 2026-12-07T03:12:00Z."""
    return f"{moment(seconds):%Y-%m-%dT%H:%M:%SZ}"


def of_account(account: Account) -> Address:
    """Return where an account is shown."""
    numbered = account.platform in ("noticerail", "talkledge")
    name = account.number if numbered else bare(account.handle)
    return HOSTS[account.platform], f"/{_ACCOUNTS[account.platform]}/{name}"


def of_post(post: Post) -> Address:
    """Return where a post is shown; a number on BeaconBox is the handle and the count there."""
    return HOSTS[post.platform], f"/{_ITEMS.get(post.platform, 'post')}/{post.number}"


def of_register(register: str) -> Address:
    """Return where the index of a register is shown."""
    return HOSTS["register"], f"/{register}"


def of_entry(entry: Entry) -> Address:
    """Return where an entry of a register is shown: a stroke in its number is a hyphen there."""
    return HOSTS["register"], f"/{entry.register}/{entry.number.replace('/', '-')}"


def of_copy(copy: Copy) -> Address:
    """Return where a copy of the archive is shown, below its time in fourteen digits of UTC."""
    return HOSTS["archive"], f"/copy/{moment(copy.taken):%Y%m%d%H%M%S}/{''.join(copy.page)}"


def of_hop(hop: Hop) -> Address:
    """Return where a short link is typed."""
    return HOSTS["hop"], hop.path
