"""What a record says of its files, held against the files themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from handbook.forms.compare import Found, Named
from handbook.forms.record import Fault, text_of


@dataclass(frozen=True, slots=True, order=True)
class OnDisk:
    """One file of a folder, read once."""

    path: str
    """Below the folder, with `/`."""
    size: int = 0
    sha256: str = ""
    trouble: str = ""
    """Why it was not read; then nothing is known of it."""


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder held of the files that records name."""

    name: str
    files: Mapping[str, tuple[OnDisk, ...]]
    """Files by the name that a record gives, wherever they stand below the folder."""
    others: tuple[str, ...] = ()
    """Paths of the files that no record names."""
    hashes: frozenset[str] = frozenset()
    """Hashes of the small ones among them, where a hash list may be."""
    unread: tuple[str, ...] = ()
    """Folders that could not be read, each with the reason."""


@dataclass(frozen=True, slots=True)
class MatchedFiles:
    """Records held against a folder."""

    faults: tuple[Found, ...]
    same: int
    """Rows whose file is there with the size and the hash that the row gives."""
    rows: int
    """Rows that name a file."""


def names_of(records: Sequence[Named]) -> frozenset[str]:
    """Return the names of all files that the rows give a hash of."""
    return frozenset(name for one in records for _, name, _ in _rows(one))


def seals_of(records: Sequence[Named]) -> frozenset[str]:
    """Return the hashes of hash lists that custody sheets give."""
    return frozenset({one.record.text("list-sha256") for one in records} - {""})


def match_files(records: Sequence[Named], folder: Folder) -> MatchedFiles:
    """Return what differs between the rows of records and the files of a folder.

    Two exhibits may have files of one name in two folders: a row is content with one that is its own.
    """
    given = {(name, facts["file-sha256"]) for one in records for _, name, facts in _rows(one)}
    faults: list[Found] = []
    same = rows = 0
    for one in records:
        for number, name, facts in _rows(one):
            rows += 1
            found = _row(number, name, facts, folder, given)
            faults += [(one.file, fault) for fault in found]
            same += all(fault.doubt for fault in found)
        seal = one.record.text("list-sha256")
        if seal and seal not in folder.hashes:
            what = f"no small file in “{folder.name}” has this hash, so the hash list is not there"
            remedy = "hold the sheet against the folder that has the hash file"
            faults.append((one.file, Fault(0, "list-sha256", what, remedy, doubt=True)))
    return MatchedFiles(tuple(faults), same, rows)


def _row(
    number: int,
    name: str,
    facts: Mapping[str, str],
    folder: Folder,
    given: AbstractSet[tuple[str, str]],
) -> list[Fault]:
    if "/" in name or "\\" in name or name in (".", ".."):
        what = f"“{name}” is no plain name of a file, so it was not looked for"
        return [Fault(number, "file-name", what, "name the file as it is on the medium")]
    there = folder.files.get(name, ())
    if not there:
        what = f"“{name}” is not in “{folder.name}”"
        return [Fault(number, "file-name", what, "look for it on the medium that the record names")]
    wrong = {file: found for file in there if (found := _file(number, file, facts))}
    strange = [file for file in wrong if (name, file.sha256) not in given]
    if len(wrong) < len(there):
        return [replace(fault, doubt=True) for file in strange for fault in wrong[file]]
    if len(there) == 1 or any(file.trouble for file in there):
        return [fault for found in wrong.values() for fault in found]
    paths = ", ".join(f"“{file.path}”" for file in there[:_FEW])
    more = f" and {len(there) - _FEW} more" if len(there) > _FEW else ""
    what = f"{len(there)} files have its name ({paths}{more}), and none has its hash and size"
    return [Fault(number, "file-sha256", what, _OTHER)]


def _file(number: int, file: OnDisk, facts: Mapping[str, str]) -> list[Fault]:
    if file.trouble:
        what = f"“{file.path}” was not read: {file.trouble}"
        return [Fault(number, "file-name", what, "put the file itself into the folder")]
    faults = []
    if facts["file-bytes"] and facts["file-bytes"] != str(file.size):
        what = f"“{file.path}” has {file.size} bytes; the record says {facts['file-bytes']}"
        faults.append(Fault(number, "file-bytes", what, _OTHER))
    if facts["file-sha256"] != file.sha256:
        what = f"“{file.path}” has the hash {file.sha256}; the record says {facts['file-sha256']}"
        faults.append(Fault(number, "file-sha256", what, _OTHER))
    return faults


def _rows(one: Named) -> list[tuple[int, str, Mapping[str, str]]]:
    """Return number, file name and facts of every row that gives the hash of a file."""
    return [
        (number, name, {id_: text_of(row, id_) for id_ in ("file-bytes", "file-sha256")})
        for number, row in enumerate(one.record.rows, 1)
        if (name := text_of(row, "file-name")) and text_of(row, "file-sha256")
    ]


_OTHER = "it is another file, or was changed: compare the second medium, and work on with neither"
_FEW = 3
