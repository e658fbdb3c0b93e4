"""A style sheet in, its addresses out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import tinycss2

from handbook.model import ResourceRef

Part: TypeAlias = Any
"""A rule, a declaration or a piece of one, as tinycss2 reads it."""

_ADDRESSED = frozenset({"image-set", "-webkit-image-set", "src", "url"})
"""Functions whose strings are addresses."""
_RUN = frozenset({"expression"})
_BOUND = frozenset({"-moz-binding", "behavior", "-ms-behavior"})


def read_css(text: str) -> list[ResourceRef]:
    """Return every address that a style sheet names, with its line.

    The attribute says what asks for it: `url`, `import`; or what a browser should not be asked at
    all: `expression`, a property such as `behavior`, and `unreadable` for what it would drop.
    """
    asks: list[ResourceRef] = []
    pending = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)[::-1]
    while pending:
        node = pending.pop()
        if node.type == "at-rule" and node.lower_at_keyword == "namespace":
            continue  # its address is a name that nobody fetches
        if node.type == "at-rule" and node.lower_at_keyword == "import":
            asks.append(ResourceRef("css", "import", _first(node.prelude), node.source_line))
            continue
        asks += _asked(node)
        for part in ("arguments", "content", "prelude"):
            pending += (getattr(node, part, None) or [])[::-1]
    return asks


def _asked(node: Part) -> Iterable[ResourceRef]:
    line = node.source_line
    if node.type == "url":
        yield ResourceRef("css", "url", node.value, line)
    elif node.type == "function" and node.lower_name in _RUN:
        yield ResourceRef("css", node.lower_name, f"{node.name}()", line)
    elif node.type == "function" and node.lower_name in _ADDRESSED:
        for part in node.arguments:
            if part.type == "string":
                yield ResourceRef("css", "url", part.value, part.source_line)
    elif node.type == "at-keyword" and node.lower_value == "import":
        yield ResourceRef("css", "import", "", line)  # within a block, where browsers drop it
    elif node.type == "ident" and node.lower_value in _BOUND:
        yield ResourceRef("css", node.lower_value, node.value, line)
    elif node.type == "error":
        yield ResourceRef("css", "unreadable", node.message, line)


def _first(prelude: Iterable[Part]) -> str:
    """Return the address that an `@import` names first."""
    for part in prelude:
        if part.type in ("string", "url"):
            return str(part.value)
        if part.type == "function":
            return _first(part.arguments)
    return ""
