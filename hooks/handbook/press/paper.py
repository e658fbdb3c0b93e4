"""What every printed document shares: its shell, its running foot, and how a line is set."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from handbook.languages import SOURCE, Language
from handbook.markup import escaped, filled
from handbook.model import Choice, Field, Handbook, Page
from handbook.press.engine import END
from handbook.render.markdown import block, inline
from handbook.render.naming import CODE, Place, Way, says, way_of
from handbook.render.references import name_of, short_name


def document(
    language: Language, title: str, kind: str, parts: Iterable[str], *, air: float = 0.0
) -> str:
    """Return the HTML of a document; `kind` is the class of its body, `air` is in millimetres."""
    body = "\n".join(part for part in parts if part)
    return (
        f'<!doctype html>\n<html lang="{escaped(language.html)}" dir="{escaped(language.direction)}"'
        f' style="--air: {air:.2f}mm">\n'
        f'<head><meta charset="utf-8"><title>{escaped(title)}</title></head>\n'
        f'<body class="{kind}"><main>\n{body}\n</main><div id="{END}"></div>'
        "</body></html>"
    )


def foot(
    code: str,
    variant: str,
    language: Language,
    edition: str,
    reviewed: dt.date | None,
    *more: str,
    of: int | None = None,
) -> str:
    """Return the line that stands below every page: code, kind, language, edition, dates, page.

    `more` are texts of the language, put before the number of the page; `of` is the number of all
    pages, where that is not the document's own.
    """
    pages = f'<bdi dir="ltr" class="pages"{f" data-of={chr(34)}{of}{chr(34)}" if of else ""}></bdi>'
    parts = [
        value(code, language),
        escaped(language.word(variant)),
        value(language.code, language),
        value(edition, language),
        filled(language.word("print-reviewed"), date=value(str(reviewed), language))
        if reviewed
        else "",
        *(escaped(text) for text in more),
        pages.join(escaped(language.word("page-of")).split("{n}/{m}")),
    ]
    return f'<p class="foot">{" · ".join(part for part in parts if part)}</p>'


def draft(language: Language, book: Handbook, key: str, english_key: str = "print-draft") -> str:
    """Return the strip that says in both languages that a translation is not yet to be relied on."""
    english = book.languages.get(SOURCE, language)
    return (
        f'<div class="draft pair"><p>{escaped(language.word(key))}</p>'
        f'<p lang="{escaped(english.html)}" dir="ltr">{escaped(english.word(english_key))}</p></div>'
    )


def words(markdown: str, language: Language, names: Naming | None = None) -> str:
    """Return the HTML of one line of Markdown as it is printed: links undone, blanks drawn.

    In a right-to-left language codes, dates and times are set apart, from left to right. Elsewhere
    they need no element of their own, which would cost time: a hyphen before a digit never breaks.
    """
    return _set(inline(markdown), language, names)


def label_of(field: Field, language: Language) -> str:
    """Return the label of a field; one that is English, for want of a translation, says so."""
    text = words(field.label, language)
    return lagging(text, language) if field.lang else text


def lagging(text: str, language: Language) -> str:
    """Return HTML that is English for want of a translation, and says so."""
    mark = escaped(language.word("not-translated"))
    return f'<span lang="{SOURCE}" dir="ltr">{text}</span> <span class="lag">({mark})</span>'


def how_of(field: Field, language: Language, names: Naming | None = None) -> str:
    """Return how a field is filled in."""
    return _tagged(field.how, field.lang, language, None if field.lang else names)


def answer_of(choice: Choice, language: Language) -> str:
    """Return the label of an answer."""
    return _tagged(choice.label, choice.lang, language)


def _tagged(markdown: str, lang: str, language: Language, names: Naming | None = None) -> str:
    text = words(markdown, language, names)
    return f'<span lang="{escaped(lang)}" dir="ltr">{text}</span>' if lang and text else text


def sentence(text: str, language: Language) -> str:
    """Return the HTML of plain text as it is printed, set apart and with blanks as in `words`."""
    return _set(escaped(text), language)


def reasons(
    markdown: str,
    language: Language,
    book: Handbook,
    *,
    tables: bool = False,
    names: Naming | None = None,
) -> str:
    """Return the HTML of paragraphs as they are printed; a citation names its work and year.

    A table is one only where `tables` are asked for. With `names` a code has its name before it.
    """

    def one(found: re.Match[str]) -> str:
        work = book.works.get(found["key"])
        if work is None:
            return found[0]
        name: str = escaped(short_name(work))
        if found["locator"]:
            name = f"{name}, {found['locator']}"
        return f'[<bdi dir="ltr" lang="en">{name}</bdi>]'

    return _set(_CITED.sub(one, block(markdown, tables=tables)), language, names)


def _set(source: str, language: Language, names: Naming | None = None) -> str:
    apart = language.direction == "rtl"
    made: list[str] = []
    parts = _TAG.split(source)
    for at, part in enumerate(parts):
        if part.startswith("<"):
            made.append("" if _LINK.match(part) else part)
            continue

        def one(found: re.Match[str], part: str = part, at: int = at) -> str:
            if found["blank"]:
                return '<span class="blank"></span>'
            if names is not None and found["code"]:
                before = _said(parts[:at])[-1] + part[: found.start()]
                behind = part[found.end() :] + _said(parts[at + 1 :])[0]
                return names.shown(found[0], Place(before, behind, apart))
            return f'<bdi dir="ltr" class="value">{found[0]}</bdi>' if apart else found[0]

        made.append(_VALUE.sub(one, part))
    return "".join(made)


def _said(parts: Iterable[str]) -> list[str]:
    """Return what each paragraph says of which these are parts of HTML."""
    return _TAG.sub("", _PARTS.sub("\0", "".join(parts))).split("\0")


class Naming:
    """Gives a code its name where a part of a print speaks of it first."""

    def __init__(self, book: Handbook, language: Language, own: str) -> None:
        self._book, self._language = book, language
        self._known = {own}

    def shown(self, code: str, place: Place) -> str:
        """Return what is printed in the place of a code."""
        alone, entry = value(code, self._language), self._book.codes.get(code)
        if entry is None or not entry.made:
            return alone
        lang = self._language.code
        name = name_of(entry, self._book, lang, lang)
        way = way_of(name, place, known=code in self._known)
        if way is Way.ALONE:
            self._known |= {code} if says(name, place) else set()
            return alone
        self._known.add(code)
        behind = f"({code})" if way is Way.NAMED else code
        return (
            f'<span class="named"{name.tag}>{escaped(name.short)}</span> '
            f'<bdi dir="ltr" class="value code">{behind}</bdi>'
        )


def value(text: str, language: Language) -> str:
    """Return a code, date or other value of Latin signs, from left to right."""
    if language.direction != "rtl" or not text:
        return escaped(text)
    return f'<bdi dir="ltr" class="value">{escaped(text)}</bdi>'


_TAG = re.compile(r"(<[^>]*>)")
_PARTS = re.compile(r"</?(?:p|li|ul|ol|td|th|tr)\b[^>]*>")
_LINK = re.compile(r"</?a\b")
_CITED = re.compile(r"\[@(?P<key>[A-Za-z0-9][\w.-]*)(?:,\s*(?P<locator>[^\[\]\n]+))?\]")
_VALUE = re.compile(
    r"(?P<blank>_{3,})"
    rf"|(?P<code>{CODE})"
    r"|(?<![\w/.-])(?:(?:CL|[A-Z])-\d\d(?:\.\d+)?|SHA-\d+)(?![\w-])"
    r"|(?<![\w/.:-])(?:\d{4}-\d\d-\d\d(?:T[\d:]+Z?)?|[+−-]\d\d:\d\d|\d\d:\d\d(?::\d\d)?)(?!\w)"
)


def halt(page: Page, language: Language) -> tuple[str, str] | None:
    """Return the word and the Markdown of the callout that stops, None where a page has none."""
    word = language.callouts.get("stop", "Stop")
    opening = page.body.partition("\n## ")[0]
    found = re.search(rf"^> \*\*{re.escape(word)}[.۔]\*\*(.*(?:\n>.*)*)", opening, re.MULTILINE)
    if not found:
        return None
    return word, " ".join(part.lstrip("> ").strip() for part in found[1].splitlines()).strip()
