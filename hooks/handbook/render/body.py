"""A page's text, from mkdocs' HTML to the handbook's."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handbook.markup import escaped
from handbook.model import REGION_ID
from handbook.model.role import (
    A_TO_Z,
    BIBLIOGRAPHY,
    GLOSSARY,
    PAGE_CODES,
    PATH,
    STATUS,
    WHAT_NOW,
    YOUR_COPY,
)
from handbook.render.blanks import blanks
from handbook.render.board import expiry
from handbook.render.checklist import pack_links, sheet
from handbook.render.contents import codes_table, contents, left_over, references
from handbook.render.context import Context
from handbook.render.dates import converter
from handbook.render.drawings import set_in
from handbook.render.dress import dress
from handbook.render.embed import fill, without
from handbook.render.exercise_prints import exercise_prints
from handbook.render.form import turner
from handbook.render.form_prints import form_packs, form_prints
from handbook.render.letters import letter_row, letters
from handbook.render.lists import lists
from handbook.render.page import notice
from handbook.render.path_prints import at_the_door
from handbook.render.practice import practice
from handbook.render.references import link_references
from handbook.render.region import region
from handbook.render.stages import stage_row, stages
from handbook.render.status import status
from handbook.render.stop import one_stop
from handbook.render.terms import glossary, mark_terms
from handbook.render.whole import whole_words

LISTS = "checklists/index.md"
FORMS = "templates/index.md"


def body(source: str, context: Context) -> str:
    """Return the HTML of a page's text: dressed, with its lists, links and generated parts."""
    page = context.page
    language = context.book.languages[page.lang]
    text = link_references(
        dress(source, language, context.kind, turner(context), path=page.role == PATH), context
    )
    own = context.own_list(context.slug)
    first = blanks(one_stop(sheet(own.slug, context))) if own else ""
    text = without(text, own.slug) if own else text
    text = fill(mark_terms(text, context), context)
    text = set_in(blanks(one_stop(text)), context)
    text = exercise_prints(page, context) + converter(practice(text, context), context)
    made = _generated(context)
    if page.role in _INSIDE:
        text, made = _placed(text, made, "board")
    elif page.role == GLOSSARY:
        text, left = _placed(text, region(context), REGION_ID)
        made = left + made
    if context.fallback:
        text = f'<div class="foreign" lang="{escaped(language.html)}" dir="{escaped(language.direction)}">{text}</div>'
    if own:
        text = first + notice("fallback", context.language.word("fallback-rest")) + text
    if context.kind == "home":
        text = stage_row(at_the_door(text, context), context)
    elif context.kind == "form":
        text = form_prints(context) + text
    return letter_row(context) + whole_words(text) + made


def _placed(text: str, made: str, anchor: str) -> tuple[str, str]:
    """Return `text` with `made` at the end of its section `anchor`, and what is left to stand below it."""
    start = text.find(f'<h2 id="{escaped(anchor)}"')
    end = text.find("<h2 ", start + 1)
    return (text[:end] + made + "\n" + text[end:], "") if -1 < start < end else (text, made)


def _generated(context: Context) -> str:
    """Return what stands below a page's text and comes from the data."""
    made = _MADE.get(context.page.role or context.slug)
    if made is None and context.kind == "section":
        made = left_over
    return made(context) if made else ""


_MADE: Mapping[str, Callable[[Context], str]] = {
    A_TO_Z: letters,
    BIBLIOGRAPHY: references,
    PAGE_CODES: codes_table,
    GLOSSARY: glossary,
    STATUS: status,
    WHAT_NOW: stages,
    YOUR_COPY: expiry,
    LISTS: lambda context: pack_links(context) + lists(context),
    FORMS: lambda context: form_packs(context) + contents(context),
}
"""What makes the generated part of a page, by the role or the path of the page."""
_INSIDE = frozenset({YOUR_COPY, STATUS})
"""Pages on which it stands where it is spoken of, and not at the end: it is what they are opened for."""
