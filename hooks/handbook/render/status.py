"""Translation status: for each language what is translated, by whom, how far, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handbook.languages import SOURCE, Language
from handbook.markup import escaped
from handbook.render.context import Context
from handbook.render.references import code_html
from handbook.render.standing import Standing, standings
from handbook.render.table import fold, row, table, worded

_KINDS = (("page", "status-pages"), ("list", "status-lists"), ("form", "status-forms"))


def status(context: Context) -> str:
    """Return the counts of every language, and below them each text, translated or missing.

    The search leaves it out: a text is to be found by its own words.
    """
    book = context.book
    known = {code: standings(book, code) for code in book.built_languages if code != SOURCE}
    if not known:
        return ""
    outer = ""
    if context.fallback:
        outer = (
            f' lang="{escaped(context.language.html)}" dir="{escaped(context.language.direction)}"'
        )
    parts = [_counts(known, context)]
    parts += [_language(book.languages[code], each, context) for code, each in known.items()]
    inside = "\n".join(parts)
    return f'<section class="board"{outer} data-search-exclude>\n{inside}\n</section>'


def _counts(known: Mapping[str, tuple[Standing, ...]], context: Context) -> str:
    word, rows = context.language.word, []
    for code, each in known.items():
        for kind, name in _KINDS:
            same = [one for one in each if one.kind == kind]
            have = [one for one in same if one.text is not None]
            drafts = sum(one.draft for one in have)
            cells = (
                f"{_name(context.book.languages[code], context)}: {escaped(word(name))}",
                escaped(word("status-of", n=len(have), m=len(same))),
                str(len(have) - drafts),
                str(drafts),
                str(sum(one.behind for one in have)),
                str(len(same) - len(have)),
            )
            rows.append(row(worded(_NUMBERS, context.language), cells))
    return table(worded(_NUMBERS, context.language), rows, word("status-counts"), "counts")


def _language(language: Language, each: Sequence[Standing], context: Context) -> str:
    """Return the folds of one language: what it has, then what it lacks."""
    word, name = context.language.word, _name(language, context)
    have = [one for one in each if one.text is not None]
    lack = [one for one in each if one.text is None]
    rows = (_row(one, context) for one in have)
    missing = []
    for kind, kinds in _KINDS:
        codes = [code_html(one.entry.code, context) for one in lack if one.kind == kind]
        missing.append(
            f"<p><strong>{escaped(word(kinds))}</strong> {' '.join(codes) or escaped(word('none'))}</p>"
        )
    parts = (
        ("status-translated", have, table(worded(_TEXTS, context.language), rows, language.name)),
        ("status-missing", lack, "\n".join(missing)),
    )
    return "\n".join(
        fold(f"{name}: {escaped(word(key))}", [escaped(word("board-all", n=len(which)))], inside)
        for key, which, inside in parts
    )


def _row(one: Standing, context: Context) -> str:
    word, text = context.language.word, one.text or one.source
    state = word("status-is-draft" if one.draft else "status-is-reviewed")
    step = word("behind-short" if one.behind else "status-in-step")
    cells = (
        code_html(one.entry.code, context),
        f"<span{context.tagged(text.lang)}>{escaped(text.title)}</span>",
        escaped(word(one.kind)),
        escaped(f"{state}, {step}"),
        f'<bdi lang="en">{escaped(one.by)}</bdi>',
    )
    return row(worded(_TEXTS, context.language), cells)


def _name(language: Language, context: Context) -> str:
    """Return the name of a language as the reader of this page knows it."""
    if context.lang == SOURCE:
        return escaped(language.english)
    name = escaped(language.name)
    return f"<span{context.tagged(language.code)}>{name}</span>"


_NUMBERS = ("language", "status-translated", "status-reviewed", "status-draft", "status-behind",
            "status-missing")  # fmt: skip
_TEXTS = ("code", "title", "kind", "status-state", "status-by")
"""Words of the heads of the two tables."""
