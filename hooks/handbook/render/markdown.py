"""Short Markdown of lists and forms becomes HTML; pages as a whole are rendered by mkdocs."""

from __future__ import annotations

import re

import pyromark

_MARKDOWN = pyromark.Markdown()
_OPENS = re.compile(r"^(\d{0,9})([.)#>+*-])(?=\s)")
"""What would begin a list, a heading or a quote."""
_PARAGRAPH = re.compile(r"^<p>(.*)</p>$", re.DOTALL)


def block(source: str) -> str:
    """Return the HTML of paragraphs, lists and their inline marks."""
    return _MARKDOWN.html(source).strip()


def inline(source: str) -> str:
    """Return the HTML of one line, without a paragraph around it: “1. Could” begins no list there."""
    rendered = block(_OPENS.sub(r"\1\\\2", source))
    found = _PARAGRAPH.match(rendered)
    return found[1] if found and "<p>" not in found[1] else rendered
