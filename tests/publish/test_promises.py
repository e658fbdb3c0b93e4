"""What publishing promises, on real folders."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from handbook import publish
from handbook.publish import disk, folder
from handbook.publish.folder import State


class BuildError(Exception):
    """Something that a build raises."""


def names(target):
    return sorted(path.name for path in target.site.parent.iterdir())


# ------------------------------------------------------------------- a build that goes well


@pytest.mark.usefixtures("way")
def test_first_build_makes_the_site_and_leaves_nothing_else(target, build):
    held = build(target, "one")
    assert set(held) == {publish.MARKER, "index.html", "ur", "ur/index.html", "ur/other.html"}
    assert names(target) == ["site"]


@pytest.mark.usefixtures("way")
def test_next_build_replaces_it_whole(target, snapshot, build):
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
def test_an_empty_site_may_be_filled(target, build):
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
        real = getattr(disk, name)

        def spy(*arguments, name=name, real=real):
            deeds.append(name)
            return real(*arguments)

        monkeypatch.setattr(disk, name, spy)
    build(target, "one")
    assert deeds == ["flush", "replace", "flush_names"]


def test_flushing_file_by_file_where_the_system_has_no_better_call(target, build, monkeypatch):
    monkeypatch.setattr(disk, "_flush_all", lambda _: False)
    assert "index.html" in build(target, "one")


def test_a_mark_that_the_build_removed_is_written_again(target):
    with publish.building(target) as staging:
        (staging / publish.MARKER).unlink()
        (staging / "index.html").write_text("one", encoding="utf-8")
        publish.swap(target)
    assert folder.state(target.site) is State.OURS


# ------------------------------------------------------------------ a build that goes wrong


@pytest.mark.parametrize("fault", [BuildError, KeyboardInterrupt, SystemExit])
def test_a_fault_leaves_the_old_site(target, build, write, snapshot, fault):
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
    real = disk.replace

    def late(new, site, old):
        site.rename(f"{site}.mine")
        site.mkdir()
        (site / "evidence.txt").write_text("mine", encoding="utf-8")
        return real(new, site, old)

    monkeypatch.setattr(disk, "replace", late)
    with publish.building(target) as staging:
        write(staging, "two")
        publish.swap(target)
    found = target.site.parent.rglob("evidence.txt")
    assert [path.read_text(encoding="utf-8") for path in found] == ["mine"]


def test_where_the_system_can_exchange_the_site_is_never_away(target, build, tmp_path):
    build(target, "one")
    folder.make(target.staging)
    (tmp_path / "other").mkdir()
    if not disk._exchange(target.staging, tmp_path / "other"):
        pytest.skip("this system or file system exchanges no folders")
    disk._exchange(target.staging, tmp_path / "other")
    assert disk.replace(target.staging, target.site, target.old) == target.staging


def test_a_mark_that_cannot_be_written_leaves_no_folder(target):
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
    monkeypatch.setattr(disk, "_exchange", lambda *_: False)
    with pytest.raises(FileNotFoundError):
        disk.replace(target.staging, target.site, target.old)
    assert snapshot(target.site) == before


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


# ----------------------------------------------------------------------- what is not ours


def foreign_folder(path):
    path.mkdir()
    (path / "evidence.txt").write_text("mine", encoding="utf-8")


def marked_by_a_folder(path):
    foreign_folder(path)
    (path / publish.MARKER).mkdir()


def marked_by_a_link(path):
    foreign_folder(path)
    real = path.with_name("elsewhere")
    folder.make(real)
    (path / publish.MARKER).symlink_to(real / publish.MARKER)


def marked_with_other_words(path):
    foreign_folder(path)
    (path / publish.MARKER).write_text("handbook", encoding="utf-8")


def marked_with_half_a_mark(path):
    foreign_folder(path)
    (path / publish.MARKER).write_text("handbook-si", encoding="utf-8")


def plain_file(path):
    path.write_text("mine", encoding="utf-8")


def link_to_a_site(path):
    real = path.with_name("elsewhere")
    folder.make(real)
    (real / "index.html").write_text("mine", encoding="utf-8")
    path.symlink_to(real)


def link_to_nothing(path):
    path.symlink_to(path.with_name("elsewhere"))


STRANGE = [
    foreign_folder,
    marked_by_a_folder,
    marked_by_a_link,
    marked_with_other_words,
    marked_with_half_a_mark,
    plain_file,
    link_to_a_site,
    link_to_nothing,
]


@pytest.mark.parametrize("place", ["site", "staging", "old"])
@pytest.mark.parametrize("strange", STRANGE)
def test_what_is_not_ours_is_refused_and_untouched(target, build, snapshot, place, strange):
    if place != "site":
        build(target, "one")
    strange(getattr(target, place))
    before = snapshot(target.site.parent)
    with pytest.raises(publish.PublishError) as caught:
        publish.start(target)
    assert caught.value.message.startswith("“")
    assert caught.value.remedy.startswith("move it away")
    assert snapshot(target.site.parent) == before
    publish.recover(target)
    assert snapshot(target.site.parent) == before


@pytest.mark.parametrize("strange", STRANGE)
def test_nothing_is_recovered_over_a_site_that_is_not_ours(target, build, snapshot, strange):
    build(target, "one")
    target.site.rename(target.old)
    strange(target.site)
    before = snapshot(target.site.parent)
    assert publish.recover(target) == []
    assert snapshot(target.site.parent) == before


@pytest.mark.parametrize("name", ["/", ".", "..", "docs/.."])
def test_a_place_without_a_name_of_its_own_is_refused(name):
    with pytest.raises(publish.PublishError, match="cannot be a site"):
        publish.target(name)


def test_links_above_the_site_are_followed(tmp_path, build):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    build(publish.target(tmp_path / "link" / "site"), "one")
    assert (tmp_path / "real" / "site" / "index.html").is_file()


def test_links_inside_an_old_site_are_not_followed(target, tmp_path, build):
    build(target, "one")
    foreign_folder(tmp_path / "mine")
    (target.site / "link").symlink_to(tmp_path / "mine")
    build(target, "two")
    assert (tmp_path / "mine" / "evidence.txt").is_file()
    assert names(target) == ["mine", "site"]


# ------------------------------------------------------------------------------- recovery


def left(path, words):
    folder.make(path)
    (path / "index.html").write_text(words, encoding="utf-8")


@pytest.mark.parametrize("begin", [publish.recover, publish.start])
@pytest.mark.parametrize("vacant", ["missing", "empty"])
def test_a_site_left_aside_is_put_back(target, build, snapshot, begin, vacant):
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
def test_leftovers_beside_a_site_are_removed(target, build, snapshot, begin):
    before = build(target, "one")
    left(target.staging, "half")
    left(target.old, "older")
    assert len(begin(target)) == 2
    publish.abandon(target)
    assert snapshot(target.site) == before
    assert names(target) == ["site"]


@pytest.mark.parametrize("torn", [None, b"", b"handbook-si", b"\0" * 90])
def test_a_staging_folder_killed_at_its_birth_is_removed(target, torn):
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


# ------------------------------------------------------------------------ events, not blocks


def test_start_and_finish_may_be_called_again(target, write, snapshot):
    publish.start(target)
    write(target.staging, "one")
    assert publish.start(target) == []
    assert (target.staging / "index.html").is_file()
    assert publish.finish(target) is True
    assert publish.finish(target) is False
    publish.abandon(target)
    assert "index.html" in snapshot(target.site)
    assert names(target) == ["site"]


def test_abandon_may_be_called_again_and_before(target, build, write, snapshot):
    before = build(target, "one")
    publish.abandon(target)
    publish.start(target)
    write(target.staging, "two")
    publish.abandon(target)
    publish.abandon(target)
    assert publish.finish(target) is False
    assert snapshot(target.site) == before
    assert names(target) == ["site"]


def test_a_build_inside_a_build_is_the_same_one(target, write, snapshot):
    with publish.building(target) as staging:
        with publish.building(target) as inner:
            write(inner, "one")
        assert (staging / "index.html").is_file()
        publish.swap(target)
        publish.swap(target)
    assert "index.html" in snapshot(target.site)


def test_two_sites_in_one_folder_do_not_wait_for_each_other(tmp_path, write):
    one, two = publish.target(tmp_path / "one"), publish.target(tmp_path / "two")
    with publish.building(one), publish.building(two) as staging:
        write(staging, "two")
        publish.swap(two)
    assert names(two) == ["two"]


# -------------------------------------------------------------------------------- messages


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
