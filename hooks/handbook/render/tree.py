"""The HTML of a text as a tree: read once, changed part by part, written by `writer.py`."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from handbook.markup import escaped

HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
RAW = "raw"
"""The tag of finished HTML that lies in a tree as text."""
Section = tuple[ET.Element, list[ET.Element]]
"""A second-level heading, and what stands from it to the next, itself the first."""


def read(markup: str) -> ET.Element:
    """Return an element that holds HTML of our own making; raises `ValueError` where it is not well-formed."""
    text = _ENTITY.sub(lambda found: escaped(html.unescape(found[0])), markup)
    try:
        # Content is no markup here: what it says was escaped before.
        return ET.fromstring(f"<div>{text}</div>")  # noqa: S314
    except ET.ParseError as error:
        msg = f"the rendered page is not well-formed: {error}"
        raise ValueError(msg) from error


def raw(markup: str, tail: str = "") -> ET.Element:
    """Return finished HTML as a part of a tree, which is written as it is."""
    part = ET.Element(RAW)
    part.text, part.tail = markup, tail
    return part


def words(element: ET.Element) -> str:
    """Return the text of an element and of all that it holds."""
    return "".join(element.itertext()).strip()


def sections(root: ET.Element) -> Iterator[Section]:
    """Yield the sections of a text; what stands above the first heading is in none."""
    current: list[ET.Element] = []
    for element in root:
        if element.tag == "h2":
            if current:
                yield current[0], current
            current = [element]
        elif current:
            current.append(element)
    if current:
        yield current[0], current


def at_end(root: ET.Element, anchor: str, markup: str, ends: tuple[str, ...] = HEADS) -> bool:
    """Put HTML behind the part whose heading has an id, before the next of `ends`; return whether there is one."""
    if (begin := heading_at(root, anchor)) is None:
        return False
    later = range(begin + 1, len(root))
    root.insert(next((at for at in later if root[at].tag in ends), len(root)), raw(markup))
    return True


def heading_at(root: ET.Element, anchor: str) -> int | None:
    """Return the place in a text of the heading with an id, None where there is none."""
    found = (at for at, one in enumerate(root) if one.get("id") == anchor and one.tag in HEADS)
    return next(found, None)


_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)(\w+);")
