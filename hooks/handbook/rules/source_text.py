"""What a rule about words reads: each file as one string, whose every place knows its line."""

from __future__ import annotations

import bisect
import functools
import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from handbook.catalog import Rule
from handbook.findings import Finding
from handbook.model import Checklist, Data, Handbook, Image, Link, Node, Page
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
    closing: re.Pattern[str] | None = None
    for number, line in enumerate(body.split("\n"), first_line):
        fence = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if closing is not None:
            closing = None if closing.match(line) else closing
        elif fence is None or (fence[1][0] == "`" and "`" in fence[2]):
            yield number, line
        else:
            closing = re.compile(rf"^[ ]*{fence[1][0]}{{{len(fence[1])},}}[ \t]*$")
            yield number, line[: fence.end(1)]


def code_lines(one: Page | Checklist | None) -> frozenset[int]:
    """Return the lines of a text that both our parser and the eye take for a code block."""
    if one is None:
        return frozenset()
    parsed = {n for fence in one.text.fences for n in range(fence.line, fence.last + 1)}
    return frozenset(parsed.difference(n for n, _ in lines_of(one.body, one.body_line)))


@functools.lru_cache(maxsize=8)
def bare(line: str) -> str:
    """Return a line with the text of its code spans blanked, all columns kept."""
    return line if "`" not in line else _SPAN.sub(lambda span: " " * len(span[0]), line)


def lines_with(needle: str, body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line of prose that holds `needle` outside code spans."""
    for number, line in lines_of(body, first_line) if needle in body else ():
        if needle in line and needle in (text := bare(line)):
            yield number, text


class Definition(NamedTuple):
    """One line that begins as a definition does, whatever program takes it for one."""

    line: int
    label: str
    target: str


def definitions(one: Page | Checklist) -> Iterator[Definition]:
    """Yield every definition of a label outside of code blocks, in the order of the lines."""
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


VERBS = "docs/data/verbs.txt"
MOST = 10
"""Findings of one rule in one file; who mends ten of a kind looks for the rest himself."""

Found: TypeAlias = tuple[Rule, int, Mapping[str, object]]
"""A rule, the offset in a whole at which it is broken, and the facts of the finding."""


class SourceText:
    """One file: its values, one a row, and the lines of the Markdown below them."""

    def __init__(self, data: Data, one: Page | Checklist | None = None) -> None:
        self.path = data.path
        self.one = one
        self.body, self.body_line = (one.body, one.body_line) if one is not None else ("", 0)
        self.values = tuple(values_of(data.root, (), []))
        """The values of the file in their order."""
        self.head = "".join(f"{value.text}\n\n" for value in self.values)
        self.whole = self.head + self.body
        """All values, each with an empty line below it, then the body."""
        lines = self.body.split("\n")
        self._rows = [*(value.text for value in self.values), *lines]
        sizes = [*(len(value.text) + 2 for value in self.values), *(len(one) + 1 for one in lines)]
        self._starts = [0, *accumulate(sizes)]

    @property
    def name(self) -> str:
        """Name of a data file without its ending; empty for a page or list."""
        return "" if self.one is not None else self.path.rpartition("/")[2].rpartition(".")[0]

    def _at(self, offset: int) -> int:
        return bisect.bisect_right(self._starts, offset, hi=len(self._rows)) - 1

    def value(self, offset: int) -> Value | None:
        """Return the value in which an offset of the whole lies, None for one in the body."""
        return self.values[self._at(offset)] if offset < len(self.head) else None

    def line(self, offset: int) -> int:
        """Return the line of the file on which an offset of the whole is."""
        value = self.value(offset)
        return value.line if value else self.body_line + self._at(offset) - len(self.values)

    def row(self, offset: int) -> tuple[str, int]:
        """Return the line of the body with its ends cut, or the value, and the column there."""
        at = self._at(offset)
        return self._rows[at], offset - self._starts[at]

    def rows(self, first: int, last: int) -> tuple[int, int]:
        """Return the range of the whole that these lines of the body take."""
        low, high = (
            min(line - self.body_line + len(self.values), len(self._rows) - 1)
            for line in (first, last)
        )
        return self._starts[low], self._starts[high + 1] - 1

    def fenced(self, offset: int) -> bool:
        """Return whether an offset lies in a code block, for our parser as for the eye."""
        return offset >= len(self.head) and self.line(offset) in self._code

    def spanned(self, offset: int) -> bool:
        """Return whether an offset lies in a code span of a line."""
        text, column = self.row(offset)
        in_body = offset >= len(self.head) and column < len(text)
        return in_body and bare(text)[column] != text[column]

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
    def links(self) -> frozenset[int]:
        """Offsets of the whole within its links and definitions: other rules judge them."""
        if self.one is None:
            return frozenset()
        lines = {one.line for one in definitions(self.one)}
        return self._offsets(self.one.text.links, lines)

    @functools.cached_property
    def _outward(self) -> frozenset[int]:
        if self.one is None:
            return frozenset()
        text = self.one.text
        out = [one for one in text.links if one.form == "email" or outward(one.target)]
        lines = {one.line for one in definitions(self.one) if outward(one.target)}
        for raw in text.raw:
            lines.update(range(raw.line, raw.line + raw.html.count("\n") + 1))
        return self._offsets([*out, *(one for one in text.images if outward(one.target))], lines)

    def _offsets(self, things: Iterable[Link | Image], lines: Iterable[int]) -> frozenset[int]:
        spans = [self.span(one) for one in things] + [self.rows(line, line) for line in lines]
        return frozenset(offset for start, end in spans for offset in range(start, end))

    def span(self, thing: Link | Image) -> tuple[int, int]:
        """Return the range of the whole that a link or an image takes."""
        start, end = (bisect.bisect_left(self._bytes, at) for at in (thing.start, thing.end))
        return len(self.head) + start, len(self.head) + end

    @functools.cached_property
    def _bytes(self) -> list[int]:
        """Offset in bytes of each sign of the body, and of its end."""
        return [0, *accumulate(len(char.encode("utf-8", "surrogatepass")) for char in self.body)]


def few(found: Iterable[Found], source: SourceText) -> Iterator[Finding]:
    """Yield what was found in one text, of each rule at most MOST."""
    count = Counter[Rule]()
    for its, offset, facts in found:
        count[its] += 1
        if count[its] <= MOST:
            yield its.at(source.path, source.line(offset), **facts)


@cached
def sources(book: Handbook) -> tuple[SourceText, ...]:
    """Return every page, list, data file and drawing that can be read, mkdocs.yml among them."""
    written = [SourceText(one.front, one) for one in texts(book)]
    drawn = [SourceText(_words_of(path, text)) for path, text in book.drawings.items()]
    verbs = SourceText(_rows(VERBS, book.verb_lines))
    return (*written, *(SourceText(data) for data in book.data.values()), *drawn, verbs)


def _words_of(path: str, drawing: str) -> Data:
    """Return what a reader sees or hears of an SVG: its words, line by line, without its elements."""
    lines = _ELEMENT.sub(_spoken, drawing).split("\n")
    return _rows(path, [html.unescape(line) for line in lines])


def _rows(path: str, lines: Iterable[str]) -> Data:
    """Return the lines of a file that is no YAML as the values of one."""
    nodes = [Node("text", line, number) for number, line in enumerate(lines, 1)]
    return Data(path, Node("list", tuple(node for node in nodes if str(node.value).strip()), 1))


def _spoken(element: re.Match[str]) -> str:
    """Return the line ends of an element, and what it says aloud."""
    label = _LABEL.search(element[0])
    return (label[1] if label else "") + "\n" * element[0].count("\n")


_ELEMENT = re.compile(r"<[^<>]*>")
_LABEL = re.compile(r"aria-label\s*=\s*[\"']([^\"']*)")
