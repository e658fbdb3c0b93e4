"""A Markdown text in, what is too much of it out: before any parser has to read it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import Flaw

MOST_LINES = 5_000
MOST_MARKS = 10_000
MARKS = "[*_`&\\|"
"""Signs that begin something inside a line; a builder looks on to the end of the block for each."""
MOST_ANGLES = 500
"""Signs `<` in a page: a builder takes them for HTML even in back-ticks."""
LONGEST_LINE = 10_000
LONGEST_BLOCK = 50_000
"""Characters between two empty lines: a table of five hundred rows."""
MOST_BRACKETS = 500
"""Signs `[` in one block."""
MOST_BARS = 30
"""Signs `|` in one line: a builder makes every row of a table as wide as its head."""

_NO_BARS = bytes(set(range(256)) - set(b"|\n"))
_WIDE = b"|" * (MOST_BARS + 1)
_MARK = re.compile(f"[{re.escape(MARKS)}]")
_ANGLE = re.compile("<")
_UNDERLINE = re.compile(r"[ >\t]*(?:-+|=+)[ \t]*")
_BEGINS = re.compile(r"(`{3,}(?=[^`]*$)|~{3,}).*")
_ENDS = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*")
_FENCE = re.compile("`{3}|~{3}")
"""Code that begins at the left is sure to end where it says; behind any other, everything counts as text."""
_BLOCK_END = re.compile(r"\n(?:[ \t]*+\n)++")


def weight_flaw(text: str) -> Flaw | None:
    """Return the first thing of which a builder would need many seconds, None without one.

    The limits are measured: the slowest text within them takes python-markdown three seconds. No
    size is counted that cannot be too much.
    """
    return next((flaw for look in (_page, _lines, _blocks) for flaw in look(text)), None)


def underline_flaw(text: str) -> Flaw | None:
    """Return the first line that underlines one with brackets at its end, None without one.

    Within a list or a quote it ends pulldown-cmark itself, so it is looked for before anything is parsed.
    """
    front = text.find("\n---\n", 3) + 1 if text.startswith("---\n") else 0
    first = text.count("\n", 0, front) + 1
    opened = above = ""
    sure = True
    for number, line in enumerate(text[front:].split("\n"), first):
        fence = (_ENDS if opened else _BEGINS).fullmatch(line)
        sure = sure and bool(opened or fence or not _FENCE.search(line))
        if fence and fence[1].startswith(opened):
            opened = "" if opened else fence[1]
        elif not (opened and sure) and above.endswith("}") and _UNDERLINE.fullmatch(line):
            return Flaw("underlined", number, line.strip())
        above = line.rstrip()
    return None


def _page(text: str) -> Iterator[Flaw]:
    size = len(text)
    if size > MOST_LINES and (lines := text.count("\n")) > MOST_LINES:
        yield _flaw(MOST_LINES + 1, "page", lines, "lines", MOST_LINES)
    if size > MOST_MARKS and (marks := sum(map(text.count, MARKS))) > MOST_MARKS:
        line = _passed(text, _MARK, MOST_MARKS)
        yield _flaw(line, "page", marks, f"of the signs {' '.join(MARKS)}", MOST_MARKS)
    if (angles := text.count("<")) > MOST_ANGLES:
        line = _passed(text, _ANGLE, MOST_ANGLES)
        yield _flaw(line, "page", angles, "signs <", MOST_ANGLES)


def _lines(text: str) -> Iterator[Flaw]:
    if len(text) > LONGEST_LINE:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > LONGEST_LINE:
                yield _flaw(number, "line", len(line), "characters", LONGEST_LINE)
    if text.count("|") > MOST_BARS:
        bars = text.encode().translate(None, _NO_BARS)
        if (at := bars.find(_WIDE)) >= 0:
            row = bars.count(b"\n", 0, at) + 1
            yield _flaw(row, "line", len(bars[at:].split(b"\n", 1)[0]), "signs |", MOST_BARS)


def _blocks(text: str) -> Iterator[Flaw]:
    if len(text) > LONGEST_BLOCK or text.count("[") > MOST_BRACKETS:
        for number, block in _numbered(text):
            if len(block) > LONGEST_BLOCK:
                yield _flaw(number, _BLOCK, len(block), "characters", LONGEST_BLOCK)
            if (brackets := block.count("[")) > MOST_BRACKETS:
                yield _flaw(number, _BLOCK, brackets, "signs [", MOST_BRACKETS)


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    """Yield each block with the number of its first line."""
    at, line = 0, 1
    for found in _BLOCK_END.finditer(text):
        yield line, text[at : found.start()]
        line += text.count("\n", at, found.end())
        at = found.end()
    yield line, text[at:]


def _passed(text: str, sign: re.Pattern[str], most: int) -> int:
    """Return the line on which there are more than `most` of these signs for the first time."""
    for count, found in enumerate(sign.finditer(text), 1):
        if count > most:
            return text.count("\n", 0, found.start()) + 1
    return 0


def _flaw(line: int, place: str, number: int, what: str, most: int) -> Flaw:
    return Flaw("too-heavy", line, f"the {place} has {number:,} {what}, and {most:,} are read")


_BLOCK = "block that begins here"
