"""The cover of a pack: which lists it holds, in which edition, on which page, what goes first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handbook.languages import SOURCE, Language
from handbook.markup import escaped, filled
from handbook.model import Checklist, Handbook
from handbook.press.paper import document, draft, foot, value
from handbook.press.print_jobs import Job
from handbook.render.checklist import pack_path
from handbook.render.marks import mark


@dataclass(frozen=True, slots=True)
class Bound:
    """One sheet of a pack."""

    shown: Checklist
    pages: int


def ordered(book: Handbook, lang: str, pages: dict[str, int]) -> tuple[Bound, ...]:
    """Return the sheets of a pack in its order; `pages` holds their number of pages by code."""
    lists = {one.id: one for (own, _), one in book.checklists.items() if own == lang}
    first = sorted(
        (code for code in pages if lists[code].stop_rank), key=lambda code: lists[code].stop_rank
    )
    return tuple(Bound(lists[code], pages[code]) for code in (*first, *sorted({*pages} - {*first})))


def cover(book: Handbook, lang: str, sheets: Sequence[Bound], ahead: int) -> Job:
    """Return the job of a pack's cover, which has `ahead` pages itself."""
    language = book.languages[lang]
    return Job(
        path=pack_path(lang),
        source="docs/data/languages.yaml",
        code="pack",
        variant="cover",
        language=language,
        draw=lambda _: _html(book, language, sheets, ahead),
        rows=0,
        sides=None,
        roomy=False,
        places=(),
        marks={"its edition": book.edition, "its language": lang},
        of=_pages(sheets, ahead),
    )


def _html(book: Handbook, language: Language, sheets: Sequence[Bound], ahead: int) -> str:
    word = language.word
    drafts = any(one.shown.draft for one in sheets)
    title = f"{word('site-name')}: {word('pack-title')}"
    more = (word("print-draft"),) if drafts else ()
    rows, page = [], ahead + 1
    for one in sheets:
        rows.append((bool(one.shown.stop_rank), _row(one.shown, language, page)))
        page += one.pages
    parts = [
        foot("", "pack", language, book.edition, None, *more, of=_pages(sheets, ahead)),
        head(language, "pack-title"),
        facts(book, language, [one.shown.reviewed for one in sheets]),
        f'<p class="fact"><b>{escaped(word("pack-sides"))}</b></p>',
        draft(language, book, "draft-notice") if drafts else "",
        f"<table><thead>{columns(language, _COLUMNS)}</thead>",
        group(
            "stops",
            mark("stop", language.callouts.get("stop", "Stop")) + escaped(word("pack-stop")),
            (r for s, r in rows if s),
        ),
        group("rest", escaped(word("pack-rest")), (r for s, r in rows if not s)),
        "</table>",
        _missing(book, language, sheets),
    ]
    return document(language, title, "cover", parts)


def head(language: Language, title_key: str) -> str:
    """Return the head of a cover: the name of the handbook, and what this file is."""
    name, title = escaped(language.word("site-name")), escaped(language.word(title_key))
    outline = escaped(language.word("contents"))
    return (
        f'<header class="head"><p class="name">{name}</p>'
        f'<h1 data-outline="{outline}">{title}</h1></header>'
    )


def _pages(sheets: Sequence[Bound], ahead: int) -> int:
    return ahead + sum(one.pages for one in sheets)


def facts(book: Handbook, language: Language, reviews: Iterable[dt.date | None]) -> str:
    """Return edition, language, and from when to when what is bound was reviewed."""
    days = sorted({str(day) for day in reviews if day})
    between = " – ".join(value(day, language) for day in (*days[:1], *days[1:][-1:]))
    said = (
        (language.word("edition"), value(book.edition, language)),
        (language.word("language"), f"{escaped(language.name)} ({value(language.code, language)})"),
        (language.word("reviewed"), between),
    )
    return "".join(
        f'<p class="fact"><span>{escaped(name)}</span> <b>{fact}</b></p>'
        for name, fact in said
        if fact
    )


def columns(language: Language, keys: Sequence[str]) -> str:
    """Return the heads of the columns of a table of contents."""
    cells = "".join(f'<th scope="col">{escaped(language.word(key))}</th>' for key in keys)
    return f"<tr>{cells}</tr>"


def group(kind: str, title: str, rows: Iterable[str], wide: int = 5) -> str:
    """Return rows of a table of contents below the title that they share; none without rows."""
    body = "".join(rows)
    title = f'<tr><th class="group" colspan="{wide}" scope="rowgroup">{title}</th></tr>'
    return f'<tbody class="{kind}">{title}{body}</tbody>' if body else ""


def _row(shown: Checklist, language: Language, page: int) -> str:
    link = f'<a href="#{escaped(shown.anchor)}">{escaped(shown.title)}</a>'
    cells = (
        value(shown.id, language),
        link,
        escaped(language.word(shown.meta.text("type"))),
        escaped(language.minutes(shown.minutes)),
        value(str(page), language),
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _missing(book: Handbook, language: Language, sheets: Sequence[Bound]) -> str:
    """Return which lists stand in the English pack only."""
    here = {one.shown.id for one in sheets}
    english = {one.id for (own, _), one in book.checklists.items() if own == SOURCE and one.id}
    if not (codes := sorted(english - here)):
        return ""
    listed = ", ".join(value(code, language) for code in codes)
    return f'<p class="missing">{filled(language.word("pack-missing"), codes=listed)}</p>'


_COLUMNS = ("code", "title", "kind", "takes", "page")
