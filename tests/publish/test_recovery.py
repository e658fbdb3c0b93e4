"""A build that was stopped is tidied up by the next command; events may come twice."""

from __future__ import annotations

import errno
import os

import pytest

from handbook import publish
from handbook.publish import folder


def left(path, words):
    folder.make(path)
    (path / "index.html").write_text(words, encoding="utf-8")


@pytest.mark.parametrize("begin", [publish.recover, publish.start])
@pytest.mark.parametrize("vacant", ["missing", "empty"])
def test_a_site_left_aside_is_put_back(names, target, build, snapshot, begin, vacant):
    before = build(target, "one")
    target.site.rename(target.old)
    if vacant == "empty":
        target.site.mkdir()
    left(target.staging, "half")
    notes = begin(target)
    publish.abandon(target)
    assert snapshot(target.site) == before
    assert [note.split()[0] for note in notes] == ["put", "removed"]
    assert names(target) == ["site"]


@pytest.mark.parametrize("begin", [publish.recover, publish.start])
def test_leftovers_beside_a_site_are_removed(names, target, build, snapshot, begin):
    before = build(target, "one")
    left(target.staging, "half")
    left(target.old, "older")
    assert len(begin(target)) == 2
    publish.abandon(target)
    assert snapshot(target.site) == before
    assert names(target) == ["site"]


@pytest.mark.parametrize("torn", [None, b"", b"handbook-si", b"\0" * 90])
def test_a_staging_folder_killed_at_its_birth_is_removed(names, target, torn):
    target.staging.mkdir()
    if torn is not None:
        (target.staging / publish.MARKER).write_bytes(torn)
    publish.start(target)
    publish.abandon(target)
    assert names(target) == []


def test_recovery_writes_nothing_where_nothing_is_left(target, build):
    build(target, "one")
    before = target.site.parent.stat().st_mtime_ns
    assert publish.recover(target) == []
    assert target.site.parent.stat().st_mtime_ns == before


def test_start_and_finish_may_be_called_again(names, target, write, snapshot):
    publish.start(target)
    write(target.staging, "one")
    assert publish.start(target) == []
    assert (target.staging / "index.html").is_file()
    assert publish.finish(target) is True
    assert publish.finish(target) is False
    publish.abandon(target)
    assert "index.html" in snapshot(target.site)
    assert names(target) == ["site"]


def test_abandon_may_be_called_again_and_before(names, target, build, write, snapshot):
    before = build(target, "one")
    publish.abandon(target)
    publish.start(target)
    write(target.staging, "two")
    publish.abandon(target)
    publish.abandon(target)
    assert publish.finish(target) is False
    assert snapshot(target.site) == before
    assert names(target) == ["site"]


def test_two_sites_in_one_folder_do_not_wait_for_each_other(names, tmp_path, write):
    one, two = publish.target(tmp_path / "one"), publish.target(tmp_path / "two")
    with publish.building(one), publish.building(two) as staging:
        write(staging, "two")
        publish.swap(two)
    assert names(two) == ["two"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EDQUOT, "is full"),
        (errno.EROFS, "can only be read"),
        (errno.EACCES, "may not write"),
        (errno.EPERM, "may not write"),
        (errno.EIO, "the system refused"),
        (None, "the system refused"),
    ],
)
def test_a_fault_of_the_machine_is_one_sentence_with_a_remedy(number, words, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    error = OSError(number, os.strerror(number or 0)) if number else OSError("broken")
    fault = publish.explain(error, tmp_path.resolve() / "public" / "site")
    assert words in fault.message
    assert "“public/site”" in fault.message
    assert str(fault) == f"{fault.message} ({fault.remedy})"
    assert "\n" not in str(fault)
