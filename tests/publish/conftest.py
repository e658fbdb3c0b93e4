"""Places for small sites, and what the tests of publishing ask of the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from handbook import publish
from handbook.publish import folder as disk


@pytest.fixture
def target(tmp_path):
    return publish.target(tmp_path / "site")


@pytest.fixture(params=["exchange", "renames"])
def way(request, monkeypatch):
    """Run a test with the system's exchange and with the two renames of other systems."""
    if request.param == "renames":
        monkeypatch.setattr(disk, "_exchange", lambda *_: False)
    return request.param


@pytest.fixture
def snapshot():
    return _snapshot


@pytest.fixture
def names():
    """Give a function that lists what stands in the folder of a site, itself included."""
    return lambda target: sorted(path.name for path in target.site.parent.iterdir())


@pytest.fixture
def write():
    return _write


@pytest.fixture
def build():
    """Give a function that builds a small site and returns what it holds."""

    def run(target: publish.Target, words: str) -> dict[str, bytes]:
        with publish.building(target) as staging:
            _write(staging, words)
            publish.swap(target)
        return _snapshot(target.site)

    return run


@pytest.fixture
def mount():
    """Give a function that mounts something at a folder for the length of the test."""
    with ExitStack() as stack:
        yield lambda *arguments, at: stack.enter_context(_mounted(*arguments, at=at))


@pytest.fixture
def run_driver():
    """Give a function that starts the driver as a process; none outlives the test."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-I", "-S", str(_DRIVER), *map(str, arguments)]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        with suppress(ValueError):  # its pipes are closed already
            process.communicate()


def _snapshot(folder: Path) -> dict[str, bytes]:
    """Return every name below a folder with its bytes; links by their target, folders as empty."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = b"-> " + os.fsencode(path.readlink())
        else:
            found[name] = path.read_bytes() if path.is_file() else b""
    return found


def _write(folder: Path, words: str) -> None:
    """Write a site of three pages, every one with the same words."""
    (folder / "ur").mkdir()
    for name in ("index.html", "ur/index.html", "ur/other.html"):
        (folder / name).write_text(f"{words}\n" * 40, encoding="utf-8")


@contextmanager
def _mounted(*arguments: str, at: Path) -> Iterator[Path]:
    subprocess.run(["mount", *arguments, str(at)], check=True)
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)


_DRIVER = Path(__file__).parent / "driver.py"
