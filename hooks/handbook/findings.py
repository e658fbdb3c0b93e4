"""A finding is one thing that a person must mend, with its place and its remedy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How a finding weighs: an error stops the build, a warning is only reported."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault in one file; `str()` is the line that a contributor reads."""

    path: str
    """Path from the project's root, with `/` on every system."""
    line: int
    """1-based; 0 where the file as a whole is meant."""
    code: str
    """The rule's code, for example `HB103`."""
    message: str
    """What is, with the thing in “quotes”."""
    hint: str
    """What to type."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.code} {self.message} ({self.hint})"

    @property
    def stops(self) -> bool:
        """Whether a build with this finding may not be published."""
        return self.severity is Severity.ERROR


class EnvironmentFault(Exception):  # noqa: N818 - a fault of the machine, not of the content
    """Something outside the content keeps the work from being done; exit code 2."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} ({remedy})")
        self.message = message
        self.remedy = remedy
