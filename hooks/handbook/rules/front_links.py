"""HB332: front matter is plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Handbook, Node
from handbook.rules.base import checks, short
from handbook.rules.sheet import sheets

FRONT_MATTER_LINK = rule("HB332", "front-matter-link")

_SIGN = re.compile(
    r"(?P<link>\]\(|\]\[)|(?P<cite>\[@)|(?P<tag><[A-Za-z/!?])"
    r"|(?P<address>(?<![a-z])(?:https?|ftps?|file|wss?)://|(?<![\w.-])www\.[a-z]|(?<![a-z])mailto:)",
    re.IGNORECASE,
)
_HINTS = ("[", "<", "://", "w.", "W.", "o:", "O:")
"""What each of those signs holds, looked for in all values at once."""
_WHAT = {
    "link": "a Markdown link", "cite": "a citation", "tag": "HTML", "address": "an address",
}  # fmt: skip


@checks(FRONT_MATTER_LINK)
def front_matter_link(book: Handbook) -> Iterator[Finding]:
    """Yield each value that is more than words."""
    for sheet in sheets(book):
        one = sheet.one
        if one is None or not any(hint in sheet.head for hint in _HINTS):
            continue
        for key, node in _values(one.meta, ""):
            found = _SIGN.search(str(node.value))
            if found and found.lastgroup:
                yield FRONT_MATTER_LINK.at(one.path, node.line, key=key, what=_WHAT[found.lastgroup],
                                 value=short(str(node.value)))  # fmt: skip


def _values(node: Node, key: str) -> Iterator[tuple[str, Node]]:
    """Yield every text below a node with the key that it stands at."""
    for entry in node.entries():
        if entry.node.kind == "text":
            yield entry.key, entry.node
        else:
            yield from _values(entry.node, entry.key)
    for item in node.items():
        if item.kind == "text":
            yield key, item
        else:
            yield from _values(item, key)
