"""Accounts that are one or only look like one, people who need help, an official's, and posts that vanish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handbook.world.cast import DAY, HOUR, MINUTE, Part, Stage, entry, joined, kept, named, snapshot
from handbook.world.key import fact, target_of
from handbook.world.moment import clock
from handbook.world.play import (
    HOSTS,
    Account,
    Copy,
    Entry,
    Hop,
    Post,
    iso,
    of_account,
    of_copy,
    of_entry,
    of_hop,
    of_post,
)

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


_NEEDY = 22
"""Place of the first person in need in the order of persons."""
_LATEST = 28
"""Minutes after its slice at which a post is gone at the latest: the shortest exercise has thirty."""
_KINDS = ("need-locked", "need-passport")


def people(stage: Stage, crowd: Sequence[Account]) -> Part:
    """Return everybody of whom no exhibit is made, and what does not last."""
    stage = stage.below("people")
    return joined(
        _official(stage.below("official")),
        _moved(stage.below("moved"), crowd),
        *(
            _in_need(stage.below(f"need {place}"), place, kind, crowd)
            for place, kind in enumerate(stage.seed.order("kinds", _KINDS))
        ),
        *(
            _vanishing(stage.below(f"gone {place}"), minutes, crowd)
            for place, minutes in enumerate(stage.source.slices)
        ),
        *(_link(stage.below(f"links/{place}"), crowd) for place in range(3)),
    )


def _official(stage: Stage) -> Part:
    """Return a channel whose earlier handle stands on a page of the permit office."""
    lang = stage.language()
    bio = stage.say("bio", "bio-channel", lang, town=stage.town("town").name)
    account = stage.account("account", "beaconbox", lang, stage.names("channels")[1], bio)
    words = stage.seed.order("words", stage.source.handle_words)[:3]
    handles = [f"@{one}.window{stage.seed.digits(one, 2)}.example" for one in words]
    numbers = stage.codes("PER", len(handles))
    entries = [
        Entry(
            register="permit-office",
            number=numbers[place],
            lines=(
                ("Window", f"Window {place + 1}"),
                ("Town", stage.town(f"window {place}").name["en"]),
                ("Channel", handle),
                ("Notice", stage.source.notices["window"]),
            ),
        )
        for place, handle in enumerate(handles)
    ]
    window = stage.seed.number("window", 0, len(handles) - 1)
    posts = []
    for place in range(2):
        days = str(stage.seed.number(f"{place}/days", 2, 9))
        text = stage.say(f"{place}/text", "stamp-opening", lang, days=days)
        posts.append(stage.post(f"{place}", account, text, stage.ago(f"{place}", 9 * DAY)))
    copy = snapshot(account, stage.ago("copy", 150 * DAY, 20 * DAY), handles[window])
    clues = [
        (of_copy(copy), handles[window]),
        (of_entry(entries[window]), handles[window]),
        (of_account(account), account.handle),
    ]
    return Part(
        accounts=(account,),
        posts=tuple(posts),
        entries=tuple(entries),
        copies=(copy,),
        facts=(
            fact("earlier-handle", account.number, handles[window], clues),
            fact("hand-on", account.number, "official", clues),
        ),
    )


def _moved(stage: Stage, crowd: Sequence[Account]) -> Part:
    """Return copies of two bystanders' pages with a handle that they had before; it means nothing."""
    copies, facts = [], []
    for one in stage.seed.order("who", crowd)[:2]:
        own = stage.below(one.number)
        word = own.seed.pick("word", stage.source.handle_words)
        handle = f"@{word}.{own.seed.digits('end', 4)}.example"
        copies.append(snapshot(one, own.ago("copy", 150 * DAY, 20 * DAY), handle))
        clues = [(of_copy(copies[-1]), handle), (of_account(one), one.handle)]
        facts.append(fact("earlier-handle", one.number, handle, clues))
    return Part(copies=tuple(copies), facts=tuple(facts))


def _in_need(stage: Stage, place: int, kind: str, crowd: Sequence[Account]) -> Part:
    """Return a comment of a person in danger: one is gone before noon, one comes in the afternoon."""
    lang, person = stage.language(), stage.person(_NEEDY + place)
    bio = stage.say("bio", "bio-person", lang, town=stage.town("home").name)
    platform = stage.seed.pick("platform", ("talkledge", "clipharvest", "noticerail"))
    account = stage.account("account", platform, lang, person, bio)
    host = stage.seed.pick("host", [one for one in crowd if one.platform == platform])
    text = stage.say("text", "noise", host.lang, town=stage.town("town").name)
    scene = stage.source.scenes[-1 - place] if platform == "clipharvest" else ""
    post = stage.post("post", host, text, stage.ago("posted", 3 * DAY, DAY), scene=scene)
    first, second, third = (stage.start + one * MINUTE for one in stage.source.slices)
    said = stage.say("said", kind, lang, town=stage.town("where").name)
    when = stage.seed.number("when", first - 5 * HOUR, first - HOUR)
    until: int | None = second + stage.seed.number("until", 15, 55) * MINUTE
    if place:
        when, until = third - stage.seed.number("late", 20, 80) * MINUTE, None
    comment = replace(stage.comment("comment", account, said, when), until=until)
    both = (account.number, comment.number)
    known = fact("in-need", comment.number, f"PC/R/{place + 1:02}", [(of_post(post), said)], both)
    return Part(accounts=(account,), posts=(replace(post, comments=(comment,)),), facts=(known,))


def _vanishing(stage: Stage, minutes: int, crowd: Sequence[Account]) -> Part:
    """Return a post that says until when it is here, some minutes after a slice, and a copy of it."""
    account = stage.seed.pick("who", _without_scene(crowd))
    text = stage.say("text", "noise", account.lang, town=stage.town("town").name)
    until = stage.start + (minutes + stage.seed.number("minutes", 12, _LATEST)) * MINUTE
    post = stage.post("post", account, text, stage.ago("posted", 20 * HOUR), until=until)
    copy = kept(stage, post, stage.seed.number("copy", post.posted + MINUTE, stage.start))
    told = clock(stage.offset, until)
    clues = [(of_post(post), told), (of_copy(copy), told)]
    gone = fact("gone-at", post.number, iso(until), clues)
    return Part(posts=(post,), copies=(copy,), facts=(gone,))


def _link(stage: Stage, crowd: Sequence[Account]) -> Part:
    """Return a bystander's post with a short link that leads to the page of another one."""
    writer, other = stage.seed.order("who", _without_scene(crowd))[:2]
    hop = stage.hop("hop", of_account(other))
    text = stage.say("text", "noise", writer.lang, town=stage.town("town").name)
    link = stage.say("link", "link-line", writer.lang, link="".join(of_hop(hop)))
    post = stage.post("post", writer, f"{text} {link}", stage.ago("posted", 9 * DAY))
    return Part(posts=(post,), hops=(hop,), facts=(target_of(hop, post),))


def _without_scene(crowd: Sequence[Account]) -> list[Account]:
    """Return the bystanders whose posts need no scene."""
    return [one for one in crowd if one.platform != "clipharvest"]
