"""What a person names from where she stands, as paths from the project's root."""

from __future__ import annotations

from pathlib import Path

import click

from handbook.report import visible
from handbook.rules.base import short
from handbook.store import CONFIG

SITE = "site"
_JUDGED = ("checklists", "docs", CONFIG)


def named(file: str, root: Path, *, absent: bool = False) -> str:
    """Return the path from the root of a file or folder, “.” for the root itself.

    A link is not followed: the check speaks of it where it stands. `absent` lets the file be new.
    """
    path = Path.cwd() / file
    whole = path.name in ("", "..")
    try:
        path = path.resolve() if whole else path.parent.resolve() / path.name
        there = path.is_relative_to(root) and (absent or path.exists() or path.is_symlink())
    except OSError:  # a name that is too long, or a folder that may not be entered
        there = False
    if not there:
        said = short(visible(file))
        message = f"there is no file “{said}” in the project (type its path from where you are)"
        raise click.UsageError(message)
    return path.relative_to(root).as_posix()


def judged(file: str, root: Path, *, absent: bool = False) -> str:
    """Return the path from the root of something that the check reads."""
    path = named(file, root, absent=absent)
    if path != "." and path.partition("/")[0] not in _JUDGED:
        message = (
            f"the check does not read “{visible(path)}” "
            f"(name something in docs/ or checklists/, or {CONFIG})"
        )
        raise click.UsageError(message)
    return path


def within(path: str, folders: frozenset[str]) -> bool:
    """Return whether a path is one of these or lies below one; with none named, all are meant."""
    if not folders or "." in folders or path in folders:
        return True
    return any(path.startswith(f"{folder}/") for folder in folders)
