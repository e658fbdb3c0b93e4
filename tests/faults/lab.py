"""A lab is a copy of the project in which builds are started, killed, starved and judged."""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

Manifest = dict[str, str]


class BrokenError(Exception):
    """A promise was not kept."""


@dataclass(slots=True)
class Lab:
    """A copy of the project, its old site and what its next build must give."""

    folder: Path
    logs: Path
    command: list[str]
    chance: random.Random
    kills: int
    old: Manifest = field(default_factory=dict)
    new: Manifest = field(default_factory=dict)
    seconds: float = 0
    """What a whole build takes."""

    @property
    def project(self) -> Path:
        return self.folder / "project"

    @property
    def site(self) -> Path:
        return self.project / "site"

    @property
    def kept(self) -> Path:
        return self.folder / "kept"

    def reset(self) -> None:
        """Put the old site back, and nothing beside it."""
        for name in ("site", ".site.staging", "site.old", ".site.lock"):
            clear(self.project / name)
        shutil.copytree(self.kept, self.site)


@dataclass(frozen=True, slots=True)
class Ended:
    """A command that has ended."""

    code: int
    text: str

    def must(self, *codes: int, say: str = "") -> None:
        """Demand an exit code, a word in the output, and that nobody sees a traceback."""
        last = self.text.strip().splitlines()[-1:] or ["(no output)"]
        if "Traceback" in self.text:
            raise BrokenError(f"a traceback: {last[0]}")
        if self.code not in codes:
            raise BrokenError(f"exit {self.code}, not {codes[0]}: {last[0]}")
        if say not in self.text:
            raise BrokenError(f"“{say}” is not in the output: {last[0]}")


def prepare(lab: Lab, project: Path) -> None:
    """Copy the project, build its site, then change the edition, so that each page must change."""
    made = {".venv", ".cache", "site", "site.old", ".site.staging", ".site.lock", "dist"}

    def left_out(folder: str, names: list[str]) -> set[str]:
        return (made if Path(folder) == project else {"__pycache__"}) & set(names)

    shutil.copytree(project, lab.project, symlinks=True, ignore=left_out)
    if (built := build(lab)).code:
        sys.exit(f"the project does not build (exit {built.code}):\n{built.text}")
    shutil.copytree(lab.site, lab.kept)
    lab.old = manifest(lab.site)
    path = lab.project / "mkdocs.yml"
    text, count = re.subn(
        r"(?m)^(\s+edition:\s*[\"']?)[\d.]+", r"\g<1>2099.01", path.read_text(encoding="utf-8")
    )
    if count != 1:
        sys.exit("mkdocs.yml holds no `extra.edition` to change")
    path.write_text(text, encoding="utf-8")
    build(lab).must(0)
    begun = time.monotonic()
    build(lab).must(0)
    lab.seconds = time.monotonic() - begun
    lab.new = manifest(lab.site)
    same = sum(lab.new.get(name) == value for name, value in lab.old.items())
    say(f"a site of {len(lab.old)} files, {same} the same in the next; {lab.seconds:.1f} s a build")
    if lab.old == lab.new:
        sys.exit("the next site does not differ from the old one, so nothing can be judged")


def build(lab: Lab, log: str = "log") -> Ended:
    running = launch(lab, log)
    running.wait()
    return Ended(running.returncode, (lab.logs / log).read_text("utf-8"))


def launch(lab: Lab, log: str = "log", command: list[str] | None = None) -> subprocess.Popen[bytes]:
    """Start a build as the leader of a group, so that a kill takes its children too."""
    environment = os.environ | {"PYTHONPATH": str(lab.project / "hooks")}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1"}
    with (lab.logs / log).open("wb") as file:
        return subprocess.Popen(
            command or lab.command,
            cwd=lab.project,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def log(lab: Lab) -> Path:
    return lab.logs / "log"


def kill(running: subprocess.Popen[bytes]) -> bool:
    """Kill a build with its children; False where it had ended."""
    if running.poll() is not None:
        return False
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    return True


def recover(lab: Lab) -> None:
    """Run the lightest command; each puts the site in order before anything else."""
    command = [sys.executable, "-m", "handbook", "check"]
    running = launch(lab, "recover", command)
    running.wait()
    Ended(running.returncode, (lab.logs / "recover").read_text("utf-8")).must(0, 1)


def whole(lab: Lab) -> int:
    """Return 0 for the old site and 1 for the new, before and after the recovery."""
    if lab.site.exists():
        expect(lab, lab.old, lab.new)
    recover(lab)
    expect(lab, lab.old, lab.new)
    for name in (".site.staging", "site.old"):
        if (lab.project / name).exists():
            raise BrokenError(f"{name} is left")
    return int(manifest(lab.site) == lab.new)


def expect(lab: Lab, *allowed: Manifest) -> None:
    held = manifest(lab.site)
    if held not in allowed:
        wanted = allowed[-1]
        names = sorted(name for name in held | wanted if held.get(name) != wanted.get(name))
        raise BrokenError(f"the site differs in {len(names)} files: {', '.join(names[:3])} …")


def manifest(folder: Path) -> Manifest:
    """Return the digest of each file below a folder, or of the file or link itself."""
    if folder.is_symlink():
        return {"": str(folder.readlink())}
    paths = [folder] if folder.is_file() else sorted(folder.rglob("*"))
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
        if path.is_file()
    }


@contextmanager
def disk(lab: Lab) -> Iterator[tuple[Lab, Callable[[int], None]]]:
    """Give a copy of the lab on a disk of its own, and a function that sets its room in bytes."""
    place = lab.folder / "disk"
    place.mkdir()
    with mounted("-t", "tmpfs", "-o", "size=1g", "tmpfs", at=place):
        small = replace(lab, folder=place)
        shutil.copytree(lab.project, small.project, symlinks=True)
        shutil.copytree(lab.kept, small.kept)

        def resize(room: int) -> None:
            seen = os.statvfs(place)
            used = (seen.f_blocks - seen.f_bfree) * seen.f_frsize
            call("mount", "-o", f"remount,size={used + room}", place)

        yield small, resize
    place.rmdir()


@contextmanager
def mounted(*words: str | Path, at: Path) -> Iterator[None]:
    call("mount", *words, at)
    try:
        yield
    finally:
        call("umount", "-l", at)


def call(*words: str | Path) -> None:
    subprocess.run([str(word) for word in words], check=True)


def clear(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def last_line(ended: Ended) -> str:
    return ended.text.strip().splitlines()[-1]


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
