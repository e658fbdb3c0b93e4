"""Type keeps its size: what fills or saves a page is the air above and below each row."""

from __future__ import annotations

import bisect
import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from handbook.press.engine import Laid
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
