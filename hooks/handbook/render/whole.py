"""A code or a command of the text breaks at its blanks alone: a reader types it as it is shown."""

from __future__ import annotations

import re

_CODE = re.compile(r"(?P<block><pre>(?:<span></span>)?)?<code>(?P<text>[^<]+)</code>")
_WORD = re.compile(r"[^ \n]+")
_LONGEST, _LONGEST_IN_BLOCK = 24, 32
"""Characters of a word that still fits on a line of a phone; a longer one breaks where it must."""


def whole_words(source: str) -> str:
    """Return the HTML of a page in which no short word of a code is broken at its hyphens."""
    return _CODE.sub(_code, source)


def _code(found: re.Match[str]) -> str:
    block = found["block"] or ""
    longest = _LONGEST_IN_BLOCK if block else _LONGEST

    def held(word: re.Match[str]) -> str:
        short = "-" in word[0] and len(word[0]) <= longest
        return f'<span class="whole">{word[0]}</span>' if short else word[0]

    return f"{block}<code>{_WORD.sub(held, found['text'])}</code>"
