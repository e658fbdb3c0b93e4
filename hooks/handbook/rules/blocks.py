"""HB050 to HB056: blocks that two Markdown parsers would read differently, and callouts."""

from __future__ import annotations

import re

from handbook.model import Checklist, Handbook, Page
from handbook.rules.base import FamilyRule, Faults, once_a_book, short, texts
from handbook.rules.list_lines import ListLines
from handbook.rules.prose import lines_with, open_fence

_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_STOPS = " .:۔।"


@once_a_book
def block_faults(book: Handbook) -> Faults:
    """Return what is wrong with lists, callouts and footnotes of all pages and lists."""
    faults = Faults()
    for one in texts(book):
        ListLines(one.path, faults).read(one.body, one.body_line)
        _footnotes(one, faults)
        if (number := open_fence(one.body, one.body_line)) is not None:
            faults.add("fence-not-closed", one.path, number)
        _callouts(one, book, faults)
    return faults


def _footnotes(one: Page | Checklist, faults: Faults) -> None:
    for number, line in lines_with("[^", one.body, one.body_line):
        if found := _FOOTNOTE.search(line):
            faults.add("footnote", one.path, number, text=short(found[0]))


def _callouts(one: Page | Checklist, book: Handbook, faults: Faults) -> None:
    language = book.languages.get(one.lang)
    if language is None or not language.callouts:
        return
    for quote in one.text.quotes:
        if quote.word and quote.word.rstrip(_STOPS).casefold() not in {
            word.casefold() for word in language.callouts.values()
        }:
            faults.add("callout-word", one.path, quote.line, word=short(quote.word),
                       known=", ".join(language.callouts.values()))  # fmt: skip


class ListIndent(FamilyRule):
    """What belongs to an item is indented by exactly four spaces a level.

    ## Why it matters

    Programs that read Markdown disagree about any other indent.
    On the code host the line is part of the step, on the built page the list breaks there, and the
    steps after it begin again at 1: an officer does the wrong one.

    ## How to fix it

    Write four spaces before each line that belongs to an item, eight for an item inside another.
    Leave an empty line between a list and the text after it.
    Set your editor to spaces: a tab is never right.
    """

    code, name, family = "HB050", "list-indent", block_faults
    message = "“{text}” is indented by {indent}"
    hint = "write {wanted}"


class ListNotApart(FamilyRule):
    """An empty line stands above a list and above a table.

    ## Why it matters

    Without it the built page runs the items into the sentence above: the steps are gone.
    The same happens to an item that stands right below a paragraph of the item before it.

    ## How to fix it

    Leave one line empty above the named line.
    """

    code, name, family = "HB051", "list-not-apart", block_faults
    message = "“{text}” would be joined to the line above it"
    hint = "leave one line empty above it"


class ListMarker(FamilyRule):
    """Numbered items begin with a number and a full stop.

    ## Why it matters

    `1)` is a step on the code host and plain text on the built page.

    ## How to fix it

    Write `1.` instead.
    """

    code, name, family = "HB052", "list-marker", block_faults
    message = "“{marker}” does not number an item on the built page"
    hint = "write “{wanted}”"


class CalloutWord(FamilyRule):
    """A block quote that opens in bold type is a callout, and opens with one of its words.

    ## Why it matters

    Red is for *Stop* alone. With free words nobody would know which box must be obeyed, and a
    misspelled *Stop* would be printed as a harmless quotation.

    ## How to fix it

    Open with one of the words that the message names, followed by a full stop, all in bold:
    `> **Stop.** …`.
    For a plain quotation leave the bold type away.
    """

    code, name, family = "HB053", "callout-word", block_faults
    message = "“{word}” opens no callout"
    hint = "write one of {known}, or no bold type at the beginning"


class Footnote(FamilyRule):
    """There are no footnotes.

    ## Why it matters

    On a phone and on paper a note at the end of the page is not read.
    A source belongs into the bibliography, where its mark and date are seen.

    ## How to fix it

    Cite a source as `[@key]`; write everything else into the text or leave it out.
    """

    code, name, family = "HB054", "footnote", block_faults
    message = "“{text}” is a footnote"
    hint = "write “[@key]” for a source; put the rest into the text"


class BlockNotApart(FamilyRule):
    """An empty line stands below a block quote, a table and a code block.

    ## Why it matters

    A line right below a *Stop* belongs to it in one program and not in another.
    Steps that follow without an empty line are swallowed by the box, the table or the code.

    ## How to fix it

    Leave one line empty above it. A line that belongs to the quote begins with `> `.
    """

    code, name, family = "HB055", "block-not-apart", block_faults
    message = "“{text}” follows {indent} without an empty line"
    hint = "leave one line empty above it; a line of a quote begins with “> ”"


class FenceNotClosed(FamilyRule):
    """A code block that is opened is closed.

    ## Why it matters

    Everything below the opening line becomes code: steps, boxes and warnings lose their shape, and
    none of the other rules looks at them.

    ## How to fix it

    Write the same back-ticks again on a line of their own, where the code ends.
    """

    code, name, family = "HB056", "fence-not-closed", block_faults
    message = "“```” opens a code block that nothing closes"
    hint = "write “```” on a line of its own below the code"
