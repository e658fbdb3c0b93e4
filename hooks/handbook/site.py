"""The only reader of a built site: a folder in, facts out."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode

from handbook.model import Ask, Built, Site

_ADDRESSES = frozenset({
    "action", "background", "cite", "data", "formaction", "href", "manifest", "ping", "poster",
    "src", "srcset", "xlink:href",
})  # fmt: skip
_THEME_FOLDERS = ("assets/", "print/")
_USED = re.compile(r"assets/javascripts/(bundle|workers/search)\.[0-9a-f]+\.min\.js$")
_SCRIPT_DATA = "application/json"
_SPECIAL = frozenset({"meta", "script", "style"})


def read_site(root: Path, sources: Mapping[str, str]) -> Site:
    """Return the facts of the built site `root`.

    `sources` names the Markdown file of each HTML file, both relative, so that a fault is told at
    the place where it can be mended.
    """
    pages: list[Built] = []
    files: list[str] = []
    styles: dict[str, tuple[Ask, ...]] = {}
    for folder, _, names in os.walk(root):
        for name in names:
            file = Path(folder, name)
            path = file.relative_to(root).as_posix()
            files.append(path)
            if name.endswith(".html"):
                pages.append(_built(file.read_bytes(), path, sources.get(path, "")))
            elif name.endswith(".css"):
                styles[path] = tuple(_css_asks(file.read_text(encoding="utf-8")))
    pages.sort(key=lambda page: page.path)
    return Site(tuple(pages), frozenset(files), styles)


def wanted(path: str) -> bool:
    """Return whether a file of the theme is used by our pages; the rest only weighs on the stick."""
    if path == "sitemap.xml":  # it names a server, and a folder has none
        return False
    return not path.startswith(_THEME_FOLDERS) or bool(_USED.match(path))


def _built(data: bytes, path: str, source: str) -> Built:
    tree = LexborHTMLParser(data)
    ids: list[str] = []
    asks: dict[tuple[str, str, str], None] = {}  # a menu asks for the same twice; once is enough
    inline: list[str] = []
    for node in tree.root.traverse() if tree.root else ():
        attributes, tag = node.attributes, node.tag or ""
        for name, value in attributes.items():
            if name in _ADDRESSES:
                asks |= dict.fromkeys((tag, name, one) for one in _addresses(name, value))
            elif name == "id" and value:
                ids.append(value)
            elif name == "style" or name.startswith("on"):
                inline.append(f"{tag} {name}")
        if tag in _SPECIAL:
            asks |= dict.fromkeys(_refresh(tag, attributes))
            inline += _block(tag, attributes)
    html = tree.css_first("html")
    body = tree.css_first("body")
    title = tree.css_first("title")
    return Built(
        path=path,
        source=source,
        ids=frozenset(ids),
        twice=tuple(sorted(id_ for id_, count in Counter(ids).items() if count > 1)),
        asks=tuple(Ask(*ask, 0) for ask in asks),
        policy=_policy(tree.head),
        title=title.text().strip() if title else "",
        lang=_attribute(html, "lang"),
        direction=_attribute(html, "dir") or _attribute(body, "dir"),
        inline=tuple(inline),
    )


def _policy(head: LexborNode | None) -> str:
    """Return the policy if it is the first element of the head, or the second after charset."""
    if head is None:
        return ""
    for node in head.iter():
        if node.tag == "meta" and (node.attributes.get("http-equiv") or "").lower() == (
            "content-security-policy"
        ):
            return node.attributes.get("content") or ""
        if not (node.tag == "meta" and "charset" in node.attributes):
            return ""
    return ""


def _addresses(name: str, value: str | None) -> list[str]:
    if value is None:
        return []
    if name == "srcset":
        parts = [part.strip().partition(" ")[0] for part in value.split(",")]
        return [part for part in parts if part]
    return [value]


def _refresh(tag: str, attributes: Mapping[str, str | None]) -> list[tuple[str, str, str]]:
    if tag == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh":
        return [(tag, "content", attributes.get("content") or "")]
    return []


def _block(tag: str, attributes: Mapping[str, str | None]) -> list[str]:
    if tag == "style":
        return ["style"]
    if tag == "script" and "src" not in attributes and attributes.get("type") != _SCRIPT_DATA:
        return ["script"]
    return []


def _attribute(node: LexborNode | None, name: str) -> str:
    return (node.attributes.get(name) or "") if node is not None else ""


def _css_asks(text: str) -> list[Ask]:
    asks: list[Ask] = []
    pending = list(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))
    while pending:
        node = pending.pop()
        if node.type == "url":
            asks.append(Ask("css", "url", node.value, node.source_line))
        elif node.type == "function" and node.lower_name == "url":
            asks += [
                Ask("css", "url", part.value, part.source_line)
                for part in node.arguments
                if part.type == "string"
            ]
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            asks += [
                Ask("css", "import", part.value, part.source_line)
                for part in node.prelude
                if part.type == "string"
            ]
        for part in ("prelude", "content", "arguments"):
            pending += getattr(node, part, None) or []
    return asks
