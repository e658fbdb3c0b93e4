"""Which characters a page may hold: those that our languages write and a reader can see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from handbook.catalog import known

ZWNJ, ZWJ = "\u200c", "\u200d"


def kind_of(char: str) -> str:
    """Return `known`, `joiner`, `direction`, `hidden` or `foreign` for one character."""
    if char in _KNOWN:
        return "known"
    if char in (ZWNJ, ZWJ):
        return "joiner"
    if char in _DIRECTION:
        return "direction"
    if char in _BLANK or (unicodedata.category(char) in _UNSEEN and char not in _SEEN):
        return "hidden"
    return "foreign"


def named(char: str) -> str:
    """Return a character as people look it up: `U+200B ZERO WIDTH SPACE`."""
    name = unicodedata.name(char, "") or _NAMELESS.get(unicodedata.category(char), "no character")
    return f"U+{ord(char):04X} {name}"


def visible(text: str) -> str:
    """Return a text with everything that nobody sees written as `[U+200B]`."""
    good = {found.start() for found in JOINED.finditer(text)}
    return "".join(
        f"[U+{ord(char):04X}]"
        if kind_of(char) in ("direction", "hidden", "joiner") and at not in good
        else char
        for at, char in enumerate(text)
    )


def not_known(text: str) -> Iterable[re.Match[str]]:
    """Yield each run of characters that no page may hold; joiners are not among them."""
    return _NOT_KNOWN.finditer(text)


def _those(*keys: str) -> frozenset[str]:
    """Return the characters of some lists of ranges such as `a-z`."""
    ranges = (ends for key in keys for ends in _RANGES[key])
    return frozenset(chr(at) for ends in ranges for at in range(ord(ends[0]), ord(ends[-1]) + 1))


def _drawn(*keys: str) -> frozenset[str]:
    """Return the characters of some lists without those that cannot be seen."""
    return frozenset(char for char in _those(*keys) if unicodedata.category(char) not in _UNSEEN)


def _class(chars: Iterable[str]) -> str:
    """Return the inside of a character class, with neighbours drawn together."""
    points = sorted(map(ord, chars))
    runs: list[list[int]] = []
    for point in points:
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)


_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})
_NAMELESS = {"Cc": "CONTROL", "Cn": "not assigned", "Co": "private use",
             "Cs": "half of a surrogate pair"}  # fmt: skip
_RANGES = known("characters")
_DIRECTION, _BLANK, _SEEN = _those("direction"), _those("blank"), _those("seen")
ARABIC, BANGLA = _drawn("arabic"), _drawn("bangla")
_KNOWN = frozenset("\t\n ") | _drawn("latin", "on-latin", "signs") | ARABIC | BANGLA
"""All that a page may hold."""
_NOT_KNOWN = re.compile(f"[^{_class(_KNOWN | {ZWNJ, ZWJ})}]+")

MARKS = _class(char for char in _KNOWN if unicodedata.category(char) in ("Mn", "Mc", "Me"))
"""Inside of a character class: what is on, below or beside a letter."""
_JOIN = _class(
    char for char in ARABIC | BANGLA if unicodedata.category(char) in ("Lo", "Lm", "Mn", "Mc")
)
_DIGITS = _class(char for char in _KNOWN if char.isdecimal())
_HEH = "\u0647"
JOINED = re.compile(
    f"{ZWNJ}(?=[{_JOIN}])(?<=[{_JOIN}{_DIGITS}A-Za-z]{ZWNJ})"
    f"|{ZWJ}(?=[{_JOIN}])(?<=[{_JOIN}]{ZWJ})"
    f"|{ZWJ}(?<={_HEH}{ZWJ})"
)
"""A joiner in its place: before a letter that joins, or after the Persian sign for the lunar year."""
