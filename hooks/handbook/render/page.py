"""The head and the foot of a page, from its front matter and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from handbook.languages import SOURCE, Language
from handbook.markup import escaped, filled
from handbook.model import behind, due
from handbook.render.context import Context
from handbook.render.marks import MARKS


def head(context: Context) -> str:
    """Return the head of a page: stage, code, title, what the reader can do after, facts, notices."""
    page, language = context.page, _speaks(context)
    own = context.own_list(context.slug)
    stage = page.meta.text("stage")
    able = (
        language.word("print-when", when=own.meta.text("when")) if own else page.meta.text("able")
    )
    marks = f' data-stage="{escaped(stage)}"' if stage else ""
    return "\n".join(
        part
        for part in (
            f'<header class="head"{marks}{context.tagged(language.code)}>',
            _stage(context, stage),
            f"<h1>{escaped(title(context))}</h1>",
            f'<p class="able">{escaped(able)}</p>',
            _facts(context),
            "</header>",
            _notices(context),
        )
        if part
    )


def title(context: Context) -> str:
    """Return the title of a page: that of its list, where only the list is in the reader's language."""
    own = context.own_list(context.slug)
    return own.title if own else context.page.title


def parts(context: Context) -> list[tuple[str, str, int]]:
    """Return the parts of a page for its table of contents: title as HTML, id and level of each."""
    return [
        (escaped(one.text), one.id, one.level)
        for one in context.page.text.headings
        if one.level == _PART and one.id
    ]


def lost(context: Context) -> list[str]:
    """Return the ids of headings that the English has and a page that is behind it has not.

    Links lead to them from pages that are not translated: they find the notice that says so.
    """
    page, source = context.page, context.book.pages.get((SOURCE, context.slug))
    if source is None or not behind(page.meta, source.followed):
        return []
    return sorted(source.text.ids() - page.text.ids())


def foot(context: Context) -> str:
    """Return the foot of a page: code, edition, language, review, and where to tell of a fault."""
    page, language = context.page, context.language
    parts = [f'<span class="code">{escaped(page.code)}</span>'] if page.code else []
    parts.append(
        f'{escaped(language.word("edition"))} <bdi dir="ltr">{escaped(context.book.edition)}</bdi>'
    )
    parts.append(escaped(context.book.languages[page.lang].name))
    if page.reviewed:
        owner = _owner(page.meta.text("owner"), language)
        parts.append(
            filled(language.word("owner-by"), date=_date(page.reviewed, language), owner=owner)
        )
    if day := due(page):
        parts.append(f"{escaped(language.word('due'))} {_date(day, language)}")
    if page.draft:
        parts.append(escaped(language.word("draft-short")))
    parts.append(escaped(language.word("wrong-tell-us")))
    return f'<footer class="foot"><p>{" · ".join(parts)}</p></footer>'


def _speaks(context: Context) -> Language:
    """Return the language of the head: the reader's, as soon as a page or its list is in it."""
    own = context.own_list(context.slug)
    return context.language if own else context.book.languages[context.page.lang]


def _stage(context: Context, stage: str) -> str:
    page, language = context.page, _speaks(context)
    mark = MARKS.get(stage, "")
    word = f"<span>{escaped(language.word('stage-' + stage))}</span>" if stage else ""
    if context.kind == "urgent":
        mark = MARKS["stop"]
    if not word and (section := context.section):
        word = f"<span>{escaped(section.title(language.code))}</span>"
    code = f'<span class="code">{escaped(page.code)}</span>' if page.code else ""
    return f'<p class="stage">{mark}{word} {code}</p>'


def _facts(context: Context) -> str:
    page, language = context.page, _speaks(context)
    meta = page.meta
    facts: list[tuple[str, str]] = []
    if readers := meta.texts("for"):
        facts.append(
            ("for", " · ".join(escaped(language.word(f"{reader}s")) for reader in readers))
        )
    if minutes := meta.text("minutes"):
        facts.append(("takes", escaped(language.minutes(minutes))))
    if levels := meta.texts("level"):
        facts.append(("level", f'<bdi dir="ltr">{escaped(", ".join(levels))}</bdi>'))
    if activity := meta.text("activity"):
        facts.append(("activity", escaped(language.word(activity))))
    if page.reviewed:
        facts.append(("reviewed", _date(page.reviewed, language)))
    rows = "".join(
        f"<div><dt>{escaped(language.word(key))}</dt> <dd>{value}</dd></div>"
        for key, value in facts
    )
    return f'<dl class="facts">{rows}</dl>' if rows else ""


def _notices(context: Context) -> str:
    page, language = context.page, context.language
    notices: list[str] = []
    if context.fallback and context.own_list(context.slug) is None:
        notices.append(notice("fallback", language.word("fallback-notice")))
    if page.draft and not context.fallback:
        notices.append(notice("draft", language.word("draft-notice")))
    source = context.book.pages.get((SOURCE, context.slug))
    if source is not None and behind(page.meta, source.followed):
        notices.append(notice("behind", language.word("behind-notice"), lost(context)))
    if day := due(page):
        text = filled(language.word("overdue-since"), date=_date(day, language))
        notices.append(
            f'<div class="notice notice-overdue" role="note" data-due="{day.isoformat()}" hidden>'
            f"<p>{text}</p></div>"
        )
    return "\n".join(notices)


def notice(kind: str, text: str, ids: Iterable[str] = ()) -> str:
    """Return a line about the page itself; `kind` is `fallback`, `draft` or `behind`.

    `ids` are those of headings that the page lacks: links to them find the line.
    """
    places = "".join(f'<p id="{escaped(one)}"></p>' for one in ids)
    return f'<div class="notice notice-{kind}" role="note">{places}<p>{escaped(text)}</p></div>'


def _owner(owner: str, language: Language) -> str:
    """Return the role that answers for a page, in English where a language has no word for it."""
    word = language.words.get(f"role-{owner.replace(' ', '-')}")
    return escaped(word) if word else f'<bdi lang="{SOURCE}" dir="ltr">{escaped(owner)}</bdi>'


def _date(day: dt.date, language: Language) -> str:
    return f'<time datetime="{day.isoformat()}">{escaped(language.date(day))}</time>'


_PART = 2
"""Level of the headings that part a page."""
