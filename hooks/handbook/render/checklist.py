"""A checklist becomes a sheet that lies on its page, or on any page with a link to it alone in a paragraph."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from markupsafe import Markup

from handbook.languages import SOURCE, Language
from handbook.markup import finished
from handbook.model import Checklist, Handbook, Task, behind
from handbook.render.context import Context
from handbook.render.drawings import set_in
from handbook.render.markdown import block, inline, lead, list_of
from handbook.render.print_links import in_or_beside, print_links, print_path, print_ways
from handbook.render.references import Mentions, running
from handbook.render.templates import laid_out
from handbook.render.writer import BLANKS, HEADS, LINKS, RAW, REFERENCES, raw, read, write

VARIANTS = ("compact", "full", "large")
"""Kinds of print that every list has."""


def checklist_html(slug: str, context: Context, *, level: int = 2, told: bool = False) -> Markup:
    """Return the list `slug` as it is shown in the output language of `context`.

    `level` is that of its title; pause points go one below. Where its stop line was `told` above, its own is
    for paper, which is printed without the page. Raises `KeyError` for an absent list, which the rules
    refuse before.
    """
    shown = _shown(slug, context)
    source = context.book.checklists.get((SOURCE, slug), shown)
    language = context.book.languages[shown.lang]
    mentions = Mentions(context, shown.lang)
    stop = running(
        stop_text(shown.stop, language), context, mentions
    )  # it is read, and names, before the items
    english = {item.id: item for item in source.items()} if bilingual(shown, context.book) else {}
    lang, id_ = shown.lang, shown.id
    prints = [(print_path(lang, id_, one), f"print-{one}", id_, lang) for one in VARIANTS]
    return laid_out(
        "checklist.sheet", shown, _stage(shown, context), language, context, level, told, stop,
        meta_line(shown, language), _notices(shown, context),
        [
            (pause, [_task(item, english.get(item.id), shown, mentions) for item in pause.items])
            for pause in shown.pauses
        ],
        print_ways(prints, context, shown.lang),  # the theme puts its button there without any
    )  # fmt: skip


def stop_line(slug: str, context: Context, *, boxed: bool = False) -> Markup:
    """Return the stop line of a list for the place above it; `boxed`, in a box that has the mark."""
    shown = _shown(slug, context)
    language = context.book.languages[shown.lang]
    kind = "stop-if" if boxed else "sheet-stop stop-first"
    stop = running(stop_text(shown.stop, language), context, lang=shown.lang)
    return laid_out("checklist.stop_line", kind, stop, language, not boxed)


def _shown(slug: str, context: Context) -> Checklist:
    return context.shown_list(slug) or context.book.checklists[SOURCE, slug]


def bilingual(shown: Checklist, book: Handbook) -> bool:
    """Return whether critical items show their English: in a draft, or after it changed, the old step may hurt."""
    return shown.strict or is_behind(shown, book)


def stop_text(stop: str, language: Language) -> str:
    """Return the stop sentence without the words that the sheet prints before it."""
    lead = language.word("stop-if")
    return stop[len(lead) :].lstrip() if stop.casefold().startswith(lead.casefold()) else stop


def _stage(shown: Checklist, context: Context) -> str:
    """Return by what a list is coloured, on every page: what it stops, else the stage of its own page."""
    if shown.stop_rank:
        return "stop"
    entry = context.code(shown.id)
    page = context.shown(entry.path) if entry else None
    return (page.meta.text("stage") if page else "") or "any"


def meta_line(shown: Checklist, language: Language) -> str:
    """Return how, by whom and in how long the list is run, and whether anybody tried it."""
    how, who = (language.word(shown.meta.text(key)) for key in ("type", "who"))
    parts = (how, who, language.minutes(shown.minutes), tried(shown, language))
    return " · ".join(filter(None, parts))


def tried(shown: Checklist, language: Language) -> str:
    """Return where and when officers tried the list, or that nobody has."""
    if shown.tried in ("", "not yet"):
        return language.word("tried-not-yet")
    return language.word("tried", what=shown.tried)


def _notices(shown: Checklist, context: Context) -> list[tuple[str, str, Markup]]:
    """Return kind, text and language of each line about the list itself."""
    word = context.language.word
    if shown.lang != context.lang:
        return [("fallback", word("fallback-list-notice"), context.spoken(context.lang))]
    kinds = [("draft", shown.draft), ("behind", is_behind(shown, context.book))]
    return [(kind, word(f"{kind}-notice"), Markup()) for kind, holds in kinds if holds]


def is_behind(shown: Checklist, book: Handbook) -> bool:
    """Return whether a translated list follows another English text than today's."""
    source = book.checklists.get((SOURCE, shown.slug))
    return source is not None and behind(shown.meta, source.followed)


def _task(
    item: Task, english: Task | None, shown: Checklist, mentions: Mentions
) -> tuple[Task, Markup, Markup, Markup]:
    """Return an item, its words, its English where that is shown below, and its reason."""
    beside = inline(english.source) if english and english.critical and not item.lang else ""
    return (
        item,
        _said(inline(item.source), shown, mentions, allowed=REFERENCES | BLANKS),
        _said(beside, shown, Mentions(mentions.context, SOURCE, alone=True)),
        _said(
            block(item.why), shown, Mentions(mentions.context, SOURCE) if item.lang else mentions
        ),
    )


def _said(
    markup: str, shown: Checklist, mentions: Mentions, *, allowed: int = REFERENCES | LINKS | BLANKS
) -> Markup:
    """Return what an item says; its links are written from the folder of the list."""
    if not markup:
        return Markup()
    root, context = read(markup), mentions.context
    lead(root, f"checklists/{shown.lang}", context)
    set_in(root, context, f"{shown.anchor}-d")
    return finished(write(root, context, mentions, allowed=allowed))


def pack_links(context: Context) -> Markup:
    """Return the links to the packs that the index of lists shows; empty where none is made."""
    langs = in_or_beside(context, context.book.checklists)
    prints = [(print_path(lang, "pack"), "print-pack", "", lang) for lang in langs]
    return print_links(prints, context)


_PLACE = "place"
"""The tag of the place of a list, until the list is in it."""
_LOWEST = 5


def places(root: ET.Element, folder: str) -> None:
    """Make a place for a list of each paragraph that is but a link to one, a level below the deepest heading above."""
    level = 1
    for part in root:
        if part.tag in HEADS:
            level = max(level, HEADS.index(part.tag) + 1)
        for paragraph in part.iter("p"):
            link = paragraph[0] if len(paragraph) == 1 else None
            if link is None or link.tag != "a" or (paragraph.text or link.tail or "").strip():
                continue
            if slug := list_of(link.get("href", ""), folder):
                paragraph.remove(link)
                paragraph.tag, paragraph.attrib = (
                    _PLACE,
                    {"slug": slug, "level": str(min(level + 1, _LOWEST))},
                )


def fill(root: ET.Element, context: Context, own: str = "") -> None:
    """Put each list into its place; the place of the list `own`, which is shown before the text, stays empty.

    A page that opens with a list says once, and first of all, when to stop: where a box above the list
    says Stop, the line of the list joins it. A list below a heading keeps its line to itself.
    """
    opens = True
    for place in list(root.iter(_PLACE)):
        slug, level = place.attrib["slug"], int(place.attrib["level"])
        place.tag, place.attrib, place.text = RAW, {}, ""
        if slug == own:
            continue
        above = opens and _above(root, place, slug, context)
        place.text = checklist_html(slug, context, level=level, told=above)
        opens = False


def _above(root: ET.Element, place: ET.Element, slug: str, context: Context) -> bool:
    """Put the stop line of a list above it, and return whether it could be put there."""
    before = list(root)
    before = before[: before.index(place)] if place in before else []
    if place not in list(root) or any(one.tag in HEADS for one in before):
        return False
    box = next((one for one in before if one.get("class") == "call call-stop"), None)
    if box is not None:
        box.append(raw(stop_line(slug, context, boxed=True)))
    else:
        root.insert(len(before), raw(stop_line(slug, context)))
    return True
