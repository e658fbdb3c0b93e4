"""The one CommonMark reader that every parser here shares, with the extensions we allow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyromark

from handbook.markup import one_line

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_MARKDOWN = pyromark.Markdown(options=_OPTIONS)


def read_words(source: str) -> str:
    """Return what a reader sees of one line of Markdown: its words, and its code as it is written."""
    found: list[str] = []
    for event in _MARKDOWN.events(one_line(source)):
        if isinstance(event, str):
            found.append(" " if event in ("SoftBreak", "HardBreak") else "")
        else:
            found += (str(text) for kind, text in event.items() if kind in _SEEN)
    return "".join(found).strip()


def events(body: str) -> Iterable[Any]:
    """Return pulldown-cmark's events of a body, each with the range of its bytes."""
    return _MARKDOWN.events_with_range(body, merge_text=True)


_SEEN = frozenset({"Text", "Code", "Html", "InlineHtml"})
