"""Markdown in, flat facts out, by one pass over pulldown-cmark's events."""

from __future__ import annotations

import bisect
import re
import textwrap
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

import pyromark

from handbook.model import (
    Heading,
    Image,
    Link,
    Quote,
    Raw,
    Reference,
    Row,
    Table,
    Task,
    Text,
)  # fmt: skip

Detail: TypeAlias = Any
"""What pulldown-cmark tells of an element: a word, or a dictionary of its own."""

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_MARKDOWN = pyromark.Markdown(options=_OPTIONS)

REFERENCE = re.compile(
    r"\[@(?P<cite>[A-Za-z0-9][\w.-]*)(?:,\s*(?P<locator>[^\[\]\n]+))?\]"
    r"|(?<![\w/.-])(?P<code>(?:CL|[A-Z])-\d\d)(?![\w-]|\.\d)"
)
"""A citation, or a code of a page, list or form, in running text."""

_DANGLING = re.compile(r"(?<!\\)!?\[([^\[\]\n@]+)\]\[([^\[\]\n]*)\]")
_BLANK = re.compile(r"\n[ \t]*\n")
_NESTED = re.compile(r"\n[ \t]+(?:[-*+]|\d+[.)])[ \t]")
_BOX = re.compile(r"^(?:[-*+]|\d+[.)])\s+\[[ xX]\]\s*")
_TASK = re.compile(_BOX.pattern + r"`([^`]+)`\s*(.*)$")
_BOLD = re.compile(r"\*\*(?:(?!\*\*).)+\*\*")
_LINKS = re.compile(r"!?\[[^\]]*\](?:\(|\[)|<[a-z]+:|https?:", re.IGNORECASE)
_FORMS = {"Autolink": "autolink", "Email": "email", "Inline": "inline"}


def parse_text(body: str, first_line: int = 1) -> Text:
    """Return the facts of the Markdown `body`, whose first line is `first_line` of its file."""
    return _Reader(body, first_line).read()


class _Reader:
    """One pass over the events; each `_start_x` and `_end_x` answers one kind of element."""

    def __init__(self, body: str, first_line: int) -> None:
        self.data = body.encode("utf-8", "surrogatepass")
        self.body = body
        self.first = first_line
        self.breaks = [m.start() for m in re.finditer(rb"\n", self.data)]
        self.facts: dict[str, list[Any]] = {name: [] for name in Text.__slots__}
        self.stack: list[tuple[str, Any]] = []
        self.inside: Counter[str] = Counter()
        """How many elements of each kind are open."""
        self.section: str | None = None
        self.words: list[list[str]] = []
        """Texts collected for the headings, links and images that are open, the innermost last."""
        self.paragraph: dict[str, Any] | None = None
        self.marked: set[int] = set()
        """Offsets of the list items that carry a box."""
        self.table: dict[str, Any] = {}
        self.quotes: list[dict[str, Any]] = []
        """Block quotes that are open, the innermost last."""

    def read(self) -> Text:
        for event, span in _MARKDOWN.events_with_range(self.body, merge_text=True):
            if isinstance(event, str):
                if self.words and event in _BREAKS:
                    self.words[-1].append(" ")
                continue
            for name, value in event.items():
                if answer := _EVENTS.get(name):
                    answer(self, value, span["start"], span["end"])
        for name in ("tasks", "quotes"):
            self.facts[name].sort(key=lambda fact: fact.line)
        return Text(**{name: tuple(found) for name, found in self.facts.items()})

    def _start(self, value: Detail, start: int, end: int) -> None:
        tag, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
        self.stack.append((tag, (detail, start)))
        self.inside[tag] += 1
        if answer := _STARTS.get(tag):
            answer(self, detail, start, end)

    def _end(self, _: Detail, start: int, end: int) -> None:
        tag, (detail, _) = self.stack.pop()
        self.inside[tag] -= 1
        if answer := _ENDS.get(tag):
            answer(self, detail, start, end)

    def _tasklistmarker(self, *_: Detail) -> None:
        self.marked.add(self._innermost("Item"))

    def _inlinehtml(self, html: str, start: int, _: int) -> None:
        self.facts["raw"].append(Raw(html, self._line(start)))
        self._touch()

    def _line(self, offset: int) -> int:
        return bisect.bisect_left(self.breaks, offset) + self.first

    def _source(self, start: int, end: int) -> str:
        return self.data[start:end].decode("utf-8", "replace")

    def _start_heading(self, *_: Detail) -> None:
        self.words.append([])

    def _end_heading(self, detail: Detail, start: int, _: int) -> None:
        text = "".join(self.words.pop()).strip()
        level = int(str(detail["level"])[1:])
        self.section = detail["id"]
        self.facts["headings"].append(Heading(level, text, detail["id"], self._line(start)))

    def _start_htmlblock(self, _: Detail, start: int, end: int) -> None:
        self.facts["raw"].append(Raw(self._source(start, end).strip(), self._line(start)))

    def _start_codeblock(self, detail: Detail, start: int, _: int) -> None:
        info = detail.get("Fenced", "") if isinstance(detail, dict) else ""
        self.facts["fences"].append(Raw(str(info), self._line(start)))

    def _start_blockquote(self, _: Detail, start: int, __: int) -> None:
        self.quotes.append({"line": self._line(start), "word": None, "first": None})

    def _end_blockquote(self, *_: Detail) -> None:
        quote = self.quotes.pop()
        self.facts["quotes"].append(Quote(quote["word"], quote["line"]))

    def _start_table(self, _: Detail, start: int, __: int) -> None:
        self.table = {"line": self._line(start), "rows": [], "cells": []}

    def _start_tablerow(self, *_: Detail) -> None:
        self.table["cells"] = []

    def _end_tablecell(self, _: Detail, start: int, end: int) -> None:
        self.table["cells"].append(self._source(start, end).strip().strip("|").strip())

    def _end_tablerow(self, _: Detail, start: int, __: int) -> None:
        self.table["rows"].append(Row(tuple(self.table["cells"]), self._line(start)))

    _start_tablehead, _end_tablehead = _start_tablerow, _end_tablerow

    def _end_table(self, *_: Detail) -> None:
        head, *rows = self.table["rows"]
        self.facts["tables"].append(Table(head, tuple(rows), self.section, self.table["line"]))

    def _end_item(self, _: Detail, start: int, end: int) -> None:
        if start in self.marked:
            self.facts["tasks"].append(self._task(start, end))

    def _start_paragraph(self, _: Detail, start: int, __: int) -> None:
        self.paragraph = {"links": 0, "other": False}
        if self.quotes and self.quotes[-1]["first"] is None:
            self.quotes[-1]["first"] = start

    def _start_link(self, *_: Detail) -> None:
        if self.paragraph is not None:
            self.paragraph["links"] += 1
        self.words.append([])

    def _start_image(self, *_: Detail) -> None:
        if self.paragraph is not None:
            self.paragraph["other"] = True
        self.words.append([])

    def _end_image(self, detail: Detail, start: int, _: int) -> None:
        self.facts["images"].append(Image(detail["dest_url"], self._label(), self._line(start)))

    def _label(self) -> str:
        """Return the text of the link or image that ends, which is text of an outer one too."""
        text = "".join(self.words.pop())
        if self.words:
            self.words[-1].append(text)
        return text

    def _end_link(self, detail: Detail, start: int, end: int) -> None:
        text, line = self._label(), self._line(start)
        form = _FORMS.get(str(detail["link_type"]), "reference")
        link = Link(detail["dest_url"], text, line, alone=False, start=start, end=end, form=form)
        self.facts["links"].append(link)

    def _end_paragraph(self, *_: Detail) -> None:
        paragraph, self.paragraph = self.paragraph, None
        if paragraph is None or paragraph["other"] or paragraph["links"] != 1:
            return
        if self.inside["Item"] or self.inside["BlockQuote"]:
            return
        self.facts["links"][-1] = replace(self.facts["links"][-1], alone=True)

    def _touch(self) -> None:
        if self.paragraph is not None and not self.inside["Link"]:
            self.paragraph["other"] = True

    def _text(self, text: str, start: int, end: int) -> None:
        if text.strip():
            self._touch()
        if self.words:
            self.words[-1].append(text)
        if ("-" in text or "[" in text) and not self.inside["CodeBlock"]:
            self._references(start, end)

    def _references(self, start: int, end: int) -> None:
        source = self._source(start, end)
        linked = bool(self.inside["Link"] or self.inside["Heading"])
        line = self._line(start)
        for found in REFERENCE.finditer(source):
            if found["code"]:
                self.facts["references"].append(Reference("code", found["code"], "", line, linked))
            else:
                locator = (found["locator"] or "").strip()
                self.facts["references"].append(
                    Reference("cite", found["cite"], locator, line, linked)
                )
        for found in _DANGLING.finditer(source) if "][" in source else ():
            self.facts["dangling"].append(Raw(found[0], line))

    def _code(self, text: str, *_: int) -> None:
        self._touch()
        if self.words:
            self.words[-1].append(text)

    def _start_strong(self, _: Detail, start: int, __: int) -> None:
        quote = self.quotes[-1] if self.quotes else None
        if quote is not None and quote["first"] == start:
            found = re.match(r"\*\*(.+?)\*\*", self._source(start, start + 200), re.DOTALL)
            quote["word"] = found[1].strip() if found else ""

    def _task(self, start: int, end: int) -> Task:
        source = self._source(start, end)
        head, *below = _BLANK.split(source, maxsplit=1)
        head = _NESTED.split(head, maxsplit=1)[0]
        words = " ".join(head.split())
        found = _TASK.match(words)
        id_, text = (found[1], found[2]) if found else (None, _BOX.sub("", words, count=1))
        critical = bool(_BOLD.fullmatch(text))
        first = self._line(start)
        return Task(
            id=id_,
            text=text.replace("**", "").replace("`", "").strip(),
            critical=critical,
            line=first,
            links=len(_LINKS.findall(text)),
            why=textwrap.dedent(below[0]).strip("\n") if below else "",
            why_line=first + head.count("\n") + 2,
            depth=self.inside["List"],
        )

    def _innermost(self, wanted: str) -> int:
        return int(next(begin for tag, (_, begin) in reversed(self.stack) if tag == wanted))


def _methods(prefix: str, tags: tuple[str, ...]) -> Mapping[str, Callable[..., None]]:
    """Return the methods of the reader by the tag that they answer."""
    known = vars(_Reader)
    return {tag: known[name] for tag in tags if (name := f"{prefix}{tag.lower()}") in known}


_BREAKS = ("SoftBreak", "HardBreak")
_TAGS = (
    "BlockQuote", "CodeBlock", "Heading", "HtmlBlock", "Image", "Item", "Link", "Paragraph",
    "Strong", "Table", "TableCell", "TableHead", "TableRow",
)  # fmt: skip
_EVENTS = _methods("_", ("Start", "End", "Text", "Code", "TaskListMarker", "InlineHtml"))
_STARTS = _methods("_start_", _TAGS)
_ENDS = _methods("_end_", _TAGS)
