"""A copy is read where it lies, folder or ZIP, and held against its own list of hashes."""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from handbook.editions.edition import (
    FACTS,
    SIGNATURE,
    SUMS,
    UNLISTED,
    read_facts,
    read_sums,
    stated,
    without_language,
)
from handbook.findings import EnvironmentProblem


@dataclass(frozen=True, slots=True)
class Found:
    """One file of a copy, as it was read."""

    hash: str
    size: int = 0
    edition: str = ""
    """The edition that it names, if it is a page."""
    problem: str = ""
    """Why its bytes are unknown, “is a link to another place”; empty where they were read."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A bundle as it arrived."""

    files: Mapping[str, Found]
    own: Mapping[str, bytes]
    """Bytes of the list, the signature and `edition.json`, as far as they are there."""


def differences(copy: Copy) -> list[str]:
    """Return one sentence for each file that is not as the list says, sorted by path."""
    hashes, wrong = read_sums(copy.own.get(SUMS, b""))
    sentences = [f"{SUMS}: line {number} is no line of the list" for number in wrong]
    if FACTS not in hashes and hashes:
        sentences.append(f"{SUMS}: it does not list {FACTS}, so it is no list of ours")
    named = [*_named(copy, hashes)]
    return sentences + [sentence for _, sentence in sorted(named)]


def _named(copy: Copy, hashes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    there = {path: one for path, one in copy.files.items() if path not in UNLISTED}
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(hashes):
        homes[hashes[path]].append(path)
    gone = {path for path in hashes if path not in there}
    for path in sorted(there.keys() - hashes.keys()):
        before = next((home for home in homes[there[path].hash] if home in gone), "")
        gone.discard(before)
        added = f"{path} {there[path].problem or 'was added'}"
        yield path, f"{before} was renamed to {path}" if before else added
    yield from ((path, f"{path} is missing") for path in gone)
    told: set[str] = set()
    for path in sorted(hashes.keys() & there.keys()):
        if there[path].hash != hashes[path] and path not in told:
            homes_here = [home for home in homes[there[path].hash] if home != path]
            other = homes_here[0] if homes_here else ""
            swapped = other in there and there[other].hash == hashes[path]
            told |= {other} if swapped else set()
            yield path, _changed(path, copy, other, swapped=swapped)


def _changed(path: str, copy: Copy, other: str, *, swapped: bool) -> str:
    edition, found = read_facts(copy.own.get(FACTS, b"")), copy.files[path]
    if found.problem:
        return f"{path} {found.problem}"
    if other:
        same = without_language(path, edition.languages) == without_language(
            other, edition.languages
        )
        also = ": it is the same text in another language" if same else ""
        if swapped:
            return f"{path} and {other} were swapped{also}"
        return f"{path} holds what belongs to {other}{also}"
    if found.edition not in ("", edition.number):
        return f"{path} is of edition {found.edition}, the copy of {edition.number}"
    whole = edition.sizes.get(path, 0)
    if found.size < whole:
        return f"{path} was changed or cut off: {found.size:,} of its {whole:,} bytes are there"
    return f"{path} was changed"


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
