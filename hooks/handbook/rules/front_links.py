"""HB332: front matter is plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.findings import Finding
from handbook.model import Handbook, Node
from handbook.rules.base import Rule, short
from handbook.rules.sheet import sheets

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


class FrontMatterLink(Rule):
    """Front matter holds words: no link, no citation, no HTML, no address.

    ## Why it matters

    A title stands in the menu of every page and on every sheet of paper.
    There a link is printed with its brackets, a tag can run on pages that its author never touched,
    and no check of the text sees an address.

    ## How to fix it

    Write the words alone, and the link into the text.
    A source goes into `sources`, as the key of its work.
    """

    code, name = "HB332", "front-matter-link"
    message = "“{key}” holds {what}: “{value}”"
    hint = "write plain words; a link goes into the text, a source into “sources”"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each value that is more than words."""
        for sheet in sheets(book):
            one = sheet.one
            if one is None or not any(hint in sheet.head for hint in _HINTS):
                continue
            for key, node in _values(one.meta, ""):
                found = _SIGN.search(str(node.value))
                if found and found.lastgroup:
                    yield self.found(one.path, node.line, key=key, what=_WHAT[found.lastgroup],
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
