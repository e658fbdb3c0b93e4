"""Lists and forms become PDF and office files, the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from handbook.cache import Cache
from handbook.findings import Finding
from handbook.model import Handbook
from handbook.press.cover import BOUND, cover
from handbook.press.engine import load
from handbook.press.exercise import case_file, exercises
from handbook.press.faults import faults
from handbook.press.office_build import office_files
from handbook.press.print_jobs import Job, jobs
from handbook.press.print_result import PrintResult
from handbook.press.second_process import start_second_process
from handbook.press.worker import Worker, rare_garbage_collection
from handbook.progress import Progress

__all__ = ["Prints", "ready"]


def ready() -> None:
    """Return if PDFs can be made here; raises `EnvironmentProblem` where a part is missing."""
    load()


class Prints:
    """The print files of one build: begun while its pages are made, written when they are done."""

    def __init__(self, book: Handbook, kept: Cache | None = None) -> None:
        """Find out what is to be made. What lies in `kept` is not made again."""
        self._book = book
        self._kept = kept or Cache(Path(), "")
        self._worker = Worker(self._kept)
        groups: dict[tuple[str, str], list[Job]] = {}
        for lang in book.built_languages:
            for job in (*jobs(book, lang), *exercises(book, lang), *case_file(book, lang)):
                groups.setdefault((lang, job.variant), []).append(job)
        # what the first process alone can make comes first, so that both end at the same time
        first = sorted(groups, key=lambda of: of[1] not in BOUND)
        self._groups = {of: groups[of] for of in first}
        self.end: Callable[[], None] = lambda: None
        """Ends what `begin` began; again, or without it, does nothing."""

    def begin(self) -> None:
        """Let a second process make the files that are bound in no other, as long as `end` is not called."""
        if not self._kept.keeps:
            return
        lone = [job for (_, name), own in self._groups.items() if name not in BOUND for job in own]
        self.end = start_second_process(self._worker, lone)

    @rare_garbage_collection()
    def write(self, staging: Path, progress: Progress, note: Write | None = None) -> list[Finding]:
        """Write every print file and office file below `staging`; return what keeps them from being used.

        `note` hears of each file that is written. Raises `EnvironmentProblem` without Pango, `OSError`
        where `staging` cannot be written.
        """

        def write(path: str, data: bytes) -> None:
            (staging / path).parent.mkdir(parents=True, exist_ok=True)
            (staging / path).write_bytes(data)
            if note is not None:
                note(path, data)

        book, worker = self._book, self._worker
        total = sum(len(own) for own in self._groups.values())
        alone = {form.id for form in book.templates.values() if form.exports == "paper"}
        findings: dict[Finding, None] = {}
        done = 0
        # a group is bound before the next begins: the pages of one alone fill the memory
        for (_, variant), own in self._groups.items():
            bound: list[_Sheet] = []
            for job in own:
                progress.tell("print files", done, total)
                done += 1
                # printed on both sides, a receipt could lie on the back of its notice
                held = variant in BOUND and not (variant == "blank" and job.code in alone)
                one = worker.make(job, hold=held)
                found = faults(job, one) if variant == "case-print" else _written(job, one, write)
                findings |= dict.fromkeys(found)
                if held:
                    bound.append((job, one))
            if bound:
                findings |= dict.fromkeys(_bound(book, variant, bound, worker, write))
        worker.end()
        for path, data in office_files(book, self._kept):
            write(path, data)
        return list(findings)


Write = Callable[[str, bytes], None]
"""Takes the path of a file below the site's root, and its bytes."""
_Sheet = tuple[Job, PrintResult]


def _bound(
    book: Handbook, variant: str, sheets: Sequence[_Sheet], worker: Worker, write: Write
) -> Iterator[Finding]:
    """Bind the sheets of a variant behind a cover."""
    if variant != "case-print":  # that has a story before its forms, and answers behind them
        sheets = sorted(sheets, key=lambda one: one[0].place)
    front = partial(cover, book, variant, [(job, one.pages) for job, one in sheets])
    return _written(front(1), worker.bind(front, sheets), write)


def _written(job: Job, made: PrintResult, write: Write) -> Iterator[Finding]:
    write(job.path, made.pdf)
    return faults(job, made)
