"""What checks have in common: what they see, which rules they report, and what they share."""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar, Union

from handbook.catalog import Rule
from handbook.findings import Finding, Severity
from handbook.findings import short as short  # noqa: PLC0414 - checks take it from here
from handbook.model import Checklist, Handbook, Page, Site

Answer = TypeVar("Answer")
Key = TypeVar("Key")
Seen = Union[Iterable[Finding], "Faults"]
Look = TypeVar("Look", bound=Callable[[Handbook], Seen])
SiteLook = TypeVar("SiteLook", bound=Callable[[Site], Seen])


class Fault(NamedTuple):
    """One fault that a check saw."""

    path: str
    line: int
    facts: Mapping[str, object]
    severity: Severity | None = None
    """How it weighs, where that is not as its rule does."""


class Faults:
    """The faults that one look found, each with the rule that speaks about it."""

    def __init__(self) -> None:
        self._by_rule: defaultdict[Rule, list[Fault]] = defaultdict(list)

    def add(
        self, rule: Rule, path: str, line: int, weight: Severity | None = None, /, **facts: object
    ) -> None:
        """Keep one fault."""
        self._by_rule[rule].append(Fault(path, line, facts, weight))

    def of(self, rule: Rule) -> Sequence[Fault]:
        """Return the faults of one rule."""
        return self._by_rule.get(rule, ())

    def findings(self) -> Iterator[Finding]:
        """Yield each fault in the words of its rule."""
        for rule, faults in self._by_rule.items():
            for path, line, facts, weight in faults:
                yield rule.at(path, line, weight, **facts)

    def places(self) -> frozenset[tuple[str, int]]:
        """Return path and line of every fault."""
        return frozenset(
            (fault.path, fault.line) for all_ in self._by_rule.values() for fault in all_
        )


CHECKS: dict[Callable[[Handbook], Seen], tuple[Rule, ...]] = {}
"""The functions that look at the sources, in the order of import, each with the rules it reports."""

SITE_CHECKS: dict[Callable[[Site], Seen], tuple[Rule, ...]] = {}
"""Those that look at a built site."""


def checks(*rules: Rule) -> Callable[[Look], Look]:
    """Enter a function as the check of these rules; what it sees of other rules is reported by theirs."""

    def enter(look: Look) -> Look:
        CHECKS[look] = rules
        return look

    return enter


def checks_site(*rules: Rule) -> Callable[[SiteLook], SiteLook]:
    """Enter a function that looks at a built site."""

    def enter(look: SiteLook) -> SiteLook:
        SITE_CHECKS[look] = rules
        return look

    return enter


def findings(seen: Seen) -> Iterable[Finding]:
    """Return what a check saw."""
    return seen.findings() if isinstance(seen, Faults) else seen


def once_a_book(look: Callable[[Handbook], Answer]) -> Callable[[Handbook], Answer]:
    """Return `look` with a memory of its last book, for the rules that share what it sees."""
    last: list[tuple[Handbook, Answer]] = []

    @functools.wraps(look)
    def remembered(book: Handbook) -> Answer:
        if not last or last[0][0] is not book:
            last[:] = [(book, look(book))]
        return last[0][1]

    return remembered


def pages(book: Handbook) -> Iterator[Page]:
    """Yield every page of a known language; what lies elsewhere has only that fault."""
    known = book.languages
    yield from (page for page in book.pages.values() if not known or page.lang in known)


def lists(book: Handbook) -> Iterator[Checklist]:
    """Yield every list of a known language."""
    known = book.languages
    yield from (one for one in book.checklists.values() if not known or one.lang in known)


def texts(book: Handbook) -> Iterator[Page | Checklist]:
    """Yield every page, then every list."""
    yield from pages(book)
    yield from lists(book)


def taken(counter: Counter[Key], key: Key) -> bool:
    """Return whether one of a key was left, and take it away."""
    counter[key] -= 1
    return counter[key] >= 0


def slug_of(text: str) -> str:
    """Return an id that could stand for a text: small ASCII letters, digits and hyphens."""
    letters = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(
        char if char.isascii() and char.isalnum() else " "
        for char in letters
        if not unicodedata.combining(char)
    )
    return "-".join(plain.split()[:6])
