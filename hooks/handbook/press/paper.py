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
        value(code, language),
        escape(language.word(variant)),
        value(language.code, language),
        value(edition, language),
        _filled(language.word("print-reviewed"), "{date}", value(str(reviewed), language))
        if reviewed
        else "",
        *(escape(text) for text in more),
        _filled(language.word("page-of"), "{n}/{m}", '<bdi dir="ltr" class="pages"></bdi>'),
    ]
    return f'<p class="foot">{" · ".join(part for part in parts if part)}</p>'


def draft(language: Language, book: Handbook, key: str) -> str:
    """Return the strip that says in both languages that a translation is not yet to be relied on."""
    english = book.languages.get(SOURCE, language)
    return (
        f'<div class="draft pair"><p>{escape(language.word(key))}</p>'
        f'<p lang="{english.html}" dir="ltr">{escape(english.word("print-draft"))}</p></div>'
    )


def words(markdown: str, language: Language) -> str:
    """Return the HTML of one line of Markdown as it is printed: links undone, blanks drawn.

    In a right-to-left language codes, dates and times are set apart, from left to right. Elsewhere
    they need no element of their own, which would cost time: a hyphen before a digit never breaks.
    """
    apart = language.direction == "rtl"

    def one(found: re.Match[str]) -> str:
        if found["blank"]:
            return '<span class="blank"></span>'
        return f'<bdi dir="ltr" class="value">{found[0]}</bdi>' if apart else found[0]

    return "".join(
        ("" if _LINK.match(part) else part) if part.startswith("<") else _VALUE.sub(one, part)
        for part in _TAG.split(inline(markdown))
    )


def value(text: str, language: Language) -> str:
    """Return a code, date or other value of Latin signs, from left to right."""
    if language.direction != "rtl" or not text:
        return escape(text)
    return f'<bdi dir="ltr" class="value">{escape(text)}</bdi>'


def _filled(pattern: str, place: str, part: str) -> str:
    return escape(pattern).replace(place, part)


_TAG = re.compile(r"(<[^>]*>)")
_LINK = re.compile(r"</?a\b")
_VALUE = re.compile(
    r"(?P<blank>_{3,})"
    r"|(?<![\w/.-])(?:(?:CL|[A-Z])-\d\d(?:\.\d+)?|SHA-\d+)(?![\w-])"
    r"|(?<![\w/.:-])(?:\d{4}-\d\d-\d\d(?:T[\d:]+Z?)?|[+−-]\d\d:\d\d|\d\d:\d\d(?::\d\d)?)(?!\w)"
)
