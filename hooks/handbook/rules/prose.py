"""The lines of a Markdown body that a reader sees as running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import Checklist, Page

_FENCE = re.compile(r"^[ ]{0,12}(`{3,}|~{3,})([^\n]*)$")
_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)")


def lines_of(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line outside fenced code; of a fence only its indent and mark."""
    if _unfenced(body):
        return enumerate(body.split("\n"), first_line)
    return _outside_fences(body, first_line)


def _unfenced(body: str) -> bool:
    """Return whether a body has no fence, as most have none; one sign is found faster than three."""
    return ("`" not in body or "```" not in body) and ("~" not in body or "~~~" not in body)


def _outside_fences(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    closing: re.Pattern[str] | None = None
    for number, line in enumerate(body.split("\n"), first_line):
        if closing is not None:
            if closing.match(line):
                closing = None
            continue
        fence = _FENCE.match(line) if "``" in line or "~~" in line else None
        if fence is None or (fence[1][0] == "`" and "`" in fence[2]):
            yield number, line
        else:
            closing = re.compile(rf"^[ ]*{fence[1][0]}{{{len(fence[1])},}}[ \t]*$")
            yield number, line[: fence.end(1)]


def code_lines(one: Page | Checklist | None) -> frozenset[int]:
    """Return the lines of a text that both our parser and the eye take for a code block."""
    if one is None or not one.text.fences:
        return frozenset()
    parsed = {n for fence in one.text.fences for n in range(fence.line, fence.last + 1)}
    prose = {n for n, _ in lines_of(one.body, one.body_line)}
    return frozenset(parsed - prose)


def bare(line: str) -> str:
    """Return a line with the text of its code spans blanked, all columns kept."""
    return _SPAN.sub(lambda span: " " * len(span[0]), line) if "`" in line else line


def lines_with(needle: str, body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line of prose that holds `needle` outside code spans."""
    if needle in body:
        for number, line in lines_of(body, first_line):
            if needle in line and needle in (text := bare(line)):
                yield number, text
