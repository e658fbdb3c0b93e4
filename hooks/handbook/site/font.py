"""One WOFF2 font in, its bytes unpacked out, each of its names apart."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import brotli


def read_font(data: bytes, most: int) -> tuple[bytes, ...]:
    """Return the tables, names, notes and private block of a font; nothing where it is none.

    Each name is a part of its own in UTF-8: in the file they touch one another. No part is longer
    than `most`, which is why fontTools reads the directory alone: it would unpack without a bound.
    """
    from fontTools.misc import sstruct  # noqa: PLC0415 - only a build has fonts to read
    from fontTools.ttLib import TTLibError, woff2  # noqa: PLC0415

    file, at, name = io.BytesIO(data), 0, (0, 0)
    try:
        head = sstruct.unpack(woff2.woff2DirectoryFormat, file.read(woff2.woff2DirectorySize))
        for _ in range(head["numTables"]):
            table = woff2.WOFF2DirectoryEntry()
            table.fromFile(file)
            if table.tag == "name":
                name = at, table.length
            at += table.length
        unpacked = _unpacked(file.read(head["totalCompressedSize"]), most)
        if len(unpacked) < min(at, most):
            return ()
        notes = data[head["metaOffset"] :][: head["metaLength"]]
        more = _unpacked(notes, most) if head["metaLength"] else b""
        own = unpacked[name[0] : sum(name)]
        names = tuple(_names(own)) if own else ()
    except (brotli.error, struct.error, TTLibError):
        return ()
    private = data[head["privOffset"] :][: head["privLength"]]
    return (unpacked[: name[0]], unpacked[sum(name) :], more, private, *names)


def _unpacked(data: bytes, most: int) -> bytes:
    worker = brotli.Decompressor()
    unpacked = bytes(worker.process(data, output_buffer_limit=most))
    if not worker.is_finished() and len(unpacked) < most:
        raise brotli.error
    return unpacked[:most]


def _names(table: bytes) -> Iterator[bytes]:
    """Yield each name, then what stands in the table without being one."""
    _, count, storage = struct.unpack_from(">HHH", table)
    rest = bytearray(table)
    for number in range(count):
        platform, _, _, _, size, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        start = storage + offset
        coding = "latin-1" if platform == _MACINTOSH else "utf-16-be"
        yield table[start : start + size].decode(coding, "replace").encode()
        rest[start : start + size] = b" " * len(table[start : start + size])
    yield bytes(rest)


_MACINTOSH = 1
