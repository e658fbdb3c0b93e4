"""HB050 to HB056: blocks that two Markdown parsers would read differently, and callouts."""

from __future__ import annotations

import re

from handbook.model import Checklist, Handbook, Page
from handbook.rules.base import FamilyRule, Faults, once_a_book, short, texts
from handbook.rules.prose import lines_of, lines_with, open_fence

_STEP = 4
_MARKER = re.compile(r"([-*+]|\d{1,9}[.)])(?: |$)")
_OPENERS = ("-", "*", "+", "1.", "1)")
"""Markers with which a list may follow a line of text, as CommonMark reads it."""
_FENCE = re.compile(r"(`{3,}|~{3,})")
_RULER = re.compile(r"([-*_])(?: *\1){2,} *")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_STOPS = " .:۔।"


@once_a_book
def block_faults(book: Handbook) -> Faults:
    """Return what is wrong with lists, callouts and footnotes of all pages and lists."""
    faults = Faults()
    for one in texts(book):
        _Lists(one.path, faults).read(one.body, one.body_line)
        _footnotes(one, faults)
        if (number := open_fence(one.body, one.body_line)) is not None:
            faults.add("fence-not-closed", one.path, number)
        _callouts(one, book, faults)
    return faults


class _Lists:
    """One reading of a body's lines that follows which items are open."""

    def __init__(self, path: str, faults: Faults) -> None:
        self.path = path
        self.faults = faults
        self.open: list[bool] = []
        """Items that are open, one inside the other: whether each is numbered."""
        self.blank = True
        """Whether the line before was empty."""
        self.running = False
        """Whether the line before was text to which a list would be joined."""
        self.block = ""
        """The block that ended with the line before and needs an empty line below it."""
        self.loose = 0
        """Level of the inner list that began after the last empty line."""
        self.told = False
        """Whether the lines since the last empty one were already told."""

    def read(self, body: str, first: int) -> None:
        """Keep every line of a list that is not indented by four spaces a level."""
        for number, line in lines_of(body, first):
            text = line.lstrip(" ")
            if not text:
                self.blank, self.block, self.loose, self.told = True, "", 0, False
                continue
            indent = len(line) - len(text)
            sign = text[0]
            marker = _MARKER.match(text) if sign in "-*+" or sign.isdecimal() else None
            block = _BLOCKS.get(sign, "")
            if sign in "`~" and _FENCE.fullmatch(text):
                block = _CODE
            if self.block and block != self.block:
                self._tell("block-not-apart", number, line, self.block)
                self.open, self.running = [], True
            elif block != self.block and not self.blank and self._joins(block):
                self._tell("list-not-apart", number, line)
            elif block == _CODE and indent and not self.open:
                self._tell("list-indent", number, line, _spaces(indent), _NO_CODE)
            elif sign == "\t":
                self._tell("list-indent", number, line, "a tab", self._wanted())
            elif sign == "#" or (sign in "-*_" and _RULER.fullmatch(text)):
                self._outside(number, line, indent, running=False)
            elif marker:
                self._item(number, line, indent, marker[1])
            else:
                self._text(number, line, indent)
            self.blank, self.block = False, block

    def _item(self, number: int, line: str, indent: int, marker: str) -> None:
        level, rest = divmod(indent, _STEP)
        numbered = marker[-1] in ".)"
        if not self.open and self.running and not self.blank and marker not in _OPENERS:
            return
        if rest or level > len(self.open):
            wanted = _SPACES if self.open else "no space before it"
            self._tell("list-indent", number, line, _spaces(indent), wanted)
        elif marker.endswith(")"):
            self._tell("list-marker", number, line, wanted=f"{marker[:-1]}.")
        elif not self.blank and (
            self.running or level < self.loose or numbered not in (*self.open, numbered)[level:][:1]
        ):
            self._tell("list-not-apart", number, line)
        if self.blank:
            self.loose = level
        del self.open[level:]
        self.open.append(numbered)
        self.running = self.told = False

    def _text(self, number: int, line: str, indent: int) -> None:
        level, rest = divmod(indent, _STEP)
        depth = len(self.open)
        if not depth or (not indent and self.blank):
            self._outside(number, line, indent, running=True)
        elif rest or not 0 < level <= depth or (level < depth and not self.blank):
            self._tell("list-indent", number, line, _spaces(indent), self._wanted())
        else:
            del self.open[level:]
            self.running = self.running or self.blank

    def _outside(self, number: int, line: str, indent: int, *, running: bool) -> None:
        if self.open and not self.blank:
            self._tell("list-indent", number, line, _spaces(indent), self._wanted())
        elif indent >= _STEP and (self.blank or not self.running):
            self._tell("list-indent", number, line, _spaces(indent), _NO_CODE)
        self.open, self.running = [], running

    def _joins(self, block: str) -> bool:
        """Return whether a block without an empty line above it becomes text of the line above."""
        if block == _TABLE:
            return self.running or bool(self.open)
        return block == _QUOTE and bool(self.open)

    def _wanted(self) -> str:
        if not self.open:
            return "spaces in place of tabs"
        spaces = f"{_STEP * len(self.open)} spaces before it"
        return f"{spaces}, or an empty line above what follows the list"

    def _tell(self, rule: str, number: int, line: str, indent: str = "", wanted: str = "") -> None:
        if not self.told:
            marker = line.lstrip(" ").partition(" ")[0]
            self.faults.add(rule, self.path, number, text=short(line, 40), indent=indent,
                            wanted=wanted, marker=marker)  # fmt: skip
        self.told = True


def _spaces(number: int) -> str:
    return "1 space" if number == 1 else f"{number} spaces"


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


_QUOTE, _TABLE, _CODE = "a block quote", "a table", "a code block"
_BLOCKS = {">": _QUOTE, "|": _TABLE}
_NO_CODE = "no space before it, 4 in an item; code stands between two lines of ```"
_SPACES = "no space before it for an item beside the last one, 4 for one inside it"
