"""All that the theme's templates lay out around a page's text."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from types import SimpleNamespace

from handbook.languages import SOURCE, Language
from handbook.model.role import PATH
from handbook.render.calendar import date_words
from handbook.render.contents import alternates, sections, side
from handbook.render.context import URGENT, Context
from handbook.render.form import form_data
from handbook.render.page import breadcrumb, dangers, foot, head, offers
from handbook.render.print_links import office_link, path_prints, print_path, print_ways
from handbook.render.references import apart
from handbook.render.terms import words_section


def template_context(context: Context) -> Mapping[str, object]:
    """Return the values that the templates know as `hb`."""
    page, section = context.page, context.section
    index = f"{section.folder}/index.md" if section else ""
    return {
        "head": head(context),
        "strip": breadcrumb(context),
        "now": dangers(context),
        "offers": offers(context),
        "terms": words_section(context),
        "foot": foot(context),
        "local": apart(context.book.local_mark(context.lang)),
        "local_until": context.book.local.until.isoformat() if context.book.local else "",
        "words": interface_words(context.language),
        "list_words": _list_words(context),
        "copy_words": _json(context.language.under("code-")),
        "find_words": _json(
            {key: context.language.word(f"search-{key.replace('_', '-')}") for key in _FOUND_WORDS}
        ),
        "date_words": date_words(context),
        "form_data": form_data(context) if context.kind == "form" else "",
        "lang": context.language.html,
        "dir": context.language.direction,
        "kind": context.kind,
        "stage": page.meta.text("stage"),
        "edition": context.book.edition,
        "alternates": alternates(context),
        "root": context.href("index.md").removesuffix("index.html"),
        "line": line(context),
        "live": context.live,
        "side": side(context),
        "section": {
            "title": section.title(context.lang),
            "href": context.href(index) if (SOURCE, index) in context.book.pages else "",
        }
        if section
        else None,
        "sections": sections(context),
        "urgent": context.href(_URGENT) if (SOURCE, _URGENT) in context.book.pages else "",
        "print": _print(context),
        "office": office_link(context),
    }


def line(context: Context) -> str:
    """Return the line that the browser prints on every sheet: code, edition, language, review."""
    page = context.page
    parts = [
        context.book.local_mark(context.lang),
        page.code,
        context.book.edition,
        context.book.languages[page.lang].name,
    ]
    if page.reviewed:
        # The browser's margin box is plain text and would turn an ISO date round in Urdu.
        day = context.language.date(page.reviewed)
        parts.append(f"{context.language.word('reviewed')} {day}")
    return " · ".join(part for part in parts if part)


@functools.lru_cache(maxsize=16)
def interface_words(language: Language) -> SimpleNamespace:
    """Return the words as attributes: of a dict, a template would take `clear` for the method."""
    return SimpleNamespace(**{key.replace("-", "_"): word for key, word in language.words.items()})


def _json(words: Mapping[str, object]) -> str:
    return json.dumps(words, ensure_ascii=False)


def _list_words(context: Context) -> str:
    """Return what the script of the lists has to say, the edition, and the lists that name no case and no exhibit.

    Its paper is in the language of the list, which is that of the page or else English.
    """
    book, language = context.book, context.language
    words = {
        key.replace("-", "_"): word
        for key, word in language.words.items()
        if key.startswith(_LIST_WORDS) and key not in _PAPER_WORDS
    }
    paper = {
        own.html: {"name": own.name}
        | {key.replace("-", "_"): own.word(key) for key in _PAPER_WORDS}
        for own in (language, book.languages[SOURCE])
    }
    apart = sorted(
        one.id for (lang, _), one in book.checklists.items() if lang == SOURCE and one.apart
    )
    return _json({"edition": book.edition, "paper": paper, "unfiled": apart, **words})


def _print(context: Context) -> str | None:
    """Return the address of the PDF that printing this page should lead to first."""
    if not context.pdf or context.page.code.endswith("-00"):
        return None
    if context.page.role == PATH:
        ways = print_ways(path_prints(context.page.code, context), context)
        return next((href for href, _, _ in ways), None)
    if context.kind == "form":
        return context.site(print_path(context.page.lang, context.page.code, "blank"))
    if context.kind != "list":
        return None
    slug = context.slug.removeprefix("checklists/").removesuffix(".md")
    shown = context.shown_list(slug)
    return context.site(print_path(shown.lang, shown.id, "compact")) if shown else None


_URGENT = f"{URGENT}/index.md"
_FOUND_WORDS = ("type", "none", "one", "many", "more_one", "more", "missing")
_LIST_WORDS = ("left", "clear", "tick", "file-")
_PAPER_WORDS = ("case", "exhibit", "officer-line", "edition", "tick-state", "tick-typed")
