"""Who is in the world: accounts with their language, name and handle, and what they say.

Everything here is drawn without a look at what a role is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from itertools import chain, product
from typing import Any

from handbook.findings import EnvironmentProblem
from handbook.world.moment import clock, there
from handbook.world.play import (
    Account,
    Comment,
    Copy,
    Entry,
    Fact,
    Hop,
    Post,
    bare,
    iso,
    of_account,
    of_post,
)
from handbook.world.source import LATIN, SLOT, Name, Town, WorldSource
from handbook.world.streams import Seed

MINUTE, HOUR, DAY = 60, 3600, 86_400
LEGS = 4
"""Legs of the route that offers of journeys are about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a world: what it adds."""

    accounts: tuple[Account, ...] = ()
    posts: tuple[Post, ...] = ()
    entries: tuple[Entry, ...] = ()
    copies: tuple[Copy, ...] = ()
    hops: tuple[Hop, ...] = ()
    facts: tuple[Fact, ...] = ()


def joined(*parts: Part) -> Part:
    """Return parts as one."""
    names = [one.name for one in fields(Part)]
    return Part(**{
        name: tuple(chain.from_iterable(getattr(one, name) for one in parts)) for name in names
    })  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What all parts of a world are woven with."""

    source: WorldSource
    seed: Seed
    start: int
    offset: int
    """Seconds east of UTC that the platforms' clocks use."""
    languages: tuple[str, ...]
    persons: tuple[Name, ...]
    """Full names of persons in a drawn order."""

    def below(self, name: str) -> Stage:
        """Return the stage of a part, whose choices have names of their own."""
        return replace(self, seed=self.seed.below(name))

    def language(self, name: str = "language") -> str:
        """Return one of the world's languages."""
        return self.seed.text(name, self.languages)

    def say(self, name: str, kind: str, lang: str, **slots: str | Name) -> str:
        """Return a sentence of a kind in a language, with its slots filled in that language."""
        sentence = self.seed.text(name, self.source.sentences[kind][lang])

        def value(found: re.Match[str]) -> str:
            if found[1] not in slots:
                raise EnvironmentProblem(
                    f"docs/data/range/texts.yaml: nothing fills “{found[0]}” in “{sentence}”",
                    "write the sentence without this slot",
                )
            slot = slots[found[1]]
            return slot if isinstance(slot, str) else named(slot, lang)

        text = SLOT.sub(value, sentence)
        return text[:1].upper() + text[1:]

    def town(self, name: str, other: Town | None = None) -> Town:
        """Return a town, another one than `other`."""
        return self.seed.pick(name, [one for one in self.source.towns if one != other])

    def sum(self, name: str, low: int = 15, high: int = 290) -> str:
        """Return a sum of money, in tens."""
        return f"{10 * self.seed.number(name, low, high)} {self.source.currency}"

    def phone(self, name: str) -> str:
        """Return a telephone number that no country has."""
        return f"+00 000 000 {self.seed.digits(name, 4)}"

    def ago(self, name: str, most: int, least: int = HOUR) -> int:
        """Return a moment before the course day: seconds before its start, from `least` to `most`."""
        return self.start - self.seed.number(name, least, most)

    def person(self, place: int) -> Name:
        """Return the full name of the person at a place of the drawn order: all are different."""
        return self.persons[place % len(self.persons)]

    def names(self, kind: str) -> tuple[Name, ...]:
        """Return the names of a kind in a drawn order."""
        return self.root.order(kind, self.source.names[kind])

    def route(self) -> tuple[Town, ...]:
        """Return towns of a way of four roads on the map, none of them twice."""
        towns = {one.id: one for one in self.source.towns}
        ends = [road.ends for road in self.source.roads]
        beside = {one: [two[one == two[0]] for two in ends if one in two] for one in towns}

        def on(way: tuple[str, ...]) -> tuple[str, ...]:
            if len(way) > LEGS:
                return way
            nearby = self.root.order("/".join(("way", *way)), beside[way[-1]])
            ways = (on((*way, one)) for one in nearby if one not in way)
            return next(filter(None, ways), ())

        starts = self.root.order("way", towns)
        way = next(filter(None, (on((one,)) for one in starts)), ())
        if not way:
            raise EnvironmentProblem(
                f"docs/data/range/world.yaml has no way of {LEGS} roads that meets no town twice",
                "write more “roads”",
            )
        return tuple(towns[one] for one in way)

    def journey(self) -> Mapping[str, Name]:
        """Return both ends of the route, as an offer of the whole journey names them."""
        route = self.route()
        return {"town": route[0].name, "town2": route[-1].name}

    def codes(self, prefix: str, many: int) -> tuple[str, ...]:
        """Return so many different numbers of a register, such as LIC/0000/512."""
        return tuple(f"{prefix}/0000/{one}" for one in self.seed.some(prefix, 301, 999, many))

    @property
    def root(self) -> Seed:
        """The seed of choices that parts share."""
        return Seed(self.seed.secret, self.seed.name.partition("/")[0] + "/")

    def account(
        self, name: str, platform: str, lang: str, shown: Name, bio: str, since: int | None = None
    ) -> Account:
        """Return an account with a drawn number, handle and first day."""
        word = self.seed.pick(f"{name}/word", self.source.handle_words)
        first = shown["en"].partition(" ")[0].lower()
        return Account(
            platform=platform,
            number=f"0000{self.seed.number(f'{name}/number', 110_000, 389_999)}",
            handle=f"@{first}.{word}{self.seed.digits(f'{name}/end', 2)}.example",
            name=named(shown, lang),
            lang=lang,
            bio=bio,
            since=since or self.start - self.seed.number(f"{name}/since", 30 * DAY, 900 * DAY),
        )

    def post(self, name: str, account: Account, text: str, posted: int, **more: Any) -> Post:  # noqa: ANN401 - fields of `Post`
        """Return a post of an account with a drawn number and number of views; `more` of its fields."""
        if account.platform == "clipharvest":
            number = f"0000{posted:010}"
        elif account.platform == "beaconbox":
            number = f"{bare(account.handle)}/~{self.seed.name}{name}~"  # see `weave.counted`
        else:
            number = f"0000{self.seed.number(f'{name}/number', 510_000, 899_999)}"
        return Post(
            platform=account.platform,
            number=number,
            account=account.number,
            text=text,
            lang=account.lang,
            posted=posted,
            views=self.seed.number(f"{name}/views", 3, 900),
            **more,
        )

    def comment(self, name: str, account: Account, text: str, posted: int) -> Comment:
        """Return a comment of an account with a drawn number."""
        number = f"0000{self.seed.number(f'{name}/number', 5_100_000, 8_999_999)}"
        return Comment(
            number=number, account=account.number, text=text, lang=account.lang, posted=posted
        )

    def hop(self, name: str, target: tuple[str, str]) -> Hop:
        """Return a short link to an address."""
        letters = "abcdefghkmnpqrstuvwxyz23456789"
        code = "".join(self.seed.pick(f"{name}/{place}", letters) for place in range(5))
        return Hop(path=f"/{code}", target="".join(target))


def named(name: Name, lang: str) -> str:
    """Return a name in a language; Urdu in Latin letters has the English one."""
    return name["en" if lang == LATIN else lang]


def entry(register: str, number: str, name: Name, *lines: tuple[str, str]) -> Entry:
    """Return the entry of somebody in a register, which lists all forms of the name."""
    forms = " · ".join(dict.fromkeys(name[lang] for lang in name if lang != "en"))
    head = (("Name", name["en"]), ("Also written", forms))
    return Entry(register=register, number=number, lines=(*head, *lines))


def snapshot(account: Account, taken: int, handle: str = "") -> Copy:
    """Return the archive's copy of an account's page, perhaps with the handle it had then."""
    lines = (
        ("Name shown", account.name),
        ("Handle", handle or account.handle),
        ("Number", account.number),
        ("Text", account.bio),
    )
    return Copy(page=of_account(account), taken=taken, lines=lines)


def kept(stage: Stage, post: Post, taken: int) -> Copy:
    """Return the archive's copy of a post's page with what stood there then, and nothing later."""
    said = (
        (f"Comment {one.number}", one.text)
        for one in post.comments
        if there(one.posted, one.until, taken)
    )
    lines = (
        ("Number", post.number),
        ("Account", post.account),
        ("Text", post.text),
        ("Posted", iso(post.posted)),
        *((("Here until", clock(stage.offset, post.until)),) if post.until else ()),
        *said,
    )
    return Copy(page=of_post(post), taken=taken, lines=lines)


def persons(source: WorldSource, seed: Seed) -> tuple[Name, ...]:
    """Return the full names of all persons that the lists of names make, in a drawn order."""
    pairs = product(source.names["persons"], source.names["surnames"])
    return tuple(
        {lang: f"{given[lang]} {last[lang]}" for lang in given}
        for given, last in seed.order("persons", pairs)
    )


def crowd(stage: Stage) -> Part:
    """Return the bystanders: two or more on each platform, the most on the forum."""
    stage, accounts = stage.below("crowd"), []
    places = ("talkledge", "beaconbox", "clipharvest", "noticerail", "talkledge", "plumecircle")
    channels = stage.names("channels")
    for number in range(stage.source.counts["bystanders"][0]):
        platform = places[number % len(places)]
        lang = stage.language(f"{number}/language")
        shown, kind = stage.person(_BYSTANDERS + number), "bio-person"
        if platform == "beaconbox":
            shown, kind = channels[_CHANNELS + number // len(places)], "bio-channel"
        bio = stage.say(f"{number}/bio", kind, lang, town=stage.town(f"{number}/town").name)
        accounts.append(stage.account(f"{number}", platform, lang, shown, bio))
    return Part(accounts=tuple(accounts))


_BYSTANDERS = 30
"""Place of the first bystander in the order of persons."""
_CHANNELS = 2
"""Place of the first bystander's channel in the order of their names."""
