"""HB345: a period that a page gives to a platform is one that the data hold for the same source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Page
from handbook.rules.base import checks, short, texts
from handbook.rules.records_platforms import PATH

PERIOD_UNHELD = rule("HB345", "period-unheld")

_NINE = "one|two|three|four|five|six|seven|eight|nine"
_SMALL = f"{_NINE}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORDS = {word: number for number, word in enumerate(_SMALL.split("|"), 1)} | {
    word: number for number, word in zip(range(20, 100, 10), _TENS.split("|"), strict=True)
}
_BELOW = rf"(?:(?:{_TENS})(?:[ -](?:{_NINE}))?|{_SMALL})"
_ALONE = "|".join(rf"(?<=\b{word} )an?" for word in ("for", "within", "after", "least", "than"))
"""“For a week” is a period, “twice a week” is none."""
_NUMBER = (
    rf"(?:\d+(?:,\d{{3}})*|(?:an?|{_NINE}) hundred(?:(?: and)? {_BELOW}\b)?+"
    rf"|{_BELOW}|{_ALONE})"
)
_KIND = "more|further|additional|other|extra|full|whole|calendar|working|business|consecutive"
_UNIT = (
    rf"\+?(?: \({_NUMBER}\))?(?:[ -](?:or )?(?:{_KIND}))?"
    r"[\s\u2011-](?P<unit>minute|min|hour|hr|day|week|fortnight|month|year)s?\b"
)
_FULL = {"min": "minute", "hr": "hour"}
_START = r"(?<![\w.,/-])"
_LABELS = ("article", "page", "paragraph", "rule", "section", "step", "version")
_LABELLED = "".join(rf"(?<!\b{label} )" for label in _LABELS)
"""“Under section 12 or 120 days” states one period."""
_SPAN = (
    rf"(?<=between ){_NUMBER} and "
    rf"|{_LABELLED}(?:{_NUMBER}(?: (?:or|to) | – )|\d+(?:,\d{{3}})*[–-])"
)
_PERIOD = re.compile(rf"{_START}(?P<first>(?:{_SPAN})?)(?P<last>{_NUMBER}){_UNIT}", re.IGNORECASE)
"""One number, or the ends of a span: “30 to 60 days”."""
_CHOICE = re.compile(
    rf"{_START}(?P<first>(?:{_NUMBER}(?:,? (?:or|to|and) |, )){{0,8}})(?P<last>{_NUMBER}){_UNIT}",
    re.IGNORECASE,
)
"""Several numbers with one unit: “6, 12, 24 or 48 hours”."""
_EACH = re.compile(_NUMBER, re.IGNORECASE)
_ONE = r"\[@([A-Za-z0-9][\w.-]*)[^\[\]\n]*\]"
_CITED = re.compile(_ONE)
_RUN = re.compile(rf"{_ONE}(?:(?:[ ,;]|and)*{_ONE})*")
"""Citations that stand together carry the same words."""
_ENDED = re.compile(r"[.!?;](?= )")
"""Where the words end that citations before them carry."""
_CODE = re.compile(r"`[^`\n]*`")
_NAMED = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)|“([^“”\n]+)”")
"""What may be the label of a row; paper shows no italics, so lists write quotes."""


class _Period(NamedTuple):
    number: int
    unit: str

    def __str__(self) -> str:
        return f"{self.number} {self.unit}{'s' if self.number != 1 else ''}"


_Rows = Mapping[str, frozenset[_Period]]
"""The periods that one source gives, by the id of their row."""


@checks(PERIOD_UNHELD)
def period_unheld(book: Handbook) -> Iterator[Finding]:
    """Yield each period on an English page or list that no value of its source holds."""
    held = _held(book)
    labels = {one.label(SOURCE).casefold(): one.id for one in book.practice.questions}
    for one in texts(book) if held else ():
        if one.lang == SOURCE:
            yield from _period_unheld_unheld(one, held, labels)


def _period_unheld_unheld(
    one: Page | Checklist, held: Mapping[str, _Rows], labels: Mapping[str, str]
) -> Iterator[Finding]:
    lines = sorted({ref.line for ref in one.text.references if ref.name in held})
    body = one.body.split("\n") if lines else []
    for number in lines:
        line = _CODE.sub("", body[number - one.body_line])
        names = {"".join(name).casefold() for name in _NAMED.findall(line)}
        rows = {row for label, row in labels.items() if label in names}
        for found, source in _stated(line.replace("*", "")):
            known = _of(held[source], rows) if source in held else None
            if known is not None and not known.issuperset(_each(found)):
                yield PERIOD_UNHELD.at(
                    one.path, number, text=short(line.strip(" |>")), period=found[0],
                    source=source, path=PATH,
                    held=", ".join(map(str, sorted(known))) or "no period",
                )  # fmt: skip


def _held(book: Handbook) -> dict[str, dict[str, frozenset[_Period]]]:
    """Return the periods of every source of a platform's value, row by row."""
    held: dict[str, dict[str, frozenset[_Period]]] = {}
    for platform in book.practice.platforms:
        for value in platform.values.values():
            rows = held.setdefault(value.source, {})
            rows[value.row] = rows.get(value.row, frozenset()) | frozenset(_all(value.text))
    return held


def _of(rows: _Rows, named: set[str]) -> frozenset[_Period]:
    """Return the periods of the rows that a line names, of every row where it names none."""
    return frozenset().union(*(rows[row] for row in rows if not named or row in named))


def _all(text: str) -> Iterator[_Period]:
    """Yield the periods of a value; of several numbers with one unit each."""
    for found in _CHOICE.finditer(text):
        yield from _each(found)


def _each(found: re.Match[str]) -> Iterator[_Period]:
    """Yield the periods of one match: each of its numbers with its unit."""
    for one in (*_EACH.findall(found["first"]), found["last"]):
        yield _period(one, found["unit"].lower())


def _stated(line: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each period of a line with each source that carries it."""
    runs = list(_RUN.finditer(line))
    for found in _PERIOD.finditer(line):
        run = _carrier(line, runs, found.start())
        for source in _CITED.findall(run[0]) if run else ():
            yield found, source


def _carrier(line: str, runs: Sequence[re.Match[str]], place: int) -> re.Match[str] | None:
    """Return the first citations behind a place, else the last ones before it in its sentence."""
    for run in runs:
        if run.start() > place:
            return run
    ended = runs and _ENDED.search(line, runs[-1].end(), place)
    return None if ended or not runs else runs[-1]


def _period(number: str, unit: str) -> _Period:
    digits = number.replace(",", "")
    count = int(digits) if digits.isdigit() else _count(number.lower())
    return _Period(count, _FULL.get(unit, unit))


def _count(words: str) -> int:
    """Return the number of “ninety”, “twenty-four” or “a hundred and eighty”."""
    ahead, hundred, rest = words.rpartition(" hundred")
    known = [_WORDS[word] for word in re.split(r"[ -]", rest) if word in _WORDS]
    return sum(known) + (_WORDS.get(ahead, 1) * 100 if hundred else 0) or 1
