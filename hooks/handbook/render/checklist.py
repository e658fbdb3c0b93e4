"""A checklist becomes a sheet that lies on the page."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.languages import SOURCE, Language
from handbook.markup import escaped
from handbook.model import Checklist, Handbook, Pause, Task, behind
from handbook.render.context import Context
from handbook.render.drawings import set_in
from handbook.render.form_prints import pack_link
from handbook.render.links import lead
from handbook.render.markdown import block, inline
from handbook.render.marks import MARKS
from handbook.render.references import Mentions, code_html, running
from handbook.render.tree import read
from handbook.render.writer import BLANKS, LINKS, REFERENCES, write

VARIANTS = ("compact", "full", "large")
"""Kinds of print that every list has."""

_ENGLISH = f' lang="{SOURCE}" dir="ltr"'


def sheet(slug: str, context: Context, *, level: int = 2, told: bool = False) -> str:
    """Return the list `slug` as it is shown in the output language of `context`.

    `level` is that of its title; pause points go one below. Where its stop line was `told` above, its own is
    for paper, which is printed without the page. Raises `KeyError` for an absent list, which the rules
    refuse before.
    """
    shown = context.shown_list(slug)
    if shown is None:
        raise KeyError(slug)
    source = context.book.checklists.get((SOURCE, slug), shown)
    language = context.book.languages[shown.lang]
    anchor = shown.anchor
    save = "" if shown.unsaved else " data-save"
    data = f'data-list="{escaped(shown.id)}"{save}'
    opening = (
        f'id="{escaped(anchor)}" {data} aria-labelledby="{escaped(anchor)}-title" {_tag(language)}'
    )
    paper = " on-paper" if told else ""
    mentions = Mentions(context, shown.lang)
    parts = [
        f'<section class="sheet" {opening}>',
        _head(shown, context, level),
        _notices(shown, context),
        f'<p class="sheet-stop{paper}">{_stop(shown, context, mentions)}</p>',
    ]
    english = {item.id: item for item in source.items()} if bilingual(shown, context.book) else {}
    parts += [_pause(pause, shown, english, mentions, level + 1) for pause in shown.pauses]
    parts.append(_links(shown, context))
    parts.append("</section>")
    return "\n".join(parts)


def stop_line(slug: str, context: Context, *, boxed: bool = False) -> str:
    """Return the stop line of a list for the place above it; `boxed`, in a box that has the mark."""
    shown = context.shown_list(slug)
    if shown is None:
        raise KeyError(slug)
    kind = "stop-if" if boxed else "sheet-stop stop-first"
    tag = _tag(context.book.languages[shown.lang])
    return f'<p class="{kind}" {tag}>{_stop(shown, context, Mentions(context, shown.lang), mark=not boxed)}</p>\n'


def _stop(shown: Checklist, context: Context, mentions: Mentions, *, mark: bool = True) -> str:
    language = context.book.languages[shown.lang]
    return (
        f"{MARKS['stop'] if mark else ''}<span><strong>{escaped(language.word('stop-if'))}</strong> "
        f"{running(stop_text(shown.stop, language), context, mentions)}</span>"
    )


def _tag(language: Language) -> str:
    return f'lang="{escaped(language.html)}" dir="{escaped(language.direction)}"'


def bilingual(shown: Checklist, book: Handbook) -> bool:
    """Return whether its critical items must show their English below.

    They do in a draft that nobody signed, and where the English has changed: the old step may hurt.
    """
    return shown.strict or is_behind(shown, book)


def stop_text(stop: str, language: Language) -> str:
    """Return the stop sentence without the words that the sheet prints before it."""
    lead = language.word("stop-if")
    return stop[len(lead) :].lstrip() if stop.casefold().startswith(lead.casefold()) else stop


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


def _head(shown: Checklist, context: Context, level: int) -> str:
    meta = meta_line(shown, context.book.languages[shown.lang])
    return (
        f'<header class="sheet-head">{code_html(shown.id, context)} '
        f'<h{level} class="sheet-title" id="{escaped(shown.anchor)}-title">'
        f"{running(shown.title, context, linked=False)}</h{level}> "
        f'<p class="sheet-meta">{running(meta, context)}</p></header>'
    )


def _notices(shown: Checklist, context: Context) -> str:
    if shown.lang != context.lang:
        outer = context.language
        return (
            f'<p class="notice notice-fallback" lang="{escaped(outer.html)}" dir="{escaped(outer.direction)}">'
            f"{escaped(outer.word('fallback-list-notice'))}</p>"
        )
    keys = ["draft-notice"] if shown.draft else []
    keys += ["behind-notice"] if is_behind(shown, context.book) else []
    kinds = ((key.partition("-")[0], escaped(context.language.word(key))) for key in keys)
    return "\n".join(f'<p class="notice notice-{kind}">{text}</p>' for kind, text in kinds)


def is_behind(shown: Checklist, book: Handbook) -> bool:
    """Return whether a translated list follows another English text than today's."""
    source = book.checklists.get((SOURCE, shown.slug))
    return source is not None and behind(shown.meta, source.followed)


def _pause(
    pause: Pause,
    shown: Checklist,
    english: Mapping[str | None, Task],
    mentions: Mentions,
    level: int,
) -> str:
    anchor = f"{shown.anchor}-{pause.id}"
    rows = "\n".join(_item(item, english.get(item.id), shown, mentions) for item in pause.items)
    title = running(pause.title, mentions.context, linked=False)
    return (
        f'<h{level} class="pause" id="{escaped(anchor)}"><span{_ENGLISH if pause.lang else ""}>{title}</span> '
        f'<span class="left" data-left></span></h{level}>\n'
        f'<ol class="items" aria-labelledby="{escaped(anchor)}">\n{rows}\n</ol>'
    )


def _item(item: Task, english: Task | None, shown: Checklist, mentions: Mentions) -> str:
    """Return an item under the number of its id, which stays when others are removed or moved."""
    language = mentions.context.book.languages[shown.lang]
    number = (item.id or "").rpartition(".")[2]
    tag = _ENGLISH if item.lang else ""
    words, key = _said(inline(item.source), shown, mentions, allowed=REFERENCES | BLANKS), ""
    words = f"<span{tag}>{words}</span>" if tag else words
    if item.critical:
        heard = escaped(language.word("critical"))
        words = f'<span class="unseen">{heard}: </span><strong>{words}</strong>'
        key = " item-key"
    line = (
        f'<li class="item{key}" id="{escaped((item.id or "").lower())}"><label>'
        f'<input type="checkbox" autocomplete="off"><span class="no">{escaped(number)}</span> '
        f'<span class="text">{words}</span></label>'
    )
    parts = [line]
    if tag:
        parts.append(f'<p class="lag">{escaped(language.word("not-translated"))}</p>')
    if english is not None and english.critical and not item.lang:
        alone = Mentions(mentions.context, SOURCE, alone=True)
        said = _said(inline(english.source), shown, alone)
        parts.append(f'<p class="english" lang="en" dir="ltr">{said}</p>')
    if item.why:
        parts.append(f'<div class="why"{tag}>{_said(block(item.why), shown, mentions)}</div>')
    return "\n".join((*parts, "</li>"))


def _said(
    markup: str, shown: Checklist, mentions: Mentions, *, allowed: int = REFERENCES | LINKS | BLANKS
) -> str:
    """Return what an item says; its links are written from the folder of the list."""
    root, context = read(markup), mentions.context
    lead(root, f"checklists/{shown.lang}", context)
    set_in(root, context, f"{shown.anchor}-d")
    return write(root, context, mentions, allowed=allowed)


def _links(shown: Checklist, context: Context) -> str:
    """Return the links to the print files; the theme puts its button there even without them."""
    if not context.pdf:
        return '<p class="sheet-print"></p>'
    language = context.book.languages[shown.lang]
    links = " ".join(
        f'<a href="{escaped(context.site(sheet_path(shown, variant)))}">'
        f"{escaped(language.word(f'print-{variant}'))} ({escaped(shown.id)}, PDF)</a>"
        for variant in VARIANTS
    )
    return f'<p class="sheet-print">{links}</p>'


def sheet_path(shown: Checklist, variant: str) -> str:
    """Return the path of a list's print file below the site's root."""
    return f"print/{shown.lang}/{shown.id}-{variant}.pdf"


def pack_path(lang: str) -> str:
    """Return the path of the file that holds every compact sheet of a language."""
    return f"print/{lang}/pack.pdf"


def pack_links(context: Context) -> str:
    """Return the links to the packs that the index of lists shows; empty where none is made.

    The English one stands beside that of a language in which lists are still missing.
    """
    slugs: dict[str, set[str]] = {context.lang: set(), SOURCE: set()}
    for lang, slug in context.book.checklists:
        slugs.setdefault(lang, set()).add(slug)
    own = [context.lang] if slugs[context.lang] else []
    rest = [SOURCE] if slugs[SOURCE] - slugs[context.lang] else []
    if not context.pdf or not own + rest:
        return ""
    links = " ".join(pack_link(lang, pack_path(lang), "print-pack", context) for lang in own + rest)
    return f'<p class="sheet-print">{links}</p>'
