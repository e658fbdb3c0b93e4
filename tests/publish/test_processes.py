"""What publishing promises to processes that are killed or meet each other."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from handbook import publish
from handbook.publish import lock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

FILES = 60


@pytest.mark.slow
@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_killed_at_any_line_it_leaves_the_old_site_or_the_new(target, run_driver, way):
    said, complaint = run_driver("every", target.site, way).communicate(timeout=120)
    assert complaint == ""
    points, *seen = said.split()
    assert int(points) > 300
    assert seen == ["one", "two"]


def test_a_recovery_killed_at_any_line_is_done_by_the_next(target, run_driver):
    said, complaint = run_driver("again", target.site).communicate(timeout=120)
    assert complaint == ""
    assert int(said) > 100


@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_killed_at_random_moments(target, run_driver, snapshot, way):
    whole = {}
    for words in ("two", "one"):
        assert run_driver("once", target.site, words, FILES).wait(timeout=60) == 0
        whole[words] = snapshot(target.site)
    chance = random.Random(7)
    for _ in range(8):
        process = run_driver("loop", target.site, FILES, way)
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        publish.recover(target)
        assert snapshot(target.site) in whole.values()
        assert not target.staging.exists()
        assert not target.old.exists()


def test_a_second_build_is_refused_while_one_runs(target, build, snapshot, run_driver):
    before = build(target, "one")
    target.lock.write_text("handbook build, process 123456789012\n", encoding="utf-8")  # killed
    first = run_driver("hold", target.site)
    assert first.stdout.readline() == "holding\n"
    second = run_driver("once", target.site, "two", FILES)
    _, complaint = second.communicate(timeout=60)
    assert second.returncode == 2
    assert complaint == (
        f"another build of this site is running as process {first.pid}"
        " (wait until it has ended, then build again)\n"
    )
    with pytest.raises(publish.Busy):
        publish.start(target)
    assert publish.recover(target) == []
    assert target.staging.is_dir()
    assert snapshot(target.site) == before
    first.communicate(timeout=60)
    build(target, "two")


def test_a_killed_build_holds_no_lock(target, build, run_driver):
    first = run_driver("hold", target.site)
    first.stdout.readline()
    first.kill()
    first.wait()
    assert target.lock.is_file()
    build(target, "two")
    assert not target.lock.exists()


def test_a_lock_whose_file_was_removed_meanwhile_is_taken_anew(target, monkeypatch):
    real = lock._hold
    removed: list[None] = []

    def hold(handle):
        real(handle)
        if not removed:
            removed.append(target.lock.unlink())

    monkeypatch.setattr(lock, "_hold", hold)
    handle = lock.acquire(target.lock)
    assert os.path.samestat(os.fstat(handle), target.lock.stat())
    lock.release(target.lock, handle)


def test_the_file_of_a_lock_is_removed_while_it_is_still_held(target, monkeypatch):
    """Otherwise one who took it in between would lose the file to the one who left."""
    handle = lock.acquire(target.lock)
    real = type(target.lock).unlink
    met = []

    def unlink(path):
        other = os.open(path, os.O_RDWR)
        with pytest.raises(publish.Busy):
            lock._hold(other)
        os.close(other)
        met.append(path)
        real(path)

    with monkeypatch.context() as patch:
        patch.setattr(type(target.lock), "unlink", unlink)
        lock.release(target.lock, handle)
    assert met == [target.lock]


def test_of_eight_builds_at_once_each_publishes_whole_or_is_refused(target, run_driver, snapshot):
    started = [run_driver("once", target.site, f"words {n}", FILES) for n in range(8)]
    ended = [process.communicate(timeout=60) for process in started]
    codes = [process.returncode for process in started]
    assert 0 in codes
    assert set(codes) <= {0, 2}
    for code, (_, complaint) in zip(codes, ended, strict=True):
        assert ("another build" in complaint) == (code == 2)
    pages = {text for name, text in snapshot(target.site).items() if name != publish.MARKER}
    assert len(pages) == 1
    assert [path.name for path in target.site.parent.iterdir()] == ["site"]


def somebodys_file(path):
    path.write_text("mine", encoding="utf-8")


def link(path):
    path.with_name("elsewhere").write_text("mine", encoding="utf-8")
    path.symlink_to(path.with_name("elsewhere"))


def folder(path):
    path.mkdir()


def pipe(path):
    os.mkfifo(path)


@pytest.mark.parametrize("strange", [somebodys_file, link, folder, pipe])
def test_what_is_not_our_lock_is_refused_and_untouched(target, strange):
    strange(target.lock)
    before = target.lock.lstat()
    with pytest.raises(publish.PublishError, match="not a lock of the handbook"):
        publish.start(target)
    after = target.lock.lstat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert not target.staging.exists()


def test_a_child_of_a_build_keeps_nobody_out(target, build):
    publish.start(target)
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    publish.abandon(target)
    build(target, "one")
    child.communicate(timeout=60)
