"""What keeps a print file from being used, in words for the person who can mend it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from handbook.findings import Finding
from handbook.press.engine import Printed
from handbook.press.job import Job

_ADDRESS = re.compile(r"\bfile://\S+/")


def faults(job: Job, over: float, printed: Printed) -> Iterator[Finding]:
    """Yield the findings of one print file that is `over` millimetres too long."""
    if over > 0:
        room = "one page" if job.sides == 1 else f"{job.sides} sides"
        yield Finding(
            job.source, 0, "HB601",
            f"“{job.code}” does not fit {room} of A4 in {job.language.english}: "
            f"it is {math.ceil(over)} mm too long",
            "shorten the items that take two lines, or take one out; print is never made smaller",
        )  # fmt: skip
    for sign in printed.missing:
        yield Finding(
            job.source, _line(job, sign), "HB602",
            f"“{sign}” (U+{ord(sign):04X}) cannot be printed: no font of the handbook has it",
            "write it with letters of the language, or add a font that has it",
        )  # fmt: skip
    for note in printed.notes:
        yield Finding(
            job.source, 0, "HB603",
            f"the PDF maker warns of “{job.code}”: {_ADDRESS.sub('', note)}",
            "take out what it names: only text is printed",
        )  # fmt: skip


def _line(job: Job, sign: str) -> int:
    """Return the line of the source on which a character stands, 0 where it comes from elsewhere."""
    return next((line for text, line in job.places if sign in text), 0)
