"""Tables made from data, in the shape that `dress` gives to those of the text: rows, days and folds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from handbook.languages import Language
from handbook.markup import escaped


def table(heads: Iterable[str], rows: Iterable[str], label: str, kind: str = "") -> str:
    """Return a table of finished rows; `label` names it to who cannot see it.

    `heads` and `label` are plain text. `kind` is the class of the table.
    """
    line = "".join(f'<th scope="col">{escaped(head)}</th>' for head in heads)
    tag, body = (f'<table class="{kind}">' if kind else "<table>"), "\n".join(rows)
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{escaped(label)}">{tag}'
        f"<thead><tr>{line}</tr></thead><tbody>\n{body}\n</tbody></table></div>"
    )


def row(heads: Iterable[str], cells: Iterable[str]) -> str:
    """Return a row of finished HTML; each cell names its column, as a phone shows no heads."""
    pairs = zip(heads, cells, strict=True)
    inside = (f'<td data-label="{escaped(head)}">{cell}</td>' for head, cell in pairs)
    return f"<tr>{''.join(inside)}</tr>"


def worded(keys: Iterable[str], language: Language) -> tuple[str, ...]:
    """Return the heads of a table in a language, by the keys of its words."""
    return tuple(map(language.word, keys))


def date(day: dt.date, language: Language) -> str:
    """Return a day as people write it, marked for machines."""
    return f'<time datetime="{day.isoformat()}">{escaped(language.date(day))}</time>'


def fold(title: str, facts: Iterable[str], inside: str, marks: str = "") -> str:
    """Return a part of a board that opens at a click; its line says how it stands."""
    line = f"<strong>{title}</strong> <span>{' · '.join(facts)}</span>{marks}"
    return f'<details class="board-part"><summary>{line}</summary>\n{inside}\n</details>'
