"""The rows of a form that is typed into: a block of labelled cells each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from handbook.fieldkinds import kind_of
from handbook.languages import Language
from handbook.model import Field, Template
from handbook.press.packing import Line, handwriting


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
    for field in fields:
        own = min(room(field), wide)
        if not lines or sum(one for _, one in lines[-1]) + own > wide:
            lines.append([])
        lines[-1].append((field, own))
    for line in lines:
        parts = [share(field) if share else own for field, own in line]
        left = wide - sum(own for _, own in line)
        yield [
            (field, 100 * (own + left * part / sum(parts)) / wide)
            for (field, own), part in zip(line, parts, strict=True)
        ]


def _need_of_block(field: Field, typical: Mapping[str, int]) -> int:
    """Return the millimetres of a field of a block: what its answers or label take, or its words do."""
    signs = sum(len(choice.label) + _BOX for choice in field.choices) // 2 + _BOX
    least = kind_of(field.kind).typed
    if kind_of(field.kind).multiline:
        least = max(least, min(int(typical.get(str(field.id), 0) * _WRITTEN), _WIDEST))
    if field.choices:
        longest = max(len(choice.label) for choice in field.choices) + _BOX
        return max(least, min(int(max(signs, longest) * _SIGN), UPRIGHT))
    label = (len(field.label) + 2) * _SIGN
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
_BOX, _SIGN = 5, 1.75
"""Signs that a box takes, and millimetres of a sign."""
_WRITTEN, _WIDEST = 0.5, 48
"""Millimetres of a sign by hand on several lines, and of the widest words."""
