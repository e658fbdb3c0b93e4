"""A style sheet in, its addresses out."""

from __future__ import annotations

import tinycss2

from handbook.model import Ask


def read_css(text: str) -> list[Ask]:
    """Return every address that a style sheet names, with its line."""
    asks: list[Ask] = []
    pending = list(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))
    while pending:
        node = pending.pop()
        if node.type == "url":
            asks.append(Ask("css", "url", node.value, node.source_line))
        elif node.type == "function" and node.lower_name == "url":
            asks += [
                Ask("css", "url", part.value, part.source_line)
                for part in node.arguments
                if part.type == "string"
            ]
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            asks += [
                Ask("css", "import", part.value, part.source_line)
                for part in node.prelude
                if part.type == "string"
            ]
        for part in ("prelude", "content", "arguments"):
            pending += getattr(node, part, None) or []
    return asks
