"""A source line in, what a person sees of it out: the line, and a caret under the thing meant."""

from __future__ import annotations

import re
import unicodedata

from handbook.report.words import JOINERS, visible

GUTTER = 8
"""Columns before the text: room for the line's number, and a bar."""


def excerpt(number: int, line: str, message: str, width: int) -> tuple[str, ...]:
    """Return the line as shown, and a line below it that points at what `message` quotes.

    The second line has a caret where each sign is one column wide. Where writing runs from the
    right, or is wide or stacked, terminals differ: there the quoted part is repeated in brackets.
    Empty for a blank line.
    """
    if not line.strip():
        return ()
    start, end, quoted = _span(line, message)
    before, thing, after = _shown(line, start, end, 2 * width)
    whole = before + thing + after
    room = max(10, width - GUTTER)
    if _even(whole):
        shown, at = _cut(whole, len(before), len(thing), room)
        marks = max(1, min(len(thing), len(shown) - at))
        return _row(str(number), shown), _row("", " " * at + "^" * marks)
    shown, _ = _cut(whole, len(before), len(thing), room // 2 if _wide(whole) else room)
    rows = (_row(str(number), shown),)
    return (*rows, _row("", f"[{thing}]")) if quoted else rows


def _row(number: str, text: str) -> str:
    return f"{number:>{GUTTER - 3}} │ {text}".rstrip()


def _span(line: str, message: str) -> tuple[int, int, bool]:
    """Return where the thing meant begins and ends, and whether the message quotes it.

    That is the first quoted text which the line holds, as a word of its own if it can be; else
    the first sign that is not blank.
    """
    for text in _QUOTED.findall(message):
        text = text.removesuffix("…").strip()  # noqa: PLW2901 - as it was typed
        text = _NUMBER.sub(lambda sign: chr(int(sign[1], 16)), text)  # noqa: PLW2901
        if text and (found := _find(text, line)):
            return found.start(), found.end(), True
    first = len(line) - len(line.lstrip())
    return first, first + 1, False


def _find(text: str, line: str) -> re.Match[str] | None:
    words = r"\s+".join(map(re.escape, text.split()))
    left = r"(?<!\w)" if text[0].isalnum() else ""
    right = r"(?!\w)" if text[-1].isalnum() else ""
    return re.search(f"{left}{words}{right}", line) or re.search(words, line)


def _shown(line: str, start: int, end: int, reach: int) -> tuple[str, str, str]:
    """Return the three parts of a line, tabs as blanks and nothing hidden.

    At most `reach` signs of each are taken: a line of a built file can be a mebibyte long.
    """
    head = "" if start <= reach else "…"
    before = _tabs(visible_but_tabs(line[max(0, start - reach) : start]), len(head))
    at = len(head) + len(before)
    thing = _tabs(visible_but_tabs(line[start : min(end, start + reach)]), at)
    after = _tabs(visible_but_tabs(line[end : end + reach]), at + len(thing))
    return head + before, thing, after + ("…" if end + reach < len(line) else "")


def visible_but_tabs(text: str) -> str:
    """Return a text in which nothing hides but its tabs."""
    return "\t".join(map(visible, text.split("\t")))


def _tabs(text: str, column: int) -> str:
    """Return a text that begins at a column, with its tabs as blanks to the next stop."""
    return (" " * column + text).expandtabs(_STOP)[column:]


def _cut(text: str, at: int, long: int, room: int) -> tuple[str, int]:
    """Return at most `room` signs of a text around a place, and where the place is in them."""
    if len(text) <= room:
        return text, at
    first = min(max(0, at + min(long, room) - room * 2 // 3), max(0, at - 1), len(text) - room)
    shown = text[first : first + room]
    if first:
        shown = "…" + shown[1:]
    if first + room < len(text):
        shown = shown[:-1] + "…"
    return shown, at - first


def _even(text: str) -> bool:
    """Return whether every sign takes one column and stands where it is written."""
    return text.isascii() or not any(
        char in JOINERS
        or unicodedata.bidirectional(char) in _FROM_THE_RIGHT
        or unicodedata.category(char).startswith("M")
        or unicodedata.east_asian_width(char) in _WIDE
        for char in text
    )


def _wide(text: str) -> bool:
    return any(unicodedata.east_asian_width(char) in _WIDE for char in text)


_NUMBER = re.compile(r"\[U\+(10[0-9A-F]{4}|[0-9A-F]{4,5})\]")
_QUOTED = re.compile(r"“([^“”]+)”")
_STOP = 4
_FROM_THE_RIGHT = ("R", "AL", "AN")
_WIDE = ("W", "F")
