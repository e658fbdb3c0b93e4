"""What a person has read is recorded in the list, with all that she stands for."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from pathlib import Path

from handbook.findings import EnvironmentProblem
from handbook.model import EMPTY, Data, Node
from handbook.parse.yaml import parse_yaml
from handbook.rules.site_files import READ
from handbook.site import wanted
from handbook.site.reviews import REVIEWED


def accept(root: Path, path: str, by: str, day: dt.date, what: str = "") -> str:
    """Record in the list that a person in the role `by` read a script on `day`; return the entry."""
    data = scripts(root).get(path)
    if data is None:
        message = f"there is no script “{path}” among those that a build publishes"
        raise EnvironmentProblem(message, "type `handbook review-scripts` for the list")
    what = what or listed(root).get(path, EMPTY).text("what")
    if not by.strip() or not what.strip():
        raise EnvironmentProblem(
            f"nobody answers for “{path}”",
            "name your role with --by, and say with --what what it is",
        )
    entry = (
        f"{path}:\n  what: {_quoted(what)}\n  sha256: {_quoted(hashlib.sha256(data).hexdigest())}\n"
        f"  by: {_quoted(by)}\n  day: {day.isoformat()}\n"
    )
    file = root / REVIEWED
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    file.write_text(_replaced(text, entry, path), encoding="utf-8", newline="\n")
    return entry


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _replaced(text: str, entry: str, old: str) -> str:
    """Return the text of the list with the entry `old` written anew, in its place by its path."""
    head, *parts = re.split(r"^(?=[^\s#][^\n]*:\s*$)", text, flags=re.MULTILINE)
    kept = [part for part in parts if part.partition(":")[0] != old]
    return head + "".join(sorted([*kept, entry], key=lambda part: part.partition(":")[0]))


THEME = "hooks/theme"


def scripts(root: Path) -> dict[str, bytes]:
    """Return every script, style sheet and font that a build would publish, by its path in the site."""
    files = (
        (file.relative_to(root / THEME).as_posix(), file) for file in (root / THEME).rglob("*")
    )
    return {
        path: file.read_bytes()
        for path, file in sorted(files)
        if path.endswith(READ) and wanted(path) and file.is_file()
    }


def listed(root: Path) -> dict[str, Node]:
    """Return the entries of the list, complete or not."""
    try:
        data = parse_yaml((root / REVIEWED).read_text(encoding="utf-8"), REVIEWED)
    except FileNotFoundError:
        data = Data(REVIEWED)
    except UnicodeDecodeError as error:
        raise EnvironmentProblem(f"“{REVIEWED}” is not UTF-8", "save it as UTF-8") from error
    for problem in data.problems:
        message = f"“{REVIEWED}” cannot be read: line {problem.line}, {problem.detail}"
        raise EnvironmentProblem(message, "mend that line")
    return {entry.key: entry.node for entry in data.root.entries()}
