"""What the search finds: entries of each page, and the index of a language.

Spellings are not folded here: the reader's page folds index and query with one table
(`theme/js/fold.js`), so the results can show every word as it was written.
"""

from __future__ import annotations

import html
import itertools
import json
import re
import string
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from handbook.languages import SOURCE


def entries(
    source: str, location: str, title: str, code: str, synonyms: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Return the entries of a page's finished HTML: the page, then each heading with an id.

    `location` is the page's address, seen from the folder of its language. Titles, texts and `synonyms`
    are plain text; `synonyms` are other words that lead to the page; its title counts like them, or they would
    outweigh it. A page without a code has neither, because the first tag is shown as its code. A section with the attribute `data-search-exclude` is left out,
    and so are drawings, and the name before a code: a page is to be found by its own words, and by
    what `beside` returns it is only known to hold them.
    """
    source = _NAMED.sub(r"\1", _EXCLUDED.sub("", source))
    source = _LABEL.sub(r"\g<0>:", source)
    tags = [code, *dict.fromkeys((title, *synonyms))] if code else []
    found = [_Part(location, title, [])]
    around: list[_Part] = []  # text behind a section belongs to what the section stands in
    part = found[0]
    last = 0
    for mark in _MARK.finditer(source):
        part.text.append(source[last : mark.start()])
        last = mark.end()
        if mark["id"]:
            part = _Part(f"{location}#{html.unescape(mark['id'])}", _plain(mark["title"]), [])
            found.append(part)
        elif mark["open"]:
            around.append(part)
        elif around:
            part = around.pop()
    part.text.append(source[last:])
    made: list[dict[str, Any]] = [
        {"location": one.location, "title": one.title, "text": _plain("".join(one.text))}
        for one in found
    ]
    made[0]["tags"] = tags  # on the page alone, or its sections all rank like it
    return made


def beside(page: str, found: Iterable[Mapping[str, Any]]) -> str:
    """Return the words of a page's main part that its entries lack, each once, parted by blanks.

    `page` is the whole HTML. Such words lead nowhere, or a name beside a code would lead to every page that
    uses the code; but a reader sees them, so the search does not call them missing. The data of the
    main part count too: scripts show their words.
    """
    main = page.partition("<main")[2].partition("</main>")[0]
    attributes, _, shown = main.partition(">")
    said = _KEY.sub(" ", html.unescape(" ".join(_DATA.findall(attributes))))
    own = (part for one in found for part in (one["title"], one["text"], *one.get("tags", ())))
    text = html.unescape(_TAG.sub(" ", f"{said} {shown}"))
    there, here = ({*words.lower().split()} for words in (text, " ".join(own)))
    return " ".join(sorted(_words(there - here) - _words(here)))


def index_path(lang: str) -> str:
    """Return where the index of a language lies, below the site's root."""
    return INDEX if lang == SOURCE else f"{lang}/{INDEX}"


def index(docs: Iterable[Mapping[str, Any]]) -> str:
    """Return the script that holds the index of a language: equal entries give equal bytes.

    It is a script because a page that was opened from a folder may read no file. What most pages
    have beside their texts is there once, as `common`, and is called missing on none.
    """
    found = sorted(docs, key=_order)
    beside = [set(doc["beside"].split()) for doc in found if "beside" in doc]
    count = Counter(itertools.chain.from_iterable(beside))
    common = {word for word, pages in count.items() if 2 * pages > len(beside)}
    value = {
        "common": " ".join(sorted(common)),
        "config": {"fields": FIELDS, "separator": SEPARATOR},
        "docs": [_without(common, doc) for doc in found],
    }
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"{INDEX_HEAD}{_as_script(text)};\n"


def _without(common: AbstractSet[str], doc: Mapping[str, Any]) -> Mapping[str, Any]:
    words = doc.get("beside", "").split()
    left = " ".join(word for word in words if word not in common)
    return {**doc, "beside": left} if words else doc


class _Part(NamedTuple):
    location: str
    title: str
    text: list[str]
    """Pieces of HTML."""


def _plain(source: str) -> str:
    """Return the text of HTML in one line."""
    return " ".join(html.unescape(_TAG.sub("", _BLOCK.sub(" ", source))).split())


def _words(between_blanks: Iterable[str]) -> set[str]:
    """Return the words of what is between blanks, without the signs around them."""
    parts = _PARTED.split(" ".join(between_blanks))
    return {word for part in parts if (word := part.strip(_SIGNS))}


def _order(doc: Mapping[str, Any]) -> tuple[str, str]:
    """Sort a page before its sections: the search takes the first entry of a path as the page."""
    path, _, anchor = doc["location"].partition("#")
    return path, anchor


def _as_script(text: str) -> str:
    """Escape the two line ends that JSON allows inside a string and old scripts do not."""
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


INDEX = "search/search_index.js"
"""Where the index of a language lies, below its folder."""
INDEX_HEAD = "var __index = "
FIELDS = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}
"""What is searched, and how much it counts."""
SEPARATOR = (
    r"[\s\-\u200b\u200c\u2010-\u2015.,;:!?()\[\]{}"
    r""""'\u00ab\u00bb\u2018-\u201f/\\\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965]+"""
)
"""What parts words, as a regular expression of JavaScript: spaces, signs of Latin, Arabic, Bangla."""

_DATA = re.compile(r'\sdata-[a-z]+="([^"]*)"')
_KEY = re.compile(r'"[a-z_]+": ')
"""A name in JSON, which no script shows."""
_PARTED = re.compile(r"[\s<>&\"/\\:]+")
_SIGNS = f"{string.punctuation}“”‘’«»…،؛؟۔।–—·"
_MARK = re.compile(
    r"<h[1-6](?=[\s>])[^>]*?\sid=\"(?P<id>[^\"]+)\"[^>]*>(?P<title>.*?)</h[1-6]>"
    r"|(?P<open><section\b[^>]*>)|</section>",
    re.DOTALL,
)
_NAMED = re.compile(
    r'<span class="named"[^>]*>[^<]*</span> ?(?:<span class="code">\(([^<)]*)\)</span>)?'
)
"""A name before a code; the brackets around the code go with it."""
_LABEL = re.compile(r'<p class="(?:call-word">|check"><strong>)[^<]*\w(?=<)')
"""The word of a callout or of a check: on its page a line of its own or bold, in a result it has a colon."""
_EXCLUDED = re.compile(
    r"<section\b[^>]*\sdata-search-exclude.*?</section>|<svg\b.*?</svg>", re.DOTALL
)
"""What is not searched; the words of a drawing stand in no order, and are told below it."""
_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"</?(?:br|dd|div|dl|dt|h\d|li|ol|p|pre|table|td|th|tr|ul)\b[^>]*>")
"""Elements that stand on lines of their own: their texts are never one word."""
