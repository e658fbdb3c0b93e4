"""HB014 and HB040 to HB056: titles, headings, questions, lists, callouts and code of a page."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from handbook.catalog import Rule, rule
from handbook.findings import Finding, Severity, short
from handbook.languages import SOURCE
from handbook.model import DEEPEST, Checklist, Handbook, Page
from handbook.parse.text import events
from handbook.rules.base import STOPS, Report, callout_word, checks, pages, slug_of, texts
from handbook.rules.source_text import Found, SourceText, few, sources

TITLE_MISSING = rule("HB040", "page-title", "title-missing")
TITLE_DIFFERS = rule("HB040", "page-title", "title-differs")
SECOND_TITLE = rule("HB040", "page-title", "second-title")
HEADING_WITHOUT_ID = rule("HB043", "heading-id", "heading-without-id")
HEADING_ID_TWICE = rule("HB043", "heading-id", "heading-id-twice")
HEADING_ID_FORM = rule("HB043", "heading-id", "heading-id-form")
HEADING_ID_RESERVED = rule("HB043", "heading-id", "heading-id-reserved")

_FORM = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_RESERVED = re.compile(r"(?:cl|f)-\d\d(?:-.*)?|ref-.*")
_RESERVED_IN_LISTS = re.compile(rf"{_RESERVED.pattern}|title")
_ANY = "topic"


@checks("HB040", "HB043", asks="text")
def check_headings(book: Handbook) -> Report:
    """Return what is wrong with the headings of all pages and lists."""
    report = Report()
    for one in texts(book):
        if not one.front.problems:
            free = _FreeIds(one)
            if isinstance(one, Page):
                _title(one, free, report)
            _ids(one, free, report)
    return report


class _FreeIds:
    """The ids that a text has left for its headings; one that was proposed is taken."""

    def __init__(self, one: Page | Checklist) -> None:
        self.reserved = _RESERVED_IN_LISTS if isinstance(one, Checklist) else _RESERVED
        self._taken = {heading.id for heading in one.text.headings}
        self._last: defaultdict[str, int] = defaultdict(lambda: 1)

    def proposal(self, text: str) -> str:
        """Return an id that could be made of `text`, numbered where another heading has it."""
        base = slug_of(text)
        numbered = f"{base}-10" if base in self._taken else base
        kept = any(map(self.reserved.fullmatch, (base, numbered)))
        base = base if _FORM.fullmatch(base) and not kept else _ANY
        name = base
        while name in self._taken:
            self._last[base] += 1
            name = f"{base}-{self._last[base]}"
        self._taken.add(name)
        return name


def _title(page: Page, free: _FreeIds, report: Report) -> None:
    title, add = " ".join(page.title.split()), report.in_file(page.path)
    if not page.text.headings or page.text.headings[0].level != 1:
        blank = len(page.body) - len(page.body.lstrip("\n"))
        add(TITLE_MISSING, page.body_line + blank, title=title or "Title")
        return
    first, *others = page.text.headings
    if title and " ".join(first.text.split()) != title:
        add(TITLE_DIFFERS, first.line, heading=short(first.text), title=short(title))
    for heading in others:
        if heading.level == 1:
            mark = f"{{ #{heading.id or free.proposal(heading.text)} }}"
            typed = f"“## ” at the beginning of the line and “{mark}” at its end"
            if whole := _whole(heading.text):
                typed = f"“## {whole} {mark}”"
            add(SECOND_TITLE, heading.line, text=short(heading.text), typed=typed)


def _ids(one: Page | Checklist, free: _FreeIds, report: Report) -> None:
    seen: dict[str | None, int] = {}
    add = report.in_file(one.path)
    for level, text, id_, line in one.text.headings:
        if id_ is None and level > 1:
            mark = f"{{ #{free.proposal(text)} }}"
            typed = f"“{mark}” at the end of the line"
            if whole := _whole(text):
                typed = f"“{'#' * level} {whole} {mark}”"
            add(HEADING_WITHOUT_ID, line, text=short(text), typed=typed)
        if id_ is None:
            continue
        if id_ in seen:
            add(HEADING_ID_TWICE, line, id=id_, first=seen[id_])
        elif not _FORM.fullmatch(id_):
            add(HEADING_ID_FORM, line, id=id_, proposal=free.proposal(id_))
        elif free.reserved.fullmatch(id_):
            add(HEADING_ID_RESERVED, line, id=id_, proposal=free.proposal(text))
        seen.setdefault(id_, line)


def _whole(text: str) -> str:
    """Return the text of a heading for a hint, empty where a message would cut it."""
    return short(text) if short(text) == " ".join(text.split()) else ""


CALLOUT_WORD = rule("HB053", "callout-word")
LINE_SWALLOWED = rule("HB056", "block-misread", "line-swallowed")
OUTSIDE_ITEM = rule("HB056", "block-misread", "outside-item")
CHECK_JOINED = rule("HB056", "block-misread", "check-joined")
ITEM_HOLLOW = rule("HB056", "block-misread", "item-hollow")
ITEM_NONE = rule("HB056", "block-misread", "item-none")
LIST_PARTED = rule("HB056", "block-misread", "list-parted")
FENCE_NOT_CLOSED = rule("HB056", "block-misread", "fence-not-closed")

_ITEM = re.compile(r"\d{1,3}[.)۔](?=\s|[^\W\d_]|$)|[-+*•](?=[^\W\d_])")
"""What an item would begin with; four digits are a year at the end of a sentence."""
_MARK = re.compile(rb"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]*(?:\n|\Z)")
_FENCE = re.compile(r"(`{3,}|~{3,})(.*)")
_APART = ("Table", "CodeBlock", "Heading")
"""What holds text that begins no line of running text."""
_WIDE = 100
"""Bytes that are looked at of a word and of what is before it."""


@checks("HB053", "HB056", asks="text")
def check_blocks(book: Handbook) -> Report:
    """Return what is wrong with the lists, quotes, tables and code of all pages and lists."""
    report = Report()
    for one in texts(book):
        language = book.languages.get(one.lang)
        _BlockScanner(one, language.check if language else "", report).read()
        words = tuple(language.callouts.values()) if language else ()
        known = {"", *(word.casefold() for word in words)}
        for quote in one.text.quotes if words else ():
            if callout_word(quote) not in known:
                word = short(quote.word or "")
                report.add(CALLOUT_WORD, one.path, quote.line, word=word, known=", ".join(words))
    return report


class _BlockScanner:
    """One pass over the parsed text of a page or list."""

    def __init__(self, one: Page | Checklist, check: str, report: Report) -> None:
        self.one, self.check, self.report = one, check, report
        self.data = one.body.encode("utf-8", "surrogatepass")
        self.starts = [0, *itertools.accumulate(len(line) + 1 for line in self.data.split(b"\n"))]
        """Where each line begins, and one more."""
        self.open: list[tuple[str, int]] = []
        """Elements that are open, the innermost last, each with its first byte."""
        self.inside: Counter[str] = Counter()
        """How many of each kind."""
        self.lists: list[int | None] = [None]
        """Column of the list that was the last block of each open element, and of the whole text."""
        self.parted = False
        """Whether what parts a list from the one above was reported."""

    def read(self) -> None:
        """Report each block that is not what its writer meant."""
        before = ("", "")
        value: Any
        for event, span in events(self.one.body):
            name, value = (event, "") if type(event) is str else event.popitem()
            if name == "Text":
                if _ITEM.match(value) and self._begins_line(span["start"]):
                    self._report(ITEM_NONE, span["start"])
            elif name == "Start":
                tag, detail = (value, None) if type(value) is str else value.popitem()
                self._start(tag, detail, span["start"], span["end"])
            elif name == "End":
                tag, _ = self.open.pop()
                self.inside[tag] -= 1
                self.lists.pop()
                hollow = tag == "Item" and before == ("Start", "Item")
                if hollow and _MARK.match(self.data, span["start"]):
                    self._report(ITEM_HOLLOW, span["start"])
            before = name, value

    def _start(self, tag: str, detail: Any, start: int, end: int) -> None:  # noqa: ANN401
        if tag in _BLOCKS:
            self._block(tag, detail, start)
        if tag == "BlockQuote" and not self.inside[tag]:
            self._swallowed(start, end, ">", "the box above it")
        elif tag == "TableRow":
            self._swallowed(start, end, "|", "the table above it")
        elif tag == "CodeBlock" and detail != "Indented":
            self._fenced(start, end)
        elif tag == "Strong":
            self._strong(start, end)
        self.open.append((tag, start))
        self.inside[tag] += 1
        self.lists.append(None)

    def _block(self, tag: str, detail: Any, start: int) -> None:  # noqa: ANN401
        """Report a block that is farther to the right than the list above it, and in none of its items."""
        blanks = self.data[start : start + _WIDE]
        first, above = start + len(blanks) - len(blanks.lstrip(b" \t")), self.lists[-1]
        column = first - self.starts[self._row(first)]
        apart = above is not None and column > above and detail != "Indented"
        if apart:
            self._report(OUTSIDE_ITEM, first)
        elif tag == "List" and detail not in (None, 1) and not self.parted:
            self._report(LIST_PARTED, first, number=detail)
        self.parted = apart or (self.parted and tag != "List")
        if not apart:
            self.lists[-1] = column if tag == "List" else None

    def _strong(self, start: int, end: int) -> None:
        """Report the bold word of a check that opens no paragraph of a step."""
        word = self.data[start + 2 : min(end - 2, start + _WIDE)].decode("utf-8", "replace")
        opens = word.strip().rstrip(STOPS) == self.check and self._begins_line(start)
        if not opens or self.inside["BlockQuote"]:
            return
        if not self.inside["Item"]:
            if not self.parted:
                self._report(OUTSIDE_ITEM, start)
            self.parted = True
        elif self.open[-1] != ("Paragraph", start):
            self._report(CHECK_JOINED, start)

    def _swallowed(self, start: int, end: int, sign: str, block: str) -> None:
        """Report the first line of a quote or table that lacks its sign."""
        at = start
        for line in self.data[start:end].split(b"\n"):
            bare = line.decode("utf-8", "replace").strip()
            if bare and (sign not in bare if sign == "|" else not bare.startswith(sign)):
                self._report(LINE_SWALLOWED, at, block=block)
                return
            at += len(line) + 1

    def _fenced(self, start: int, end: int) -> None:
        """Report code that no line closes, or that is closed by the end of code below it."""
        first, *lines = self.data[start:end].decode("utf-8", "replace").rstrip().split("\n")
        fence = _FENCE.match(first)
        marks = [_FENCE.match(line.lstrip(" \t>")) for line in lines]
        fits = [found for found in marks if fence and found and found[1].startswith(fence[1])]
        if not fits or fits[0][2].strip() or not marks[-1]:
            self._report(FENCE_NOT_CLOSED, start)

    def _begins_line(self, start: int) -> bool:
        begin = self.starts[self._row(start)]
        before = self.data[begin : min(start, begin + _WIDE)]
        return not before.strip(b" \t>") and not any(self.inside[tag] for tag in _APART)

    def _row(self, offset: int) -> int:
        return bisect.bisect_right(self.starts, offset) - 1

    def _report(self, rule: Rule, offset: int, **facts: object) -> None:
        row = self._row(offset)
        text = self.data[offset : self.starts[row + 1] - 1][: 4 * _WIDE].decode("utf-8", "replace")
        line = self.one.body_line + row
        self.report.add(rule, self.one.path, line, text=short(text.strip(), 40), **facts)


_BLOCKS = frozenset(
    {"BlockQuote", "CodeBlock", "Heading", "HtmlBlock", "List", "Paragraph", "Rule", "Table"}
)
"""What may follow a list."""


NESTED_TOO_DEEP = rule("HB014", "nested-too-deep")
TABLE_TOO_WIDE = rule("HB006", "file-too-big", "table-too-wide")
CHECK_YOURSELF_MISSING = rule("HB048", "part-missing", "check-yourself-missing")

_ID = "check-yourself"
_COLUMNS = 30
"""Of a table that a phone and a sheet can show; every row is as wide as its head."""


@checks("HB006", "HB014", "HB048")
def check_pages(book: Handbook) -> Iterator[Finding]:
    """Yield what is nested too deep or too wide, and each English page that teaches and asks nothing."""
    for one in texts(book):
        for raw in one.text.deep:
            yield NESTED_TOO_DEEP.at(one.path, raw.line, depth=raw.html, most=DEEPEST)
        for table in one.text.tables:
            if (columns := len(table.head.cells)) > _COLUMNS:
                yield TABLE_TOO_WIDE.at(one.path, table.line, columns=columns, most=_COLUMNS)
    asks = {section.folder: section.asks for section in book.sections if section.asks}
    for page in pages(book):
        if page.lang != SOURCE or page.slug == f"{page.section}/index.md":
            continue
        asked = asks.get(page.section) in page.meta.texts("for")
        if asked and all(heading.id != _ID for heading in page.text.headings):
            last = page.body_line + page.body.rstrip().count("\n")
            yield CHECK_YOURSELF_MISSING.at(page.path, last)


SKELETON_LEFT = rule("HB047", "skeleton-left")

LEFT = "To be written:"
"""Begins each sentence of a skeleton that only says what belongs there."""


@checks("HB047", asks="text")
def skeleton_left(book: Handbook) -> Iterator[Finding]:
    """Yield each sentence that is to be written yet, at most ten of a file."""
    its = replace(SKELETON_LEFT, severity=Severity.ERROR) if book.release else SKELETON_LEFT
    for source in sources(book):
        if source.one is not None:
            yield from few(_left(its, source), source)


def _left(its: Rule, source: SourceText) -> Iterator[Found]:
    for start in (found.start() for found in re.finditer(LEFT, source.whole)):
        row, column = source.row(start)
        if _BEFORE.fullmatch(row, 0, column) and not source.coded(start):
            yield its, start, {"text": short(row[column + len(LEFT) :].partition("|")[0])}


_BEFORE = re.compile(r"(?:.*(?<!\\)\|)?[ \t>\-*+0-9.]*(?:\*\*[^*]+\*\*[ ])?")
"""What may be before a sentence that opens its line or its cell: signs of lists and quotes, and
the bold word of a callout, a check or a question.
"""
