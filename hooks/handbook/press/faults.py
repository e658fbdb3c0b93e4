"""What keeps a print file from being used, in words for the person who can mend it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from handbook.findings import Finding
from handbook.press.engine import Printed
from handbook.press.job import Job
from handbook.rules.paper import PrintWarning, SheetTooLong, SignWithoutFont

_ADDRESS = re.compile(r"\bfile://\S+/")


def faults(job: Job, over: float, printed: Printed) -> Iterator[Finding]:
    """Yield the findings of one print file that is `over` millimetres too long."""
    if over > 0:
        room = "one page" if job.sides == 1 else f"{job.sides} sides"
        yield SheetTooLong().found(
            job.source, 0, id=job.code, room=room, language=job.language.english,
            over=math.ceil(over),
        )  # fmt: skip
    for sign in printed.missing:
        yield SignWithoutFont().found(
            job.source, _line(job, sign), sign=sign, point=f"U+{ord(sign):04X}"
        )
    for note in printed.notes:
        yield PrintWarning().found(job.source, 0, id=job.code, note=_ADDRESS.sub("", note))


def _line(job: Job, sign: str) -> int:
    """Return the line of the source on which a character stands, 0 where it comes from elsewhere."""
    return next((line for text, line in job.places if sign in text), 0)
