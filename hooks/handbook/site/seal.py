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
        found = _files(os.fspath(folder)) if folder.is_dir() else ()
        for path, linked in sorted(found):
            name = os.fsencode(path[len(os.fspath(folder)) :].replace(os.sep, "/"))
            link = os.fsencode(Path(path).readlink()) if linked else b""
            for part in (name, link, b"" if linked else Path(path).read_bytes()):
                whole.update(b"%d\n" % len(part))
                whole.update(part)
        whole.update(b"end\n")
    return whole.hexdigest()


def _files(folder: str) -> Iterator[tuple[str, bool]]:
    """Yield the path of each file below a folder, and whether it is a symlink."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_symlink() or not entry.is_dir():
                if not entry.name.endswith(".pyc"):
                    yield entry.path, entry.is_symlink()
            else:
                yield from _files(entry.path)
