"""A copy is read where it lies, as a folder or a ZIP file: nothing is unpacked, and no link followed."""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO

from handbook.editions.compare import Copy, Found
from handbook.editions.edition import FACTS, SIGNATURE, SUMS, stated
from handbook.findings import EnvironmentProblem

Tell = Callable[[int, int], None]
"""Hears how many files were read, of how many."""


class DamagedZip(Exception):  # noqa: N818 - it is what was found, no fault of the program
    """A file that should be a ZIP file cannot be opened as one."""


def read_copy(place: Path, tell: Tell) -> Copy:
    """Return the bundle at `place`; raises `DamagedZip`, and `EnvironmentProblem` where there is no list of hashes."""
    if place.is_dir():
        copy = _copy(list(_in_folder(place)), tell)
    elif place.is_file():
        copy = _read_zip(place, tell)
    else:
        raise EnvironmentProblem(
            f"there is no folder or file “{place}”", "type the path of the copy"
        )
    if SUMS not in copy.files:
        raise EnvironmentProblem(
            f"“{place}” holds no {SUMS}",
            "name the folder in which that file is; if it was removed, use another copy",
        )
    return copy


_Entry = tuple[str, str, Callable[[], IO[bytes]]]
"""The path of a file in the bundle, why it is not read or nothing, and what opens it."""


def _copy(entries: list[_Entry], tell: Tell) -> Copy:
    files: dict[str, Found] = {}
    own: dict[str, bytes] = {}
    for number, (path, problem, opened) in enumerate(entries):
        tell(number, len(entries))
        why = "is in it twice" if path in files else problem
        if why:
            files[path] = Found("", problem=why)
            continue
        files[path], begin = _read(path, opened)
        if path in _OWN:
            own[path] = begin
    return Copy(files, own)


def _read(path: str, opened: Callable[[], IO[bytes]]) -> tuple[Found, bytes]:
    """Return the facts of a file, and its bytes where these are needed, as far as a file of ours goes."""
    whole, size, begin = hashlib.sha256(), 0, b""
    needed = path in _OWN or path.endswith(".html")
    try:
        with opened() as stream:
            while part := stream.read(_PART):
                whole.update(part)
                size += len(part)
                if needed and len(begin) < _MOST:
                    begin += part
    except _UNREADABLE:
        return Found("", size, problem=_DAMAGED), b""
    return Found(whole.hexdigest(), size, stated(begin) if path.endswith(".html") else ""), begin


def _in_folder(folder: Path) -> Iterator[_Entry]:
    shut: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=shut.append):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        for name in sorted((*names, *links)):
            place = Path(parent, name)
            plain = stat.S_ISREG(place.lstat().st_mode)
            problem = "" if plain else "is no plain file, but a link or a device"
            yield place.relative_to(folder).as_posix(), problem, partial(_opened, place)
    for error in shut:
        place = Path(error.filename)
        yield place.relative_to(folder).as_posix(), _DAMAGED, partial(_opened, place)


def _read_zip(place: Path, tell: Tell) -> Copy:
    try:
        with zipfile.ZipFile(place) as package:
            infos = [one for one in package.infolist() if not one.is_dir()]
            lists = sorted(
                (one.filename for one in infos if one.filename.rpartition("/")[2] == SUMS), key=len
            )
            top = lists[0].removesuffix(SUMS) if lists else ""
            return _copy(
                [
                    (
                        one.filename.removeprefix(top),
                        "" if one.filename.startswith(top) else "was added beside the handbook",
                        partial(package.open, one),
                    )
                    for one in infos
                ],
                tell,
            )
    except (zipfile.BadZipFile, zipfile.LargeZipFile, UnicodeDecodeError, ValueError) as error:
        raise DamagedZip from error


def _opened(place: Path) -> IO[bytes]:
    return place.open("rb")


_OWN = frozenset({SUMS, SIGNATURE, FACTS})
_DAMAGED = "cannot be read: it or the stick is damaged"
_PART = 1 << 20
_MOST = 8 << 20
_UNREADABLE = (
    OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError,
)  # fmt: skip
"""What Python says of a bad sector, of bytes that do not unpack, or of a password."""
