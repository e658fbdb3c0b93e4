"""Type keeps its size: what fills or saves a page is the air above and below each row."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from handbook.press.engine import Laid

WIDE = 2.0
"""Millimetres of air above and below the words of a row where there is room enough."""

_LOST = 4.0
"""Millimetres at the foot of a page that are worth another try."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A document laid out with the most air that its pages have room for."""

    laid: Laid
    over: float
    """Millimetres that it is too long even without any air; 0 where it fits."""


def fit(
    lay: Callable[[str], Laid], draw: Callable[[float], str], rows: int, sides: int | None
) -> Fitted:
    """Return the document that `draw` makes with some air, on one page if it can be.

    `rows` share the air; `sides` is the number of pages allowed, None for any number.
    """
    wide = lay(draw(WIDE))
    if wide.pages == 1 or sides is None:
        return Fitted(wide, 0.0)
    air = _less(WIDE, wide, rows)
    if air > 0 and (some := lay(draw(air))).pages == 1:
        # A page is torn between two rows, so what lay beyond it was counted as more than it is.
        if some.over < -_LOST and (more := lay(draw(_less(air, some, rows)))).pages == 1:
            return Fitted(more, 0.0)
        return Fitted(some, 0.0)
    close = lay(draw(0.0))
    if close.pages == 1:
        return Fitted(close, 0.0)
    return Fitted(wide, 0.0) if wide.pages <= sides else Fitted(close, close.over)


def _less(air: float, laid: Laid, rows: int) -> float:
    """Return the air with which a document laid out with `air` would fill one page."""
    return min(WIDE, math.floor((air - laid.over / (2 * max(rows, 1))) * 100) / 100)
