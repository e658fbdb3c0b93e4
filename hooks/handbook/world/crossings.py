"""Offers to travel: legs that are shown or only claimed, sums in four stages, and a shop that is innocent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handbook.world.cast import DAY, HOUR, Part, Stage, entry, joined, kept
from handbook.world.key import fact
from handbook.world.play import (
    Account,
    Comment,
    Entry,
    of_account,
    of_copy,
    of_entry,
    of_post,
    of_register,
)
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
    return joined(_legs(stage.below("legs"), crowd), _money(stage.below("money"), crowd))


def _legs(stage: Stage, crowd: Sequence[Account]) -> Part:
    """Return the legs of the route, two of them shown, and the coach lines."""
    ways = list(pairwise(stage.route()))
    status = stage.seed.order("status", ("shown", "shown", "claimed", "claimed"))
    shown = [way for way, one in zip(ways, status, strict=True) if one == "shown"]
    coaches = _coaches(stage, ways, shown)
    legs = (
        _leg(stage.below(f"{place}"), place, way, coaches, crowd) for place, way in enumerate(ways)
    )
    return joined(Part(entries=tuple(coaches)), *legs)


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
        entry(
            "coaches", numbers[place], name, ("Days", stage.source.notices["runs"]),
            *(("Route", _line(way)) for way in routes[place :: len(names)]),
        )
        for place, name in enumerate(names)
    ]  # fmt: skip


def _leg(
    stage: Stage, place: int, way: tuple[Town, Town], coaches: Sequence[Entry],
    crowd: Sequence[Account],
) -> Part:  # fmt: skip
    """Return a video, a thread and a message about a leg, which is shown where a coach runs."""
    films, tells, sells = (
        stage.seed.pick(platform, [one for one in crowd if one.platform == platform])
        for platform in ("clipharvest", "talkledge", "beaconbox")
    )
    runs = next((one for one in coaches if ("Route", _line(way)) in one.lines), None)
    slots = {"town": way[0].name, "town2": way[1].name}
    sign = way[1].name["en"] if runs else ""
    caption = stage.seed.pick("caption", ("caption-arrived", "caption-road"))
    clip = stage.post("clip", films, stage.say("said", caption, films.lang, **slots),
                      stage.ago("clip", 8 * DAY), scene=stage.source.scenes[1 + place],
                      scene_text=sign)  # fmt: skip
    told = stage.say("told", "rode-leg" if runs else "told-leg", tells.lang, **slots)
    thread = stage.post("thread", tells, told, stage.ago("thread", 8 * DAY))
    offer = stage.say("offer", "crossing-opening", sells.lang, **slots)
    seat = stage.say("seat", "seat-line", sells.lang, sum=stage.sum("sum"))
    message = stage.post("message", sells, f"{offer} {seat}", stage.ago("message", 8 * DAY))
    film, ride = (of_post(clip), sign), (of_post(thread), told)
    coach = (of_entry(runs), _line(way)) if runs else (of_register("coaches"), "")
    clues = [ride, (of_post(message), offer), film, coach]
    about, numbers = f"{way[0].id}-{way[1].id}", (clip.number, thread.number)
    facts = [fact("leg", about, "shown" if runs else "claimed", clues, numbers)]
    if runs:
        facts.append(fact("place-of", clip.number, sign, [film, ride, coach]))
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
    paid = list(zip(receipts, sums[:many], strict=False))
    others = zip(receipts[many:], sums[4 * many :], strict=True)
    rows = stage.seed.order("rows", [*paid, *others])
    entries = [
        entry(
            "money-services", numbers[place], name,
            ("Town", stage.town(f"town {place}").name["en"]),
            ("Record", source.notices["keeps-receipts"]),
            ("Notice", source.notices["holds-nothing" if place == innocent else "silent"]),
            *((f"Receipt {number}", amount) for number, amount in rows[place :: len(names)]),
        )
        for place, name in enumerate(names)
    ]  # fmt: skip
    offers = (
        _advertised(stage.below(f"advertised {place}"), sums[many + place], channels)
        for place in range(many)
    )
    threads = (
        _sums(stage.below(f"thread {place}"), (sums[2 * many + place], sums[3 * many + place], amount),
              receipt, entries, crowd)
        for place, (receipt, amount) in enumerate(paid)
    )  # fmt: skip
    shop = _shop(stage.below("shop"), names[innocent], entries[innocent], channels)
    return joined(Part(entries=tuple(entries)), *offers, *threads, shop)


def _advertised(stage: Stage, amount: str, channels: Sequence[Account]) -> Part:
    """Return a message that advertises a sum, and a copy of it."""
    seller = stage.seed.pick("seller", channels)
    text = stage.say("text", "sum-advertised", seller.lang, sum=amount, **stage.journey())
    post = stage.post("message", seller, text, stage.ago("posted", 8 * DAY, 2 * DAY))
    copy = kept(stage, post, stage.ago("taken", DAY, 2 * HOUR))
    clues = [(of_post(post), amount), (of_copy(copy), amount)]
    made = fact("sum", post.number, f"{amount} advertised", clues)
    return Part(posts=(post,), copies=(copy,), facts=(made,))


def _sums(
    stage: Stage, three: Sequence[str], receipt: str, entries: Sequence[Entry],
    crowd: Sequence[Account],
) -> Part:  # fmt: skip
    """Return a thread in which a sum is asked, one is said to be paid, and one has a receipt."""
    members = stage.seed.order("members", [one for one in crowd if one.platform == "talkledge"])
    text = stage.say("opens", "comment-price", members[0].lang)
    thread = stage.post("thread", members[0], text, stage.ago("thread", 9 * DAY, 5 * DAY))
    comments: list[Comment] = []
    for kind, amount in zip(_STAGES, three, strict=True):
        member = stage.seed.pick(f"{kind}/member", members[1:])
        text = stage.say(kind, kind, member.lang, sum=amount, licence=receipt)
        when = thread.posted + stage.seed.number(f"{kind}/after", HOUR, 3 * DAY)
        comments.append(stage.comment(kind, member, text, when))
    thread = replace(thread, comments=tuple(sorted(comments, key=lambda one: one.posted)))
    copy = kept(stage, thread, stage.ago("taken", DAY, 2 * HOUR))
    facts = []
    for (kind, stage_of), amount, comment in zip(_STAGES.items(), three, comments, strict=True):
        clues = [(of_post(thread), amount), (of_copy(copy), amount)]
        clues += [
            (of_entry(one), receipt)
            for one in entries
            if kind == "sum-receipt" and (f"Receipt {receipt}", amount) in one.lines
        ]
        facts.append(fact("sum", comment.number, f"{amount} {stage_of}", clues))
    return Part(posts=(thread,), copies=(copy,), facts=tuple(facts))


def _shop(stage: Stage, name: Name, shop: Entry, channels: Sequence[Account]) -> Part:
    """Return the profile of a shop that holds nothing, and the message that says it does."""
    lang, town = stage.language(), dict(shop.lines)["Town"]
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
    clues = [
        (of_entry(shop), dict(shop.lines)["Notice"]),
        (of_post(message), held),
        (of_account(account), account.name),
    ]
    return Part(
        accounts=(account,),
        posts=(message,),
        facts=(fact("cleared", shop.number, "innocent", clues),),
    )
