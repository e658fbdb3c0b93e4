"""What every rule has, and what several of them share."""

from __future__ import annotations

import functools
import unicodedata
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar, NamedTuple, TypeVar

from handbook.findings import Finding, Severity
from handbook.model import Checklist, Handbook, Page, Site

Answer = TypeVar("Answer")


class Law(ABC):
    """A code with its words; the docstring of each says why it matters and how to fix it."""

    code: ClassVar[str]
    """`HB` and three digits, never used again once a rule is gone."""
    name: ClassVar[str]
    """Words with hyphens that make sense after “allow”."""
    severity: ClassVar[Severity] = Severity.ERROR
    message: ClassVar[str]
    """What is; `{places}` are filled with the facts of a finding."""
    hint: ClassVar[str]
    """What to type; filled likewise."""

    def found(
        self, path: str, line: int, severity: Severity | None = None, /, **facts: object
    ) -> Finding:
        """Return the finding of this rule at a place, weighed as the rule is unless it is told."""
        return Finding(
            path,
            line,
            self.code,
            self.message.format(**facts),
            self.hint.format(**facts),
            severity or self.severity,
        )


class Rule(Law):
    """One thing that must hold in the sources."""

    @abstractmethod
    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield every place in `book` where it does not hold."""


class SiteRule(Law):
    """One thing that must hold in a built site."""

    @abstractmethod
    def check(self, site: Site) -> Iterator[Finding]:
        """Yield every place in `site` where it does not hold."""


class PrintRule(Law):
    """One thing that must hold in a print file; whoever makes the file tells where it does not."""


class BuildRule(Law):
    """One thing that must hold while mkdocs builds; whoever drives the build tells otherwise."""


class Fault(NamedTuple):
    """One fault that a family's pass saw."""

    path: str
    line: int
    facts: Mapping[str, object]
    severity: Severity | None = None
    """How it weighs, where that is not as its rule does."""


class Faults:
    """The faults of a family by the name of the rule that speaks about them."""

    def __init__(self) -> None:
        self._by_rule: defaultdict[str, list[Fault]] = defaultdict(list)

    def add(
        self, rule: str, path: str, line: int, weight: Severity | None = None, /, **facts: object
    ) -> None:
        """Keep one fault for the rule of this name."""
        self._by_rule[rule].append(Fault(path, line, facts, weight))

    def of(self, rule: str) -> Sequence[Fault]:
        """Return the faults of one rule."""
        return self._by_rule.get(rule, ())

    def places(self) -> frozenset[tuple[str, int]]:
        """Return path and line of every fault."""
        return frozenset(
            (fault.path, fault.line) for all_ in self._by_rule.values() for fault in all_
        )


class FamilyRule(Rule):
    """A rule whose family looks at the book once and sorts what it sees."""

    family: ClassVar[Callable[[Handbook], Faults]]

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield what the family's pass saw under this rule's name."""
        for fault in type(self).family(book).of(self.name):
            yield self.found(fault.path, fault.line, fault.severity, **fault.facts)


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


def short(text: str, longest: int = 60) -> str:
    """Return a text on one line, cut where it is too long to be read in a message."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def slug_of(text: str) -> str:
    """Return an id that could stand for a text: small ASCII letters, digits and hyphens."""
    letters = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(
        char if char.isascii() and char.isalnum() else " "
        for char in letters
        if not unicodedata.combining(char)
    )
    return "-".join(plain.split()[:6])
