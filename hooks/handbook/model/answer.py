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
"""Kind to the most signs that an answer of it may have."""


def latin(text: str) -> str:
    """Return `text` with each decimal digit of any script as a Latin one, and a minus sign as `-`."""
    plain = (
        str(unicodedata.decimal(sign)) if sign.isdecimal() and not sign.isascii() else sign
        for sign in text
    )
    return "".join(plain).replace("\N{MINUS SIGN}", "-")


def is_answer(kind: str, text: str) -> bool:
    """Return whether `text` may stand in a field of `kind`, one with choices or boxes left aside."""
    if not text or len(text) > LONGEST.get(kind, 100):
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
    return kind in ("text", "long-text") or "\n" not in text
