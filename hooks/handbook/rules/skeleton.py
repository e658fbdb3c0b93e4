"""HB047: a sentence of a skeleton that nobody has written yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding, Severity
from handbook.model import Handbook
from handbook.rules.base import checks, short
from handbook.rules.sheet import MOST, sheets

SKELETON_LEFT = rule("HB047", "skeleton-left")

LEFT = "To be written:"
"""Begins each sentence of a skeleton that only says what belongs there."""


@checks(SKELETON_LEFT)
def skeleton_left(book: Handbook) -> Iterator[Finding]:
    """Yield each such place, at most ten of a file."""
    weight = Severity.ERROR if book.release else None
    for sheet in sheets(book):
        at, told = sheet.whole.find(LEFT), 0
        while at >= 0 and told < MOST:
            row, column = sheet.row(at)
            opens = bool(_BEFORE.fullmatch(row, 0, column)) and not sheet.coded(at)
            if sheet.one is not None and opens:
                text = short(row[column + len(LEFT) :].partition("|")[0].strip())
                yield SKELETON_LEFT.at(sheet.path, sheet.line(at), weight, text=text)
                told += 1
            at = sheet.whole.find(LEFT, at + 1)


_BEFORE = re.compile(r"(?:.*(?<!\\)\|)?[ \t>\-*+0-9.]*(?:\*\*[^*]+\*\*[ ])?")
"""What may stand before a sentence that opens its line or its cell: signs of lists and quotes, and
the bold word of a callout, a check or a question.
"""
