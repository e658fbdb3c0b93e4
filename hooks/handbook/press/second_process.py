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
from typing import NamedTuple

from handbook.press.print_jobs import Job
from handbook.press.worker import Worker, rare_garbage_collection

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
