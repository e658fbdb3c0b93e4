"""Two people who need help, an account that may be an official's, and posts that vanish during the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handbook.world.addresses import iso, of_account, of_copy, of_entry, of_post
from handbook.world.cast import (
    CROWD_KINDS,
    DAY,
    HOUR,
    MINUTE,
    SELLER_KINDS,
    Part,
    Stage,
    kept,
    snapshot,
)  # fmt: skip
from handbook.world.facts import Clue, fact, target_of
from handbook.world.play import Account, Entry

_NEEDY = 22
"""Place of the first person in need in the order of persons."""
_KINDS = ("need-locked", "need-passport")


def people(stage: Stage, crowd: Sequence[Account]) -> Part:
    """Return everybody of whom no exhibit is made, and what does not last."""
    stage = stage.below("people")
    part = _official(stage.below("official")).with_more(_moved(stage.below("moved"), crowd))
    kinds = stage.seed.order("kinds", _KINDS)
    for place, kind in enumerate(kinds):
        part = part.with_more(_in_need(stage.below(f"need {place}"), place, kind, crowd))
    for place, _ in enumerate(stage.source.slices):
        part = part.with_more(_vanishing(stage.below(f"gone {place}"), place, crowd))
    return part.with_more(_links(stage.below("links"), crowd))


def _official(stage: Stage) -> Part:
    """Return a channel whose earlier handle stands on a page of the permit office."""
    lang = stage.language("language", SELLER_KINDS)
    bio = stage.say("bio", "bio-channel", lang, town=stage.town("town").name)
    account = stage.account("account", "beaconbox", lang, stage.names("channels")[1], bio)
    words = stage.seed.order("words", stage.source.handle_words)
    handles = [f"@{one}.window{stage.seed.digits(one, 2)}.example" for one in words[:3]]
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
    copy = snapshot(
        account, of_account(account), stage.ago("copy", 150 * DAY, 20 * DAY), handles[window]
    )
    clues: list[Clue] = [
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
    part = Part()
    for one in stage.seed.order("who", crowd)[:2]:
        own = stage.below(one.number)
        word = own.seed.pick("word", stage.source.handle_words)
        handle = f"@{word}.{own.seed.digits('end', 4)}.example"
        copy = snapshot(one, of_account(one), own.ago("copy", 150 * DAY, 20 * DAY), handle)
        clues: list[Clue] = [(of_copy(copy), handle), (of_account(one), one.handle)]
        known = fact("earlier-handle", one.number, handle, clues)
        part = part.with_more(Part(copies=(copy,), facts=(known,)))
    return part


def _in_need(stage: Stage, place: int, kind: str, crowd: Sequence[Account]) -> Part:
    """Return a comment of a person in danger: one is gone before noon, one comes in the afternoon."""
    lang, person = stage.language("language", CROWD_KINDS), stage.person(_NEEDY + place)[1]
    bio = stage.say("bio", "bio-person", lang, town=stage.town("home").name)
    platform = stage.seed.pick("platform", ("talkledge", "clipharvest", "noticerail"))
    account = stage.account("account", platform, lang, person, bio)
    host = stage.seed.pick("host", [one for one in crowd if one.platform == platform])
    text = stage.say("text", "noise", host.lang, town=stage.town("town").name)
    post = stage.post("post", host, text, stage.ago("posted", 3 * DAY, DAY))
    if platform == "clipharvest":
        post = replace(post, scene=stage.source.scenes[-1 - place], scene_text="")
    first, second, third = (stage.start + one * MINUTE for one in stage.source.slices)
    said = stage.say("said", kind, lang, town=stage.town("where").name)
    when = stage.seed.number("when", first - 5 * HOUR, first - HOUR)
    until: int | None = second + stage.seed.number("until", 15, 55) * MINUTE
    if place:
        when, until = third - stage.seed.number("late", 20, 80) * MINUTE, None
    comment = replace(stage.comment("comment", account, said, when), until=until)
    code = f"PC/R/{place + 1:02}"
    return Part(
        accounts=(account,),
        posts=(replace(post, comments=(comment,)),),
        facts=(
            fact("in-need", comment.number, code, [(of_post(post), said)],
                 (account.number, comment.number)),
        ),
    )  # fmt: skip


def _vanishing(stage: Stage, place: int, crowd: Sequence[Account]) -> Part:
    """Return a post that is gone some minutes after a slice; an archive still has it then."""
    account = stage.seed.pick("who", _without_scene(crowd))
    text = stage.say("text", "noise", account.lang, town=stage.town("town").name)
    post = stage.post("post", account, text, stage.ago("posted", 20 * HOUR))
    slice_ = stage.start + stage.source.slices[place] * MINUTE
    until = slice_ + stage.seed.number("minutes", 12, 38) * MINUTE
    post = replace(post, until=until)
    copy = kept(post, of_post(post), stage.seed.number("copy", post.posted + MINUTE, stage.start))
    clues: list[Clue] = [(of_post(post), text), (of_copy(copy), iso(until))]
    return Part(
        posts=(post,),
        copies=(copy,),
        facts=(fact("gone-at", post.number, iso(until), clues),),
    )


def _links(stage: Stage, crowd: Sequence[Account]) -> Part:
    """Return bystanders' posts with short links that lead to pages of other bystanders."""
    part = Part()
    for place in range(3):
        own = stage.below(f"{place}")
        writer, other = own.seed.order("who", _without_scene(crowd))[:2]
        hop = own.hop("hop", of_account(other))
        link = "hop.test" + hop.path
        text = own.say("text", "noise", writer.lang, town=own.town("town").name)
        text = f"{text} {own.say('link', 'link-line', writer.lang, link=link)}"
        post = own.post("post", writer, text, own.ago("posted", 9 * DAY))
        part = part.with_more(Part(posts=(post,), hops=(hop,), facts=(target_of(hop, post),)))
    return part


def _without_scene(crowd: Sequence[Account]) -> list[Account]:
    """Return the bystanders whose posts need no scene."""
    return [one for one in crowd if one.platform != "clipharvest"]
