"""What a person names from where she stands, as paths from the project's root."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import click

from handbook.findings import short
from handbook.languages import SOURCE
from handbook.report import visible
from handbook.rules.nearest import Names
from handbook.store import CONFIG

SITE = "site"
PATH, DAY = click.Path(path_type=Path), click.DateTime(["%Y-%m-%d"])
_JUDGED = ("checklists", "docs", CONFIG)


def named(file: str, root: Path, *, absent: bool = False) -> str:
    """Return the path from the root of a file or folder, “.” for the root; follows no link. `absent`: it may be new."""
    path = Path.cwd() / file
    whole = path.name in ("", "..")
    try:
        path = path.resolve() if whole else path.parent.resolve() / path.name
        there = path.is_relative_to(root) and (absent or path.exists() or path.is_symlink())
    except OSError:  # a name that is too long, or a folder that may not be entered
        there = False
    if not there:
        said, near = short(visible(file)), _near(file, root)
        advice = f"did you mean {near}?" if near else "type its path from where you are"
        raise click.UsageError(f"there is no file “{said}” in the project ({advice})")
    return path.relative_to(root).as_posix()


def _near(file: str, root: Path) -> str:
    """Return the text of the content that has a name like this one, as one types it from here."""
    found = [path for folder in _JUDGED[:2] for path in (root / folder).rglob("*.md")]
    english = [path for path in found if path.relative_to(root).parts[1] == SOURCE]
    for paths in (english, found):
        near = Names(path.as_posix() for path in paths).nearest(Path(file).name)
        if near:
            with suppress(ValueError):  # on another drive no way leads there from here
                near = Path(os.path.relpath(near)).as_posix()
            return visible(near)
    return ""


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
