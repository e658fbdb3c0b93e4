"""A code or a command of the text breaks at its blanks alone: a reader types it as it is shown."""

from __future__ import annotations

import re

_CODE = re.compile(r"(?<!<pre>)<code>([^<]+)</code>")
_WORD = re.compile(r"[^ ]+")
_LONGEST = 24
"""Characters of a word that still fits beside the margin of a phone; a longer one breaks where it must."""


def whole_words(source: str) -> str:
    """Return the HTML of a page in which no short word of a code span is broken at its hyphens."""
    return _CODE.sub(lambda found: f"<code>{_WORD.sub(_held, found[1])}</code>", source)


def _held(found: re.Match[str]) -> str:
    word = found[0]
    return f'<span class="whole">{word}</span>' if "-" in word and len(word) <= _LONGEST else word
