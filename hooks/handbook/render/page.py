"""The head and the foot of a page: its front matter, the step of a path before it, and what may not wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from handbook.languages import SOURCE, Language
from handbook.model import Link, Page, behind, due, step_id, steps
from handbook.model.role import PATH
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


_KINDS = ("list", "form", "page", "urgent")


def breadcrumb(context: Context) -> Markup:
    """Return links back to each step that names this list, form or page; empty where none does."""
    if context.kind not in _KINDS:
        return Markup()
    paths = [
        (code, page, numbers)
        for code in (one.code for one in context.book.roles.get(PATH, ()))
        if (page := context.leads_to(context.code(code)))
        and any(one.name == context.page.code for one in page.text.references)  # steps take time
        and (numbers := [step.number for step in steps(page) if context.page.code in step.codes])
    ]
    return laid_out("page.strip", paths, step_id, context) if paths else Markup()


_HOME = "index.md"
_DOOR = "officer"
"""Id of the heading on the home page below which the officer's links are written."""


class Way(NamedTuple):
    """One link of the frame, as the templates show it."""

    text: str
    code: str
    href: str
    lang: str
    dir: str
    current: bool
    """Whether it leads to the page that is shown."""


def dangers(context: Context) -> tuple[Way, ...]:
    """Return the pages that have a short name as `now`, in the order of the home page.

    The code is that of the checklist that the home page names beside the link, or else the page's own.
    The home page itself has them large, and gets none.
    """
    home = context.book.pages.get((SOURCE, _HOME))
    if home is None or context.kind == "home":
        return ()
    codes = {one.line: one.name for one in home.text.references if one.kind == "code"}
    found: dict[str, Way] = {}
    for link, slug, page in _linked(home.text.links, context):
        # a translation that lacks its short name loses no danger: the English one is shown
        spoken = page if page.meta.text("now") else context.book.pages[SOURCE, slug]
        if (text := spoken.meta.text("now")) and slug not in found:
            code = codes.get(link.line, page.code)
            found[slug] = _way(text, code, spoken, slug, context)
    return tuple(found.values())


def offers(context: Context) -> tuple[Way, ...]:
    """Return what the home page offers an officer, in the words of the language."""
    home = context.shown(_HOME)
    if home is None:
        return ()
    heads = [one.line for one in home.text.headings]
    begin = next((one.line for one in home.text.headings if one.id == _DOOR), 0)
    end = next((line for line in heads if line > begin), 0)
    links = [
        link for link in home.text.links if begin and begin < link.line < (end or link.line + 1)
    ]
    return tuple(
        _way(link.text, page.code, home, slug, context, link.target.partition("#")[2])
        for link, slug, page in _linked(links, context)
    )


def _linked(
    links: tuple[Link, ...] | list[Link], context: Context
) -> Iterator[tuple[Link, str, Page]]:
    for link in links:
        slug = link.target.partition("#")[0]
        if page := context.shown(slug):
            yield link, slug, page


def _way(text: str, code: str, spoken: Page, slug: str, context: Context, anchor: str = "") -> Way:
    """`spoken` is the page in whose language the text is."""
    language = context.book.languages[spoken.lang]
    here = slug == context.slug
    return Way(text, code, context.href(slug, anchor), language.html, language.direction, here)
