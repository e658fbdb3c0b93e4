"""The filled example of a form as a record is read: each field with its answer, then its rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape

from handbook.languages import Language
from handbook.model import Answer, Field, Handbook, Template
from handbook.press.form import WIDTHS, anchor, lines, own_name
from handbook.press.paper import document, draft, foot, reasons, words
from handbook.press.rows import UPRIGHT, need, packed_lines


def case(form: Template, book: Handbook) -> str:
    """Return the HTML of a form's filled example, which says on each page that it is invented."""
    page = form.page
    language = book.languages[page.lang]
    more = [language.word("invented"), *([language.word("print-draft")] if page.draft else ())]
    answers = {answer.id: answer for answer in form.example.head}
    packed = "".join(
        f'<div class="line">{"".join(_cell(f, w, answers, language) for f, w in line)}</div>'
        for line in lines(form.fields, WIDTHS)
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
    return document(language, f"{form.id} {page.title}", "form case", parts)


def band(language: Language) -> str:
    """Return what stands above each page of the invented case."""
    word, more = escape(language.word("invented")), escape(language.word("invented-all"))
    return f'<p class="band"><b>{word}</b> {more}</p>'


def defanged(text: str) -> str:
    """Return a text whose addresses cannot be opened by accident."""
    return _ADDRESS.sub(
        lambda found: f"hxxp{found['s']}://{re.sub(_DOT, '[.]', found['host'])}", text
    )


def _head(form: Template) -> str:
    title, outline = escape(form.page.title), escape(f"{form.id} {form.page.title}")
    return (
        f'<header class="head" id="{anchor(form)}"><p class="id">{form.id}</p>'
        f'<h1 data-outline="{outline}">{title}</h1></header>'
    )


def _cell(field: Field, width: float, answers: Mapping[str, Answer], language: Language) -> str:
    answer = answers.get(str(field.id))
    said = _said(field, answer.text, language) if answer and answer.text else "–"
    none = "" if answer and answer.text else " none"
    return (
        f'<div class="cell" style="width: {width:.4g}%"><p class="asked">'
        f"{words(field.label, language)} {own_name(field)}</p>"
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
    if field.kind not in _WORDS or text.isascii():
        return _latin(text, language)
    return words(text, language)


def _latin(text: str, language: Language) -> str:
    """Return a value of Latin signs, which may break anywhere and is read from left to right."""
    lines_ = escape(text)
    return lines_ if language.direction != "rtl" else f'<bdi dir="ltr" lang="en">{lines_}</bdi>'


def _rows(form: Template, language: Language) -> str:
    rows = form.example.rows
    if not rows:
        return ""
    label = escape(language.word("print-rows"))
    fits = sum(need(field) for field in form.rows) <= UPRIGHT
    body = _table(form, rows, language) if fits else _blocks(form, rows, language)
    return f'<section class="rows-of upright"><h2>{label}</h2>{body}</section>'


def _table(form: Template, rows: Sequence[Sequence[Answer]], language: Language) -> str:
    total = sum(need(field) for field in form.rows)
    cols = "".join(f'<col style="width: {100 * need(f) / total:.4g}%">' for f in form.rows)
    head = "".join(f'<th scope="col">{words(f.label, language)}</th>' for f in form.rows)
    body = []
    for row in rows:
        said = {answer.id: answer.text for answer in row}
        cells = (_said(f, said.get(str(f.id), ""), language) for f in form.rows)
        body.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    return (
        f"<table><colgroup>{cols}</colgroup><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table>"
    )


def _blocks(form: Template, rows: Sequence[Sequence[Answer]], language: Language) -> str:
    blocks = []
    for row in rows:
        answers = {answer.id: answer for answer in row}
        kept = [field for field in form.rows if field.id in answers]
        packed = "".join(
            f'<div class="line">{"".join(_cell(f, w, answers, language) for f, w in line)}</div>'
            for line in packed_lines(kept, UPRIGHT)
        )
        blocks.append(f'<div class="block">{packed}</div>')
    return "".join(blocks)


def _closing(form: Template, language: Language, book: Handbook) -> str:
    """Return what stands below the last table of the example: what it does not prove."""
    found = _EXAMPLE.search(form.page.body)
    tail = re.split(r"^\|.*$", found["text"], flags=re.MULTILINE)[-1].strip() if found else ""
    return f'<div class="closing">{reasons(tail, language, book)}</div>' if tail else ""


_WORDS = ("text", "long-text")
_ADDRESS = re.compile(r"\bh(?:tt|xx)p(?P<s>s?)://(?P<host>[^\s/\"<>]+)")
_DOT = re.compile(r"(?<!\[)\.(?!\])")
_EXAMPLE = re.compile(
    r"^## [^\n]*\{ #example \}[ \t]*\n(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL
)
