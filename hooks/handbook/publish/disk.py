"""A disk keeps what was written and exchanges two folders in one step, where the system can."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path


def replace(new: Path, site: Path, old: Path) -> Path | None:
    """Put the folder `new` at `site` and return where the former one is now, None without one.

    In one step where the system can; else in two, between which `site` stands at `old` alone.
    """
    if not site.exists():
        new.rename(site)
        return None
    if _exchange(new, site):
        return new
    site.rename(old)
    try:
        new.rename(site)
    except BaseException:
        if not site.exists():
            old.rename(site)
        raise
    return old


def flush(folder: Path) -> None:
    """Bring every file below a folder to the disk; raise `OSError` where that fails."""
    if _flush_all(folder):
        return
    for parent, _, names in os.walk(folder):
        for name in names:
            _flush(Path(parent, name), os.O_RDWR if os.name == "nt" else os.O_RDONLY)
        flush_names(parent)


def flush_names(folder: Path | str) -> None:
    """Bring the names in a folder to the disk, so that a rename outlives a loss of power."""
    if os.name != "nt":
        _flush(folder, os.O_RDONLY)


def _flush(path: Path | str, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)


def _flush_all(folder: Path) -> bool:
    """Flush the file system of a folder: one call, eight times as fast as file by file."""
    call = _libc("syncfs")
    if call is None:
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        if call(handle) == 0:
            return True
        number = ctypes.get_errno()
    finally:
        os.close(handle)
    if number in _NO_SYNC:
        return False
    raise OSError(number, os.strerror(number), str(folder))


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where system or file system has no such call."""
    call = _libc("renameat2")
    if call is None:
        return False
    here = ctypes.c_int(_AT_FDCWD)
    names = (ctypes.c_char_p(os.fsencode(path)) for path in (one, other))
    first, second = names
    return bool(call(here, first, here, second, ctypes.c_uint(_RENAME_EXCHANGE)) == 0)


def _libc(name: str) -> ctypes._NamedFuncPointer | None:
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), name, None)


_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NO_SYNC = (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP)
