"""The few ways in which plain text becomes a part of HTML or XML.

What content says is text. It becomes markup in a template of the theme, which escapes it, through a
reader of Markdown that lets no HTML through (`render/markdown.py`), or through one of these functions,
and in no other way. tests/marked builds a handbook whose every string holds signs of markup.
"""

from __future__ import annotations

import html
import re


def escaped(value: object) -> str:
    """Return plain text as the content of an element, or as the value of an attribute in quotes."""
    return html.escape(str(value))


def filled(pattern: str, **parts: str) -> str:
    """Return the plain text `pattern` with finished HTML in the place of each `{name}` of `parts`."""
    return _PLACE.sub(lambda found: parts.get(found[1], found[0]), escaped(pattern))


def plain(source: str) -> str:
    """Return the text that a reader sees of finished HTML."""
    return html.unescape(_ELEMENT.sub("", source))


def one_line(markdown: str) -> str:
    """Return one line of Markdown in which nothing opens a list, a heading or a quote: “1. Could”."""
    return _OPENS.sub(r"\1\\\2", markdown)


_OPENS = re.compile(r"^(\d{0,9})([.)#>+*-])(?=#{0,5}\s)")
_PLACE = re.compile(r"\{([a-z]+)\}")
_ELEMENT = re.compile(r"<[^>]*>")
