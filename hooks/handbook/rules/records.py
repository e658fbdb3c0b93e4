"""HB070 to HB079: the data files of docs/data/, each by its schema."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding, Severity
from handbook.model import Handbook
from handbook.rules.base import checks
from handbook.rules.records_pass import record_faults

LANGUAGE_WORD_MISSING = rule("HB078", "language-word-missing")


@checks(LANGUAGE_WORD_MISSING)
def language_word_missing(book: Handbook) -> Iterator[Finding]:
    """Yield each language that lacks words, as an error where the edition goes out."""
    weight = Severity.ERROR if book.release else None
    for fault in record_faults(book).of(LANGUAGE_WORD_MISSING):
        yield LANGUAGE_WORD_MISSING.at(fault.path, fault.line, weight, **fault.facts)
