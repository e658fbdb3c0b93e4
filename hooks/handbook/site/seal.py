"""A folder of files in, one number out that is another as soon as one byte or name is."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def tree_digest(*folders: Path) -> str:
    """Return 64 hex digits over the names and bytes of all files below `folders`.

    Two trees with the same names and bytes have the same seal, wherever and whenever they were
    written. A symlink counts by where it points, and is not followed. Raises `OSError`.
    """
    whole = hashlib.sha256()
    for folder in folders:
        for path in _files(folder):
            name = path.relative_to(folder).as_posix().encode("utf-8", "surrogateescape")
            data = b"" if path.is_symlink() else path.read_bytes()
            link = os.fsencode(path.readlink()) if path.is_symlink() else b""
            for part in (name, link, data):
                whole.update(b"%d\n" % len(part))
                whole.update(part)
        whole.update(b"end\n")
    return whole.hexdigest()


def _files(folder: Path) -> list[Path]:
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        found += [Path(place, name) for name in names if not name.endswith(".pyc")]
        found += [Path(place, name) for name in folders if Path(place, name).is_symlink()]
    return sorted(found)
