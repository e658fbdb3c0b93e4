"""HB008: names that every system can store."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Handbook
from handbook.rules.base import checks, slug_of

NAME_NOT_PORTABLE = rule("HB008", "name-not-portable", "name-not-portable")
NAMES_DIFFER_IN_CASE = rule("HB008", "name-not-portable", "names-differ-in-case")

_LONGEST = 80
_LONGEST_PATH = 180
_DEEPEST = 8
_PORTABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


@checks(NAME_NOT_PORTABLE)
def name_not_portable(book: Handbook) -> Iterator[Finding]:
    """Yield each file and folder once."""
    for path in _with_folders(book):
        name = path.rpartition("/")[2]
        if why := why_not_portable(name):
            advice = f"rename it, for example to “{_proposal(name)}”"
            yield NAME_NOT_PORTABLE.at(path, 0, name=name, why=why, advice=advice)
    for folder in dict.fromkeys(file.path.rpartition("/")[0] for file in book.files):
        if (deep := folder.count("/") + 1) > _DEEPEST:
            yield NAME_NOT_PORTABLE.at(
                folder,
                0,
                name=folder.rpartition("/")[2],
                advice="move it up",
                why=f"is that of a folder at depth {deep}, and {_DEEPEST} is the deepest that is stored",
            )
    for file in book.files:
        if (size := len(file.path)) > _LONGEST_PATH and len(file.name) <= _LONGEST:
            yield NAME_NOT_PORTABLE.at(
                file.path, 0, name=file.name, advice="rename it or its folders shorter",
                why=f"ends a path of {size} characters, and {_LONGEST_PATH} are stored",
            )  # fmt: skip


@checks(NAMES_DIFFER_IN_CASE)
def names_differ_in_case(book: Handbook) -> Iterator[Finding]:
    """Yield the later one of each pair."""
    seen: dict[str, str] = {}
    for path in _with_folders(book):
        other = seen.setdefault(path.lower(), path)
        if other != path and other.rpartition("/")[0] == path.rpartition("/")[0]:
            yield NAMES_DIFFER_IN_CASE.at(path, 0, path=path, other=other)


def _with_folders(book: Handbook) -> Iterator[str]:
    """Yield the path of every file and of every folder above one, each once."""
    seen: set[str] = set()
    for file in book.files:
        yield file.path
        folder = file.path.rpartition("/")[0]
        while folder and folder not in seen:
            seen.add(folder)
            yield folder
            folder = folder.rpartition("/")[0]


def why_not_portable(name: str) -> str:
    """Return why a name cannot be stored everywhere; empty for one that can."""
    if len(name) > _LONGEST:
        return f"has {len(name)} characters"
    if _RESERVED.fullmatch(name):
        return "is reserved by Windows"
    if name.endswith("."):
        return "ends with a dot"
    if not _PORTABLE.fullmatch(name):
        odd = next((char for char in name if not re.match(r"[A-Za-z0-9._-]", char)), "")
        if not odd:
            return f"begins with “{name[0]}”"
        return f"has “{odd}”" if odd.isprintable() else f"has the character U+{ord(odd):04X}"
    return ""


def _proposal(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    plain = slug_of(stem if dot else name)[: _LONGEST - 10]
    if not plain or _RESERVED.fullmatch(plain):
        plain = f"{plain}-page".lstrip("-")
    ending = "".join(char for char in ending if char.isascii() and char.isalnum())
    return f"{plain}.{ending}" if dot and ending else plain
