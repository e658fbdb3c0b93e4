"""A generated block of a page is a macro of a template of the theme: what is said is decided here, its look there."""

from __future__ import annotations

import functools

from markupsafe import Markup

from handbook.markup import filled
from handbook.render.context import spoken
from handbook.render.marks import MARKS
from handbook.render.references import BLANK, blank, code_html, running
from handbook.theme import THEME, filled_template, templates

_BLOCKS = THEME / "blocks"
_TOOLS = {
    "ENGLISH": Markup(' lang="en" dir="ltr"'),
    "LINE": blank(BLANK),
    "MARKS": MARKS,
    "code_html": code_html,
    "filled": filled,
    "running": running,
    "spoken": spoken,
}
"""What every template knows beside what it is given."""


def laid_out(block: str, *values: object) -> Markup:
    """Return a block without the blanks around it; `lists.group` is the macro `group` of lists.html.j2."""
    _know()
    name, _, macro = block.partition(".")
    return filled_template(_BLOCKS, f"{name}.html.j2", values, macro).strip()


@functools.cache
def _know() -> None:
    templates(_BLOCKS).globals.update(_TOOLS)
