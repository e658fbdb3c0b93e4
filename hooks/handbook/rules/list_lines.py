"""The lines of lists, quotes and tables, as two Markdown parsers read them alike or not."""

from __future__ import annotations

import re
import string

from handbook.catalog import Rule, rule
from handbook.rules.base import Faults, short
from handbook.rules.prose import lines_of

LIST_INDENT = rule("HB050", "list-indent")
LIST_NOT_APART = rule("HB051", "list-not-apart")
LIST_MARKER = rule("HB052", "list-marker")
BLOCK_NOT_APART = rule("HB055", "block-not-apart")
LIST_ITEM_HOLLOW = rule("HB057", "list-item-hollow")

_STEP = 4
_MARKER = re.compile(r"([-*+]|\d{1,9}[.)])(?: |$)")
_HOLLOW = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]*")
_OPENERS = ("-", "*", "+", "1.", "1)")
"""Markers with which a list may follow a line of text, as CommonMark reads it."""
_FENCE = re.compile(r"(`{3,}|~{3,})")
_RULER = re.compile(r"([-*_])(?: *\1){2,} *")


class ListLines:
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
            sign = line[:1]
            if sign in _LETTERS and not self.block and (self.blank or not self.open):
                self.open, self.running, self.blank = [], True, False
            elif not (sign == "|" and self.block == _TABLE and not self.open):
                text = line.lstrip(" ")
                if text:
                    self._line(number, line, text)
                else:
                    self.blank, self.block, self.loose, self.told = True, "", 0, False

    def _line(self, number: int, line: str, text: str) -> None:
        """Keep a line that is neither plain text nor one more row of a table, as most lines are."""
        indent, sign = len(line) - len(text), text[0]
        begins = sign in "-*+" or sign.isdecimal()
        marker = _MARKER.match(text) if begins else None
        if (begins or sign == "\t") and _HOLLOW.fullmatch(line):
            self.faults.add(LIST_ITEM_HOLLOW, self.path, number, text=short(line))
        block = _BLOCKS.get(sign, "")
        if sign in "`~" and _FENCE.fullmatch(text):
            block = _CODE
        if self.block and block != self.block:
            self._tell(BLOCK_NOT_APART, number, line, self.block)
            self.open, self.running = [], True
        elif block != self.block and not self.blank and self._joins(block):
            self._tell(LIST_NOT_APART, number, line)
        elif block == _CODE and indent and not self.open:
            self._tell(LIST_INDENT, number, line, _spaces(indent), _NO_CODE)
        elif sign == "\t":
            self._tell(LIST_INDENT, number, line, "a tab", self._wanted())
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
            self._tell(LIST_INDENT, number, line, _spaces(indent), wanted)
        elif marker.endswith(")"):
            self._tell(LIST_MARKER, number, line, wanted=f"{marker[:-1]}.")
        elif not self.blank and (
            self.running or level < self.loose or numbered not in (*self.open, numbered)[level:][:1]
        ):
            self._tell(LIST_NOT_APART, number, line)
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
            self._tell(LIST_INDENT, number, line, _spaces(indent), self._wanted())
        else:
            del self.open[level:]
            self.running = self.running or self.blank

    def _outside(self, number: int, line: str, indent: int, *, running: bool) -> None:
        if self.open and not self.blank:
            self._tell(LIST_INDENT, number, line, _spaces(indent), self._wanted())
        elif indent >= _STEP and (self.blank or not self.running):
            self._tell(LIST_INDENT, number, line, _spaces(indent), _NO_CODE)
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

    def _tell(self, rule: Rule, number: int, line: str, indent: str = "", wanted: str = "") -> None:
        if not self.told:
            marker = line.lstrip(" ").partition(" ")[0]
            self.faults.add(rule, self.path, number, text=short(line, 40), indent=indent,
                            wanted=wanted, marker=marker)  # fmt: skip
        self.told = True


def _spaces(number: int) -> str:
    return "1 space" if number == 1 else f"{number} spaces"


_LETTERS = frozenset(string.ascii_letters)
_QUOTE, _TABLE, _CODE = "a block quote", "a table", "a code block"
_BLOCKS = {">": _QUOTE, "|": _TABLE}
_NO_CODE = "no space before it, 4 in an item; code goes between two lines of ```"
_SPACES = "no space before it for an item beside the last one, 4 for one inside it"
