"""HB059: a *Stop* or a *Must* that is typed as ordinary text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Checklist, Handbook, Page
from handbook.rules.base import checks, short, texts
from handbook.rules.prose import lines_of

CALLOUT_UNDRESSED = rule("HB059", "callout-undressed")

_KINDS = ("stop", "must")
_BOLD = ("**", "__")
_SIGNS = re.compile(r"(?:> {0,3})*")
_OWN_STOPS = "۔।"
"""Full stops of other scripts, which the hint keeps."""


@checks(CALLOUT_UNDRESSED)
def callout_undressed(book: Handbook) -> Iterator[Finding]:
    """Yield each paragraph outside lists and code that opens so and is no callout."""
    for one in texts(book):
        language = book.languages.get(one.lang)
        callouts = language.callouts if language else {}
        words = tuple(callouts[kind] for kind in _KINDS if callouts.get(kind))
        if words and _callout_undressed_suspected(one, words):
            yield from _callout_undressed_told(one, words)


def _callout_undressed_suspected(one: Page | Checklist, words: tuple[str, ...]) -> bool:
    """Return whether any line that opens so is not the first of a callout."""
    bold = {quote.line for quote in one.text.quotes if quote.word is not None}
    number, last = one.body_line - 1, 0
    for found in _opener(words).finditer(body := f"\n{one.body}"):
        number += body.count("\n", last, last := found.start() + 1)
        if number not in bold or found["mark"] not in _BOLD:
            return True
    return False


def _callout_undressed_told(one: Page | Checklist, words: tuple[str, ...]) -> Iterator[Finding]:
    opener, bold = _opener(words), {q.line for q in one.text.quotes if q.word is not None}
    before, outer, dressed = "", 0, False
    for number, line in lines_of(one.body, one.body_line):
        signs = _SIGNS.match(line)
        start = signs.end() if signs else 0
        depth, rest = line.count(">", 0, start), line[start:]
        dressed = depth > 0 and (dressed or number in bold)
        begins = not before.strip() or before.startswith("#") or depth > outer
        found = opener.match(f"\n{line}") if begins else None
        if found and not (dressed and found["mark"] in _BOLD):
            known = {word.casefold(): word for word in words}
            word = known.get(found["word"].casefold(), found["word"])
            stop = found["stop"] if found["stop"] in _OWN_STOPS else "."
            yield CALLOUT_UNDRESSED.at(one.path, number, text=short(rest, 40), word=word + stop)
        before, outer = rest, depth


@functools.lru_cache(maxsize=64)
def _opener(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a line that opens with one of the words; its line break is found fast."""
    either, first = "|".join(map(re.escape, words)), re.escape("".join(word[0] for word in words))
    return re.compile(
        rf"\n(?=[>*_{first}])(?:> {{0,3}})*(?P<mark>[*_]{{0,3}})(?P<word>{either})"
        r"[*_]{0,3}(?P<stop>[.:!۔।])[.:!]*[*_]{0,3}(?!\S)",
        re.IGNORECASE,
    )
