"""A text's tree is written in one walk, in which its running text becomes markup: see `references.py`."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Collection, Mapping

from handbook.render.context import Context
from handbook.render.references import BLANK_RUN, blank, content, woven
from handbook.render.terms import Marker
from handbook.render.tree import RAW
from handbook.render.ways import way

REFERENCES, LINKS, TERMS, BLANKS, WAYS = 1, 2, 4, 8, 16
"""What a text may become: codes, citations and values marked; codes as links; terms; blanks as lines;
codes with their titles."""


def write(
    root: ET.Element,
    context: Context,
    *,
    allowed: int = REFERENCES | LINKS | BLANKS,
    ways: Collection[ET.Element] = (),
) -> str:
    """Return the HTML of what `root` holds; `allowed` is what its text may become, `ways` are cells that lead by titles."""
    writer = _Writer(context, Marker(context) if allowed & TERMS else None, ways)
    writer.inside(root, allowed)
    return "".join(writer.out)


class _Writer:
    def __init__(
        self, context: Context, terms: Marker | None, ways: Collection[ET.Element]
    ) -> None:
        self.context, self.terms, self.ways = context, terms, ways
        self.out: list[str] = []

    def inside(self, element: ET.Element, allowed: int) -> None:
        """Write the text and the children of an element."""
        if element.text:
            self.text(element.text, allowed)
        for child in element:
            self.element(child, allowed)
            if child.tail:
                self.text(child.tail, allowed)

    def element(self, element: ET.Element, allowed: int) -> None:
        """Write an element; what it lets no text become, no text within becomes."""
        tag = element.tag
        if tag == RAW:
            self.out.append(element.text or "")
            return
        if tag == "code" and BLANK_RUN.fullmatch(element.text or ""):
            self.out.append(blank(element.text or ""))
            return
        keys = "".join(f' {key}="{_value(value)}"' for key, value in element.items())
        self.out.append(f"<{tag}{keys}>")
        if tag in _VOID:
            return
        allowed = allowed & ~_FORBIDS.get(tag, 0) | (WAYS if element in self.ways else 0)
        if tag == "code" and not keys and not len(element) and "___" not in (element.text or ""):
            self.out.append(_whole(element.text or "", _LONGEST))
        elif tag == "pre" and not keys:
            self.block(element, allowed)
        else:
            self.inside(element, allowed)
        self.out.append(f"</{tag}>")

    def block(self, element: ET.Element, allowed: int) -> None:
        """Write what a block of code holds: its words may be longer, as it has a line of its own."""
        code = element[0] if len(element) == 1 else None
        if (
            code is None
            or code.tag != "code"
            or len(code)
            or code.keys()
            or "___" in (code.text or "")
        ):
            self.inside(element, allowed)
        else:
            self.out.append(f"<code>{_whole(code.text or '', _LONGEST_IN_BLOCK)}</code>")

    def text(self, text: str, allowed: int) -> None:
        """Write a text as what it may become."""
        if not allowed & BLANKS:
            self.out.append(content(text))
        elif allowed & WAYS and allowed & LINKS:
            self.out.append(way(text, self.context))
        else:
            rest = (
                self.terms.marked if self.terms and allowed & TERMS and self.terms.left else content
            )
            linked, marked = bool(allowed & LINKS), bool(allowed & REFERENCES)
            self.out.append(woven(text, self.context, linked=linked, marked=marked, rest=rest))


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
"""Characters of a word that still fits on a line of a phone; a longer one breaks where it must."""
_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    }
)
_NOTHING = REFERENCES | LINKS | TERMS
_FORBIDS: Mapping[str, int] = {
    **dict.fromkeys(("a", "code", "pre", "h1"), _NOTHING),
    **dict.fromkeys(("svg", "script"), _NOTHING | BLANKS),
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "label"), LINKS | TERMS),
    **dict.fromkeys(("bdi", "time"), REFERENCES | LINKS),
    "th": TERMS,
}
"""Tag to what the text within it may not become."""
