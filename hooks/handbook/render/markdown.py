"""Markdown becomes HTML, by the reader that the checks use too; its links lead where they lead on the site.

The rules refuse HTML and addresses outside. What they refuse is text here all the same, so that no
text becomes markup where a rule fails: an element, and a link or picture that leads out.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from typing import Any

import pyromark
from markupsafe import Markup

from handbook.markup import finished, one_line
from handbook.parse.text import MARKDOWN
from handbook.render.context import Context

_MARKDOWN = pyromark.Markdown()
_TABLED = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)
_HEADING = re.compile(r'<(h[1-6])( id="[\w.-]+")?[^>]*>')
_PARAGRAPH = re.compile(r"^<p>(.*)</p>$", re.DOTALL)
_SEPARATORS = re.compile(r"[\x00-\x20]+")
"""What a browser passes over in an address."""
_QUOTED = re.compile(r"“[^<>“”]*”")
_MARKS = re.compile(r"(<[^>]*>)")
_OUTWARD = re.compile(r"[^/?#:]*:|[/\\]")


def block(source: str, *, tables: bool = False) -> Markup:
    """Return the HTML of paragraphs, lists and their inline marks, and of tables where asked."""
    return finished((_TABLED if tables else _MARKDOWN).html(_inert(source)).strip())


def page_html(source: str) -> str:
    """Return the HTML of the text of a page; its headings have their ids, and no other attribute."""
    return _HEADING.sub(r"<\1\2>", MARKDOWN.html(_inert(source)))


def inline(source: str) -> Markup:
    """Return the HTML of one line, without a paragraph around it."""
    rendered = block(one_line(source))
    found = _PARAGRAPH.match(rendered)
    return finished(found[1]) if found and "<p>" not in found[1] else rendered


def isolated(html: str) -> str:
    """Return HTML in which a quotation from the right is set as a whole, or its numbers would change places."""
    parts = _MARKS.split(html)
    parts[::2] = (_QUOTED.sub(_isolated, part) for part in parts[::2])
    return "".join(parts)


def _isolated(quoted: re.Match[str]) -> str:
    strong = (unicodedata.bidirectional(sign) for sign in quoted[0])
    first = next((one for one in strong if one in ("L", "R", "AL")), "L")
    return quoted[0] if first == "L" else f'<bdi dir="rtl">{quoted[0]}</bdi>'


def leads_out(address: str) -> bool:
    """Return whether an address leads out of the handbook: it has a scheme, or begins at a root or host."""
    return bool(_OUTWARD.match(_SEPARATORS.sub("", address)))


def _inert(source: str) -> str:
    """Return Markdown whose HTML and links out are written as text."""
    while "<" in source or "](" in source or "]:" in source:
        data = source.encode("utf-8", "surrogatepass")
        signs = sorted(set(_active(source, data)), reverse=True)
        if not signs:
            break
        for at in signs:
            data = b"%s&#%d;%s" % (data[:at], data[at], data[at + 1 :])
        source = data.decode("utf-8", "surrogatepass")
    return source


def _active(source: str, data: bytes) -> Iterator[int]:
    """Yield the offset of each sign that opens an element, or a link or picture that leads out."""
    for event, span in _MARKDOWN.events_with_range(source):
        kind: Mapping[str, Any] = event if isinstance(event, dict) else {}
        start, end = span["start"], span["end"]
        if "Html" in kind or "InlineHtml" in kind:
            yield from (at for at in range(start, end) if data[at : at + 1] == b"<")
        opened = kind.get("Start")
        link = opened.get("Link") or opened.get("Image") if isinstance(opened, dict) else None
        if link and (link["link_type"] == "Email" or leads_out(link["dest_url"])):
            yield start


def lead(root: ET.Element, folder: str, context: Context) -> None:
    """Put into the tree of a text, whose file lies in `folder`, the addresses that its targets have on the site."""
    for element in root.iter():
        name = {"a": "href", "img": "src"}.get(element.tag, "")
        if target := element.get(name, ""):
            element.set(name, address(target, folder, context))


def address(target: str, folder: str, context: Context) -> str:
    """Return the address from the page of `context` of what a text in `folder` names by a relative path."""
    path, mark, anchor = target.partition("#")
    if not path or leads_out(target):
        return target
    path = posixpath.normpath(posixpath.join(folder, path))
    if not path.endswith(".md"):
        return context.site(path.removeprefix("docs/")) + mark + anchor
    slug = list_of(target, folder)
    below = f"checklists/{slug}.md" if slug else path.removeprefix("docs/").partition("/")[2]
    return context.href(below) + mark + anchor


def list_of(target: str, folder: str) -> str | None:
    """Return the slug of the list that a link's target names, None where it names none."""
    path = posixpath.normpath(posixpath.join(folder, target.partition("#")[0]))
    parts = path.split("/")
    if len(parts) == 3 and parts[0] == "checklists" and path.endswith(".md"):  # noqa: PLR2004
        return parts[2].removesuffix(".md")
    return None
