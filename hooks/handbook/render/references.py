"""Codes, citations and technical values in finished HTML become links that never break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from handbook.languages import SOURCE
from handbook.markup import escaped
from handbook.model import Code, Handbook, Work
from handbook.model.role import BIBLIOGRAPHY, WHAT_NOW
from handbook.render.context import Context
from handbook.render.naming import CODE, Name, Place, Way, linked, says, shown, way_of, written

_Tokens: TypeAlias = "Iterator[tuple[str, str, str, str]]"

_TOKEN = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^>]*)>|([^<]+)", re.DOTALL)
_FOUND = re.compile(
    r"\[@(?P<cite>[A-Za-z0-9][\w.-]*)(?:,\s*(?P<locator>[^\[\]\n]+))?\]"
    rf"|(?P<code>{CODE})"
    r"|(?<![\w/.:-])(?P<ltr>\d{4}-\d\d-\d\d(?:T[\d:]+Z?)?|[+−-]\d\d:\d\d|\d\d:\d\d(?::\d\d)?)(?![\w])"
)
_ACRONYM = re.compile(r"\(([A-Z][\w.-]+)\)$")
_SKIP = frozenset({"a", "code", "pre", "h1", "svg", "script", "bdi", "time"})
_PLAIN = frozenset({"h2", "h3", "h4", "h5", "h6", "label"})
"""Inside these a code is set unbroken, but is no link."""
_WITHIN = frozenset({"a", "b", "bdi", "code", "em", "i", "small", "span", "strong", "sup", "time"})
"""Elements that are parts of a sentence."""
_ENGLISH = 'class="english"'
"""Marks the paragraph that repeats an item of a checklist: like the item, it has codes alone."""
_HEAD = 'class="code"'
"""Marks the code of a checklist in its head, behind which its title is."""
_MOST = 3
"""Codes in one cell; a table with more of them is a map, in which names would hide the way."""


def link_references(source: str, context: Context, lang: str = "") -> str:
    """Return the HTML `source` with citations and codes linked, and values set left to right.

    `lang` is the language of its sentences, by default that of the page. A code has the name of what
    it leads to before it, once in each part of the page; in a table that leads to pages, in each row.
    A planned code stays plain text. Nothing changes inside links, code and headings of the first
    level; in other headings and labels nothing becomes a link.
    """
    tokens = _TOKEN.findall(source)
    here = _Here(context, lang or context.page.lang)
    out: list[str] = []
    skip = 0
    for at, (closing, tag, attributes, text) in enumerate(tokens):
        rest = (tokens[place] for place in range(at + 1, len(tokens)))
        if text:
            out.append(text if skip else _replace(text, here, rest))
            here.before += text if skip else ""
            continue
        if not attributes.endswith("/"):
            step = -1 if closing else 1
            skip += step * (tag in _SKIP)
            here.plain += step * (tag in _PLAIN)
        leads = here.enter(closing, tag, attributes, rest)
        out.append('<table class="ways">' if leads else f"<{closing}{tag}{attributes}>")
    return "".join(out)


class _Here:
    """Where in a page's text its reading is."""

    def __init__(self, context: Context, lang: str) -> None:
        self.context, self.lang = context, lang
        self.leads = context.kind == "section" or context.page.role == WHAT_NOW
        """Whether its tables lead to pages."""
        self.codeless = context.page.role == WHAT_NOW
        """Whether it shows names only; the home page shows neither: its links say what they lead to."""
        self.before = ""
        """What its paragraph has said so far."""
        self.known: set[str] = set()
        """Codes that this part of the page has named."""
        self.plain = 0
        self.alone = self.head = False
        """Whether its paragraph, or the element within it, has codes alone."""
        self.ways = False
        self.column = 0

    def enter(self, closing: str, tag: str, attributes: str, rest: _Tokens) -> bool:
        """Note an element; return whether it begins a table that leads to pages."""
        if tag in _WITHIN:
            self.head = not closing and _HEAD in attributes
            return False
        self.before = ""
        self.alone = _ENGLISH in attributes
        if tag == "h2":
            self.known.clear()
        elif tag == "table":
            self.ways = not closing and self.leads and _leads(rest, codeless=self.codeless)
            return self.ways
        elif tag in ("tr", "td"):
            self.column = 0 if tag == "tr" else self.column + (not closing)
        return False

    def mention(self, code: str, before: str, after: str) -> tuple[str, int, int]:
        """Return what a code shows, and how many signs on both sides of it are part of that.

        `before` and `after` are what its paragraph says in the same element, and then to its end.
        """
        context = self.context
        entry, href = context.code(code), context.code_href(code)
        if entry is None:
            return code, 0, 0
        moment, cell = self.ways and self.column == 1, self.ways and self.column > 1
        if (
            self.plain
            or self.alone
            or self.head
            or moment
            or href is None
            or entry.path == context.slug
        ):
            return code_html(code, context, plain=self.plain > 0), 0, 0
        name = name_of(entry, context.book, self.lang, context.lang if cell else self.lang)
        if own := written(name, before, after):
            self.known.add(code)
            return linked(own, f"({code})", href, hidden=self.codeless), len(own) + 2, 1
        rtl = context.book.languages[self.lang].direction == "rtl"
        place = Place(self.before + before, after, rtl)
        if context.kind == "home":
            return shown(code, href, name, Way.GONE), 0, 0
        known = code in self.known and not cell
        way = way_of(name, place, known=known, codeless=self.codeless)
        if way is not Way.ALONE or says(name, place):
            self.known.add(code)
        return shown(code, href, name, way), 0, 0


def _leads(rest: _Tokens, *, codeless: bool) -> bool:
    """Return whether the table that begins says to which pages its moments lead."""
    counts, column = [0], 0
    for closing, tag, _, text in rest:
        if tag == "table":
            break
        if tag in ("tr", "td") and not closing:
            column = 0 if tag == "tr" else column + 1
            counts.append(0)
        elif text and column > 1:
            counts[-1] += len(re.findall(CODE, text))
    return max(counts) > 0 and (codeless or max(counts) <= _MOST)


def _behind(rest: _Tokens) -> str:
    """Return what the paragraph goes on to say."""
    said = []
    for _, tag, _, text in rest:
        if tag and tag not in _WITHIN:
            break
        said.append(text)
    return "".join(said)


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


def name_of(entry: Code, book: Handbook, sentence: str, lang: str) -> Name:
    """Return what a made code is called in `lang`, or in English, within a text in `sentence`."""
    path = entry.path
    slug = path.rpartition("/")[2].removesuffix(".md")
    lists = path.startswith("checklists/")
    for one in (lang, SOURCE):
        found = (book.checklists.get((one, slug)) if lists else None) or book.pages.get((one, path))
        if found is not None:
            language = book.languages[found.lang]
            tag = f' lang="{escaped(language.html)}" dir="{escaped(language.direction)}"'
            short = found.meta.text("short") or found.title
            return Name(short, found.title, "" if found.lang == sentence else tag)
    return Name(entry.title, entry.title)


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


def _replace(text: str, here: _Here, rest: _Tokens) -> str:
    if "-" not in text and "[@" not in text and ":" not in text and "−" not in text:
        here.before += text
        return text
    out, last, behind = [], 0, None
    for found in _FOUND.finditer(text):
        start, end, made = found.start(), found.end(), found[0]
        if found["code"]:
            behind = _behind(rest) if behind is None else behind
            made, before, after = here.mention(made, text[last:start], text[end:] + behind)
            start, end = start - before, end + after
        elif found["ltr"]:
            made = f'<bdi dir="ltr">{made}</bdi>'
        else:
            made = _cite(found["cite"], found["locator"], here.context) or made
        out += [text[last:start], made]
        here.before += text[last:end]
        last = end
    here.before += text[last:]
    return "".join((*out, text[last:]))


def _cite(key: str, locator: str | None, context: Context) -> str | None:
    work = context.book.works.get(key)
    if work is None:
        return None
    label = escaped(short_name(work)) + (f", {locator}" if locator else "")
    href = context.href(context.book.slug_of(BIBLIOGRAPHY), f"ref-{key}")
    return f'<a class="cite" href="{escaped(href)}">[<bdi dir="ltr">{label}</bdi>]</a>'
