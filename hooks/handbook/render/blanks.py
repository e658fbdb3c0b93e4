"""A blank of the text becomes a line that can be written on."""

from __future__ import annotations

import re

BLANK = "____"
"""What is drawn as a line to write on."""
_BLANK = re.compile(r"<code>(_{3,})</code>|(<[^>]*>)|(_{3,})")
"""A blank in a code span, a tag that is passed over, a blank in the text."""


def blanks(source: str) -> str:
    """Return the HTML of a page with each run of three or more `_` in a `span.blank`.

    The signs stay as the span's text, so that a copy of the page and the search still hold them.
    """
    return _BLANK.sub(_drawn, source) if "___" in source else source


def _drawn(found: re.Match[str]) -> str:
    signs = found[1] or found[3]
    return f'<span class="blank">{signs}</span>' if signs else found[0]
