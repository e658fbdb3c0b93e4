"""HB049 and HB058: an underlined heading, and a backslash that ends a line."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Handbook
from handbook.rules.base import checks, texts
from handbook.rules.prose import bare, lines_of

LINE_END_BACKSLASH = rule("HB058", "line-end-backslash")


@checks(LINE_END_BACKSLASH)
def line_end_backslash(book: Handbook) -> Iterator[Finding]:
    """Yield each such line outside code."""
    for one in texts(book):
        if "\\" in one.body:
            for number, line in lines_of(one.body, one.body_line):
                if bare(line).endswith("\\"):
                    yield LINE_END_BACKSLASH.at(one.path, number)
