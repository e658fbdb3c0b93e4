"""HB401: a translated page has the headings, steps, callouts, sources and rows of the English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from handbook.catalog import rule
from handbook.languages import SOURCE
from handbook.model import Handbook, Page, behind, group_headings
from handbook.parse.text import events
from handbook.rules.base import Report, callout_word, checks, pages, taken
from handbook.rules.form_fields import check_examples
from handbook.rules.form_tables import example_tables, read_under, unread
from handbook.rules.page_structure import check_blocks, check_headings


class Thing(NamedTuple):
    """What a translation has as English has it, wherever the words are others."""

    kind: str
    """`step` for a list of steps, `row` for a table; `callout`, `code` or `cite`."""
    what: str
    """The number of its steps or rows, the kind of the callout, or the reference as it is typed."""
    line: int


class Section(NamedTuple):
    """A heading with all that is between it and the next, of whatever level."""

    mark: str
    """The heading as it is typed, without its words: what two languages have in common."""
    id: str
    """Empty for a title, which needs none."""
    line: int
    things: tuple[Thing, ...]

    def of(self, kind: str) -> tuple[Thing, ...]:
        """Return its things of a kind."""
        return tuple(one for one in self.things if one.kind == kind)


def sections_of(page: Page, words: Mapping[str, str]) -> tuple[Section, ...]:
    """Return the sections of a page in their order; `words` has the word of each kind of callout."""
    things = tuple(_things(page, words))
    heads = [("", "", page.body_line)]
    for level, _, id_, line in page.text.headings:
        own = id_ if id_ and level > 1 else ""
        heads.append((f"{'#' * level} {{ #{own} }}" if own else f"{'#' * level} …", own, line))
    ends = [*(line for _, _, line in heads[1:]), page.body_line + len(page.body)]
    return tuple(
        Section(*head, tuple(one for one in things if head[2] <= one.line < end))
        for head, end in zip(heads, ends, strict=True)
    )


def _things(page: Page, words: Mapping[str, str]) -> Iterator[Thing]:
    yield from step_lists(page)
    kinds = {word.casefold(): kind for kind, word in words.items()}
    for quote in page.text.quotes:
        kind = kinds.get(callout_word(quote))
        if kind:
            yield Thing("callout", kind, quote.line)
    for table in page.text.tables:
        yield Thing("row", str(len(table.rows)), table.line)
    for one in page.text.references:
        yield Thing(one.kind, f"[@{one.name}]" if one.kind == "cite" else one.name, one.line)


def step_lists(page: Page) -> tuple[Thing, ...]:
    """Return the numbered lists of a page, by the lines on which they begin."""
    data = page.body.encode("utf-8", "surrogatepass")
    found: list[list[int]] = []
    running: list[list[int]] = []
    """Items and line of each list that is open, the innermost last."""
    for event, span in events(page.body):
        begins, ends = (event.get("Start"), event.get("End")) if type(event) is dict else ("", "")
        if begins == "Item":
            running[-1][0] += 1
        elif type(begins) is dict and "List" in begins:
            running.append([0, page.body_line + data.count(b"\n", 0, span["start"])])
            found += running[-1:] if begins["List"] is not None else []
        elif type(ends) is dict and "List" in ends:
            running.pop()
    return tuple(Thing("step", str(steps), line) for steps, line in found)


TRANSLATED_PAGE_DIFFERS = rule("HB401", "translation-differs", "translated-page-differs")

_FULL_STOPS = "۔।"
"""Full stops of other scripts, which a callout takes where its page does."""


@checks("HB401")
def check_translated_pages(book: Handbook) -> Report:
    """Return where a page that follows today's English differs from it in more than words."""
    report = Report()
    for own, source in _comparable(book):
        found = Report()
        _PageComparison(own, source, book, found).compare()
        if found and not _marred(book, own, source):
            report += found
    return report


def _marred(book: Handbook, *those: Page) -> bool:
    """Return whether rules report of pages what is to be mended before they are compared."""
    part = replace(book, pages={(one.lang, one.slug): one for one in those}, checklists={})
    first = [*check_headings(part), *check_blocks(part)]
    known = any(one.kind != "title-differs" for one in first)
    return known or any(one.path in unread(book) for one in those)


def _comparable(book: Handbook) -> Iterator[tuple[Page, Page]]:
    for own in pages(book):
        source = book.pages.get((SOURCE, own.slug))
        if own.lang == SOURCE or source is None:
            continue
        if own.front.problems or source.front.problems or own.meta.get("translation") is None:
            continue
        # of the groups of a form, its own check speaks
        mine, theirs = ([one.id for one in group_headings(page)] for page in (own, source))
        if mine == theirs and not behind(own.meta, source.followed):
            yield own, source


class _PageComparison:
    def __init__(self, own: Page, source: Page, book: Handbook, report: Report) -> None:
        self.own, self.source, self.book, self.report = own, source, book, report
        known = (book.languages.get(lang) for lang in (own.lang, SOURCE))
        self.words, self.english = (one.callouts if one else {} for one in known)

    def compare(self) -> None:
        mine = sections_of(self.own, self.words)
        theirs = sections_of(self.source, self.english)
        for here, there in self._paired(mine, theirs):
            self._counted(here, there, "step")
            self._callouts(here, there)
            for kind in ("code", "cite"):
                self._references(here, there, kind)
            if not self._elsewhere(here):
                self._counted(here, there, "row")

    def _elsewhere(self, here: Section) -> bool:
        """Return whether the rules of forms speak of the rows of a section."""
        if (self.own.lang, self.own.slug) not in self.book.templates:
            return False
        reported = {path for path, _ in check_examples(self.book).locations()}
        tables = example_tables(self.own) if self.own.path in reported else ()
        lines = {table.line for table in tables}
        return here.id in read_under(self.own) or any(one.line in lines for one in here.of("row"))

    def _add(self, line: int, mine: str, theirs: str, typed: str) -> None:
        self.report.add(TRANSLATED_PAGE_DIFFERS, self.own.path, line, mine=mine, theirs=theirs,
                        source=self.source.path, typed=typed)  # fmt: skip

    def _paired(
        self, mine: Sequence[Section], theirs: Sequence[Section]
    ) -> Iterator[tuple[Section, Section]]:
        """Report where the headings differ; yield the sections that are the same or in its place.

        Below a heading too many, or above one that is lost, is what belongs to another: what it
        holds can be compared once the heading is mended.
        """
        english = {one.mark: one for one in theirs}
        pairs = [(one, english[one.mark]) for one in mine if one.mark in english]
        have, need = [one.mark for one in mine], [one.mark for one in theirs]
        lost, more = Counter(need) - Counter(have), Counter(have) - Counter(need)
        mixed: set[int] = set()
        blocks = SequenceMatcher(None, have, need, autojunk=False).get_opcodes()
        for kind, begin, end, there, until in blocks:
            if kind == "equal":
                continue
            come = [one for one in mine[begin:end] if taken(more, one.mark)]
            gone = [theirs[at] for at in range(there, until) if taken(lost, need[at])]
            for one in mine[begin:end]:
                if one.mark in english:
                    at = need.index(one.mark)
                    above = theirs[at - 1].mark
                    self._add(one.line, f"“{one.mark}” in this place",
                              f"it in line {theirs[at].line}, after “{above}”",
                              f"move it, and what is below it, to its place after “{above}”")  # fmt: skip
            if len(come) == len(gone):
                pairs += zip(come, gone, strict=True)
            else:
                mixed.add(begin - 1)
            self._headings(come, gone, mine[begin - 1].line, theirs[there - 1].line)
        blurred = {mine[at].line for at in mixed}
        yield from (pair for pair in pairs if pair[0].line not in blurred)

    def _headings(
        self, come: Sequence[Section], gone: Sequence[Section], line: int, below: int
    ) -> None:
        apart = len(come) != len(gone)
        for one in come if apart else ():
            self._add(one.line, f"“{one.mark}”", f"no such heading below line {below}",
                      "remove it, or join what is below it to the section above")  # fmt: skip
        for at, other in enumerate(gone):
            theirs = f"“{other.mark}” in line {other.line}"
            typed = f"write “{other.mark.replace(' {', ' … {')}”"
            if apart:
                self._add(line, "no heading", theirs, f"{typed} and what is below it")
            else:
                self._add(come[at].line, f"“{come[at].mark}”", theirs, typed)

    def _counted(self, here: Section, there: Section, kind: str) -> None:
        mine, theirs = here.of(kind), there.of(kind)
        if mine and theirs and len(mine) != len(theirs):
            whole = "list of steps" if kind == "step" else "table"
            wholes = "lists of steps" if kind == "step" else "tables"
            self._add(mine[0].line, f"{len(mine)} {whole if len(mine) == 1 else wholes}",
                      f"{len(theirs)} below line {there.line}",
                      f"write each {whole} of the English as one of its own, and no other")  # fmt: skip
            return
        for one, other in zip_longest(mine, theirs):
            if one and other and one.what == other.what:
                continue
            has, needs = (
                f"{side.what} {kind if side.what == '1' else f'{kind}s'}" if side else f"no {kind}"
                for side in (one, other)
            )
            each = "one for each of the English" if one else "as in English"
            self._pair(here, there, one, other, has, other.what if other else "none",
                       f"write {needs}, {each}" if other else _AS_TEXT)  # fmt: skip

    def _callouts(self, here: Section, there: Section) -> None:
        mine, theirs = here.of("callout"), there.of("callout")
        have, need = ([one.what for one in side] for side in (mine, theirs))
        if not self.words or not self.english:
            return
        stop = next((sign for sign in _FULL_STOPS if sign in self.own.body), ".")
        blocks = SequenceMatcher(None, have, need, autojunk=False).get_opcodes()
        differing = [block for block in blocks if block[0] != "equal"]
        for _, begin, end, first, last in differing:
            for one, other in zip_longest(mine[begin:end], theirs[first:last]):
                has = f"“{self.words.get(one.what, one.what)}”" if one else "no callout"
                needs, typed = "no callout in its place", _AS_TEXT
                if other:
                    needs = f"“{self.english[other.what]}”"
                    typed = f"write “> **{self.words.get(other.what, other.what)}{stop}** …”"
                self._pair(here, there, one, other, has, needs, typed)

    def _references(self, here: Section, there: Section, kind: str) -> None:
        have, need = ({one.what: one for one in reversed(side.of(kind))} for side in (here, there))
        more, lost = (
            sorted((side[name] for name in names), key=lambda one: (one.line, one.what))
            for side, names in ((have, have.keys() - need), (need, need.keys() - have))
        )
        for one, other in zip_longest(more, lost):
            has, wanted = (f"“{side.what}”" if side else "" for side in (one, other))
            needs = f"no such {'source' if kind == 'cite' else 'code'}"
            typed = "remove it, or write it into the English first"
            if other:
                needs, typed = wanted if one else "it", f"write {wanted}"
            self._pair(here, there, one, other, has or f"no {wanted}", needs, typed)

    def _pair(
        self, here: Section, there: Section, one: Thing | None, other: Thing | None,
        has: str, needs: str, typed: str,
    ) -> None:  # fmt: skip
        """Report a thing beside the English one; the place of one that is absent is its section."""
        where = f"in line {other.line}" if other else f"below line {there.line}"
        self._add(one.line if one else here.line, has, f"{needs} {where}", typed)


_AS_TEXT = "write it as running text, as in English"
