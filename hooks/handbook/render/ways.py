"""A table of moments leads by titles: beside each code stands the title of its page.

The writer types the code, alone or behind the title, so that the table reads on a code host too.
"""

from __future__ import annotations

import re

from handbook.markup import escaped
from handbook.model.role import WHAT_NOW
from handbook.render.context import Context
from handbook.render.references import named

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_CELL = re.compile(r"(<tr>\s*<td[^>]*>.*?</td>)|<td[^>]*>(.*?)</td>", re.DOTALL)
"""The first cell of a row, which says the moment; the words of another."""
_CODE = re.compile(r'<a class="code" href="([^"]*)" title="[^"]*">([^<]*)</a>')
_MOST = 3
"""Codes in one cell; a table with more of them is a map, in which titles would hide the way."""


def ways(source: str, context: Context) -> str:
    """Return the HTML of a page with titles in its tables of moments, on the pages that have any."""
    if context.kind != "section" and context.page.role != WHAT_NOW:
        return source
    return _TABLE.sub(lambda found: _table(found[0], context), source)


def _table(table: str, context: Context) -> str:
    cells = [found[2] or "" for found in _CELL.finditer(table)]
    counts = [len(_CODE.findall(cell)) for cell in cells]
    if not any(counts) or max(counts) > _MOST:
        return table
    table = table.replace("<table>", '<table class="ways">', 1)
    return _CELL.sub(
        lambda found: found[0] if found[1] else _CODE_NAMED.sub(
            lambda code: _way(code, context), found[0]
        ),
        table,
    )  # fmt: skip


def _way(found: re.Match[str], context: Context) -> str:
    """Return the link of a code with its title; what the writer called it in words stays."""
    code, said = found["code"], found["said"] or ""
    entry = context.code(code)
    if entry is None:
        return found[0]
    title, lang = named(entry, context)
    title = escaped(title)
    if found["open"] and not said.endswith(title):
        return found[0]
    said = said.removesuffix(title) if found["open"] else said
    if lang != context.page.lang:
        language = context.book.languages[lang]
        title = f'<span lang="{escaped(language.html)}" dir="{escaped(language.direction)}">{title}</span>'
    return (
        f'{said}<a class="way" href="{found["href"]}">{title} <span class="code">{code}</span></a>'
    )


_CODE_NAMED = re.compile(
    r"(?P<said>[^<>()]*?)(?P<open> \()?"
    r'<a class="code" href="(?P<href>[^"]*)" title="[^"]*">(?P<code>[^<]*)</a>(?(open)\))'
)
"""A code with the words before it, within brackets or not."""
