"""HB326 and HB327: the navigation of mkdocs.yml against the English pages."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.findings import Severity
from handbook.languages import SOURCE
from handbook.model import Data, Handbook, Node
from handbook.rules.base import FamilyRule, Faults, once_a_book, short
from handbook.rules.nearest import nearest

_CONFIG = "mkdocs.yml"
_RULES = "contribute/rules/"
"""Pages that their section lists, made from the rules; `not_in_nav` of mkdocs.yml names them."""


@once_a_book
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
            why = f"stands already on line {listed[slug]}"
            faults.add("nav-missing", _CONFIG, line, slug=short(slug), why=why,
                       advice="delete one of the two")  # fmt: skip
        elif slug not in pages and f"docs/{SOURCE}/{slug}" not in unread:
            near = nearest(slug, sorted(free))
            meant.add(near)
            faults.add("nav-missing", _CONFIG, line, slug=short(slug), why="is no English page",
                       advice=f"write “{near}”" if near else "delete the line")  # fmt: skip
        listed.setdefault(slug, line)
    for slug in sorted(free - meant):
        if not slug.startswith(_RULES):
            faults.add("page-not-in-nav", f"docs/{SOURCE}/{slug}", 0, slug=slug)
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


class PageNotInNav(FamilyRule):
    """Every English page stands in the navigation.

    ## Why it matters

    A page that no menu names is found by chance only, and nobody misses it when it is out of date.

    ## How to fix it

    Add its path below its section in `nav` of `mkdocs.yml`.
    A translation is found through its English page and needs no entry.
    """

    code, name, family = "HB326", "page-not-in-nav", nav_faults
    severity = Severity.WARNING
    message = "the page stands in no menu"
    hint = "add “- {slug}” to nav in mkdocs.yml"


class NavMissing(FamilyRule):
    """The navigation names pages that exist, each once.

    ## Why it matters

    An entry that leads nowhere is the first thing that a reader of a new stick tries.
    A page in two places has two neighbours, and *Next* goes in a circle.

    ## How to fix it

    Write the path below the English folder as the message proposes, or delete the line.
    """

    code, name, family = "HB327", "nav-missing", nav_faults
    message = "“{slug}” {why}"
    hint = "{advice}"
