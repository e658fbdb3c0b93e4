"""The pages of a book: the HTML of the site, with everything that needs a screen made still."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from handbook import render
from handbook.languages import SOURCE
from handbook.layout import nav_order
from handbook.markup import escaped, finished
from handbook.model import Handbook, Page, Section
from handbook.render.blocks import drop
from handbook.render.page import head
from handbook.render.writer import read

HOME = "index.md"
"""The first page of the site is a door; a book has its cover and its contents in that place."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of the handbook in a book of its language."""

    page: Page
    title: str
    output: str
    """Path of its page below the site's root, from which its links are seen."""
    section: Section | None
    html: str

    @property
    def opens(self) -> bool:
        """Whether it is the first page of its section."""
        return self.page.slug.endswith("/index.md")

    @property
    def anchor(self) -> str:
        """Its id in a book that is one document."""
        return self.page.slug.removesuffix(".md").replace("/", "-")

    def tree(self) -> ET.Element:
        """Return what it shows, as a tree of its own."""
        inner = LexborHTMLParser(self.html).body
        root = read(_VOID.sub(r"<\1\2/>", inner.inner_html or "" if inner else ""))
        _still(root)
        return root

    def leads_to(self, address: str) -> tuple[str, str]:
        """Return the path below the site's root to which a relative address leads, and its anchor."""
        path, _, anchor = address.partition("#")
        there = posixpath.normpath(posixpath.join(posixpath.dirname(self.output), path))
        return there if path else self.output, anchor


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the handbook in a book: the pages that are written in its language."""

    title: str
    leaves: tuple[Leaf, ...]

    @property
    def anchor(self) -> str:
        """Its id in a book that is one document."""
        return f"part-{self.leaves[0].anchor}"


def parts(book: Handbook, lang: str) -> tuple[Part, ...]:
    """Return the sections of a language's book, with the pages that are written in that language."""
    slugs = [slug for slug in nav_order(book) if slug != HOME and (lang, slug) in book.pages]
    found: dict[str, list[Leaf]] = {}
    for slug in slugs:
        context = render.Context(book, lang, slug)
        text = render.body(render.page_html(context.page.body), context)
        leaf = Leaf(
            context.page,
            render.title(context) or slug,
            context.output,
            context.section,
            f"{head(context)}{text.replace(render.PARTS, '')}",
        )
        name = context.section.title(lang) if context.section else leaf.title
        found.setdefault(name, []).append(leaf)
    return tuple(Part(name, tuple(own)) for name, own in found.items())


def whole_count(book: Handbook) -> int:
    """Return how many pages the book has in the language in which none is missing."""
    return sum(1 for own, slug in book.pages if own == SOURCE and slug != HOME)


def urgent(book: Handbook, lang: str, leaves: Sequence[Leaf]) -> list[tuple[str, Leaf]]:
    """Return what may not wait, in words, and its page, as far as it is in a book."""
    known = {leaf.output: leaf for leaf in leaves}
    here = render.Context(book, lang, leaves[0].page.slug)
    ways = ((one.text, leaves[0].leads_to(one.href)[0]) for one in render.dangers(here))
    return [(text, known[there]) for text, there in ways if there in known]


def written(root: ET.Element, method: Literal["html", "xml"]) -> Markup:
    """Return what a tree holds as HTML or as XML."""
    for svg in root.iter("svg"):
        svg.set("xmlns", "http://www.w3.org/2000/svg")
    inner = (ET.tostring(child, "unicode", method) for child in root)
    return finished("".join((escaped(root.text or ""), *inner)))


def _take_out(root: ET.Element, gone: Iterator[ET.Element]) -> None:
    """Take elements out of a tree; the text behind each stays."""
    doomed = {id(one) for one in gone}
    for parent in list(root.iter()):
        for child in list(parent):
            if id(child) in doomed:
                drop(parent, child, child.tail or "")


def unlinked(element: ET.Element) -> None:
    """Let a link be plain words."""
    element.tag = "span"
    element.attrib.pop("href", None)


def kinds(element: ET.Element) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset((element.get("class") or "").split())


def _still(root: ET.Element) -> None:
    """Take out what needs a screen, and let signs be in the place of what is clicked."""
    _take_out(root, (one for one in root.iter() if _needs_screen(one)))
    for element in root.iter():
        if element.tag == "input":
            element.tag, element.attrib = "span", {"class": "box"}
        elif element.tag in _PLAIN:
            element.tag = _PLAIN[element.tag]
            element.set("class", f"{element.get('class', '')} {_CLASS[element.tag]}".strip())
        elif element.tag == "a" and "term" in kinds(element):
            unlinked(element)
    for element in root.iter():
        if element.tag == "svg":
            _name(element)
            continue
        for key in list(element.attrib):
            if key not in _KEPT and element.tag not in _DRAWN:
                del element.attrib[key]


def _needs_screen(element: ET.Element) -> bool:
    if "hidden" in element.attrib or element.tag in _GONE:
        return True
    if element.tag == "input" and element.get("type") not in ("checkbox", "radio"):
        return True
    return not _SCREEN.isdisjoint(kinds(element))


def _name(svg: ET.Element) -> None:
    """Let a drawing say in its title what it shows, where every reader program looks for that."""
    title = ET.Element("title")
    title.text = svg.get("aria-label") or ""
    svg.insert(0, title)
    _, _, width, height = (svg.get("viewBox") or "0 0 1 1").split()
    svg.attrib |= {"width": width, "height": height}
    for key in [key for key in svg.attrib if key.startswith("data-")]:
        del svg.attrib[key]


_VOID = re.compile(r"<(area|br|col|hr|img|input|wbr)\b([^>]*?)/?>")
_GONE = frozenset({"button", "noscript", "script", "textarea"})
_SCREEN = frozenset({
    "badge-today", "board-part", "board-today", "converter", "copy", "find", "form-bar", "left", "letters", "mark",
    "notice-overdue", "sheet-print", "stop-first", "stop-if", "term-back",
})  # fmt: skip
"""Classes of what a clock fills, what leads to a print, and what is said a second time for a screen."""
_PLAIN = {"label": "span", "details": "div", "summary": "div", "nav": "div"}
_CLASS = {"span": "label", "div": "opened"}
_KEPT = frozenset(
    {"class", "colspan", "datetime", "dir", "href", "id", "lang", "rowspan", "scope", "start"}
)
_DRAWN = frozenset({
    "circle", "defs", "ellipse", "g", "line", "path", "pattern", "polygon", "polyline", "rect",
    "text", "title", "tspan",
})  # fmt: skip
