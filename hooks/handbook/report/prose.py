"""Markdown in, text for a terminal out: wrapped, without marks, in plain signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.report.terminal import BOLD, CYAN, FAINT, Look
from handbook.report.words import visible

WIDEST = 88
"""Columns of running text; longer lines are hard to follow."""


def readable(markdown: str, look: Look) -> str:
    """Return a page of the handbook as text that is read in a terminal, without front matter."""
    return "\n\n".join(_blocks(_FRONT.sub("", markdown), look))


def _blocks(body: str, look: Look) -> Iterator[str]:
    width = max(20, min(look.width, WIDEST))
    for block in _BLOCK.finditer(body):
        text = block[0].strip("\n")
        if block["code"] is not None:
            lines = block["code"].strip("\n").split("\n")
            yield "\n".join(look.paint(f"    {visible(line)}", FAINT).rstrip() for line in lines)
        elif heading := _HEADING.match(text):
            yield look.paint(visible(heading[1]), BOLD)
        else:
            yield "\n".join(_lines(text, width, look))


def _lines(text: str, width: int, look: Look) -> Iterator[str]:
    """Yield the lines of a paragraph or a list; each item begins a line of its own."""
    for item in _ITEM.split(text):
        mark = _MARK.match(item)
        indent = " " * len(mark[0]) if mark else ""
        lead = " " * (len(item) - len(item.lstrip()))
        line, room = lead, ""
        for word in _paint(visible(" ".join(item.split())), look).split(" "):
            if line.strip() and len(_PAINT.sub("", f"{line} {word}")) > width:
                yield line
                line, room = indent, ""
            line, room = f"{line}{room}{word}", " "
        yield line


def _paint(text: str, look: Look) -> str:
    """Return a text without the marks of bold and italic; code keeps its ticks without colour."""
    parts = _CODE.split(_LINK.sub(r"\1", text))
    for at, part in enumerate(parts):
        if at % 2:
            parts[at] = look.paint(part, CYAN) if look.colour else f"`{part}`"
        else:
            parts[at] = _STRONG.sub(lambda found: look.paint(found[1], BOLD), part)
            parts[at] = _EMPHASIS.sub(r"\1", parts[at])
    return "".join(parts)


_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_BLOCK = re.compile(
    r"^(?P<ticks>`{3,})[^\n`]*\n(?P<code>.*?)^(?P=ticks)[ \t]*$|(?:^(?!`{3})[^\n]*\S[^\n]*(?:\n|\Z))+",
    re.DOTALL | re.MULTILINE,
)
_HEADING = re.compile(r"#{1,6} +(.*?)(?: *\{ *#[^}]*\})?$")
_ITEM = re.compile(r"\n(?= *(?:[-*]|\d+\.) )")
_MARK = re.compile(r" *(?:[-*]|\d+\.) ")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_CODE = re.compile(r"`([^`]+)`")
_STRONG = re.compile(r"\*\*([^*]+)\*\*")
_EMPHASIS = re.compile(r"(?<![\w*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\w*])")
_PAINT = re.compile("\x1b\\[[0-9]*m")
