"""HB530: keys and passwords, found by their form."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from handbook.catalog import known, rule
from handbook.findings import Finding
from handbook.model import Handbook
from handbook.rules.base import checks
from handbook.rules.characters import MARKS
from handbook.rules.source_text import Found, SourceText, few, sources

SECRET = rule("HB530", "secret")


@checks("HB530", asks="text")
def check_secrets(book: Handbook) -> Iterator[Finding]:
    """Yield every text that has the form of a key, a password or a token."""
    for source in sources(book):
        yield from few(_apart(source), source)


def _apart(source: SourceText) -> Iterator[Found]:
    """Yield each secret that does not lie in the one before; of its text enough to find it."""
    end = -1
    for start, last, what in sorted(_secrets(source), key=lambda one: one[0]):
        if start >= end:
            end, first = last, source.whole[start:last].partition("\n")[0]
            yield SECRET, start, {"what": what, "text": first[: min(_SHOWN, len(first) // 3)] + "…"}


def _secrets(source: SourceText) -> Iterator[tuple[int, int, str]]:
    whole = source.whole
    for needle, form, what in _FORMS:
        for found in form.finditer(whole) if needle in whole else ():
            yield *found.span(), what
    for found in _GIVEN.finditer(whole):
        named = _NAME.search(whole, max(0, found.start() - _NEAR), found.start())
        if named and _is_value(found["value"], given=found["sign"] == "=" and bool(found["quote"])):
            yield *found.span("value"), "a password"
    for found in _LOGIN.finditer(whole):
        yield *found.span(1), "a password"
    for found in _LONG.finditer(whole):
        value = source.value(found.start())
        known = value is not None and value.keys[-1] in ("URL", "sha256")
        if not known and _is_random(found[0]):
            yield *found.span(), "a key"


def _is_value(text: str, *, given: bool) -> bool:
    if _BLANK.fullmatch(text):
        return False
    mixed = any(char.isdigit() for char in text) and any(char.isalpha() for char in text)
    return given or mixed or not _PLAIN.fullmatch(text)


def _is_random(text: str) -> bool:
    """Return whether a long run looks drawn by chance: letters of both cases and digits, mixed."""
    words = sum(bool(_PLAIN_WORD.fullmatch(part)) for part in _PARTS.split(text))
    if _HEX.fullmatch(text) or words > 1:  # a path, or a name of several words
        return False
    kinds = (str.isupper, str.islower, str.isdigit)
    if not all(any(kind(char) for char in text) for kind in kinds):
        return False
    counts = Counter(text).values()
    entropy = -sum(count / len(text) * math.log2(count / len(text)) for count in counts)
    return entropy > _CHANCE


_SHOWN = 12
_CHANCE = 4.2
"""Bits a letter above which a run of forty is no name or path that somebody made up."""
_BASE = r"A-Za-z0-9+/_-"
_FORMS = [(one["begins"], re.compile(one["form"]), one["is"]) for one in known("secrets")]
_NEAR = 40
_NAME = re.compile(
    r"(?:passw(?:or)?d|passphrase|pwd|api[_-]?key|secret(?:[_-]?key)?|(?:access[_-]?|auth[_-]?)?token"
    r"|پاس ورڈ|رمز عبور|كلمة المرور|পাসওয়ার্ড)"
    r"[\"'`*]{0,3} ?\Z",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"(?P<sign>[:=])(?=[=>]? ?[`*]{0,3} ?(?P<quote>[\"']?)(?P<value>[^\s\"'`|<>(),;]{6,80}))"
)
"""What may be a password behind such a name."""
_LOGIN = re.compile(r"://[^\s/@:]{1,64}:([^\s/@]{3,80})@")
"""A password in front of a host."""
_BLANK = re.compile(r"[_.…*xX#-]+|\$\w+|[\[{].*|%\w+%?|example|changeme", re.IGNORECASE)
_LETTERS_ONLY = rf"(?:[^\W\d_]|[{MARKS}])+"
_PLAIN = re.compile(rf"{_LETTERS_ONLY}(?:[._'’-]+{_LETTERS_ONLY})*[.:!?۔।]?")
_LONG = re.compile(rf"[{_BASE}]{{40,}}")
"""A run that is no word any more."""
_HEX = re.compile(r"[0-9a-f]+|[0-9A-F]+")
_PARTS = re.compile(r"[-_/+.=]")
_PLAIN_WORD = re.compile(r"[A-Z]?[a-z]{3,}")
"""Words joined by signs: a path or a long name."""
