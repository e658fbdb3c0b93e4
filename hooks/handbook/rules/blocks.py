"""HB053 and HB056: callouts, and blocks that Markdown reads otherwise than they were meant."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from handbook.catalog import Rule, rule
from handbook.model import Checklist, Handbook, Page
from handbook.parse.commonmark import events
from handbook.rules.base import Faults, checks, once_a_book, short, texts

CALLOUT_WORD = rule("HB053", "callout-word")
LINE_SWALLOWED = rule("HB056", "block-misread", "line-swallowed")
OUTSIDE_ITEM = rule("HB056", "block-misread", "outside-item")
CHECK_JOINED = rule("HB056", "block-misread", "check-joined")
ITEM_HOLLOW = rule("HB056", "block-misread", "item-hollow")
ITEM_NONE = rule("HB056", "block-misread", "item-none")
LIST_PARTED = rule("HB056", "block-misread", "list-parted")
FENCE_NOT_CLOSED = rule("HB056", "block-misread", "fence-not-closed")
MISREAD = (
    LINE_SWALLOWED, OUTSIDE_ITEM, CHECK_JOINED, ITEM_HOLLOW, ITEM_NONE, LIST_PARTED, FENCE_NOT_CLOSED,
)  # fmt: skip

_STOPS = " .:۔।"
_ITEM = re.compile(r"\d{1,3}[.)۔](?=\s|[^\W\d_]|$)|[-+*•](?=[^\W\d_])")
"""What an item would begin with; four digits are a year at the end of a sentence."""
_MARK = re.compile(rb"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]*(?:\n|\Z)")
_FENCE = re.compile(r"(`{3,}|~{3,})(.*)")
_APART = ("Table", "CodeBlock", "Heading")
"""What holds text that begins no line of running text."""
_INDENT = re.compile(rb"[ \t]*")
_WIDE = 100
"""Bytes that are looked at of a word and of what is before it."""


@checks(CALLOUT_WORD, *MISREAD)
@once_a_book
def block_faults(book: Handbook) -> Faults:
    """Return what is wrong with the lists, quotes, tables and code of all pages and lists."""
    faults = Faults()
    for one in texts(book):
        language = book.languages.get(one.lang)
        _Blocks(one, language.check if language else "", faults).read()
        _callouts(one, book, faults)
    return faults


class _Blocks:
    """One pass over the parsed text of a page or list."""

    def __init__(self, one: Page | Checklist, check: str, faults: Faults) -> None:
        self.one = one
        self.check = check
        self.faults = faults
        self.data = one.body.encode("utf-8", "surrogatepass")
        self.starts = [0, *itertools.accumulate(len(line) + 1 for line in self.data.split(b"\n"))]
        """Where each line begins, and one more."""
        self.open: list[tuple[str, int]] = []
        """Elements that are open, the innermost last, each with its first byte."""
        self.inside: Counter[str] = Counter()
        """How many of each kind."""
        self.lists: list[int | None] = [None]
        """Column of the list that was the last block of each open element, and of the whole text."""
        self.filled: list[bool] = []
        """Whether each open item holds anything."""
        self.parted = False
        """Whether what parts a list from the one above was told."""

    def read(self) -> None:
        """Keep each block that is not what its writer meant."""
        for event, span in events(self.one.body):
            kind, value = (event, "") if isinstance(event, str) else next(iter(event.items()))
            if kind == "End":
                self._end(span["start"])
                continue
            tag, detail = next(iter(value.items())) if isinstance(value, Mapping) else (value, None)
            if self.filled and tag != "Item":
                self.filled[-1] = True
            if kind == "Start":
                self._start(tag, detail, span["start"], span["end"])
            elif kind == "Text" and _ITEM.match(value) and self._begins_line(span["start"]):
                self._tell(ITEM_NONE, span["start"])

    def _start(self, tag: str, detail: Any, start: int, end: int) -> None:  # noqa: ANN401
        if tag in _BLOCKS:
            self._block(tag, detail, start)
        if tag == "BlockQuote" and not self.inside[tag]:
            self._swallowed(start, end, ">", "the box above it")
        elif tag == "TableRow":
            self._swallowed(start, end, "|", "the table above it")
        elif tag == "CodeBlock" and isinstance(detail, Mapping):
            self._fenced(start, end)
        elif tag == "Strong":
            self._strong(start, end)
        self.open.append((tag, start))
        self.inside[tag] += 1
        self.lists.append(None)
        if tag == "Item":
            self.filled.append(False)

    def _end(self, start: int) -> None:
        tag, _ = self.open.pop()
        self.inside[tag] -= 1
        self.lists.pop()
        if tag == "Item" and not self.filled.pop() and _MARK.match(self.data, start):
            self._tell(ITEM_HOLLOW, start)

    def _block(self, tag: str, detail: Any, start: int) -> None:  # noqa: ANN401
        """Keep a block that is farther to the right than the list above it, and in none of its items."""
        first, above = _INDENT.match(self.data, start).end(), self.lists[-1]  # type: ignore[union-attr]
        column = first - self.starts[self._row(first)]
        apart = above is not None and column > above and detail != "Indented"
        if apart:
            self._tell(OUTSIDE_ITEM, first)
        elif tag == "List" and detail not in (None, 1) and not self.parted:
            self._tell(LIST_PARTED, first, number=detail)
        self.parted = apart or (self.parted and tag != "List")
        if not apart:
            self.lists[-1] = column if tag == "List" else None

    def _strong(self, start: int, end: int) -> None:
        """Keep the bold word of a check that opens no paragraph of a step."""
        word = self.data[start + 2 : min(end - 2, start + _WIDE)].decode("utf-8", "replace")
        if word.strip().rstrip(_STOPS) != self.check or self.inside["BlockQuote"]:
            return
        if not self._begins_line(start):
            return
        if not self.inside["Item"]:
            if not self.parted:
                self._tell(OUTSIDE_ITEM, start)
            self.parted = True
        elif ("Paragraph", start) not in self.open[-1:]:
            self._tell(CHECK_JOINED, start)

    def _swallowed(self, start: int, end: int, sign: str, block: str) -> None:
        """Keep the first line of a quote or table that has not its sign."""
        at = start
        for line in self.data[start:end].decode("utf-8", "replace").split("\n"):
            bare = line.strip()
            if bare and (sign not in bare if sign == "|" else not bare.startswith(sign)):
                self._tell(LINE_SWALLOWED, at, block=block)
                return
            at += len(line.encode()) + 1

    def _fenced(self, start: int, end: int) -> None:
        """Keep code that no line closes, or that is closed by the end of code below it."""
        first, *lines = self.data[start:end].decode("utf-8", "replace").rstrip().split("\n")
        fence = _FENCE.match(first)
        marks = [_FENCE.match(line.lstrip(" \t>")) for line in lines]
        fits = [found for found in marks if fence and found and found[1].startswith(fence[1])]
        if not fits or fits[0][2].strip() or not marks[-1]:
            self._tell(FENCE_NOT_CLOSED, start)

    def _begins_line(self, start: int) -> bool:
        """Return whether running text begins a line here."""
        begin = self.starts[self._row(start)]
        before = self.data[begin : min(start, begin + _WIDE)]
        return not before.strip(b" \t>") and not any(self.inside[tag] for tag in _APART)

    def _row(self, offset: int) -> int:
        return bisect.bisect_right(self.starts, offset) - 1

    def _tell(self, rule: Rule, offset: int, **facts: object) -> None:
        row = self._row(offset)
        text = self.data[offset : self.starts[row + 1] - 1][: 4 * _WIDE].decode("utf-8", "replace")
        line = self.one.body_line + row
        self.faults.add(rule, self.one.path, line, text=short(text.strip(), 40), **facts)


def _callouts(one: Page | Checklist, book: Handbook, faults: Faults) -> None:
    language = book.languages.get(one.lang)
    if language is None or not language.callouts:
        return
    for quote in one.text.quotes:
        if quote.word and quote.word.rstrip(_STOPS).casefold() not in {
            word.casefold() for word in language.callouts.values()
        }:
            faults.add(CALLOUT_WORD, one.path, quote.line, word=short(quote.word),
                       known=", ".join(language.callouts.values()))  # fmt: skip


_BLOCKS = frozenset(
    {"BlockQuote", "CodeBlock", "Heading", "HtmlBlock", "List", "Paragraph", "Rule", "Table"}
)
"""What may follow a list."""
