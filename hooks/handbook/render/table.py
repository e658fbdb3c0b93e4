"""Tables made from data, in the shape that `dress` gives to those of the text; and parts that fold."""

from __future__ import annotations

import html
from collections.abc import Iterable

from handbook.languages import Language


def table(
    keys: Iterable[str], rows: Iterable[str], label: str, language: Language, kind: str = ""
) -> str:
    """Return a table whose heads are the words of `keys`; `label` names it to who cannot see it."""
    heads = "".join(f'<th scope="col">{language.word(key)}</th>' for key in keys)
    tag, body = (f'<table class="{kind}">' if kind else "<table>"), "\n".join(rows)
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{html.escape(label)}">{tag}'
        f"<thead><tr>{heads}</tr></thead><tbody>\n{body}\n</tbody></table></div>"
    )


def row(keys: Iterable[str], cells: Iterable[str], language: Language) -> str:
    """Return a row of finished HTML; each cell names its column, as a phone shows no heads."""
    pairs = zip(keys, cells, strict=True)
    inside = (f'<td data-label="{language.word(key)}">{cell}</td>' for key, cell in pairs)
    return f"<tr>{''.join(inside)}</tr>"


def fold(title: str, facts: Iterable[str], inside: str, marks: str = "") -> str:
    """Return a part of a board that opens at a click; its line says how it stands."""
    line = f"<strong>{title}</strong> <span>{' · '.join(facts)}</span>{marks}"
    return f'<details class="board-part"><summary>{line}</summary>\n{inside}\n</details>'
