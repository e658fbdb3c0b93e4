"""One built page in, its facts out, read as a browser reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from handbook.model import Ask, Built

_ADDRESSES = frozenset({
    "action", "background", "cite", "data", "formaction", "href", "manifest", "ping", "poster",
    "src", "srcset", "xlink:href",
})  # fmt: skip
_SCRIPT_DATA = "application/json"
_SPECIAL = frozenset({"meta", "script", "style"})


def read_html(data: bytes, path: str, source: str) -> Built:
    """Return the facts of the HTML file `path`, made from the Markdown file `source`."""
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
