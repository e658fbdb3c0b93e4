"""A generated block of a page is a macro of a template of the theme: what is said is decided here, its look there."""

from __future__ import annotations

import datetime as dt

from markupsafe import Markup

from handbook.languages import SOURCE, Language
from handbook.markup import escaped, filled, finished
from handbook.model import said
from handbook.render.context import Context, spoken
from handbook.render.marks import MARKS
from handbook.render.references import BLANK, blank, code_html, running
from handbook.theme import THEME, filled_template, templates


def day(date: dt.date, language: Language) -> Markup:
    """Return a day as people write it, marked for machines."""
    return finished(f'<time datetime="{date.isoformat()}">{escaped(language.date(date))}</time>')


def english(text: str, context: Context, tag: str) -> Markup:
    """Return English words, in an element of their own where the text around is in another language."""
    said = running(text, context)
    return said if context.page.lang == SOURCE else finished(f"<{tag}{_ENGLISH}>{said}</{tag}>")


_ENGLISH = finished(f' lang="{SOURCE}" dir="ltr"')
_BLOCKS = THEME / "blocks"
_TOOLS = {
    "ENGLISH": _ENGLISH,
    "LINE": blank(BLANK),
    "MARKS": MARKS,
    "code_html": code_html,
    "day": day,
    "english": english,
    "filled": filled,
    "running": running,
    "said": said,
    "spoken": spoken,
}
"""What every template knows beside what it is given."""


def laid_out(block: str, *values: object) -> Markup:
    """Return a block without the blanks around it; `lists.group` is the macro `group` of lists.html.j2."""
    templates(_BLOCKS).globals.update(_TOOLS)
    name, _, macro = block.partition(".")
    return filled_template(_BLOCKS, f"{name}.html.j2", values, macro).strip()
