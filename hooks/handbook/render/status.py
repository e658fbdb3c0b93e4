"""Translation status: for each language what is translated, by whom, how far, and what is missing."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from handbook.languages import SOURCE, Language
from handbook.model import Standing, standings
from handbook.render.context import Context
from handbook.render.references import code_html

STATUS = "reference/translation-status.md"

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
        outer = f' lang="{context.language.html}" dir="{context.language.direction}"'
    parts = [_counts(known, context)]
    parts += [_language(book.languages[code], each, context) for code, each in known.items()]
    inside = "\n".join(parts)
    name = html.escape(context.language.word("status-counts"))
    return f'<section class="board" aria-label="{name}"{outer} data-search-exclude>\n{inside}\n</section>'


def _counts(known: dict[str, tuple[Standing, ...]], context: Context) -> str:
    word, rows = context.language.word, []
    keys = ("language", "status-translated", "status-reviewed", "status-draft", "status-behind",
            "status-missing")  # fmt: skip
    for code, each in known.items():
        for kind, name in _KINDS:
            same = [one for one in each if one.kind == kind]
            have = [one for one in same if one.text is not None]
            drafts = sum(one.draft for one in have)
            cells = (
                f"{_name(context.book.languages[code], context)}: {word(name)}",
                word("status-of", n=len(have), m=len(same)),
                str(len(have) - drafts),
                str(drafts),
                str(sum(one.behind for one in have)),
                str(len(same) - len(have)),
            )
            rows.append(_cells(zip(keys, cells, strict=True), context))
    return _table(keys, rows, word("status-counts"), "counts", context)


def _language(language: Language, each: Sequence[Standing], context: Context) -> str:
    """Return the folds of one language: what it has, then what it lacks."""
    word, name = context.language.word, _name(language, context)
    have = [one for one in each if one.text is not None]
    lack = [one for one in each if one.text is None]
    keys = ("code", "title", "kind", "status-state", "status-by")
    table = _table(keys, [_row(one, keys, context) for one in have], language.name, "", context)
    missing = []
    for kind, kinds in _KINDS:
        codes = [code_html(one.entry.code, context) for one in lack if one.kind == kind]
        missing.append(f"<p><strong>{word(kinds)}</strong> {' '.join(codes) or word('none')}</p>")
    return "\n".join(
        (
            _fold(f"{name}: {word('status-translated')}", len(have), table, context),
            _fold(f"{name}: {word('status-missing')}", len(lack), "".join(missing), context),
        )
    )


def _row(one: Standing, keys: Iterable[str], context: Context) -> str:
    word, text = context.language.word, one.text or one.source
    state = word("status-is-draft" if one.draft else "status-is-reviewed")
    step = word("behind-short" if one.behind else "status-in-step")
    cells = (
        code_html(one.entry.code, context),
        f"<span{_lang(text.lang, context)}>{html.escape(text.title, quote=False)}</span>",
        word(one.kind),
        f"{state}, {step}",
        f'<bdi lang="en">{html.escape(one.by, quote=False)}</bdi>',
    )
    return _cells(zip(keys, cells, strict=True), context)


def _fold(title: str, number: int, inside: str, context: Context) -> str:
    line = f"<strong>{title}</strong> <span>{context.language.word('board-all', n=number)}</span>"
    return f'<details class="board-part"><summary>{line}</summary>\n{inside}\n</details>'


def _table(keys: Iterable[str], rows: Iterable[str], name: str, kind: str, context: Context) -> str:
    heads = "".join(f'<th scope="col">{context.language.word(key)}</th>' for key in keys)
    tag = f'<table class="{kind}">' if kind else "<table>"
    body = "\n".join(rows)
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{html.escape(name)}">{tag}'
        f"<thead><tr>{heads}</tr></thead><tbody>\n{body}\n</tbody></table></div>"
    )


def _cells(cells: Iterable[tuple[str, str]], context: Context) -> str:
    word = context.language.word
    inside = (f'<td data-label="{word(key)}">{text}</td>' for key, text in cells)
    return f"<tr>{''.join(inside)}</tr>"


def _name(language: Language, context: Context) -> str:
    """Return the name of a language as the reader of this page knows it."""
    if context.lang == SOURCE:
        return html.escape(language.english, quote=False)
    return f"<span{_lang(language.code, context)}>{html.escape(language.name, quote=False)}</span>"


def _lang(lang: str, context: Context) -> str:
    if lang == context.lang:
        return ""
    language = context.book.languages[lang]
    return f' lang="{language.html}" dir="{language.direction}"'
