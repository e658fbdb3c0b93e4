"""The one-page print of a path: where it lies, and the link to it from the first page."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from handbook.markup import escaped
from handbook.model import steps
from handbook.model.role import PATH
from handbook.render.context import Context
from handbook.render.tree import raw

TRAINERS_ID = "trainer"
"""Heading of the first page's door for trainers."""


def path_path(lang: str, code: str) -> str:
    """Return the path of a path's print file below the site's root."""
    return f"print/{lang}/{code}.pdf"


def path_sheet(code: str, context: Context) -> str | None:
    """Return the address of the sheet of a path, None where none is made."""
    entry = context.code(code) if context.pdf else None
    page = context.shown(entry.path) if entry and entry.made else None
    return context.site(path_path(page.lang, code)) if page and steps(page) else None


def at_the_door(root: ET.Element, context: Context) -> None:
    """Put the sheets of paths below the links of the trainers' door of the first page."""
    links = " ".join(
        filter(None, (_link(one.code, context) for one in context.book.roles.get(PATH, ())))
    )
    door = root.find(f".//section[@aria-labelledby='{TRAINERS_ID}']")
    listed = door.find("ul") if door is not None else None
    if links and door is not None and listed is not None:
        made = raw(f'\n<p class="sheet-print">{links}</p>', listed.tail or "")
        listed.tail = None
        door.insert(list(door).index(listed) + 1, made)


def _link(code: str, context: Context) -> str:
    href, entry = path_sheet(code, context), context.code(code)
    page = context.shown(entry.path) if href and entry else None
    if page is None:
        return ""
    language = context.book.languages[page.lang]
    label = escaped(f"{language.word('print-path')} ({code}, PDF)")
    marks = (
        f' lang="{escaped(language.html)}" dir="{escaped(language.direction)}"'
        if context.lang != page.lang
        else ""
    )
    return f'<a href="{escaped(href)}"{marks}>{label}</a>'
