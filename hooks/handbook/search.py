"""What the search finds: entries of each page, and one index a language cut out of all of them.

Spellings are not folded here: the reader's page folds index and query with one table
(`theme/js/fold.js`), so the results can show every word as it was written.
"""

from __future__ import annotations

import html
import json
import re
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from handbook.markup import escaped


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The index of one language; locations are relative to the folder of that language."""

    config: Mapping[str, Any]
    docs: tuple[Mapping[str, Any], ...]

    def json(self) -> str:
        """Return the text of `search_index.json`: equal input gives equal bytes."""
        value = {"config": self.config, "docs": self.docs}
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    def script(self) -> str:
        """Return the text of `search_index.js`, for pages that were opened from a folder."""
        return f"var __index = {_as_script(self.json())};\n"


def entries(
    source: str, location: str, title: str, code: str, synonyms: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Return the entries of a page's finished HTML: the page, then each heading with an id.

    `location` is the page's address. Titles, texts and `synonyms` are plain text with its signs escaped
    as in HTML, which is what the search takes them for. `synonyms` are other words that lead to the page; its title
    counts like them, or they would outweigh it. A page without a code has neither, because the first
    tag is shown as its code. A section with the attribute `data-search-exclude` is left out,
    and so are drawings, and the name before a code: a page is to be found by its own words, and by
    what `beside` returns it is only known to hold them.
    The entries have the shape of those of Material's plugin, which reads a page through `html.parser`
    and takes seven times as long, without the elements that its results show and ours do not.
    """
    source = _NAMED.sub(r"\1", _EXCLUDED.sub("", source))
    source = _LABEL.sub(r"\g<0>:", source)
    name, *others = (_unquoted(escaped(word)) for word in dict.fromkeys((title, *synonyms)))
    tags = {"tags": [escaped(code), name, *others] if code else []}
    found = [_Part(location, name, [])]
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
    return [
        {"location": one.location, "title": one.title, "text": _plain("".join(one.text)), **tags}
        for one in found
    ]


def beside(page: str, found: Iterable[Mapping[str, Any]]) -> str:
    """Return the words of a page's main part that its entries lack, each once, parted by blanks.

    `page` is the whole HTML. Such words lead nowhere, or a name beside a code would lead to every page that
    uses the code; but a reader sees them, so the search does not call them missing. The attributes
    of the main part count too: scripts show their words.
    """
    main = page.partition("<main")[2].partition("</main>")[0]
    attributes, _, shown = main.partition(">")
    said = _KEY.sub(" ", html.unescape(attributes))
    own = (part for one in found for part in (one["title"], one["text"], *one.get("tags", ())))
    return " ".join(sorted(_words(f"{said} {shown}") - _words(" ".join(own))))


def split(
    merged: Mapping[str, Any], languages: Sequence[str], default: str
) -> dict[str, SearchIndex]:
    """Return the index of each language, in the order given; raises KeyError on another shape.

    Pages of `default` lie at the root, those of every other language in a folder of its code.
    """
    docs: dict[str, list[Mapping[str, Any]]] = {language: [] for language in languages}
    for doc in merged["docs"]:
        folder, slash, rest = doc["location"].partition("/")
        if slash and folder != default and folder in docs:
            docs[folder].append(_entry(doc, rest))
        else:
            docs[default].append(_entry(doc, doc["location"]))
    return {
        language: SearchIndex(
            config={"fields": merged["config"]["fields"], "separator": SEPARATOR},
            docs=tuple(sorted(docs[language], key=_order)),
        )
        for language in languages
    }


def index_files(
    merged: Mapping[str, Any], languages: Sequence[str], default: str
) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the files of each language's index; arguments are those of `split`."""
    for code, index in split(merged, languages, default).items():
        home = "search" if code == default else f"{code}/search"
        yield f"{home}/search_index.json", index.json().encode()
        yield f"{home}/search_index.js", index.script().encode()


class _Part(NamedTuple):
    location: str
    title: str
    text: list[str]
    """Pieces of HTML."""


def _plain(source: str) -> str:
    """Return the text of HTML, with its characters escaped as the search shows them."""
    return _unquoted(" ".join(_TAG.sub("", _BLOCK.sub(" ", source)).split()))


def _words(source: str) -> set[str]:
    """Return the words of HTML in small letters, without the signs around them: they are no HTML."""
    text = html.unescape(_TAG.sub(" ", source)).lower()
    return {word for part in _PARTED.split(text) if (word := part.strip(_SIGNS))}


def _unquoted(text: str) -> str:
    """Return HTML in which only the signs of HTML itself are escaped, as the search reads them."""
    return _ESCAPE.sub(_sign, text) if "&" in text else text


def _sign(found: re.Match[str]) -> str:
    return html.escape(html.unescape(found[0]), quote=False)


def _entry(doc: Mapping[str, Any], location: str) -> dict[str, Any]:
    """Keep code and synonyms of a page (its tags) on it alone, or its sections all rank like it."""
    kept = ("title", "text") if "#" in location else ("title", "text", "tags", "beside", "boost")
    return {"location": location} | {key: doc[key] for key in kept if key in doc}


def _order(doc: Mapping[str, Any]) -> tuple[str, str]:
    """Sort a page before its sections: the search takes the first entry of a path as the page."""
    path, _, anchor = doc["location"].partition("#")
    return path, anchor


def _as_script(text: str) -> str:
    """Escape the two line ends that JSON allows inside a string and old scripts do not."""
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


FIELDS = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}
"""What is searched, and how much it counts."""
SEPARATOR = (
    r"[\s\-\u200b\u200c\u2010-\u2015.,;:!?()\[\]{}"
    r""""'\u00ab\u00bb\u2018-\u201f/\\\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965]+"""
)
"""What parts words, as a regular expression of JavaScript: spaces, signs of Latin, Arabic, Bangla."""

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
_ESCAPE = re.compile(r"&(?!(?:lt|gt|amp);)#?\w+;")
