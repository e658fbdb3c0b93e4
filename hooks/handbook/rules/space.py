"""HB016: white space that looks like nothing and changes what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.findings import Finding
from handbook.model import Checklist, File, Flaw, Handbook, Page
from handbook.rules.base import short, texts
from handbook.rules.files import FlawRule
from handbook.rules.prose import lines_of


class OddSpace(FlawRule):
    """White space is what it looks like: it ends no line, begins no line and breaks none unseen.

    ## Why it matters

    A space that is none stands before a list item: the item is text, and the step has lost its
    number. Two spaces at the end of a line break it on the page, and no reviewer sees why.
    Some signs end a line in one program and not in another; a message then names the wrong line.

    ## How to fix it

    Delete the white space that the message names and type an ordinary space.
    For a new paragraph leave a line empty.
    """

    code, name, flaws = "HB016", "odd-space", frozenset({"separator"})
    message = "{what}"
    hint = "{advice}"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield signs that end a line unseen, then each line of a text with odd white space."""
        yield from super().check(book)
        for one in texts(book):
            if _suspected(one.body):
                for line, what, advice in _lines(one):
                    yield self.found(one.path, line, what=what, advice=advice)

    def facts(self, _: File, flaw: Flaw) -> dict[str, object]:
        """Return the sign that ends a line for some programs only."""
        return {
            "what": f"{flaw.detail} ends the line for some programs and not for others",
            "advice": "delete it and press Enter instead",
        }


def _suspected(body: str) -> bool:
    """Return whether a body could hold what this rule speaks about; most hold none of it."""
    if "  \n" in body or "\t" in body:
        return True
    return not body.isascii() and any(space in body for space in _SPACES)


def _lines(one: Page | Checklist) -> Iterator[tuple[int, str, str]]:
    """Yield line, fault and remedy of each line outside code."""
    before: tuple[int, str] | None = None
    for number, line in lines_of(one.body, one.body_line):
        if before is not None and number == before[0] + 1 and line.strip() and _breaks(before[1]):
            spaces = len(before[1]) - len(before[1].rstrip(" "))
            yield (
                before[0],
                f"“{short(before[1], 40)}” ends with {spaces} spaces, which break the line unseen",
                "delete them; leave a line empty for a new paragraph",
            )
        before = number, line
        if found := _ODD.match(line):
            sign = f"U+{ord(found[1]):04X}"
            yield number, f"“{short(line, 40)}” has the space {sign} before its text", _TYPE
        elif found := _TAB.match(line):
            yield number, f"a tab follows “{found[1]}”", _TYPE


def _breaks(line: str) -> bool:
    return line.endswith("  ") and bool(line.strip()) and line.lstrip(" ")[0] not in "#|"


_TYPE = "type an ordinary space in its place"
_SPACES = "\u00a0\u202f\u3000\u1680\u205f\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
"""Spaces that no parser of Markdown counts as one."""
_ODD = re.compile(rf"[ \t]*+(?:(?:[-*+>#]|\d{{1,9}}[.)])[ \t]*+)*([{_SPACES}])")
_TAB = re.compile(r" *+([-*+]|\d{1,9}[.)])\t")
