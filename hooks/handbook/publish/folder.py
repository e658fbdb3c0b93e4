"""A folder of ours bears a mark, and nothing without it is removed; the disk keeps it and exchanges two in one step."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import re
import shutil
import stat
import sys
from enum import StrEnum
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


MARKER = ".handbook-site"
"""Name of the marker; mkdocs leaves dot files alone when it empties the folder."""


class State(StrEnum):
    """What stands at a path; the value is the sentence about it, without its subject."""

    MISSING = "is missing"
    EMPTY = "is empty"
    OURS = "is a site of the handbook"
    LINK = "is a link to another place"
    FILE = "is not a folder"
    MOUNT = "is a mount point or holds one"
    FOREIGN = f"holds files but no “{MARKER}”, so the handbook did not make it"

    @property
    def refused(self) -> bool:
        """Whether a build must leave it alone."""
        return self in (State.LINK, State.FILE, State.MOUNT, State.FOREIGN)

    @property
    def vacant(self) -> bool:
        """Whether nothing would be lost by a folder in its place."""
        return self in (State.MISSING, State.EMPTY)


def state(folder: Path) -> State:
    """Return what stands at a path, without following a link there."""
    try:
        seen = folder.lstat()
    except FileNotFoundError:
        return State.MISSING
    if stat.S_ISLNK(seen.st_mode) or getattr(seen, "st_reparse_tag", 0) == _JUNCTION:
        return State.LINK
    if not stat.S_ISDIR(seen.st_mode):
        return State.FILE
    if _mounted(folder):
        return State.MOUNT
    names = [path.name for path in folder.iterdir()]
    if not names:
        return State.EMPTY
    return State.OURS if MARKER in names and _marked(folder, names) else State.FOREIGN


def identity(folder: Path) -> tuple[int, int] | None:
    """Return device and inode of a folder, None where there is none; equal means the same one."""
    try:
        seen = folder.lstat()
    except FileNotFoundError:
        return None
    return (seen.st_dev, seen.st_ino)


def make(folder: Path) -> None:
    """Make a folder that holds the mark and nothing else; an `OSError` leaves none behind."""
    folder.mkdir()
    try:
        mark(folder)
    except BaseException:
        with contextlib.suppress(OSError):
            remove(folder)
        raise


def mark(folder: Path) -> None:
    """Write the mark into a folder that this build made, unless it is there."""
    if _text(folder) == _MARK:
        return
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _NO_FOLLOW
    handle = os.open(folder / MARKER, flags, 0o644)
    try:
        os.write(handle, _MARK)
        os.fsync(handle)  # at once: a loss of power must not leave pages without the mark
    finally:
        os.close(handle)


def remove(folder: Path) -> None:
    """Remove a folder of ours, the mark last, so that what a kill leaves can still be removed."""
    for path in [path for path in folder.iterdir() if path.name != MARKER]:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()


def _marked(folder: Path, names: list[str]) -> bool:
    """Whether the mark is whole, or alone and torn by a kill or a full disk as it was written."""
    text = _text(folder)
    if text is None:
        return False
    return text.startswith(_HEAD) or (len(names) == 1 and _MARK.startswith(text.rstrip(b"\0")))


def _text(folder: Path) -> bytes | None:
    """Return the first bytes of the mark, None where no plain file bears its name."""
    path = folder / MARKER
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        with path.open("rb") as file:
            return file.read(len(_MARK) + 1)
    except FileNotFoundError:
        return None


def _mounted(folder: Path) -> bool:
    """Whether a mount lies at or below a folder; `ismount` alone misses bind mounts and depths."""
    try:
        table = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return os.path.ismount(folder)
    real = os.path.realpath(folder)
    points = (_OCTAL.sub(_plain, line.split(" ")[4]) for line in table.splitlines())
    return any(point == real or point.startswith(real + os.sep) for point in points)


def _plain(octal: re.Match[str]) -> str:
    return chr(int(octal[1], 8))


_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT, which `stat` names on Windows only
_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
_MOUNTS = Path("/proc/self/mountinfo")
_OCTAL = re.compile(r"\\([0-7]{3})")
_HEAD = b"handbook-site "
_MARK = _HEAD + (
    b"1\nThe next build of the handbook replaces this folder. Keep nothing of your own in it.\n"
)
