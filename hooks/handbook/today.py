"""The day against which reviews are judged: the same for the same commit, wherever it is built."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from handbook.findings import EnvironmentProblem

EPOCH = "SOURCE_DATE_EPOCH"
"""Environment variable with the seconds since 1970 that a build shall take for now."""

_LONGEST = 11
"""Digits of a number of seconds; one of milliseconds has thirteen."""
_PATIENCE = 5.0
_CONTENT = ("docs", "checklists", "mkdocs.yml")


@dataclass(frozen=True, slots=True)
class Today:
    """One day, and who says so."""

    day: dt.date
    source: Literal["asked", "SOURCE_DATE_EPOCH", "commit", "clock"]


def today(root: Path) -> Today:
    """Return the day of SOURCE_DATE_EPOCH, else of the last commit in `root`, else of the clock.

    Content that nobody has committed yet is as old as the clock says, or a page could not be dated
    on the day of its review. Raises `EnvironmentProblem` where the variable holds no such number.
    """
    now = _now()
    if now.source == "clock" and (root / ".git").exists():
        day = _day(_git(root, "log", "-1", "--format=%ct", "--no-show-signature").strip())
        if day is not None and (day >= now.day or not _changed(root)):
            return Today(day, "commit")
    return now


def clock() -> dt.date:
    """Return the day of SOURCE_DATE_EPOCH, else of the reader's clock; raises as `today` does."""
    return _now().day


def _now() -> Today:
    text = os.environ.get(EPOCH, "").strip()
    if not text:
        return Today(dt.datetime.now(dt.UTC).date(), "clock")
    day = _day(text)
    if day is None:
        raise EnvironmentProblem(
            f"{EPOCH} is “{text[:40]}”, no number of seconds since 1970",
            f"type `unset {EPOCH}`, or set it to what `git log -1 --format=%ct` prints",
        )
    return Today(day, "SOURCE_DATE_EPOCH")


def _day(text: str) -> dt.date | None:
    """Return the day of a number of seconds since 1970, None for any other text."""
    if not (text.isascii() and text.isdigit()) or len(text) > _LONGEST:
        return None
    return dt.date(1970, 1, 1) + dt.timedelta(seconds=int(text))


def _changed(root: Path) -> bool:
    """Return whether some content differs from the last commit."""
    return bool(_git(root, "status", "--porcelain", "--", *_CONTENT).strip())


def _git(root: Path, *arguments: str) -> str:
    """Return what git says of the repository `root`; nothing where it cannot be asked."""
    program = shutil.which("git")
    # Windows also looks in the current folder, where a contributor could put a program of that name.
    if program is None or Path(program).resolve().is_relative_to(root.resolve()):
        return ""
    try:
        done = subprocess.run(
            (program, "-c", "core.fsmonitor=false", *arguments),
            cwd=root,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired, ValueError):
        return ""
    return done.stdout if done.returncode == 0 else ""
