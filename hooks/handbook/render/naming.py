"""What a code in a sentence shows: the name of what it leads to comes first.

Pure functions on plain text, so that a page and a print decide alike.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from handbook.markup import escaped

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
    around = f"{place.before}\0{place.after}"
    run = _RUN.search(around) if "-" in around else None
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
