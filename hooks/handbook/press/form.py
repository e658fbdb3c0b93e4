"""A form becomes the HTML of A4 pages: blank, to be typed into, its needed fields alone, or its filled example."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from handbook.fieldkinds import kind_of
from handbook.forms import to_be_saved
from handbook.languages import Language
from handbook.markup import read_words
from handbook.model import Answer, Field, Handbook, Template, parted
from handbook.press.acroform import Widget
from handbook.press.form_rows import UPRIGHT, is_landscape, packed_lines, typed_rows, written_rows
from handbook.press.packing import COLUMNS, Line, handwriting, inner_of, lowest_lines
from handbook.press.paper import Naming, document, of_page, reasons, stop_notice, tagged


def form_print(form: Template, book: Handbook, variant: str, air: float = 0.0) -> str:
    """Return the HTML of a print of a form.

    `blank` has every field with room to write, then its rows; `fill` has fields that are typed into,
    before its inputs are native fields; `minimum` has the fields that are always needed, and some rows.
    `air` is in millimetres, put to the height of each line, and never taken from one that is written on.
    """
    typed, paper, page = variant == "fill", form.exports == "paper", form.page
    language = book.languages[page.lang]
    form = to_be_saved(form) if typed else form
    fields = [one for one in form.fields if variant != "minimum" or one.needed == "always"]
    ids = [one.id for one in fields]
    cut = ids.index(form.receipt) if form.receipt in ids else len(ids)
    pen = handwriting(language, [form.example.head])
    across = form.is_log if typed else is_landscape(form, language)
    return document(
        "form",
        language,
        book,
        **of_page(page),
        kind=f"form of-{variant}{' stops' if paper else ''}{' lies' if across else ''}",
        variant=variant,
        air=air if typed else max(air, 0.0),
        form=form,
        anchor=anchor(form),
        across=across,
        stop_notice=stop_notice(page, language),
        names=None if typed else Naming(book, language, form.id),  # typed into, it has no room
        legend=[*_LEGENDS[variant], *(["print-outside"] if paper else [])],
        cards=form.with_cards and book.practice.platforms,
        fields=fields,
        numbers={one.id: number for number, one in enumerate(form.fields, 1)},
        sheet=list(pen.lines(fields[:cut])),
        receipt=list(pen.lines(fields[cut:])),  # on a sheet that is kept apart
        rows=(
            typed_rows(form, language)
            if typed
            else written_rows(form, language, few=variant == "minimum")
        ),
        pen=pen,
        widgets=partial(_widgets, language=language),
        kind_of=kind_of,
        tagged=partial(tagged, language=language),
    )


def anchor(form: Template) -> str:
    """Return the id of a form's head in a file of many."""
    return form.id.lower()


def _widgets(field: Field, row: int, language: Language) -> list[tuple[Widget, str]]:
    """Return the native fields that take an answer, each with its title; `row` is 0 outside rows."""
    name, own = f"{field.id}.{row}" if row else str(field.id), kind_of(field.kind)
    must, title = field.needed == "always", _title(field, language, row)
    if field.kind == "check":
        return [(Widget(name, "box", "yes", must=must), title)]
    if own.chosen == "one":
        return [
            (Widget(name, "radio", one.id, must=must), f"{title}\n{one.label}")
            for one in field.choices
        ]
    if field.choices:
        return [
            (Widget(f"{name}.{one.id}", "box", one.id, must=must), f"{title}\n{one.label}")
            for one in field.choices
        ]
    form = "line" if own.signs else "lines"
    return [(Widget(name, form, most=own.signs or own.longest, must=must), title)]


def _title(field: Field, language: Language, row: int) -> str:
    """Return a field's label and how it is filled in, as a viewer shows them beside the pointer."""
    line = f"{language.word('fill-row', n=row)}: " if row else ""
    how = f" – {read_words(field.how)}" if field.how else ""
    must = f" ({language.word('needed-always')})" if field.needed == "always" else ""
    return f"{line}{read_words(field.label)}{must}{how}"


_LEGENDS = {
    "blank": ("print-legend",),
    "fill": ("print-legend", "fill-scripts", "fill-full"),
    "minimum": ("print-minimum",),
}
"""Keys of the sentences above the first field."""


Row = Mapping[str, Answer]
"""The answers of the head of an example, or of one of its rows, by their fields."""


class Said(NamedTuple):
    """What an example answers to a field; its text is empty where it answers nothing."""

    field: Field
    text: str
    chosen: Sequence[str]
    """The labels of the choices that it names."""

    @property
    def worded(self) -> bool:
        """Whether it is words of the form's language."""
        return kind_of(self.field.kind).multiline and not self.text.isascii()


def case(form: Template, book: Handbook, air: float = 0.0) -> str:
    """Return the HTML of a form's filled example, all invented, with `air` millimetres below each answer."""
    page = form.page
    language = book.languages[page.lang]
    head = {answer.id: answer for answer in form.example.head}
    rows = [{answer.id: answer for answer in row} for row in form.example.rows]
    kept = [field for field in form.rows if any(field.id in row for row in rows)]
    wides = _widths(kept, rows) if rows else []
    return document(
        "case",
        language,
        book,
        **of_page(page),
        kind="form case",
        variant="case-print",
        notes=[language.word("invented")],
        air=air,
        anchor=anchor(form),
        fields=[
            [(_said(field, head), width) for field, width in line]
            for line in _head_lines(form.fields, head)
        ],
        columns=[(field, 100 * wide / UPRIGHT) for field, wide in zip(kept, wides, strict=False)],
        rows=[(_STRUCK in row, [_said(field, row) for field in kept]) for row in rows],
        blocks=[] if wides else [(_STRUCK in row, _block(kept, row)) for row in rows],
        closing=_closing(form, language, book),
    )


def defanged(text: str) -> str:
    """Return a text whose addresses cannot be opened by accident."""
    return _ADDRESS.sub(
        lambda found: f"hxxp{found['s']}://{re.sub(_DOT, '[.]', found['host'])}", text
    )


def _said(field: Field, row: Row) -> Said:
    answer = row.get(str(field.id))
    text = answer.text if answer else ""
    labels = {choice.id: choice.label for choice in field.choices}
    chosen = [labels.get(id_, "") for id_ in text.split()] if labels else []
    return Said(field, defanged(text), chosen if all(chosen) else ())


def _widths(fields: Sequence[Field], rows: Sequence[Row]) -> list[float]:
    """Return the millimetres of each column, none where the answers are too long for a table."""
    needs = [
        max(_MM * len(max(field.label.split(), key=len, default="")) + 3,
            *(_room(field, row, most=_COLUMN) for row in rows))
        for field in fields
    ]  # fmt: skip
    long = [need == _COLUMN for need in needs]
    left = UPRIGHT - sum(needs)
    if left < 0 or (sum(long) > 1 and left < _COLUMN):
        return []
    share = long if any(long) else [True] * len(needs)
    return [need + own * left / sum(share) for need, own in zip(needs, share, strict=True)]


def _room(field: Field, row: Row, most: float = UPRIGHT) -> float:
    """Return the millimetres that an answer needs; a long one takes some lines."""
    wide = _wide(field, row) + _EDGES
    if kind_of(field.kind).exactly[0]:  # compared sign by sign, so on one line
        return wide
    if wide > _LONG:
        wide = max(_LONG, wide / _DEEP)
    return min(wide, most)


def _wide(field: Field, row: Row) -> float:
    """Return the millimetres of an answer on one line."""
    answer = row.get(str(field.id))
    text = answer.text if answer else ""
    if field.choices:
        labels = {choice.id: choice.label for choice in field.choices}
        text = "".join(labels.get(id_, id_) + _BOX for id_ in text.split())
    wide = sum(_FIGURE if sign.isdigit() else _MM for sign in text)
    return wide * _HEX if kind_of(field.kind).exactly[0] else wide


def _head_lines(fields: Iterable[Field], head: Row) -> Iterator[Line]:
    """Yield the lines of a head, as low as answers that are read allow: a hand needed more room."""

    def need(field: Field) -> int:
        word = max(field.label.split(), key=len, default="")
        room = max(_room(field, head) - _EDGES, _SMALL * len(word))
        return next((units for units in _UNITS if room <= inner_of(units)), COLUMNS)

    def high(field: Field, units: int) -> float:
        inner = inner_of(units)
        label = math.ceil(len(field.label) * _SMALL * _RAGGED / inner)
        answer = math.ceil(_wide(field, head) * _RAGGED / inner)
        return label * _LABEL + max(answer, 1) * _LINE

    return lowest_lines(fields, need, high)


def _block(fields: Sequence[Field], row: Row) -> list[list[tuple[Said, float]]]:
    """Return the lines of a row that is too wide for a table, each answer with its per cent of the width."""

    def room(field: Field) -> float:
        return max(_room(field, row), min(len(field.label) * _SMALL + _CLOSE, _NAMED))

    own = [field for field in fields if field.id in row]
    return [
        [(_said(field, row), width) for field, width in line]
        for line in packed_lines(own, UPRIGHT, room)
    ]


def _closing(form: Template, language: Language, book: Handbook) -> str:
    """Return what stands below the last table of the example: what it does not prove."""
    text = "\n".join(part for _, part in parted(form.page, "example"))
    return reasons(re.split(r"^\|.*$", text, flags=re.MULTILINE)[-1].strip(), language, book)


_MM, _SMALL = 1.7, 1.5
"""Millimetres of a sign of an answer, and of one of its label."""
_LONG, _DEEP, _COLUMN, _NAMED = 56, 3, 48, 34
"""Millimetres from which on an answer takes lines, how many; of a column of such; and of a label."""
_LABEL, _LINE, _RAGGED = 3.5, 4.7, 1.06
"""Millimetres of a line of a label, and of an answer; what of a line stays empty, as a factor."""
_UNITS = (3, 4, 6, 8, 9)
"""Twelfths of the width that a cell may have."""
_FIGURE, _HEX, _EDGES, _CLOSE = 2.0, 1.1, 5, 4
"""Millimetres of a figure; how much wider a hash is, whose letters are; millimetres of the edges of a
cell around an answer, and around a label."""
_BOX = "    "
_STRUCK = "struck-utc"
_ADDRESS = re.compile(r"\bh(?:tt|xx)p(?P<s>s?)://(?P<host>[^\s/\"<>]+)")
_DOT = re.compile(r"(?<!\[)\.(?!\])")
