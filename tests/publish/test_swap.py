"""A build takes the place of the site whole, or leaves it as it was."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from handbook import publish
from handbook.publish import folder
from handbook.publish.folder import State


class BuildError(Exception):
    """Something that a build raises."""


@pytest.mark.usefixtures("way")
def test_first_build_makes_the_site_and_leaves_nothing_else(names, target, build):
    held = build(target, "one")
    assert set(held) == {publish.MARKER, "index.html", "ur", "ur/index.html", "ur/other.html"}
    assert names(target) == ["site"]


@pytest.mark.usefixtures("way")
def test_next_build_replaces_it_whole(names, target, snapshot, build):
    build(target, "one")
    with publish.building(target) as staging:
        (staging / "only.html").write_text("two", encoding="utf-8")
        publish.swap(target)
    assert set(snapshot(target.site)) == {publish.MARKER, "only.html"}
    assert names(target) == ["site"]


def test_staging_is_empty_but_for_the_mark_and_on_the_same_disk(target, build):
    build(target, "one")
    with publish.building(target) as staging:
        assert [path.name for path in staging.iterdir()] == [publish.MARKER]
        assert staging.stat().st_dev == target.site.stat().st_dev


@pytest.mark.usefixtures("way")
def test_an_empty_site_may_be_filled(names, target, build):
    target.site.mkdir()
    assert "index.html" in build(target, "one")
    assert names(target) == ["site"]


def test_folders_above_the_site_are_made(tmp_path, build):
    build(publish.target(tmp_path / "public" / "handbook"), "one")
    assert (tmp_path / "public" / "handbook" / "index.html").is_file()


def test_the_mark_holds_no_time(target, build):
    first = build(target, "one")[publish.MARKER]
    assert build(target, "two")[publish.MARKER] == first
    assert first.startswith(b"handbook-site 1\n")


def test_everything_is_on_the_disk_before_the_names_change(target, build, monkeypatch):
    deeds = []
    for name in ("flush", "replace", "flush_names"):
        real = getattr(folder, name)

        def spy(*arguments, name=name, real=real):
            deeds.append(name)
            return real(*arguments)

        monkeypatch.setattr(folder, name, spy)
    build(target, "one")
    assert deeds == ["flush", "replace", "flush_names"]


def test_flushing_file_by_file_where_the_system_has_no_better_call(target, build, monkeypatch):
    monkeypatch.setattr(folder, "_flush_all", lambda _: False)
    assert "index.html" in build(target, "one")


def test_a_mark_that_the_build_removed_is_written_again(target):
    with publish.building(target) as staging:
        (staging / publish.MARKER).unlink()
        (staging / "index.html").write_text("one", encoding="utf-8")
        publish.swap(target)
    assert folder.state(target.site) is State.OURS


@pytest.mark.parametrize("fault", [BuildError, KeyboardInterrupt, SystemExit])
def test_a_fault_leaves_the_old_site(names, target, build, write, snapshot, fault):
    before = build(target, "one")

    def fail():
        with publish.building(target) as staging:
            write(staging, "two")
            raise fault

    with pytest.raises(fault):
        fail()
    assert snapshot(target.site) == before
    assert names(target) == ["site"]


def test_a_build_that_wrote_nothing_is_refused(target, build, snapshot):
    before = build(target, "one")
    with publish.building(target), pytest.raises(publish.PublishError, match="wrote nothing"):
        publish.swap(target)
    assert snapshot(target.site) == before


def test_a_staging_folder_that_was_replaced_is_neither_published_nor_removed(
    target, build, snapshot
):
    before = build(target, "one")
    with publish.building(target) as staging:
        staging.rename(f"{staging}.away")
        staging.mkdir()
        (staging / "evidence.txt").write_text("mine", encoding="utf-8")
        with pytest.raises(publish.PublishError, match="was replaced"):
            publish.swap(target)
    assert snapshot(target.site) == before
    assert (target.staging / "evidence.txt").read_text(encoding="utf-8") == "mine"


def test_a_site_that_became_somebodys_during_the_build_is_refused(target, write, snapshot):
    with publish.building(target) as staging:
        write(staging, "two")
        target.site.mkdir()
        (target.site / "evidence.txt").write_text("mine", encoding="utf-8")
        with pytest.raises(publish.PublishError, match="holds files"):
            publish.swap(target)
    assert set(snapshot(target.site)) == {"evidence.txt"}


def test_a_site_that_changes_hands_at_the_last_moment_is_not_removed(
    target, build, write, monkeypatch
):
    build(target, "one")
    real = folder.replace

    def late(new, site, old):
        site.rename(f"{site}.mine")
        site.mkdir()
        (site / "evidence.txt").write_text("mine", encoding="utf-8")
        return real(new, site, old)

    monkeypatch.setattr(folder, "replace", late)
    with publish.building(target) as staging:
        write(staging, "two")
        publish.swap(target)
    found = target.site.parent.rglob("evidence.txt")
    assert [path.read_text(encoding="utf-8") for path in found] == ["mine"]


def test_where_the_system_can_exchange_the_site_is_never_away(target, build, tmp_path):
    build(target, "one")
    folder.make(target.staging)
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    can = folder._exchange(one, other)
    assert can or sys.platform != "linux"
    left = folder.replace(target.staging, target.site, target.old)
    assert left == (target.staging if can else target.old)


def test_a_mark_that_cannot_be_written_leaves_no_folder(names, target):
    resource = pytest.importorskip("resource", reason="Windows has no such limit")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        with pytest.raises(OSError, match="large"):
            folder.make(target.staging)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert names(target) == []


def test_a_second_rename_that_fails_puts_the_site_back(target, build, snapshot, monkeypatch):
    before = build(target, "one")
    monkeypatch.setattr(folder, "_exchange", lambda *_: False)
    with pytest.raises(FileNotFoundError):
        folder.replace(target.staging, target.site, target.old)
    assert snapshot(target.site) == before


@pytest.mark.usefixtures("way")
def test_a_fault_of_the_disk_after_the_swap_leaves_the_new_site_and_nothing_else(
    names, target, build, snapshot, write, monkeypatch
):
    build(target, "one")

    def fail(_):
        raise OSError(errno.EIO, "Input/output error")

    def run():
        with publish.building(target) as staging:
            write(staging, "two")
            publish.swap(target)

    with monkeypatch.context() as patch:
        patch.setattr(folder, "flush_names", fail)
        with pytest.raises(publish.PublishError, match="input/output error"):
            run()
    assert b"two" in snapshot(target.site)["index.html"]
    assert names(target) == ["site"]


@contextmanager
def plain_user():
    """Act without root's powers for the block."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_folder_that_may_not_be_written_is_named_with_a_remedy():
    with tempfile.TemporaryDirectory() as place:  # a plain user cannot reach `tmp_path` of root
        Path(place).chmod(0o555)
        with plain_user(), pytest.raises(publish.PublishError, match="may not write") as caught:
            publish.start(publish.target(Path(place) / "site"))
        assert caught.value.remedy
        assert list(Path(place).iterdir()) == []
