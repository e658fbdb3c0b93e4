"""HB840: the things that a text holds are on its built page, in its order; see `Shown` for their kinds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from handbook.catalog import rule
from handbook.findings import Finding, short
from handbook.model import (
    FILLED,
    ArticleContent,
    BuiltPage,
    Checklist,
    Field,
    Handbook,
    Link,
    Page,
    Reference,
    Row,
    Site,
    Template,
)
from handbook.model.role import BIBLIOGRAPHY
from handbook.parse.template import example_part
from handbook.render.checklist import stop_text
from handbook.render.context import Context
from handbook.render.markdown import address, block, inline, list_of
from handbook.render.references import CODE
from handbook.rules.base import callout_word, checks, place_of, taken
from handbook.rules.link_index import outward, resolved, tree_of
from handbook.site.html import said

_COMPARED = 30
"""Letters and digits of a step or a cell that are compared."""
_LOWEST = 5
"""Level of the lowest heading that a list has on a page."""
_CODE = re.compile(CODE)
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_PLAIN = re.compile(r"[^\\`*_\[\]<>&!~]*")
"""Markdown that is read as it is written."""
_NO_LETTER = re.compile(r"[\W_]+")
_FILLED_CODE = re.compile(f"`({FILLED.pattern})`")
"""A blank in back-ticks that an overlay filled: what it shows is no code."""


class ExpectedThing(NamedTuple):
    """One thing that a text holds; see `Shown` for its kinds."""

    kind: str
    key: str
    words: str
    """The thing as a writer knows it."""
    path: str
    line: int


def may_reorder(book: Handbook, path: str) -> bool:
    """Return whether a page may show its text in another order.

    The doors of the home page are side by side, and a form that is behind has the order of the English.
    """
    lang, slug = tree_of(book, path)
    form = book.templates.get((lang, slug))
    own = [one.line for one in (*form.fields, *form.rows) if not one.lang] if form else []
    return slug == "index.md" or own != sorted(own)


def _page(context: Context, ids: Collection[str]) -> Iterator[ExpectedThing]:
    """Yield what a page holds, with each list that it shows in the place of its link, or before all.

    A list of which the page has no id (`ids`) is one thing, with nothing of what it holds.
    """
    own, page = context.own_list(context.slug), context.page
    if own is not None:
        yield from _list(own, context, 2)
    level = 1
    for thing in _Body(page, context).things():
        if thing.kind == "heading":
            level = max(level, int(thing.key[1]))
        shown = context.shown_list(thing.key) if thing.kind == "list" else None
        if shown is None or shown.anchor not in ids:
            yield thing
        elif shown is not own:
            yield from _list(shown, context, min(level + 1, _LOWEST))


def _list(shown: Checklist, context: Context, level: int) -> Iterator[ExpectedThing]:
    path, language = shown.path, context.book.languages[shown.lang]
    name, stop = f"{shown.anchor}-title", shown.meta.get("stop")
    yield ExpectedThing("heading", f"h{level} {name}", f"#{name}", path, 1)
    words = letters_of(language.word("stop-if") + stop_text(shown.stop, language))
    yield ExpectedThing("stop line", words, shown.stop, path, stop.line if stop else 1)
    for thing in _Body(shown, context).things():
        head = f"h{level + 1} " if thing.kind == "heading" else ""
        yield thing._replace(key=head + thing.key)


class _Body:
    """What is written below the front matter of a page or list, gathered kind by kind."""

    def __init__(self, one: Page | Checklist, context: Context) -> None:
        self.one, self.context, self.data = one, context, one.body.encode()
        self.folder = one.path.rpartition("/")[0]
        self.lines = one.body.split("\n")
        ends = (found.end() for found in re.finditer(b"\n", self.data))
        self.starts = [0, *ends, len(self.data) + 1]
        self.fields: Mapping[int, Field] = {}
        """Fields that can be filled in on the page, by their lines."""
        form = context.book.templates.get((one.lang, context.slug))
        if form is not None and form.exports == "all":
            own = (its for its in (*form.fields, *form.rows) if not its.lang)
            self.fields = {its.line: its for its in own}
        self.form = form
        self.example = example_part(form.page) if form else (0, 0)
        self.found: list[tuple[int, bool, ExpectedThing]] = []
        """Each thing with where it begins; what is in a line comes behind what begins it."""

    def things(self) -> Iterator[ExpectedThing]:
        if isinstance(self.one, Checklist):
            self._items(self.one)
        for one in self.one.text.headings if isinstance(self.one, Page) else ():
            if one.level > 1 and one.id:
                self._add("heading", f"h{one.level} {one.id}", f"#{one.id}", one.line)
        self._blocks()
        self._tables()
        self._links()
        self._references()
        for _, _, thing in sorted(self.found, key=lambda its: its[:2]):
            yield thing

    def _add(self, kind: str, key: str, words: str, line: int, at: int | None = None) -> None:
        thing = ExpectedThing(kind, key, words, self.one.path, line)
        start = self.starts[line - self.one.body_line] if at is None else at
        self.found.append((start, at is not None, thing))

    def _items(self, shown: Checklist) -> None:
        for pause in shown.pauses:
            name = f"{shown.anchor}-{pause.id}"
            self._add("heading", name, f"#{name}", pause.line)
        for item in shown.items():
            id_ = item.id or ""
            self._add("item", id_, id_, item.line)
            self._add("text of the item", f"{id_} {uncited(item.text)}", id_, item.line)
            if item.why:
                self._add("reason", letters_of(_shown_text(block(item.why))), id_, item.why_line)

    def _blocks(self) -> None:
        text, first = self.one.text, self.one.body_line
        for point in text.points:
            self._add("step", step_key(point.words), point.words, point.line)
        callouts = self.context.book.languages[self.one.lang].callouts.values()
        for quote in text.quotes:
            word = callout_word(quote)
            its = ("callout", word) if word in map(str.casefold, callouts) else ("quote", "")
            self._add(*its, self.lines[quote.line - first].strip(), quote.line)
        for one in text.fences:
            code = "\n".join(self.lines[one.line - first + 1 : one.last - first])
            self._add(
                "code block", letters_of(code), self.lines[one.line - first].strip(), one.line
            )
        for link in text.links:
            if name := self._list(link):
                self._add("list", name, link.target, link.line)

    def _tables(self) -> None:
        """Add the rows of tables; those of a form that can be filled in are fields."""
        for table in self.one.text.tables:
            turned = any(row.line in self.fields for row in table.rows)
            for row in (table.head, *table.rows):
                if field := self.fields.get(row.line):
                    id_, end = field.id or "", self.starts[row.line - self.one.body_line + 1] - 1
                    self._add("field", id_, id_, row.line)
                    for choice in (its for its in field.choices if not its.lang):
                        self._add("choice", choice.id, choice.id, row.line, end)
                elif not turned:
                    filled = self.form and self.example[0] < row.line < self.example[1]
                    cells = (
                        _worded(row, table.head, self.form) if filled and self.form else row.cells
                    )
                    key = "|".join(link_key(_cell_text(cell)) for cell in cells)
                    self._add("row", key, row.source.strip(), row.line)

    def _list(self, link: Link) -> str | None:
        """Return the name of the list that a link alone in its paragraph puts into a page."""
        page = link.alone and isinstance(self.one, Page)
        return list_of(link.target, self.folder) if page else None

    def _leads(self, target: str) -> str:
        """Return the path below the site to which a target of the text leads."""
        return _address(address(target, self.folder, self.context), self.context.output)

    def _links(self) -> None:
        images = self.one.text.images
        for link in self.one.text.links:
            if not self._list(link):
                drawn = any(link.start < one.start < link.end for one in images)
                words = "" if drawn else link_key(link.text)
                key = f"{self._leads(link.target)} {words}"
                self._add("link", key, link.target, link.line, link.start)
        for image in images:
            key = f"{self._leads(image.target)} {letters_of(image.alt)}"
            self._add("picture", key, image.target, image.line, image.start)

    def _references(self) -> None:
        labels: set[int] = set()
        for item in self.one.items() if isinstance(self.one, Checklist) else ():
            labels.update(range(item.line, item.why_line - 1))
        images = self.one.text.images
        for one in self.one.text.references:
            cite, at = one.kind == "cite", one.start
            plain = one.linked or (one.line in labels and not cite)
            plain = plain or any(image.start <= at < image.end for image in images)
            if not plain and (key := _reference(one, self.context)):
                words = f"[@{one.name}]" if cite else one.name
                place = at if cite else self._below(one.line, at)
                key = f"{_address(key, self.context.output)} {link_key(words)}"
                self._add("link", key, words, one.line, place)

    def _below(self, line: int, at: int) -> int:
        """Return where a code is linked: that in the name of a field below what is said of it."""
        field, row = self.fields.get(line), self.starts[line - self.one.body_line]
        if field is None or b"|" in self.data[row + 1 : at]:
            return at
        first = next((f"`{one.id}`" for one in field.choices if not one.lang), "\n")
        end = self.starts[line - self.one.body_line + 1] - 1
        found = self.data.rfind(first.encode(), row, end)
        return found if found >= 0 else end


def _reference(one: Reference, context: Context) -> str:
    """Return the address to which a citation or code leads; empty where it is no link."""
    if one.kind == "cite":
        there = context.book.slug_of(BIBLIOGRAPHY)
        return context.href(there, f"ref-{one.name}") if one.name in context.book.works else ""
    entry = context.code(one.name)
    return "" if entry is None or entry.path == context.slug else context.code_href(one.name) or ""


def uncited(text: str) -> str:
    """Return a text without what is in square brackets, as a citation does."""
    return " ".join(_BRACKETS.sub(" ", text).split())


def letters_of(text: str) -> str:
    """Return the letters and digits of a text without its citations."""
    return _NO_LETTER.sub("", uncited(text))


def step_key(words: str) -> str:
    """Return the first letters and digits of a step, up to a citation."""
    return _NO_LETTER.sub("", words.partition("[")[0])[:_COMPARED]


def link_key(words: str) -> str:
    """Return the codes in a link or cell, which may have a title beside them; else how it begins."""
    return ("-" in words and " ".join(_CODE.findall(words))) or step_key(words)


def _worded(row: Row, head: Row, form: Template) -> Sequence[str]:
    """Return the cells of a filled example as its page shows them: labels for ids."""
    fields = {f"`{one.id}`": one for one in (*form.fields, *form.rows)}
    labels = {id_: one.label for id_, one in fields.items()}
    columns = ("", *row.cells[:1] * len(row.cells))
    if fields.keys() & set(head.cells):
        columns = head.cells if row is not head else ("",) * len(head.cells)
    words: list[str] = []
    for column, cell in zip(columns, row.cells, strict=False):
        field = fields.get(column)
        own = {f"`{one.id}`": one.label for one in field.choices} if field else labels
        words.append("".join(own.get(part, part) for part in _CODED.split(cell)))
    return words


_CODED = re.compile(r"(`[^`]+`)")


def _cell_text(cell: str) -> str:
    plain = _PLAIN.fullmatch(cell)
    return cell if plain else _shown_text(inline(_FILLED_CODE.sub(r"\1", cell)))


def _shown_text(source: str) -> str:
    top = LexborHTMLParser(source).body
    return said(top) if top is not None else ""


CONTENT_LOST = rule("HB840", "content-lost")

_WRITTEN = frozenset({"item", "picture", "reason", "step", "text of the item"})
"""Kinds of things that texts alone hold: what is made from data has none of them."""
_MOST = 3000
"""Things of one page up to which their places are compared."""


@checks("HB840")
def content_lost(site: Site) -> Iterator[Finding]:
    """Yield each place where a page and its text part; a text that two trees show is reported once."""
    book, known = site.book, set()
    if book is None:
        return
    for page in (one for one in site.pages if one.path not in site.complete):
        if "text" in page.landmarks and (things := things_of(site, page)):
            ordered = not may_reorder(book, page.path)
            for kind, thing, what, path, line in _differences(things, page, ordered=ordered):
                if (kind, thing, what, path, line) not in known:
                    known.add((kind, thing, what, path, line))
                    found = {"kind": kind, "thing": short(thing), "what": what, "file": page.path}
                    yield CONTENT_LOST.at(path, line, **found)


def things_of(site: Site, page: BuiltPage) -> tuple[ExpectedThing, ...]:
    """Return what the text of a page holds; nothing of one without a text."""
    if site.book is None:
        return ()
    context = Context(site.book, *tree_of(site.book, page.path))
    return tuple(_page(context, page.ids)) if context.shown(context.slug) else ()


def source_place(
    things: Iterable[ExpectedThing], address: str, path: str
) -> tuple[str, int] | None:
    """Return where the text of the built page `path` holds an address, None where it does not."""
    key = _address(address, path)
    its = (one for one in things if one.kind in ("link", "picture"))
    return next(((one.path, one.line) for one in its if one.key.partition(" ")[0] == key), None)


def _differences(
    things: Sequence[ExpectedThing], page: BuiltPage, *, ordered: bool
) -> Iterator[tuple[str, str, str, str, int]]:
    """Yield kind, thing, what is the matter, path and line of each place where the two differ."""
    keys = [(one.kind, one.key) for one in things]
    shown = [_key(one, page.path) for one in page.shown]
    need, have = Counter(keys), Counter(shown)
    lost, more, left = need - have, have - need, iter(shown)
    runs: list[Sequence[ExpectedThing]] = []
    if lost or (ordered and not all(key in left for key in keys)):
        runs = [things]
        if max(len(keys), len(shown)) <= _MOST:
            blocks = SequenceMatcher(None, keys, shown, autojunk=False).get_opcodes()
            runs = [things[here:end] for kind, here, end, *_ in blocks if kind != "equal"]
    for run in filter(None, runs):
        gone = [one for one in run if taken(lost, (one.kind, one.key))]
        for (path, line), these in groupby(gone, key=lambda one: (one.path, one.line)):
            first, *rest = these
            what = f"is missing, with {len(rest)} more of its line" if rest else "is missing"
            yield first.kind, first.words, what, path, line
        if not gone and need <= have:
            yield run[0].kind, run[0].words, "is not in its place", run[0].path, run[0].line
    held_of, shown_of = (Counter(kind for kind, _ in both) for both in (keys, shown))
    for one in page.shown if more else ():
        added = one.kind in _WRITTEN and shown_of[one.kind] > held_of[one.kind]
        if added and taken(more, _key(one, page.path)):
            words = one.words or one.name
            yield one.kind, words, "is there more often than in the text", place_of(page), 0


def _key(one: ArticleContent, path: str) -> tuple[str, str]:
    """Return kind and key of what the built page `path` shows."""
    words = one.words
    if one.kind == "link":
        key = f"{_address(one.name, path)} {link_key(words)}"
    elif one.kind == "picture":
        key = f"{_address(one.name, path)} {letters_of(words)}"
    elif one.kind == "text of the item":
        key = f"{one.name} {uncited(words)}"
    elif one.kind == "step":
        key = step_key(words)
    elif one.kind == "row":
        key = "|".join(map(link_key, words.split("|")))
    elif one.kind == "callout":
        key = words.strip().casefold()
    else:
        key = f"{words} {one.name}" if one.kind == "heading" else one.name or letters_of(words)
    return one.kind, key


def _address(address: str, path: str) -> str:
    """Return the path below the site to which an address on the built page `path` leads."""
    if outward(address):
        return address.strip()
    there, mark, anchor = address.partition("#")
    return (resolved(path, unquote(there.strip())) if there else path) + mark + unquote(anchor)
