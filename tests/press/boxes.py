"""The boxes of a page that is laid out, for tests that measure them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook.press.engine import MM, Laid
from handbook.render.checklist import STRICT


def boxes(laid: Laid, page: int = 0) -> Iterator[Any]:
    """Yield every box of a page."""
    pending = [laid.document.pages[page]._page_box]
    while pending:
        box = pending.pop()
        yield box
        pending += getattr(box, "children", ())


def all_boxes(laid: Laid) -> Iterator[Any]:
    """Yield every box of every page."""
    for page in range(laid.pages):
        yield from boxes(laid, page)


def sides(lang: str, code: str) -> int:
    """Return how many pages a compact sheet may have: a draft with the English below it, two."""
    return 2 if lang != "en" and code in STRICT - {"CL-05"} else 1


def holds(box: Any, name: str) -> bool:
    """Return whether a box is one of a class."""
    return box.element is not None and name in box.element.get("class", "").split()


def points(box: Any) -> float:
    """Return the size of a box's type."""
    return float(round(box.style["font_size"] * 0.75, 2))


def extent(box: Any) -> tuple[float, float]:
    """Return where a box begins and ends from the top of the page, in millimetres."""
    return box.position_y * MM, (box.position_y + box.border_height()) * MM
