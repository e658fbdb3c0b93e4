"""Every word that leads to a page: its title, the terms of the glossary, and what people say instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from handbook.languages import SOURCE
from handbook.model import Code, Handbook, Page
from handbook.model.role import GLOSSARY


class Way(NamedTuple):
    """One place to which a word leads."""

    code: str
    path: str
    """Path of the page below a language's folder."""
    anchor: str
    """Id at which it begins; empty for the whole page."""


class Word(NamedTuple):
    """One line of the index."""

    text: str
    lang: str
    """Code of the language that it belongs to."""
    ways: tuple[Way, ...]


class Letter(NamedTuple):
    """The words that begin with one letter."""

    name: str
    """The letter; `#` for digits and signs."""
    anchor: str
    words: tuple[Word, ...]


def index(book: Handbook, lang: str) -> tuple[Letter, ...]:
    """Return all words of a language's tree by letter, its script first; pages in English have English ones."""
    found: dict[str, tuple[str, str, dict[Way, None]]] = {}
    for text, its, way in (*_titles(book, lang), *_terms(book, lang), *_synonyms(book, lang)):
        found.setdefault(_folded(text), (text, its, {}))[2][way] = None
    words = (Word(text, its, tuple(ways)) for text, its, ways in found.values())
    ranked = sorted(words, key=lambda word: (_name(word.text).isascii() != (lang == SOURCE),
                                             rank(word.text)))  # fmt: skip
    return tuple(
        Letter(name, _anchor(name), tuple(same))
        for name, same in groupby(ranked, key=lambda word: _name(word.text))
    )


def initials(entries: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the id of the first name of each letter, and the letter; entries are names and ids."""
    first: dict[str, str] = {}
    for name, id_ in entries:
        first.setdefault(_name(name), id_)
    return [(id_, letter) for letter, id_ in first.items()]


def _titles(book: Handbook, lang: str) -> Iterator[tuple[str, str, Way]]:
    for entry in book.codes.values():
        if page := _shown(entry, book, lang):
            way = Way(entry.code, entry.path, "")
            yield page.title or entry.title, page.lang, way
            folder, _, name = entry.path.removesuffix(".md").rpartition("/")
            if folder == "checklists" and (own := book.checklists.get((lang, name))):
                yield own.title, lang, way


def _terms(book: Handbook, lang: str) -> Iterator[tuple[str, str, Way]]:
    glossary = next(
        (one for one in book.codes.values() if one.path == book.slug_of(GLOSSARY)), None
    )
    for term in book.terms:
        ways = []
        if (entry := book.codes.get(term.page)) and _shown(entry, book, lang):
            ways.append(Way(entry.code, entry.path, ""))
        if term.means and glossary and _shown(glossary, book, lang):
            ways.append(Way(glossary.code, glossary.path, f"term-{term.id}"))
        own = term.words.get(lang, ())[:1] if lang != SOURCE else ()
        for way in ways:
            yield term.name, SOURCE, way
            yield from ((word, lang, way) for word in own)


def _synonyms(book: Handbook, lang: str) -> Iterator[tuple[str, str, Way]]:
    for entry in book.codes.values():
        if page := _shown(entry, book, lang):
            way, words = Way(entry.code, entry.path, ""), book.synonyms.get(entry.code, {})
            for its in dict.fromkeys((lang, page.lang)):
                yield from ((word, its, way) for word in words.get(its, ()))


def _shown(entry: Code, book: Handbook, lang: str) -> Page | None:
    if not entry.made:
        return None
    return book.pages.get((lang, entry.path)) or book.pages.get((SOURCE, entry.path))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _bare(text: str) -> str:
    """Return a text from its first letter or digit on, without an article and without marks."""
    whole = _ARTICLE.sub("", unicodedata.normalize("NFKD", text).casefold())
    start = next((place for place, sign in enumerate(whole) if sign.isalnum()), 0)
    return "".join(sign for sign in whole[start:] if not unicodedata.combining(sign))


def _name(text: str) -> str:
    first = _bare(text)[:1].upper()
    return first if first.isalpha() else "#"


def _anchor(name: str) -> str:
    if name == "#":
        return "letter-0"
    return f"letter-{name.lower() if name.isascii() else format(ord(name[0]), 'x')}"


def rank(text: str) -> tuple[tuple[tuple[int, int], ...], str]:
    """Return where a word stands: by its letters, then by how it is written; signs go first."""
    bare = _bare(text)
    if not bare[:1].isalpha():
        bare = f"\0{bare}"
    places = ((_ARABIC, _PLACES[sign]) if sign in _PLACES else (ord(sign), 0) for sign in bare)
    return tuple(places), text


_ARTICLE = re.compile(r"^(?:an?|the) (?=\w)")
_ORDER = "ءاٱبپتةٹټثجچڅځحخدڈډذرڑړزژږسشښصضطظعغفڤقکكگګلڵمنںڼوۆهھہۀیيېىۍئے"
"""Letters of Arabic, Persian, Urdu, Pashto and Sorani as their dictionaries have them: the numbers
of Unicode put the letters that Arabic lacks behind all others."""
_PLACES = {sign: place for place, sign in enumerate(_ORDER)}
_ARABIC = 0x621
