"""Running text: codes, citations, technical values and blanks become markup."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

from handbook.languages import SOURCE
from handbook.markup import escaped, finished
from handbook.model import FILLED, Code, Handbook, Work
from handbook.model.role import BIBLIOGRAPHY
from handbook.render.context import Context, spoken
from handbook.render.naming import CODE, Name, Place, Way, linked, says, shown, way_of, written

BLANK = "____"
"""What is drawn as a line to write on."""
BLANK_RUN = re.compile(r"_{3,}")
LEFT_TO_RIGHT = (
    r"(?<![\w/.:\[-])(?:\d{4}-\d\d-\d\d(?:T[\d:]+Z?)?|[+−-]\d\d:\d\d|\d\d:\d\d(?::\d\d)?"
    r"|\+\d+(?: \d+)*|@[A-Za-z0-9_.]*[A-Za-z0-9_]|\d+ [hdms]"
    r"|[0-9a-f]{4}(?: [0-9a-f]{4}){2,})(?!\w)"
)
"""What would be read backwards in a text from right to left: dates, times, offsets, numbers to call,
handles, ages as platforms write them (`3 h`), the groups of a hash."""
_HINT = re.compile(r"[-:−@+]|___|\u2068|[\da-f] [hdms\da-f]")
"""What every text has that holds any of `_FOUND`."""
_FOUND = re.compile(
    r"\[@(?P<cite>[A-Za-z0-9][\w.-]*)(?:,\s*(?P<locator>[^\[\]\n]+))?\]"
    rf"|(?P<code>{CODE})"
    rf"|(?P<ltr>{LEFT_TO_RIGHT})"
    r"|(?P<blank>_{3,})"
    rf"|(?P<local>{FILLED.pattern})"
)
_ACRONYM = re.compile(r"\(([A-Z][\w.-]+)\)$")


def content(text: str) -> str:
    """Return plain text as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Mentions:
    """What the text of one part of a page has named so far, so that no code is named twice."""

    def __init__(self, context: Context, lang: str = "", *, alone: bool = False) -> None:
        """Begin a text whose sentences are in `lang`, by default the language of the page."""
        self.context, self.lang = context, lang or context.page.lang
        self.known: set[str] = set()
        """Codes that this part of the page has named."""
        self.before = ""
        """What its paragraph has said so far."""
        self.behind_link = False
        """Whether the text that is written is right behind a link."""
        self.cell, self.alone = False, alone
        """Whether it is in a cell of a table that leads to pages, where each row names anew; whether it
        is in one that says the moment, or repeats another text: there a code is alone."""

    def made(
        self, found: re.Match[str], last: int, behind: Callable[[], str]
    ) -> tuple[str, int, int]:
        """Return what a code shows, and how many signs on both sides of it are part of that.

        `last` is where the text begins that is not written yet, `behind` says how its paragraph goes on.
        """
        code, context, text = found["code"], self.context, found.string
        entry, href = context.code(code), context.code_href(code)
        if self.alone or entry is None or href is None or entry.path == context.slug:
            return code_html(code, context), 0, 0
        codeless = context.kind == "home" or context.page.meta.text("codes") == "hidden"
        before, after = text[last : found.start()], text[found.end() :] + behind()
        name = name_of(entry, context.book, self.lang, context.lang if self.cell else self.lang)
        if context.kind == "home" and self.behind_link and not text[: found.start()].strip():
            return shown(code, href, name, Way.GONE), 0, 0  # the link says what it leads to
        if own := written(name, before, after):
            self.known.add(code)
            return linked(escaped(own), f"({code})", href, hidden=codeless), len(own) + 2, 1
        rtl = context.book.languages[self.lang].direction == "rtl"
        place = Place(self.before + before, after, rtl)
        known = code in self.known and not self.cell
        way = way_of(name, place, known=known, codeless=codeless)
        if way is not Way.ALONE or says(name, place):
            self.known.add(code)
        return shown(code, href, name, way), 0, 0


def running(
    text: str,
    context: Context,
    mentions: Mentions | None = None,
    *,
    linked: bool = True,
    lang: str = "",
) -> Markup:
    """Return plain text in `lang`, by default that of the page, as HTML as `woven` makes it."""
    return finished(woven(text, mentions or Mentions(context, lang), linked=linked))


def woven(
    text: str,
    mentions: Mentions,
    *,
    linked: bool = True,
    rest: Callable[[str], str] = content,
    behind: Callable[[], str] = str,
) -> str:
    """Return plain text as HTML: citations and codes linked, values from left to right, blanks as lines.

    A code has the name of what it leads to before it, unless `mentions` has it already; a planned one
    stays plain text. Without `linked` a code is set apart, but is no link. `rest` writes what is none
    of it, and `behind` returns what the paragraph goes on to say.
    """
    context = mentions.context
    if not _HINT.search(text):
        mentions.before += text
        return rest(text)
    parts: list[str] = []
    last = 0
    for found in _FOUND.finditer(text):
        start, end = found.span()
        made: str | None = None
        if found["blank"]:
            made = blank(found[0])
        elif found["local"]:
            made = local(found[0])
        elif found["ltr"]:
            made = f'<bdi dir="ltr">{found["ltr"]}</bdi>'
        elif found["cite"]:
            made = _cite(found["cite"], found["locator"], context)
        elif not linked:
            made = (
                code_html(found["code"], context, plain=True)
                if context.code(found["code"])
                else None
            )
        elif context.code(found["code"]):
            made, taken, more = mentions.made(found, last, behind)
            start, end = start - taken, end + more
        if made is not None:
            parts += (rest(text[last:start]), made)
            mentions.before += text[last:end]
            last = end
    mentions.before += text[last:]
    return "".join((*parts, rest(text[last:])))


def blanks(text: str) -> str:
    """Return plain text as HTML in which nothing but a blank is marked."""
    return BLANK_RUN.sub(lambda found: blank(found[0]), content(text))


def blank(signs: str) -> Markup:
    """Return a line to write on; its signs stay as its text, so that a copy and the search hold them."""
    return finished(f'<span class="blank">{signs}</span>')


def local(signs: str) -> Markup:
    """Return what an overlay put into a blank, set apart from the text around it and marked as local."""
    return finished(f'<span class="local">{apart(signs)}</span>')


def apart(text: str) -> Markup:
    """Return plain text as HTML in which what has signs of isolation around it has an element instead."""
    return finished(str(escaped(text)).replace("\u2068", "<bdi>").replace("\u2069", "</bdi>"))


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
    page = context.leads_to(entry)
    return (page.title, page.lang) if page else (entry.title, SOURCE)


def name_of(entry: Code, book: Handbook, sentence: str, lang: str) -> Name:
    """Return what a made code is called in `lang`, or in English, within a text in `sentence`."""
    path = entry.path
    slug = path.rpartition("/")[2].removesuffix(".md")
    lists = path.startswith("checklists/")
    for one in (lang, SOURCE):
        found = (book.checklists.get((one, slug)) if lists else None) or book.pages.get((one, path))
        if found is not None:
            tag = "" if found.lang == sentence else spoken(book.languages[found.lang])
            return Name(found.meta.text("short") or found.title, found.title, tag)
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
    return str(next(iter(issued(work)), ""))


def issued(work: Work) -> list[object]:
    """Return year, month and day on which a work was issued, as far as they are known."""
    date = work.csl.get("issued")
    parts = date.get("date-parts") if isinstance(date, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else ()
    return first if isinstance(first, list) else []


def _cite(key: str, locator: str | None, context: Context) -> str | None:
    work = context.book.works.get(key)
    if work is None:
        return None
    label = escaped(f"{short_name(work)}, {locator}" if locator else short_name(work))
    href = context.href(context.book.slug_of(BIBLIOGRAPHY), f"ref-{key}")
    return f'<a class="cite" href="{escaped(href)}">[<bdi dir="ltr">{label}</bdi>]</a>'
