"""What publishing promises when the power goes: ext4 can act as if it did."""

from __future__ import annotations

import os
import struct
import subprocess

import pytest

from handbook import publish
from handbook.publish import folder

fcntl = pytest.importorskip("fcntl", reason="Windows has no ext4")
pytestmark = pytest.mark.root

PAGES = 200
SHUTDOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN
DROP_THE_LOG = 2


class PowerError(Exception):
    """The power is gone."""


@pytest.fixture
def disk_image(tmp_path):
    """Give a folder on a disk of its own, a function that cuts its power, and one that restarts."""
    image, place = tmp_path / "disk", tmp_path / "place"
    place.mkdir()
    with image.open("wb") as file:
        file.truncate(64 << 20)
    run("mkfs.ext4", "-q", "-F", image)
    run("mount", "-o", "loop", image, place)

    def cut():
        handle = os.open(place, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, SHUTDOWN, struct.pack("I", DROP_THE_LOG))
        finally:
            os.close(handle)

    def restart():
        run("umount", place)
        run("mount", "-o", "loop", image, place)

    yield place, cut, restart
    run("umount", "-l", place)


def run(*command):
    subprocess.run(list(map(str, command)), check=True)


def pages(staging, words):
    for number in range(PAGES):
        (staging / f"{number}.html").write_text(words * 2000, encoding="utf-8")


def publish_one(target, words):
    with publish.building(target) as staging:
        pages(staging, words)
        publish.swap(target)


def held(target):
    """Return the distinct pages of a site, and how many names it holds."""
    found = [path for path in target.site.iterdir() if path.name != publish.MARKER]
    return {path.read_text(encoding="utf-8") for path in found}, len(found)


@pytest.mark.usefixtures("way")
def test_power_gone_right_after_the_swap_leaves_the_new_site(disk_image):
    place, cut, restart = disk_image
    target = publish.target(place / "site")
    publish_one(target, "one ")
    publish_one(target, "two ")
    cut()
    restart()
    publish.recover(target)
    assert held(target) == ({"two " * 2000}, PAGES)
    assert not target.staging.exists()
    assert not target.old.exists()


def test_without_the_flush_the_pages_would_be_lost(disk_image, monkeypatch):
    """Otherwise the test above would prove nothing."""
    place, cut, restart = disk_image
    target = publish.target(place / "site")
    monkeypatch.setattr(folder, "flush", lambda _: None)
    publish_one(target, "one ")
    cut()
    restart()
    assert held(target) == ({""}, PAGES)


@pytest.mark.parametrize("moment", ["flush", "replace"])
def test_power_gone_before_the_names_change_leaves_the_old_site(disk_image, monkeypatch, moment):
    place, cut, restart = disk_image
    target = publish.target(place / "site")
    publish_one(target, "one ")

    def gone(*_):
        if moment == "flush":  # names without bytes reach the disk first, as a journal does it
            folder.flush_names(target.staging)
        raise PowerError

    with monkeypatch.context() as patch:
        patch.setattr(folder, moment, gone)
        publish.start(target)
        pages(target.staging, "two ")
        with pytest.raises(PowerError):
            publish.finish(target)
        cut()  # before the staging folder could be tidied away
    publish.abandon(target)
    restart()
    assert target.staging.is_dir()
    publish.recover(target)
    assert held(target) == ({"one " * 2000}, PAGES)
    publish_one(target, "three ")
    assert held(target) == ({"three " * 2000}, PAGES)
    assert not target.staging.exists()
