"""What every printed document shares: its shell, its running foot, and how a line is set."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from html import escape

from handbook.languages import SOURCE, Language
from handbook.model import Handbook
from handbook.press.engine import END, START
from handbook.render.markdown import inline


def document(
    language: Language, title: str, kind: str, parts: Iterable[str], *, air: float = 0.0
) -> str:
    """Return the HTML of a document; `kind` is the class of its body, `air` is in millimetres."""
    body = "\n".join(part for part in parts if part)
    return (
        f'<!doctype html>\n<html lang="{language.html}" dir="{language.direction}"'
        f' style="--air: {air:.2f}mm">\n'
        f'<head><meta charset="utf-8"><title>{escape(title)}</title></head>\n'
        f'<body class="{kind}"><div id="{START}"></div><main>\n{body}\n</main><div id="{END}"></div>'
        "</body></html>"
    )


def foot(
    code: str, variant: str, language: Language, edition: str, reviewed: dt.date | None, *more: str
) -> str:
    """Return the line that stands below every page: code, kind, language, edition, dates, page.

    `more` are texts of the language, put before the number of the page.
    """
    parts = [
        value(code),
        escape(language.word(variant)),
        value(language.code),
        value(edition),
        _filled(language.word("print-reviewed"), {"{date}": value(str(reviewed))}) if reviewed else "",
        *(escape(text) for text in more),
        _filled(language.word("page-of"), {"{n}/{m}": '<bdi dir="ltr" class="pages"></bdi>'}),
    ]
    return f'<p class="foot">{" · ".join(part for part in parts if part)}</p>'


def draft(language: Language, book: Handbook, key: str) -> str:
    """Return the strip that says in both languages that a translation is not yet to be relied on."""
    english = book.languages.get(SOURCE, language)
    return (
        f'<div class="draft pair"><p>{escape(language.word(key))}</p>'
        f'<p lang="{english.html}" dir="ltr">{escape(english.word("print-draft"))}</p></div>'
    )


def words(markdown: str) -> str:
    """Return the HTML of one line of Markdown as it is printed: no links, codes whole, blanks drawn."""
    return "".join(
        ("" if _LINK.match(part) else part) if part.startswith("<") else _VALUE.sub(_set, part)
        for part in _TAG.split(inline(markdown))
    )


def value(text: str) -> str:
    """Return a code, date or other value of Latin signs, never broken, from left to right."""
    return f'<bdi dir="ltr" class="value">{escape(text)}</bdi>' if text else ""


def _set(found: re.Match[str]) -> str:
    if found["blank"]:
        return '<span class="blank"></span>'
    return f'<bdi dir="ltr" class="value">{found[0]}</bdi>'


def _filled(pattern: str, parts: dict[str, str]) -> str:
    text = escape(pattern)
    for place, part in parts.items():
        text = text.replace(place, part)
    return text


_TAG = re.compile(r"(<[^>]*>)")
_LINK = re.compile(r"</?a\b")
_VALUE = re.compile(
    r"(?P<blank>_{3,})"
    r"|(?<![\w/.-])(?:(?:CL|[A-Z])-\d\d(?:\.\d+)?|SHA-\d+)(?![\w-])"
    r"|(?<![\w/.:-])(?:\d{4}-\d\d-\d\d(?:T[\d:]+Z?)?|[+−-]\d\d:\d\d|\d\d:\d\d(?::\d\d)?)(?!\w)"
)
