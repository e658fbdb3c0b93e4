"""Codes, citations and technical values in finished HTML become links that never break."""

from __future__ import annotations

import re

from handbook.languages import SOURCE
from handbook.markup import escaped
from handbook.model import Code, Work
from handbook.model.role import BIBLIOGRAPHY
from handbook.render.context import Context

_TOKEN = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^>]*)>|([^<]+)", re.DOTALL)
_FOUND = re.compile(
    r"\[@(?P<cite>[A-Za-z0-9][\w.-]*)(?:,\s*(?P<locator>[^\[\]\n]+))?\]"
    r"|(?<![\w/.-])(?P<code>(?:CL|[A-Z])-\d\d)(?![\w-]|\.\d)"
    r"|(?<![\w/.:-])(?P<ltr>\d{4}-\d\d-\d\d(?:T[\d:]+Z?)?|[+−-]\d\d:\d\d|\d\d:\d\d(?::\d\d)?)(?![\w])"
)
_ACRONYM = re.compile(r"\(([A-Z][\w.-]+)\)$")
_SKIP = frozenset({"a", "code", "pre", "h1", "svg", "script", "bdi", "time"})
_PLAIN = frozenset({"h2", "h3", "h4", "h5", "h6", "label"})
"""Inside these a code is set unbroken, but is no link."""


def link_references(source: str, context: Context) -> str:
    """Return the HTML `source` with citations and codes linked, and values set left to right.

    A planned code stays plain text. Nothing changes inside links, code and headings of the first
    level; in other headings and labels nothing becomes a link.
    """
    out: list[str] = []
    skip = plain = 0
    for closing, tag, attributes, text in _TOKEN.findall(source):
        if text:
            out.append(text if skip else _replace(text, context, plain=plain > 0))
            continue
        if not attributes.endswith("/"):
            step = -1 if closing else 1
            skip += step * (tag in _SKIP)
            plain += step * (tag in _PLAIN)
        out.append(f"<{closing}{tag}{attributes}>")
    return "".join(out)


def code_html(code: str, context: Context, *, plain: bool = False) -> str:
    """Return a code as a link to its page; plain text on that page, and while it is planned."""
    href = None if plain else context.code_href(code)
    entry = context.code(code)
    if href is None or entry is None or entry.path == context.slug:
        return f'<span class="code">{escaped(code)}</span>'
    title = escaped(named(entry, context)[0])
    return f'<a class="code" href="{escaped(href)}" title="{title}">{escaped(code)}</a>'


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


def _replace(text: str, context: Context, *, plain: bool) -> str:
    if "-" not in text and "[@" not in text and ":" not in text and "−" not in text:
        return text

    def one(found: re.Match[str]) -> str:
        if found["code"]:
            known = context.code(found["code"]) is not None
            return code_html(found["code"], context, plain=plain) if known else found[0]
        if found["ltr"]:
            return f'<bdi dir="ltr">{found["ltr"]}</bdi>'
        return _cite(found["cite"], found["locator"], context) or found[0]

    return _FOUND.sub(one, text)


def _cite(key: str, locator: str | None, context: Context) -> str | None:
    work = context.book.works.get(key)
    if work is None:
        return None
    label = escaped(short_name(work)) + (f", {locator}" if locator else "")
    href = context.href(context.book.slug_of(BIBLIOGRAPHY), f"ref-{key}")
    return f'<a class="cite" href="{escaped(href)}">[<bdi dir="ltr">{label}</bdi>]</a>'
