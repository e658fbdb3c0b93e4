"""Long work says how far it is: one moving line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TextIO

QUIET_SECONDS = 2.0
"""Work shorter than this says nothing."""


class Progress:
    """Counts the parts of one piece of work and reports them at most every two seconds."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._moves = self._stream.isatty()
        self._last = time.monotonic()
        self._shown = False

    def tell(self, label: str, done: int, total: int) -> None:
        """Report that `done` of `total` parts are finished, if it is time to say so."""
        now = time.monotonic()
        if now - self._last < (0.2 if self._shown and self._moves else QUIET_SECONDS):
            return
        self._last, self._shown = now, True
        line = f"{label}: {done} of {total}"
        self._stream.write(f"\r{line}\x1b[K" if self._moves else f"{line}\n")
        self._stream.flush()

    def clear(self) -> None:
        """Leave the terminal's line empty for what comes next."""
        if self._shown and self._moves:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
        self._shown = False
