"""A lock is a file that one process holds while it builds; the system frees it when it dies.

A process that it began ends soon after it, and frees the lock with its own end: one that makes print
files takes the seconds of one more file.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from typing import TYPE_CHECKING

from handbook.publish.errors import Busy, PublishError, quoted

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def acquire(path: Path) -> int:
    """Return the handle of the lock at `path`; raise `Busy` where another process has it.

    Raises `PublishError` where something else stands there and `OSError` where no file can be made.
    """
    while True:
        handle = _open(path)
        try:
            _hold(handle)
            if not _still_there(handle, path):
                os.close(handle)  # its last holder removed it while we waited at the door
                continue
            _sign(handle, path)
        except BaseException:
            os.close(handle)
            raise
        return handle


def release(path: Path, handle: int) -> None:
    """Free the lock and remove its file."""
    if sys.platform == "win32":  # an open file cannot be removed there
        os.close(handle)
        with contextlib.suppress(OSError):
            path.unlink()
    else:
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(handle)


def _open(path: Path) -> int:
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | _FLAGS, 0o644)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EISDIR, errno.ENXIO):
            raise _strange(path) from error
        raise
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise _strange(path)
    return handle


def _hold(handle: int) -> None:
    """Lock the file, or raise at once."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _FAR, os.SEEK_SET)  # a locked byte cannot be read: keep the text free
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            message = f"another build of this site is running{_who(handle)}"
            raise Busy(message, "wait until it has ended, then build again") from error
        raise


def _still_there(handle: int, path: Path) -> bool:
    try:
        named = path.lstat()
    except FileNotFoundError:
        return False
    return os.path.samestat(named, os.fstat(handle))


def _sign(handle: int, path: Path) -> None:
    """Write who holds the lock; a file with other text in it is somebody's and stays as it is."""
    text = _read(handle).rstrip(b"\0")  # what a loss of power can leave
    if not (text.startswith(_SIGN) or _SIGN.startswith(text)):
        raise _strange(path)
    os.lseek(handle, 0, os.SEEK_SET)
    os.truncate(handle, 0)
    os.write(handle, _SIGN + str(os.getpid()).encode() + b"\n")


def _who(handle: int) -> str:
    number = _read(handle).removeprefix(_SIGN).strip()
    return f" as process {number.decode()}" if number.isdigit() else ""


def _read(handle: int) -> bytes:
    os.lseek(handle, 0, os.SEEK_SET)
    return os.read(handle, 80)


def _strange(path: Path) -> PublishError:
    return PublishError(f"{quoted(path)} is not a lock of the handbook", "move it away")


_FLAGS: int = (
    getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)
_FAR = 1 << 30
_SIGN = b"handbook build, process "
_HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)
