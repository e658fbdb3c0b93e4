"""Running text: codes, citations, technical values and blanks become markup."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

from handbook.languages import SOURCE
from handbook.markup import escaped, finished
from handbook.model import Code, Work
from handbook.model.role import BIBLIOGRAPHY
from handbook.render.context import Context

BLANK = "____"
"""What is drawn as a line to write on."""
BLANK_RUN = re.compile(r"_{3,}")
_HINT = re.compile(r"[-:−]|\[@|___")
"""What every text has that holds any of `_FOUND`."""
_FOUND = re.compile(
    r"\[@(?P<cite>[A-Za-z0-9][\w.-]*)(?:,\s*(?P<locator>[^\[\]\n]+))?\]"
    r"|(?<![\w/.-])(?P<code>(?:CL|[A-Z])-\d\d)(?![\w-]|\.\d)"
    r"|(?<![\w/.:-])(?P<ltr>\d{4}-\d\d-\d\d(?:T[\d:]+Z?)?|[+−-]\d\d:\d\d|\d\d:\d\d(?::\d\d)?)(?![\w])"
    r"|(?P<blank>_{3,})"
)
_ACRONYM = re.compile(r"\(([A-Z][\w.-]+)\)$")


def content(text: str) -> str:
    """Return plain text as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def running(text: str, context: Context, *, linked: bool = True) -> Markup:
    """Return plain text as HTML, as `woven` makes it; without `linked` a code is set apart, but is no link."""
    return finished(woven(text, context, linked=linked))


def woven(
    text: str,
    context: Context,
    *,
    linked: bool = True,
    marked: bool = True,
    rest: Callable[[str], str] = content,
) -> str:
    """Return plain text as HTML: citations and codes linked, values from left to right, blanks as lines.

    A planned code stays plain text. Without `linked` a code is set apart, but is no link; without
    `marked` nothing becomes more than a blank. `rest` writes what is none of it.
    """
    if not _HINT.search(text):
        return rest(text)
    parts: list[str] = []
    last = 0
    for found in _FOUND.finditer(text):
        made: str | None = blank(found[0]) if found["blank"] else None
        if marked and made is None:
            made = _marked(found, context, linked=linked)
        if made is not None:
            parts += (rest(text[last : found.start()]), made)
            last = found.end()
    return "".join((*parts, rest(text[last:])))


def blank(signs: str) -> Markup:
    """Return a line to write on; its signs stay as its text, so that a copy and the search hold them."""
    return finished(f'<span class="blank">{signs}</span>')


def code_html(code: str, context: Context, *, plain: bool = False) -> Markup:
    """Return a code as a link to its page; plain text on that page, and while it is planned."""
    href = None if plain else context.code_href(code)
    entry = context.code(code)
    if href is None or entry is None or entry.path == context.slug:
        return finished(f'<span class="code">{escaped(code)}</span>')
    title = escaped(named(entry, context)[0])
    return finished(f'<a class="code" href="{escaped(href)}" title="{title}">{escaped(code)}</a>')


def named(entry: Code, context: Context) -> tuple[str, str]:
    """Return the title of a code's page as the tree of `context` shows it, and its language.

    A list has its own title there, also while the page around it is in English.
    """
    if entry.made and (own := context.own_list(entry.path)):
        return own.title, own.lang
    page = context.shown(entry.path) if entry.made else None
    return (page.title, page.lang) if page else (entry.title, SOURCE)


def short_name(work: Work) -> str:
    """Return how a work is named in running text: author or publisher, and year."""
    csl = work.csl
    custom = csl.get("custom")
    authors = csl.get("author")
    name = str(custom["short"]) if isinstance(custom, dict) and custom.get("short") else ""
    if not name and isinstance(authors, list) and authors and isinstance(authors[0], dict):
        name = str(authors[0].get("literal") or authors[0].get("family") or "")
        if len(authors) > 1 and authors[0].get("family"):
            name += " et al."
    if acronym := _ACRONYM.search(name):
        name = acronym[1]
    name = name or str(csl.get("publisher") or csl.get("title") or work.key)
    year = year_of(work)
    return f"{name} {year}" if year and year not in name else name


def year_of(work: Work) -> str:
    """Return the year in which a work was issued, empty where none is known."""
    issued = work.csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    try:
        return str(parts[0][0]) if parts else ""
    except (IndexError, TypeError):
        return ""


def _marked(found: re.Match[str], context: Context, *, linked: bool) -> str | None:
    if found["code"]:
        known = context.code(found["code"]) is not None
        return code_html(found["code"], context, plain=not linked) if known else None
    if found["ltr"]:
        return f'<bdi dir="ltr">{found["ltr"]}</bdi>'
    return _cite(found["cite"], found["locator"], context)


def _cite(key: str, locator: str | None, context: Context) -> str | None:
    work = context.book.works.get(key)
    if work is None:
        return None
    label = escaped(f"{short_name(work)}, {locator}" if locator else short_name(work))
    href = context.href(context.book.slug_of(BIBLIOGRAPHY), f"ref-{key}")
    return f'<a class="cite" href="{escaped(href)}">[<bdi dir="ltr">{label}</bdi>]</a>'
