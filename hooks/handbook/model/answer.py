"""An answer is what somebody writes into a field: one text of the field's kind."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

PATTERNS: Mapping[str, str] = MappingProxyType(
    {
        "integer": r"-?(?:0|[1-9][0-9]{0,14})",
        "number": r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?",
        "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
        "utc-time": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z",
        "offset": r"[+-](?:0[0-9]|1[0-4]):[0-5][0-9]",
        "url": r'(?:https?|hxxps?)://[^\s<>"]+',
        "sha256": r"[0-9a-f]{64}",
    }
)
"""Kind to the form that an answer of it has from end to end, in Latin digits."""

LONGEST: Mapping[str, int] = MappingProxyType(
    {"text": 500, "long-text": 10_000, "url": 2_000, "person-ref": 80, "signature": 120}
)
"""Kind to the most signs that an answer of it may have; of every other kind, see `longest`."""

LINES = ("text", "long-text")
"""Kinds whose answers may have more than one line."""

_LONGEST = 100
_UNSEEN = re.compile(
    "[\N{COMBINING GRAPHEME JOINER}\N{HANGUL CHOSEONG FILLER}\N{HANGUL JUNGSEONG FILLER}"
    "\N{HANGUL FILLER}\N{HALFWIDTH HANGUL FILLER}\N{KHMER VOWEL INHERENT AQ}"
    "\N{KHMER VOWEL INHERENT AA}\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""Letters and marks without a shape; the other signs without one are those of category Cf."""


def longest(kind: str) -> int:
    """Return the most signs that an answer of `kind` may have."""
    return LONGEST.get(kind, _LONGEST)


def latin(text: str) -> str:
    """Return `text` with each decimal digit of any script as a Latin one, and a minus sign as `-`."""
    plain = (
        str(unicodedata.decimal(sign)) if sign.isdecimal() and not sign.isascii() else sign
        for sign in text
    )
    return "".join(plain).replace("\N{MINUS SIGN}", "-")


def folded(text: str) -> str:
    """Return `text` as a reader takes it: Latin digits, no sign that nobody sees, single blanks.

    Two numbers that look alike are one number, whatever the keyboard was that wrote them.
    """
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    plain = unicodedata.normalize("NFC", latin(_UNSEEN.sub("", seen)))
    return " ".join(plain.split())


def is_answer(kind: str, text: str) -> bool:
    """Return whether `text` may stand in a field of `kind`, one with choices or boxes left aside."""
    if not text or len(text) > longest(kind):
        return False
    if kind in PATTERNS and not re.fullmatch(PATTERNS[kind], text):
        return False
    return _is_real(kind, text)


def _is_real(kind: str, text: str) -> bool:
    try:
        if kind == "date":
            dt.date.fromisoformat(text)
        if kind == "utc-time":
            dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    return kind in LINES or "\n" not in text
