"""A page's text, from mkdocs' HTML to the handbook's."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping

from handbook.model import REGION_ID, role
from handbook.render.blocks import FIELDS_OF, labelled, opening, transform
from handbook.render.calendar import PART as CONVERTER_ID
from handbook.render.calendar import expiry
from handbook.render.checklist import checklist_html, fill, pack_links, places, stop_line
from handbook.render.contents import (
    az_index,
    codes_table,
    contents,
    left_over,
    letter_row,
    references,
)
from handbook.render.context import Context
from handbook.render.course import course, page_prints
from handbook.render.drawings import set_in
from handbook.render.form import turner
from handbook.render.markdown import isolated, lead
from handbook.render.practice import practice
from handbook.render.print_links import at_the_door, form_packs, form_prints
from handbook.render.templates import laid_out
from handbook.render.terms import glossary
from handbook.render.views import (
    lists,
    regional_terms,
    stage_row,
    translation_status,
    workflow_index,
)
from handbook.render.writer import BLANKS, LINKS, REFERENCES, TERMS, at_end, raw, read, write

LISTS = "checklists/index.md"
FORMS = "templates/index.md"
PARTS = "\f"
"""Where the theme may list the parts of a page: behind the *Stop* that a text begins with."""


def body(source: str, context: Context) -> str:
    """Return the HTML of a page from that of its Markdown; `PARTS` is in it where the text begins with a *Stop*."""
    page = context.page
    language = context.book.languages[page.lang]
    own = context.own_list(context.slug)
    folder = posixpath.dirname(page.path)
    root = read(isolated(source) if language.direction == "ltr" else source)
    places(root, folder)
    lead(root, folder, context)
    transform(root, language, context.kind, turner(context), path=page.role == role.PATH)
    if context.kind == "page" and "contributor" not in page.meta.texts("for"):
        labelled(root, _labels(context))
    fill(root, context, own.slug if own else "")
    set_in(root, context)
    practice(root, context)
    course(root, context)
    make = _MADE.get(page.role or context.slug, left_over if context.kind == "section" else None)
    made: str = make(context) if make else ""
    if page.role in _INSIDE:
        made = "" if at_end(root, "board", f"{made}\n", ("h2",)) else made
    elif page.role == role.GLOSSARY:
        words = regional_terms(context)
        made = made if at_end(root, REGION_ID, f"{words}\n", ("h2",)) else f"{words}{made}"
    elif page.role == role.CONVERTER:
        at_end(root, CONVERTER_ID, f"{laid_out('page.converter', context)}\n", ("h2",))
    if context.kind == "home":
        at_the_door(root, context)
        stage_row(root, context)
    if behind := opening(root):
        root.insert(behind, raw(PARTS))
    text = write(root, context, allowed=REFERENCES | LINKS | TERMS | BLANKS)
    text = f"{page_prints(context)}{text}"
    if context.fallback:
        foreign = f'<div class="foreign"{context.spoken(page.lang)}>'
        text = f"{foreign}{text.replace(PARTS, f'</div>{PARTS}{foreign}')}</div>"
    if own:
        first = f"{stop_line(own.slug, context)}\n{checklist_html(own.slug, context, told=True)}"
        text = f"{first}{laid_out('page.notice', 'fallback', context.language.word('fallback-rest'), ())}{text}"
    if context.kind == "form":
        text = f"{form_prints(context)}{text}"
    return f"{letter_row(context)}{text}{made}"


def _labels(context: Context) -> Mapping[str, Mapping[str, str]]:
    """Return the labels of the fields of each form whose fields the page names, in its language."""
    page = context.page
    named = set(FIELDS_OF.findall(page.body))
    forms = (one for one in context.book.templates.values() if one.id in named)
    return {
        form.id: {field.id or "": field.label for field in (*form.fields, *form.rows)}
        for form in sorted(forms, key=lambda one: one.page.lang == page.lang)
    }


_MADE: Mapping[str, Callable[[Context], str]] = {
    role.A_TO_Z: az_index,
    role.BIBLIOGRAPHY: references,
    role.PAGE_CODES: codes_table,
    role.GLOSSARY: glossary,
    role.STATUS: translation_status,
    role.WHAT_NOW: workflow_index,
    role.YOUR_COPY: expiry,
    LISTS: lambda context: f"{pack_links(context)}{lists(context)}",
    FORMS: lambda context: f"{form_packs(context)}{contents(context)}",
}
"""What makes the generated part of a page, by the role or the path of the page."""
_INSIDE = frozenset({role.YOUR_COPY, role.STATUS})
"""Pages on which it stands where it is spoken of, and not at the end: it is what they are opened for."""
