"""Fields beside each other so that a form takes the least paper, and its rows: written by hand, or typed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, combinations, pairwise
from types import MappingProxyType
from typing import NamedTuple

from handbook.fieldkinds import kind_of
from handbook.languages import Language
from handbook.model import Answer, Field, Template

COLUMNS, WIDE = 12, 176
"""Units of width of a page that is upright, and its millimetres between the margins."""

Line = list[tuple[Field, float]]
"""The fields of one line, each with its share of the width in per cent."""
_End = tuple[float, int, tuple[int, ...]]
"""The height of the lines up to a field, the first field of the last of them, and how that is split."""


@dataclass(frozen=True, slots=True)
class Handwriting:
    """What is known of the answers to a form: how long they are, and in what script its words are."""

    rtl: bool = False
    typical: Mapping[str, int] = field(default_factory=dict)
    """Field to the signs of the longest answer that the filled example gives to it."""

    def rooms(self, one: Field, share: float) -> int:
        """Return the lines to write on of a field that has `share` per cent of the width."""
        return self._rooms(one, inner_of(share * COLUMNS / 100))

    def _rooms(self, one: Field, inner: float) -> int:
        if one.choices or one.kind == "check":
            return 0
        rooms = kind_of(one.kind).rooms
        if not all(rooms):
            return 1
        least, most = (lines * inner_of(COLUMNS) / inner for lines in rooms)
        signs = self.typical.get(str(one.id), _UNKNOWN)
        return min(max(math.ceil(signs * WRITTEN / inner), math.floor(least)), math.ceil(most))

    def _height(self, one: Field, units: int) -> float:
        inner = inner_of(units)
        said = self._said(one.label, _BOLD) + self._said(one.how, _SMALL) + _NUMBER
        lines = math.ceil(said * _RAGGED / inner)
        first, next_, answers = _HEIGHTS[self.rtl]
        text = first + (lines - 1) * next_
        if one.choices:
            return text + answers * self._answers(one, inner, said * _RAGGED % inner)
        kind = kind_of(one.kind)
        if kind.comb or kind.signed:
            return text + (_COMB if kind.comb else _SIGNED)
        return text + 8 * self._rooms(one, inner)

    def _said(self, text: str, sign: float) -> float:
        return len(text) * sign * (_NASTALIQ if self.rtl else 1)

    def _answers(self, one: Field, inner: float, used: float) -> int:
        """Return the lines that answers take; in Nastaliq they go on in one that has `used` millimetres."""
        lines, used = (0, used) if self.rtl else (1, 0.0)
        for choice in one.choices:
            wide = self._said(choice.label, _BOLD) + _BOX_WIDTH
            if used and used + wide > inner:
                lines, used = lines + 1, 0.0
            used += wide
        return lines

    def _need(self, one: Field) -> int:
        units = kind_of(one.kind).units
        if not units:
            signs = self.typical.get(str(one.id), _UNKNOWN)
            fit = (part for part in (3, 4) if signs * WRITTEN <= inner_of(part))
            return next(fit, 6)
        widest = max(
            (self._said(choice.label, _BOLD) + _BOX_WIDTH for choice in one.choices), default=0
        )
        least = next((part for part in (3, 4, 6) if widest <= inner_of(part)), COLUMNS)
        return max(units, least)

    def lines(self, fields: Iterable[Field]) -> Iterator[Line]:
        """Yield the lines of a form, see `lowest_lines`."""
        return lowest_lines(fields, self._need, self._height)


def lowest_lines(
    fields: Iterable[Field], need: Callable[[Field], int], high: Callable[[Field, int], float]
) -> Iterator[Line]:
    """Yield fields in order, in the lowest lines: `need` returns the fewest units of one, `high` its millimetres."""
    own = tuple(fields)
    best: list[_End] = [(0.0, 0, ())]
    for end in range(1, len(own) + 1):
        ends: list[_End] = []
        for split in (one for one in _SPLITS if len(one) <= end):
            start = end - len(split)
            line = list(zip(own[start:end], split, strict=True))
            if all(need(one) <= part for one, part in line):
                tall = max(high(one, part) for one, part in line)
                ends.append((best[start][0] + tall + _PADDING, start, split))
        best.append(min(ends, key=lambda found: found[0]))
    packed: list[Line] = []
    end = len(own)
    while end:
        _, start, split = best[end]
        packed.append(
            [(one, 100 * part / COLUMNS) for one, part in zip(own[start:end], split, strict=True)]
        )
        end = start
    yield from reversed(packed)


def handwriting(language: Language, answers: Iterable[Iterable[Answer]]) -> Handwriting:
    """Return what the filled example of a form says about the length of its answers."""
    longest: dict[str, int] = {}
    for row in answers:
        for answer in row:
            longest[answer.id] = max(longest.get(answer.id, 0), len(answer.text))
    return Handwriting(language.direction == "rtl", MappingProxyType(longest))


def inner_of(units: float) -> float:
    """Return the millimetres between the frame of a cell that is as wide as `units`."""
    return units * WIDE / COLUMNS - _FRAME


WRITTEN = 2.5
"""Millimetres of a sign by hand: some 68 on a line of the page."""
_SPLITS: tuple[tuple[int, ...], ...] = (
    (12,), (6, 6), (4, 8), (8, 4), (4, 4, 4), (3, 9), (9, 3), (3, 3, 6), (6, 3, 3), (3, 6, 3),
    (3, 3, 3, 3),
)  # fmt: skip
"""How a line is parted: few ways, so that the edges of lines meet."""
_UNKNOWN = 170
"""Signs of an answer that no example shows."""
_COMB, _SIGNED = 8.2, 13
"""Millimetres of a row of boxes for single signs, and of a signature."""
_HEIGHTS: Mapping[bool, tuple[float, float, float]] = MappingProxyType(
    {False: (4.2, 3.5, 5.6), True: (7.2, 4.8, 7.1)}
)
"""Right to left or not, to the millimetres of a line of a label, of its help, and of answers."""
_BOLD, _SMALL, _NASTALIQ = 1.7, 1.3, 0.82
"""Millimetres of a sign of a label and of its help, and what of it Nastaliq takes."""
_NUMBER, _BOX_WIDTH, _RAGGED, _FRAME, _PADDING = 9.0, 10.5, 1.06, 6.0, 1.2
"""Millimetres of a field's number, of an answer's box and of its air; what of a line stays empty, as
a factor; millimetres that a cell's frame takes of its width and of its height."""


class TypedRows(NamedTuple):
    """The blocks of a form, all alike."""

    blocks: int
    lines: list[Line]


def typed_rows(form: Template, language: Language) -> TypedRows | None:
    """Return the rows of a form to type into, on pages that lie if it is a log; None for a form of one head only."""
    if not form.rows:
        return None
    across = form.is_log
    typical = handwriting(language, form.example.rows).typical
    packed = [
        *packed_lines(
            form.rows,
            ACROSS if across else UPRIGHT,
            lambda field: _need_of_block(field, typical),
            lambda field: 1 + typical.get(str(field.id), 0) * kind_of(field.kind).multiline,
        )
    ]
    high = sum(_height(line) for line in packed) + _GAP
    page = int(_DEPTH[across] // high)
    first = int((_DEPTH[across] - _HEAD) // high)
    return TypedRows(max(6, first + 3 * page if across else page + 1), packed)


def packed_lines(
    fields: Iterable[Field],
    wide: int,
    room: Callable[[Field], float],
    share: Callable[[Field], float] | None = None,
) -> Iterator[list[tuple[Field, float]]]:
    """Yield the lines of a block, each field with its share of the width in per cent.

    `room` returns the millimetres that a field needs, `share` its part of what a line has left: by
    default as much as of the line.
    """
    lines: list[list[tuple[Field, float]]] = []
    for cell in fields:
        own = min(room(cell), wide)
        if not lines or sum(one for _, one in lines[-1]) + own > wide:
            lines.append([])
        lines[-1].append((cell, own))
    for line in lines:
        parts = [share(field) if share else own for field, own in line]
        left = wide - sum(own for _, own in line)
        yield [
            (field, 100 * (own + left * part / sum(parts)) / wide)
            for (field, own), part in zip(line, parts, strict=True)
        ]


def _need_of_block(field: Field, typical: Mapping[str, int]) -> int:
    """Return the millimetres of a field of a block: what its answers or label take, or its words do."""
    signs = sum(len(choice.label) + _BOX_SIGNS for choice in field.choices) // 2 + _BOX_SIGNS
    least = kind_of(field.kind).typed
    if kind_of(field.kind).multiline:
        least = max(least, min(int(typical.get(str(field.id), 0) * _WRITTEN), _WIDEST))
    if field.choices:
        longest = max(len(choice.label) for choice in field.choices) + _BOX_SIGNS
        return max(least, min(int(max(signs, longest) * _SIGN_WIDTH), UPRIGHT))
    label = (len(field.label) + 2) * _SIGN_WIDTH
    return max(least, min(int(label), _LABEL))


def _height(line: list[tuple[Field, float]]) -> float:
    """Return about the millimetres that a line of a block takes."""
    tall = max(kind_of(one.kind).high or (18 if one.choices else 14) for one, _ in line)
    signed = any(kind_of(field.kind).signed for field, _ in line)
    return tall + (10 if signed else 0)


UPRIGHT, ACROSS = 176, 266
"""Millimetres between the margins of a page that stands, and of one that lies."""
_LABEL = 40
"""Millimetres of a label, beyond which it takes a second line."""
_DEPTH: Mapping[bool, int] = MappingProxyType({False: 248, True: 160})
_HEAD, _GAP = 45, 3
"""Millimetres of what stands above the first row, and between two."""
_BOX_SIGNS, _SIGN_WIDTH = 5, 1.75
"""Signs that a box takes, and millimetres of a sign."""
_WRITTEN, _WIDEST = 0.5, 48
"""Millimetres of a sign by hand on several lines, and of the widest words."""


Storey = list[tuple[Field, int]]
"""The fields of one storey of a line, each with its millimetres."""


class WrittenRows(NamedTuple):
    """The empty rows of a form, as a table."""

    widths: list[float]
    """Of its columns, in per cent."""
    storeys: list[list[tuple[Field, int, bool]]]
    """The fields of each storey of a line: with the columns of a field, and if its answers have boxes."""
    least: int
    """Lines before those that go on to the foot of the page."""


def written_rows(form: Template, language: Language, *, few: bool) -> WrittenRows | None:
    """Return a form's empty rows, None for a form of one head only; with `few`, the fewest."""
    if not form.rows:
        return None
    built = storeys(form, language)
    edges = sorted({end for one in built for end in _ends(one)})
    shown = len(form.example.rows) if len(built) > 1 else _MANY
    return WrittenRows(
        [100 * (b - a) / edges[-1] for a, b in pairwise(edges)],
        [
            [
                (field, edges.index(b) - edges.index(a), _boxed(field, own))
                for (field, own), (a, b) in zip(one, pairwise(_ends(one)), strict=True)
            ]
            for one in built
        ],
        _FEW if few else min(max(shown, _LEAST), _MANY),
    )


def _ends(storey: Storey) -> list[int]:
    """Return where the cells of a storey begin or end, in millimetres from the first."""
    return list(accumulate((own for _, own in storey), initial=0))


def _boxed(field: Field, wide: int) -> bool:
    """Return whether a field has answers that fit beside each other, each with its box."""
    return bool(field.choices) and (
        sum(len(one.label) * _SIGN + _ROW_BOX for one in field.choices) <= wide
    )


def is_landscape(form: Template, language: Language) -> bool:
    """Return whether rows are on pages that lie: on one that stands they would take three storeys.

    Ten lines of three storeys leave no room for a head in Nastaliq. One language lies as the other.
    """
    return sum(_needs(form, language, *_CLOSEST)) > _HIGH * WIDE


def storeys(form: Template, language: Language) -> list[Storey]:
    """Return the storeys of a line: as few as hold what is written, each as full as the others."""
    across = is_landscape(form, language)
    wide = ACROSS if across else WIDE
    found = [_needs(form, language, *way) for way in (_ACROSS_WAYS if across else _WAYS)]
    needs = min(found, key=lambda one: max(len(_parted(one, wide)) - 1, _HIGH))
    cut = _parted(needs, wide)
    return [_widened(form.rows[start:end], needs[start:end], wide) for start, end in pairwise(cut)]


def _parted(needs: Sequence[int], wide: int) -> tuple[int, ...]:
    """Return where storeys begin and end, so few that each holds what it needs."""
    sums = list(accumulate(needs, initial=0))
    count = len(needs)
    for parts in range(1, count):
        cuts = ((0, *inner, count) for inner in combinations(range(1, count), parts - 1))
        fullest, cut = min((max(sums[b] - sums[a] for a, b in pairwise(cut)), cut) for cut in cuts)
        if fullest <= wide:
            return cut
    return tuple(range(count + 1))


def _widened(fields: Sequence[Field], needs: Sequence[int], wide: int) -> Storey:
    """Return fields as wide as the page: what is left is shared as it is needed, but not by numbers."""
    shares = [0 if need < _SHORT else need for field, need in zip(fields, needs, strict=True)]
    shares = shares if any(shares) else list(needs)
    left = wide - sum(needs)
    ends = [
        round(sum(needs[:n]) + left * sum(shares[:n]) / sum(shares)) for n in range(len(needs) + 1)
    ]
    return [
        (field, end - start) for field, (start, end) in zip(fields, pairwise(ends), strict=True)
    ]


def _needs(form: Template, language: Language, lines: int, most: int) -> list[int]:
    """Return the millimetres that a hand needs for each field, and its label on some lines."""
    own = handwriting(language, form.example.rows)
    sign = _STEEP if own.rtl else _HEAVY

    def need(field: Field) -> int:
        word = max(len(one) for one in field.label.split())
        label = round(max(word, len(field.label) / lines) * sign) + 3
        return min(max(_answer(field, own.typical, most), label), WIDE)

    return [need(field) for field in form.rows]


def _answer(field: Field, typical: Mapping[str, int], most: int) -> int:
    kind = kind_of(field.kind)
    if kind.grows:
        signs = round(typical.get(str(field.id), 12) * _CLOSE)
        return min(max(signs, kind.by_hand), most)
    if field.choices:
        return min(max(round(max(len(one.label) for one in field.choices) * _CLOSE), 18), 24, most)
    return kind.by_hand


_HIGH, _CLOSEST = 2, (3, 28)
"""The storeys that a line should have, and the closest way to set it on a page that stands."""
_FEW, _LEAST, _MANY = 2, 4, 6
"""Lines with the needed fields alone; of a whole form, whose lines of storeys are as many as its
filled example has, at least and at most before its page is full."""
_WAYS, _ACROSS_WAYS = ((1, 44), (2, 44), (3, 44), _CLOSEST), ((1, 44), (1, 34), (1, 20), (2, 34))
"""Lines of a label in the head, with the most millimetres of a text: on a page that stands, and on one
that lies, whose head must be lower. The later are taken only where they save a third storey."""
_SHORT = 15
"""Millimetres of a number up to which it is given no more."""
_CLOSE = 2.2
"""Millimetres of a sign by hand in a cell."""
_SIGN, _HEAVY, _STEEP, _ROW_BOX = 1.75, 1.55, 1.43, 9
"""Millimetres of a sign of an answer, of one in the head in Latin letters and in Nastaliq, and of an
answer's box."""
