"""Translation status: for each language what is translated, by whom, how far, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from handbook.languages import SOURCE
from handbook.render.context import Context
from handbook.render.laid import laid_out
from handbook.render.standing import Standing, standings

_KINDS = (("page", "status-pages"), ("list", "status-lists"), ("form", "status-forms"))


def status(context: Context) -> Markup:
    """Return the counts of every language, and below them each text, translated or missing.

    The search leaves it out: a text is to be found by its own words.
    """
    book = context.book
    known = [
        (book.languages[code], standings(book, code))
        for code in book.built_languages
        if code != SOURCE
    ]
    counts = [
        (language, word, _counts([one for one in each if one.kind == kind]))
        for language, each in known
        for kind, word in _KINDS
    ]
    parts = [
        (language, [one for one in each if one.text], [one for one in each if not one.text])
        for language, each in known
    ]
    return laid_out("status.status", counts, parts, _KINDS, context) if known else Markup()


def _counts(same: Sequence[Standing]) -> tuple[int, ...]:
    """Return how many there are, are translated, are signed, are drafts, are behind, and are missing."""
    have = [one for one in same if one.text is not None]
    drafts = sum(one.draft for one in have)
    behind = sum(one.behind for one in have)
    return len(same), len(have), len(have) - drafts, drafts, behind, len(same) - len(have)
