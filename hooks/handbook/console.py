"""The one place where a fault becomes text on a terminal and an exit code."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import click

from handbook.build import ContentError
from handbook.catalog import RULES
from handbook.findings import EnvironmentProblem, Finding
from handbook.report import WIDTH, Look, terminal, visible

CONTENT, ENVIRONMENT = 1, 2
"""Exit codes: something to mend in the content; something to mend on the machine or in the call."""

NAMES: Mapping[str, str] = MappingProxyType({code: rule.name for code, rule in RULES.items()})
"""Names of the rules by code, for every report."""

_MOST = 4 << 20
_NARROWEST = 40


class Lines:
    """Gives the lines of the files below a folder, each file read once and never through a link."""

    def __init__(self, root: Path, instead: Mapping[str, bytes] | None = None) -> None:
        self._root = root
        self._instead = dict(instead or {})
        self._lines: dict[str, list[str]] = {}

    def __call__(self, path: str, number: int) -> str:
        """Return the line of this 1-based number, empty where there is none."""
        if path not in self._lines:
            data = self._instead[path] if path in self._instead else self._read(path)
            text = data.decode("utf-8", "replace")
            self._lines[path] = [line.removesuffix("\r") for line in text.split("\n")]
        lines = self._lines[path]
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def _read(self, path: str) -> bytes:
        place = self._root / path
        try:
            if not stat.S_ISREG(place.lstat().st_mode):
                return b""
            with place.open("rb") as stream:
                return stream.read(_MOST)
        except (OSError, ValueError):
            return b""


@contextmanager
def reporting(stop: Callable[[str], BaseException], root: Path | None = None) -> Iterator[None]:
    """Turn a fault inside the block into text, and into the exception that `stop` makes.

    The exception carries the exit code as `code` and `exit_code`, which click and `sys` read. With
    the project's folder `root` each finding is shown with its line.
    """
    try:
        yield
    except ContentError as fault:
        report_findings(fault.findings, Lines(root) if root else None)
        raise _coded(stop("nothing was published: mend what is said above"), CONTENT) from None
    except EnvironmentProblem as fault:
        message = visible(f"{fault.message} ({fault.remedy})")
        raise _coded(stop(message), ENVIRONMENT) from None


def report_findings(
    findings: Iterable[Finding], lines: Lines | None = None, *, answer: bool = False
) -> None:
    """Print findings for a person: to standard output as the answer to a command, else to error."""
    if text := terminal(findings, look(lines, "stdout" if answer else "stderr")):
        click.echo(text, err=not answer, color=True)


def look(lines: Lines | None = None, stream: str = "stderr") -> Look:
    """Return how text looks on the terminal that a stream leads to."""
    handle = getattr(sys, stream)
    colour = handle is not None and handle.isatty() and not os.environ.get("NO_COLOR")
    colour = colour and os.environ.get("TERM") != "dumb"
    return Look(colour, _width(stream), lines or Look().line_of, NAMES)


def _width(stream: str) -> int:
    try:
        columns = os.get_terminal_size(getattr(sys, stream).fileno()).columns
    except (AttributeError, OSError, ValueError):
        return WIDTH
    return max(_NARROWEST, columns) if columns else WIDTH


def _coded(error: BaseException, code: int) -> BaseException:
    error.code = error.exit_code = code  # type: ignore[attr-defined]
    return error
