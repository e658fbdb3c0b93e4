"""A folder of files in, one number out that is another as soon as one byte or name is."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path


def tree_digest(*folders: Path) -> str:
    """Return 64 hex digits over the names and bytes of all files below `folders`.

    Two trees with the same names and bytes have the same seal, wherever and whenever they were
    written. A symlink counts by where it points, and is not followed. Raises `OSError`.
    """
    whole = hashlib.sha256()
    for folder in folders:
        for name, entry in walk(folder) if folder.is_dir() else ():
            if name.endswith(".pyc"):
                continue
            place, linked = Path(entry.path), entry.is_symlink()
            link = os.fsencode(place.readlink()) if linked else b""
            for part in (os.fsencode(name), link, b"" if linked else place.read_bytes()):
                whole.update(b"%d\n" % len(part))
                whole.update(part)
        whole.update(b"end\n")
    return whole.hexdigest()


def walk(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield every entry below `root` that is no folder with its path there, sorted; no link is followed."""
    pending, found = [""], []
    while pending:
        folder = pending.pop()
        with os.scandir(root / folder) as entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    pending.append(f"{path}/")
                else:
                    found.append((path, entry))
    yield from sorted(found, key=lambda pair: pair[0])
