"""A table of moments leads by titles: beside each code stands the title of its page.

The writer types the code, alone or behind the title, so that the table reads on a code host too.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from handbook.markup import escaped
from handbook.model.role import WHAT_NOW
from handbook.render.context import Context
from handbook.render.references import named, running
from handbook.render.tree import words

_CODE = re.compile(r"(?<![\w/.-])(?:CL|[A-Z])-\d\d(?![\w-]|\.\d)")
_NAMED = re.compile(
    r"(?P<said>[^()]*?)(?P<open> \()?(?<![\w/.-])(?P<code>(?:CL|[A-Z])-\d\d)(?![\w-]|\.\d)(?(open)\))"
)
"""A code with the words before it, within brackets or not."""
_MOST = 3
"""Codes in one cell; a table with more of them is a map, in which titles would hide the way."""


def ways(root: ET.Element, context: Context) -> frozenset[ET.Element]:
    """Return the cells of a page's tables of moments, each after the one that says the moment; most pages have none."""
    if context.kind != "section" and context.page.role != WHAT_NOW:
        return frozenset()
    found: set[ET.Element] = set()
    for table in root.iter("table"):
        cells = [cell for row in table.iter("tr") for cell in row.findall("td")[1:]]
        counts = [
            sum(_leads(code, context) for code in _CODE.findall(words(cell))) for cell in cells
        ]
        if any(counts) and max(counts) <= _MOST:
            table.set("class", "ways")
            found.update(cells)
    return frozenset(found)


def way(text: str, context: Context) -> str:
    """Return the text of such a cell with the title at each code; what the writer called it in words stays."""
    parts: list[str] = []
    last = 0
    for found in _NAMED.finditer(text):
        entry = context.code(found["code"])
        said, title = found["said"], ""
        if entry is not None and _leads(found["code"], context):
            title, lang = named(entry, context)
        if title and (not found["open"] or said.endswith(title)):
            said = said.removesuffix(title) if found["open"] else said
            shown: str = escaped(title)
            if lang != context.page.lang:
                shown = f"<span{context.spoken(lang)}>{shown}</span>"
            code, href = escaped(found["code"]), escaped(context.code_href(found["code"]))
            parts.append(running(text[last : found.start()] + said, context))
            parts.append(
                f'<a class="way" href="{href}">{shown} <span class="code">{code}</span></a>'
            )
            last = found.end()
    return "".join((*parts, running(text[last:], context)))


def _leads(code: str, context: Context) -> bool:
    entry = context.code(code)
    return entry is not None and entry.path != context.slug and context.code_href(code) is not None
