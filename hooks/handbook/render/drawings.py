"""A drawing is set into its page: in the page's fonts and colours, with what it shows told in words.

As a file beside the page it could use no font but those of the machine, and no machine is sure to have
Urdu. So the file stays behind, unless a link leads to it. A drawing with colours that are words stays
an image: the rules of built pages know none.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from markupsafe import Markup

from handbook.languages import SOURCE
from handbook.markup import finished
from handbook.model import DRAWN, DRAWN_AS, Handbook
from handbook.render.context import Context
from handbook.render.templates import laid_out
from handbook.render.writer import RAW, raw

_FOLDER = "docs/images/"
_ODD = re.compile(
    r"""\s(?:fill|stroke|color|stop-color|marker-\w+)\s*=\s*(["'])"""
    r"""(?!(?:none|currentColor|\#[0-9a-f]{3}(?:[0-9a-f]{3})?|url\(\#[A-Za-z_][\w.-]*\))\1)"""
)
"""What a drawing holds that stays an image."""
_LOCAL = re.compile(r"(url\(\s*[\"']?#)")
_TOLD_OTHERWISE = ("title", "desc")
"""Parts that a file says of itself: a page says it with `aria-label`, and no tooltip covers the words."""


def set_in(root: ET.Element, context: Context, prefix: str = "d") -> None:
    """Put each drawing of `docs/images` into the tree of a text in the place of its image.

    One that has a twin in the language of the tree is shown as that twin, also on a page in English.
    One that stands alone becomes a figure, with what it shows in words that open below it. `prefix` begins
    the ids of what the drawings hold.
    """
    count = 0
    for parent in [one for one in root.iter() if one.find("img") is not None]:
        for image in parent.findall("img"):
            name = image.get("src", "").rpartition("images/")[2]
            name = context.book.drawn_in(context.lang, name)
            drawing = context.book.drawings.get(_FOLDER + name)
            if drawing is None or _ODD.search(drawing):
                continue
            count += 1
            svg = _drawn(drawing, image, f"{prefix}{count}-")
            if (
                parent.tag == "p"
                and len(parent) == 1
                and not (parent.text or image.tail or "").strip()
            ):
                parent.remove(image)
                parent.tag, parent.attrib, parent.text = RAW, {}, _figure(svg, name, context)
            else:
                parent[list(parent).index(image)] = raw(svg, image.tail or "")


def left_behind(book: Handbook) -> frozenset[str]:
    """Return the paths below `docs/` of the drawings that need not be published: no link leads to them."""
    linked = {
        link.target.partition("#")[0].rpartition("images/")[2]
        for text in (
            *(page.text for page in book.pages.values()),
            *(shown.text for shown in book.checklists.values()),
        )
        for link in text.links
        if ".svg" in link.target
    }
    return frozenset(
        path.removeprefix("docs/")
        for path, drawing in book.drawings.items()
        if path.removeprefix(_FOLDER) not in linked and not _ODD.search(drawing)
    )


def _drawn(drawing: str, image: ET.Element, prefix: str) -> str:
    """Return a drawing as a part of a page, with ids of its own, since a page may hold several."""
    # A drawing that the rules refuse never comes here; entities are refused among the first.
    root = ET.fromstring(drawing)  # noqa: S314
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        # without the language, which the figure says, and without what the rules refuse
        element.attrib = {
            key: prefix + value if key == "id" else _LOCAL.sub(rf"\1{prefix}", value)
            for key, value in element.attrib.items()
            if key in DRAWN_AS
        }
    for parent in list(root.iter()):
        for part in [one for one in parent if one.tag in _TOLD_OTHERWISE or one.tag not in DRAWN]:
            parent.remove(part)
    for key in ("width", "height", "lang", "font-family"):
        root.attrib.pop(key, None)
    root.set("role", "img")
    root.set("aria-label", image.get("alt", ""))
    root.set("data-picture", image.get("src", ""))
    root.tail = None
    return ET.tostring(root, encoding="unicode", method="html")


def _figure(svg: str, name: str, context: Context) -> Markup:
    """Return a drawing with what it shows: in the reader's language if its words are, else in that of the page."""
    picture = context.book.pictures.get(name)
    words, alt = (picture.words, picture.alt) if picture else ((), {})
    lang = context.lang if words == (context.lang,) else context.page.lang
    # of the words in it, if they are of one language
    drawn = context.book.languages.get(words[0]) if len(words) == 1 else None
    told = lang if lang in alt else SOURCE
    return laid_out("page.figure", finished(svg), drawn, alt.get(told), told, context)
