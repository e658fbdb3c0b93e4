"""The few ways in which plain text becomes a part of HTML or XML, and Markdown becomes plain text.

What content says is text. It becomes markup in a template of the theme, which escapes it, through a
reader of Markdown that lets no HTML through (`render/markdown.py`), or through one of these functions,
and in no other way. tests/marked builds a handbook whose every string holds signs of markup, and looks
for them.
"""

from __future__ import annotations

import html
import re

import pyromark
from markupsafe import Markup


def escaped(value: object) -> Markup:
    """Return plain text as the content of an element, or as the value of an attribute in quotes."""
    return finished(html.escape(str(value)))


def finished(markup: str) -> Markup:
    """Return HTML in which every plain text is escaped; no template escapes it again."""
    return str.__new__(
        Markup, markup
    )  # a third of the time of Markup(…), which asks what it is given


def filled(pattern: str, **parts: str) -> Markup:
    """Return the plain text `pattern` with finished HTML in the place of each `{name}` of `parts`."""
    return finished(_PLACE.sub(lambda found: parts.get(found[1], found[0]), escaped(pattern)))


def one_line(markdown: str) -> str:
    """Return one line of Markdown in which nothing opens a list, a heading or a quote: “1. Could”."""
    return _OPENS.sub(r"\1\\\2", markdown)


def read_words(markdown: str) -> str:
    """Return one line of Markdown as it is read: its words, and its code as it is written."""
    found: list[str] = []
    for event in _MARKDOWN.events(one_line(markdown)):
        if isinstance(event, str):
            found.append(" " if event in _BREAKS else "")
        else:
            found += (str(text) for kind, text in event.items() if kind in _SEEN)
    return "".join(found).strip()


_MARKDOWN = pyromark.Markdown()
_OPENS = re.compile(
    r"^(\d{0,9})([.)](?=\s|$)|[>#+=~-]|`(?=``[^`]*$)|[*_](?=\s|[\s*_]*$)|\[(?=[^\]]*\]:))"
)
"""What would begin a list, a heading, a quote, a fence, a rule or a definition."""
_PLACE = re.compile(r"\{([a-z]+)\}")
_BREAKS = ("SoftBreak", "HardBreak")
_SEEN = frozenset({"Text", "Code", "Html", "InlineHtml"})
