"""Two people who need help, an account that may be an official's, and posts that vanish during the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handbook.world.addresses import iso, of_account, of_copy, of_entry, of_hop, of_post
from handbook.world.cast import DAY, HOUR, MINUTE, Part, Stage, joined, kept, snapshot
from handbook.world.facts import fact, target_of
from handbook.world.moment import clock
from handbook.world.play import Account, Entry

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
