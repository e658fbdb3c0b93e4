"""HB401: a translated page has the headings, steps, callouts, sources and rows of the English."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from handbook.catalog import rule
from handbook.languages import SOURCE
from handbook.model import Handbook, Page, Reference, behind, group_headings
from handbook.parse.text import events
from handbook.rules.base import Report, checks, pages, taken
from handbook.rules.form_fields import check_examples
from handbook.rules.form_tables import example_tables, read_under, unread
from handbook.rules.page_structure import check_blocks, check_headings

_STOPS = " .:۔।"


Thing = TypeVar("Thing", "Counted", "Callout", Reference)


class Counted(NamedTuple):
    """A list of steps or a table: how many steps or rows it has."""

    number: int
    line: int


class Callout(NamedTuple):
    """One callout by its kind: stop, must, check, proves or example."""

    kind: str
    line: int


class Section(NamedTuple):
    """A heading with all that is between it and the next, of whatever level."""

    level: int
    """0 for what is before the first heading."""
    id: str
    """Empty for a title, which needs none."""
    line: int
    steps: tuple[Counted, ...]
    """Its numbered lists, also those inside others, by the lines on which they begin."""
    callouts: tuple[Callout, ...]
    references: tuple[Reference, ...]
    """Its citations and codes, in the order of their lines."""
    tables: tuple[Counted, ...]

    @property
    def mark(self) -> str:
        """The heading as it is typed, without its words: what two languages have in common."""
        return f"{'#' * self.level} {{ #{self.id} }}" if self.id else f"{'#' * self.level} …"


def sections_of(page: Page, words: Mapping[str, str]) -> tuple[Section, ...]:
    """Return the sections of a page in their order; `words` has the word of each kind of callout.

    A quote without one of these words is no callout.
    """
    kinds = {word.casefold(): kind for kind, word in words.items()}
    named = [
        (kinds.get((one.word or "").rstrip(_STOPS).casefold()), one) for one in page.text.quotes
    ]
    callouts = [Callout(kind, one.line) for kind, one in named if kind]
    tables = [Counted(len(one.rows), one.line) for one in page.text.tables]
    heads = [(one.level, (one.id or "") if one.level > 1 else "", one.line)
             for one in page.text.headings]  # fmt: skip
    heads.insert(0, (0, "", page.body_line))
    lines = [line for _, _, line in heads[1:]]
    steps, references = step_lists(page), page.text.references

    def at(place: int, things: Sequence[Thing]) -> tuple[Thing, ...]:
        return tuple(one for one in things if bisect.bisect_right(lines, one.line) == place)

    return tuple(
        Section(*head, at(n, steps), at(n, callouts), at(n, references), at(n, tables))
        for n, head in enumerate(heads)
    )


def step_lists(page: Page) -> tuple[Counted, ...]:
    """Return the numbered lists of a page, by the lines on which they begin."""
    data = page.body.encode("utf-8", "surrogatepass")
    found: list[list[int]] = []
    running: list[list[int]] = []
    """Items and line of each list that is open, the innermost last."""
    for event, span in events(page.body):
        match event:
            case {"Start": {"List": first}}:
                running.append([0, page.body_line + data.count(b"\n", 0, span["start"])])
                found += running[-1:] if first is not None else []
            case {"Start": "Item"}:
                running[-1][0] += 1
            case {"End": {"List": _}}:
                running.pop()
    return tuple(Counted(*one) for one in found)


TRANSLATED_PAGE_DIFFERS = rule("HB401", "translation-differs", "translated-page-differs")

_FULL_STOPS = "۔।"
"""Full stops of other scripts, which a callout takes where its page does."""


@checks("HB401")
def check_translated_pages(book: Handbook) -> Report:
    """Return where a page that follows today's English differs from it in more than words."""
    report = Report()
    # what these rules report is compared once it is mended
    first = [*check_headings(book), *check_blocks(book)]
    marred = unread(book) | {
        one.path for one in first if one.kind != "title-differs" and one.code != "HB091"
    }
    for own in pages(book):
        source = book.pages.get((SOURCE, own.slug))
        if own.lang == SOURCE or source is None or {own.path, source.path} & marred:
            continue
        if own.front.problems or source.front.problems or own.meta.get("translation") is None:
            continue
        # of the groups of a form, its own check speaks
        mine, theirs = ([one.id for one in group_headings(page)] for page in (own, source))
        if mine == theirs and not behind(own.meta, source.followed):
            _PageComparison(own, source, book, report).compare()
    return report


class _PageComparison:
    def __init__(self, own: Page, source: Page, book: Handbook, report: Report) -> None:
        self.own, self.source, self.book, self.report = own, source, book, report
        known = (book.languages.get(lang) for lang in (own.lang, SOURCE))
        self.words, self.english = (one.callouts if one else {} for one in known)
        self.form = (own.lang, own.slug) in book.templates

    def compare(self) -> None:
        mine = sections_of(self.own, self.words)
        theirs = sections_of(self.source, self.english)
        for here, there in self._paired(mine, theirs):
            self._counted(here, there, here.steps, there.steps, "step")
            self._callouts(here, there)
            for kind in ("code", "cite"):
                self._references(here, there, kind)
            if not self._elsewhere(here):
                self._counted(here, there, here.tables, there.tables, "row")

    def _elsewhere(self, here: Section) -> bool:
        """Return whether the rules of forms speak of the rows of a section."""
        if not self.form:
            return False
        reported = {path for path, _ in check_examples(self.book).locations()}
        tables = example_tables(self.own) if self.own.path in reported else ()
        lines = {table.line for table in tables}
        return here.id in read_under(self.own) or any(table.line in lines for table in here.tables)

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
        """Report headings that came, and of those that are gone, after `line` and `below`."""
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

    def _counted(
        self, here: Section, there: Section, mine: Sequence[Counted], theirs: Sequence[Counted],
        thing: str,
    ) -> None:  # fmt: skip
        """Report where lists have another number of steps, or tables of rows."""
        if mine and theirs and len(mine) != len(theirs):
            whole = "list of steps" if thing == "step" else "table"
            self._add(mine[0].line, _counted(len(mine), whole),
                      f"{len(theirs)} below line {there.line}",
                      f"write each {whole} of the English as one of its own, and no other")  # fmt: skip
            return
        for one, other in zip_longest(mine, theirs):
            if one and other and one.number == other.number:
                continue
            line, has = (
                (one.line, _counted(one.number, thing)) if one else (here.line, f"no {thing}")
            )
            needs, typed = f"none below line {there.line}", _AS_TEXT
            if other:
                needs = f"{other.number} in line {other.line}"
                each = "one for each of the English" if one else "as in English"
                typed = f"write {_counted(other.number, thing)}, {each}"
            self._add(line, has, needs, typed)

    def _callouts(self, here: Section, there: Section) -> None:
        have, need = ([one.kind for one in side.callouts] for side in (here, there))
        if not self.words or not self.english:
            return
        stop = next((sign for sign in _FULL_STOPS if sign in self.own.body), ".")
        blocks = SequenceMatcher(None, have, need, autojunk=False).get_opcodes()
        differing = [block for block in blocks if block[0] != "equal"]
        for _, begin, end, first, last in differing:
            for one, other in zip_longest(here.callouts[begin:end], there.callouts[first:last]):
                mine = f"“{self.words.get(one.kind, one.kind)}”" if one else "no callout"
                theirs, typed = f"no callout in its place below line {there.line}", _AS_TEXT
                if other:
                    theirs = f"“{self.english[other.kind]}” in line {other.line}"
                    typed = f"write “> **{self.words.get(other.kind, other.kind)}{stop}** …”"
                self._add(one.line if one else here.line, mine, theirs, typed)

    def _references(self, here: Section, there: Section, kind: str) -> None:
        have, need = ({one.name: one for one in reversed(side.references) if one.kind == kind}
                      for side in (here, there))  # fmt: skip
        more, lost = (
            sorted((side[name] for name in names), key=lambda one: (one.line, one.name))
            for side, names in ((have, have.keys() - need), (need, need.keys() - have))
        )
        for one, other in zip_longest(more, lost):
            mine, wanted = (f"“{_reference(side)}”" if side else "" for side in (one, other))
            theirs = f"no such {_KINDS[kind]} below line {there.line}"
            typed = "remove it, or write it into the English first"
            if other:
                theirs, typed = f"{wanted if one else 'it'} in line {other.line}", f"write {wanted}"
            self._add(one.line if one else here.line, mine or f"no {wanted}", theirs, typed)


_AS_TEXT = "write it as running text, as in English"
_KINDS = {"code": "code", "cite": "source"}


def _reference(one: Reference) -> str:
    return f"[@{one.name}]" if one.kind == "cite" else one.name


def _counted(number: int, thing: str) -> str:
    whole, _, rest = thing.partition(" ")
    return f"{number} {whole if number == 1 else f'{whole}s'}{rest and f' {rest}'}"
