"""HB512, HB515 and HB016: characters that nobody sees, that are foreign, and odd spaces."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from handbook.catalog import Rule, rule
from handbook.findings import Finding, short
from handbook.model import Checklist, Handbook, Page
from handbook.rules.addresses import addresses_in, lookalike
from handbook.rules.base import Report, checks, texts
from handbook.rules.characters import JOINED, MARKS, ZWJ, ZWNJ, kind_of, named, not_known, visible
from handbook.rules.source_text import MOST, SourceText, bare, lines_of, sources

HIDDEN_CHARACTER = rule("HB512", "hidden-character", "hidden-character")
DIRECTION_CHARACTER = rule("HB512", "hidden-character", "direction-character")
JOINER_OUTSIDE_PROSE = rule("HB512", "hidden-character", "joiner-outside-prose")
MIXED_SCRIPT_WORD = rule("HB515", "foreign-character", "mixed-script-word")
FOREIGN_CHARACTER = rule("HB515", "foreign-character", "foreign-character")
STACKED_MARKS = rule("HB515", "foreign-character", "stacked-marks")

_JOINER = re.compile(f"[{ZWNJ}{ZWJ}]")
_MOST_MARKS = 3
_FLOOD = re.compile(f"[{MARKS}]{{{_MOST_MARKS + 1},}}")
_LEADING = re.compile(r"[ \t]*+(?:(?:[-*+>#]|\d{1,9}[.)])[ \t]*+)*")
_PICTURE = "\ufe0f"
"""Says that the sign before it is drawn as a picture; with that sign it is reported."""
_AROUND = 12
_LOOKED_AT = 300
"""Runs of such characters in one file; a page that holds more is refused all the same."""
_WORD = 60


@checks("HB512", "HB515")
def check_characters(book: Handbook) -> Report:
    """Return every character of texts, values and names that no page may hold."""
    report = Report()
    for source in sources(book):
        found = _CharacterScanner(source, source.whole, report)
        found.strange()
        found.floods()
        if _JOINER.search(source.whole):
            found.joiners()
    return report


class _CharacterScanner:
    """What one file holds, reported at most ten times a kind."""

    def __init__(self, source: SourceText, whole: str, report: Report) -> None:
        self.source = source
        self.whole = whole
        self.report = report
        self.count = Counter[Rule]()

    def strange(self) -> None:
        """Report each run of hidden, turning or foreign characters."""
        last = -1
        for run in itertools.islice(not_known(self.whole), _LOOKED_AT):
            at = run.start()
            for kind, chars in itertools.groupby(run[0], kind_of):
                start, at = at, at + len(tuple(chars))
                if self._belongs(start):
                    continue
                if kind != "foreign":
                    self._unseen(kind, start, at)
                elif start >= last and self._open(FOREIGN_CHARACTER):
                    last = self._foreign(start)

    def _belongs(self, offset: int) -> bool:
        """Return whether a sign only alters the picture sign before it, which is reported."""
        if self.whole[offset] == _PICTURE:
            offset -= 1
        elif self.whole[offset - 1] == ZWJ:
            offset -= 2
        else:
            return False
        return kind_of(self.whole[offset]) in ("foreign", "hidden")

    def floods(self) -> None:
        """Report each letter that carries more marks than any of our languages writes."""
        for run in _FLOOD.finditer(self.whole):
            if not self._open(STACKED_MARKS):
                return
            around = _FLOOD.sub("", self._around(run.start(), run.start() + 1))
            self._report(STACKED_MARKS, run.start(), count=len(run[0]), text=around)

    def joiners(self) -> None:
        """Report each joiner that joins no letters, or is where a program reads."""
        whole = self.whole
        places = dict(itertools.islice(self._read_by_programs(), MOST))
        if len(_JOINER.findall(whole)) != len(JOINED.findall(whole)):
            good = {found.start() for found in JOINED.finditer(whole)}
            for found in _JOINER.finditer(whole):
                if found.start() not in good:
                    places.setdefault(found.start(), "not before a letter that it could join")
        pictures = {offset for offset in places if self._in_picture(offset)}
        for offset in sorted(places.keys() - pictures)[:MOST]:
            self._report(JOINER_OUTSIDE_PROSE, offset, char=named(whole[offset]),
                       where=places[offset], text=self._around(offset, offset + 1))  # fmt: skip

    def _in_picture(self, offset: int) -> bool:
        """Return whether a joiner makes one picture sign of two: then that one is reported."""
        around = self.whole[max(0, offset - 2) : offset] + self.whole[offset + 1 : offset + 2]
        return any(kind_of(char) == "foreign" for char in around)

    def _read_by_programs(self) -> Iterator[tuple[int, str]]:
        at = 0
        for value in self.source.values:
            if value.named and (found := _JOINER.search(value.text)):
                yield at + found.start(), "in a name that programs look for"
            at += len(value.text) + 2
        for line in self.source.body.split("\n"):
            if "`" in line and _JOINER.search(line):
                shown = bare(line)
                spots = (
                    at + one.start() for one in _JOINER.finditer(line) if shown[one.start()] == " "
                )
                offset = next(spots, None)
                if offset is not None:
                    yield offset, "in code"
            at += len(line) + 1
        if self.source.one is not None:
            text = self.source.one.text
            things = [(link.target, link.start, link.end) for link in text.links]
            things += [(image.target, image.start, image.end) for image in text.images]
            for target, first, last in things:
                if _JOINER.search(target):
                    start, end = self.source.ranges([(first, last)]).pairs[0]
                    inside = [found.start() for found in _JOINER.finditer(self.whole, start, end)]
                    if inside:
                        yield inside[-1], "in the target of a link"

    def _unseen(self, kind: str, start: int, end: int) -> None:
        rule = HIDDEN_CHARACTER if kind == "hidden" else DIRECTION_CHARACTER
        if not self._open(rule) or self._leads(start):
            return
        char = named(self.whole[start])
        if end - start > 1:
            char += f" and {end - start - 1} more"
        self._report(rule, start, char=char, text=self._around(start, end))

    def _leads(self, offset: int) -> bool:
        """Return whether a space is before the text of a line: then HB016 reports it."""
        if (
            unicodedata.category(self.whole[offset]) != "Zs"
            or self.source.value(offset) is not None
        ):
            return False
        text, column = self.source.row(offset)
        return _LEADING.fullmatch(text[:column]) is not None and not self.source.fenced(offset)

    def _foreign(self, start: int) -> int:
        """Report the word around a foreign character; return where that word ends."""
        whole, char = self.whole, self.whole[start]
        first, last = start, start + 1
        while last < len(whole) and last - start < _WORD and _in_word(whole[last]):
            last += 1
        while first and start - first < _WORD and _in_word(whole[first - 1]):
            first -= 1
        if self._in_host(start):
            return last
        mark = unicodedata.combining(char) > 0
        word = "".join(
            one for one in whole[first:last] if not (mark and unicodedata.combining(one))
        )
        mixed = any("a" <= one.lower() <= "z" for one in word) and _in_word(char) and not mark
        self._report(MIXED_SCRIPT_WORD if mixed else FOREIGN_CHARACTER, start,
                   text=short(visible(word), 40), sign=f"◌{char}" if mark else char,
                   char=named(char))  # fmt: skip
        return last

    def _in_host(self, offset: int) -> bool:
        """Return whether the host of an address holds this place: then HB510 reports it."""
        text, column = self.source.row(offset)
        low = max(0, column - 300)
        return any(
            low + found.start <= column < low + found.end and lookalike(found.host)
            for found in addresses_in(text[low : column + 300])
        )

    def _around(self, start: int, end: int) -> str:
        """Return the signs around a place, with what nobody sees written out."""
        text, column = self.source.row(start)
        low = max(0, column - _AROUND)
        cut = text[low : column + min(end - start, 3) + _AROUND]
        shown = _JOINER.sub(lambda one: f"[U+{ord(one[0]):04X}]", visible(cut))
        return short(shown, 80)

    def _open(self, rule: Rule) -> bool:
        return self.count[rule] < MOST

    def _report(self, rule: Rule, offset: int, /, **facts: object) -> None:
        if self._open(rule):
            self.count[rule] += 1
            self.report.add(rule, self.source.path, self.source.line(offset), **facts)


def _in_word(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN" or char == "_" or kind_of(char) == "hidden"


ODD_SPACE = rule("HB016", "odd-space")


@checks("HB016")
def odd_space(book: Handbook) -> Iterator[Finding]:
    """Yield each line of a text with odd white space; what ends a line unseen is a flaw of the file."""
    for one in texts(book):
        for line, what, advice in _odd_lines(one):
            yield ODD_SPACE.at(one.path, line, what=what, advice=advice)


def _odd_lines(one: Page | Checklist) -> Iterator[tuple[int, str, str]]:
    before, above = -1, ""
    for number, line in lines_of(one.body, one.body_line):
        breaks = above.endswith("  ") and above.strip() and above.lstrip(" ")[0] not in "#|"
        if number == before + 1 and line.strip() and breaks:
            spaces = len(above) - len(above.rstrip(" "))
            what = f"“{short(above, 40)}” ends with {spaces} spaces, which break the line unseen"
            yield before, what, "delete them; leave a line empty for a new paragraph"
        before, above = number, line
        if found := _ODD.match(line):
            sign = f"U+{ord(found[1]):04X}"
            yield number, f"“{short(line, 40)}” has the space {sign} before its text", _TYPE
        elif found := _TAB.match(line):
            yield number, f"a tab follows “{found[1]}”", _TYPE


_TYPE = "type an ordinary space in its place"
_SPACES = "\u00a0\u202f\u3000\u1680\u205f\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
"""Spaces that no parser of Markdown counts as one."""
_ODD = re.compile(rf"[ \t]*+(?:(?:[-*+>#]|\d{{1,9}}[.)])[ \t]*+)*([{_SPACES}])")
_TAB = re.compile(r" *+([-*+]|\d{1,9}[.)])\t")
