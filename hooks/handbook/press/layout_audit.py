"""What can be seen on pages that are laid out: how large type is, and what each foot says."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from handbook.press.engine import MM, Laid

LEAST = 8.0
"""Points of the smallest type on any print."""

_CUT, _EDGE = 8.8, 6.35
"""Millimetres that Letter paper takes of the short sides of a page, and its printer of every side."""


@dataclass(frozen=True, slots=True)
class Small:
    """A text that is smaller than its place allows."""

    text: str
    points: float
    least: float


def small(laid: Laid, least: Mapping[str, float]) -> tuple[Small, ...]:
    """Return each text that is too small; `least` holds points by class or tag of what holds it."""
    found: dict[Small, None] = {}
    for page in laid.document.pages:
        for box, limit in _limited(page._page_box, LEAST, least):  # noqa: SLF001
            size = round(box.style["font_size"] * 0.75, 2)
            if size < limit and (text := box.text.strip()):
                found[Small(text, size, limit)] = None
    return tuple(found)


def lacks(laid: Laid, marks: Mapping[str, str], of: int | None = None) -> tuple[str, ...]:
    """Return what the foot of some page lacks.

    `marks` holds by name what each foot must say; the number of the page is asked for besides, and
    that nothing of the foot stands lower than paper reaches. `of` is the number of pages that the
    foot names, where that is not the document's own.
    """
    found: dict[str, None] = {}
    for number, page in enumerate(laid.document.pages, 1):
        lines = list(_foot(page._page_box))  # noqa: SLF001
        said = [part.split() for part in " ".join(text for text, _ in lines).split("·")]
        wanted = {**marks, "its page number": f"{number}/{of or laid.pages}"}
        for name, mark in wanted.items():
            if not any(mark in part for part in said):
                found[name] = None
        lowest = _EDGE + (_CUT if page.height > page.width else 0)
        if any(low > page.height * MM - lowest for _, low in lines):
            found["room for all of it"] = None
    return tuple(found)


def lines_of(laid: Laid, over: float) -> int:
    """Return how many lines of an item `over` millimetres are, one at least."""
    boxes = (page._page_box for page in laid.document.pages)  # noqa: SLF001
    heights = (line.height * MM for box in boxes for line in _item_lines(box))
    return max(1, math.ceil(over / next(heights, over)))


def _limited(box: Any, limit: float, least: Mapping[str, float]) -> Iterator[tuple[Any, float]]:  # noqa: ANN401
    """Yield every text with the points that it must have, which its nearest holder says."""
    for name in _names(box):
        limit = least.get(name, limit)
    if hasattr(box, "text"):
        yield box, limit
    for child in getattr(box, "children", ()):
        yield from _limited(child, limit, least)


def _names(box: Any) -> Iterable[str]:  # noqa: ANN401
    if box.element is None:
        return (box.element_tag,)
    return (box.element_tag, *box.element.get("class", "").split())


def _foot(page: Any) -> Iterator[tuple[str, float]]:  # noqa: ANN401
    """Yield each line of a page's foot with the height at which it ends, in millimetres."""
    for margin in page.children:
        if getattr(margin, "at_keyword", "") == "@bottom-center":
            for line in _lines(margin):
                text = "".join(box.text for box, _ in _limited(line, 0, {}))
                yield text, (line.position_y + line.height) * MM


def _lines(box: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield every line of text."""
    if type(box).__name__ == "LineBox":
        yield box
        return
    for child in getattr(box, "children", ()):
        yield from _lines(child)


def _item_lines(box: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield every line of the items."""
    if box.element_tag == "li":
        yield from _lines(box)
        return
    for child in getattr(box, "children", ()):
        yield from _item_lines(child)
