"""Print and office files are made where none is kept that would be the same, by at most two processes.

The second process begins while the first one still makes the pages of the site. The files go through
the place where they are kept, so nothing of what is published is decided there: a file that the second
process did not make is made by the first.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from handbook.cache import Cache
from handbook.model import Handbook
from handbook.press.engine import Engine, Laid, state
from handbook.press.fit_to_page import Fitted, duplex, fit
from handbook.press.office import docx, office_forms, templates
from handbook.press.print_jobs import Job
from handbook.press.print_result import PrintResult, from_bytes, result_of, to_bytes
from handbook.press.xlsx import xlsx

_KIND = "print"
_OBJECTS = 20_000
"""New objects after which Python looks for garbage, in place of its own 700."""


@contextlib.contextmanager
def rare_garbage_collection() -> Iterator[None]:
    """Let Python look for garbage less often, and not among what is there already: the whole handbook.

    Among so many laid out boxes it takes a fifth of all time; the boxes of prints that are done know
    each other, so they stay until it looks.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_OBJECTS, 10, 10)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


class Worker:
    """Makes print files with one engine, or takes them from where they are kept."""

    def __init__(self, kept: Cache) -> None:
        self._kept = kept
        self._laid: dict[str, Laid] = {}
        self._keys: dict[str, str] = {}

    def has(self, job: Job) -> bool:
        """Return whether the file of a job is kept."""
        return self._known(self._key(job)) is not None

    def make(self, job: Job, *, hold: bool = False) -> PrintResult:
        """Return the file of a job; with `hold` its pages are kept in mind for a pack."""
        key = self._key(job)
        found = self._known(key)
        if found is not None:
            return found
        engine = self._engine
        fitted = fit(engine.lay, job.draw, job.rows, job.sides, bare=job.variant == "compact")
        if job.draw_duplex:
            fitted = duplex(engine.lay, job.draw_duplex, fitted, job.sides)
        if hold:
            self._laid[job.path] = fitted.laid
        printed = engine.bind(fitted.laid, job.language.direction)
        return self._keep(key, result_of(job, fitted, printed))

    def bind(
        self, cover: Callable[[int], Job], sheets: Sequence[tuple[Job, PrintResult]]
    ) -> PrintResult:
        """Return one file of a cover and of sheets that were made, and put their pages out of mind.

        `cover` is given the number of its own pages. No sheet is laid out twice in one run; one that
        was kept is laid out once, as it was.
        """
        front = cover(1)
        keys = (
            self._key(front),
            *(f"{self._key(job)} {one.air} {one.front}" for job, one in sheets),
        )
        key = self._kept.key("pack", *keys)
        found = self._known(key)
        if found is None:
            engine = self._engine
            first = engine.lay(front.draw(0.0))
            if first.pages > 1:
                front = cover(first.pages)
                first = engine.lay(front.draw(0.0))
            rest = [self._laid.get(job.path) or engine.lay(_drawn(job, one)) for job, one in sheets]
            printed = engine.bind(first, front.language.direction, *rest)
            told = {what for _, one in sheets for what in (*one.missing, *one.notes)}
            printed = replace(
                printed,
                missing=tuple(sign for sign in printed.missing if sign not in told),
                notes=tuple(note for note in printed.notes if note not in told),
            )
            found = self._keep(key, result_of(front, Fitted(first, 0.0, 0.0), printed))
        for job, _ in sheets:
            self._laid.pop(job.path, None)
        return found

    def end(self) -> None:
        """Make room where files are kept."""
        self._kept.forget_old(_KIND)

    @functools.cached_property
    def _engine(self) -> Engine:
        return Engine()

    def _key(self, job: Job) -> str:
        if job.path not in self._keys:
            about = (job.variant, job.language.direction, job.sides, sorted(job.marks.items()))
            self._keys[job.path] = self._kept.key(state(), repr(about), job.draw(0.0))
        return self._keys[job.path]

    def _known(self, key: str) -> PrintResult | None:
        data = self._kept.data(_KIND, key)
        return from_bytes(data) if data is not None else None

    def _keep(self, key: str, done: PrintResult) -> PrintResult:
        self._kept.keep_data(_KIND, key, to_bytes(done))
        return done


def _drawn(job: Job, one: PrintResult) -> str:
    """Return the HTML of which a file was made."""
    return (
        job.draw_duplex(one.air, one.front) if job.draw_duplex and one.front else job.draw(one.air)
    )


FEWEST = 20
"""Files below which a second process is not worth its start."""


class Task(NamedTuple):
    """A print file, or some that one process makes together because they are bound in one."""

    jobs: Sequence[Job]
    make: Callable[[], object]


def start_second_process(worker: Worker, tasks: Sequence[Task]) -> Callable[[], None]:
    """Let a second process do `tasks`, the last one first; return what ends it, at any time and again."""
    able = "fork" in multiprocessing.get_all_start_methods() and (os.cpu_count() or 1) > 1
    if not able:
        return lambda: None
    missing = [([job for job in task.jobs if not worker.has(job)], task) for task in tasks]
    begun = [(jobs[0], task) for jobs, task in missing if jobs]
    if sum(len(jobs) for jobs, _ in missing) < FEWEST:
        return lambda: None
    fork = multiprocessing.get_context("fork")
    second = fork.Process(target=_make, args=(worker, begun[::-1], os.getpid()), daemon=True)
    second.start()

    def end() -> None:
        second.terminate()
        second.join()

    return end


def _make(worker: Worker, tasks: Sequence[tuple[Job, Task]], first: int) -> None:
    """Do one task after the other until the job of one is done, as long as the first process lives."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it reaches both: the first one ends this one
    # the first process meets the same
    with contextlib.suppress(Exception), rare_garbage_collection():
        for job, task in tasks:
            if os.getppid() != first or worker.has(job):
                return
            task.make()


_OFFICE = "office"


def office_files(book: Handbook, kept: Cache) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the office file of every form, in every language."""
    looks = templates()
    for lang in book.built_languages:
        for form in office_forms(book, lang):
            key = kept.key(_OFFICE, looks, repr(form))
            data = kept.data(_OFFICE, key)
            if data is None:
                data = (docx if form.path.endswith(".docx") else xlsx)(form)
                kept.keep_data(_OFFICE, key, data)
            yield form.path, data
    kept.forget_old(_OFFICE)
