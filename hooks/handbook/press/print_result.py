"""A print file that is made, with all that there is to say against it: what a cache may keep."""

from __future__ import annotations

import pickle
from dataclasses import dataclass

from handbook.press.engine import PdfFile
from handbook.press.fit_to_page import Fitted
from handbook.press.layout_audit import SmallText, lines_of, missing_at_foot, overfull, too_small
from handbook.press.print_jobs import Job


@dataclass(frozen=True, slots=True)
class PrintResult:
    """One print file, and the facts about it."""

    pdf: bytes
    pages: int
    air: float
    """Millimetres above and below each row, or `BARE`, with which it can be laid out again."""
    over: float
    """Millimetres that it is too long; 0 where it fits."""
    lines: int
    """The same in lines of an item."""
    front: int
    """Items before the back of the paper, with which it can be laid out again; 0 without a back."""
    missing: tuple[str, ...]
    """Characters that no font of ours has a glyph for."""
    notes: tuple[str, ...]
    missing_at_foot: tuple[str, ...]
    """What the foot of some page does not say."""
    too_small: tuple[SmallText, ...]
    """Texts that are smaller than their place allows."""
    overfull: tuple[tuple[str, float], ...] = ()
    """Cards and slides whose text is too high, with the millimetres that are too much."""


def result_of(job: Job, fitted: Fitted, file: PdfFile) -> PrintResult:
    """Return a document that was laid out and bound, with what can be seen on it."""
    return PrintResult(
        file.pdf,
        file.pages,
        fitted.air,
        fitted.over,
        lines_of(fitted.laid, fitted.over) if fitted.over else 0,
        fitted.front,
        file.missing,
        file.notes,
        missing_at_foot(fitted.laid, job.marks, job.of),
        too_small(fitted.laid, job.least),
        overfull(fitted.laid) if job.placed else (),
    )


def to_bytes(result: PrintResult) -> bytes:
    """Return the bytes of a print file and of its facts, for a cache."""
    return pickle.dumps(result)


def from_bytes(data: bytes) -> PrintResult:
    """Return what `to_bytes` was given: a cache, whose seal only this folder on this machine has, kept it."""
    made: PrintResult = pickle.loads(data)  # noqa: S301
    return made
