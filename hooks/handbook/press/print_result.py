"""A print file that is made, and what keeps it from being used, in words for who can mend it."""

from __future__ import annotations

import math
import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.catalog import rule
from handbook.findings import Finding, Severity, short
from handbook.press.engine import PdfFile
from handbook.press.fit_to_page import (
    Fitted,
    SmallText,
    lines_of,
    missing_at_foot,
    overfull,
    too_small,
)
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


SHEET_TOO_LONG = rule("HB601", "sheet-too-long")
SIGN_WITHOUT_FONT = rule("HB602", "sign-without-font")
PRINT_WARNING = rule("HB603", "print-warning")
FOOT_INCOMPLETE = rule("HB604", "foot-incomplete")
TYPE_TOO_SMALL = rule("HB605", "type-too-small")
PLACE_OVERFULL = rule("HB606", "place-overfull")

_SHORTEN = "shorten the items that take two lines, or take one out; print is never made smaller"
_LATE = (
    "whoever reads its language writes it anew from the English; until then print it on both sides"
)
_ADDRESS = re.compile(r"\bfile://\S+/")


def faults(job: Job, made: PrintResult) -> Iterator[Finding]:
    """Yield the findings of one print file."""
    what = {"id": job.code, "variant": job.variant, "language": job.language.english}
    if made.over > 0:
        room = "one page" if job.sides == 1 else f"{job.sides} pages"
        lines = "1 line" if made.lines == 1 else f"{made.lines} lines"
        yield SHEET_TOO_LONG.at(
            job.source, job.line, **what, room=room,
            more=f"it is {lines} too long ({math.ceil(made.over)} mm)", advice=_SHORTEN,
        )  # fmt: skip
    elif job.late and made.pages > 1:
        yield SHEET_TOO_LONG.at(
            job.source, job.line, Severity.WARNING, **what, room="one page",
            more="it takes two sides until it follows the English", advice=_LATE,
        )  # fmt: skip
    for name, much in made.overfull:
        yield PLACE_OVERFULL.at(
            job.source, _line(job, name), name=short(name), much=f"{much:g}",
            language=job.language.english, variant=job.variant,
        )  # fmt: skip
    for sign in made.missing:
        yield SIGN_WITHOUT_FONT.at(
            job.source, _line(job, sign), sign=sign, point=f"U+{ord(sign):04X}"
        )
    for note in made.notes:
        yield PRINT_WARNING.at(job.source, 0, id=job.code, note=_ADDRESS.sub("", note))
    for name in made.missing_at_foot:
        yield FOOT_INCOMPLETE.at(job.source, job.line, **what, lacks=name)
    for one in made.too_small:
        yield TYPE_TOO_SMALL.at(
            job.source, _line(job, one.text), **what,
            text=short(one.text), points=f"{one.points:g}", least=f"{one.least:g}",
        )  # fmt: skip


def _line(job: Job, text: str) -> int:
    """Return the line of the source on which a text stands, 0 where it comes from elsewhere."""
    return next((line for whole, line in job.places if text in whole), 0)
