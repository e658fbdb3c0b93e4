"""The air of a print is the least that fills its last page, as if each had been tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from handbook.press.fit_to_page import _AIRS, FULL, fit


@dataclass(frozen=True)
class Laid:
    pages: int
    filled: float

    def share(self) -> float:
        return self.filled


@pytest.mark.parametrize("jumps", [None, *range(len(_AIRS))])
@pytest.mark.parametrize("good", [None, *range(len(_AIRS))])
def test_the_first_air_that_fills_the_last_page_is_taken_and_none_that_takes_one_more(good, jumps):
    """`good` is the first air that is enough, `jumps` the first that needs a page more."""
    tried = []

    def lay(text: str) -> Any:
        air = float(text)
        tried.append(air)
        at = _AIRS.index(air) if air in _AIRS else -1
        if jumps is not None and at >= jumps:
            return Laid(4, 0.1)
        return Laid(3, FULL if good is not None and at >= good else FULL / 2)

    before = good is not None and (jumps is None or good < jumps)
    fitted = fit(lay, lambda air: str(max(air, 0.0)), 0, None)
    assert fitted.air == (_AIRS[good] if before else 0.0)
    assert fitted.laid.pages == 3
    assert len(tried) <= 5
