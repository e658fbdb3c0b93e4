"""HB047: a sentence of a skeleton that nobody has written yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.findings import Finding, Severity
from handbook.model import Handbook
from handbook.rules.base import Rule, short
from handbook.rules.sheet import MOST, sheets

LEFT = "To be written:"
"""Begins each sentence of a skeleton that only says what belongs there."""


class SkeletonLeft(Rule):
    """Nothing of a new list or page still says “To be written:”. At a release this is an error.

    ## Why it matters

    An officer who looks for a step finds a promise. On a checklist nobody can tell whether the
    reason is missing or was never needed.

    ## How to fix it

    Write what the sentence asks for, and remove its first words. Remove the heading as well where
    there is nothing to say.
    """

    code, name, severity = "HB047", "skeleton-left", Severity.WARNING
    message = "“{text}” is still to be written"
    hint = "write it, and remove “To be written:”"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each such place, at most ten of a file."""
        weight = Severity.ERROR if book.release else None
        for sheet in sheets(book):
            at, told = sheet.whole.find(LEFT), 0
            while at >= 0 and told < MOST:
                row, column = sheet.row(at)
                opens = bool(_BEFORE.fullmatch(row, 0, column)) and not sheet.coded(at)
                if sheet.one is not None and opens:
                    text = short(row[column + len(LEFT) :].partition("|")[0].strip())
                    yield self.found(sheet.path, sheet.line(at), weight, text=text)
                    told += 1
                at = sheet.whole.find(LEFT, at + 1)


_BEFORE = re.compile(r"(?:.*(?<!\\)\|)?[ \t>\-*+0-9.]*(?:\*\*[^*]+\*\*[ ])?")
"""What may stand before a sentence that opens its line or its cell: signs of lists and quotes, and
the bold word of a callout, a check or a question.
"""
