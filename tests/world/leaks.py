"""What a learners' folder could betray: parts of the key, and signs that follow the status of an advert.

`betrayed` looks for what only the key may hold. `followed` holds what a page shows beside its words against the status of
its advert, and the same with statuses drawn anew within each world, by fixed draws.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from handbook.world.moment import at
from handbook.world.streams import seed_of
from tests.world.crawl import Node, Reader
from tests.world.ranges import EDITION, Made

TIME = re.compile(r"\d{4}-\d\d-\d\dT")
DRAWS, LEVEL = 1000, 0.05
SAID = ("says", "does-not-prove", "other", "way-out", "next")
ROLES = re.compile(
    r"verdict|fact|truth|victim|seller|traffick|smuggl|culprit|suspect|innocent|honest|false|fake|"
    r"genuine|liar|recruiter-|official|in-?need|copied|original|decoy|trail|forbidden|wrong|clue|"
    r"bystander|noise|trace|way-out|(^|[^a-z])role([^a-z]|$)",
    re.IGNORECASE,
)
CODE = re.compile(r"\b[A-Z]{1,3}/[A-Z]/\d\d\b")
"""A code such as PC/R/01."""
MARKS = re.compile(r'\b(?:class|id|name|data-[\w-]+)="([^"]*)"')
KEYS = re.compile(r'"([\w-]+)":')


def betrayed(world: Made, files: Mapping[str, bytes]) -> list[str]:
    """Return each part of the key that the learners' folder holds and no page shows."""
    text = {
        name: data.decode("utf-8", "surrogateescape")
        for name, data in files.items()
        if not name.endswith(".woff2")
    }
    whole = "\n".join({line: None for page in text.values() for line in page.splitlines()})
    seed = seed_of(world.phrase, EDITION).secret
    found = []
    hidden = {world.phrase, seed.hex(), *_hidden(world)}
    found += [f"text {one}" for one in sorted(hidden) if one in whole]
    found += [f"name {one}" for one in files if ROLES.search(one)]
    if any(seed in data for data in files.values()):
        found.append("the seed")
    for name, page in text.items():
        marks = MARKS.findall(page.replace('\\"', '"')) if name != "range.pyz" else []
        marks += KEYS.findall(page) if name.endswith((".json", ".js")) else []
        found += [f"{name}: mark {one}" for one in set(marks) if ROLES.search(one)]
        found += [f"{name}: code {one}" for one in set(CODE.findall(page))]
    return found


def _hidden(world: Made) -> Iterator[str]:
    for fact in world.key["facts"]:
        yield from (fact["id"], f'"{fact["kind"]}"')
        yield from (fact[name] for name in SAID if fact[name])
        if len(fact["subject"]) > 1:
            yield "+".join(fact["subject"])
    yield from {"one user", "key.json", "does-not-prove"}


# ---------------------------------------------------------------------------- fairness


@dataclass(frozen=True, slots=True)
class Advert:
    """An advert with the pages about it, and what only the key knows."""

    status: str
    post: str
    """Source of its page."""
    tree: Node
    account: str
    """Source of the page of its account."""
    profile: str
    """Source of the page of the firm's profile."""
    firm: str
    number: str
    places: Mapping[str, int]
    """Where an address stands among those that are served."""

    @property
    def words(self) -> str:
        return self.tree.first("main").first("p", "words").text

    @property
    def handles(self) -> list[str]:
        return re.findall(r"@[\w.]+", self.tree.text)

    def meta(self, name: str) -> str:
        found = re.search(rf'<meta name="{name}" content="([^"]*)"', self.post)
        return found[1] if found else ""


def adverts(world: Made) -> list[Advert]:
    """Return the adverts of a world as its first hour shows them."""
    sources = {(page.host, page.path): page.html for page in world.web.pages}
    places = {f"{page.host}{page.path}": index for index, page in enumerate(world.web.pages)}
    profiles = {}
    for (host, path), html in sources.items():
        if host == "plumecircle.example" and path.startswith("/profile/"):
            found = re.search(r"<h1><bdi[^>]*>([^<]*)", html)
            profiles[found[1] if found else ""] = html
    found_ = []
    for fact in world.key["facts"]:
        if fact["kind"] == "verdict":
            number = fact["subject"][0]
            html = at(sources["noticerail.example", f"/post/{number}"], world.play.slices[0])
            tree = Reader(html).top
            words = tree.first("main").first("p", "words").text
            firm = next(
                name for name in profiles if name and (f"{name}, " in words or f"{name}، " in words)
            )
            account = re.search(r'"profile-number" content="(\d+)"', html)
            assert account
            own = sources["noticerail.example", f"/account/{account[1]}"]
            found_.append(
                Advert(fact["value"], html, tree, own, profiles[firm], firm, number, places)
            )
    return found_


Shown = Callable[[Advert], object]
SHOWN: dict[str, Shown] = {
    "number": lambda it: int(it.number),
    "last digit": lambda it: it.number[-1],
    "number is even": lambda it: int(it.number) % 2,
    "number of the account": lambda it: int(it.meta("profile-number")),
    "number of the firm's profile": lambda it: int(
        re.findall(r'"profile-number" content="(\d+)"', it.profile)[0]
    ),
    "place among the pages": lambda it: it.places[f"noticerail.example/post/{it.number}"],
    "place of the account": lambda it: it.places[
        f"noticerail.example/account/{it.meta('profile-number')}"
    ],
    "hour of the day": lambda it: int(it.meta("posted")[11:13]) // 6,
    "second": lambda it: int(it.meta("posted")[17:19]),
    "order in time": lambda it: it.meta("posted"),
    "first letter of the name": lambda it: it.tree.first("h1").text[0],
    "length of the name": lambda it: len(it.tree.first("h1").text),
    "last word of the name": lambda it: it.tree.first("h1").text.split()[-1],
    "first letter of the firm": lambda it: it.firm[0],
    "last word of the firm": lambda it: it.firm.split()[-1],
    "length of the firm's name": lambda it: len(it.firm),
    "words of the handle": lambda it: len(it.handles[0]),
    "figures of the handle": lambda it: "".join(re.findall(r"\d", it.handles[0]))[-1:],
    "language": lambda it: it.tree.first("main").first("p", "words").attrs["lang"],
    "comments": lambda it: len(list(it.tree.all("li", "comment"))),
    "size of the account's page": lambda it: len(it.account),
    "tags of the account's page": lambda it: it.account.count("<"),
    "sentence of the account": lambda it: Reader(it.account).top.first("p", "bio").text,
    "sentence of the profile": lambda it: Reader(it.profile).top.first("p", "bio").text,
    "since of the profile": lambda it: "".join(re.findall(r"since\D*(\d{4})", it.profile)[:1]),
    "kinds of tags": lambda it: " ".join(sorted({one.tag for one in it.tree.all()})),
    "classes": lambda it: " ".join(sorted({one.attrs.get("class", "") for one in it.tree.all()})),
    "phone": lambda it: "+00" in it.words,
    "handle": lambda it: "@" in it.words,
    "sum": lambda it: "XCU" in it.words,
}
"""What stands on pages beside the evidence."""
DECIDED: dict[str, Shown] = {
    "opening": lambda it: it.words.split()[0],
    "size of the page": lambda it: len(it.post),
    "tags of the page": lambda it: it.post.count("<"),
    "length of the words": lambda it: len(it.words),
    "sentences": lambda it: it.words.count(". "),
    "licence before the phone": lambda it: it.words.find("LIC/") < it.words.find("+00"),
    "figures of the licence": lambda it: "".join(re.findall(r"LIC/0000/(\d)", it.words)),
    "size of the profile": lambda it: len(it.profile),
    "tags of the profile": lambda it: it.profile.count("<"),
}
"""The same of adverts that are false or honest: an open one may lack what these count, and says so.

Its opening names no employer, which is the very reason why nobody can decide on it.
"""
TRIED = len(SHOWN) + len(DECIDED)


def followed(worlds: Sequence[Sequence[Advert]]) -> dict[str, float]:
    """Return the chance of each feature that follows the status more than draws explain."""
    found = {name: chance(held(worlds, one)) for name, one in SHOWN.items()}
    decided = [[one for one in world if one.status != "open"] for world in worlds]
    found |= {name: chance(held(decided, one)) for name, one in DECIDED.items()}
    return {name: value for name, value in found.items() if value < LEVEL / TRIED}


def chance(
    worlds: Iterable[tuple[Sequence[object], Sequence[object]]], draws: int = DRAWS
) -> float:
    """Return the share of draws in which values and names of worlds hang together at least as much."""
    pairs = list(worlds)
    values = [value for row, _ in pairs for value in row]
    names = tuple(tuple(row) for _, row in pairs)
    columns = Counter(values)
    rows = Counter(one for world in names for one in world)
    fixed = {(v, n): columns[v] * rows[n] for v in columns for n in rows}

    def together(drawn: Iterable[object]) -> float:
        cells = Counter(zip(values, drawn, strict=True))
        return sum(count * count / fixed[cell] for cell, count in cells.items())

    true = together(one for world in names for one in world) - 1e-12
    return (sum(together(one) >= true for one in drawn_anew(names, draws)) + 1) / (draws + 1)


def held(
    worlds: Sequence[Sequence[Advert]], shown: Shown
) -> Iterator[tuple[list[object], list[str]]]:
    """Yield what adverts of each world show, and their status."""
    for world in worlds:
        yield thirds([shown(one) for one in world]), [one.status for one in world]


@lru_cache(maxsize=2)
def drawn_anew(names: tuple[tuple[object, ...], ...], many: int) -> tuple[tuple[object, ...], ...]:
    """Return names, drawn anew within each world; the same for each feature."""
    draws = random.Random(20261207)
    return tuple(
        tuple(one for world in names for one in draws.sample(world, len(world)))
        for _ in range(many)
    )


def thirds(values: Sequence[object]) -> list[object]:
    """Return in which third of its world each number or time is, and other values as they are."""
    order: Sequence[object] = sorted({one for one in values if isinstance(one, int)})
    if not order:
        order = sorted({one for one in values if isinstance(one, str) and TIME.match(one)}, key=str)
    return [order.index(one) * 3 // len(order) if one in order else one for one in values]
