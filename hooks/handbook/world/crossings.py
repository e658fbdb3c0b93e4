"""Offers to travel: legs that are shown or only claimed, sums in four stages, and a shop that is innocent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handbook.world.addresses import of_account, of_copy, of_entry, of_post, of_register
from handbook.world.cast import DAY, HOUR, SELLER_KINDS, Part, Stage, kept, written
from handbook.world.facts import Clue, fact
from handbook.world.play import Account, Comment, Entry
from handbook.world.source import Name, Town

_RECEIPTS = 9
"""Receipts in the register that nobody speaks of."""
_STAGES = {
    "sum-asked": "asked",
    "sum-said-paid": "said to be paid",
    "sum-receipt": "paid by a record",
}


def crossings(stage: Stage, crowd: Sequence[Account]) -> Part:
    """Return the route, the sums and the money services."""
    stage = stage.below("crossings")
    legs = _legs(stage.below("legs"), crowd)
    return legs.with_more(_money(stage.below("money"), crowd))


def _legs(stage: Stage, crowd: Sequence[Account]) -> Part:
    route = stage.route()
    ways = list(pairwise(route))
    status = stage.seed.order("status", ("shown", "shown", "claimed", "claimed"))
    coaches = _coaches(
        stage, ways, [way for way, one in zip(ways, status, strict=True) if one == "shown"]
    )
    part = Part(entries=tuple(coaches))
    for place, (way, one) in enumerate(zip(ways, status, strict=True)):
        own = stage.below(f"{place}")
        line = _line(way)
        entry = next((it for it in coaches if ("Route", line) in it.lines), None)
        part = part.with_more(_leg(own, place, way, one, entry, crowd))
    return part


def _line(way: tuple[Town, Town]) -> str:
    return f"{way[0].name['en']} to {way[1].name['en']}"


def _coaches(
    stage: Stage, ways: Sequence[tuple[Town, Town]], shown: Sequence[tuple[Town, Town]]
) -> list[Entry]:
    """Return the coach lines: routes of the shown legs lie among others that no leg needs."""
    towns = {one.id: one for one in stage.source.towns}
    ends = {frozenset((one.id, two.id)) for one, two in ways}
    others = [
        (towns[road.ends[0]], towns[road.ends[1]])
        for road in stage.source.roads
        if frozenset(road.ends) not in ends
    ]
    names = stage.names("coaches")
    routes = stage.seed.order("routes", [*shown, *stage.seed.order("others", others)[:8]])
    numbers = stage.codes("COA", len(names))
    return [
        Entry(
            register="coaches",
            number=numbers[place],
            lines=(
                ("Name", name["en"]),
                ("Also written", written(name)),
                ("Days", stage.source.notices["runs"]),
                *(("Route", _line(way)) for way in routes[place :: len(names)]),
            ),
        )
        for place, name in enumerate(names)
    ]


def _leg(
    stage: Stage, place: int, way: tuple[Town, Town], status: str, entry: Entry | None,
    crowd: Sequence[Account],
) -> Part:  # fmt: skip
    """Return a video, a thread and a message about a leg, and what they show together."""
    films, tells, sells = (
        stage.seed.pick(platform, [one for one in crowd if one.platform == platform])
        for platform in ("clipharvest", "talkledge", "beaconbox")
    )
    slots = {"town": way[0].name, "town2": way[1].name}
    sign = way[1].name["en"] if status == "shown" else ""
    caption = stage.seed.pick("caption", ("caption-arrived", "caption-road"))
    clip = stage.post("clip", films, stage.say("said", caption, films.lang, **slots),
                      stage.ago("clip", 8 * DAY))  # fmt: skip
    clip = replace(clip, scene=stage.source.scenes[1 + place], scene_text=sign)
    kind = "rode-leg" if status == "shown" else "told-leg"
    told = stage.say("told", kind, tells.lang, **slots)
    thread = stage.post("thread", tells, told, stage.ago("thread", 8 * DAY))
    offer = stage.say("offer", "crossing-opening", sells.lang, **slots)
    seat = stage.say("seat", "seat-line", sells.lang, sum=stage.sum("sum"))
    message = stage.post("message", sells, f"{offer} {seat}", stage.ago("message", 8 * DAY))
    clues: list[Clue] = [(of_post(thread), told), (of_post(message), offer), (of_post(clip), sign)]
    last = (of_entry(entry), _line(way)) if entry else (of_register("coaches"), "")
    facts = [
        fact(
            "leg", f"{way[0].id}-{way[1].id}", status, [*clues, last], (clip.number, thread.number)
        )
    ]
    if entry:
        facts.append(
            fact("place-of", clip.number, sign, [clues[2], clues[0], (last[0], _line(way))])
        )
    return Part(posts=(clip, thread, message), facts=tuple(facts))


def _money(stage: Stage, crowd: Sequence[Account]) -> Part:
    """Return sums in threads and messages, the register that holds receipts, and the shop's profile."""
    source, many = stage.source, stage.source.counts["sums"][0]
    amounts = stage.seed.some("amounts", 15, 290, 4 * many + _RECEIPTS)
    sums = [f"{10 * one} {source.currency}" for one in amounts]
    receipts = stage.codes("RCT", many + _RECEIPTS)
    names, channels = stage.names("shops"), [one for one in crowd if one.platform == "beaconbox"]
    numbers = stage.codes("MON", len(names))
    innocent = stage.seed.number("innocent", 0, len(names) - 1)
    real = list(zip(receipts, sums[:many], strict=False))
    others = zip(receipts[many:], sums[4 * many :], strict=True)
    rows = stage.seed.order("rows", [*real, *others])
    entries = []
    for place, name in enumerate(names):
        notice = "holds-nothing" if place == innocent else "silent"
        entries.append(Entry(
            register="money-services",
            number=numbers[place],
            lines=(
                ("Name", name["en"]),
                ("Also written", written(name)),
                ("Town", stage.town(f"town {place}").name["en"]),
                ("Record", source.notices["keeps-receipts"]),
                ("Notice", source.notices[notice]),
                *((f"Receipt {number}", one) for number, one in rows[place :: len(names)]),
            ),
        ))  # fmt: skip
    part = Part(entries=tuple(entries))
    for place in range(many):
        own = stage.below(f"advertised {place}")
        seller = own.seed.pick("seller", channels)
        text = own.say(
            "text", "sum-advertised", seller.lang, sum=sums[many + place], **own.journey()
        )
        post = own.post("message", seller, text, own.ago("posted", 8 * DAY, 2 * DAY))
        copy = kept(post, of_post(post), own.ago("taken", DAY, 2 * HOUR))
        clues: list[Clue] = [
            (of_post(post), sums[many + place]),
            (of_copy(copy), sums[many + place]),
        ]
        made = fact("sum", post.number, f"{sums[many + place]} advertised", clues)
        part = part.with_more(Part(posts=(post,), copies=(copy,), facts=(made,)))
    for place in range(many):
        own = stage.below(f"thread {place}")
        three = (sums[2 * many + place], sums[3 * many + place], real[place][1])
        part = part.with_more(_sums(own, three, real[place][0], entries, crowd))
    return part.with_more(_shop(stage.below("shop"), names[innocent], entries[innocent], channels))


def _sums(
    stage: Stage, three: Sequence[str], receipt: str, entries: Sequence[Entry],
    crowd: Sequence[Account],
) -> Part:  # fmt: skip
    """Return a thread in which a sum is asked, one is said to be paid, and one has a receipt."""
    members = stage.seed.order("members", [one for one in crowd if one.platform == "talkledge"])
    opens = members[0]
    thread = stage.post("thread", opens, stage.say("opens", "comment-price", opens.lang),
                        stage.ago("thread", 9 * DAY, 5 * DAY))  # fmt: skip
    comments: list[Comment] = []
    for kind, amount in zip(_STAGES, three, strict=True):
        member = stage.seed.pick(f"{kind}/member", members)
        text = stage.say(kind, kind, member.lang, sum=amount, licence=receipt)
        when = thread.posted + stage.seed.number(f"{kind}/after", HOUR, 3 * DAY)
        comments.append(stage.comment(kind, member, text, when))
    thread = replace(thread, comments=tuple(sorted(comments, key=lambda one: one.posted)))
    copy = kept(thread, of_post(thread), stage.ago("taken", DAY, 2 * HOUR))
    facts = []
    for (kind, stage_of), amount, comment in zip(_STAGES.items(), three, comments, strict=True):
        clues: list[Clue] = [(of_post(thread), amount), (of_copy(copy), amount)]
        clues += [
            (of_entry(one), receipt)
            for one in entries
            if kind == "sum-receipt" and (f"Receipt {receipt}", amount) in one.lines
        ]
        facts.append(fact("sum", comment.number, f"{amount} {stage_of}", clues))
    return Part(posts=(thread,), copies=(copy,), facts=tuple(facts))


def _shop(stage: Stage, name: Name, entry: Entry, channels: Sequence[Account]) -> Part:
    """Return the profile of a shop that holds nothing, and the message that says it does."""
    lang, town = stage.language("language", SELLER_KINDS), dict(entry.lines)["Town"]
    place = next(one for one in stage.source.towns if one.name["en"] == town)
    bio = stage.say("bio", "bio-shop", lang, town=place.name)
    account = stage.account("account", "plumecircle", lang, name, bio)
    seller = stage.seed.pick("seller", channels)
    held = stage.say("held", "held-line", seller.lang, shop=name)
    lines = (
        stage.say("offer", "crossing-opening", seller.lang, **stage.journey()),
        stage.say("seat", "seat-line", seller.lang, sum=stage.sum("sum")),
        held,
    )
    message = stage.post("message", seller, " ".join(lines), stage.ago("posted", 8 * DAY))
    clues: list[Clue] = [
        (of_entry(entry), dict(entry.lines)["Notice"]),
        (of_post(message), held),
        (of_account(account), account.name),
    ]
    return Part(
        accounts=(account,),
        posts=(message,),
        facts=(fact("cleared", entry.number, "innocent", clues),),
    )
