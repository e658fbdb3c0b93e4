"""Words of an office file: which of their signs are Latin, and the fonts that they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text in their order, each with whether it is of Latin signs."""
    for number, part in enumerate(LATIN.split(text)):
        if part:
            yield part, number % 2 == 1


def font_of(language: str) -> str:
    """Return the font that is common where a language is read."""
    return _FONTS.get(language, (_LATIN, ()))[0]


def fonts(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the fonts that a DOCX names, each with what to take where it is absent."""
    named = {_LATIN: ("Liberation Sans", "Arimo"), "MS Gothic": ("Segoe UI Symbol", "DejaVu Sans")}
    return named | dict([_FONTS[language]] if language in _FONTS else [])


LATIN = re.compile(
    r"(\([A-Za-z0-9][^()\u0600-\u06ff]*\)|[±+−-]?[A-Za-z0-9](?:[!-'*-~ −]*[A-Za-z0-9%])?)"
)
"""A stretch of Latin signs: a code, a date, an offset, an abbreviation in its brackets."""
LEFT: Final = "\N{LEFT-TO-RIGHT MARK}"
"""Keeps a stretch of Latin signs from being turned round within a right-to-left text."""
RIGHT: Final = "\N{RIGHT-TO-LEFT MARK}"

_LATIN = "Arial"
_FONTS = {
    "ur": ("Jameel Noori Nastaleeq", ("Noto Nastaliq Urdu", "Urdu Typesetting")),
    "bn": ("Nirmala UI", ("Noto Sans Bengali", "Vrinda")),
}
"""Language to a font that is common where it is read, and what stands in for it; elsewhere Arial."""
