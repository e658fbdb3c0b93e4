"""The scripts that a build would publish, beside what people have read of them: a text to judge by."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.model import EMPTY, Node
from handbook.review.profile import USES, Profile, broken, places, profile_of
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
        entry = entries.get(path)
        if entry and hashlib.sha256(data).hexdigest() == entry.text("sha256"):
            parts.append("\n".join(_known(path, entry)))
            continue
        profile = profile_of(data)
        unread.append(path)
        old = _before(path, before or root / "site", entry or EMPTY, given=before is not None)
        parts.append("\n".join(_told(path, data, profile, entry, old)))
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


def _known(path: str, entry: Node) -> Iterator[str]:
    """Yield the lines about a script that was read as it is."""
    yield path
    yield f"  unchanged: read by the {entry.text('by')} on {entry.text('day')}"


def _told(
    path: str, data: bytes, profile: Profile, entry: Node | None, old: str | None
) -> Iterator[str]:
    """Yield the lines about a script that nobody has read as it is."""
    text = data.decode("utf-8", "replace")
    node = entry or EMPTY
    yield path
    if entry:
        yield f"  changed since the {node.text('by')} read it on {node.text('day')}"
        yield f"  size: {node.text('size', '?')} → {profile.size} bytes"
    else:
        yield f"  new: nobody has read it; {profile.size} bytes"
    yield f"  sha256: {profile.sha256}"
    for address in profile.addresses:
        yield f"  address: {address}"
        yield from (f"      {place}" for place in places(text, address))
    counts = {one.key: str(one.node.value) for one in (node.get("uses") or EMPTY).entries()}
    for name in USES:
        was, now = counts.get(name, "0"), str(profile.uses.get(name, 0))
        if was != now:
            yield f"  {name}: {was} → {now}" if entry else f"  {name}: {now}"
            yield from (f"      {place}" for place in places(text, name))
    if old is None:
        yield "  no copy of what was read is at hand: name a folder that holds one to see every line"
    else:
        yield from _difference(old, text)


def _difference(old: str, new: str) -> Iterator[str]:
    lines = list(difflib.unified_diff(broken(old), broken(new), "as read", "now", lineterm="", n=1))
    yield from (f"  | {line}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"  | … and {len(lines) - _MOST_LINES} lines more"


_MOST_LINES = 2000
_CLOSE = """\
Read each script above that is new or has changed. Then record it, with your role and the day:
  handbook review-scripts --accept PATH --by ROLE --day YYYY-MM-DD
Not read: {paths}"""
