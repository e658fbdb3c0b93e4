"""What a whole process costs, its children included; figures of one machine at one moment."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_LINES = 20


class StoppedError(Exception):
    """A measured command failed, so its figures mean nothing."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took."""

    cpu: float
    """Seconds of user and system time."""
    wall: float
    """Seconds by the clock, which load from elsewhere stretches."""
    memory: float
    """Peak of the largest single process, MiB."""
    output: str
    """What it printed to standard output."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command to its end in `folder`; raises `StoppedError` with its last lines."""
    log = folder / "bench.log"
    with log.open("w+b") as errors, (folder / "bench.out").open("w+b") as answers:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            stdout=answers,
            stderr=errors,
        )
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:  # stopped by hand: what was started ends too
            process.kill()
            raise
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        answers.seek(0)
        said = errors.read().decode("utf-8", "replace")
        answer = answers.read().decode("utf-8", "replace")
    if process.returncode:
        last = "\n".join((answer + said).splitlines()[-_LINES:])
        raise StoppedError(f"{' '.join(command)}: exit {process.returncode}\n{last}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, answer)


def size(folder: Path) -> float:
    """Return the size of all files below a folder, MB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
