"""A checklist becomes the HTML of one A4 page to be ticked by hand."""

from __future__ import annotations

from html import escape

from handbook.languages import SOURCE, Language
from handbook.model import Checklist, Handbook, Pause, Task
from handbook.press.paper import document, draft, foot, words
from handbook.render.checklist import bilingual, meta_line, stop_text, tried
from handbook.render.marks import mark

STOP = frozenset({"CL-05", "CL-06"})
"""Lists that stop everything else: framed, with a large sign, and without a line for the case."""


def compact(shown: Checklist, book: Handbook, air: float) -> str:
    """Return the HTML of a list's compact print: no reasons, `air` millimetres around each item."""
    language = book.languages[shown.lang]
    source = book.checklists.get((SOURCE, shown.slug), shown)
    two = bilingual(shown)
    english = {item.id: item for item in source.items()} if two else {}
    urgent = shown.id in STOP
    parts = [
        _foot(shown, language, book.edition),
        _head(shown, language, large=urgent),
        _stop(shown, language, large=urgent),
        draft(language, book, "draft-critical" if two else "draft-notice") if shown.draft else "",
        _lines(language, ("officer-line", "date-utc") if urgent else _LINES),
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
    key = f'<span class="bar"></span><b>{escape(language.word("critical"))}</b>'
    meta = f'<p class="meta">{meta_line(shown, language)}<br>{key}</p>'
    head = f'<p class="id">{shown.id}</p><h1>{escape(shown.title)}</h1>'
    if large:
        return f'<header class="head">{head}{meta}</header>'
    return (
        f'<header class="head">{head}</header>\n'
        f'<div class="about pair"><p>{_when(shown, language)}</p>{meta}</div>'
    )


def _when(shown: Checklist, language: Language) -> str:
    when = shown.meta.text("when")
    return words(language.word("print-when", when=when)) if when else ""


def _stop(shown: Checklist, language: Language, *, large: bool) -> str:
    lead = escape(language.word("stop-if"))
    text = f"<strong>{lead}</strong> {words(stop_text(shown.stop, language))}"
    word = language.callouts.get("stop", "Stop")
    if not large:
        return f'<div class="halt">{mark("stop", word)}<p>{text}</p></div>'
    sign = f"<title>{escape(word)}</title>{_OCTAGON}"
    return (
        f'<div class="halt"><svg class="sign" viewBox="0 0 100 100">{sign}</svg>'
        f'<b class="sign">{escape(word.upper())}</b>'
        f'<div><p>{text}</p><p class="when">{_when(shown, language)}</p></div></div>'
    )


def _lines(language: Language, keys: tuple[str, ...]) -> str:
    cells = "".join(f"<span>{escape(language.word(key))}</span>" for key in keys)
    return f'<p class="lines of-{len(keys)}">{cells}</p>'


def _pause(pause: Pause, language: Language, english: dict[str | None, Task], first: int) -> str:
    rows = "\n".join(
        _item(item, number, english.get(item.id)) for number, item in enumerate(pause.items, first)
    )
    columns = f"<small>{escape(language.word('time'))}</small><small>{escape(language.word('initials'))}</small>"
    return (
        f"<h2>{words(pause.title)}{columns}</h2>\n"
        f'<div class="rows"><ol>\n{rows}\n</ol><i></i><i></i></div>'
    )


def _item(item: Task, number: int, english: Task | None) -> str:
    key = ' class="key"' if item.critical else ""
    below = (
        f'<p class="english" lang="en" dir="ltr">{words(english.text)}</p>'
        if english is not None and english.critical
        else ""
    )
    return f"<li{key}><i></i><b>{number}</b><p>{words(item.text)}</p>{below}</li>"


_LINES = ("case", "exhibit", "officer-line", "date-utc")
_OCTAGON = (
    '<path d="M30 1h40l29 29v40L70 99H30L1 70V30z" fill="#000"/>'
    '<path d="M32 6.5h36L93.5 32v36L68 93.5H32L6.5 68V32z" fill="none" stroke="#fff" stroke-width="2.5"/>'
)
