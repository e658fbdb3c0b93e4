"""Running text: codes with the name of what they lead to, citations, technical values and blanks.

Pure functions on plain text, so that a page and a print decide alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from markupsafe import Markup

from handbook.languages import SOURCE
from handbook.markup import escaped, finished
from handbook.model import FILLED, Code, Handbook, Work
from handbook.model.role import BIBLIOGRAPHY
from handbook.render.context import Context, spoken

CODE = r"(?<![\w/.-])(?:CL|[A-Z])-\d\d(?![\w-]|\.\d)"


class Way(Enum):
    """How a code is shown."""

    ALONE = "code"
    NAMED = "name (code)"
    INSIDE = "name code"
    """Within brackets of the writer."""
    CODELESS = "name"
    """The code is there for what reads the page, and not shown."""
    GONE = ""
    """Not shown either: the writer has said the name, and the page shows no codes."""


class Name(NamedTuple):
    """What a code is called."""

    short: str
    title: str
    tag: str = ""
    """Attributes of its language, where the sentence is in another."""


class Place(NamedTuple):
    """Where a code is written."""

    before: str
    """Plain text of its paragraph or cell up to it."""
    after: str
    rtl: bool = False


def way_of(name: Name, place: Place, *, known: bool, codeless: bool = False) -> Way:
    """Return how a code is shown.

    `known` says that its part of the page has named it before. A page that is `codeless` shows
    names only.
    """
    inside = place.before.count("(") > place.before.count(")")
    if codeless and not inside and _in_full(name, place):
        return Way.GONE
    if says(name, place) and not codeless:
        return Way.ALONE
    if _verbatim(place) or _tied(place):
        return Way.ALONE
    if codeless:
        return Way.CODELESS
    if known or _among(place):
        return Way.ALONE
    return Way.INSIDE if inside else Way.NAMED


def says(name: Name, place: Place) -> bool:
    """Return whether the writer has named a code right before it, or does so right behind it.

    Half of the words of a short name are enough, among as many words before the code and one more:
    “the capture log (F-06)” is said of the Capture record. Where it has more than one, all of them are
    enough among the last dozen of a question and its answer, behind any other code: “May an official
    be involved? Call the protected contact (U-04).”
    """
    if _in_full(name, place):
        return True
    wanted, folded = _stems(name.short), place.before.casefold()
    if 2 * sum(stem in folded for stem in wanted) < len(wanted):
        return False
    before, words = place.before.removesuffix("("), len(_WORD.findall(name.short))
    apart = _CLAUSE if place.before.endswith("(") else _PHRASE
    near = _stems(apart.split(before)[-1], last=words + 1)
    if wanted and 2 * len(wanted & near) >= len(wanted):
        return True
    return len(wanted) > 1 and wanted <= _stems(_SENTENCE.split(before)[-1], last=_NEAR)


def _in_full(name: Name, place: Place) -> bool:
    before, behind = place.before.rstrip(_ENDS).casefold(), place.after.lstrip(_POINTS).casefold()
    names = (name.short.casefold(), name.title.casefold())
    return before.endswith(tuple(one.rstrip(_ENDS) for one in names)) or behind.startswith(names)


def written(name: Name, before: str, after: str) -> str:
    """Return the name that the writer wrote before a code in brackets, empty where there is none."""
    found = (one for one in (name.title, name.short) if before.endswith(f"{one} ("))
    return next(found, "") if after.startswith(")") else ""


def shown(code: str, href: str, name: Name, way: Way) -> str:
    """Return the markup of a code: a link to `href`, with its name before it as `way` says."""
    if way in (Way.ALONE, Way.GONE):
        alone = f'<a class="code" href="{escaped(href)}" title="{escaped(name.title)}">{code}</a>'
        return f"<span hidden>{alone}</span>" if way is Way.GONE else alone
    words = f'<span class="named"{name.tag}>{escaped(name.short)}</span>'
    return linked(
        words, f"({code})" if way is Way.NAMED else code, href, hidden=way is Way.CODELESS
    )


def linked(words: str, code: str, href: str, *, hidden: bool = False) -> str:
    """Return a link that a name leads, given as HTML, and below which a code may be hidden."""
    behind = f"<span hidden> {code}</span>" if hidden else f' <span class="code">{code}</span>'
    return f'<a class="way" href="{escaped(href)}">{words}{behind}</a>'


def _verbatim(place: Place) -> bool:
    """Return whether a code is quoted: what is to be written word for word stays so."""
    first, last = ("”", "“") if place.rtl else ("“", "”")
    return place.before.count(first) > place.before.count(last)


def _tied(place: Place) -> bool:
    """Return whether a name would not fit a code: behind an article, or before a genitive."""
    return bool(_ARTICLE.search(place.before) or _TIED.match(place.after))


def _among(place: Place) -> bool:
    """Return whether a code is one of many, or an end of a range."""
    run = _RUN.search(f"{place.before}\0{place.after}")
    return run is not None and bool(_RANGE.search(run[0]) or len(_CODES.findall(run[0])) >= _MANY)


def _stems(text: str, last: int = 99) -> frozenset[str]:
    """Return how the last words of a text begin, without those that say nothing."""
    words = _WORD.findall(text.casefold())[-last:]
    return frozenset(
        one.rstrip("s")[:5] for one in words if len(one) >= _LEAST and one not in _EMPTY
    )


_MANY = 3
"""Other codes beside one, from which on they are a list in which names would hide the way."""
_POINTS = " ,:–-("
_ENDS = f"{_POINTS}?؟”“"
_JOIN = r"(?:\s*[,;،؛·]\s*|\s+)(?:(?:and|or|to|with|اور|یا|سے)\s+)?"
_CODES = re.compile(CODE)
_RUN = re.compile(rf"(?:{CODE}{_JOIN})*\0(?:{_JOIN}{CODE})*(?:\s+تک\b)?")
"""The codes around one, which is itself left out."""
_RANGE = re.compile(r"\bto\b|\bسے\b.*\bتک\b")
_ARTICLE = re.compile(r"(?<!\w)an?\s+$", re.IGNORECASE)
_TIED = re.compile(r"['’/]\w")
_CLAUSE = re.compile(r"[.!?:;()۔؟؛]")
_PHRASE = re.compile(r"[.!?:;()۔؟؛,،“”—–|]")
_SENTENCE = re.compile(rf"[.!۔|]|{CODE}")
_WORD = re.compile(r"\w+")
_LEAST = 3
"""Letters of a word that says something."""
_NEAR = 12
"""Words before a code that its reader still has in mind."""
_SAYS_NOTHING = (
    "and are before for from has how its not only person somebody someone that the this what when "
    "where which who with you your page form list checklist "
    "اور سے کے کی کا کو پر میں یہ وہ جو ہے ہیں ہو نہ کیا کسی کوئی ایک اس آپ کر کرنا کرنے کریں ہونا جائے لیے ہوئی ہوا گیا والا "
    "شخص فارم فہرست چیک لسٹ صفحہ"
)
_EMPTY = frozenset(_SAYS_NOTHING.split())


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
