"""HB014: what is nested too deep, for one parser or the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import DEEPEST, Checklist, Handbook, Page
from handbook.rules.base import checks, texts

NESTED_TOO_DEEP = rule("HB014", "nested-too-deep")


@checks(NESTED_TOO_DEEP)
def nested_too_deep(book: Handbook) -> Iterator[Finding]:
    """Yield the first place of each page and list."""
    for one in texts(book):
        if found := min(_deep(one), default=None):
            yield NESTED_TOO_DEEP.at(one.path, found[0], what=found[1], most=DEEPEST)


def _deep(one: Page | Checklist) -> Iterator[tuple[int, str]]:
    """Yield line and kind of what is nested too deep for one of the two parsers.

    Our own does not see what it takes for code or for plain text, and python-markdown may.
    """
    yield from ((raw.line, f"the text is nested {raw.html}") for raw in one.text.deep)
    for pattern, what in _shapes(one):
        if found := pattern.search(one.body):
            line = one.body_line + one.body.count("\n", 0, found.start())
            yield line, f"{what} {DEEPEST + 1} or more"
    if one.body.count("[") > DEEPEST and (offset := _brackets(one.body)) >= 0:
        line = one.body_line + one.body.count("\n", 0, offset)
        yield line, f"brackets are nested {DEEPEST + 1} or more"


def _shapes(one: Page | Checklist) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield the patterns of depth of which a body could hold one."""
    body = one.body
    if _WIDE in body or "\t" in body:
        yield _INDENT, "a line is indented"
    if body.count(">") > DEEPEST:
        yield _QUOTES, "block quotes are nested"
    if one.text.fences or one.text.raw:
        yield _BULLETS, "lists are nested"
    if _TICKS in body:
        yield _RUN, "back-ticks are repeated"


def _brackets(body: str) -> int:
    """Return the offset of the first bracket that is open inside fifty others, -1 without one."""
    depth = 0
    for found in _BRACKET.finditer(body):
        sign = found[0]
        depth = depth + 1 if sign == "[" else max(depth - 1, 0) if sign == "]" else 0
        if depth > DEEPEST:
            return found.start()
    return -1


_WIDE = " " * (4 * DEEPEST + 1)
_TICKS = "`" * (DEEPEST + 1)
_INDENT = re.compile(rf"^(?:[ ]{{4}}|[ ]{{,3}}\t){{{DEEPEST}}}[ \t]++(?!$)", re.MULTILINE)
_QUOTES = re.compile(rf"^(?:[ \t]*+>){{{DEEPEST + 1}}}", re.MULTILINE)
_BULLETS = re.compile(
    rf"^(?:[ \t]*+(?:[-*+]|\d{{1,9}}[.)])(?=[ \t])){{{DEEPEST + 1}}}", re.MULTILINE
)
_RUN = re.compile(_TICKS)
_BRACKET = re.compile(r"[\[\]]|\n[ \t]*+\n")
