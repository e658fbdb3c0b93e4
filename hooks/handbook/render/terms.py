"""A term leads, at its first use in a page, to its meaning at the page's end; the glossary has them all.

The tip repeats the first sentence; the link works with a finger and a key, and what it leads to is printed.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from handbook.languages import SOURCE
from handbook.markup import escaped
from handbook.model import Names, Term
from handbook.model.role import GLOSSARY
from handbook.render.context import Context
from handbook.render.references import content
from handbook.render.templates import laid_out

WORDS_ID = "words-on-this-page"

_KINDS = ("page", "urgent", "list")
"""Kinds of page that tell at their end what their words mean."""
_MARKED = "page"
"""The kind in which the words are links as well: elsewhere a link would stand in the way of a step."""
_WORD = re.compile(r"\w[\w\u0610-\u061a\u064b-\u065f\u0670\u200c-]*")
"""A word with the signs and joiners that Arabic script sets into it."""
_CITED = re.compile(r" ?\[@[^\]]*\]")
_CODE = re.compile(r"`[^`\n]*`|\]\([^()\n]*\)|\[@[^\[\]\n]*\]|^#.*$", re.MULTILINE)


def explained(context: Context) -> tuple[Term, ...]:
    """Return the terms that the page uses and should explain, by its own words; only forms of the glossary are seen."""
    page = context.page
    if context.kind not in _KINDS or page.role == GLOSSARY:
        return ()
    told = _told(page.body, context.book.names.get(page.lang, ()))
    own = (one for one in context.book.terms if one.id in told and one.page != page.code)
    return tuple(sorted(own, key=lambda one: one.forms(page.lang)[0].casefold()))


class Marker:
    """Makes the first use of each explained term of a page a link to its meaning; none in a translation."""

    def __init__(self, context: Context) -> None:
        marked = context.kind == _MARKED and context.page.lang == SOURCE
        self.left = {one.id: one for one in explained(context)} if marked else {}
        self.names = context.book.names.get(SOURCE, ())

    def marked(self, text: str) -> str:
        """Return plain text as HTML, with a link at the first use of each term that is `left`."""
        parts: list[str] = []
        last = 0
        for use in _uses(text, self.names):
            if term := self.left.pop(use.id, None):
                word, tip = content(text[use.start : use.end]), _tip(term)
                parts += [
                    content(text[last : use.start]),
                    f'<a class="term" href="#{escaped(anchor(term))}" title="{tip}">{word}</a>',
                ]
                last = use.end
        return "".join((*parts, content(text[last:])))


def words_section(context: Context) -> Markup:
    """Return what the terms of a page mean, for its end; empty where it uses none."""
    terms = [_meaning(term, context) for term in explained(context)]
    if not terms:
        return Markup()
    return laid_out("terms.section", terms, context, WORDS_ID, context.book.slug_of(GLOSSARY))


def glossary(context: Context) -> Markup:
    """Return every term with its meaning and the words of the other languages, then abbreviations."""
    book = context.book
    terms = sorted((one for one in book.terms if one.means), key=lambda one: one.name.casefold())
    others = [book.languages[code] for code in book.built_languages if code != SOURCE]
    rows = [
        (
            _meaning(term, context),
            [(one, term.words[one.code][0]) for one in others if term.words.get(one.code)],
        )
        for term in terms
    ]
    return laid_out("terms.glossary", rows, sorted(book.abbreviations.items()), context)


def anchor(term: Term) -> str:
    """Return the id under which a term stands on a page."""
    return f"term-{term.id}"


def _tip(term: Term) -> str:
    """Return the first sentence of a meaning, for who only points at the word."""
    first = _CITED.sub("", _sentence(term.means)).partition(". ")[0]
    return escaped(first.removesuffix(".") + ".")


def _meaning(term: Term, context: Context) -> tuple[Term, str, str, str]:
    """Return a term, what it means, what it is not, and the code of the page that explains it."""
    told = f"{term.means} {term.apart}"
    leads = term.page and term.page not in told and context.code(term.page)
    apart = _sentence(term.apart) if term.apart else ""
    return term, _sentence(term.means), apart, term.page if leads else ""


def _sentence(text: str) -> str:
    """Return a meaning as a sentence: the data holds it as it would stand in a table."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


class _Use(NamedTuple):
    """One place of a text at which a term stands."""

    id: str
    start: int
    end: int


@functools.lru_cache(maxsize=2048)
def _told(body: str, names: Names) -> frozenset[str]:
    """Return the ids of the terms that a page's Markdown uses; head, foot and each tree ask for them."""
    return frozenset(use.id for use in _uses(_CODE.sub(" | ", body), names))


@functools.lru_cache(maxsize=16)
def _by_word(names: Names) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """Return by the first word of a form its other words and the id of its term, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for id_, forms in names:
        for form in forms:
            for first, *rest in filter(None, [_WORD.findall(form.casefold())]):
                found.setdefault(first, []).append((tuple(rest), id_))
    for known in found.values():
        known.sort(key=lambda form: len(form[0]), reverse=True)
    return found


def _uses(text: str, names: Names) -> Iterator[_Use]:
    """Yield every use of a term in plain text; of two that begin alike, the longer one."""
    forms, until = _by_word(names), 0
    folded = list(map(str.casefold, _WORD.findall(text)))
    firsts = [index for index, word in enumerate(folded) if word in forms]
    words = list(_WORD.finditer(text)) if firsts else []
    for index in firsts:
        for rest, id_ in forms[folded[index]]:
            last = index + len(rest)
            if index < until or tuple(folded[index + 1 : last + 1]) != rest:
                continue
            used = words[index : last + 1]
            if all(text[a.end() : b.start()].isspace() for a, b in pairwise(used)):
                yield _Use(id_, words[index].start(), words[last].end())
                until = last + 1
                break
