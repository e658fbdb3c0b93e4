"""Markdown in, flat facts out, by one pass over pulldown-cmark's events."""

from __future__ import annotations

import bisect
import itertools
import re
import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import pyromark

from handbook.markup import read_words
from handbook.model import (
    DEEPEST,
    INDENTED,
    WORDS_KEPT,
    Heading,
    Image,
    Link,
    Point,
    Quote,
    Raw,
    Reference,
    Row,
    Table,
    Task,
    Text,
)

_REFERENCE = re.compile(
    r"\[@([A-Za-z0-9][\w.-]*)(?:,\s*[^\[\]\n]+)?\]"
    r"|-(?:(?<=[A-Z]-)(?<![\w/.-][A-Z]-)|(?<=CL-)(?<![\w/.-]CL-))\d\d(?![\w-]|\.\d)"
)
"""A citation; or the end of a code of a page, list or form. Both begin with a sign that is rare."""

_BROKEN = re.compile(
    r"(?<![\\!\[])!?\[(?:\\.|[^\\\[\]\n])*\]"
    r"(?:\([^()\n]*\)?| \([^()\s]*\.(?:md|html)(?:#[^()\s]*)?\))"
    r"|\A(?:\\[^\[\n]|[^\\\[\]\n])*(?P<end>\]\([^()\n]*\)?)"
    r"|(?<!\\)\[\[[^\[\]\n]+\]\]"
)
"""What a writer meant as a link and CommonMark reads as text."""
_BLANK = re.compile(r"\n[ \t]*\n")
_NESTED = re.compile(r"\n[ \t]+(?:[-*+]|\d+[.)])[ \t]")
_BOX = re.compile(r"^(?:[-*+]|\d+[.)])\s+\[[ xX]\]\s*")
_TASK = re.compile(_BOX.pattern + r"`([^`]+)`\s*(.*)$")
_BOLD = re.compile(r"\*\*(?:(?!\*\*).)+\*\*")
_DANGLING = re.compile(r"(?:(?<!\\)!?\[(?!@)|\A)(?:[^\[\]]|\[[^\[\]]*\])*\]\[(?!@)[^\[\]\n]*\]")
_LINKS = re.compile(r"!?\[[^\]]*\](?:\(|\[)|<[a-z]+:|https?:", re.IGNORECASE)


def references_in(source: str, line: int, start: int, *, linked: bool) -> list[Reference]:
    """Return the citations and codes of a piece of running text that begins at the byte `start`."""
    references = []
    for found in _REFERENCE.finditer(source):
        cite = found[1]
        at, end = found.span()
        if not cite:
            at -= 2 if source[at - 2 : at] == "CL" else 1
        place = start + len(source[:at].encode("utf-8", "surrogatepass"))
        kind, name = ("cite", cite) if cite else ("code", source[at:end])
        references.append(Reference(kind, name, line, linked, place))
    return references


def broken_in(source: str, line: int) -> Iterator[Raw]:
    """Yield what is written like a link in text that the parser did not read as one."""
    for found in _BROKEN.finditer(source):
        yield Raw(found["end"] or found[0], line)


def dangling_in(source: str, line: int) -> Iterator[Raw]:
    """Yield the links by a label in text that the parser read as none, since nothing defines it."""
    for found in _DANGLING.finditer(source):
        yield Raw(found[0], line)


def task_of(source: str, line: int, depth: int) -> Task:
    """Return the task of a list item's `source`, which begins on `line`."""
    head, *below = _BLANK.split(source, maxsplit=1)
    head = _NESTED.split(head, maxsplit=1)[0]
    words = " ".join(head.split())
    found = _TASK.match(words)
    id_, text = (found[1], found[2]) if found else (None, _BOX.sub("", words, count=1))
    critical = bool(_BOLD.fullmatch(text))
    return Task(
        id=id_,
        text=read_words(text) if text.strip("*_` ") else "",
        source=text[2:-2].strip() if critical else text.strip(),
        critical=critical,
        line=line,
        links=len(_LINKS.findall(text)),
        why=textwrap.dedent(below[0]).strip("\n") if below else "",
        why_line=line + head.count("\n") + 2,
        depth=depth,
    )


Detail: TypeAlias = Any
"""What pulldown-cmark tells of an element: a word, or a dictionary of its own."""

_FORMS = {"Autolink": "autolink", "Email": "email", "Inline": "inline"}


def parse_text(body: str, first_line: int = 1) -> Text:
    """Return the facts of the Markdown `body`, whose first line is `first_line` of its file."""
    return _Reader(body, first_line).read()


class _Reader:
    """One pass over the events; each `_start_x` and `_end_x` answers one kind of element."""

    def __init__(self, body: str, first_line: int) -> None:
        self.data = body.encode("utf-8", "surrogatepass")
        self.body = body
        self.plain = body.isascii()  # offsets of bytes are those of the text then
        self.first = first_line
        # where each line begins but the first one; the end of the text begins another
        self.starts = [*itertools.accumulate(map((1).__add__, map(len, self.data.split(b"\n"))))]
        self.facts: dict[str, list[Any]] = {name: [] for name in Text.__slots__}
        self.stack: list[tuple[str, Any, int]] = []
        self.inside: defaultdict[str, int] = defaultdict(int)
        """How many elements of each kind are open."""
        self.section: str | None = None
        self.words: list[list[str]] = []
        """Texts collected for the headings, links and images that are open, the innermost last."""
        self.items: list[tuple[int, list[str]]] = []
        """List items that are open, the innermost last: place of each among all, and its texts."""
        self.alone = False
        """Whether the paragraph that is open holds nothing but links so far."""
        self.linked = 0
        """How many."""
        self.marked: set[int] = set()
        """Offsets of the list items that carry a box."""
        self.table: dict[str, Any] = {}
        self.quotes: list[dict[str, Any]] = []
        """Block quotes that are open, the innermost last."""
        self.deepest = DEEPEST
        """The most elements that were open at once, where that is too many."""
        self.deep = 0
        """Line on which there were too many for the first time."""

    def read(self) -> Text:
        self._follow()
        if self.deep:
            self.facts["deep"].append(Raw(str(self.deepest), self.deep))
        self.facts["points"] = [point for point in self.facts["points"] if point]
        for name in ("tasks", "quotes"):
            self.facts[name].sort(key=lambda fact: fact.line)
        return Text(**{name: tuple(facts) for name, facts in self.facts.items()})

    def _follow(self) -> None:  # noqa: C901, PLR0912 - every step that it does not call is time
        others, starts, ends = _EVENTS, _STARTS, _ENDS
        stack, inside, items, words = self.stack, self.inside, self.items, self.words
        for event, span in events(self.body):
            if type(event) is str:
                if event in _BREAKS:
                    self._read(" ")
                continue
            name, value = event.popitem()  # nobody else holds it, and items() takes twice as long
            if name == "Text":
                if self.alone and value.strip():
                    self._touch()
                if items or words:
                    self._read(value)
                if ("-" in value or "]" in value) and _HINT.search(value):
                    self._references(span["start"], span["end"])
            elif name == "Start":
                if value == _CELL:  # a fifth of all events, and nobody asks for them
                    continue
                tag, detail = (value, None) if type(value) is str else value.popitem()
                stack.append((tag, detail, span["start"]))
                inside[tag] += 1
                if len(stack) > self.deepest:
                    self._deeper(span["start"])
                if items and tag in _APART:
                    items[-1][1].append(_END)
                if tag in starts:
                    starts[tag](self, detail, span["start"], span["end"])
            elif name == "End":
                if value == _CELL:
                    continue
                tag, detail, _ = stack.pop()
                inside[tag] -= 1
                if tag in ends:
                    ends[tag](self, detail, span["start"], span["end"])
            elif name in others:
                others[name](self, value, span["start"], span["end"])

    def _deeper(self, start: int) -> None:
        self.deepest = len(self.stack)
        self.deep = self.deep or self._line(start)

    def _tasklistmarker(self, *_: Detail) -> None:
        self.marked.add(self._innermost("Item"))

    def _inlinehtml(self, html: str, start: int, _: int) -> None:
        self.facts["raw"].append(Raw(html, self._line(start)))
        self._touch()

    def _line(self, offset: int) -> int:
        return bisect.bisect_right(self.starts, offset) + self.first

    def _source(self, start: int, end: int) -> str:
        if self.plain:
            return self.body[start:end]
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

    def _start_codeblock(self, detail: Detail, start: int, end: int) -> None:
        info = detail.get("Fenced", "") if isinstance(detail, dict) else INDENTED
        last = self._line(max(start, end - 1))
        self.facts["fences"].append(Raw(str(info), self._line(start), last))

    def _start_blockquote(self, _: Detail, start: int, __: int) -> None:
        self.quotes.append({"line": self._line(start), "word": None, "first": None})

    def _end_blockquote(self, *_: Detail) -> None:
        quote = self.quotes.pop()
        self.facts["quotes"].append(Quote(quote["word"], quote["line"]))

    def _start_table(self, _: Detail, start: int, __: int) -> None:
        self.table = {"line": self._line(start), "columns": 0, "rows": []}

    def _end_tablehead(self, _: Detail, start: int, end: int) -> None:
        head = Row(self._source(start, end), 0, self._line(start))
        self.table["rows"], self.table["columns"] = [head], len(head.cells)

    def _end_tablerow(self, _: Detail, start: int, end: int) -> None:
        row = Row(self._source(start, end), self.table["columns"], self._line(start))
        self.table["rows"].append(row)

    def _end_table(self, *_: Detail) -> None:
        head, *rows = self.table["rows"]
        self.facts["tables"].append(Table(head, tuple(rows), self.section, self.table["line"]))

    def _start_item(self, *_: Detail) -> None:
        points = self.facts["points"]
        self.items.append((len(points), []))
        points.append(None)

    def _end_item(self, _: Detail, start: int, end: int) -> None:
        place, texts = self.items.pop()
        words = " ".join("".join(texts).partition(_END)[0].split())[:WORDS_KEPT]
        if start not in self.marked:
            self.facts["points"][place] = Point(words, self._line(start))
        else:
            source, depth = self._source(start, end), self.inside["List"]
            self.facts["tasks"].append(task_of(source, self._line(start), depth))

    def _start_paragraph(self, _: Detail, start: int, __: int) -> None:
        self.alone, self.linked = True, 0
        if self.quotes and self.quotes[-1]["first"] is None:
            self.quotes[-1]["first"] = start

    def _start_link(self, *_: Detail) -> None:
        self.linked += 1
        self.words.append([])

    def _start_image(self, *_: Detail) -> None:
        self.alone = False
        self.words.append([])

    def _end_image(self, detail: Detail, start: int, end: int) -> None:
        if self.inside["Image"]:
            self._said(start, end)
            return
        image = Image(detail["dest_url"], self._label(), self._line(start), start, end)
        self.facts["images"].append(image)

    def _said(self, start: int, end: int) -> None:
        """Keep a link or image that is only words of the image around it."""
        self._label()
        self.facts["broken"].append(Raw(self._source(start, end), self._line(start)))

    def _label(self) -> str:
        """Return the text of the link or image that ends, which is text of an outer one too."""
        text = "".join(self.words.pop())
        if self.words:
            self.words[-1].append(text)
        return text

    def _end_link(self, detail: Detail, start: int, end: int) -> None:
        if self.inside["Image"]:
            self._said(start, end)
            return
        text, line = self._label(), self._line(start)
        form = _FORMS.get(str(detail["link_type"]), "reference")
        link = Link(detail["dest_url"], text, line, alone=False, start=start, end=end, form=form)
        self.facts["links"].append(link)

    def _end_paragraph(self, *_: Detail) -> None:
        if self.items:
            self.items[-1][1].append(_END)
        alone, self.alone = self.alone and self.linked == 1, False
        if alone and not self.inside["Item"] and not self.inside["BlockQuote"]:
            self.facts["links"][-1] = self.facts["links"][-1]._replace(alone=True)

    def _touch(self) -> None:
        if not self.inside["Link"]:
            self.alone = False

    def _references(self, start: int, end: int) -> None:
        if self.inside["CodeBlock"]:
            return
        escaped = self.data[start - 1 : start] == b"\\"
        source, line = self._source(start - escaped, end), self._line(start)
        linked = bool(self.inside["Link"] or self.inside["Heading"])
        self.facts["references"].extend(references_in(source, line, start - escaped, linked=linked))
        if "](" in source or "] (" in source or "[[" in source:
            self.facts["broken"].extend(broken_in(source, line))
        if "][" in source:
            self.facts["dangling"].extend(dangling_in(source, line))

    def _code(self, text: str, *_: int) -> None:
        self._touch()
        self._read(text)

    def _read(self, text: str) -> None:
        """Keep a text for all that collects it; what an image says is not read in its item."""
        if self.words:
            self.words[-1].append(text)
        if self.items and not self.inside["Image"]:
            self.items[-1][1].append(text)

    def _start_strong(self, _: Detail, start: int, __: int) -> None:
        quote = self.quotes[-1] if self.quotes else None
        if quote is not None and quote["first"] == start:
            found = re.match(r"\*\*(.+?)\*\*", self._source(start, start + 200), re.DOTALL)
            quote["word"] = found[1].strip() if found else ""

    def _innermost(self, wanted: str) -> int:
        return int(next(begin for tag, _, begin in reversed(self.stack) if tag == wanted))


def _methods(prefix: str, tags: tuple[str, ...]) -> Mapping[str, Callable[..., None]]:
    """Return the methods of the reader by the tag that they answer."""
    known = vars(_Reader)
    return {tag: known[name] for tag in tags if (name := f"{prefix}{tag.lower()}") in known}


_CELL = "TableCell"
_END = "\0"
"""What no text holds: after it the first words of an item are over."""
_APART = frozenset({"BlockQuote", "CodeBlock", "Heading", "HtmlBlock", "List", "Table"})
"""What ends the first paragraph of an item, or stands in its place."""

_HINT = re.compile(r"-\d\d|\] ?\(|\]\[|\[[@\[]")
"""What a text with a code, a citation or a link that is none has; the source has it literally."""
_BREAKS = ("SoftBreak", "HardBreak")
_TAGS = (
    "BlockQuote", "CodeBlock", "Heading", "HtmlBlock", "Image", "Item", "Link", "Paragraph",
    "Strong", "Table", "TableHead", "TableRow",
)  # fmt: skip
_EVENTS = _methods("_", ("Code", "TaskListMarker", "InlineHtml"))
_STARTS = _methods("_start_", _TAGS)
_ENDS = _methods("_end_", _TAGS)


_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
MARKDOWN = pyromark.Markdown(options=_OPTIONS)


def events(body: str) -> Iterable[Any]:
    """Return pulldown-cmark's events of a body, each with the range of its bytes."""
    return MARKDOWN.events_with_range(body, merge_text=True)
