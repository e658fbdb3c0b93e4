"""HB058: a backslash that ends a line."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.findings import Finding
from handbook.model import Handbook
from handbook.rules.base import Rule, texts
from handbook.rules.prose import bare, lines_of


class LineEndBackslash(Rule):
    """No line ends with a backslash.

    ## Why it matters

    A code host breaks the line there, and the built page prints the backslash in the middle of a
    sentence. On paper it looks like a part of an address or of a password.

    ## How to fix it

    Leave an empty line for a new paragraph, or let the line run on.
    A backslash that is meant goes into back-ticks.
    """

    code, name = "HB058", "line-end-backslash"
    message = "the line ends with “\\”"
    hint = "delete it; leave an empty line where a new paragraph begins"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each such line outside code."""
        for one in texts(book):
            if "\\" in one.body:
                for number, line in lines_of(one.body, one.body_line):
                    if bare(line).endswith("\\"):
                        yield self.found(one.path, number)
