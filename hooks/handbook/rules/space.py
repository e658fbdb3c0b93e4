"""HB016: white space that looks like nothing and changes what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Checklist, Handbook, Page
from handbook.rules.base import checks, short, texts
from handbook.rules.prose import lines_of

ODD_SPACE = rule("HB016", "odd-space")


@checks(ODD_SPACE)
def odd_space(book: Handbook) -> Iterator[Finding]:
    """Yield each line of a text with odd white space; what ends a line unseen is a flaw of the file."""
    for one in texts(book):
        if _suspected(one.body):
            for line, what, advice in _lines(one):
                yield ODD_SPACE.at(one.path, line, what=what, advice=advice)


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
