"""A second process makes print files from the last one on, until it meets the first.

It begins while the first one still makes the pages of the site. The files go through the place where
they are kept, so nothing of what is published is decided here: a file that the second process did not
make is made by the first.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence

from handbook.press.print_jobs import Job
from handbook.press.worker import Worker, rare_garbage_collection

FEWEST = 20
"""Files below which a second process is not worth its start."""


def start_second_process(worker: Worker, jobs: Sequence[Job]) -> Callable[[], None]:
    """Let a second process make `jobs`, the last one first; return what ends it, at any time and again."""
    able = "fork" in multiprocessing.get_all_start_methods() and (os.cpu_count() or 1) > 1
    missing = [job for job in jobs if not worker.has(job)] if able else []
    if len(missing) < FEWEST:
        return lambda: None
    fork = multiprocessing.get_context("fork")
    second = fork.Process(target=_make, args=(worker, missing[::-1], os.getpid()), daemon=True)
    second.start()

    def end() -> None:
        second.terminate()
        second.join()

    return end


def _make(worker: Worker, jobs: Sequence[Job], first: int) -> None:
    """Make files until one is there already, as long as the first process lives."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it reaches both: the first one ends this one
    with (
        contextlib.suppress(Exception),
        rare_garbage_collection(),
    ):  # the first process meets the same
        for job in jobs:
            if os.getppid() != first or worker.has(job):
                return
            worker.make(job)
