"""The steps of a path become the HTML of one A4 page that is worked down with a pen."""

from __future__ import annotations

import re

from handbook.languages import SOURCE, Language
from handbook.markup import escaped
from handbook.model import PATH_ID, Handbook, Page, Step, behind, steps
from handbook.press.paper import document, draft, foot, reasons, words
from handbook.render.marks import mark


def path(page: Page, book: Handbook, air: float) -> str:
    """Return the HTML of a path's print: its stop line, and its steps with their checks."""
    language = book.languages[page.lang]
    rows = "\n".join(_step(step, language, book) for step in steps(page))
    more = [language.word("print-draft")] if page.draft else []
    column = " · ".join(escaped(language.word(key)) for key in _COLUMN)
    title = f"{page.code} {page.title}"
    parts = [
        foot(page.code, "path", language, book.edition, page.reviewed, *more),
        f'<header class="head"><p class="id">{escaped(page.code)}</p><h1>{escaped(page.title)}</h1></header>',
        _stop(page, language),
        _notice(page, language, book),
        _lines(language),
        f"<h2>{escaped(_heading(page))}<small>{column}</small></h2>",
        f'<div class="rows"><ol>\n{rows}\n</ol><i></i></div>',
    ]
    return document(language, title, "path", parts, air=air)


def _step(step: Step, language: Language, book: Handbook) -> str:
    parts = []
    for text in step.paragraphs:
        kind = "check" if text.startswith(f"**{language.check}") else "do"
        parts.append(f'<div class="{kind}">{reasons(text, language, book)}</div>')
    return f"<li><i></i><b>{step.number}</b>{''.join(parts)}</li>"


def _stop(page: Page, language: Language) -> str:
    """Return the first callout of the page that says stop: what ends the path before it begins."""
    word = language.callouts.get("stop", "Stop")
    quote = next((one for one in page.text.quotes if _says(one.word, word)), None)
    if quote is None:
        return ""
    said = []
    for line in page.body.split("\n")[quote.line - page.body_line :]:
        if not line.startswith(">"):
            break
        said.append(line[1:].strip())
    text = " ".join(part for part in said if part)
    return f'<div class="halt">{mark("stop", word)}<p>{words(text, language)}</p></div>'


def _says(word: str | None, stop: str) -> bool:
    return bool(word) and _END.sub("", str(word)).casefold() == stop.casefold()


def _notice(page: Page, language: Language, book: Handbook) -> str:
    """Return the one strip that there is room for; that a text is a draft stands at the foot too."""
    source = book.pages.get((SOURCE, page.slug))
    if source is not None and behind(page.meta, source.followed):
        return draft(language, book, "behind-notice", "behind-short")
    return draft(language, book, "draft-notice") if page.draft else ""


def _heading(page: Page) -> str:
    return next((one.text for one in page.text.headings if one.id == PATH_ID), "")


def _lines(language: Language) -> str:
    cells = "".join(f"<span>{escaped(language.word(key))}</span>" for key in _LINES)
    return f'<p class="lines of-{len(_LINES)}">{cells}</p>'


_COLUMN = ("time", "initials")
"""One column for both, or a text of Nastaliq would not fit its page."""
_LINES = ("case", "officer-line", "date-utc")
_END = re.compile(r"[.:۔।]+$")
