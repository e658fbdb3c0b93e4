"""Lists and forms become PDF and office files, the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from handbook.cache import Cache
from handbook.findings import Finding
from handbook.model import Handbook
from handbook.press.course import case_file, course_jobs, exercises
from handbook.press.engine import load as ready
from handbook.press.join import joined
from handbook.press.packs import BOUND, Kit, cover, kit_cover, kits, title_of
from handbook.press.pocket import pocket_book
from handbook.press.print_jobs import Job, jobs, printed_alone
from handbook.press.print_result import PrintResult, faults
from handbook.press.worker import (
    Task,
    Worker,
    office_files,
    rare_garbage_collection,
    start_second_process,
)
from handbook.progress import Progress

__all__ = ["Prints", "ready"]


class Prints:
    """The print files of one build: begun while its pages are made, written when they are done."""

    def __init__(self, book: Handbook, kept: Cache | None = None) -> None:
        """Find out what is to be made. What lies in `kept` is not made again."""
        self._book = book
        self._kept = kept or Cache(Path(), "")
        self._worker = Worker(self._kept)
        groups: dict[tuple[str, str], list[Job]] = {}
        self._kits: list[Kit] = []
        for lang in reversed(book.built_languages):  # English last: its type is laid out soonest
            known: dict[str, Job] = {}
            for job in (
                *jobs(book, lang),
                *exercises(book, lang),
                *pocket_book(book, lang),
                *case_file(book, lang),
                *course_jobs(book, lang),
            ):
                groups.setdefault((lang, job.variant), []).append(job)
                known[job.path] = job
            self._kits += kits(book, lang, known)
        # the long tasks come first, so that both processes end at the same time
        self._groups = sorted(groups.items(), key=lambda of: of[0][1] not in BOUND)
        self.end: Callable[[], None] = lambda: None
        """Ends what `begin` began; again, or without it, does nothing."""

    def begin(self) -> None:
        """Let a second process make files from the last one on, as long as `end` is not called."""
        if self._kept.keeps:
            self.end = start_second_process(self._worker, tuple(self._tasks()))

    def _tasks(self) -> Iterator[Task]:
        for (_, variant), own in self._groups:
            if variant in BOUND:
                yield Task(own, partial(list, self._made(variant, own)))
            else:
                yield from (Task([job], partial(self._worker.make, job)) for job in own)

    def _made(self, variant: str, own: Sequence[Job]) -> Iterator[_Sheet]:
        """Yield the files of a variant, and behind them the one in which they are bound behind a cover."""
        alone = printed_alone(self._book)
        bound: list[_Sheet] = []
        for job in own:
            held = variant in BOUND and not (variant == "blank" and job.code in alone)
            one = job, self._worker.make(job, hold=held)
            bound += [one] if held else []
            yield one
        if not bound:
            return
        if variant != "case-print":  # that has a story before its forms, and answers behind them
            bound.sort(key=lambda one: one[0].place)
        front = partial(cover, self._book, variant, [(job, one.pages) for job, one in bound])
        yield front(1), self._worker.bind(front, bound)

    def _packed(self, done: Mapping[str, PrintResult]) -> Iterator[_Sheet]:
        """Yield the packs of sessions and days, which hold prints that are `done`, by path, as they are."""
        for kit in self._kits:
            bound = [done[job.path] for job in kit.jobs]
            front = partial(kit_cover, kit, self._book, [one.pages for one in bound])
            job = front(1)
            first = self._worker.make(job)
            if first.pages > 1:
                job = front(first.pages)
                first = self._worker.make(replace(job, path=f"{job.path} behind more"))
            names = (kit.name, *(title_of(one, self._book) for one in kit.jobs))
            files = (first.pdf, *(one.pdf for one in bound))
            yield job, replace(first, pdf=joined([*zip(names, files, strict=True)]))

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

        total = sum(len(own) for _, own in self._groups)
        findings: dict[Finding, None] = {}
        needed = {job.path for kit in self._kits for job in kit.jobs}
        kept: dict[str, PrintResult] = {}
        done = 0
        progress.tell("print files", done, total)
        # a group is bound before the next begins: each process has the pages of one in mind
        for (_, variant), own in self._groups:
            for job, one in self._made(variant, own):
                done += job.variant != "cover"
                progress.tell("print files", done, total)
                if job.variant not in ("case-print", "cards-fronts"):  # bound in others alone
                    write(job.path, one.pdf)
                findings |= dict.fromkeys(faults(job, one))
                kept |= {job.path: one} if job.path in needed else {}
        self.end()
        for job, one in self._packed(kept):
            write(job.path, one.pdf)
            findings |= dict.fromkeys(faults(job, one))
        self._worker.end()
        for path, data in office_files(self._book, self._kept):
            write(path, data)
        return list(findings)


Write = Callable[[str, bytes], None]
"""Takes the path of a file below the site's root, and its bytes."""
_Sheet = tuple[Job, PrintResult]
