"""What leads to a page: sections, the list of codes, the bibliography, and A to Z.

The row of letters serves the glossary and the bibliography as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from handbook.languages import SOURCE
from handbook.model import Code, Handbook, Page, Work
from handbook.model.role import A_TO_Z, BIBLIOGRAPHY, GLOSSARY
from handbook.render.context import Context, output
from handbook.render.print_links import form_sheets
from handbook.render.references import named, short_name, year_of
from handbook.render.templates import laid_out


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


def left_over(context: Context) -> Markup:
    """Return the pages of a section that no table of its index names: a page is listed once.

    The table says when to take a page, which no list made from the data can.
    """
    return contents(context, without=context.page.tabled)


def contents(context: Context, *, without: frozenset[str] = frozenset()) -> Markup:
    """Return the pages of the section that `context` is the index of; planned ones say so.

    Codes of `without` are left out.
    """
    folder = context.slug.partition("/")[0]
    listed = (entry for entry in context.members(folder) if entry.code not in without)
    rows = [(entry.title, entry.code, context.leads_to(entry)) for entry in listed]
    known = {entry.path for entry in context.book.codes.values()}
    rows += [
        (page.title, page.code, context.shown(slug) or page)
        for (lang, slug), page in context.book.pages.items()
        if lang == SOURCE and slug.startswith(f"{folder}/") and slug not in known
    ]
    shown = [
        (title, code, page, form_sheets(page.slug, context) if page else ())
        for title, code, page in rows
    ]
    return laid_out("contents.section", shown, context, SOURCE) if rows else Markup()


def codes_table(context: Context) -> Markup:
    """Return the table of every code with its title, made ones linked, and of those that moved."""
    codes = context.book.codes
    shown = [(entry, entry.code, "") for entry in codes.values()]
    shown += [(codes[one.now], one.code, one.was) for one in context.book.moved if one.now in codes]
    rows = []
    for entry, code, was in shown:
        href = context.href(entry.path) if context.leads_to(entry) else ""
        rows.append((code, *named(entry, context), href, was))
    return laid_out("contents.codes", rows, context, SOURCE)


def references(context: Context) -> Markup:
    """Return the bibliography: every work, with its address where the publisher's own was seen."""
    shown = [_reference(work) for _, work in works(context.book)]
    return laid_out("contents.references", shown, context.book.languages[SOURCE])


def works(book: Handbook) -> list[tuple[str, Work]]:
    """Return the works in the order of the bibliography, each behind its name."""
    named_works = [(short_name(work), work) for work in book.works.values()]
    return sorted(named_works, key=lambda one: rank(one[0]))


def side(context: Context) -> list[Mapping[str, object]]:
    """Return the made pages of the page's section, for the list beside it."""
    return [
        {
            "title": name,
            "href": context.href(entry.path),
            "code": entry.code,
            "lang": context.book.languages[lang].html if lang != context.lang else "",
            "dir": context.book.languages[lang].direction,
            "current": entry.path == context.slug,
        }
        for entry in (context.members(context.section.folder) if context.section else ())
        if context.leads_to(entry)
        for name, lang in (named(entry, context),)
    ]


def sections(context: Context) -> list[Mapping[str, object]]:
    """Return the sections that have an index page, for the menu."""
    return [
        {
            "title": section.title(context.lang),
            "href": context.href(f"{section.folder}/index.md"),
            "current": context.slug.startswith(f"{section.folder}/"),
        }
        for section in context.book.sections
        if (SOURCE, f"{section.folder}/index.md") in context.book.pages
    ]


def alternates(context: Context) -> list[Mapping[str, object]]:
    """Return the same page in every language of the site."""
    return [
        {
            "lang": language.html,
            "name": language.name,
            "dir": language.direction,
            "href": context.site(output(language.code, context.slug)),
            "current": language is context.language,
        }
        for language in (context.book.languages[code] for code in context.book.built_languages)
    ]


def _reference(work: Work) -> tuple[Work, str, list[str], str, str, bool]:
    """Return a work, its name, further details, what was read of it, its address, and whether an archive showed it."""
    csl, name = work.csl, short_name(work)
    custom = csl.get("custom")
    custom = custom if isinstance(custom, dict) else {}
    details = [csl.get("publisher"), csl.get("container-title"), csl.get("number"), year_of(work)]
    more = [str(part) for part in details if part and str(part) not in name]
    url = str(csl.get("URL") or "")
    safe = url if url.startswith("https://") else ""
    return work, name, more, str(custom.get("read") or ""), safe, custom.get("address") == "arch"


def az_index(context: Context) -> Markup:
    """Return the words of each letter; the search leaves them out, as a page is found by its own words."""
    return laid_out("letters.letters", index(context.book, context.lang), context)


def letter_row(context: Context) -> Markup:
    """Return a row of letters to jump to; it stands above the text of a page that is looked up."""
    ways: Sequence[tuple[str, str]] = ()
    if context.page.role == A_TO_Z:
        ways = [(one.anchor, one.name) for one in index(context.book, context.lang)]
    elif context.page.role == GLOSSARY:
        told = sorted(
            (one for one in context.book.terms if one.means), key=lambda one: one.name.casefold()
        )
        ways = initials((one.name, f"term-{one.id}") for one in told)
    elif context.page.role == BIBLIOGRAPHY:
        ways = initials((name, f"ref-{work.key}") for name, work in works(context.book))
    if not ways:
        return Markup()
    latin = all(letter.isascii() for _, letter in ways)
    direction = "ltr" if latin else context.language.direction
    return laid_out("parts.jumps", context.language.word("letters"), ways, direction)
