"""The rows of a form on paper: blocks of labelled cells to type into, or a table to write in by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, combinations, pairwise
from types import MappingProxyType
from typing import NamedTuple

from handbook.fieldkinds import kind_of
from handbook.languages import Language
from handbook.model import Field, Template
from handbook.press.packing import WIDE, Line, handwriting


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
"""Millimetres between the margins of an upright page, and of one across."""
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
