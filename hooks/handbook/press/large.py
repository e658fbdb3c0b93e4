"""A checklist becomes the HTML of A4 pages that are read from a wall, or by weak eyes."""

from __future__ import annotations

from handbook.model import Checklist, Handbook, Pause
from handbook.press.paper import document
from handbook.press.sheet import english_of, foot_of, heading, item, kind_of, opening, said


def large(shown: Checklist, book: Handbook, air: float = 0.0) -> str:
    """Return the HTML of a list's large print: its items and nothing that may be left out.

    `air` is in millimetres, above and below each item.
    """
    language = book.languages[shown.lang]
    english = english_of(shown, book)

    def part(pause: Pause) -> str:
        rows = "\n".join(
            item(task, said(task, language), english.get(task.id, "")) for task in pause.items
        )
        return f"<h2>{heading(pause, language)}</h2>\n<ol>\n{rows}\n</ol>"

    parts = [
        foot_of(shown, "large", language, book.edition),
        *opening(shown, language, book, brief=True),
        *(part(pause) for pause in shown.pauses),
    ]
    title, kind = f"{shown.id} {shown.title}", kind_of(shown, "large", book)
    return document(language, title, kind, parts, air=air)
