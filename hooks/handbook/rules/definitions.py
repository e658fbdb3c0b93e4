"""HB314, HB315 and HB330: definitions of reference links, and links that are none."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.findings import Finding
from handbook.model import Handbook
from handbook.rules.base import FamilyRule, Faults, Rule, once_a_book, short, texts


@once_a_book
def definition_faults(book: Handbook) -> Faults:
    """Return every definition that no link uses, or that another of its label came before."""
    faults = Faults()
    for one in texts(book):
        first: dict[str, int] = {}
        for definition in one.text.definitions:
            label = " ".join(definition.label.split())
            if label.startswith("^"):
                continue
            line, folded = definition.line, label.casefold()
            if folded in first:
                faults.add("definition-twice", one.path, line, label=short(label),
                           first=first[folded])  # fmt: skip
            elif not definition.used:
                faults.add("definition-unused", one.path, line, label=short(label))
            first.setdefault(folded, line)
    return faults


class DefinitionUnused(FamilyRule):
    """Every definition of a reference link is used by one.

    ## Why it matters

    A definition is seen by nobody: its text is no part of the page.
    Most often a link was misspelled and shows its brackets, or a line of the text began with
    `[word]:` and has vanished from every page and print.

    ## How to fix it

    Use the label in a link, or delete the line.
    Where the line belongs to the text, begin it with another word.
    """

    code, name, family = "HB314", "definition-unused", definition_faults
    message = "no link uses the definition “[{label}]”"
    hint = "write “[text][{label}]” where the link belongs, or delete this line"


class DefinitionTwice(FamilyRule):
    """A label of reference links is defined once, letter case ignored.

    ## Why it matters

    One program takes the first definition, another the last.
    Half of the readers are led to the other page and do not know it.

    ## How to fix it

    Delete one of the two, or give the second a label of its own.
    """

    code, name, family = "HB315", "definition-twice", definition_faults
    message = "“[{label}]” is defined already on line {first}"
    hint = "delete one of the two, or write another label"


class LinkUnreadable(Rule):
    """What is typed like a link is one.

    ## Why it matters

    A space in the path, a second pair of brackets or a bracket too few, and the reader sees signs
    where the next step should be. Another program makes a link of it that leads nowhere.

    ## How to fix it

    Write `[text](page.md)`: no space between the brackets and none in the path, no link in the text
    of another.
    What is no link goes into back-ticks.
    """

    code, name = "HB330", "link-unreadable"
    message = "“{text}” is typed like a link and is none"
    hint = "write “[text](page.md)” without spaces in the path; put what is no link in back-ticks"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each piece of text that was meant as a link."""
        for one in texts(book):
            for raw in one.text.broken:
                yield self.found(one.path, raw.line, text=short(raw.html))
