"""One built page in, its facts out, read as a browser reads it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from handbook.model import BuiltPage
from handbook.site.reading import COMMENT, Attributes, PageScanner


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
