"""A to Z: every word that leads to a page, by its letter, each with the codes of its pages.

The row of letters serves the glossary and the bibliography as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from handbook.model.role import A_TO_Z, BIBLIOGRAPHY, GLOSSARY
from handbook.render.contents import works
from handbook.render.context import Context
from handbook.render.index import index, initials
from handbook.render.templates import laid_out


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
