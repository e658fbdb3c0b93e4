"""The one-page print of a path: where it lies, and the link to it from the first page."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from handbook.model import steps
from handbook.model.role import PATH
from handbook.render.context import Context
from handbook.render.prints import Print, print_links, print_ways
from handbook.render.tree import raw

TRAINERS_ID = "trainer"
"""Heading of the first page's door for trainers."""


def path_path(lang: str, code: str) -> str:
    """Return the path of a path's print file below the site's root."""
    return f"print/{lang}/{code}.pdf"


def path_sheet(code: str, context: Context) -> str | None:
    """Return the address of the sheet of a path, None where none is made."""
    prints = print_ways(_prints(code, context), context)
    return prints[0][0] if prints else None


def at_the_door(root: ET.Element, context: Context) -> None:
    """Put the sheets of paths below the links of the trainers' door of the first page."""
    paths = context.book.roles.get(PATH, ())
    links = print_links((one for path in paths for one in _prints(path.code, context)), context)
    door = root.find(f".//section[@aria-labelledby='{TRAINERS_ID}']")
    listed = door.find("ul") if door is not None else None
    if links and door is not None and listed is not None:
        made = raw(f"\n{links}", listed.tail or "")
        listed.tail = None
        door.insert(list(door).index(listed) + 1, made)


def _prints(code: str, context: Context) -> list[Print]:
    entry = context.code(code)
    page = context.shown(entry.path) if entry and entry.made else None
    if page is None or not steps(page):
        return []
    return [(path_path(page.lang, code), "print-path", code, page.lang)]
