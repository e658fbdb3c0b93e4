"""A to Z: every word that leads to a page, by its letter, each with the codes of its pages.

The row of letters serves the glossary as well.
"""

from __future__ import annotations

from collections.abc import Iterable

from handbook.languages import SOURCE
from handbook.markup import escaped
from handbook.model.role import A_TO_Z, GLOSSARY
from handbook.render.context import Context
from handbook.render.index import Letter, Way, Word, index, initials
from handbook.render.references import code_html


def letters(context: Context) -> str:
    """Return the words of each letter.

    The search leaves all of it out: a page is to be found by its own words, not by this list.
    """
    return "\n".join(_letter(one, context) for one in index(context.book, context.lang))


def letter_row(context: Context) -> str:
    """Return a row of letters to jump to; it stands above the text of a page that is looked up."""
    ways: Iterable[tuple[str, str]] = ()
    if context.page.role == A_TO_Z:
        ways = ((one.name, one.anchor) for one in index(context.book, context.lang))
    elif context.page.role == GLOSSARY:
        ways = ((name, f"term-{term.id}") for name, term in initials(context.book))
    jumps = " ".join(f'<a href="#{escaped(anchor)}">{escaped(name)}</a>' for name, anchor in ways)
    label = escaped(context.language.word("letters"))
    return f'<nav class="letters" aria-label="{label}">{jumps}</nav>\n' if jumps else ""


def _letter(letter: Letter, context: Context) -> str:
    rows = "\n".join(_row(word, context) for word in letter.words)
    return (
        f'<section class="letter" data-search-exclude>\n'
        f'<h3 id="{escaped(letter.anchor)}">{escaped(letter.name)}</h3>\n'
        f'<ul class="words">\n{rows}\n</ul>\n</section>'
    )


def _row(word: Word, context: Context) -> str:
    text = escaped(word.text)
    if word.lang != context.lang:
        language = context.book.languages[word.lang]
        text = f'<span lang="{escaped(language.html)}" dir="{escaped(language.direction)}">{text}</span>'
    return f"<li>{text} {' '.join(_way(way, context) for way in word.ways)}</li>"


def _way(way: Way, context: Context) -> str:
    if not way.anchor:
        return code_html(way.code, context)
    page = context.shown(way.path) or context.book.pages[SOURCE, way.path]
    title, href = escaped(page.title), context.href(way.path, way.anchor)
    return f'<a class="code" href="{escaped(href)}" title="{title}">{escaped(way.code)}</a>'
