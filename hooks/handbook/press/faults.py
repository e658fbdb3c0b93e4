"""What keeps a print file from being used, in words for the person who can mend it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding, Severity, short
from handbook.press.print_jobs import Job
from handbook.press.print_result import PrintResult

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
