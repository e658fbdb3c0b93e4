"""What every report says alike: text in which nothing hides, sums in one sentence, tables as lines."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from handbook.findings import Finding
from handbook.model import Handbook

JOINERS = "\u200c\u200d"
"""They have no shape and stay: Persian and Urdu words need them."""


def visible(text: str) -> str:
    """Return a text in which nothing hides: what has no shape is written as its number.

    Findings quote content, and content may hold signs that turn a line round or move a cursor.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        f"[U+{ord(char):04X}]"
        if unicodedata.category(char) in _UNSEEN and char not in JOINERS
        else char
        for char in text
    )


def summary(findings: Sequence[Finding]) -> str:
    """Return the sums in one sentence: “2 errors and 1 warning in 2 files”."""
    ignored = sum(finding.ignored is not None for finding in findings)
    errors = sum(finding.stops for finding in findings)
    sums = {"error": errors, "warning": len(findings) - errors - ignored}
    parts = [counted(number, word) for word, number in sums.items() if number]
    parts += [f"{counted(ignored, 'finding')} ignored"] if ignored else []
    if not parts:
        return "nothing to mend"
    files = counted(len({finding.path for finding in findings}), "file")
    return f"{', '.join(parts[:-1])}{' and ' if parts[1:] else ''}{parts[-1]} in {files}"


def counted(number: int, word: str) -> str:
    """Return a number with its word: “1 file”, “2 files”."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a table as lines, the first column on the left and the others on the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


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
