"""Lists and forms become PDF files: one process, our own fonts, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbook.findings import Finding
from handbook.model import Handbook
from handbook.press.engine import Engine, load
from handbook.press.faults import faults
from handbook.press.fit import fit
from handbook.press.job import Job, jobs
from handbook.progress import Progress

__all__ = ["print_all", "ready"]


def ready() -> None:
    """Return if PDFs can be made here; raises `EnvironmentFault` where a part is missing."""
    load()


def print_all(book: Handbook, staging: Path, progress: Progress) -> list[Finding]:
    """Write every print file of `book` below `staging`; return what keeps them from being used.

    Raises `EnvironmentFault` without Pango, `OSError` where `staging` cannot be written.
    """
    todo = tuple(jobs(book))
    if not todo:
        return []
    engine = Engine()
    findings: list[Finding] = []
    for done, job in enumerate(todo):
        progress.tell("print files", done, len(todo))
        findings += _print(job, engine, staging)
    return findings


def _print(job: Job, engine: Engine, staging: Path) -> Iterator[Finding]:
    fitted = fit(engine.lay, job.draw, job.rows, job.sides, roomy=job.roomy)
    printed = engine.bind(fitted.laid, job.language.direction)
    path = staging / job.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(printed.pdf)
    yield from faults(job, fitted.over, printed)
