"""Small checklists for tests: one line of front matter, so that the text begins on line 4."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handbook.catalog import Rule
from handbook.rules import check
from tests import books

PLACE = "checklists/en/a.md"


def sheet(body: str, front: str = "id: CL-03") -> str:
    """Return the file of a list."""
    return f"---\n{front}\n---\n{body}"


def told(rules: Iterable[Rule], tree: Mapping[str, str]) -> list[str]:
    """Return what the rules say of a tree, as a contributor reads it."""
    return [str(finding) for finding in check(books.book(tree), rules)]


def told_of(rules: Iterable[Rule], text: str, **more: str) -> list[str]:
    """Return what the rules say of one English list beside data files; each line without its path."""
    data = {f"docs/data/{name}": held for name, held in more.items()}
    found = told(rules, {**data, PLACE: text})
    return [line.removeprefix(f"{PLACE}:") for line in found]
