"""How much is known of each platform: counts of values by mark, and of questions without an answer."""

from __future__ import annotations

from collections import Counter

from handbook.model import Handbook


def practice_table(book: Handbook) -> tuple[tuple[str, ...], ...]:
    """Return a row a platform: page, name, values marked S, marked S2, others, questions not checked.

    Others are values whose source has another mark, or stands in no bibliography: rules tell them.
    The first row holds the heads, the last the sums.
    """
    questions, rows = book.practice.questions, []
    sums: Counter[str] = Counter()
    for platform in book.practice.platforms:
        counted: Counter[str] = Counter()
        for question in questions:
            value = platform.values.get(question.id)
            work = book.works.get(value.source) if value else None
            mark = work.mark if work and work.mark in _MARKS else OTHER
            counted[mark if value else NOT_CHECKED] += 1
        sums += counted
        rows.append(_row(f"{platform.page} {platform.name}", counted))
    return (("platform", *_KINDS), *rows, _row(f"all {len(rows)}", sums))


def _row(name: str, counted: Counter[str]) -> tuple[str, ...]:
    return (name, *(str(counted[kind]) for kind in _KINDS))


OTHER = "other"
NOT_CHECKED = "not checked"
_MARKS = ("S", "S2")
_KINDS = (*_MARKS, OTHER, NOT_CHECKED)
