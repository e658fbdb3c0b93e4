"""An answer is what somebody writes into a field: one text of the field's kind."""

from __future__ import annotations

import re
import unicodedata

from handbook.fieldkinds import kind_of

_UNSEEN = re.compile(
    "[\N{COMBINING GRAPHEME JOINER}\N{HANGUL CHOSEONG FILLER}\N{HANGUL JUNGSEONG FILLER}"
    "\N{HANGUL FILLER}\N{HALFWIDTH HANGUL FILLER}\N{KHMER VOWEL INHERENT AQ}"
    "\N{KHMER VOWEL INHERENT AA}\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""Letters and marks without a shape; the other signs without one are those of category Cf."""
_DIGIT = re.compile(r"(?![0-9])\d")


def latin(text: str) -> str:
    """Return `text` with each decimal digit of any script as a Latin one, and a minus sign as `-`."""
    plain = _DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text)
    return plain.replace("\N{MINUS SIGN}", "-")


def folded(text: str) -> str:
    """Return `text` as a reader takes it: Latin digits, no sign that nobody sees, single blanks.

    Two numbers that look alike are one number, whatever the keyboard was that wrote them.
    """
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    plain = unicodedata.normalize("NFC", latin(_UNSEEN.sub("", seen)))
    return " ".join(plain.split())


def is_answer(kind: str, text: str) -> bool:
    """Return whether `text` may stand in a field of `kind`, one with choices or boxes left aside."""
    own = kind_of(kind)
    if not text or len(text) > own.most or (own.pattern and not re.fullmatch(own.pattern, text)):
        return False
    try:
        if own.real:
            own.real(text)
    except ValueError:
        return False
    return own.multiline or "\n" not in text
