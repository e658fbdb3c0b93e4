"""Where the prints of an exercise lie, and the links that lead to them."""

from __future__ import annotations

from handbook.markup import escaped
from handbook.model import HANDOUTS, Page, handout
from handbook.render.context import Context


def exercise_path(page: Page, anchor: str) -> str:
    """Return the path of a print below the site's root; `anchor` is one of `HANDOUTS`."""
    return f"print/{page.lang}/{page.code}-{anchor}.pdf"


def exercise_prints(page: Page, context: Context) -> str:
    """Return the links to the prints of an exercise; empty where it has none or none are made."""
    language = context.book.languages[page.lang]
    links = " ".join(
        f'<a href="{escaped(context.site(exercise_path(page, anchor)))}">'
        f"{escaped(language.word(f'print-{anchor}'))} ({escaped(page.code)}, PDF)</a>"
        for anchor in HANDOUTS
        if context.pdf and handout(page, anchor)
    )
    return f'<p class="sheet-print">{links}</p>' if links else ""
