"""How much is known of each platform: counts of values by mark, and of questions without an answer."""

from __future__ import annotations

from collections import Counter

from handbook.model import Handbook


def practice_table(book: Handbook) -> tuple[tuple[str, ...], ...]:
    """Return a row a platform: page, name, values marked S, marked S2, questions not checked.

    The first row holds the heads, the last the sums.
    """
    questions, rows = book.practice.questions, []
    sums: Counter[str] = Counter()
    for platform in book.practice.platforms:
        counted: Counter[str] = Counter()
        for question in questions:
            value = platform.values.get(question.id)
            work = book.works.get(value.source) if value else None
            counted[work.mark if work else NOT_CHECKED] += 1
        sums += counted
        rows.append(_row(f"{platform.page} {platform.name}", counted))
    return (("platform", *_KINDS), *rows, _row(f"all {len(rows)}", sums))


def _row(name: str, counted: Counter[str]) -> tuple[str, ...]:
    return (name, *(str(counted[kind]) for kind in _KINDS))


NOT_CHECKED = "not checked"
_KINDS = ("S", "S2", NOT_CHECKED)
