"""A text in which what has a form is found as fast as a word is."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Shaped:
    """A text with its capitals as `U` and its digits as `0`: `Act 2018` has the form `Uct 0000`.

    A word is searched ten times faster than a pattern. Where few places of a text have the form of
    what is looked for, a pattern needs to look at those alone.
    """

    __slots__ = ("_form", "_raw", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._raw = text.encode("utf-8", "surrogatepass")
        self._form = self._raw.translate(_FORM)

    @property
    def western(self) -> bool:
        """Whether all its letters and digits are Latin; others have no form here."""
        return not self._raw.translate(None, _LATIN)

    def finds(self, pattern: re.Pattern[str], *forms: bytes) -> Iterator[re.Match[str]]:
        """Yield what `finditer` would, for a pattern that begins with one of these forms."""
        end = 0
        for place in sorted({place for form in forms for place in self._places(form)}):
            if place >= end and (found := pattern.match(self.text, place)):
                yield found
                end = found.end()

    def _places(self, form: bytes) -> Iterator[int]:
        """Yield each place of the text at which these signs stand."""
        at, end, place, plain = self._form.find(form), 0, 0, self.text.isascii()
        while at >= 0:
            if plain:
                place = at
            else:  # bytes count differently from signs
                place, end = place + len(self._raw[end:at].decode("utf-8", "surrogatepass")), at
            yield place
            at = self._form.find(form, at + 1)


_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = b"0123456789"
_FORM = bytes.maketrans(_CAPITALS + _DIGITS, b"U" * 26 + b"0" * 10)
_LATIN = bytes([*range(0xC0), 0xC2, 0xC3, 0xE2])
"""Bytes of ASCII, of Latin letters with marks, and of dashes, quotes and the like."""
