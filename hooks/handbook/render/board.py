"""The expiry board: what is due when, what was overdue at this edition, and what is today."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterable, Sequence

from handbook.languages import SOURCE, Language
from handbook.model import (
    MONTHS_DUE,
    Dated,
    Group,
    Work,
    board,
    edition_day,
    months_of,
    overdue,
    reread,
)  # fmt: skip
from handbook.render.context import Context
from handbook.render.references import BIBLIOGRAPHY, code_html, short_name

YOUR_COPY = "start/your-copy.md"

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
    inside = "".join(_group(group, context) for group in groups)
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
        said = word(f"{kind}-edition", date=_date(judged, language), n=late, m=len(days))
        lines.append(f'<p class="board-edition">{said}</p>')
    lines.append(
        f'<p class="board-today" role="status" data-since="{since.isoformat()}"'
        f' data-months="{html.escape("|".join(language.months))}"'
        f' data-say="{html.escape(word(f"{kind}-today"))}"'
        f' data-wrong="{html.escape(word("board-wrong-clock"))}" hidden></p>'
    )
    outer = f' lang="{language.html}" dir="{language.direction}"' if context.fallback else ""
    return (
        f'<section class="board board-{kind}" aria-label="{html.escape(word(f"{kind}-name"))}"{outer}'
        f" data-search-exclude>\n{''.join(lines)}\n{inside}\n</section>"
    )


def _group(group: Group, context: Context) -> str:
    """Return one section as a fold: what it holds in a line, and its rows."""
    days, title = [row.day for row in group.rows], group.section.title(context.lang)
    rows = "\n".join(_row(row, context) for row in group.rows)
    heads = ("code", "title", "tier", "reviewed-on", "due-on")
    return _fold(title, days, _table(heads, rows, title, context), context)


def _row(row: Dated, context: Context) -> str:
    language = context.language
    tier = row.text.meta.text("tier")
    title = f"<span{_lang(row.page.lang, context)}>{_text(row.page.title)}</span>"
    read = row.text.reviewed
    return _cells(
        (
            ("code", code_html(row.entry.code, context)),
            ("title", title),
            ("tier", language.word(f"tier-{tier}")),
            ("reviewed-on", _date(read, language) if read else ""),
            ("due-on", f"{_date(row.day, language)}{_marks(row.day, context)}"),
        ),
        language,
    )


def _works(context: Context) -> list[Work]:
    """Return the works that grow old, those of unknown day first, then by the day that ends."""
    works = [work for work in context.book.works.values() if months_of(work)]
    return sorted(works, key=lambda work: (reread(work) or dt.date.min, work.key))


def _sources(works: Iterable[Work], days: Sequence[dt.date], context: Context) -> str:
    word = context.language.word
    rows = "\n".join(_source(work, context) for work in works)
    name = word("sources-name")
    table = _table(("source", "tier", "read-on", "read-by"), rows, name, context)
    return _fold(name, days, table, context)


def _source(work: Work, context: Context) -> str:
    language, read, day = context.language, work.accessed, reread(work)
    href = context.href(BIBLIOGRAPHY, f"ref-{work.key}")
    tier = next(name for name, months in MONTHS_DUE.items() if months == months_of(work))
    name = f"<bdi{_lang(SOURCE, context)}>{_text(short_name(work))}</bdi>"
    title = f"<span{_lang(SOURCE, context)}>{_text(str(work.csl.get('title', '')))}</span>"
    return _cells(
        (
            ("source", f'<a href="{href}">{name}</a> {title}'),
            ("tier", language.word(f"tier-{tier}")),
            ("read-on", _date(read, language) if read else language.word("read-unknown")),
            ("read-by", f"{_date(day, language)}{_marks(day, context)}" if day else ""),
        ),
        language,
    )


def _fold(title: str, days: Sequence[dt.date], inside: str, context: Context) -> str:
    """Return a part of a board that opens at a click; its line says how it stands."""
    word, judged = context.language.word, edition_day(context.book.edition)
    facts = [word("board-all", n=len(days))]
    if days:
        facts.append(word("board-first", date=_date(min(days), context.language)))
    line = f"<strong>{_text(title)}</strong> <span>{' · '.join(facts)}</span>"
    if late := sum(overdue(day, judged) for day in days):
        line += f' <span class="badge badge-late">{word("board-late-n", n=late)}</span>'
    say = html.escape(word("board-today-n"))
    line += f' <span class="badge badge-today" data-say="{say}" hidden></span>'
    return f'<details class="board-part"><summary>{line}</summary>\n{inside}\n</details>\n'


def _marks(day: dt.date, context: Context) -> str:
    """Return what says that a day has passed: at this edition, and hidden, for the reader's clock."""
    word = context.language.word
    late = ""
    if overdue(day, edition_day(context.book.edition)):
        late = f' <span class="badge badge-late">{word("board-late")}</span>'
    mark = f'<span class="badge badge-today" data-due="{day.isoformat()}" hidden>'
    return f"{late} {mark}{word('board-late-today')}</span>"


def _table(heads: Iterable[str], rows: str, name: str, context: Context) -> str:
    word = context.language.word
    head = "".join(f'<th scope="col">{word(key)}</th>' for key in heads)
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{html.escape(name)}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table></div>"
    )


def _cells(cells: Iterable[tuple[str, str]], language: Language) -> str:
    inside = (f'<td data-label="{language.word(key)}">{text}</td>' for key, text in cells)
    return f"<tr>{''.join(inside)}</tr>"


def _date(day: dt.date, language: Language) -> str:
    return f'<time datetime="{day.isoformat()}">{language.date(day)}</time>'


def _lang(lang: str, context: Context) -> str:
    if lang == context.lang:
        return ""
    language = context.book.languages[lang]
    return f' lang="{language.html}" dir="{language.direction}"'


def _text(text: str) -> str:
    return html.escape(text, quote=False)
