"""Solves a world from the learners' folder alone, as a learner with a pencil could.

It knows what the handbook says to learners, a few sentences of each language, and nothing of the
project: no key, no source, no list. A fact that it misses is a defect of the world.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

from tests.world.crawl import Address, Node, Page, Served, View, flat, moved
from tests.world.served import serving

TOWN = re.compile(r"\bTown ([A-Z])\b")
LEGS = re.compile(r"Town ([A-Z])\b[^\d.۔।]{0,30}?Town ([A-Z])\b")
SUM = re.compile(r"(\d+) XCU")
LICENCE = re.compile(r"LIC/\d{4}/\d{3}")
RECEIPT = re.compile(r"RCT/\d{4}/\d{3}")
PHONE = re.compile(r"\+00(?: \d{3,4})+")
HOP = re.compile(r"hop\.test/(\w+)")
POST = re.compile(r"/(?:post|clip|t)/\d+|/s/[^/]+/\d+")
PERSON = re.compile(r"/(?:account|profile|channel|member|s)/[^/]+")
SAYS = {
    # What a learner looks for in sentences of each language that a world can have.
    "asked": re.compile(
        r"asked me for|They want"  # English
        r"|رقم مانگی|مانگ رہے"  # Urdu
        r"|raqam mangi|maang rahe"  # Urdu in Latin letters
        r"|আমার কাছে \d+ XCU চ"  # Bangla
        r"|طلب مني|يريدون مني"  # Arabic
        r"|^از من \d"  # Persian
    ),
    "paid": re.compile(
        r"I gave|paid .* for me"
        r"|کی رقم دی|کی رقم ادا"
        r"|ki raqam di|^আমি \d+ XCU দ|আমার জন্য \d+ XCU দ"
        r"|^دفعت \d|دفع عني"
        r"|^من \d.* دادم|برای من \d.* داد"
    ),
    "rode": re.compile(
        r"I came by coach|brought us"
        r"|بس میں آئے|بس ہمیں|bus mein aaye|bus humein"
        r"|বাসে করে|বাস আমাদের"
        r"|جئت بالحافلة|أوصلتنا"
        r"|با اتوبوس|می‌آمد ما را به"
    ),
    "told": re.compile(
        r"They say a|A friend told me"
        r"|کہتے ہیں|دوست نے بتایا"
        r"|Kehte hain|dost ne bataya"
        r"|লোকে বলে|বন্ধু বলেছে"
        r"|يقولون|قال لي صديق"
        r"|می‌گویند|دوستی به من گفت"
    ),
    "need": re.compile(
        r"locked in|may not leave the house|band kar rakha|ghar se nikalne"
        r"|بند کر رکھا|گھر سے نکلنے|الباب مقفل علينا|أخذوا جواز سفري"
        r"|در را روی ما قفل|پاسپورتم را گرفته|আটকে রেখেছে|পাসপোর্ট নিয়ে নিয়েছে"
    ),
}
SIGNED = re.compile(r"(\w[^.۔।]*?)[,،] (Town [A-Z])[.۔।]$")
"""How an advert ends: firm and town."""
DENIES, OFFERS, NOT_OURS = "We offer no such work", "We offer this work", "We hold no money"
WIDER = {"place-of", "sum", "gone-at"}
"""Kinds of which pages hold more than a key asks for: each sign, each price, each comment that goes."""
GROUNDS = 2
"""How many grounds of different kinds make one user of two accounts."""
MINUTE = timedelta(minutes=1)


@dataclass
class Person:
    """An account."""

    address: Address
    name: str
    handle: str
    bio: str
    number: str
    first: str
    """The first day of which a page speaks."""


@dataclass
class Item:
    """A post or a comment."""

    number: str
    address: Address
    by: Address
    text: str
    posted: str
    comment: bool = False
    drawing: str = ""
    sign: str = ""
    until: str = ""
    """When its page says that it ends."""


@dataclass
class Entry:
    """An entry of a register."""

    register: str
    number: str
    lines: list[tuple[str, str]]

    def __getitem__(self, label: str) -> str:
        return next((value for name, value in self.lines if name == label), "")

    @property
    def names(self) -> list[str]:
        """Its name, as each language writes it."""
        return [self["Name"], *filter(None, self["Also written"].split(" · "))]

    def every(self, label: str) -> list[tuple[str, str]]:
        return [line for line in self.lines if line[0].startswith(label)]


@dataclass
class World:
    """All that pages showed, at whichever hour."""

    people: dict[Address, Person] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    copies: list[tuple[Address, str, dict[str, str]]] = field(default_factory=list)
    """The page that was copied, when, and what it showed."""
    hops: dict[str, str] = field(default_factory=dict)
    roads: set[frozenset[str]] = field(default_factory=set)
    towns: dict[str, str] = field(default_factory=dict)
    """The English name of a town, by each name that the map writes for it."""
    hours: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """For each item, the hours at which it was seen."""

    def of(self, register: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.register == register]

    def english(self, name: str) -> str:
        """Return the name that a register has first, for one that it also writes."""
        return next((one["Name"] for one in self.entries if name in one.names), name)

    def jobs(self) -> Iterator[tuple[Item, str]]:
        """Yield each advert for work on the listing site, and the firm that signs it."""
        firms = [
            one.name for one in self.people.values() if one.address[0] == "plumecircle.example"
        ]
        for item in self.items.values():
            signed = SIGNED.search(item.text)
            firm = next((name for name in firms if signed and signed[1].endswith(name)), "")
            if firm and item.address[0] == "noticerail.example" and not item.comment:
                yield item, firm


# ---------------------------------------------------------------------------- reading


def world_of(views: Iterable[View]) -> World:
    """Return what all these views show together."""
    world = World()
    seen: dict[tuple[str, Address], None] = {}
    for view in views:
        for address, page in view.pages.items():
            if POST.fullmatch(address[1]):
                for item in _items(page, view):
                    world.items.setdefault(item.number, item)
                    world.hours[item.number].append(view.hour)
            elif PERSON.fullmatch(address[1]) and page.main.first("bdi", "handle").text:
                world.people.setdefault(address, _person(page))
            if ("", address) not in seen:
                seen["", address] = None
                _public(page, world)
    _known(world)
    for item in world.items.values():
        item.text, item.sign = _in_english(item.text, world), _in_english(item.sign, world)
    return world


def _in_english(text: str, world: World) -> str:
    """Return a text with the towns that the map knows; no letter, no vowel sign follows a name."""
    for name, town in world.towns.items():
        text = re.sub(rf"\b{name}(?![\w\u0980-\u09ff])", town, text)
    return text


def _items(page: Page, view: View) -> Iterator[Item]:
    main = page.main
    if not page.meta("posted"):
        return  # nothing is here, or not any more
    post = main.without("comments")
    by = page.links[post.first("a", "person").attrs["href"]]
    number = page.meta("item-number")
    if page.address[1].startswith("/s/"):
        number = page.address[1].removeprefix("/s/")
    scene = post.first("img", "scene").attrs.get("src", "")
    drawing = view.drawings.get(page.links[scene], "") if scene in page.links else ""
    text = " ".join(one.text for one in post.all(css="words"))
    yield Item(number, page.address, by, text, page.meta("posted"), drawing=drawing,
               sign=_sign(drawing), until=_utc(post.first("p", "until").text))  # fmt: skip
    for one in main.all("li", "comment"):
        yield Item(
            one.attrs["id"].removeprefix("c"), page.address,
            page.links[one.first("a", "person").attrs["href"]],
            one.first(css="words").text, one.first("time").attrs["title"], comment=True,
        )  # fmt: skip


def _utc(told: str) -> str:
    """Return a local time with its offset as a time of UTC, empty where none is told."""
    found = re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d [+-]\d\d:\d\d", told)
    if not found:
        return ""
    moment = datetime.strptime(found[0], "%Y-%m-%d %H:%M %z").astimezone(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _sign(drawing: str) -> str:
    found = re.findall(r"<text[^>]*>([^<]*)</text>", drawing)
    return next((text.strip() for text in found), "")


def _person(page: Page) -> Person:
    main = page.main
    bio = main.first("p", "bio").text
    number = page.meta("profile-number") or re.sub(r"\D", "", page.address[1].rpartition("/")[2])
    since = re.search(r"(?:since) (\d{4}-\d\d)", main.first("p", "details").text)
    return Person(
        page.address, main.first("h1").text, main.first("bdi", "handle").text, bio,
        number if page.address[0] != "beaconbox.example" else "", since[1] if since else "9999",
    )  # fmt: skip


def _public(page: Page, world: World) -> None:
    host, path = page.address
    parts = path.strip("/").split("/")
    if page.sent:
        world.hops[parts[0]] = page.sent
    elif host == "register.example" and len(parts) > 1:
        rows = [[cell.text for cell in row.inside if isinstance(cell, Node)]
                for row in page.main.all("tr")]  # fmt: skip
        world.entries.append(
            Entry(parts[0], page.main.first("h1").text, [(row[0], row[1]) for row in rows])
        )
    elif host == "keepshelf.example" and parts[0] == "copy":
        labels = [one.text for one in page.main.all("dt")]
        texts = [one.text for one in page.main.all("dd")]
        world.copies.append(
            ((parts[2], "/" + "/".join(parts[3:])), parts[1], dict(zip(labels, texts, strict=True)))
        )
    elif (host, path) == ("country.example", "/"):
        for row in page.main.all("tr"):
            cells = [cell.text for cell in row.all("td")]
            towns = [one for one in cells if TOWN.fullmatch(one)]
            world.roads.add(frozenset(one[-1] for one in towns))
            if len(towns) == 1:
                world.towns.update(dict.fromkeys(" · ".join(cells).split(" · "), towns[0]))


def _known(world: World) -> None:
    """Complete accounts by what the archive tells: a channel's number, and earlier days."""
    for address, taken, lines in world.copies:
        if person := world.people.get(address):
            person.number = person.number or lines.get("Number", "")
            person.first = min(person.first, f"{taken[:4]}-{taken[4:6]}")
    for item in world.items.values():
        if person := world.people.get(item.by):
            person.first = min(person.first, item.posted[:7])


# ---------------------------------------------------------------------------- solving


def solved(views: list[View], ends: dict[str, str]) -> dict[str, str]:
    """Return the value of each fact by its id; `ends` says when what is gone went."""
    world = world_of(views)
    found: dict[str, str] = {}
    for part in (_jobs, _users, _copied, _clips, _legs, _sums, _hops, _handles, _needs, _shops):
        found.update(part(world))
    last = max(view.hour for view in views)
    for number, seen in world.hours.items():
        told = _told_end(world, number)
        if last not in seen:
            found[f"gone-at:{number}"] = ends.get(number) or told or f"after {max(seen)}"
        elif told:
            found[f"gone-at:{number}"] = told
    return found


def _jobs(world: World) -> Iterator[tuple[str, str]]:
    licences = {entry["Licence"]: entry for entry in world.of("recruiters")}
    for item, firm in world.jobs():
        printed = LICENCE.search(item.text)
        entry = licences.get(printed[0]) if printed else None
        owner = entry["Name"] if entry else "not in the register" if printed else "none printed"
        yield f"licence-of:{item.number}", owner
        said = _employer(world, item.text, firm)
        yield f"employer-says:{item.number}", said
        signed = SIGNED.search(item.text)
        same_town = bool(entry and signed and signed[2] == entry["Town"])
        verdict = "open"
        if entry and firm not in entry.names and said == "denies":
            verdict = "false"
        elif entry and firm in entry.names and same_town and said == "offers":
            verdict = "honest" if entry["Status"] == "valid" else "open"
        yield f"verdict:{item.number}", verdict


def _employer(world: World, text: str, firm: str) -> str:
    for entry in world.of("employers"):
        if any(name in text for name in entry.names):
            notice = entry["Notice"]
            if notice.startswith(DENIES):
                return "denies"
            ours = notice.startswith(OFFERS) and world.english(firm) in notice
            return "offers" if ours else "silent"
    return "not named"


def _users(world: World) -> Iterator[tuple[str, str]]:
    """Two accounts of one user: a phone, the target of short links, an earlier handle."""
    grounds: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, pattern in (("phone", PHONE), ("link", HOP)):
        users: dict[str, set[str]] = defaultdict(set)
        for item in world.items.values():
            for mark in pattern.findall(item.text):
                users[world.hops.get(mark, mark)].add(_number(world, item.by))
        for several in users.values():
            for pair in combinations(sorted(several), 2):
                grounds[pair].add(kind)
    now = {person.handle: person.number for person in world.people.values()}
    for number, handle in _earlier(world):
        if handle in now:
            one, two = sorted((number, now[handle]))
            grounds[one, two].add("handle")
    for pair, kinds in grounds.items():
        if len(kinds) >= GROUNDS:
            yield f"same-user:{'+'.join(pair)}", "one user"


def _number(world: World, address: Address) -> str:
    person = world.people.get(address)
    return (person and person.number) or address[1]


def _earlier(world: World) -> Iterator[tuple[str, str]]:
    for address, _, lines in world.copies:
        person = world.people.get(address)
        if person and "Handle" in lines and lines["Handle"] != person.handle:
            yield person.number, lines["Handle"]


def _copied(world: World) -> Iterator[tuple[str, str]]:
    """Find a profile that has the name and the sentence of an older one, which a register names."""
    handles = {entry["Account"].partition(",")[0].strip() for entry in world.of("translators")}
    for one, two in combinations(world.people.values(), 2):
        names = world.english(one.name) == world.english(two.name)
        if not names or one.bio != two.bio or one.address[0] == two.address[0]:
            continue
        older, newer = sorted((one, two), key=lambda person: person.first)
        if older.first < newer.first and older.handle in handles:
            yield f"copied-from:{newer.number}+{older.number}", older.number
            yield f"cleared:{older.number}", "innocent"


def _clips(world: World) -> Iterator[tuple[str, str]]:
    same: dict[str, list[Item]] = defaultdict(list)
    for item in world.items.values():
        if TOWN.fullmatch(item.sign):
            yield f"place-of:{item.number}", item.sign
        if item.drawing:
            same[item.drawing].append(item)
    for clips in same.values():
        first, *copies = sorted(clips, key=lambda item: item.number)
        if copies and first.sign:
            yield f"copies-of:{first.number}", str(len(copies))
            yield from ((f"origin-of:{copy.number}", first.number) for copy in copies)


def _legs(world: World) -> Iterator[tuple[str, str]]:
    """A leg is shown by a passenger, a coach line and a picture of where it leads; else claimed."""
    lines = {tuple(TOWN.findall(value)) for entry in world.of("coaches")
             for _, value in entry.every("Route")}  # fmt: skip
    signs = {item.sign for item in world.items.values()}
    for item in world.items.values():
        for start, end in LEGS.findall(item.text):
            if frozenset((start, end)) not in world.roads:
                continue
            rode = SAYS["rode"].search(item.text)
            if rode and (start, end) in lines and f"Town {end}" in signs:
                yield f"leg:{start}-{end}", "shown"
    for item in world.items.values():
        for start, end in LEGS.findall(item.text):
            if SAYS["told"].search(item.text) and frozenset((start, end)) in world.roads:
                yield f"leg:{start}-{end}", "claimed"


def _sums(world: World) -> Iterator[tuple[str, str]]:
    receipts = {(label.split()[-1], value) for entry in world.of("money-services")
                for label, value in entry.every("Receipt")}  # fmt: skip
    for item in world.items.values():
        amount, receipt = SUM.search(item.text), RECEIPT.search(item.text)
        if not amount:
            continue
        stage = ""
        if receipt:
            kept = (receipt[0], amount[0]) in receipts
            stage = "paid by a record" if kept else "said to be paid"
        elif SAYS["asked"].search(item.text):
            stage = "asked"
        elif SAYS["paid"].search(item.text):
            stage = "said to be paid"
        elif LEGS.search(item.text):
            stage = "advertised"
        if stage:
            yield f"sum:{item.number}", f"{amount[0]} {stage}"


def _hops(world: World) -> Iterator[tuple[str, str]]:
    for code, target in world.hops.items():
        yield f"target-of:{code}", target


def _handles(world: World) -> Iterator[tuple[str, str]]:
    windows = {entry["Channel"] for entry in world.of("permit-office")}
    for number, handle in _earlier(world):
        yield f"earlier-handle:{number}", handle
        if handle in windows:
            yield f"hand-on:{number}", "official"


def _needs(world: World) -> Iterator[tuple[str, str]]:
    """A person in need is told of by the number of what they wrote; the code is the trainer's."""
    for item in world.items.values():
        if SAYS["need"].search(item.text):
            yield f"in-need:{item.number}", "in need"


def _shops(world: World) -> Iterator[tuple[str, str]]:
    """A shop that prices name as holder, and that says in the register that it is none."""
    texts = [item.text for item in world.items.values() if LEGS.search(item.text)]
    for entry in world.of("money-services"):
        if NOT_OURS in entry["Notice"] and any(
            name in text for name in entry.names for text in texts
        ):
            yield f"cleared:{entry.number}", "innocent"


def _told_end(world: World, number: str) -> str:
    """Return when a page or its copy says that it ends, empty where neither says anything of that."""
    item = world.items[number]
    if item.until:
        return item.until
    for address, _, lines in world.copies:
        if address == item.address and not item.comment and "Here until" in lines:
            return _utc(lines["Here until"])
    return ""


# ---------------------------------------------------------------------------- the two ways


def solve_flat(folder: Path) -> dict[str, str]:
    """Solve a world from files."""
    return solved(flat(folder), {})


def solve_served(folder: Path, port: int = 8765) -> dict[str, str]:
    """Solve a world from the learners' server, and move its clock to find when something went."""
    with serving(folder, "--no-witness", "--port", f"{port}") as server:
        served = Served(server)
        views = moved(served, folder)
        world = world_of(views)
        clocks = [view.hour for view in views]
        ends = {}
        for number, seen in world.hours.items():
            if clocks[-1] not in seen:
                after = clocks[clocks.index(max(seen)) + 1]
                ends[number] = _end(served, world.items[number], max(seen), after, views[0])
        return solved(views, ends)


def _end(served: Served, item: Item, seen: str, gone: str, view: View) -> str:
    """Move the clock until the minute is known at which an item is no more."""
    low, high = (datetime.strptime(hour, "%H:%M").replace(tzinfo=UTC) for hour in (seen, gone))
    while high - low > MINUTE:
        middle = low + (high - low) // 2
        middle = middle.replace(second=0)
        served.at(f"{middle:%H:%M}")
        page = served.page(item.address)
        there = page is not None and item.number in {one.number for one in _items(page, view)}
        low, high = (middle, high) if there else (low, middle)
    shown = next(page for address, page in view.pages.items() if address[1] == "/")
    told = re.search(r"(\d{4}-\d\d-\d\d) \d\d:\d\d ([+-]\d\d:\d\d)", shown.tree.text)
    assert told is not None
    return _utc(f"{told[1]} {high:%H:%M} {told[2]}")
