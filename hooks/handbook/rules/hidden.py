"""HB512 and HB515: characters that nobody sees, and that are foreign."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding, short
from handbook.model import Handbook, Image, Link, Text
from handbook.rules.addresses import addresses_in, lookalike
from handbook.rules.base import checks
from handbook.rules.characters import JOINED, MARKS, ZWJ, ZWNJ, kind_of, named, not_known, visible
from handbook.rules.source_text import MOST, Found, SourceText, few, sources

HIDDEN_CHARACTER = rule("HB512", "hidden-character", "hidden-character")
DIRECTION_CHARACTER = rule("HB512", "hidden-character", "direction-character")
JOINER_OUTSIDE_PROSE = rule("HB512", "hidden-character", "joiner-outside-prose")
MIXED_SCRIPT_WORD = rule("HB515", "foreign-character", "mixed-script-word")
FOREIGN_CHARACTER = rule("HB515", "foreign-character", "foreign-character")
STACKED_MARKS = rule("HB515", "foreign-character", "stacked-marks")

_JOINER = re.compile(f"[{ZWNJ}{ZWJ}]")
_MOST_MARKS = 3
_FLOOD = re.compile(f"[{MARKS}]{{{_MOST_MARKS + 1},}}")
_PICTURE = "\ufe0f"
"""Says that the sign before it is drawn as a picture; with that sign it is reported."""
_AROUND = 12
_LOOKED_AT = 300
"""Runs of such characters in one file; a page that holds more is refused all the same."""
_WORD = 60


@checks("HB512", "HB515", asks="text")
def check_characters(book: Handbook) -> Iterator[Finding]:
    """Yield every character of texts, values and names that no page may hold."""
    for source in sources(book):
        yield from few((*_strange(source), *_floods(source), *_joiners(source)), source)


def _strange(source: SourceText) -> Iterator[Found]:
    word_end = -1
    for run in itertools.islice(not_known(source.whole), _LOOKED_AT):
        at = run.start()
        for kind, chars in itertools.groupby(run[0], kind_of):
            start, at = at, at + len(tuple(chars))
            if _belongs(source.whole, start):
                continue
            if kind == "foreign" and start >= word_end:
                first, word_end = _word_around(source.whole, start)
                if not _in_host(source, start):
                    yield _foreign(source.whole, first, start, word_end)
            elif kind != "foreign":
                more = f" and {at - start - 1} more" if at - start > 1 else ""
                facts = {"char": named(source.whole[start]) + more}
                its = HIDDEN_CHARACTER if kind == "hidden" else DIRECTION_CHARACTER
                yield its, start, {**facts, "text": _around(source, start, at)}


def _belongs(whole: str, offset: int) -> bool:
    """Return whether a sign only alters the picture sign before it, which is reported."""
    if whole[offset] == _PICTURE:
        return kind_of(whole[offset - 1]) in ("foreign", "hidden")
    return whole[offset - 1] == ZWJ and kind_of(whole[offset - 2]) in ("foreign", "hidden")


def _word_around(whole: str, at: int) -> tuple[int, int]:
    first, last = at, at + 1
    while last < len(whole) and last - at < _WORD and _in_word(whole[last]):
        last += 1
    while first and at - first < _WORD and _in_word(whole[first - 1]):
        first -= 1
    return first, last


def _in_host(source: SourceText, offset: int) -> bool:
    """Return whether the host of an address holds this place: then HB510 reports it."""
    text, column = source.row(offset)
    low = max(0, column - 300)
    return any(
        low + found.start <= column < low + found.end and lookalike(found.host)
        for found in addresses_in(text[low : column + 300])
    )


def _foreign(whole: str, first: int, at: int, last: int) -> Found:
    char, word = whole[at], whole[first:last]
    sign = char
    if unicodedata.combining(char):
        word, sign = "".join(one for one in word if not unicodedata.combining(one)), f"◌{char}"
    latin = any("a" <= one.lower() <= "z" for one in word)
    mixed = latin and sign == char and _in_word(char)
    facts = {"text": short(visible(word), 40), "sign": sign, "char": named(char)}
    return MIXED_SCRIPT_WORD if mixed else FOREIGN_CHARACTER, at, facts


def _in_word(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN" or char == "_" or kind_of(char) == "hidden"


def _floods(source: SourceText) -> Iterator[Found]:
    for run in itertools.islice(_FLOOD.finditer(source.whole), MOST):
        around = _FLOOD.sub("", _around(source, run.start(), run.start() + 1))
        yield STACKED_MARKS, run.start(), {"count": len(run[0]), "text": around}


def _joiners(source: SourceText) -> Iterator[Found]:
    whole = source.whole
    good = {found.start() for found in JOINED.finditer(whole)}
    targets = frozenset(_joined_targets(source))
    read = set[int]()
    for found in _JOINER.finditer(whole):
        at = found.start()
        value, row = source.value(at), at - source.row(at)[1]
        where = "not before a letter that it could join" if at not in good else ""
        if at in targets:
            where = "in the target of a link"
        elif row not in read and ((value is not None and value.named) or source.spanned(at)):
            read.add(row)
            where = "in a name that programs look for" if value else "in code"
        # a joiner that makes one picture sign of two is reported with that sign
        beside = whole[max(0, at - 2) : at] + whole[at + 1 : at + 2]
        if where and not any(kind_of(char) == "foreign" for char in beside):
            facts = {"where": where, "text": _around(source, at, at + 1)}
            yield JOINER_OUTSIDE_PROSE, at, {"char": named(whole[at]), **facts}


def _joined_targets(source: SourceText) -> Iterator[int]:
    """Yield where the last joiner of a link or image is whose target holds one."""
    text = source.one.text if source.one else Text()
    things: list[Link | Image] = [*text.links, *text.images]
    for thing in things:
        start, end = source.span(thing) if _JOINER.search(thing.target) else (0, 0)
        yield from [found.start() for found in _JOINER.finditer(source.whole, start, end)][-1:]


def _around(source: SourceText, start: int, end: int) -> str:
    """Return the signs around a place, with what nobody sees written out."""
    text, column = source.row(start)
    cut = text[max(0, column - _AROUND) : column + min(end - start, 3) + _AROUND]
    return short(_JOINER.sub(lambda one: f"[U+{ord(one[0]):04X}]", visible(cut)), 80)
