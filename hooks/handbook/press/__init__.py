"""Lists and forms become PDF and office files, the same bytes every time."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from handbook.findings import Finding
from handbook.model import Handbook
from handbook.press.ahead import from_the_end
from handbook.press.cover import cover, ordered
from handbook.press.desk import office_files
from handbook.press.engine import load
from handbook.press.exercise import case_file, exercises
from handbook.press.faults import faults
from handbook.press.folder import Held, blank_cover, case_cover
from handbook.press.job import Job, jobs
from handbook.press.made import Kept, Made, Nothing
from handbook.press.worker import Worker
from handbook.progress import Progress

__all__ = ["print_all", "ready"]


def ready() -> None:
    """Return if PDFs can be made here; raises `EnvironmentFault` where a part is missing."""
    load()


@contextlib.contextmanager
def _seldom_searched() -> Iterator[None]:
    """Let Python look for garbage less often: among so many laid out boxes it takes a fifth of all time."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@_seldom_searched()
def print_all(
    book: Handbook,
    staging: Path,
    progress: Progress,
    kept: Kept | None = None,
    note: Write | None = None,
) -> list[Finding]:
    """Write every print file and office file of `book` below `staging`; return what keeps them from being used.

    What lies in `kept` is not made again; `note` hears of each file that is written. Raises `EnvironmentFault` without Pango, `OSError` where
    `staging` cannot be written.
    """

    def write(path: str, data: bytes) -> None:
        (staging / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / path).write_bytes(data)
        if note is not None:
            note(path, data)

    groups: dict[tuple[str, str], list[Job]] = {}
    for lang in book.built_languages:
        for job in (*jobs(book, lang), *exercises(book, lang), *case_file(book, lang)):
            groups.setdefault((lang, job.variant), []).append(job)
    total = sum(len(own) for own in groups.values())
    alone = {form.id for form in book.templates.values() if form.exports == "paper"}
    worker = Worker(kept or Nothing())
    findings: dict[Finding, None] = {}
    done = 0
    lone = [job for (_, name), own in groups.items() if kept and name not in _BOUND for job in own]
    with from_the_end(worker, lone):
        # a group is bound before the next begins: the pages of one alone fill the memory
        for (lang, variant), own in groups.items():
            bound: list[_Sheet] = []
            for job in own:
                progress.tell("print files", done, total)
                done += 1
                # printed on both sides, a receipt could lie on the back of its notice
                held = variant in _BOUND and not (variant == "blank" and job.code in alone)
                one = worker.make(job, hold=held)
                found = faults(job, one) if variant == "case-print" else _written(job, one, write)
                findings |= dict.fromkeys(found)
                if held:
                    bound.append((job, one))
            if bound:
                findings |= dict.fromkeys(_bound(book, lang, variant, bound, worker, write))
    worker.end()
    for path, data in office_files(book, kept or Nothing()):
        write(path, data)
    return list(findings)


Write = Callable[[str, bytes], None]
"""Takes the path of a file below the site's root, and its bytes."""
_Sheet = tuple[Job, Made]
_BOUND = ("compact", "blank", "case-print")
"""Variants whose sheets are bound in one file too."""
_OBJECTS = 20_000
"""New objects after which Python looks for garbage, in place of its own 700."""


def _bound(
    book: Handbook,
    lang: str,
    variant: str,
    sheets: Sequence[_Sheet],
    worker: Worker,
    write: Write,
) -> Iterator[Finding]:
    """Bind the sheets of a variant behind a cover: short lists, blank forms, filled examples."""
    if variant == "compact":
        by_code = {job.code: (job, one) for job, one in sheets}
        order = ordered(book, lang, {code: one.pages for code, (_, one) in by_code.items()})
        front: Callable[[int], Job] = partial(cover, book, lang, order)
        sheets = [by_code[one.shown.id] for one in order]
    else:
        if variant == "blank":
            sheets = sorted(sheets, key=lambda one: one[0].code)
        held = [Held.of(job, one.pages, book) for job, one in sheets]
        front = partial(blank_cover if variant == "blank" else case_cover, book, lang, held)
    return _written(front(1), worker.bind(front, sheets), write)


def _written(job: Job, made: Made, write: Write) -> Iterator[Finding]:
    write(job.path, made.pdf)
    return faults(job, made)
