"""A checklist becomes the HTML of one A4 page to be ticked by hand."""

from __future__ import annotations

from html import escape

from handbook.languages import SOURCE, Language
from handbook.model import Checklist, Handbook, Pause, Task
from handbook.press.paper import document, draft, foot, words
from handbook.render.checklist import bilingual, is_behind, meta_line, stop_text, tried
from handbook.render.marks import mark

STOP = frozenset({"CL-05", "CL-06"})
"""Lists that stop everything else: framed, with a large sign, and without a line for the case."""


def compact(shown: Checklist, book: Handbook, air: float) -> str:
    """Return the HTML of a list's compact print: no reasons, `air` millimetres around each item."""
    language = book.languages[shown.lang]
    source = book.checklists.get((SOURCE, shown.slug), shown)
    two = bilingual(shown)
    english = (
        {one.id: words(one.text, book.languages[SOURCE]) for one in source.items() if one.critical}
        if two
        else {}
    )
    urgent = shown.id in STOP
    parts = [
        _foot(shown, language, book.edition),
        _head(shown, language, large=urgent),
        _stop(shown, language, large=urgent),
        draft(language, book, "draft-critical" if two else "draft-notice") if shown.draft else "",
        draft(language, book, "behind-notice") if is_behind(shown, book) else "",
        _lines(language, _FEW_LINES, _key(language)) if urgent else _lines(language, _LINES),
    ]
    first = 1
    for pause in shown.pauses:
        parts.append(_pause(pause, language, english, first))
        first += len(pause.items)
    kind = f"sheet{' urgent' if urgent else ''}{' two' if two else ''}"
    title = f"{shown.id} {shown.title}"
    return document(language, title, kind, parts, air=air)


def _foot(shown: Checklist, language: Language, edition: str) -> str:
    more = [tried(shown, language), *([language.word("print-draft")] if shown.draft else ())]
    return foot(shown.id, "compact", language, edition, shown.reviewed, *more)


def _head(shown: Checklist, language: Language, *, large: bool) -> str:
    title = escape(shown.title)
    head = f'<header class="head"><p class="id">{shown.id}</p><h1>{title}</h1></header>'
    if large:
        return head
    meta = f'<p class="meta">{meta_line(shown, language)}<br>{_key(language)}</p>'
    return f'{head}\n<div class="about">{meta}<p>{_when(shown, language)}</p></div>'


def _when(shown: Checklist, language: Language) -> str:
    when = shown.meta.text("when")
    return words(language.word("print-when", when=when), language) if when else ""


def _key(language: Language) -> str:
    """Return what the bar beside an item means."""
    word = escape(language.word("critical"))
    return f'<span class="key-of"><span class="bar"></span><b>{word}</b></span>'


def _stop(shown: Checklist, language: Language, *, large: bool) -> str:
    lead = escape(language.word("stop-if"))
    text = f"<strong>{lead}</strong> {words(stop_text(shown.stop, language), language)}"
    word = language.callouts.get("stop", "Stop")
    if not large:
        return f'<div class="halt">{mark("stop", word)}<p>{text}</p></div>'
    sign = f"<title>{escape(word)}</title>{_OCTAGON}"
    return (
        f'<div class="halt"><svg class="sign" viewBox="0 0 100 100">{sign}</svg>'
        f'<b class="sign">{escape(word.upper())}</b>'
        f'<div><p>{text}</p><p class="when">{_when(shown, language)} '
        f"{meta_line(shown, language)}</p></div></div>"
    )


def _lines(language: Language, keys: tuple[str, ...], more: str = "") -> str:
    cells = "".join(f"<span>{escape(language.word(key))}</span>" for key in keys)
    return f'<p class="lines of-{len(keys)}">{cells}{more}</p>'


def _pause(pause: Pause, language: Language, english: dict[str | None, str], first: int) -> str:
    rows = "\n".join(
        _item(item, number, language, english.get(item.id, ""))
        for number, item in enumerate(pause.items, first)
    )
    columns = "".join(f"<small>{escape(language.word(key))}</small>" for key in _COLUMNS)
    return (
        f"<h2>{words(pause.title, language)}{columns}</h2>\n"
        f'<div class="rows"><ol>\n{rows}\n</ol><i></i><i></i></div>'
    )


def _item(item: Task, number: int, language: Language, english: str) -> str:
    key = ' class="key"' if item.critical else ""
    text = words(item.text, language)
    if english:
        text = f'<p>{text}</p><p class="english" lang="en" dir="ltr">{english}</p>'
    return f"<li{key}><i></i><b>{number}</b>{text}</li>"


_COLUMNS = ("time", "initials")
_LINES = ("case", "exhibit", "officer-line", "date-utc")
_FEW_LINES = ("officer-line", "date-utc")
_OCTAGON = (
    '<path d="M30 1h40l29 29v40L70 99H30L1 70V30z" fill="#000"/>'
    '<path d="M32 6.5h36L93.5 32v36L68 93.5H32L6.5 68V32z" fill="none" stroke="#fff" stroke-width="2.5"/>'
)
