"""The scripts that a build would publish, beside what people have read of them, and the record of who did."""

from __future__ import annotations

import datetime as dt
import difflib
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.findings import EnvironmentProblem
from handbook.model import EMPTY, Data, Node
from handbook.parse.yaml import parse_yaml
from handbook.rules.site_files import READ
from handbook.site import wanted
from handbook.site.reviews import REVIEWED


@dataclass(frozen=True, slots=True)
class Review:
    """What a reviewer is shown."""

    text: str
    open: tuple[str, ...]
    """Paths of the scripts that nobody has read as they are."""


def review(root: Path, before: Path | None = None) -> Review:
    """Return each script that a build of `root` would publish, beside what was read of it.

    Nothing is built and nothing written. `before` is a folder with the scripts as they were read: a
    built site, an older copy of the project or an unpacked package; without one the site that was
    built last serves, as far as its scripts are those that were read.
    """
    entries, found = listed(root), scripts(root)
    parts: list[str] = []
    unread: list[str] = []
    for path, data in sorted(found.items()):
        entry, digest = entries.get(path, EMPTY), hashlib.sha256(data).hexdigest()
        by, day = entry.text("by"), entry.text("day")
        if digest == entry.text("sha256"):
            parts.append(f"{path}\n  unchanged: read by the {by} on {day}")
            continue
        unread.append(path)
        state = (
            f"changed since the {by} read it on {day}"
            if path in entries
            else "new: nobody has read it"
        )
        old = _before(path, before or root / "site", entry, given=before is not None)
        lines = _difference(old, data.decode("utf-8", "replace"))
        parts.append("\n".join((path, f"  {state}", f"  sha256: {digest}", *lines)))
    gone = sorted(entries.keys() - found.keys())
    parts += [f"{path}\n  gone: no longer published; remove its entry" for path in gone]
    parts.append(
        _CLOSE.format(paths=" ".join(unread)) if unread else "every script was read as it is"
    )
    return Review("\n\n".join(parts) + "\n", tuple(unread))


def _before(path: str, folder: Path, entry: Node, *, given: bool) -> str | None:
    """Return the text of a script as it was read; None where no such copy is at hand."""
    for file in (folder / path, folder / THEME / path):
        data = file.read_bytes() if file.is_file() else None
        if data and (given or hashlib.sha256(data).hexdigest() == entry.text("sha256")):
            return data.decode("utf-8", "replace")
    return None


def _difference(old: str | None, new: str) -> Iterator[str]:
    if old is None:
        yield "  no copy of what was read is at hand: name a folder that holds one to see every line"
        return
    before, after = old.splitlines(), new.splitlines()
    lines = list(difflib.unified_diff(before, after, "as read", "now", lineterm="", n=1))
    yield from (f"  | {line}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"  | … and {len(lines) - _MOST_LINES} lines more"


_MOST_LINES = 2000
_CLOSE = """\
Read each script above that is new or has changed. Then record it, with your role and the day:
  handbook review-scripts --accept PATH --by ROLE --day YYYY-MM-DD
Not read: {paths}"""


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
