"""Type keeps its size and air gives way; then what can be seen on the pages: type sizes, and each foot."""

from __future__ import annotations

import bisect
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from handbook.press.engine import MM, Laid, boxes_in
from handbook.press.paper import BARE

WIDE = 2.0
"""Millimetres of air above and below the words of a row where there is room enough."""

FULL = 1 / 3
"""Share of its last page that a print of several pages fills at least, where other air can do it."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A document laid out with the most air that its pages have room for."""

    laid: Laid
    air: float
    """Millimetres that were put above and below each row."""
    over: float
    """Millimetres that it is too long even without any air; 0 where it fits."""
    front: int = 0
    """Items before the back of the paper, 0 where it has none; it can be laid out again with them."""


def fit(
    lay: Callable[[str], Laid],
    draw: Callable[[float], str],
    rows: int,
    sides: int | None,
    *,
    bare: bool = False,
) -> Fitted:
    """Return the document that `draw` makes with some air, on one page if it can be.

    With `bare` one that would take more pages is drawn with the air `BARE`, if that saves one.

    `rows` share the air; a document of many pages has none, and gets air for its last page only.
    `sides` is the number of pages allowed, None for any number.
    """
    if not rows:
        fitted = _filled(lay, draw)
        return replace(fitted, over=_over(fitted.laid, sides))
    wide = lay(draw(WIDE))
    if wide.pages == 1:
        return Fitted(wide, WIDE, 0.0)
    close = lay(draw(0.0))
    if close.pages == 1:
        # Only a document that is not torn between pages tells exactly how much room it leaves.
        air = min(WIDE, math.floor(-close.over() / (2 * rows) * 100) / 100)
        some = lay(draw(air)) if air > 0 else close
        return Fitted(some, air, 0.0) if some.pages == 1 else Fitted(close, 0.0, 0.0)
    if bare and (least := lay(draw(BARE))).pages < wide.pages and least.pages <= (sides or 1):
        return Fitted(least, BARE, 0.0)
    if wide.pages <= (sides or 1):
        return Fitted(wide, WIDE, 0.0)
    return Fitted(close, 0.0, _over(close, sides))


def duplex(
    lay: Callable[[str], Laid], draw: Callable[[float, int], str], fitted: Fitted, sides: int | None
) -> Fitted:
    """Return a document of two pages laid out again, its second page opened as the back of a sheet."""
    if fitted.laid.pages != 2:  # noqa: PLR2004
        return fitted
    front = fitted.laid.count("li")
    laid = lay(draw(fitted.air, front))
    return replace(fitted, laid=laid, front=front, over=_over(laid, sides))


def _filled(lay: Callable[[str], Laid], draw: Callable[[float], str]) -> Fitted:
    """Return a print without its last page, if that is thin and less air saves it; else with it filled."""
    plain = draw(0.0)
    close = lay(plain)
    if close.pages == 1 or close.share() >= FULL or draw(_AIRS[0]) == plain:
        return Fitted(close, 0.0, 0.0)
    if (tight := draw(_TIGHT)) != plain and (saved := lay(tight)).pages < close.pages:
        return Fitted(saved, _TIGHT, 0.0)
    laid: dict[float, Laid] = {}

    def enough(air: float) -> bool:
        laid[air] = lay(draw(air))
        return laid[air].pages > close.pages or laid[air].share() >= FULL

    at = bisect.bisect_left(_AIRS, True, key=enough)  # noqa: FBT003 - more air never fills less
    if at < len(_AIRS) and laid[_AIRS[at]].pages == close.pages:
        return Fitted(laid[_AIRS[at]], _AIRS[at], 0.0)
    return Fitted(close, 0.0, 0.0)


def _over(laid: Laid, sides: int | None) -> float:
    return max(laid.over(sides), 0.0) if sides is not None else 0.0


_TIGHT = -0.5
"""Millimetres by which what is read or typed into may be lower where that saves a page."""
_AIRS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0)
"""Millimetres by which rows grow until the last page is full enough."""


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
