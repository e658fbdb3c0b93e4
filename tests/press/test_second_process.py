"""A second process makes files from the last one on, and decides nothing of what is published."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from handbook import press
from handbook.press import worker as second_process
from tests import books

pytestmark = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="Windows has one process alone"
)
JOBS: Any = [f"{number:02}" for number in range(second_process.FEWEST)]


class Folder:
    """Stands for a worker: a file is made by writing it into a folder that both processes see."""

    def __init__(self, folder: Path, broken: str = "") -> None:
        self.folder, self.broken = folder, broken

    def has(self, job: str) -> bool:
        return (self.folder / job).exists()

    def make(self, job: str) -> None:
        (self.folder.parent / "begun").touch()
        wait((self.folder.parent / "go").exists)
        if job == self.broken:
            raise OSError(job)
        (self.folder / job).write_text(str(os.getpid()), encoding="utf-8")


@pytest.fixture(autouse=True)
def two_processors(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def wait(done) -> None:
    end = time.monotonic() + 30
    while not done():
        assert time.monotonic() < end
        time.sleep(0.01)


@contextlib.contextmanager
def beside(worker: Any, jobs: Any):
    tasks = [second_process.Task([job], partial(worker.make, job)) for job in jobs]
    end = second_process.start_second_process(worker, tasks)
    try:
        yield
    finally:
        end()


def made(folder: Path) -> list[str]:
    """Return the files, once the second process has ended."""
    (folder.parent / "go").touch()
    wait(lambda: not multiprocessing.active_children())
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "files").mkdir()
    return tmp_path / "files"


def test_all_files_are_made_beside_the_first_process(folder):
    with beside(Folder(folder), JOBS):
        assert made(folder) == JOBS
    assert str(os.getpid()) not in {path.read_text("utf-8") for path in folder.iterdir()}


def test_it_ends_where_it_meets_a_file_that_the_first_process_made(folder):
    with beside(Folder(folder), JOBS):
        (folder / JOBS[5]).touch()
        assert made(folder) == JOBS[5:]


def test_what_it_fails_at_is_left_to_the_first_process_without_a_word(folder, capfd):
    with beside(Folder(folder, broken=JOBS[-3]), JOBS):
        assert made(folder) == JOBS[-2:]
    assert capfd.readouterr().err == ""


def test_a_key_that_interrupts_both_is_answered_by_the_first_process(folder, capfd):
    with beside(Folder(folder), JOBS):
        [second] = multiprocessing.active_children()
        wait((folder.parent / "begun").exists)
        os.kill(second.pid or 0, signal.SIGINT)
        assert made(folder) == JOBS
    assert capfd.readouterr().err == ""


def test_where_nothing_is_kept_nothing_is_made_ahead(monkeypatch):
    monkeypatch.setattr(
        press, "start_second_process", lambda *_: pytest.fail("a process was begun")
    )
    press.Prints(books.book({})).begin()


def test_what_is_bound_in_one_file_is_made_whole_or_left_to_the_first_process(folder):
    worker: Any = Folder(folder)
    jobs = [*JOBS, *(f"{job} more" for job in JOBS)]
    whole = [jobs[at : at + 5] for at in range(0, len(jobs), 5)]
    (folder / jobs[10]).touch()  # kept from an earlier build: nobody has begun its task
    tasks = [second_process.Task(own, partial(list, map(worker.make, own))) for own in whole]
    end = second_process.start_second_process(worker, tasks)
    wait((folder.parent / "begun").exists)
    (folder / jobs[5]).touch()
    assert made(folder) == sorted([jobs[5], *jobs[10:]])
    end()


def test_a_few_files_are_made_by_one_process(folder):
    (folder / JOBS[-1]).touch()
    with beside(Folder(folder), JOBS):
        assert made(folder) == JOBS[-1:]


def test_it_ends_with_the_first_process(folder):
    with beside(Folder(folder), JOBS):
        pass
    assert multiprocessing.active_children() == []
