"""HB049 and HB058: an underlined heading, and a backslash that ends a line."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.findings import Finding
from handbook.model import Handbook
from handbook.rules.base import Rule, texts
from handbook.rules.files import FlawRule
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


class HeadingUnderlined(FlawRule):
    """A heading begins with its number signs, and no line underlines one that ends with a bracket.

    ## Why it matters

    A line of hyphens below a sentence makes a heading of the sentence. Where the sentence ends with a
    bracket, as one with an id does, it can stop the program that reads the page.

    ## How to fix it

    Write `## The words { #id }` in the place of both lines. Leave an empty line above a list.
    """

    code, name, flaws = "HB049", "heading-underlined", frozenset({"underlined"})
    message = "“{detail}” makes a heading of the line above it"
    hint = "write “## The words {{ #id }}” in the place of both lines"
