"""One WOFF2 font in, its bytes unpacked out, each of its names apart."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import brotli


def read_font(data: bytes, most: int) -> tuple[bytes, ...]:
    """Return the tables, names, notes and private block of a font; nothing where it is none.

    Each name is a part of its own in UTF-8: in the file they touch one another. No part is longer
    than `most`.
    """
    try:
        tables, name, start = _directory(data)
        size, notes, notes_size, private, private_size = (
            int.from_bytes(data[at : at + 4], "big") for at in _SIZES
        )
        unpacked = _unpacked(data[start : start + size], most)
        if len(unpacked) < min(tables, most):
            return ()
        more = _unpacked(data[notes : notes + notes_size], most) if notes_size else b""
        own = unpacked[name[0] : sum(name)]
        rest = unpacked[: name[0]], unpacked[sum(name) :]
        names = tuple(_names(own)) if own else ()
    except (brotli.error, IndexError, struct.error):
        return ()
    return (*rest, more, data[private : private + private_size], *names)


def _directory(data: bytes) -> tuple[int, tuple[int, int], int]:
    """Return the size of all tables, the place and size of the names, and where the data begins."""
    at, total, name = _HEADER, 0, (0, 0)
    for _ in range(int.from_bytes(data[12:14], "big")):
        flags = data[at]
        tag, version = flags & 0x3F, flags >> 6
        at += 5 if tag == _OTHER_TAG else 1
        size, at = _number(data, at)
        if version != (3 if tag in _SHAPES else 0):  # the table was rewritten before it was packed
            size, at = _number(data, at)
        if tag == _NAMES:
            name = total, size
        total += size
    return total, name, at


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of the form UIntBase128, and where it ends."""
    value = 0
    for place in range(at, at + 5):
        value = value << 7 | data[place] & 0x7F
        if not data[place] & 0x80:
            return value, place + 1
    raise IndexError


def _unpacked(data: bytes, most: int) -> bytes:
    worker = brotli.Decompressor()
    unpacked = bytes(worker.process(data, output_buffer_limit=most))
    if not worker.is_finished() and len(unpacked) < most:
        raise IndexError
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


_HEADER = 48
_SIZES = (20, 28, 32, 40, 44)
"""Where the header tells the size of the packed data, then place and size of notes and private block."""
_OTHER_TAG = 63
_NAMES = 5
_SHAPES = (10, 11)
"""Numbers of glyf and loca, which are rewritten unless they say version 3."""
_MACINTOSH = 1
