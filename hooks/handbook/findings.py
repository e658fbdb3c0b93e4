"""A finding is one thing that a person must mend, with its place and its remedy."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How a finding weighs: an error stops the build, a warning is only reported."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Ignored:
    """Why a finding is ignored for a while; reviewed, and written in docs/data/ignore.yaml."""

    reason: str
    until: dt.date
    """The last day."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault in one file; `str()` is the line that a contributor reads."""

    path: str
    """Path from the project's root, with `/` on every system."""
    line: int
    """1-based; 0 where the file as a whole is meant."""
    code: str
    """The rule's code, for example `HB101`."""
    message: str
    """What is, with the thing in “quotes”."""
    hint: str
    """What to type."""
    severity: Severity = Severity.ERROR
    ignored: Ignored | None = field(default=None, compare=False)
    """Why it is ignored; None where it must be mended."""
    kind: str = field(default="", compare=False)
    """Which of the faults that its rule speaks about, where there are several."""

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message} ({self.advice})"

    @property
    def place(self) -> str:
        """Path and line as editors and terminals read them: `docs/en/a.md:12`."""
        return f"{self.path}:{self.line}" if self.line else self.path

    @property
    def advice(self) -> str:
        """What to type, or until when and why nothing need be typed."""
        if self.ignored is None:
            return self.hint
        return f"ignored until {self.ignored.until.isoformat()}: {self.ignored.reason}"

    @property
    def stops(self) -> bool:
        """Whether a build with this finding may not be published."""
        return self.severity is Severity.ERROR and self.ignored is None


class EnvironmentProblem(Exception):  # noqa: N818 - a fault of the machine, not of the content
    """Something outside the content keeps the work from being done; exit code 2."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} ({remedy})")
        self.message = message
        self.remedy = remedy


def short(text: str, longest: int = 60) -> str:
    """Return a text on one line, cut where it is too long to be read in a message."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
