"""The filled example of a form as a record is read: each field with its answer, then its rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from handbook.fieldkinds import kind_of
from handbook.languages import Language
from handbook.markup import escaped
from handbook.model import Answer, Field, Handbook, Template
from handbook.press.form import anchor
from handbook.press.packing import hand
from handbook.press.paper import document, draft, foot, label_of, reasons, sentence, words
from handbook.press.rows import UPRIGHT, packed_lines


def case(form: Template, book: Handbook, air: float = 0.0) -> str:
    """Return the HTML of a form's filled example, which says on each page that it is invented.

    `air` is in millimetres, below each answer.
    """
    page = form.page
    language = book.languages[page.lang]
    more = [language.word("invented"), *([language.word("print-draft")] if page.draft else ())]
    answers = {answer.id: answer for answer in form.example.head}
    packed = "".join(
        f'<div class="line">{"".join(_cell(f, w, answers, language) for f, w in line)}</div>'
        for line in hand(language, [form.example.head]).lines(form.fields)
    )
    parts = [
        foot(form.id, "case-print", language, book.edition, page.reviewed, *more),
        band(language),
        _head(form),
        draft(language, book, "draft-notice") if page.draft else "",
        f'<div class="fields">{packed}</div>',
        _rows(form, language),
        _closing(form, language, book),
    ]
    return document(language, f"{form.id} {page.title}", "form case", parts, air=air)


def band(language: Language) -> str:
    """Return what stands above each page of the invented case."""
    word, more = escaped(language.word("invented")), escaped(language.word("invented-all"))
    return f'<p class="band"><b>{word}</b> {more}</p>'


def defanged(text: str) -> str:
    """Return a text whose addresses cannot be opened by accident."""
    return _ADDRESS.sub(
        lambda found: f"hxxp{found['s']}://{re.sub(_DOT, '[.]', found['host'])}", text
    )


def _head(form: Template) -> str:
    title, outline = escaped(form.page.title), escaped(f"{form.id} {form.page.title}")
    return (
        f'<header class="head" id="{escaped(anchor(form))}"><p class="id">{escaped(form.id)}</p>'
        f'<h1 data-outline="{outline}">{title}</h1></header>'
    )


def _cell(field: Field, width: float, answers: Mapping[str, Answer], language: Language) -> str:
    answer = answers.get(str(field.id))
    said = _said(field, answer.text, language) if answer and answer.text else "–"
    none = "" if answer and answer.text else " none"
    stays = " stays" if field.id in _STAYS else ""
    return (
        f'<div class="cell{stays}" style="width: {width:.4g}%"><p class="asked">'
        f"{label_of(field, language)}</p>"
        f'<p class="said{none}">{said}</p></div>'
    )


def _said(field: Field, text: str, language: Language) -> str:
    """Return an answer as it is read: choices by their labels, addresses defanged."""
    labels = {choice.id: choice.label for choice in field.choices}
    if labels:
        ids = text.split()
        if all(id_ in labels for id_ in ids):
            tick = '<i class="tick on"></i>&nbsp;'
            return " ".join(
                f'<span class="answer">{tick}{words(labels[id_], language)}</span>' for id_ in ids
            )
    if field.kind == "check":
        return '<i class="tick on"></i>'
    text = defanged(text)
    if not kind_of(field.kind).multiline or text.isascii():
        return _latin(text, language)
    return sentence(text, language)


def _latin(text: str, language: Language) -> str:
    """Return a value of Latin signs, which may break anywhere and is read from left to right."""
    lines_ = escaped(text)
    return lines_ if language.direction != "rtl" else f'<bdi dir="ltr" lang="en">{lines_}</bdi>'


def _rows(form: Template, language: Language) -> str:
    rows = [{answer.id: answer for answer in row} for row in form.example.rows]
    if not rows:
        return ""
    kept = [field for field in form.rows if any(field.id in row for row in rows)]
    wides = _widths(kept, rows)
    label = escaped(language.word("print-rows"))
    body = _table(kept, wides, rows, language) if wides else _blocks(kept, rows, language)
    return f'<section class="rows-of upright"><h2>{label}</h2>{body}</section>'


def _widths(fields: Sequence[Field], rows: Sequence[Mapping[str, Answer]]) -> list[float]:
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


def _room(field: Field, row: Mapping[str, Answer], most: float = UPRIGHT) -> float:
    """Return the millimetres that an answer needs; a long one takes some lines."""
    answer = row.get(str(field.id))
    text = answer.text if answer else ""
    if field.choices:
        labels = {choice.id: choice.label for choice in field.choices}
        text = "".join(labels.get(id_, id_) + _BOX for id_ in text.split())
    wide = len(text) * _MM + 5
    if kind_of(field.kind).exactly[0]:  # compared sign by sign, so on one line
        return wide
    if wide > _LONG:
        wide = max(_LONG, wide / _DEEP)
    return min(wide, most)


def _table(
    fields: Sequence[Field],
    wides: Sequence[float],
    rows: Sequence[Mapping[str, Answer]],
    language: Language,
) -> str:
    cols = "".join(f'<col style="width: {100 * own / UPRIGHT:.4g}%">' for own in wides)
    head = "".join(f'<th scope="col">{words(f.label, language)}</th>' for f in fields)
    body = "".join(
        f"<tr{_GONE if _STRUCK in row else ''}>{''.join(f'<td>{_filled(f, row, language)}</td>' for f in fields)}</tr>"
        for row in rows
    )
    return (
        f"<table><colgroup>{cols}</colgroup><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _filled(field: Field, row: Mapping[str, Answer], language: Language) -> str:
    answer = row.get(str(field.id))
    return _said(field, answer.text, language) if answer else ""


def _blocks(
    fields: Sequence[Field], rows: Sequence[Mapping[str, Answer]], language: Language
) -> str:
    blocks = []
    for row in rows:
        kept = [field for field in fields if field.id in row]

        def room(field: Field, row: Mapping[str, Answer] = row) -> float:
            named = len(field.label) * _SMALL
            return max(_room(field, row), min(named, _NAMED))

        packed = "".join(
            f'<div class="line">{"".join(_cell(f, w, row, language) for f, w in line)}</div>'
            for line in packed_lines(kept, UPRIGHT, room)
        )
        gone = " gone" if _STRUCK in row else ""
        blocks.append(f'<div class="block{gone}">{packed}</div>')
    return "".join(blocks)


def _closing(form: Template, language: Language, book: Handbook) -> str:
    """Return what stands below the last table of the example: what it does not prove."""
    found = _EXAMPLE.search(form.page.body)
    tail = re.split(r"^\|.*$", found["text"], flags=re.MULTILINE)[-1].strip() if found else ""
    return f'<div class="closing">{reasons(tail, language, book)}</div>' if tail else ""


_MM, _SMALL = 1.95, 1.5
"""Millimetres of a sign of an answer, and of one of its label."""
_LONG, _DEEP, _COLUMN, _NAMED = 56, 3, 48, 34
"""Millimetres from which on an answer takes lines, how many; of a column of such; and of a label."""
_BOX = "    "
_STRUCK, _GONE = "struck-utc", ' class="gone"'
_STAYS = frozenset({"line-no", "struck-utc", "struck-by"})
"""What tells of a struck line, and so is not struck itself."""
_ADDRESS = re.compile(r"\bh(?:tt|xx)p(?P<s>s?)://(?P<host>[^\s/\"<>]+)")
_DOT = re.compile(r"(?<!\[)\.(?!\])")
_EXAMPLE = re.compile(
    r"^## [^\n]*\{ #example \}[ \t]*\n(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL
)
