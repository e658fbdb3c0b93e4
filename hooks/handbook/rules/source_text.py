"""What a rule about words reads: each file as one string, whose every place knows its line."""

from __future__ import annotations

import bisect
import functools
import html
import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from handbook.model import Checklist, Data, Handbook, Node, Page
from handbook.rules.base import cached, texts
from handbook.rules.link_index import outward


class Value(NamedTuple):
    """One scalar of front matter or of a data file, or the name at which it is."""

    keys: tuple[str, ...]
    """The names that lead to it, the innermost last."""
    text: str
    line: int
    named: bool = False
    """Whether it is itself such a name."""


def values_of(node: Node, keys: tuple[str, ...], into: list[Value]) -> list[Value]:
    """Add the scalars below a node in their order; days, yes and no can say nothing."""
    for entry in node.entries():
        inner = (*keys, entry.key)
        into.append(Value(inner, entry.key, entry.line, named=True))
        values_of(entry.node, inner, into)
    for item in node.items():
        values_of(item, keys, into)
    if node.kind not in _SILENT:
        # A file that is one value and no map has no name for it.
        into.append(Value(keys or ("",), str(node.value), node.line))
    return into


_SILENT = frozenset({"null", "date", "boolean", "list", "map"})


_FENCE = re.compile(r"^[ ]{0,12}(`{3,}|~{3,})([^\n]*)$")
_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)")


def lines_of(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line outside fenced code; of a fence only its indent and mark."""
    if "```" not in body and "~~~" not in body:  # most have no fence
        yield from enumerate(body.split("\n"), first_line)
        return
    closing: re.Pattern[str] | None = None
    for number, line in enumerate(body.split("\n"), first_line):
        if closing is not None:
            if closing.match(line):
                closing = None
            continue
        fence = _FENCE.match(line) if "``" in line or "~~" in line else None
        if fence is None or (fence[1][0] == "`" and "`" in fence[2]):
            yield number, line
        else:
            closing = re.compile(rf"^[ ]*{fence[1][0]}{{{len(fence[1])},}}[ \t]*$")
            yield number, line[: fence.end(1)]


def code_lines(one: Page | Checklist | None) -> frozenset[int]:
    """Return the lines of a text that both our parser and the eye take for a code block."""
    if one is None or not one.text.fences:
        return frozenset()
    parsed = {n for fence in one.text.fences for n in range(fence.line, fence.last + 1)}
    prose = {n for n, _ in lines_of(one.body, one.body_line)}
    return frozenset(parsed - prose)


def bare(line: str) -> str:
    """Return a line with the text of its code spans blanked, all columns kept."""
    return _SPAN.sub(lambda span: " " * len(span[0]), line) if "`" in line else line


def lines_with(needle: str, body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line of prose that holds `needle` outside code spans."""
    if needle in body:
        for number, line in lines_of(body, first_line):
            if needle in line and needle in (text := bare(line)):
                yield number, text


class Definition(NamedTuple):
    """One line that begins as a definition does, whatever program takes it for one."""

    line: int
    label: str
    target: str


def definitions(one: Page | Checklist) -> Iterator[Definition]:
    """Yield every definition of a label outside of code blocks, in the order of the lines."""
    if "]:" not in one.body:
        return
    code = code_lines(one)
    line, at = one.body_line, 0
    for found in _DEFINITION.finditer(one.body):
        line += one.body.count("\n", at, found.start("label"))
        at = found.start("label")
        if line not in code:
            target = found["target"].strip("<>") or "page.md"
            yield Definition(line, " ".join(found["label"].split()), target)


_DEFINITION = re.compile(
    r"^(?:[ \t>*+.)\d-]*[ \t>])?\[(?P<label>(?:\\[\[\]]|[^\[\]])*)\]:[ \t]*(?P<target>\S*)",
    re.MULTILINE,
)


MOST = 10
"""Findings of one rule in one file; who mends ten of a kind looks for the rest himself."""


class Ranges:
    """Parts of a text; one question about them takes as long with many as with few."""

    __slots__ = ("_ends", "pairs")

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted(pairs):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self.pairs = merged
        self._ends = [end for _, end in merged]

    def __contains__(self, offset: int) -> bool:
        at = bisect.bisect_right(self._ends, offset)
        return at < len(self.pairs) and self.pairs[at][0] <= offset


class SourceText:
    """One file: its values, one a line, and the Markdown below them."""

    def __init__(self, data: Data, one: Page | Checklist | None = None) -> None:
        self.path = data.path
        self.one = one
        self.body = one.body if one is not None else ""
        self.body_line = one.body_line if one is not None else 0
        self.values = tuple(values_of(data.root, (), []))
        """The values of the file in their order."""
        self.head = "".join([f"{value.text}\n\n" for value in self.values])
        self.whole = self.head + self.body
        """All values, each with an empty line below it, then the body."""
        self._starts = [0, *accumulate(len(value.text) + 2 for value in self.values)]
        self._last: tuple[int, str, str] = (-1, "", "")

    @property
    def name(self) -> str:
        """Name of a data file without its ending; empty for a page or list."""
        return "" if self.one is not None else self.path.rpartition("/")[2].rpartition(".")[0]

    def value(self, offset: int) -> Value | None:
        """Return the value in which an offset of the whole lies, None for one in the body."""
        in_head = offset < len(self.head)
        return self.values[bisect.bisect_right(self._starts, offset) - 1] if in_head else None

    def line(self, offset: int) -> int:
        """Return the line of the file on which an offset of the whole is."""
        value = self.value(offset)
        return value.line if value is not None else self.body_line + self._row(offset)

    def row(self, offset: int) -> tuple[str, int]:
        """Return the line of the body with its ends cut, or the value, and the column there."""
        if (value := self.value(offset)) is not None:
            start = self._starts[bisect.bisect_right(self._starts, offset) - 1]
            return value.text, offset - start
        start, text, _ = self._at(offset)
        return text, offset - len(self.head) - start

    def fenced(self, offset: int) -> bool:
        """Return whether an offset lies in a code block, for our parser as for the eye."""
        return offset >= len(self.head) and self.line(offset) in self._code

    def spanned(self, offset: int) -> bool:
        """Return whether an offset lies in a code span of a line."""
        if offset < len(self.head):
            return False
        start, text, shown = self._at(offset)
        column = offset - len(self.head) - start
        return column < len(text) and shown[column] != text[column]

    def coded(self, offset: int) -> bool:
        """Return whether an offset lies in code of either kind."""
        return self.fenced(offset) or self.spanned(offset)

    def reported(self, offset: int) -> bool:
        """Return whether an offset lies in a link, picture or tag that has a rule of its own."""
        return offset in self._outward

    @functools.cached_property
    def _code(self) -> frozenset[int]:
        return code_lines(self.one)

    @functools.cached_property
    def _breaks(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.body)]

    @functools.cached_property
    def links(self) -> Ranges:
        """Where its links and definitions are: other rules judge them."""
        if self.one is None:
            return Ranges(())
        links = self.ranges((link.start, link.end) for link in self.one.text.links)
        lines = (self.rows(one.line, one.line) for one in definitions(self.one))
        return Ranges((*links.pairs, *lines))

    def ranges(self, pairs: Iterable[tuple[int, int]]) -> Ranges:
        """Return ranges of bytes of the body as ranges of the whole."""
        pairs = tuple(pairs)
        data, places = self.body.encode("utf-8", "surrogatepass"), {}
        last, count = 0, len(self.head)
        for offset in sorted({offset for pair in pairs for offset in pair}):
            count += len(data[last:offset].decode("utf-8", "replace"))
            places[offset], last = count, offset
        return Ranges((places[start], places[end]) for start, end in pairs)

    def rows(self, first: int, last: int) -> tuple[int, int]:
        """Return the range of the whole that these lines of the body take."""
        low, high = (self._ends(line - self.body_line) for line in (first, last))
        return len(self.head) + low[0], len(self.head) + high[1]

    @functools.cached_property
    def _outward(self) -> Ranges:
        if self.one is None:
            return Ranges(())
        text = self.one.text
        out = [(link.start, link.end) for link in text.links
               if link.form == "email" or outward(link.target)]  # fmt: skip
        out += [(image.start, image.end) for image in text.images if outward(image.target)]
        lines = [(one.line, one.line) for one in definitions(self.one) if outward(one.target)]
        lines += [(raw.line, raw.line + raw.html.count("\n")) for raw in text.raw]
        rows = (self.rows(first, last) for first, last in lines)
        return Ranges((*self.ranges(out).pairs, *rows))

    def _at(self, offset: int) -> tuple[int, str, str]:
        """Return where a line of the body begins, the line, and the same without its code spans."""
        start, end = self._ends(self._row(offset))
        if self._last[0] != start:
            text = self.body[start:end]
            self._last = (start, text, bare(text))
        return self._last

    def _ends(self, row: int) -> tuple[int, int]:
        row = min(row, len(self._breaks))
        start = self._breaks[row - 1] + 1 if row else 0
        return start, [*self._breaks[row : row + 1], len(self.body)][0]

    def _row(self, offset: int) -> int:
        return bisect.bisect_left(self._breaks, offset - len(self.head))


@cached
def sources(book: Handbook) -> tuple[SourceText, ...]:
    """Return every page, list, data file and drawing that can be read, mkdocs.yml among them."""
    written = [SourceText(one.front, one) for one in texts(book)]
    drawn = [SourceText(_words_of(path, text)) for path, text in book.drawings.items()]
    return (*written, *(SourceText(data) for data in book.data.values()), *drawn)


def _words_of(path: str, drawing: str) -> Data:
    """Return what a reader sees or hears of an SVG: its words, line by line, without its elements."""
    lines = _ELEMENT.sub(_spoken, drawing).split("\n")
    nodes = [Node("text", html.unescape(line), number) for number, line in enumerate(lines, 1)]
    return Data(path, Node("list", tuple(node for node in nodes if str(node.value).strip()), 1))


def _spoken(element: re.Match[str]) -> str:
    """Return the line ends of an element, and what it says aloud."""
    label = _LABEL.search(element[0])
    return (label[1] if label else "") + "\n" * element[0].count("\n")


_ELEMENT = re.compile(r"<[^<>]*>")
_LABEL = re.compile(r"aria-label\s*=\s*[\"']([^\"']*)")
