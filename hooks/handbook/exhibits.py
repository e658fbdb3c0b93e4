"""The only reader of what an officer saved: forms, and the files of exhibits. It writes nothing."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from handbook.findings import EnvironmentProblem
from handbook.forms.evidence_files import Folder, OnDisk
from handbook.forms.saved import MOST

Tell = Callable[[int, int], None]
"""Called with the bytes that were hashed so far, and with all of them."""
SMALL = 1 << 20
"""Bytes up to which a file that no record names may be a hash list."""
_PIECE = 1 << 20


def read_form(path: Path) -> bytes:
    """Return the bytes of a saved form, one more than it may have of a larger one; raises `EnvironmentProblem`."""
    try:
        if path.is_dir():
            raise IsADirectoryError
        descriptor = os.open(path, FLAGS)
    except (OSError, ValueError) as error:
        raise _unread(path, error) from None
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise EnvironmentProblem(f"“{path}” is no file", "name the files of saved forms")
        try:
            return stream.read(MOST + 1)
        except OSError as error:
            raise _unread(path, error) from None


def read_folder(
    folder: Path,
    names: AbstractSet[str],
    *,
    lists: bool = False,
    tell: Tell = lambda _done, _all: None,
) -> Folder:
    """Return what a folder and those below it hold of the files called `names`.

    No link is followed. With `lists` the small files that nobody names are hashed too, as one of them
    may be a hash list. Raises `EnvironmentProblem` where there is no such folder.
    """
    if not folder.is_dir():
        raise EnvironmentProblem(
            f"there is no folder “{folder}”", "name the folder of the exhibits"
        )
    plain = {unicodedata.normalize("NFC", name): name for name in sorted(names)}
    unread: list[str] = []
    named: list[tuple[str, os.DirEntry[str]]] = []
    others: list[os.DirEntry[str]] = []
    for entry in _walk(str(folder), unread):
        name = (
            entry.name
            if entry.name in names
            else plain.get(unicodedata.normalize("NFC", entry.name))
        )
        if name is not None:
            named.append((name, entry))
        else:
            others.append(entry)
    small = [entry for entry in others if lists and _size(entry) <= SMALL]
    whole = sum(_size(entry) for _, entry in named)
    files: defaultdict[str, list[OnDisk]] = defaultdict(list)
    done = 0
    for name, entry in named:
        file = _hashed(entry, folder, _from(done, whole, tell))
        files[name].append(file)
        done += file.size
    return Folder(
        folder.name or str(folder),
        {name: tuple(sorted(found)) for name, found in files.items()},
        tuple(sorted(_below(entry.path, folder) for entry in others)),
        frozenset(_hashed(entry, folder, lambda _: None).sha256 for entry in small) - {""},
        tuple(sorted(unread)),
    )


def _walk(top: str, unread: list[str]) -> Iterator[os.DirEntry[str]]:
    """Yield everything below a folder that is no folder itself, links among it."""
    pending = [top]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                    else:
                        yield entry
        except OSError as error:
            unread.append(f"“{_below(folder, Path(top))}”: {error.strerror}")


def _hashed(entry: os.DirEntry[str], folder: Path, tell: Callable[[int], None]) -> OnDisk:
    path = _below(entry.path, folder)
    if not entry.is_file(follow_symlinks=False):
        is_link = entry.is_symlink()
        return OnDisk(path, trouble="it is a link" if is_link else "it is no regular file")
    digest, size = hashlib.sha256(), 0
    try:
        descriptor = os.open(entry.path, FLAGS | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return OnDisk(path, trouble="it is no regular file")
            while piece := stream.read(_PIECE):
                digest.update(piece)
                size += len(piece)
                tell(size)
    except OSError as error:
        reason = "it is a link" if error.errno == errno.ELOOP else error.strerror
        return OnDisk(path, trouble=str(reason))
    return OnDisk(path, size, digest.hexdigest())


def _from(before: int, whole: int, tell: Tell) -> Callable[[int], None]:
    """Return what tells of the bytes of one file, after those of the files `before` it."""
    return lambda done: tell(before + done, whole)


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat(follow_symlinks=False).st_size
    except OSError:
        return 0


def _below(path: str, folder: Path) -> str:
    return Path(path).relative_to(folder).as_posix()


def _unread(path: Path, error: OSError | ValueError) -> EnvironmentProblem:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return EnvironmentProblem(f"there is no file “{path}”", "type its path from where you are")
    if isinstance(error, IsADirectoryError):
        return EnvironmentProblem(f"“{path}” is a folder", "name the files of saved forms in it")
    reason = getattr(error, "strerror", None) or "its name cannot be read"
    return EnvironmentProblem(
        f"“{path}” was not read: {reason}", "copy it to where you may read it"
    )


FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
)
"""As bytes, and never waiting for a pipe."""
