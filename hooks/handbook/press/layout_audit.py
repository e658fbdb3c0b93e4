"""What can be seen on pages that are laid out: how large type is, and what each foot says."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from handbook.press.engine import MM, Laid, boxes_in

LEAST = 8.0
"""Points of the smallest type on any print."""

_PLACES = frozenset({"card-cell", "slide"})
"""Classes of what has a height of its own, whatever stands in it."""
_EDGE_LINE, _SLACK = "card-edge", 0.2
"""Class of the line at the lower edge of a card; millimetres by which nobody sees that text is too high."""
_CUT, _EDGE = 8.8, 6.35
"""Millimetres that Letter paper takes of the short sides of a page, and its printer of every side."""


class _Line(NamedTuple):
    """A line of text; lengths are millimetres from the upper left corner of its page."""

    text: str
    left: float
    right: float
    low: float


@dataclass(frozen=True, slots=True)
class SmallText:
    """A text that is smaller than its place allows."""

    text: str
    points: float
    least: float


def too_small(laid: Laid, least: Mapping[str, float]) -> tuple[SmallText, ...]:
    """Return each text that is too small; `least` holds points by class or tag of what holds it."""
    found: dict[SmallText, None] = {}
    for page in laid.document.pages:
        for box, limit in _limited(page._page_box, LEAST, least):  # noqa: SLF001
            size = round(box.style["font_size"] * 0.75, 2)
            if size < limit and (text := box.text.strip()):
                found[SmallText(text, size, limit)] = None
    return tuple(found)


def overfull(laid: Laid) -> tuple[tuple[str, float], ...]:
    """Return each card and slide whose text is higher than its place, with the millimetres that are too much."""
    found: dict[str, float] = {}
    for page in laid.document.pages:
        for box in boxes_in(page._page_box):  # noqa: SLF001
            if _PLACES.isdisjoint(_names(box)):
                continue
            lines = [one for one in _lines(box) if _EDGE_LINE not in _names(one)]
            edges = [one.position_y for one in _lines(box) if _EDGE_LINE in _names(one)]
            room = min(edges, default=box.content_box_y() + box.height)
            over = (max((one.position_y + one.height for one in lines), default=0) - room) * MM
            if over > _SLACK:
                name = box.element.get("data-name", "")
                found[name] = round(max(found.get(name, 0), over), 1)
    return tuple(found.items())


def missing_at_foot(laid: Laid, marks: Mapping[str, str], of: int | None = None) -> tuple[str, ...]:
    """Return what the foot of some page lacks.

    `marks` holds by name what each foot must say; the number of the page is asked for besides, and
    that all of the foot is where paper reaches. `of` is the number of pages that the foot names,
    where that is not the document's own.
    """
    found: dict[str, None] = {}
    for number, page in enumerate(laid.document.pages, 1):
        lines = list(_foot(page._page_box))  # noqa: SLF001
        said = [part.split() for part in " ".join(line.text for line in lines).split("·")]
        wanted = {**marks, "its page number": f"{number}/{of or laid.pages}"}
        for name, mark in wanted.items():
            if not any(mark in part for part in said):
                found[name] = None
        wide, high = page.width * MM, page.height * MM
        side, end = (_EDGE, _EDGE + _CUT) if high > wide else (_EDGE + _CUT, _EDGE)
        if any(
            line.low > high - end or line.left < side or line.right > wide - side for line in lines
        ):
            found["room for all of it"] = None
    return tuple(found)


def lines_of(laid: Laid, over: float) -> int:
    """Return how many lines of an item `over` millimetres are, one at least."""
    heights = (
        line.height * MM
        for page in laid.document.pages
        for box in boxes_in(page._page_box)  # noqa: SLF001
        if box.element_tag == "li"
        for line in _lines(box)
    )
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


def _foot(page: Any) -> Iterator[_Line]:  # noqa: ANN401
    """Yield each line of a page's foot."""
    for margin in page.children:
        if getattr(margin, "at_keyword", "") == "@bottom-center":
            for line in _lines(margin):
                if texts := [box for box in boxes_in(line) if hasattr(box, "text")]:
                    yield _Line(
                        "".join(box.text for box in texts),
                        min(box.position_x for box in texts) * MM,
                        max(box.position_x + box.width for box in texts) * MM,
                        (line.position_y + line.height) * MM,
                    )


def _lines(box: Any) -> Iterator[Any]:  # noqa: ANN401
    return (one for one in boxes_in(box) if type(one).__name__ == "LineBox")
