"""Accounts that are one, accounts that only look like one, and a video that was posted again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handbook.world.addresses import HOSTS, of_account, of_copy, of_entry, of_hop, of_post
from handbook.world.cast import DAY, HOUR, Part, Stage, entry, joined, named, snapshot
from handbook.world.facts import fact, target_of
from handbook.world.play import Account, Copy, Hop, Post

_PEOPLE = 11
"""Place of the first person here in the order of persons."""


def doubles(stage: Stage, crowd: Sequence[Account]) -> Part:
    """Return two pairs of one user each, the copied profile, and the reposts."""
    stage = stage.below("doubles")
    offers = stage.seed.order("offers", ("crossing-opening", "stamp-opening"))
    platforms = stage.seed.order("platforms", ("beaconbox", "talkledge"))
    pairs = (
        _pair(stage.below(f"pair {place}"), place, offers[place], platforms[place], crowd)
        for place in range(2)
    )
    return joined(*pairs, _copied(stage.below("copied")), _reposts(stage.below("reposts")))


def _pair(stage: Stage, place: int, offer: str, platform: str, crowd: Sequence[Account]) -> Part:
    """Return two accounts of one user: one phone, one target of two links, one handle."""
    langs = [stage.language(f"language {one}") for one in "ab"]
    persons = [stage.person(_PEOPLE + 2 * place + one) for one in range(2)]
    if platform == "beaconbox":
        persons[1] = stage.names("channels")[0]
    kind = "bio-channel" if platform == "beaconbox" else "bio-person"
    town = stage.town("town")
    bios = [
        stage.say(f"bio {place}", one, lang, town=town.name)
        for place, one, lang in zip((0, 1), ("bio-person", kind), langs, strict=True)
    ]
    first = stage.account("a", "noticerail", langs[0], persons[0], bios[0])
    second = stage.account("b", platform, langs[1], persons[1], bios[1])
    hops = [stage.hop(f"hop {one}", of_account(first)) for one in "ab"]
    phone = stage.phone("phone")
    advert = _offer(stage.below("a"), first, offer, phone, hops[0], stage.ago("a", 6 * DAY))
    if platform == "beaconbox":
        said = _offer(stage.below("b"), second, "crossing-opening", phone, hops[1],
                      stage.ago("b", 5 * DAY))  # fmt: skip
    else:
        said = _answered(stage, second, phone, hops[1], crowd)
    plain = _offer(stage.below("c"), first, offer, "", None, stage.ago("c", 9 * DAY))
    copy = snapshot(second, stage.ago("copy", 150 * DAY, 20 * DAY), first.handle)
    then = (of_copy(copy), first.handle)
    links = [(of_hop(hop), hop.target) for hop in hops]
    clues = [(of_post(advert), phone), (of_post(said), phone), then, *links]
    earlier = [then, *((of_account(one), one.handle) for one in (second, first))]
    names = sorted((first.number, second.number))
    return Part(
        accounts=(first, second),
        posts=(advert, said, plain),
        copies=(copy,),
        hops=tuple(hops),
        facts=(
            fact("same-user", "+".join(names), "one user", clues),
            fact("earlier-handle", second.number, first.handle, earlier),
            target_of(hops[0], advert),
            target_of(hops[1], said),
        ),
    )


def _offer(
    stage: Stage, account: Account, kind: str, phone: str, hop: Hop | None, posted: int
) -> Post:
    """Return an offer of an account, with a phone and a short link where they are given."""
    lang = account.lang
    days = str(stage.seed.number("days", 2, 9))
    lines = [stage.say("opening", kind, lang, days=days, **stage.journey())]
    if kind == "crossing-opening":
        lines.append(stage.say("seat", "seat-line", lang, sum=stage.sum("sum")))
        lines.append(stage.say("half", "half-line", lang))
    if phone:
        lines.append(stage.say("phone", "phone-line", lang, phone=phone))
    if hop:
        lines.append(stage.say("link", "link-line", lang, link="".join(of_hop(hop))))
    return stage.post("offer", account, " ".join(lines), posted)


def _answered(
    stage: Stage, account: Account, phone: str, hop: Hop, crowd: Sequence[Account]
) -> Post:
    """Return a thread in which an account gives a phone and a link."""
    asks = stage.seed.pick("asks", [one for one in crowd if one.platform == "talkledge"])
    thread = stage.post("thread", asks, stage.say("ask", "comment-ask", asks.lang),
                        stage.ago("thread", 6 * DAY, 2 * DAY))  # fmt: skip
    text = " ".join((
        stage.say("answer", "phone-answer", account.lang, phone=phone),
        stage.say("link", "link-line", account.lang, link="".join(of_hop(hop))),
    ))  # fmt: skip
    when = thread.posted + stage.seed.number("after", HOUR, 20 * HOUR)
    answer = stage.comment("answer", account, text, when)
    return replace(thread, comments=(answer,))


def _copied(stage: Stage) -> Part:
    """Return an honest profile and a younger one that took its name and its sentence."""
    lang, person = stage.language(), stage.person(_PEOPLE + 4)
    bio = stage.say("bio", "bio-translator", lang)
    posted = stage.ago("original", 300 * DAY, 160 * DAY)
    younger = stage.ago("since", 90 * DAY, 30 * DAY)
    original = stage.account("original", "clipharvest", lang, person, bio, posted - 20 * DAY)
    copy = stage.account("copy", "plumecircle", lang, person, bio, younger)
    text = stage.say("text", "document-opening", lang)
    clip = stage.post("clip", original, text, posted, scene=stage.source.scenes[0],
                      scene_text=named(person, lang))  # fmt: skip
    days = str(stage.seed.number("days", 2, 9))
    stamp = stage.say("stamp", "stamp-opening", lang, days=days)
    again = stage.post("again", copy, f"{text} {stamp}", stage.ago("again", 12 * DAY))
    shelf = snapshot(original, stage.ago("taken", 150 * DAY, 100 * DAY))
    listed = entry(
        "translators", f"TRN/0000/{stage.seed.number('entry', 301, 999)}", person,
        ("Status", stage.source.notices["sworn"]),
        ("Account", f"{original.handle}, {HOSTS['clipharvest']}"),
    )  # fmt: skip
    clues = [
        (of_account(copy), bio),
        (of_account(original), bio),
        (of_post(clip), clip.number),
        (of_copy(shelf), original.number),
        (of_entry(listed), original.handle),
    ]
    return Part(
        accounts=(original, copy),
        posts=(clip, again),
        copies=(shelf,),
        entries=(listed,),
        facts=(
            fact("copied-from", f"{copy.number}+{original.number}", original.number, clues),
            fact("cleared", original.number, "innocent", clues[1:]),
        ),
    )


def _reposts(stage: Stage) -> Part:
    """Return a video and its copies, each of which claims another day or place."""
    many = stage.seed.number("many", 2, 4)
    posters = []
    for place in range(many + 1):
        own = stage.below(f"{place}")
        lang, person = own.language(), own.person(_PEOPLE + 5 + place)
        bio = own.say("bio", "bio-person", lang, town=own.town("home").name)
        posters.append(own.account("poster", "clipharvest", lang, person, bio))
    town = stage.town("sign")
    evenings = [one for one in stage.source.scenes if "evening" in one]
    scene, sign = stage.seed.pick("scene", evenings), town.name["en"]
    clips: list[Post] = []
    for place, poster in enumerate(posters):
        own = stage.below(f"{place}")
        when = own.ago("posted", *((4 * DAY,) if place else (3 * 365 * DAY, 365 * DAY)))
        kind = own.seed.pick("kind", ("caption-arrived", "caption-road"))
        claim = own.seed.pick("claim", ("repost-today", "repost-place"))
        there = own.town("claimed", town).name
        text = own.say("text", kind, poster.lang, town2=there if place else town.name)
        said = own.say("claims", claim, poster.lang, town=there) if place else ""
        clips.append(
            own.post("clip", poster, text, when, scene=scene, scene_text=sign, claims=said)
        )
    first, *others = clips
    lines = (("Number", first.number), ("Account", first.account), ("Text", first.text),
             ("Sign in the scene", first.scene_text))  # fmt: skip
    copy = Copy(page=of_post(first), lines=lines,
                taken=first.posted + stage.seed.number("taken", 2 * DAY, 90 * DAY))  # fmt: skip
    origin = [(of_post(first), first.number), (of_copy(copy), first.number)]
    copies = [(of_post(one), one.number) for one in others]
    place_of = [(page, sign) for page in (of_post(first), of_copy(copy), of_post(others[0]))]
    return Part(
        accounts=tuple(posters),
        posts=tuple(clips),
        copies=(copy,),
        facts=(
            *(
                fact("origin-of", one.number, first.number, [clue, *origin])
                for one, clue in zip(others, copies, strict=True)
            ),
            fact("copies-of", first.number, str(many), [*origin, *copies]),
            fact("place-of", first.number, sign, place_of),
        ),
    )
