"""A checklist with its reasons becomes the HTML of some A4 pages, to learn from and to teach with."""

from __future__ import annotations

from handbook.languages import Language
from handbook.markup import escaped
from handbook.model import Checklist, Handbook, Pause, Task, Work
from handbook.press.paper import Naming, document, reasons
from handbook.press.sheet import english_of, foot_of, heading, item, kind_of, opening, said
from handbook.render.references import short_name


def full(shown: Checklist, book: Handbook, air: float = 0.0) -> str:
    """Return the HTML of a list's full print: each item with its why and how, then its sources.

    `air` is in millimetres, above and below each item.
    """
    language = book.languages[shown.lang]
    english = english_of(shown, book)

    def row(task: Task, names: Naming) -> str:
        why = reasons(task.why, language, book, names=None if task.lang else names)
        text = f'<p class="do">{said(task, language)}</p>'
        if task.id in english:
            text += f'<p class="english" lang="en" dir="ltr">{english[task.id]}</p>'
        tag = ' lang="en" dir="ltr"' if task.lang else ""
        return item(task, f'{text}<div class="why"{tag}>{why}</div>', "")

    def part(pause: Pause) -> str:
        names = Naming(book, language, shown.id)
        rows = "\n".join(row(task, names) for task in pause.items)
        return f"<h2>{heading(pause, language)}</h2>\n<ol>\n{rows}\n</ol>"

    parts = [
        foot_of(shown, "full", language, book.edition),
        *opening(shown, language, book),
        *(part(pause) for pause in shown.pauses),
        _sources(shown, language, book),
    ]
    title, kind = f"{shown.id} {shown.title}", kind_of(shown, "full", book)
    return document(language, title, kind, parts, air=air)


def _sources(shown: Checklist, language: Language, book: Handbook) -> str:
    keys = shown.meta.texts("sources")
    named = [_source(book.works[key]) for key in keys if key in book.works]
    if not named:
        return ""
    head = escaped(language.word("sources"))
    line = " · ".join(named)
    return f'<div class="sources"><b>{head}</b><p lang="en" dir="ltr">{line}</p></div>'


def _source(work: Work) -> str:
    """Return a work as paper names it: as the reasons do, and with its title."""
    name, title = short_name(work), str(work.csl.get("title", ""))
    both = name if title in ("", name) else f"{name}: {title}"
    return escaped(both)
