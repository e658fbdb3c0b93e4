"""The head and the foot of a page, from its front matter and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from handbook.languages import SOURCE, Language
from handbook.model import behind, due
from handbook.render.context import Context
from handbook.render.templates import laid_out


def head(context: Context) -> Markup:
    """Return the head of a page: stage, code, title, what the reader can do after, facts, notices."""
    page, own = context.page, context.own_list(context.slug)
    # the reader's language, as soon as a page or its list is in it
    language = context.language if own else context.written
    stage, section = page.meta.text("stage"), context.section
    able = (
        language.word("print-when", when=own.meta.text("when")) if own else page.meta.text("able")
    )
    word = language.word(f"stage-{stage}") if stage else ""
    word = word or (section.title(language.code) if section else "")
    mark = "stop" if context.kind == "urgent" else stage
    lines = (stage, mark, word, title(context), able)
    return laid_out(
        "page.head",
        lines,
        _facts(context, language),
        _notices(context),
        due(page),
        language,
        context,
    )


def title(context: Context) -> str:
    """Return the title of a page: that of its list, where only the list is in the reader's language."""
    own = context.own_list(context.slug)
    return own.title if own else context.page.title


def lost(context: Context) -> list[str]:
    """Return the ids of headings that the English has and a page that is behind it has not.

    Links lead to them from pages that are not translated: they find the notice that says so.
    """
    page, source = context.page, context.book.pages.get((SOURCE, context.slug))
    if source is None or not behind(page.meta, source.followed):
        return []
    return sorted(source.text.ids() - page.text.ids())


def foot(context: Context) -> Markup:
    """Return the foot of a page: code, edition, language, review, and where to tell of a fault."""
    page, language = context.page, context.language
    owner = page.meta.text("owner")
    role = language.words.get(
        f"role-{owner.replace(' ', '-')}"
    )  # in English where a language has no word for it
    return laid_out("page.foot", page, role, owner, due(page), language, context)


def _facts(context: Context, language: Language) -> list[tuple[str, str, str]]:
    """Return what is known of a page: the key of the fact's name, the fact, and the tag that holds it, if any."""
    meta, word = context.page.meta, language.word
    key, minutes = _time(context)
    facts = [
        ("for", " · ".join(word(f"{reader}s") for reader in meta.texts("for")), ""),
        (key, language.minutes(minutes) if minutes else "", ""),
        ("level", ", ".join(meta.texts("level")), "bdi"),
        ("activity", word(meta.text("activity")) if meta.text("activity") else "", ""),
    ]
    return [fact for fact in facts if fact[1]]


def _time(context: Context) -> tuple[str, str]:
    """Return the key of what a time is, and its minutes; a list that is taken at once has none: its sheet says so."""
    minutes = context.page.meta.text("minutes")
    if context.kind != "list":
        return "takes" if context.kind == "form" else "reading", minutes
    shown = context.shown_list(context.slug.rpartition("/")[2].removesuffix(".md"))
    own = shown.minutes if shown else minutes
    return "takes", own if own.isdigit() else ""


def _notices(context: Context) -> list[tuple[str, Iterable[str]]]:
    """Return the kind of each line about the page itself, and the ids of headings that the page lacks."""
    page, source = context.page, context.book.pages.get((SOURCE, context.slug))
    notices: list[tuple[str, Iterable[str]]] = []
    if context.fallback and context.own_list(context.slug) is None:
        notices.append(("fallback", ()))
    if page.draft and not context.fallback:
        notices.append(("draft", ()))
    if source is not None and behind(page.meta, source.followed):
        notices.append(("behind", lost(context)))
    return notices
