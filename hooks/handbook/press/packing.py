"""Fields put beside each other in their order so that a form takes the least paper, most of all by hand."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from handbook.fieldkinds import kind_of
from handbook.languages import Language
from handbook.model import Answer, Field

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
            wide = self._said(choice.label, _BOLD) + _BOX
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
        widest = max((self._said(choice.label, _BOLD) + _BOX for choice in one.choices), default=0)
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
_NUMBER, _BOX, _RAGGED, _FRAME, _PADDING = 9.0, 10.5, 1.06, 6.0, 1.2
"""Millimetres of a field's number, of an answer's box and of its air; what of a line stays empty, as
a factor; millimetres that a cell's frame takes of its width and of its height."""
