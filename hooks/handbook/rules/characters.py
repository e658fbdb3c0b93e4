"""Which characters a page may hold: those that our languages write and a reader can see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

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


def _spread(*ranges: str) -> frozenset[str]:
    """Return the characters of ranges such as `a-z`, without those that cannot be seen."""
    return frozenset(
        char
        for ends in ranges
        for char in map(chr, range(ord(ends[0]), ord(ends[-1]) + 1))
        if unicodedata.category(char) not in _UNSEEN
    )


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
_NAMELESS = {
    "Cc": "CONTROL",
    "Cn": "not assigned",
    "Co": "private use",
    "Cs": "half of a surrogate pair",
}
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BLANK = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffc"
    + "".join(map(chr, range(0xFE00, 0xFE10)))
    + "".join(map(chr, range(0xE0100, 0xE01F0)))
)
"""Not of a hidden category, and yet nothing is seen: fillers, joiners, variation selectors."""
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2")
"""Of the hidden category `Cf`, and yet drawn."""

ARABIC = _spread("\u0600-\u06ff", "\u0750-\u077f", "\ufd3e-\ufd3f", "\ufdfa", "\ufdfc")
BANGLA = _spread("\u0964-\u0965", "\u0980-\u09ff")
_LATIN = _spread("\u00a1-\u0148", "\u014a-\u017e", "\u0218-\u021b", "\u02bb-\u02bc", "\u02be-\u02bf",
                 "\u1e00-\u1e99", "\u1ea0-\u1ef9")  # fmt: skip
_ON_LATIN = frozenset("\u0301\u0304\u0306\u0307\u0308\u030c\u0323\u0327\u0331")
"""Signs of transliteration for which there is no letter of its own, such as s with a line below."""
_SIGNS = _spread(
    "\u2010-\u2015", "\u2018-\u201e", "\u2020-\u2022", "\u2026", "\u2030", "\u2032-\u2033",
    "\u2039-\u203a", "\u203b", "\u20ac", "\u20b9", "\u20a8", "\u2116", "\u2122", "\u2190-\u2194",
    "\u21d2", "\u2212", "\u221e", "\u2248", "\u2260", "\u2264-\u2265", "\u2500-\u257f", "\u25a0-\u25a1",
    "\u25cb", "\u25cf", "\u2605", "\u2610-\u2612", "\u2713-\u2714", "\u2717-\u2718",
)  # fmt: skip
_KNOWN = frozenset("\t\n ") | _spread(" -~") | _LATIN | _ON_LATIN | _SIGNS | ARABIC | BANGLA
"""All that a page may hold; a language with another script adds its range here."""
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
