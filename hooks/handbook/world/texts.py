"""Which kinds of sentences the world says, and which slots each of them has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

SLOT = re.compile(r"\{([^{}]*)\}")


class Slots(NamedTuple):
    """What a sentence of a kind must name, as facts hang on it, and what it may name."""

    must: frozenset[str]
    may: frozenset[str]


def _slots(must: str = "", may: str = "") -> Slots:
    return Slots(frozenset(must.split()), frozenset(f"{must} {may}".split()))


KINDS: Mapping[str, Slots] = MappingProxyType(
    {
        "job-opening": _slots("work employer"),
        "job-opening-unnamed": _slots("work"),
        "licence-line": _slots("licence"),
        "fee-line": _slots("sum"),
        "no-fee-line": _slots(),
        "room-line": _slots(),
        "papers-line": _slots(),
        "phone-line": _slots("phone"),
        "write-line": _slots("handle"),
        "firm-line": _slots("firm town"),
        "crossing-opening": _slots("town town2"),
        "seat-line": _slots("sum"),
        "half-line": _slots(),
        "held-line": _slots("shop"),
        "document-opening": _slots(),
        "stamp-opening": _slots("days"),
        "bio-firm": _slots(),
        "bio-person": _slots(may="town"),
        "bio-translator": _slots(),
        "bio-shop": _slots(may="town"),
        "bio-channel": _slots(may="town"),
        "ask-firm": _slots("firm"),
        "answer-receipt": _slots(),
        "answer-back": _slots(),
        "answer-waiting": _slots(),
        "answer-working": _slots(),
        "answer-unknown": _slots(),
        "told-leg": _slots("town town2"),
        "rode-leg": _slots("town town2"),
        "caption-road": _slots("town2"),
        "caption-arrived": _slots("town2"),
        "sum-advertised": _slots("sum", "town town2"),
        "sum-asked": _slots("sum"),
        "sum-said-paid": _slots("sum"),
        "sum-receipt": _slots("sum licence"),
        "repost-today": _slots(),
        "repost-place": _slots("town"),
        "need-locked": _slots(may="town"),
        "need-passport": _slots(may="town"),
        "link-line": _slots("link"),
        "phone-answer": _slots("phone"),
        "comment-thanks": _slots(),
        "comment-price": _slots(),
        "comment-ask": _slots(),
        "comment-warn": _slots(),
        "comment-hope": _slots(),
        "noise": _slots(may="town"),
    }
)
