"""Numbers of exhibits in what people write: ranges written out, and what only looks like a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from handbook.model import folded

_MOST_OF_A_RANGE, _DIGITS_MOST = 1000, 15


def exhibits_of(text: str, shapes: AbstractSet[str]) -> list[str]:
    """Return the numbers in a text that have the shape of exhibit numbers, ranges written out.

    `U7/2026/014 to U7/2026/016`, `U7/2026/014 to 016` and `U7/2026/014-016` name three.
    """
    return _read(text, shapes)[0]


def rest_of(text: str, shapes: AbstractSet[str]) -> str:
    """Return what a text says besides such numbers and ranges of them."""
    return _read(text, shapes)[1]


def strays_of(text: str, shapes: AbstractSet[str]) -> list[str]:
    """Return the words that are meant as a number of these shapes and written otherwise.

    `U7/2026/O14` with a letter O, and `U7-2026-014`; a day of the calendar is none.
    """
    alike = {_alike(one) for one in shapes}
    words = (match[0].strip(_EDGE) for match in _WORD.finditer(folded(text)))
    return [
        word
        for word in dict.fromkeys(words)
        if _alike(word) in alike and not exhibits_of(word, shapes) and not _DAY.match(word)
    ]


def pieces_of(text: str) -> Iterator[str]:
    """Yield what stands between the commas and “and” of a list; notes in brackets are left out."""
    for line in _NOTE.sub(" ", text).splitlines():
        for part in _APART.split(folded(line)):
            if piece := part.strip(_ENDS):
                yield piece


def shape(number: str) -> str:
    """Return what numbers of one kind have in common: `U7/2026/014` and `U7/2026/9` are alike."""
    return re.sub(r"[0-9]+", "9", number)


def _read(text: str, shapes: AbstractSet[str]) -> tuple[list[str], str]:
    text = folded(text)
    found: list[str] = []
    rest: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        number = match[0].strip(_EDGE)
        between = text[end : match.start()]
        follows = bool(found) and _TO.fullmatch(between) is not None
        if follows and number.isdecimal():
            number = _head(found[-1]) + number
        start, _, stop = number.rpartition("-")
        if shape(number) in shapes:
            named = [*(_between(found[-1], number) if follows else ()), number]
        elif stop.isdecimal() and shape(start) in shapes:
            last = _head(start) + stop
            named = [start, *_between(start, last), last]
        else:
            continue
        rest += [] if follows else [between]
        found += named
        end = match.end()
    return list(dict.fromkeys(found)), " ".join([*rest, text[end:]]).strip(_ENDS)


def _between(first: str, last: str) -> list[str]:
    head = _head(first)
    start, stop = first[len(head) :], last[len(head) :]
    if head != _head(last) or not 0 < len(start) <= len(stop) <= _DIGITS_MOST:
        return []
    numbers = range(int(start) + 1, int(stop))
    return [f"{head}{number:0{len(start)}}" for number in numbers[:_MOST_OF_A_RANGE]]


def _head(number: str) -> str:
    """Return a number without the digits at its end."""
    return number.rstrip("0123456789")


def _alike(word: str) -> str:
    """Return the shape of a word as if each of its parts with a digit were digits throughout."""
    plain = _MEANT.sub(_meant, word.casefold())
    return shape(_SIGNS.sub("/", plain))


def _meant(part: re.Match[str]) -> str:
    has_digit = any(sign in part[0] for sign in "0123456789")
    return part[0].translate(_DIGITS) if has_digit else part[0]


_WORD = re.compile(r"[\w./-]+")
_TO = re.compile(r"\s*(?:to|until|through|[-–—]|تا|سے)\s*")
_NOTE = re.compile(r"\([^()]*\)")
_APART = re.compile(r"[,;،؛]|\s(?:and|اور|&|\+)\s")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MEANT = re.compile("[0-9oil\N{CYRILLIC SMALL LETTER O}]+")
_DIGITS = str.maketrans("oil\N{CYRILLIC SMALL LETTER O}", "0110")
"""Letters that are taken for digits."""
_SIGNS = re.compile(r"[-_./]+")
_EDGE, _ENDS = "./-_", " \t./-_:۔"
