"""What the elements of one built page tell, in the order in which a browser meets them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from selectolax.lexbor import LexborNode

from handbook.model import WORDS_KEPT, Ask

COMMENT = "!--"
"""Name under which a comment is told."""

Attributes: TypeAlias = Mapping[str, str | None]
Known: TypeAlias = "dict[str, tuple[Reading, int]]"
"""What a drawing or a menu told and how many elements it holds, by its HTML."""


class Reading:
    """What the elements of one page have told so far."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.ids: list[str] = []
        self.asks: dict[tuple[str, str, str], Ask] = {}
        """What asks for something, once each."""
        self.seen: set[tuple[tuple[str, str | None], ...]] = set()
        """Links so far, each with all that it says."""
        self.shapes: set[tuple[str, ...]] = set()
        """Name of each element, then the names of its attributes."""
        self.values: set[tuple[str, str, str]] = set()
        self.spoken: set[tuple[str, str, str]] = set()
        self.switch: list[tuple[str, str]] = []
        self.marks: list[str] = []
        """Each `h1`, `main` and `nav`."""
        self.main = ""
        """Id of the main part."""
        self.scripts = False
        """Whether a script stands in the page itself."""
        self.headings: list[tuple[int, str]] = []
        self.links: list[str] = []
        self.images: list[tuple[str, str]] = []
        self.items: list[tuple[str, str | None]] = []
        self.points: list[str] = []

    def read(self, nodes: Iterable[LexborNode], *, shown: bool = False) -> None:
        """Read elements in their order; with `shown`, as parts of the page's text."""
        drawn, shapes = 0, self.shapes
        for node in nodes:
            if drawn:  # read with its drawing
                drawn -= 1
                continue
            tag, attributes = node.tag or COMMENT, node.attributes
            if tag == "svg":
                drawn = self.part(node)
                self._picture(attributes, shown=shown)
                continue
            shapes.add((tag, *attributes))
            if tag == "a":
                self._link(attributes)
                if shown and "href" in attributes:
                    self.links.append(attributes["href"] or "")
                continue
            for key in attributes:
                if key in _TOLD:
                    self._attribute(tag, key, attributes)
            if tag in _TAGS:
                self._tag(tag, attributes)
                if shown:
                    self._show(node, tag, attributes)

    def part(self, top: LexborNode) -> int:
        """Read a drawing or a menu, once for all pages; return how many elements it holds.

        Two are the same when they are written alike. One with an element whose text could look like
        elements is always read anew.
        """
        html = (top.html or "").replace(_CURRENT, "")
        found = self.known.get(html)
        if found is None:
            other = Reading(self.known)
            if top.tag == "svg":
                other.draw(top)
            else:
                other.read(top.traverse())
            found = other, sum(1 for _ in top.traverse()) - 1
            if not any(sign in html for sign in _OPAQUE):
                self.known[html] = found
        other, count = found
        self.ids += other.ids
        self.asks |= other.asks
        self.shapes |= other.shapes
        self.values |= other.values
        self.spoken |= other.spoken
        self.switch += other.switch
        self.marks += other.marks
        self.scripts |= other.scripts
        return count

    def draw(self, svg: LexborNode) -> None:
        """Read a drawing, whose elements are told as its own."""
        for place, node in enumerate(svg.traverse()):
            tag, attributes = node.tag or COMMENT, node.attributes
            name = f"svg {tag}" if place else tag
            self.shapes.add((name, *attributes))
            for key in attributes:
                if key in _TOLD:
                    self._attribute(name, key, attributes)
            if tag in _TAGS:
                self._tag(tag, attributes)

    def _picture(self, attributes: Attributes, *, shown: bool) -> None:
        """Keep a drawing that stands in the place of an image of the text."""
        if shown and "data-picture" in attributes:
            name = attributes.get("aria-label") or ""
            self.images.append((attributes["data-picture"] or "", name))

    def _link(self, attributes: Attributes) -> None:
        known = tuple(attributes.items())
        if known in self.seen and "id" not in attributes:
            return
        self.seen.add(known)
        for key in attributes:
            if key in _TOLD:
                self._attribute("a", key, attributes)
        address = attributes.get("href") or ""
        if "rel" not in attributes and (":" in address or address.startswith(_OUTWARD)):
            self.values.add(("a", "rel", ""))
        if "hreflang" in attributes:
            self.switch.append((attributes["hreflang"] or "", address))

    def _attribute(self, name: str, key: str, attributes: Attributes) -> None:
        value = attributes[key] or ""
        if key in _ADDRESSES:
            for one in _addresses(value) if key.endswith("srcset") else (value,):
                self.asks[name, key, one] = _ask(name, key, one)
        elif key == "id":
            self.ids.append(value)
        elif key == "lang":
            if name != "html":
                self.spoken.add((name, value, attributes.get("dir") or ""))
        elif name != "meta":
            self.values.add((name, key, value))

    def _tag(self, tag: str, attributes: Attributes) -> None:
        if tag in _MARKS:
            self.marks.append(tag)
        if tag == "meta":
            self.values |= set(_meta(attributes))
        elif tag == "script":
            self.scripts |= "src" not in attributes and attributes.get("type") != _SCRIPT_DATA
        elif tag == "main":
            self.main = self.main or attributes.get("id") or ""
        for wanted in _WANTED.get(tag, ()):
            if wanted not in attributes:
                self.values.add((tag, wanted, ""))

    def _show(self, node: LexborNode, tag: str, attributes: Attributes) -> None:
        if tag == "li":
            kinds = (attributes.get("class") or "").split()
            if "item" in kinds:
                self.items.append(((attributes.get("id") or "").upper(), _item_words(node)))
            elif not _boxed(node) and _written(node.parent):
                self.points.append(_first_words(node))
        elif tag == "img":
            self.images.append((attributes.get("src") or "", attributes.get("alt") or ""))
        elif tag in _HEADINGS:
            self.headings.append((int(tag[1]), attributes.get("id") or ""))


@functools.lru_cache(maxsize=1 << 15)
def _ask(element: str, attribute: str, address: str) -> Ask:
    """Return one ask; the pages of a folder share theirs."""
    return Ask(element, attribute, address, 0)


def _meta(attributes: Attributes) -> Iterable[tuple[str, str, str]]:
    """Yield what one `meta` says: a name with its content, or what it asks of the browser."""
    for key in ("charset", "http-equiv"):
        if key in attributes:
            yield "meta", key, (attributes[key] or "").lower()
    if "name" in attributes:
        yield "meta", (attributes["name"] or "").lower(), attributes.get("content") or ""


def _boxed(item: LexborNode) -> bool:
    """Return whether an item has a box to tick: a page may have none (HB505)."""
    return any(
        part.tag == "input" or (part.tag == "p" and part.css_first("input")) for part in item.iter()
    )


def _written(listed: LexborNode | None) -> bool:
    """Return whether a list stands in the source: those that the renderer makes have other names."""
    return listed is not None and (listed.attributes.get("class") or "") in _LISTS


def _first_words(item: LexborNode) -> str:
    """Return how the first paragraph of an item begins, empty where it begins otherwise."""
    words = ""
    for child in item.iter(include_text=True):
        tag = child.tag
        if tag in _BLOCKS:
            if tag == "p" and not words.strip():
                words = child.text()
            break
        words += child.text()
    return " ".join(words.split())[:WORDS_KEPT]


def _item_words(item: LexborNode) -> str | None:
    """Return what the line of a list's item says, without the word that is heard before a critical one."""
    line = item.css_first("label > .text")
    if line is None:
        return None
    heard = line.css_first(".unseen")
    words = line.text()
    return " ".join(words.removeprefix(heard.text() if heard is not None else "").split())


def _addresses(value: str) -> list[str]:
    parts = [part.strip().partition(" ")[0] for part in value.split(",")]
    return [part for part in parts if part]


_CURRENT = ' aria-current="page"'
"""The one thing by which the menus of two pages of a folder differ."""
_OPAQUE = ("<script", "<style", "<iframe", "<plaintext", "<xmp", "<noembed", "<noframes")
"""Elements whose text looks like elements when it is written out."""
_OUTWARD = ("//", "\\\\", "/\\", "\\/")
_SCRIPT_DATA = "application/json"
_LISTS = frozenset({"", "now", "steps"})
"""Names of lists that stand in the source."""
_BLOCKS = frozenset({
    "blockquote", "div", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "section", "table",
    "ul",
})  # fmt: skip
_MARKS = frozenset({"h1", "main", "nav"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_TAGS = _HEADINGS | {
    "button",
    "h1",
    "img",
    "input",
    "li",
    "main",
    "meta",
    "nav",
    "script",
    "textarea",
}
_WANTED = {
    "button": ("type",), "img": ("alt",), "input": ("type", "autocomplete"), "textarea": ("autocomplete",),
}  # fmt: skip
"""Attributes without which the element does what nobody asked of it."""
_ADDRESSES = frozenset({
    "action", "background", "cite", "classid", "codebase", "data", "dynsrc", "formaction", "href",
    "icon", "imagesrcset", "longdesc", "lowsrc", "manifest", "ping", "poster", "profile", "src",
    "srcset", "usemap", "xlink:href",
})  # fmt: skip
_LISTED = frozenset({
    "aria-current", "aria-hidden", "as", "autocapitalize", "autocomplete", "autocorrect",
    "clip-path", "color", "dir", "enterkeyhint", "fill", "marker-end", "marker-mid", "marker-start",
    "mask", "media", "name", "rel", "role", "scope", "spellcheck", "stop-color", "stroke",
    "tabindex", "type",
})  # fmt: skip
"""Attributes whose values are few and listed in the rules."""
_TOLD = _ADDRESSES | _LISTED | {"id", "lang"}
