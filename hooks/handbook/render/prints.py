"""The links of a page to print files."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from handbook.languages import SOURCE
from handbook.render.context import Context
from handbook.render.laid import laid_out

Print = tuple[str, str, str, str]
"""Path of a print below the site's root, key of its word, what it is a print of, and its language."""


def print_links(
    prints: Iterable[Print], context: Context, inside: str = "", kind: str = ""
) -> Markup:
    """Return a line of links; empty where there are none, or none are made.

    `inside` is the language of what they stand in, where that is not the reader's; `kind` is one more class.
    """
    ways = print_ways(prints, context, inside)
    return laid_out("parts.links", ways, kind and f" {kind}") if ways else Markup()


def print_ways(
    prints: Iterable[Print], context: Context, inside: str = ""
) -> list[tuple[str, str, Markup]]:
    """Return address, text and language of each link; none without print files."""
    languages, inside = context.book.languages, inside or context.lang
    return [
        (
            context.site(path),
            f"{languages[lang].word(key)} ({of or languages[lang].name}, PDF)",
            Markup() if lang == inside else context.spoken(lang),
        )
        for path, key, of, lang in prints
        if context.pdf
    ]


def in_or_beside(context: Context, texts: Iterable[tuple[str, str]]) -> list[str]:
    """Return the languages of which the file of all `texts`, each a language and a slug, is offered.

    The English one is, beside that of a language in which texts are still missing.
    """
    slugs: dict[str, set[str]] = {context.lang: set(), SOURCE: set()}
    for lang, slug in texts:
        slugs.setdefault(lang, set()).add(slug)
    own = [context.lang] if slugs[context.lang] else []
    return own + ([SOURCE] if slugs[SOURCE] - slugs[context.lang] else [])
