"""The HTML of a text as a tree: read once, changed part by part, written in one walk."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from handbook.markup import escaped
from handbook.model import FILLED
from handbook.model.role import WHAT_NOW
from handbook.render.context import Context
from handbook.render.references import (
    BLANK_RUN,
    CODE,
    Mentions,
    blank,
    blanks,
    content,
    local,
    woven,
)
from handbook.render.terms import Marker

HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
RAW = "raw"
"""The tag of finished HTML that lies in a tree as text."""
Section = tuple[ET.Element, list[ET.Element]]
"""A second-level heading, and what stands from it to the next, itself the first."""


def read(markup: str) -> ET.Element:
    """Return an element that holds HTML of our own making; raises `ValueError` where it is not well-formed."""
    text = _ENTITY.sub(lambda found: escaped(html.unescape(found[0])), markup)
    try:
        # Content is no markup here: what it says was escaped before.
        return ET.fromstring(f"<div>{text}</div>")  # noqa: S314
    except ET.ParseError as error:
        msg = f"the rendered page is not well-formed: {error}"
        raise ValueError(msg) from error


def raw(markup: str, tail: str = "") -> ET.Element:
    """Return finished HTML as a part of a tree, which is written as it is."""
    part = ET.Element(RAW)
    part.text, part.tail = markup, tail
    return part


def words(element: ET.Element) -> str:
    """Return the text of an element and of all that it holds."""
    return "".join(element.itertext()).strip()


def sections(root: ET.Element) -> Iterator[Section]:
    """Yield the sections of a text; what stands above the first heading is in none."""
    current: list[ET.Element] = []
    for element in root:
        if element.tag == "h2":
            if current:
                yield current[0], current
            current = [element]
        elif current:
            current.append(element)
    if current:
        yield current[0], current


def at_end(root: ET.Element, anchor: str, markup: str, ends: tuple[str, ...] = HEADS) -> bool:
    """Put HTML behind the part whose heading has an id, before the next of `ends`; return whether there is one."""
    if (begin := heading_at(root, anchor)) is None:
        return False
    later = range(begin + 1, len(root))
    root.insert(next((at for at in later if root[at].tag in ends), len(root)), raw(markup))
    return True


def heading_at(root: ET.Element, anchor: str) -> int | None:
    """Return the place in a text of the heading with an id, None where there is none."""
    found = (at for at, one in enumerate(root) if one.get("id") == anchor and one.tag in HEADS)
    return next(found, None)


_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)(\w+);")


REFERENCES, LINKS, TERMS, BLANKS = 1, 2, 4, 8
"""What a text may become: codes, citations and values marked; codes as links; terms; blanks as lines."""


def write(
    root: ET.Element,
    context: Context,
    mentions: Mentions | None = None,
    *,
    allowed: int = REFERENCES | LINKS | BLANKS,
) -> str:
    """Return the HTML of what `root` holds; `allowed` is what its text may become.

    A code has its name before it, once in each part of the page; `mentions` are those of a text that goes on.
    """
    terms = Marker(context) if allowed & TERMS else None
    writer = _Writer(context, mentions or Mentions(context), terms)
    writer.inside(root, allowed)
    return "".join(writer.out)


class _Writer:
    def __init__(self, context: Context, mentions: Mentions, terms: Marker | None) -> None:
        self.context, self.mentions, self.terms = context, mentions, terms
        self.leads = context.kind == "section" or context.page.role == WHAT_NOW
        """Whether tables of the page lead to other pages."""
        self.alone = mentions.alone
        self.out: list[str] = []
        self.open: list[tuple[ET.Element, int]] = []
        """The elements around, each with how many of its children are begun."""

    def inside(self, element: ET.Element, allowed: int) -> None:
        """Write the text and the children of an element."""
        self.open.append((element, 0))
        if element.text:
            self.text(element.text, allowed)
        for begun, child in enumerate(element, 1):
            self.open[-1] = (element, begun)
            self.element(child, allowed)
            if child.tail:
                self.mentions.behind_link = child.tag == "a"
                self.text(child.tail, allowed)
                self.mentions.behind_link = False
        self.open.pop()

    def element(self, element: ET.Element, allowed: int) -> None:
        """Write an element; what it lets no text become, no text within becomes."""
        tag = element.tag
        if tag == RAW:
            self.out.append(element.text or "")
            return
        if tag == "code" and FILLED.fullmatch(element.text or ""):
            self.out.append(local(element.text or ""))
            return
        if tag == "code" and BLANK_RUN.fullmatch(element.text or ""):
            self.out.append(blank(element.text or ""))
            return
        apart = tag not in _WITHIN
        if apart:
            self.begin(element)
        keys = "".join(f' {key}="{_value(value)}"' for key, value in element.items())
        self.out.append(f"<{tag}{keys}>")
        if tag in _VOID:
            return
        allowed &= ~_FORBIDS.get(tag, 0)
        alone = tag == "code" and not len(element) and "___" not in (element.text or "")
        in_block = self.open[-1][0].tag == "pre"
        if alone and (in_block or not keys):
            self.out.append(_whole(element.text or "", _LONGEST_IN_BLOCK if in_block else _LONGEST))
            self.mentions.before += element.text or ""
        else:
            self.inside(element, allowed)
        if apart:
            self.mentions.before = ""
            self.mentions.cell, self.mentions.alone = False, self.alone
        self.out.append(f"</{tag}>")

    def begin(self, element: ET.Element) -> None:
        """Begin a paragraph, a part, or a cell of a table."""
        self.mentions.before = ""
        if element.tag == "h2":
            self.mentions.known.clear()
        elif element.tag == "table" and self.leads and _leads(element, self.context):
            element.set("class", "ways")
        elif element.tag == "td":
            table = next((one for one, _ in reversed(self.open) if one.tag == "table"), None)
            row, begun = self.open[-1]
            if row.tag == "tr" and table is not None and table.get("class") == "ways":
                self.mentions.cell, self.mentions.alone = begun > 1, begun == 1

    def text(self, text: str, allowed: int) -> None:
        """Write a text as what it may become."""
        rest = self.terms.marked if self.terms and allowed & TERMS and self.terms.left else content
        if allowed & REFERENCES:
            linked = bool(allowed & LINKS)
            self.out.append(
                woven(text, self.mentions, linked=linked, rest=rest, behind=self.behind)
            )
        else:
            self.mentions.before += text
            self.out.append(blanks(text) if allowed & BLANKS else rest(text))

    def behind(self) -> str:
        """Return what the paragraph goes on to say."""
        said: list[str] = []
        for depth, (element, begun) in enumerate(reversed(self.open)):
            if depth:
                said.append(element[begun - 1].tail or "")
            for child in element[begun:]:
                if child.tag not in _WITHIN:
                    return "".join(said)
                said += (*child.itertext(), child.tail or "")
            if element.tag not in _WITHIN:
                break
        return "".join(said)


def _leads(table: ET.Element, context: Context) -> bool:
    """Return whether a table says to which pages its moments lead."""
    cells = (cell for row in table.iter("tr") for cell in row.findall("td")[1:])
    counts = [len(re.findall(CODE, words(cell))) for cell in cells]
    most = max(counts, default=0)
    return most > 0 and (context.page.role == WHAT_NOW or most <= _MOST)


def _value(text: str) -> str:
    return text.replace("&", "&amp;").replace(">", "&gt;").replace('"', "&quot;")


def _whole(text: str, longest: int) -> str:
    """Return the text of a code in which no short word breaks at its hyphens: a reader types it as shown."""

    def held(word: re.Match[str]) -> str:
        kept = content(word[0])
        return (
            f'<span class="whole">{kept}</span>' if "-" in kept and len(kept) <= longest else kept
        )

    return _WORD.sub(held, text)


_WORD = re.compile(r"[^ \n]+")
_LONGEST, _LONGEST_IN_BLOCK = 24, 32
"""Characters of a word that still fits on a line of a phone; a longer one breaks where it must. A block
of code has lines of its own."""
_VOID = frozenset({"br", "hr", "img", "input"})
"""Elements without an end, of those that Markdown and our templates write."""
_WITHIN = frozenset(
    {"a", "b", "bdi", "br", "code", "em", "i", "img", "small", "span", "strong", "sup", "time"}
)
"""Elements that are parts of a sentence."""
_MOST = 3
"""Codes in one cell; a table with more of them is a map, in which names would hide the way."""
_NOTHING = REFERENCES | LINKS | TERMS
_FORBIDS: Mapping[str, int] = {
    **dict.fromkeys(("a", "code", "pre", "h1"), _NOTHING),
    **dict.fromkeys(("svg", "script"), _NOTHING | BLANKS),
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "label"), LINKS | TERMS),
    **dict.fromkeys(("bdi", "time"), REFERENCES | LINKS),
    "th": TERMS,
}
"""Tag to what the text within it may not become."""
