"""What every printed document shares: its shell, its running foot, and how a line is set."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple

from markupsafe import Markup

from handbook.languages import SOURCE, Language
from handbook.markup import escaped, filled, finished
from handbook.model import FILLED, Field, Handbook, Page, opening
from handbook.render.markdown import block, inline, isolated
from handbook.render.references import (
    CODE,
    LEFT_TO_RIGHT,
    Place,
    Way,
    apart,
    local,
    name_of,
    says,
    short_name,
    way_of,
)
from handbook.render.templates import mark
from handbook.theme import THEME, filled_template


def document(template: str, language: Language, book: Handbook, **values: object) -> str:
    """Return the HTML of a print: a template of hooks/theme/print, filled.

    Each is given its `title`; the class of its body, `kind`; and for the foot of its pages a `code`, the
    key of the word for its `variant`, the day when it was `reviewed`, and if it is `drafted`. `notes`
    are more texts at the foot, `of` is the number of all pages, where that is not the document's own.
    """
    known = {
        "language": language,
        "english": book.languages.get(SOURCE, language),
        "book": book,
        "word": language.word,
        "words": partial(words, language=language),
        "sentence": partial(sentence, language=language),
        "value": partial(value, language=language),
        "label_of": partial(label_of, language=language),
        "filled": filled,
        "local": apart(book.local_mark(language.code)),
        "mark": mark,
        "stop": language.callouts.get("stop", "Stop"),
        "air": 0.0,
        "notes": [],
        "of": None,
    }
    return str(filled_template(_FOLDER, f"{template}.html.j2", {**known, **values}))


def of_page(page: Page) -> dict[str, Any]:
    """Return what the print of a page says of that in its title and at its foot."""
    return {
        "title": f"{page.code} {page.title}",
        "page_title": page.title,
        "code": page.code,
        "reviewed": page.reviewed,
        "drafted": page.draft,
    }


def words(markdown: str, language: Language, names: Naming | None = None) -> Markup:
    """Return the HTML of one line of Markdown as it is printed: links undone, blanks drawn.

    In a right-to-left language codes, dates and times are set apart, from left to right. Elsewhere
    they need no element of their own, which would cost time: a hyphen before a digit never breaks.
    """
    return _set(inline(markdown), language, names)


def label_of(field: Field, language: Language) -> Markup:
    """Return the label of a field; one that is English, for want of a translation, says so."""
    text = words(field.label, language)
    return untranslated(text, language) if field.lang else text


def untranslated(text: str, language: Language) -> Markup:
    """Return HTML that is English for want of a translation, and says so."""
    late = escaped(language.word("not-translated"))
    return finished(
        f'<span lang="{SOURCE}" dir="ltr">{text}</span> <span class="lag">({late})</span>'
    )


def tagged(markdown: str, lang: str, language: Language, names: Naming | None = None) -> Markup:
    """Return words of a form, such as help or an answer; `lang` is theirs where it is not that of the form."""
    text = words(markdown, language, None if lang else names)
    if not (lang and text):
        return text
    return finished(f'<span lang="{escaped(lang)}" dir="ltr">{text}</span>')


def sentence(text: str, language: Language) -> Markup:
    """Return the HTML of plain text as it is printed, set apart and with blanks as in `words`."""
    return _set(escaped(text), language)


def reasons(
    markdown: str,
    language: Language,
    book: Handbook,
    *,
    tables: bool = False,
    names: Naming | None = None,
) -> Markup:
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

    made: str = block(markdown, tables=tables)
    if language.direction == "ltr":
        made = isolated(made)
    return _set(_CITED.sub(one, made), language, names)


def _set(source: str, language: Language, names: Naming | None = None) -> Markup:
    right = language.direction == "rtl"
    made: list[str] = []
    parts = _TAG.split(source)
    for at, part in enumerate(parts):
        if part.startswith("<"):
            made.append("" if _LINK.match(part) else part)
            continue

        def one(found: re.Match[str], part: str = part, at: int = at) -> str:
            if found["blank"]:
                return '<span class="blank"></span>'
            if found["local"]:
                return local(found[0])
            if names is not None and found["code"]:
                before = _said(parts[:at])[-1] + part[: found.start()]
                behind = part[found.end() :] + _said(parts[at + 1 :])[0]
                return names.shown(found[0], Place(before, behind, right))
            return f'<bdi dir="ltr" class="value">{found[0]}</bdi>' if right else found[0]

        made.append(_VALUE.sub(one, part))
    return finished("".join(made))


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


def value(text: str, language: Language) -> Markup:
    """Return a code, date or other value of Latin signs, from left to right."""
    if language.direction != "rtl" or not text:
        return escaped(text)
    return finished(f'<bdi dir="ltr" class="value">{escaped(text)}</bdi>')


BARE = -1.0
"""In the place of millimetres of air: a list for which its page has no other room."""

_FOLDER = THEME / "print"
_TAG = re.compile(r"(<[^>]*>)")
_PARTS = re.compile(r"</?(?:p|li|ul|ol|td|th|tr)\b[^>]*>")
_LINK = re.compile(r"</?a\b")
_CITED = re.compile(r"\[@(?P<key>[A-Za-z0-9][\w.-]*)(?:,\s*(?P<locator>[^\[\]\n]+))?\]")
_VALUE = re.compile(
    rf"(?P<local>{FILLED.pattern})"
    r"|(?P<blank>_{3,})"
    rf"|(?P<code>{CODE})"
    r"|(?<![\w/.-])(?:(?:CL|[A-Z])-\d\d(?:\.\d+)?|SHA-\d+)(?![\w-])"
    rf"|{LEFT_TO_RIGHT}"
)


class StopNotice(NamedTuple):
    """A callout that stops: its word, the full stop behind that, and its Markdown."""

    word: str
    dot: str
    text: str


def stop_notice(page: Page, language: Language) -> StopNotice | None:
    """Return the callout that stops before the first heading of a page, None where it has none."""
    word = language.callouts.get("stop", "Stop")
    found = re.search(
        rf"^> \*\*{re.escape(word)}([.۔])\*\*(.*(?:\n>.*)*)", opening(page), re.MULTILINE
    )
    if not found:
        return None
    text = " ".join(part.lstrip("> ").strip() for part in found[2].splitlines()).strip()
    return StopNotice(word, found[1], text)
