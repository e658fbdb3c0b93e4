"""The boxes of a page that is laid out, for tests that measure them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.text import ffi

from handbook.press.engine import MM, Laid, boxes_in
from tests import books


def boxes(laid: Laid, page: int = 0) -> Iterator[Any]:
    """Yield every box of a page."""
    return boxes_in(laid.document.pages[page]._page_box)


below = boxes_in


def beyond(laid: Laid) -> list[str]:
    """Return the texts that begin or end beyond the margins of their page."""
    found = []
    for number in range(laid.pages):
        page = laid.document.pages[number]._page_box
        low, high = page.content_box_x() - 0.5, page.content_box_x() + page.width + 0.5
        for box in boxes(laid, number):
            text = getattr(box, "text", "").strip()
            if text and not low <= box.position_x <= box.position_x + box.width <= high:
                found.append(text)
    return found


def all_boxes(laid: Laid) -> Iterator[Any]:
    """Yield every box of every page."""
    for page in range(laid.pages):
        yield from boxes(laid, page)


def sides(lang: str, code: str) -> int:
    """Return how many pages a compact sheet may have: a draft with the English below it, two."""
    return (
        2
        if lang != "en" and code in books.lists_that("bilingual-items", "critical") - {"CL-05"}
        else 1
    )


def holds(box: Any, name: str) -> bool:
    """Return whether a box is one of a class."""
    return box.element is not None and name in box.element.get("class", "").split()


def points(box: Any) -> float:
    """Return the size of a box's type."""
    return float(round(box.style["font_size"] * 0.75, 2))


def extent(box: Any) -> tuple[float, float]:
    """Return where a box begins and ends from the top of the page, in millimetres."""
    return box.position_y * MM, (box.position_y + box.border_height()) * MM


def inked(box: Any) -> list[tuple[float, float]]:
    """Return from where to where the ink of each line in a box reaches, from the top of the page."""
    found = []
    for line in below(box):
        if type(line).__name__ == "LineBox":
            texts = [_ink(one) for one in below(line) if getattr(one, "text", "").strip()]
            if texts:
                found.append((min(top for top, _ in texts), max(low for _, low in texts)))
    return found


def _ink(text: Any) -> tuple[float, float]:
    """Return from where to where the glyphs of a text reach, as Pango knows them."""
    text.pango_layout.reactivate(text.style)
    line, _ = text.pango_layout.get_first_line()
    ink, whole = ffi.ffi.new("PangoRectangle *"), ffi.ffi.new("PangoRectangle *")
    ffi.pango.pango_layout_line_get_extents(line, ink, whole)
    base = text.position_y + text.baseline
    return (base + ink.y / _UNITS) * MM, (base + (ink.y + ink.height) / _UNITS) * MM


_UNITS = 1024
"""Pango's units in one of WeasyPrint's."""
