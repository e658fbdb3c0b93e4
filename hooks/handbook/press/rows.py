"""The rows of a form on paper: a table whose head stands on each page, or a labelled block a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from handbook.languages import Language
from handbook.markup import escaped, filled
from handbook.model import Field, Template
from handbook.press.paper import answer_of, how_of, label_of
from handbook.press.pens import Pen, by_hand, shape


def rows(form: Template, language: Language, pen: Pen, *, few: bool = False) -> str:
    """Return the HTML of a form's empty rows, nothing for a form of one head only.

    A table where all columns fit beside each other, upright or across; where they do not, or where
    they are typed into, each row is a block of labelled cells.
    """
    if not form.rows:
        return ""
    width = sum(need(field) for field in form.rows)
    table = pen is by_hand and width <= _ACROSS
    across = lies(form, pen)
    wide = _ACROSS if across else UPRIGHT
    note = _struck(form, language) if form.is_log else ""
    if table:
        count = _LINES[across] * (1 if few else 2 if form.is_log else 1)
        body = _table(form.rows, language, count, wide)
    else:
        typical = _typical(form)
        packed = list(
            packed_lines(
                form.rows,
                wide,
                lambda field: _need_of_block(field, typical),
                lambda field: 1 + typical.get(str(field.id), 0) * (field.kind in _WORDY[:2]),
            )
        )
        high = sum(_height(line, pen) for line in packed) + _GAP
        page = int(_DEPTH[across] // high)
        first = int((_DEPTH[across] - _HEAD) // high)
        count = 2 if few else max(6, first + 3 * page if across else page + 2)
        told = "" if few else _help(form.rows, language)
        body = told + "".join(
            _block(packed, language, pen, number) for number in range(1, count + 1)
        )
    label = escaped(language.word("print-rows"))
    kind = "across" if across else "upright"
    return f'<section class="rows-of {kind}"><h2>{label}</h2>{note}{body}</section>'


def lies(form: Template, pen: Pen) -> bool:
    """Return whether a form ends on pages that lie."""
    width = sum(need(field) for field in form.rows)
    table = pen is by_hand and width <= _ACROSS
    return form.is_log or (table and width > UPRIGHT)


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
    line: list[tuple[Field, float]] = []
    used = 0.0
    for field in fields:
        own = min(room(field), wide)
        if line and used + own > wide:
            yield _shared(line, wide, share)
            line, used = [], 0.0
        line.append((field, own))
        used += own
    if line:
        yield _shared(line, wide, share)


def _shared(
    line: list[tuple[Field, float]], wide: int, share: Callable[[Field], float] | None
) -> list[tuple[Field, float]]:
    parts = [share(field) if share else own for field, own in line]
    left = wide - sum(own for _, own in line)
    return [
        (field, 100 * (own + left * part / sum(parts)) / wide)
        for (field, own), part in zip(line, parts, strict=True)
    ]


def _typical(form: Template) -> Mapping[str, int]:
    """Return the signs of the longest answer that the filled example gives to each field of a row."""
    longest: dict[str, int] = {}
    for row in form.example.rows:
        for answer in row:
            longest[answer.id] = max(longest.get(answer.id, 0), len(answer.text))
    return longest


def _table(fields: tuple[Field, ...], language: Language, count: int, wide: int) -> str:
    wides = _widths(fields, wide)
    columns = "".join(f'<col style="width: {100 * own / wide:.4g}%">' for own in wides)
    head = "".join(_column(field, language) for field in fields)
    tall = ' class="signed"' if any(field.kind == "signature" for field in fields) else ""
    empty = f"<tr{tall}>{''.join(f'<td>{_inside(field)}</td>' for field in fields)}</tr>"
    return (
        f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead>"
        f"<tbody>{empty * count}</tbody></table>"
    )


def _widths(fields: tuple[Field, ...], wide: int) -> list[float]:
    """Return the millimetres of each column: what it needs, and words get what is left."""
    needs = [need(field) for field in fields]
    words_ = [
        need if field.kind in _WORDY else 0 for field, need in zip(fields, needs, strict=True)
    ]
    share = words_ if any(words_) else needs
    left = wide - sum(needs)
    return [need + left * part / sum(share) for need, part in zip(needs, share, strict=True)]


def _inside(field: Field) -> str:
    return '<i class="tick"></i>' if field.kind == "check" else ""


def _column(field: Field, language: Language) -> str:
    must = " must" if field.needed == "always" else ""
    answers = " · ".join(answer_of(choice, language) for choice in field.choices)
    like = (
        f'<bdi dir="ltr" class="value">{escaped(shape(field.kind))}</bdi>'
        if shape(field.kind)
        else ""
    )
    how = " ".join(part for part in (how_of(field, language), answers, like) if part)
    small = f'<br><span class="how">{how}</span>' if how else ""
    return (
        f'<th scope="col" class="column{must}">{label_of(field, language)}'
        f"<br>{_name(field)}{small}</th>"
    )


def _help(fields: tuple[Field, ...], language: Language) -> str:
    """Return how each field of a row is filled in, once above all rows."""
    told = "".join(
        f"<p><b>{label_of(field, language)}</b> {how_of(field, language)}</p>"
        for field in fields
        if field.how
    )
    return f'<div class="help">{told}</div>' if told else ""


def _block(
    packed: list[list[tuple[Field, float]]], language: Language, pen: Pen, number: int
) -> str:
    lines = "".join(
        f'<div class="line">{"".join(_cell(*cell, language, pen, number) for cell in line)}</div>'
        for line in packed
    )
    return f'<div class="block">{lines}</div>'


def _cell(field: Field, width: float, language: Language, pen: Pen, number: int) -> str:
    must = " must" if field.needed == "always" else ""
    before, room = pen(field, language, number)
    typed = shape(field.kind)
    like = f' <bdi dir="ltr" class="how value">{typed}</bdi>' if typed else ""
    return (
        f'<div class="cell{must}" style="width: {width:.4g}%"><p class="label">{before}'
        f"<b>{label_of(field, language)}</b>{like} {_name(field)}</p>{room}</div>"
    )


def _name(field: Field) -> str:
    return f'<bdi dir="ltr" lang="en" class="name">{escaped(str(field.id))}</bdi>'


def _struck(form: Template, language: Language) -> str:
    """Return how a wrong line of a log is struck, in the words of the form itself."""
    labels = {field.id: f"“{label_of(field, language)}”" for field in form.rows}
    says = language.word("print-struck")
    said = filled(says, utc=labels["struck-utc"], by=labels["struck-by"])
    return f'<p class="struck">{said}</p>'


def need(field: Field) -> int:
    """Return the millimetres that a field needs as a column."""
    return _NEEDS.get(field.kind, 30)


def _need_of_block(field: Field, typical: Mapping[str, int]) -> int:
    """Return the millimetres of a field of a block: what its answers or label take, or its words do."""
    signs = sum(len(choice.label) + _BOX for choice in field.choices) // 2 + _BOX
    least = _NEEDS.get(field.kind, 30) if field.kind != "url" else _PASTED
    if field.kind in _WORDY[:2]:
        least = max(least, min(int(typical.get(str(field.id), 0) * _WRITTEN), _WIDEST))
    if field.choices:
        return max(least, min(int(signs * _SIGN), UPRIGHT))
    label = (len(field.label) + len(field.id or "") + 2) * _SIGN
    return max(least, min(int(label), _LABEL))


def _height(line: list[tuple[Field, float]], pen: Pen) -> float:
    """Return about the millimetres that a line of a block takes."""
    tall = max(_TALL.get(field.kind, 18 if field.choices else 14) for field, _ in line)
    signed = any(field.kind == "signature" for field, _ in line)
    return tall + (10 if signed and pen is not by_hand else 0)


_NEEDS: Mapping[str, int] = MappingProxyType(
    {
        "text": 34, "long-text": 60, "integer": 16, "number": 20, "date": 42, "utc-time": 48,
        "offset": 22, "url": 90, "sha256": 150, "choice": 30, "choices": 36, "check": 14,
        "signature": 36, "person-ref": 24,
    }
)  # fmt: skip
"""Kind of field to the millimetres that a hand or 9 points of type need in a row."""
_TALL: Mapping[str, float] = MappingProxyType({"long-text": 22, "url": 22, "signature": 19.5})
UPRIGHT, _ACROSS = 176, 266
"""Millimetres between the margins of a page that stands, and of one that lies."""
_LABEL = 40
"""Millimetres of a label and its name, beyond which they take a second line."""
_WORDY = ("text", "long-text", "url")
_LINES: Mapping[bool, int] = MappingProxyType({False: 12, True: 11})
"""Lines of a table on one page, the page lying or not."""
_DEPTH: Mapping[bool, int] = MappingProxyType({False: 248, True: 160})
_HEAD, _GAP = 45, 3
"""Millimetres of what stands above the first row, and between two."""
_BOX, _SIGN = 5, 1.75
"""Signs that a box takes, and millimetres of a sign."""
_WRITTEN, _WIDEST, _PASTED = 0.5, 48, 60
"""Millimetres of a sign by hand on several lines, of the widest words, of an address pasted in."""
