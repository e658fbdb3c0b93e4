"""One office file as bytes in, what its parts hold out; nothing in it is trusted."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from handbook.model import Packed
from handbook.site.parts import BadPart, OfficeParts

MOST_PARTS = 40
"""Parts that an office file may have; ours have twelve."""
MOST_BYTES = 4 << 20
"""Bytes that one part may grow to; a sheet of a hundred rows has 200 kB."""
MOST_RATIO = 200
"""How many times a part may grow; a sheet of empty rows grows sixty times."""


def read_packed(data: bytes) -> Packed:
    """Return the facts of an office file; of one that is not safe to read, only why.

    A damaged file is not mended here: every program mends in its own way, so nobody could say what
    a reader would get.
    """
    found = OfficeParts()
    try:
        for name, part in unpacked(data, MOST_PARTS, _NAME):
            found.add(name, part)
    except BadPart as reason:
        return Packed(unread=str(reason))
    return found.packed()


def unpacked(data: bytes, most: int, names: re.Pattern[str]) -> list[tuple[str, bytes]]:
    """Return name and bytes of each part of a package, in its order.

    Raises `BadPart` where it has more than `most` parts, or one that is not as in our own files.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            _judge(data, entries, most, names)
            return [(one.filename, _bytes(package, one)) for one in entries]
    except BadPart:
        raise
    except _UNREADABLE:
        raise BadPart("is no package that can be read") from None


def _judge(data: bytes, entries: list[zipfile.ZipInfo], most: int, names: re.Pattern[str]) -> None:
    """Raise `BadPart` where an entry, or what lies around the entries, is not as in our own files."""
    if len(entries) > most:
        raise BadPart(f"has {len(entries)} parts")
    for why in (
        *_odd_names(entries),
        *(_odd(one, names) for one in entries),
        _odd_shape(data, entries),
    ):
        if why:
            raise BadPart(why)


def _odd_names(entries: Iterable[zipfile.ZipInfo]) -> Iterator[str]:
    seen = set()
    for entry in entries:
        name = entry.filename.lower()
        if name in seen:
            yield f"has the part “{_shown(name)}” twice"
        seen.add(name)


def _odd(entry: zipfile.ZipInfo, names: re.Pattern[str]) -> str:
    """Return why an entry is not unpacked, empty where it may be."""
    name = _shown(entry.filename)
    if not names.fullmatch(entry.filename) or ".." in entry.filename:
        return f"has a part with the name “{name}”"
    if entry.flag_bits & _LOCKED:
        return f"has the locked part “{name}”"
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return f"has the part “{name}”, packed in an unusual way"
    if entry.file_size > MOST_BYTES or entry.file_size > MOST_RATIO * max(1, entry.compress_size):
        return f"has the part “{name}”, which grows too large"
    if entry.extra or entry.comment:
        return f"has a note on the part “{name}”"
    return ""


def _odd_shape(data: bytes, entries: list[zipfile.ZipInfo]) -> str:
    """Return where bytes lie that belong to no part; empty where there are none."""
    at = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset != at:
            return "holds bytes that belong to no part"
        name, extra = struct.unpack_from("<HH", data, at + _NAME_AT)
        at += _HEADER + name + extra + entry.compress_size
    end = len(data) - _END
    start = struct.unpack_from("<I", data, end + 16)[0] if data[end : end + 4] == b"PK\5\6" else -1
    return "" if start == at else "holds bytes that belong to no part"


def _bytes(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with package.open(entry) as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise BadPart(f"has the part “{_shown(entry.filename)}”, which grows too large")
    return data


def _shown(name: str) -> str:
    return re.sub(r"[^ -~]", "?", name)[:60]


_NAME = re.compile(r"(?:[A-Za-z0-9_]+/)*(?:[A-Za-z0-9_.]+|\[Content_Types\]\.xml)")
_LOCKED = 0x1 | 0x40
_HEADER, _NAME_AT, _END = 30, 26, 22
"""Bytes of the head of an entry, where it tells how long its name is, and of the end of a zip."""
_UNREADABLE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, ArithmeticError,
    AttributeError, EOFError, LookupError, NotImplementedError, OSError, RecursionError,
    RuntimeError, TypeError, ValueError,
)  # fmt: skip
"""What the reader raises on damaged files."""
