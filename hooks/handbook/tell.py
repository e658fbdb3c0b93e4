"""The one place where a fault becomes text on a terminal and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from handbook.findings import EnvironmentFault, Finding
from handbook.report import terminal
from handbook.run import ContentFault

CONTENT, ENVIRONMENT = 1, 2
"""Exit codes: something to mend in the content; something to mend on the machine or in the call."""


@contextmanager
def told(stop: Callable[[str], BaseException]) -> Iterator[None]:
    """Turn a fault inside the block into text, and into the exception that `stop` makes.

    The exception carries the exit code as `code` and `exit_code`, which click and `sys` read.
    """
    try:
        yield
    except ContentFault as fault:
        tell(fault.findings)
        raise _coded(stop("nothing was published: mend what is said above"), CONTENT) from None
    except EnvironmentFault as fault:
        raise _coded(stop(f"{fault.message} ({fault.remedy})"), ENVIRONMENT) from None


def tell(findings: Iterable[Finding]) -> None:
    """Print findings for a person, to standard error."""
    text = terminal(list(findings), colour=sys.stderr.isatty())
    if text:
        sys.stderr.write(f"{text}\n")


def _coded(error: BaseException, code: int) -> BaseException:
    error.code = error.exit_code = code  # type: ignore[attr-defined]
    return error
