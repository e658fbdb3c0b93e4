"""Where the prints of an exercise lie, and the links that lead to them."""

from __future__ import annotations

from markupsafe import Markup

from handbook.model import HANDOUTS, Page, handout
from handbook.render.context import Context
from handbook.render.prints import print_links


def exercise_path(page: Page, anchor: str) -> str:
    """Return the path of a print below the site's root; `anchor` is one of `HANDOUTS`."""
    return f"print/{page.lang}/{page.code}-{anchor}.pdf"


def exercise_prints(page: Page, context: Context) -> Markup:
    """Return the links to the prints of an exercise; empty where it has none or none are made."""
    prints = [
        (exercise_path(page, anchor), f"print-{anchor}", page.code, page.lang)
        for anchor in HANDOUTS
        if handout(page, anchor)
    ]
    return print_links(prints, context, page.lang)
