"""Generated blocks are macros of the theme's templates: what they say is decided here, how it looks there.

The marks differ in outline, so that a grey print tells them apart. They carry no style attribute
and no identifier, and may be on a page any number of times.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup

from handbook.languages import SOURCE, Language
from handbook.markup import escaped, filled, finished
from handbook.model import said
from handbook.render.context import Context, spoken
from handbook.render.references import BLANK, blank, code_html, running
from handbook.theme import THEME, filled_template, templates


def mark(name: str, label: str) -> Markup:
    """Return the mark of a stage or of `stop` as an image with a name; KeyError for another name."""
    text = escaped(label)
    head = f'<svg class="mark" role="img" aria-label="{text}" {_FRAME}><title>{text}</title>'
    return finished(f"{head}{_SHAPES[name]}</svg>")


_FRAME = (
    'viewBox="0 0 24 24" width="28" height="28" fill="none" stroke="currentColor" '
    'stroke-width="2.2" stroke-linecap="square" stroke-linejoin="miter"'
)

_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        # A packed case.
        "prepare": '<path d="M2.5 8h19v12.5h-19zM8 8V4h8v4M2.5 13.5h7M14.5 13.5h7"/>'
        '<path d="M10 12h4v3.5h-4z" fill="currentColor" stroke-width="1"/>',
        # A shield, one half of it in the shade.
        "safe": '<path d="M12 2.5 20 5.5v6.2c0 4.6-3.2 8-8 9.8-4.8-1.8-8-5.2-8-9.8V5.5z"/>'
        '<path d="M12 3v18c-4.5-1.8-7.5-5-7.5-9.3V6z" fill="currentColor" stroke="none"/>',
        # A glass over one point.
        "find": '<circle cx="10" cy="10" r="6.8"/><path d="m15.2 15.2 6 6"/>'
        '<circle cx="10" cy="10" r="2.2" fill="currentColor" stroke="none"/>',
        # The frame of a camera around one thing.
        "capture": '<path d="M3 8V3h5M16 3h5v5M21 16v5h-5M8 21H3v-5"/>'
        '<circle cx="12" cy="12" r="3.2" fill="currentColor" stroke="none"/>',
        # Looked at twice: two ticks.
        "verify": '<path d="m2 13.2 4.6 4.8L16 7"/><path d="m12 17.2.8.8L22 7"/>',
        # A page that is handed over.
        "report": '<path d="M13.5 21.5H4v-19h11.5L19 6v4"/><path d="M7.8 8h6M7.8 12h4"/>'
        '<path d="M12.5 17h8.2M17.8 13.6l3.4 3.4-3.4 3.4"/>',
        # A heart.
        "care": '<path d="M12 20.6 3.8 12.3a5 5 0 0 1 0-7 4.9 4.9 0 0 1 7 0L12 6.5l1.2-1.2'
        'a4.9 4.9 0 0 1 7 0 5 5 0 0 1 0 7z"/>',
        # The eight-cornered sign, barred.
        "stop": '<path d="M7.6 1.5h8.8l6.1 6.1v8.8l-6.1 6.1H7.6l-6.1-6.1V7.6z" '
        'fill="currentColor" stroke="none"/>'
        '<path d="M6.8 12h10.4" class="mark-bar" stroke="#fff" stroke-width="3.2"/>',
    }
)

MARKS: Mapping[str, Markup] = MappingProxyType(
    {
        name: finished(f'<svg class="mark" aria-hidden="true" {_FRAME}>{shape}</svg>')
        for name, shape in _SHAPES.items()
    }
)
"""Stage, or `stop`, to its mark as decoration: it stands beside a word that says the same."""


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
