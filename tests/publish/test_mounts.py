"""What publishing promises on disks that are full, cannot be written, or are mounted within."""

from __future__ import annotations

import contextlib
import subprocess

import pytest

from handbook import publish

pytestmark = pytest.mark.root


def fill(place):
    """Leave not a byte of room at a place."""
    with (place / "filler").open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"\0" * 4096):
            pass


@pytest.fixture
def small(tmp_path, mount):
    """Give a target on a disk of half a megabyte."""
    return publish.target(mount("-t", "tmpfs", "-o", "size=512k", "tmpfs", at=tmp_path) / "site")


def test_a_disk_that_fills_during_a_build(small, build, snapshot):
    before = build(small, "one")
    with publish.building(small) as staging, pytest.raises(OSError, match="space") as caught:
        (staging / "large.pdf").write_bytes(b"x" * (1 << 20))
    assert str(publish.explain(caught.value, small.site)).endswith(
        "is full (free some space, then build again)"
    )
    assert snapshot(small.site) == before
    assert [path.name for path in small.site.parent.iterdir()] == ["site"]


def test_a_disk_that_is_full_before_a_build(small, build, snapshot):
    before = build(small, "one")
    fill(small.site.parent)
    with pytest.raises(publish.PublishError, match="is full"):
        publish.start(small)
    assert snapshot(small.site) == before
    (small.site.parent / "filler").unlink()
    build(small, "two")
    assert [path.name for path in small.site.parent.iterdir()] == ["site"]


def test_a_disk_that_is_full_at_the_swap(small, build, write, snapshot):
    build(small, "one")
    with publish.building(small) as staging:
        write(staging, "two")
        fill(small.site.parent)
        publish.swap(small)
    assert b"two" in snapshot(small.site)["index.html"]


def test_a_disk_that_can_only_be_read(tmp_path, mount, build, snapshot):
    target = publish.target(tmp_path / "site")
    before = build(target, "one")
    mount("--bind", str(tmp_path), at=tmp_path)
    subprocess.run(["mount", "-o", "remount,bind,ro", str(tmp_path)], check=True)
    with pytest.raises(publish.PublishError, match="can only be read"):
        publish.start(target)
    assert publish.recover(target) == []
    assert snapshot(target.site) == before


def test_a_site_that_is_a_mount_point_is_refused(target, mount, build):
    build(target, "one")
    mount("-t", "tmpfs", "tmpfs", at=target.site)
    with pytest.raises(publish.PublishError, match="is a mount point"):
        publish.start(target)


@pytest.mark.parametrize("place", ["site", "staging", "old"])
def test_what_is_mounted_inside_is_never_emptied(tmp_path, mount, build, place):
    target = publish.target(tmp_path / "my project" / "site")  # the table of mounts escapes blanks
    build(target, "one")
    if place != "site":
        target.site.rename(getattr(target, place))
    stick = tmp_path / "a stick"
    stick.mkdir()
    (stick / "evidence.txt").write_text("mine", encoding="utf-8")
    point = getattr(target, place) / "media stick"
    point.mkdir()
    mount("--bind", str(stick), at=point)  # of the same disk, which `ismount` does not see
    with pytest.raises(publish.PublishError, match="holds one"):
        publish.start(target)
    publish.recover(target)
    assert (stick / "evidence.txt").is_file()


def test_a_disk_without_an_exchange_gets_two_renames(tmp_path, mount, build):
    """An overlay is such a disk where the site lies below."""
    for name in ("lower", "upper", "work", "merged"):
        (tmp_path / name).mkdir()
    where = ",".join(f"{name}dir={tmp_path / name}" for name in ("lower", "upper", "work"))
    mount("-t", "overlay", "overlay", "-o", where, at=tmp_path / "merged")
    target = publish.target(tmp_path / "merged" / "site")
    build(target, "one")
    assert b"two" in build(target, "two")["index.html"]
    assert [path.name for path in target.site.parent.iterdir()] == ["site"]
