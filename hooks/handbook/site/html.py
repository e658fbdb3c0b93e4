"""One built page in, its facts out, read as a browser reads it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from handbook.model import DEEPEST, WORDS_KEPT, ArticleContent, BuiltPage, ResourceRef

COMMENT = "!--"
"""Name under which a comment is told."""

Attributes: TypeAlias = Mapping[str, str | None]


class PageScanner:
    """What the elements of one page have told so far."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.asks: dict[tuple[str, str, str], ResourceRef] = {}
        """What asks for something, once each."""
        self.seen: set[tuple[object, ...]] = set()
        """Elements so far, each with all that it says."""
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
        self.shown: list[ArticleContent] = []
        """What the text shows."""

    def read(self, nodes: Iterable[LexborNode], *, shown: bool = False) -> None:
        """Read elements in their order; with `shown`, as parts of the page's text, if none hides them."""
        drawn, hidden, shapes = 0, 0, self.shapes
        for node in nodes:
            hidden = max(hidden - 1, 0)
            if drawn:  # read with its drawing
                drawn -= 1
                continue
            tag, attributes = node.tag or COMMENT, node.attributes
            if "hidden" in attributes and not hidden:
                hidden = sum(1 for _ in node.traverse())
            seen = shown and not hidden
            if tag == "svg":
                drawn = self._draw(node)
                self._picture(attributes, shown=seen)
                continue
            known = (tag, *attributes.items())
            if known not in self.seen or "id" in attributes or tag in _TAGS:
                self.seen.add(known)
                shapes.add((tag, *attributes))
                self._element(tag, tag, attributes)
            if tag == "a":
                if shown and "href" in attributes and not _made(node):
                    self._shown_link(node, attributes, seen=seen)
            elif seen:
                self.shown += _shown(node, tag, attributes)

    def _draw(self, svg: LexborNode) -> int:
        """Read a drawing, whose elements are told as its own; return how many are within it."""
        place = 0
        for place, node in enumerate(svg.traverse()):
            tag, attributes = node.tag or COMMENT, node.attributes
            name = f"svg {tag}" if place else tag
            self.shapes.add((name, *attributes))
            self._element(name, tag, attributes)
        return place

    def _picture(self, attributes: Attributes, *, shown: bool) -> None:
        """Keep a drawing that stands in the place of an image of the text."""
        if shown and "data-picture" in attributes:
            address = attributes["data-picture"] or ""
            self.shown.append(
                ArticleContent("picture", address, attributes.get("aria-label") or "")
            )

    def _shown_link(self, node: LexborNode, attributes: Attributes, *, seen: bool) -> None:
        """Keep a link; of those that are hidden, a code behind a link that says what both lead to."""
        behind = attributes.get("class") == "code" and self.shown and self.shown[-1].kind == "link"
        if seen or behind:
            words = "" if node.css_first("img, svg") else node.text()
            self.shown.append(ArticleContent("link", attributes["href"] or "", words))

    def _link(self, attributes: Attributes) -> None:
        address = attributes.get("href") or ""
        if "rel" not in attributes and (":" in address or address.startswith(_OUTWARD)):
            self.values.add(("a", "rel", ""))
        if "hreflang" in attributes:
            self.switch.append((attributes["hreflang"] or "", address))

    def _element(self, name: str, tag: str, attributes: Attributes) -> None:
        for key in attributes:
            if key in _TOLD:
                self._attribute(name, key, attributes)
        if name == "a":
            self._link(attributes)
        elif tag in _TAGS:
            self._tag(tag, attributes)

    def _attribute(self, name: str, key: str, attributes: Attributes) -> None:
        value = attributes[key] or ""
        if key in _ADDRESSES:
            for one in _addresses(value) if key.endswith("srcset") else (value,):
                self.asks[name, key, one] = ResourceRef(name, key, one, 0)
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
            self.scripts |= "src" not in attributes
        elif tag == "main":
            self.main = self.main or attributes.get("id") or ""
        for wanted in _WANTED.get(tag, ()):
            if wanted not in attributes:
                self.values.add((tag, wanted, ""))


def _meta(attributes: Attributes) -> Iterable[tuple[str, str, str]]:
    """Yield what one `meta` says: a name with its content, or what it asks of the browser."""
    for key in ("charset", "http-equiv"):
        if key in attributes:
            yield "meta", key, (attributes[key] or "").lower()
    if "name" in attributes:
        yield "meta", (attributes["name"] or "").lower(), attributes.get("content") or ""


def _shown(node: LexborNode, tag: str, attributes: Attributes) -> Iterator[ArticleContent]:
    """Yield what one element of the text shows a reader; links and drawings are read before."""
    kinds = (attributes.get("class") or "").split()
    if tag in _HEADINGS:
        yield ArticleContent("heading", attributes.get("id") or "", tag)
    elif tag == "img":
        yield ArticleContent("picture", attributes.get("src") or "", attributes.get("alt") or "")
    elif tag == "li" and "item" in kinds:
        name = (attributes.get("id") or "").upper()
        yield from (
            ArticleContent("item", name),
            ArticleContent("text of the item", name, _item_words(node)),
        )
    elif tag == "li" and _class(node.parent) in _LISTS and not _boxed(node):
        yield ArticleContent("step", "", _first_words(node))
    elif tag == "tr" and node.parent is not None and _class(node.parent.parent) in _TABLES:
        yield ArticleContent("row", "", "|".join(map(said, node.iter())))
    elif tag in _QUOTING:
        yield ArticleContent(_QUOTING[tag], "", node.text() if tag == "pre" else "")
    for kind in filter(None, map(_NAMED.get, kinds)):
        yield ArticleContent(kind, "", said(node))
    for kind in ("field", "choice"):
        if f"data-{kind}" in attributes:
            yield ArticleContent(kind, attributes[f"data-{kind}"] or "")


def _made(link: LexborNode) -> bool:
    """Return whether a link stands in what is made from data or front matter; Markdown has no `dl`."""
    node = link.parent
    for _ in range(DEEPEST):
        if node is None:
            break
        name = _class(node) or ""
        if node.tag in ("dl", "nav") or (node.tag in _LISTED_IN and name not in _OWN):
            return True
        if not _MADE.isdisjoint(name.split()):
            return True
        node = node.parent
    return False


def _class(node: LexborNode | None) -> str | None:
    return (node.attributes.get("class") or "") if node is not None else None


def _boxed(item: LexborNode) -> bool:
    """Return whether an item has a box to tick: a page may have none (HB505)."""
    return any(
        part.tag == "input" or (part.tag == "p" and part.css_first("input")) for part in item.iter()
    )


def _first_words(item: LexborNode) -> str:
    """Return how the first paragraph of an item begins, empty where it begins otherwise."""
    words = ""
    for child in item.iter(include_text=True):
        tag = child.tag
        if tag in _BLOCKS:
            if tag == "p" and not words.strip():
                words = said(child, _DRAWN)
            break
        words += said(child, _DRAWN)
    return " ".join(words.split())[:WORDS_KEPT]


def said(top: LexborNode, apart: Collection[str] = ("code", "em", "figure", "svg")) -> str:
    """Return what an element says, without what is in elements `apart`.

    A form names its fields in code and emphasis, in the place of their ids; drawings speak apart.
    The name that a code was given is none of the text's words.
    """
    words, pending = "", [top]
    while pending:
        part = pending.pop()
        if part.tag == "-text":
            words += part.text(deep=False)
        elif part.tag not in apart and _class(part) != NAMED:
            pending += [*part.iter(include_text=True)][::-1]
    return words


def _item_words(item: LexborNode) -> str:
    """Return what the line of a list's item says, without the word that is heard before a critical one."""
    line = item.css_first("label > .text")
    if line is None:
        return ""
    heard = line.css_first(".unseen")
    return line.text().removeprefix(heard.text() if heard is not None else "")


def _addresses(value: str) -> list[str]:
    parts = [part.strip().partition(" ")[0] for part in value.split(",")]
    return [part for part in parts if part]


NAMED = "named"
"""Class of the name that the renderer sets before a code."""
_OUTWARD = ("//", "\\\\", "/\\", "\\/")
_LISTS = frozenset({"", "now", "steps"})
_TABLES = frozenset({"", "fields", "ways"})
"""Classes of lists and tables of the text; those that the renderer makes from data have others."""
_OWN = _LISTS | _TABLES | {"choices", "items"}
_LISTED_IN = ("ol", "table", "ul")
_MADE = frozenset({"sheet-head", "sheet-print", "sheet-stop", "stop-if"})
"""Classes of the parts of a checklist that its front matter gives."""
_QUOTING = {"pre": "code block", "blockquote": "quote"}
_NAMED = {"call-word": "callout", "sheet-stop": "stop line", "why": "reason"}
"""What the elements of a class show."""
_DRAWN = ("svg",)
_BLOCKS = frozenset({
    "blockquote", "div", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "section", "table",
    "ul",
})  # fmt: skip
_MARKS = frozenset({"h1", "main", "nav"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_TAGS = frozenset({"button", "h1", "img", "input", "main", "meta", "nav", "script", "textarea"})
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


def read_html(data: bytes, path: str, source: str) -> BuiltPage:
    """Return the facts of the HTML file `path`, made from the Markdown file `source`."""
    tree = LexborHTMLParser(data)
    reading = PageScanner()
    top = [(node.tag, node.attributes) for node in _children(tree.body)]
    text = _text(tree.body)
    for part in text:
        reading.read(part.traverse(), shown=True)
        part.decompose()  # what is left stands around the text
    reading.read(tree.root.traverse() if tree.root else ())
    reading.shapes.discard(("-comment",))
    if b"<!--" in data:  # one after the end belongs to no element
        reading.shapes.add((COMMENT,))
    if _OTHER.search(_NOSCRIPT.sub(b"", data)):
        reading.shapes.add(("noscript", _STRANGE))
    shapes = frozenset(reading.shapes)
    kinds, policy, title = _head(tree.head)
    html = tree.root if tree.root is not None and tree.root.tag == "html" else None
    return BuiltPage(
        path=path,
        source=source,
        ids=frozenset(reading.ids),
        twice=_twice(reading.ids),
        asks=tuple(reading.asks.values()),
        policy=policy,
        title=title,
        lang=_attribute(html, "lang"),
        direction=_attribute(html, "dir") or _attribute(tree.body, "dir"),
        inline=_inline(shapes, scripts=reading.scripts),
        elements=_elements(shapes),
        values=frozenset(reading.values),
        spoken=frozenset(reading.spoken),
        head=("doctype", *kinds) if data[:15].lower() == b"<!doctype html>" else kinds,
        landmarks=_landmarks(reading, top) | ({"text"} if text else frozenset()),
        switch=tuple(reading.switch),
        shown=tuple(reading.shown),
    )


def _text(body: LexborNode | None) -> list[LexborNode]:
    """Return the one place for the text of the source, and before it the one for its opening if there is one.

    Nothing where either is missing, twice, or in another order.
    """
    places = [
        (part, kind)
        for frame in _children(body, "div")
        for main in _children(frame, "main")
        for part in _children(main, "div")
        if (kind := part.attributes.get("class")) in _PLACES
    ]
    parts, kinds = [part for part, _ in places], tuple(kind for _, kind in places)
    return parts if kinds in (_PLACES, _PLACES[1:]) else []


def _children(node: LexborNode | None, tag: str = "") -> list[LexborNode]:
    found = node.iter() if node is not None else ()
    return [child for child in found if not tag or child.tag == tag]


def _head(head: LexborNode | None) -> tuple[tuple[str, ...], str, str]:
    """Return what the head holds in order, the policy if it stands in its place, and the title."""
    kinds: list[str] = []
    policy, title = "", ""
    for node in head.iter() if head is not None else ():
        attributes, kind = node.attributes, node.tag or COMMENT
        if kind == "meta" and "charset" in attributes:
            kind = "charset"
        elif kind == "meta" and (attributes.get("http-equiv") or "").lower() == _POLICY:
            kind = "policy"
            if not policy and set(kinds) <= {"charset"}:
                policy = attributes.get("content") or ""
        elif kind == "title":
            title = title or node.text().strip()
        kinds.append(kind)
    return tuple(kinds), policy, title


def _landmarks(
    reading: PageScanner, top: Sequence[tuple[str | None, Attributes]]
) -> frozenset[str]:
    tags = [tag for tag, _ in top]
    skips = bool(top) and tags[0] == "a" and top[0][1].get("href") == f"#{reading.main}"
    facts = {
        "skip link": skips and bool(reading.main),
        "banner": tags.count("header") == 1,
        "navigation": "nav" in reading.marks,
        "main": reading.marks.count("main") == 1,
        "contentinfo": tags.count("footer") == 1,
        "heading": reading.marks.count("h1") == 1,
    }
    return frozenset(kind for kind, stands in facts.items() if stands)


def _twice(ids: list[str]) -> tuple[str, ...]:
    if len(set(ids)) == len(ids):
        return ()
    return tuple(sorted(id_ for id_, count in Counter(ids).items() if count > 1))


def _inline(shapes: frozenset[tuple[str, ...]], *, scripts: bool) -> tuple[str, ...]:
    found = {
        f"{name} {key}"
        for name, *keys in shapes
        for key in keys
        if key == "style" or key.startswith("on")
    }
    found |= {"style" for name, *_ in shapes if name in ("style", "svg style")}
    return tuple(sorted(found | ({"script"} if scripts else set())))


def _elements(shapes: frozenset[tuple[str, ...]]) -> frozenset[tuple[str, str]]:
    """Return each element with each attribute."""
    return frozenset((name, key) for name, *keys in shapes for key in keys or [""])


def _attribute(node: LexborNode | None, name: str) -> str:
    return (node.attributes.get(name) or "") if node is not None else ""


_PLACES = ("text opening", "text")
_POLICY = "content-security-policy"
_NOSCRIPT = re.compile(
    rb'<noscript><p class="(?:find-none"|notice" lang="[A-Za-z-]+" dir="(?:ltr|rtl)")>[^<>]*</p></noscript>'
)
"""The theme's own, byte for byte: what stands within is read by a browser without scripts alone."""
_OTHER = re.compile(rb"</?noscript", re.IGNORECASE)
_STRANGE = "other than the theme's"
"""What HB830 says of any other one, wherever its name stands in the bytes of a page."""
