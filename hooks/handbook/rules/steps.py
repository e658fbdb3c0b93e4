"""Where the items of a source's lists and those of its built page part, told once a place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from handbook.rules.base import short
from handbook.rules.facts import Fact

_NO_LETTER = re.compile(r"[\W_]+")
_COMPARED = 30
"""Letters and digits of an item that are compared."""
_MOST = 1000
"""Items of one page up to which their places are compared."""


class Parted(NamedTuple):
    """One place where the two part."""

    thing: str
    what: str
    fact: Fact | None
    """The item in the source at which it is told, None where there is none near."""


def parted(expected: Sequence[Fact], shown: Sequence[str], *, free: bool) -> Iterator[Parted]:
    """Yield the places where the items `expected` and the first words `shown` part, one for each run.

    Typography, and what the renderer puts in the place of a citation, say nothing; with `free` the
    order says nothing either.
    """
    if [fact.words for fact in expected] == list(shown):
        return
    keys, have = [_key(fact.words) for fact in expected], [_key(words) for words in shown]
    if keys == have:
        return
    lost, more = Counter(keys) - Counter(have), Counter(have) - Counter(keys)
    if not (lost or more):
        if not free:
            place = next(at for at, key in enumerate(keys) if key != have[at])
            yield Parted(_named(expected[place].words), "is in another place", expected[place])
        return
    blocks: Sequence[tuple[str, int, int, int, int]] = [("replace", 0, len(keys), 0, len(have))]
    if max(len(keys), len(have)) <= _MOST:
        blocks = SequenceMatcher(None, keys, have, autojunk=False).get_opcodes()
    for kind, begin, last, there, until in blocks:
        here, end = begin, last
        if kind == "equal":
            continue
        if kind == "delete":
            here, end = _apart(expected, keys, here, end)
        gone = [expected[at] for at in range(here, end) if taken(lost, keys[at])]
        come = [shown[at] for at in range(there, until) if taken(more, have[at])]
        near = expected[here - 1] if here else expected[0] if expected else None
        yield from _told(gone, come, near)


def _apart(expected: Sequence[Fact], keys: Sequence[str], here: int, end: int) -> tuple[int, int]:
    """Return which of several runs alike is lost: the one below the most lines without an item."""
    size, places = end - here, [here]
    while (at := places[-1]) + size < len(keys) and keys[at] == keys[at + size]:
        places.append(at + 1)
    at = here
    while at and keys[at - 1] == keys[at - 1 + size]:
        at -= 1
        places.append(at)
    best = max(places, key=lambda at: expected[at].line - (expected[at - 1].line if at else 0))
    return best, best + size


def _told(gone: list[Fact], come: list[str], near: Fact | None) -> Iterator[Parted]:
    """Yield the first of what is lost in a run, else the first that no source knows."""
    if len(gone) == len(come):
        for fact, words in zip(gone, come, strict=True):
            if not _mark_unread(fact.words, words):
                other = _named(words) if words else "one without words"
                yield Parted(_named(fact.words), f"has become {other}", fact)
                return
    elif len(gone) > len(come):
        first = _joined(gone, come)
        after = len(gone) - len(come) - 1
        more = f", nor {'is 1' if after == 1 else f'are {after}'} after it" if after else ""
        yield Parted(_named(first.words), f"is not shown as an item of its own{more}", first)
    else:
        yield Parted(_named(come[0]), "comes from no Markdown text", near)


def _joined(gone: list[Fact], come: list[str]) -> Fact:
    """Return the first lost item; one with which the next was joined is still there."""
    heads = [_key(words) for words in come]
    for fact in gone:
        key = _key(fact.words)
        if not key or not any(head.startswith(key) for head in heads):
            return fact
    return gone[0]


def _mark_unread(words: str, other: str) -> bool:
    """Return whether only a link or an image of an item was not read, which other rules tell."""
    return "[" in other and _key(words).startswith(_key(other))


def _key(words: str) -> str:
    """Return the letters and digits of first words up to a citation."""
    return _NO_LETTER.sub("", words.partition("[")[0])[:_COMPARED]


def _named(words: str) -> str:
    return f"“{short(words, 40)}”" if words else "without words"


def taken(counter: Counter[str], key: str) -> bool:
    """Return whether one of a key was left, which is none the less now."""
    if counter[key] <= 0:
        return False
    counter[key] -= 1
    return True
