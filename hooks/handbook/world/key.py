"""The facts that the pages of a world show, and its key, sealed with the trainer's phrase.

A sealed key is one line of JSON, the header, and after it the cipher text with its mark. The header
is authenticated too, so that no byte can be changed. Salt and nonce are made of seed and text: the
same world and phrase give the same bytes, and no two texts share a nonce.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from handbook.findings import EnvironmentProblem
from handbook.forms import canonical
from handbook.world.cast import MINUTE
from handbook.world.moment import zone
from handbook.world.play import (
    HOSTS,
    Address,
    Comment,
    Exercise,
    Fact,
    Hop,
    Play,
    Post,
    iso,
    of_account,
    of_hop,
    of_post,
)
from handbook.world.source import WorldSource
from handbook.world.streams import ROUNDS, plain

Clue = tuple[Address, str]
"""A page that shows a part of a fact, and the text on it that carries it; empty where the page shows that
something is absent."""

KINDS = (
    "licence-of", "employer-says", "verdict", "same-user", "copied-from", "origin-of", "copies-of",
    "leg", "sum", "target-of", "earlier-handle", "hand-on", "cleared", "in-need", "gone-at", "place-of",
)  # fmt: skip


WHY = {"hand-on": "official", "in-need": "in-need"}
"""Kinds of facts about numbers that no exhibit may be made of, and why."""


def fact(
    kind: str, about: str, value: str, clues: Iterable[Clue], subject: Iterable[str] = ()
) -> Fact:
    """Return a fact; `subject` is given where the numbers it is about are more than `about` says."""
    shown, traces = zip(*clues, strict=True)
    numbers = tuple(sorted(subject or about.split("+")))
    return Fact(
        id=f"{kind}:{about}", kind=kind, subject=numbers, value=value, shown=shown, traces=traces
    )


def target_of(hop: Hop, post: Post) -> Fact:
    """Return the fact that a short link of a post leads to its target."""
    clues = [(of_hop(hop), hop.target), (of_post(post), "".join(of_hop(hop)))]
    return fact("target-of", hop.path.removeprefix("/"), hop.target, clues)


def windows(posts: Iterable[Post]) -> Mapping[str, tuple[int, int | None]]:
    """Return from when to when each post and each comment is there, by its number."""
    return {
        one.number: (max(one.posted, post.posted), post.until_of(one))
        for post in posts
        for one in post.said
    }


def exercises(source: WorldSource, play: Play) -> tuple[Exercise, ...]:
    """Return the exercises with the facts that their time shows; forbidden numbers are for a stop only."""
    there, pages = windows(play.posts), {of_post(post): post.number for post in play.posts}
    kept = forbidden(play).keys()
    first = {one.kind: "".join(one.shown[0]) for one in reversed(play.facts)}

    def seen(fact: Fact, one: Exercise) -> bool:
        if fact.kind not in WHY and not kept.isdisjoint(fact.subject):
            return False
        clock = play.clock(one)
        numbers = {*fact.subject, *(pages[page] for page in fact.shown if page in pages)}
        spans = [there[number] for number in numbers if number in there]
        if any(begin > clock for begin, _ in spans):
            return False
        ends = [until for _, until in spans if until is not None]
        if fact.kind == "gone-at":
            return all(clock < until < clock + one.minutes * MINUTE for until in ends)
        return all(until > clock for until in ends)

    return tuple(
        replace(one, start=first.get(one.start, one.start), facts=tuple(
            fact.id for kind in one.kinds for fact in play.facts
            if fact.kind == kind and seen(fact, one)
        ))
        for one in source.exercises
    )  # fmt: skip


def forbidden(play: Play) -> Mapping[str, str]:
    """Return the numbers of which no exhibit may be made, and why: people in need, officials, and their posts."""
    why = {it: WHY[one.kind] for one in play.facts if one.kind in WHY for it in one.subject}
    for post in play.posts:
        for said in post.said:
            if reason := why.get(said.number) or why.get(said.account):
                why |= {said.number: reason, post.number: reason}
    return why


FORMAT, VERSION = "handbook-range-key", 1


class KeyProblem(EnvironmentProblem):
    """Why a key cannot be opened: one sentence, and what to do. It holds nothing of a phrase."""


def key_of(
    play: Play, label: str, media: Mapping[str, str], kinds: Mapping[str, Mapping[str, str]]
) -> dict[str, object]:
    """Return the key of a world as in the file; `media` has SHA-256 by host and path, `kinds` what is said of facts."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "edition": play.edition,
        "label": label,
        "day": iso(play.start + play.offset)[:10],
        "start": iso(play.start),
        "offset": zone(play.offset),
        "hosts": sorted(HOSTS.values()),
        "facts": [{**asdict(one), "way-out": "", **kinds[one.kind]} for one in play.facts],
        "items": {one.number: _item(post, one) for post in play.posts for one in post.said},
        "accounts": {
            number: {"platform": one.platform, "handle": one.handle, **_page(of_account(one))}
            for number, one in play.accounts.items()
        },
        "hops": {"".join(of_hop(one)): one.target for one in play.hops},
        "exercises": [_exercise(one, play) for one in play.exercises],
        "forbidden": _forbidden(play),
        "media": dict(media),
    }


def _exercise(one: Exercise, play: Play) -> dict[str, object]:
    told = {**asdict(one), "clock": iso(play.clock(one)), "forbidden": sorted(forbidden(play))}
    return {name: value for name, value in told.items() if name not in ("at", "kinds")}


def _item(post: Post, one: Post | Comment) -> dict[str, object]:
    """Return a post, or a comment, which stands on the page of its post."""
    until = post.until_of(one)
    return {
        "platform": post.platform,
        **_page(of_post(post)),
        "account": one.account,
        "posted": iso(one.posted),
        "until": None if until is None else iso(until),
        "kind": "post" if one is post else "comment",
    }


def _page(address: Address) -> dict[str, str]:
    return dict(zip(("host", "path"), address, strict=True))


def _forbidden(play: Play) -> list[dict[str, object]]:
    """Return each number that no exhibit may be made of, and the names that no record may hold.

    These are the names of people in need; a channel is called by its name before anybody knows that
    an official has it. A name that somebody else shows too is left out: it says of nobody who is meant.
    """
    why = forbidden(play)
    who = {one.number: one.account for post in play.posts for one in post.said}
    who |= {one: one for one in play.accounts}
    needy = [number for one in play.facts if one.kind == "in-need" for number in one.subject]
    guarded = {who[number] for number in needy if number in who}
    others = {one.name for number, one in play.accounts.items() if number not in guarded}
    names = {
        number: sorted({play.accounts[number].name, play.accounts[number].handle} - others)
        for number in guarded & play.accounts.keys()
    }
    return [
        {"number": number, "why": why[number], "names": names.get(who.get(number, ""), [])}
        for number in sorted(why)
    ]


def text_of_key(key: Mapping[str, object]) -> bytes:
    """Return the one notation of a key, in UTF-8."""
    return canonical(key).encode()


def sealed(text: bytes, phrase: str, *, seed: bytes, edition: str, label: str) -> bytes:
    """Return a text sealed with a phrase. `seed` is the secret of the world, never a part of the file."""
    header = {
        "cipher": "AES-256-GCM",
        "edition": edition,
        "format": FORMAT,
        "kdf": f"PBKDF2-HMAC-SHA256, {ROUNDS} rounds",
        "label": label,
        "length": len(text),
        "nonce": _made(seed, b"nonce", text)[:12].hex(),
        "salt": _made(seed, b"salt", text)[:16].hex(),
        "version": VERSION,
    }
    line = (json.dumps(header, sort_keys=True, separators=(",", ":")) + "\n").encode("ascii")
    return line + _cipher(phrase, header).encrypt(_bytes(header, "nonce"), text, line)


def opened(data: bytes, phrase: str) -> bytes:
    """Return the text of a sealed key; raises `KeyProblem`, and then gives no byte of it."""
    line, header = _header(data)
    cipher = _cipher(phrase, header)
    del phrase  # a fault below shows its frame to whoever prints it
    try:
        return cipher.decrypt(_bytes(header, "nonce"), data[len(line) :], line)
    except InvalidTag:
        pass
    raise KeyProblem(
        "the phrase is not that of this key, or a byte of the file was changed: nobody can tell which",
        "type the phrase again; else take the file from the trainer's other stick, or the key on paper",
    )


def _header(data: bytes) -> tuple[bytes, Mapping[str, object]]:
    """Return the first line and what it says, or raise what keeps the file from being opened."""
    line = data[: data.find(b"\n", 0, _LONGEST) + 1]
    try:
        header = json.loads(line.decode("ascii"))
    except (ValueError, RecursionError):
        header = None
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise KeyProblem("it is no sealed key of a practice range", "choose trainer/key.json.enc")
    version = header.get("version")
    if not isinstance(version, int) or version != VERSION:
        age = "an older" if isinstance(version, int) and version < VERSION else "a newer"
        raise KeyProblem(
            f"the key is of {age} format than {VERSION}", "open it with the handbook that made it"
        )
    length, there = header.get("length"), len(data) - len(line) - _TAG
    if not isinstance(length, int) or not all(
        it.fullmatch(str(header.get(name))) for name, it in _HEX.items()
    ):
        raise KeyProblem("the first line of the key was changed", _ANOTHER)
    if there != length:
        what = "shorter than when it was made" if there < length else "longer than when it was made"
        raise KeyProblem(f"the file of the key is {what}", _ANOTHER)
    return line, header


def _bytes(header: Mapping[str, object], name: str) -> bytes:
    return bytes.fromhex(str(header[name]))


def _cipher(phrase: str, header: Mapping[str, object]) -> AESGCM:
    salt = _bytes(header, "salt")
    return AESGCM(hashlib.pbkdf2_hmac("sha256", plain(phrase), salt, ROUNDS))


def _made(seed: bytes, name: bytes, text: bytes) -> bytes:
    return hmac.digest(seed, b"handbook range key/" + name + b"\0" + text, "sha256")


_LONGEST, _TAG = 2000, 16
_HEX = {"salt": re.compile("[0-9a-f]{32}"), "nonce": re.compile("[0-9a-f]{24}")}
_ANOTHER = "take it from the trainer's other stick, or use the key on paper"
