"""Lists and forms become PDF and office files: one process, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from handbook.findings import Finding
from handbook.model import Handbook
from handbook.press.cover import cover, ordered
from handbook.press.desk import office_files
from handbook.press.engine import load
from handbook.press.faults import faults
from handbook.press.job import Job, jobs
from handbook.press.made import Kept, Made, Nothing
from handbook.press.worker import Worker
from handbook.progress import Progress

__all__ = ["print_all", "ready"]


def ready() -> None:
    """Return if PDFs can be made here; raises `EnvironmentFault` where a part is missing."""
    load()


def print_all(
    book: Handbook, staging: Path, progress: Progress, kept: Kept | None = None
) -> list[Finding]:
    """Write every print file and office file of `book` below `staging`; return what keeps them from being used.

    What lies in `kept` is not made again. Raises `EnvironmentFault` without Pango, `OSError` where
    `staging` cannot be written.
    """
    todo = [tuple(jobs(book, lang)) for lang in book.built_languages]
    total = sum(map(len, todo))
    worker = Worker(kept or Nothing())
    findings: dict[Finding, None] = {}
    done = 0
    for own in todo:
        sheets = []
        for job in own:
            progress.tell("print files", done, total)
            done += 1
            one = worker.make(job, hold=job.variant == "compact")
            findings |= dict.fromkeys(_written(job, one, staging))
            if job.variant == "compact":
                sheets.append((job, one))
        if sheets:
            findings |= dict.fromkeys(_pack(book, sheets, worker, staging))
    worker.end()
    for path, data in office_files(book, kept or Nothing()):
        (staging / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / path).write_bytes(data)
    return list(findings)


def _pack(
    book: Handbook, sheets: Sequence[tuple[Job, Made]], worker: Worker, staging: Path
) -> Iterator[Finding]:
    by_code = {job.code: (job, one) for job, one in sheets}
    lang = sheets[0][0].language.code
    order = ordered(book, lang, {code: one.pages for code, (_, one) in by_code.items()})
    front = partial(cover, book, lang, order)
    return _written(front(1), worker.bind(front, [by_code[one.shown.id] for one in order]), staging)


def _written(job: Job, made: Made, staging: Path) -> Iterator[Finding]:
    path = staging / job.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made.pdf)
    return faults(job, made)
