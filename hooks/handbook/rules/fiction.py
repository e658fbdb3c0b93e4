"""The invented persons, numbers and names that examples use: the only ones that may look real."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handbook.catalog import Rule, rule
from handbook.model import Data, Handbook
from handbook.rules.base import once_a_book
from handbook.rules.domains import reserved
from handbook.rules.numbers import western

TELEPHONE = rule("HB520", "personal-data", "telephone")
EMAIL = rule("HB520", "personal-data", "e-mail")
HANDLE = rule("HB520", "personal-data", "handle")

FORMED = frozenset(
    {"handles", "account-ids", "domains", "addresses", "emails", "phones", "identity-numbers"}
)
"""Groups of the list whose values must have a form that no real one has: a rule of the data."""
_DIGITS = re.compile(r"\D+")


@dataclass(frozen=True, slots=True)
class Fiction:
    """What docs/data/fictional.yaml lists."""

    words: frozenset[str]
    """Every invented value, small letters."""
    digits: frozenset[str]
    """The digits of each of them."""


@once_a_book
def fiction(book: Handbook) -> Fiction:
    """Return the list of a book; an empty one where it cannot be read."""
    root = book.data.get("fictional", Data("")).root
    words = {entry.key for kind in root.entries() for entry in kind.node.entries()}
    return Fiction(
        frozenset(word.lower() for word in words), frozenset(digits_of(word) for word in words)
    )


def digits_of(text: str) -> str:
    """Return the digits of a text as 0 to 9."""
    return _DIGITS.sub("", western(text))


def nobodys(rule: Rule, text: str) -> bool:
    """Return whether an entry of the list itself can belong to nobody."""
    if rule is TELEPHONE:
        return digits_of(text).startswith("000")
    if rule in (EMAIL, HANDLE):
        return reserved(text.rpartition("@")[2])
    return digits_of(text).startswith("0000")
