"""The one CommonMark reader that every parser here shares, with the extensions we allow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyromark

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
MARKDOWN = pyromark.Markdown(options=_OPTIONS)


def events(body: str) -> Iterable[Any]:
    """Return pulldown-cmark's events of a body, each with the range of its bytes."""
    return MARKDOWN.events_with_range(body, merge_text=True)
