"""The expiry board: what is due when, what was overdue at this edition, and what is today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from handbook.languages import SOURCE
from handbook.markup import escaped, filled
from handbook.model import MONTHS_DUE, Work, edition_day, months_of, overdue, reread
from handbook.model.role import BIBLIOGRAPHY
from handbook.render.context import Context
from handbook.render.dated import Dated, Group, board
from handbook.render.references import code_html, short_name
from handbook.render.table import date, fold, row, table, worded

_DAY = dt.timedelta(days=1)


def expiry(context: Context) -> str:
    """Return the board of the texts, and below it that of the sources that are read again.

    What the reader's own clock says is hidden until js/due.js has looked at it. The search leaves
    all of it out: a page is to be found by its own words.
    """
    groups, works = board(context.book, context.lang), _works(context)
    rows = [row for group in groups for row in group.rows]
    if not rows:
        return ""
    read = [row.text.reviewed for row in rows if row.text.reviewed]
    since = max(read, default=dt.date.min + _DAY) - _DAY  # in the west that day begins later
    inside = "\n".join(_group(group, context) for group in groups)
    parts = [_board("texts", [row.day for row in rows], since, inside, context)]
    if works:
        days = [day for work in works if (day := reread(work))]
        parts.append(_board("sources", days, since, _sources(works, days, context), context))
    return "\n".join(parts)


def _board(
    kind: str, days: Sequence[dt.date], since: dt.date, inside: str, context: Context
) -> str:
    """Return a board: how many of its days had passed at the edition and have passed today.

    A clock that shows a day before `since` is wrong: by then the last review had not been.
    """
    language, lines = context.language, list[str]()
    word, judged = language.word, edition_day(context.book.edition)
    if judged:
        late = sum(overdue(day, judged) for day in days)
        said = filled(
            word(f"{kind}-edition"), date=date(judged, language), n=str(late), m=str(len(days))
        )
        lines.append(f'<p class="board-edition">{said}</p>')
    lines.append(
        f'<p class="board-today" role="status" data-since="{since.isoformat()}"'
        f' data-months="{escaped("|".join(language.months))}"'
        f' data-say="{escaped(word(f"{kind}-today"))}"'
        f' data-wrong="{escaped(word("board-wrong-clock"))}" hidden></p>'
    )
    outer = (
        f' lang="{escaped(language.html)}" dir="{escaped(language.direction)}"'
        if context.fallback
        else ""
    )
    return (
        f'<section class="board board-{kind}"{outer} data-search-exclude>'
        f"\n{''.join(lines)}\n{inside}\n</section>"
    )


def _group(group: Group, context: Context) -> str:
    """Return one section as a fold: what it holds in a line, and its rows."""
    days, title = [one.day for one in group.rows], group.section.title(context.lang)
    rows = (_row(one, context) for one in group.rows)
    return _fold(
        title, len(days), days, table(worded(_TEXTS, context.language), rows, title), context
    )


def _row(one: Dated, context: Context) -> str:
    language, read = context.language, one.text.reviewed
    cells = (
        code_html(one.entry.code, context),
        f"<span{context.tagged(one.page.lang)}>{escaped(one.page.title)}</span>",
        escaped(language.word(f"tier-{one.text.meta.text('tier')}")),
        date(read, language) if read else "",
        f"{date(one.day, language)}{_marks(one.day, context)}",
    )
    return row(worded(_TEXTS, language), cells)


def _works(context: Context) -> list[Work]:
    """Return the works that grow old, those of unknown day first, then by the day that ends."""
    works = [work for work in context.book.works.values() if months_of(work)]
    return sorted(works, key=lambda work: (reread(work) or dt.date.min, work.key))


def _sources(works: Sequence[Work], days: Sequence[dt.date], context: Context) -> str:
    name = context.language.word("sources-name")
    rows = (_source(work, context) for work in works)
    return _fold(
        name, len(works), days, table(worded(_SOURCES, context.language), rows, name), context
    )


def _source(work: Work, context: Context) -> str:
    language, read, day = context.language, work.accessed, reread(work)
    href, tag = (
        context.href(context.book.slug_of(BIBLIOGRAPHY), f"ref-{work.key}"),
        context.tagged(SOURCE),
    )
    tier = next(name for name, months in MONTHS_DUE.items() if months == months_of(work))
    title = f"<span{tag}>{escaped(str(work.csl.get('title', '')))}</span>"
    cells = (
        f'<a href="{escaped(href)}"><bdi{tag}>{escaped(short_name(work))}</bdi></a> {title}',
        escaped(language.word(f"tier-{tier}")),
        date(read, language) if read else escaped(language.word("read-unknown")),
        f"{date(day, language)}{_marks(day, context)}" if day else "",
    )
    return row(worded(_SOURCES, language), cells)


def _fold(title: str, n: int, days: Sequence[dt.date], inside: str, context: Context) -> str:
    """Return a fold of `n` rows, of which `days` are due; the others have no day to be judged by."""
    word, judged = context.language.word, edition_day(context.book.edition)
    facts, marks = [escaped(word("board-all", n=n))], ""
    if without := n - len(days):
        facts.append(escaped(word("board-no-day", n=without)))
    if days:
        facts.append(filled(word("board-first"), date=date(min(days), context.language)))
    if late := sum(overdue(day, judged) for day in days):
        marks = f' <span class="badge badge-late">{escaped(word("board-late-n", n=late))}</span>'
    say = escaped(word("board-today-n"))
    marks += f' <span class="badge badge-today" data-say="{say}" hidden></span>'
    return fold(escaped(title), facts, inside, marks)


def _marks(day: dt.date, context: Context) -> str:
    """Return what says that a day has passed: at this edition, and hidden, for the reader's clock."""
    word, late = context.language.word, ""
    if overdue(day, edition_day(context.book.edition)):
        late = f' <span class="badge badge-late">{escaped(word("board-late"))}</span>'
    mark = f'<span class="badge badge-today" data-due="{day.isoformat()}" hidden>'
    return f"{late} {mark}{escaped(word('board-late-today'))}</span>"


_TEXTS = ("code", "title", "tier", "reviewed-on", "due-on")
_SOURCES = ("source", "tier", "read-day", "read-by")
"""Words of the heads of the two boards."""
