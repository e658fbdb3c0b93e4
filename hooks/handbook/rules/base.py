"""What checks have in common: the texts they read, how they report, and what they remember."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeAlias, TypeVar

from handbook.catalog import RULES, Rule
from handbook.findings import Finding, Severity
from handbook.model import EMPTY, BuiltPage, Checklist, Handbook, Node, Page, Quote, Site

Answer = TypeVar("Answer")
Key = TypeVar("Key")
Project = TypeVar("Project", Handbook, Site)
Check = TypeVar("Check", bound=Callable[..., Iterable[Finding]])

MANY = 12
"""Pages with the same violation up to which each of them is named."""


Add: TypeAlias = Callable[..., None]
"""`Report.add` for one file: a rule, the line, perhaps how it weighs, and facts by name."""


class Report(list[Finding]):
    """What a check found, in the order in which it looked."""

    def add(
        self, rule: Rule, path: str, line: int, weight: Severity | None = None, /, **facts: object
    ) -> None:
        """Add one violation of a rule; `weight` is given where it is not that of the rule."""
        self.append(rule.at(path, line, weight, **facts))

    def in_file(self, path: str) -> Add:
        """Return `add` for one file."""
        return lambda rule, line, *weight, **facts: self.add(rule, path, line, *weight, **facts)

    def of(self, *rules: Rule) -> Iterator[Finding]:
        """Yield the violations of some rules, each of one kind."""
        kinds = {(rule.code, rule.kind) for rule in rules}
        return (one for one in self if (one.code, one.kind) in kinds)

    def locations(self) -> frozenset[tuple[str, int]]:
        """Return path and line of every violation."""
        return frozenset((one.path, one.line) for one in self)


CHECKS: dict[Callable[..., Iterable[Finding]], tuple[Rule, ...]] = {}
"""The functions that look at the sources or at a built site, each with the rules that it reports."""
ASKS: dict[Callable[..., Iterable[Finding]], str] = {}
"""What some of them ask: `text`, each body by itself, so that of one they report the same without all others;
`data`, no body at all, which is what is written below the front matter of a page or list."""


def checks(*codes: str, asks: str = "") -> Callable[[Check], Check]:
    """Register a function as the check of these rules; KeyError for a code of no rule.

    It is given what its rules read, a handbook or a site; for `asks` see `ASKS`.
    """

    def register(check: Check) -> Check:
        CHECKS[check] = tuple(RULES[code] for code in codes)
        if asks:
            ASKS[check] = asks
        return check

    return register


def cached(look: Callable[[Project], Answer]) -> Callable[[Project], Answer]:
    """Return `look` with a memory of its last handbook or site, for checks that share an answer."""
    last: list[tuple[Project, Answer]] = []

    @functools.wraps(look)
    def remembered(project: Project) -> Answer:
        if not last or last[0][0] is not project:
            last[:] = [(project, look(project))]
        return last[0][1]

    return remembered


def only(book: Handbook, paths: Collection[str]) -> Handbook:
    """Return a handbook with no other pages and lists than those at `paths`, and with drawings for ""."""
    pages = {key: one for key, one in book.pages.items() if one.path in paths}
    lists = {key: one for key, one in book.checklists.items() if one.path in paths}
    drawings = book.drawings if "" in paths else {}
    return replace(book, pages=pages, checklists=lists, drawings=drawings)


def pages(book: Handbook) -> Iterator[Page]:
    """Yield every page of a known language; one that lies elsewhere has only that violation."""
    return (one for one in book.pages.values() if one.lang in (book.languages or {one.lang}))


def lists(book: Handbook) -> Iterator[Checklist]:
    """Yield every checklist of a known language."""
    return (one for one in book.checklists.values() if one.lang in (book.languages or {one.lang}))


def texts(book: Handbook) -> Iterator[Page | Checklist]:
    """Yield every page, then every checklist."""
    yield from pages(book)
    yield from lists(book)


def data_of(book: Handbook, name: str, *keys: str) -> Node:
    """Return what a data file holds, or has at these keys; EMPTY where there is nothing."""
    data = book.data.get(name)
    node = data.root if data else EMPTY
    for key in keys:
        node = node.get(key) or EMPTY
    return node


def key_line(node: Node, key: str, default: int = 0) -> int:
    """Return the line of a key of a map."""
    return next((entry.line for entry in node.entries() if entry.key == key), default)


def taken(counter: Counter[Key], key: Key) -> bool:
    """Return whether one of a key was left, and take it away."""
    counter[key] -= 1
    return counter[key] >= 0


STOPS = " .:۔।"
"""What may be behind the word of a callout, a check or an alternative text."""


def callout_word(quote: Quote) -> str:
    """Return the bold word that opens a quote, as it is compared; empty without one."""
    return (quote.word or "").rstrip(STOPS).casefold()


def slug_of(text: str) -> str:
    """Return an id that could be made of a text: small ASCII letters, digits and hyphens."""
    letters = unicodedata.normalize("NFKD", text.lower())
    plain = (char for char in letters if not unicodedata.combining(char))
    return "-".join(re.findall(r"[a-z0-9]+", "".join(plain))[:6])


class Spot(NamedTuple):
    """One violation of a rule on a built page; `place` is where its source is known to hold it."""

    rule: Rule
    page: BuiltPage
    facts: Mapping[str, object]
    place: tuple[str, int] | None = None


def grouped(spots: Iterable[Spot]) -> Iterator[Finding]:
    """Yield a finding for each spot; one for all where many pages have the same violation.

    The message gets the page as `file`, and how many others there are as `more`.
    """
    alike: dict[object, list[Spot]] = {}
    for spot in spots:
        alike.setdefault((spot.rule, spot.place, *spot.facts.items()), []).append(spot)
    for same in alike.values():
        rule, page, facts, place = same[0]
        if place:
            yield rule.at(*place, file=page.path, more="", **facts)
        elif len(same) > MANY:
            more = f" and {len(same) - 1} other pages"
            yield rule.at(f"site/{page.path}", 0, file=page.path, more=more, **facts)
        else:
            for source, one in {place_of(one.page): one for one in same[::-1]}.items():
                yield rule.at(source, 0, file=one.page.path, more="", **facts)


def place_of(page: BuiltPage) -> str:
    """Return the path at which a violation on a page is reported: its source, or the page itself."""
    return page.source or f"site/{page.path}"
