"""A list is shown in the place of a link to it that is alone in its paragraph."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from handbook.render.checklist import checklist_html, stop_line
from handbook.render.context import Context
from handbook.render.links import list_of
from handbook.render.tree import HEADS, RAW, raw

_PLACE = "place"
"""The tag of the place of a list, until the list is in it."""
_LOWEST = 5


def places(root: ET.Element, folder: str) -> None:
    """Make a place for a list of each paragraph that is but a link to one, a level below the deepest heading above."""
    level = 1
    for block in root:
        if block.tag in HEADS:
            level = max(level, HEADS.index(block.tag) + 1)
        for paragraph in block.iter("p"):
            link = paragraph[0] if len(paragraph) == 1 else None
            if link is None or link.tag != "a" or (paragraph.text or link.tail or "").strip():
                continue
            if slug := list_of(link.get("href", ""), folder):
                paragraph.remove(link)
                paragraph.tag, paragraph.attrib = (
                    _PLACE,
                    {"slug": slug, "level": str(min(level + 1, _LOWEST))},
                )


def fill(root: ET.Element, context: Context, own: str = "") -> None:
    """Put each list into its place; the place of the list `own`, which is shown before the text, stays empty.

    A page that opens with a list says once, and first of all, when to stop: where a box above the list
    says Stop, the line of the list joins it. A list below a heading keeps its line to itself.
    """
    opens = True
    for place in list(root.iter(_PLACE)):
        slug, level = place.attrib["slug"], int(place.attrib["level"])
        place.tag, place.attrib, place.text = RAW, {}, ""
        if slug == own:
            continue
        above = opens and _above(root, place, slug, context)
        place.text = checklist_html(slug, context, level=level, told=above)
        opens = False


def _above(root: ET.Element, place: ET.Element, slug: str, context: Context) -> bool:
    """Put the stop line of a list above it, and return whether it could be put there."""
    before = list(root)
    before = before[: before.index(place)] if place in before else []
    if place not in list(root) or any(one.tag in HEADS for one in before):
        return False
    box = next((one for one in before if one.get("class") == "call call-stop"), None)
    if box is not None:
        box.append(raw(stop_line(slug, context, boxed=True)))
    else:
        root.insert(len(before), raw(stop_line(slug, context)))
    return True
