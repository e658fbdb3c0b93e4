"""HB326 and HB327: the navigation of mkdocs.yml against the English pages."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.languages import SOURCE
from handbook.model import Data, Handbook, Node
from handbook.rules.base import Faults, checks, short
from handbook.rules.nearest import nearest

PAGE_NOT_IN_NAV = rule("HB326", "page-not-in-nav")
NAV_MISSING = rule("HB327", "nav-missing")

_CONFIG = "mkdocs.yml"


@checks(PAGE_NOT_IN_NAV, NAV_MISSING)
def nav_faults(book: Handbook) -> Faults:
    """Return every difference between the navigation and the English pages."""
    faults = Faults()
    nav = book.data.get("mkdocs", Data(_CONFIG)).root.get("nav")
    if nav is None or nav.kind != "list":
        return faults
    pages = {slug for lang, slug in book.pages if lang == SOURCE}
    entries = list(_entries(nav))
    free = pages - {slug for slug, _ in entries}
    meant: set[str] = set()
    listed: dict[str, int] = {}
    unread = {file.path for file in book.files if file.flaws}
    for slug, line in entries:
        if slug in listed:
            why = f"is on line {listed[slug]} already"
            faults.add(NAV_MISSING, _CONFIG, line, slug=short(slug), why=why,
                       advice="delete one of the two")  # fmt: skip
        elif slug not in pages and f"docs/{SOURCE}/{slug}" not in unread:
            near = nearest(slug, sorted(free))
            meant.add(near)
            faults.add(NAV_MISSING, _CONFIG, line, slug=short(slug), why="is no English page",
                       advice=f"write “{near}”" if near else "delete the line")  # fmt: skip
        listed.setdefault(slug, line)
    for slug in sorted(free - meant):
        faults.add(PAGE_NOT_IN_NAV, f"docs/{SOURCE}/{slug}", 0, slug=slug)
    return faults


def _entries(node: Node) -> Iterator[tuple[str, int]]:
    """Yield path and line of each page of a navigation, in its order."""
    for item in node.items():
        if item.kind == "map":
            for entry in item.entries():
                yield from _entries(Node("list", (entry.node,), entry.line))
        elif item.kind == "list":
            yield from _entries(item)
        else:
            yield str(item.value or ""), item.line
