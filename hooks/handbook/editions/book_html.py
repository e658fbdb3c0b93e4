"""The book on paper as one document: each link says on which page it is met."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from handbook import render
from handbook.editions.leaves import (
    HOME,
    Leaf,
    Part,
    kinds,
    parts,
    unlinked,
    urgent,
    whole_count,
    written,
)
from handbook.languages import SOURCE
from handbook.model import Handbook
from handbook.press.paper import document
from handbook.render.tree import HEADS, words


class Bound(NamedTuple):
    """One page of the handbook as it is bound into the book."""

    anchor: str
    code: str
    title: str
    kind: str
    """What it is to a reader: `list`, `form`, `urgent`, `section` or `page`."""
    opens: bool
    """Whether it is the first page of its section, whose title is that of the section."""
    html: Markup


class Chapter(NamedTuple):
    """One section of the handbook as it is bound into the book."""

    anchor: str
    title: str
    bound: tuple[Bound, ...]


def book_html(book: Handbook, lang: str) -> str:
    """Return the HTML of the book of a language, empty where no page is written in it."""
    language, own = book.languages[lang], parts(book, lang)
    if not own:
        return ""
    leaves = [leaf for part in own for leaf in part.leaves]
    days = [leaf.page.reviewed for leaf in leaves if leaf.page.reviewed]
    chapters = _chapters(own, book, lang)
    home = book.pages.get((lang, HOME)) or book.pages[SOURCE, HOME]
    return document(
        "book",
        language,
        book,
        title=f"{language.word('site-name')} {book.edition}",
        kind="book",
        code=home.code,
        variant="book",
        reviewed=min(days, default=None),
        drafted=any(leaf.page.draft for leaf in leaves),
        chapters=chapters,
        newest=max(days, default=None),
        count=len(leaves),
        whole=whole_count(book),
        now=[(text, leaf.anchor) for text, leaf in urgent(book, lang, leaves)],
        lists=_sorted(chapters, "list"),
        forms=_sorted(chapters, "form"),
    )


def _sorted(chapters: Sequence[Chapter], kind: str) -> list[Bound]:
    found = [one for part in chapters for one in part.bound if one.kind == kind]
    return sorted(found, key=lambda one: one.title.casefold())


def _chapters(own: Sequence[Part], book: Handbook, lang: str) -> list[Chapter]:
    trees = {leaf.output: leaf.tree() for part in own for leaf in part.leaves}
    anchors = {leaf.output: leaf.anchor for part in own for leaf in part.leaves}
    ids = {
        path: frozenset(one.get("id", "") for one in tree.iter()) for path, tree in trees.items()
    }
    before, _, behind = book.languages[lang].word("book-page").partition("{n}")

    def bound(leaf: Leaf) -> Bound:
        root = trees[leaf.output]
        for element, again in _links(root):
            there, anchor = leaf.leads_to(element.get("href", ""))
            if there not in anchors or ":" in element.get("href", ""):
                unlinked(element)
                continue
            whole = anchor in ids[there]
            target = f"{anchors[there]}.{anchor}" if anchor and whole else anchors[there]
            element.set("href", f"#{target}")
            if there != leaf.output and "cite" not in kinds(element) and target not in again:
                again.add(target)
                element.set("data-before", before)
                element.set("data-behind", behind)
        for element in root.iter():
            if element.get("id") and element.tag not in ("pattern", "path"):
                element.set("id", f"{leaf.anchor}.{element.get('id')}")
            if element.tag in HEADS:
                element.tag = f"h{min(int(element.tag[1]) + 1, 6)}"
        if (head := next(root.iter("h2"), None)) is not None:  # its sheets have it at their head
            head.set("data-outline", f"{leaf.page.code} {words(head)}".strip())
        kind = render.Context(book, lang, leaf.page.slug).kind
        return Bound(
            leaf.anchor, leaf.page.code, leaf.title, kind, leaf.opens, written(root, "html")
        )

    return [
        Chapter(part.anchor, part.title, tuple(bound(leaf) for leaf in part.leaves)) for part in own
    ]


def _links(root: ET.Element) -> Iterator[tuple[ET.Element, set[str]]]:
    """Yield each link, with what was led to before: in the same part of the page, or in its own row."""
    again: set[str] = set()
    for element in root.iter():
        if element.tag in _ANEW:
            again = set()
        if element.tag == "a" and element.get("href"):
            yield element, again


_ANEW = frozenset({"h2", "tr"})
