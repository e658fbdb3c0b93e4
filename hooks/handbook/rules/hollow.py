"""HB057: an item of a list that has no words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.findings import Finding
from handbook.model import Handbook
from handbook.rules.base import Rule, short, texts
from handbook.rules.prose import lines_of

_HOLLOW = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]*$", re.MULTILINE)


class ListItemHollow(Rule):
    """An item of a list has words on its first line.

    ## Why it matters

    Of an empty item one program makes a step without words, another takes it for the line under a
    heading: the step above it then becomes a title, and is done by nobody.

    ## How to fix it

    Write the step on the line of its number or hyphen, or remove the line.
    """

    code, name = "HB057", "list-item-hollow"
    message = "“{text}” begins an item that has no words"
    hint = "write the words right after “{text} ”, or remove the line"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each such line outside code."""
        for one in texts(book):
            if _HOLLOW.search(one.body):
                for number, line in lines_of(one.body, one.body_line):
                    if _HOLLOW.match(line):
                        yield self.found(one.path, number, text=short(line))
