"""A piece of HTML through the tree: read, changed and written, as the text of a page is."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable

from handbook.render import Context
from handbook.render.writer import BLANKS, LINKS, REFERENCES, read, write


def written(
    source: str,
    context: Context,
    change: Callable[[ET.Element], object] = lambda _root: None,
    allowed: int = REFERENCES | LINKS | BLANKS,
) -> str:
    """Return the HTML of `source` after `change` has had its tree."""
    root = read(source)
    change(root)
    return write(root, context, allowed=allowed)
