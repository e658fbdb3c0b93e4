"""The scripts that a build would publish, beside what people have read of them: a text to judge by."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.model import EMPTY, Node
from handbook.review.record import THEME, accept, listed, scripts

__all__ = ["Review", "accept", "review"]


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
