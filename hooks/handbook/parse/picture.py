"""The bytes of a picture in, the kinds of block that it is made of out; nothing is decoded."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from itertools import groupby, islice

BROKEN = "broken"
"""Part of a picture that ends too early, or is not built as its format says."""
TRAILING = "trailing"
"""Bytes after the end of a picture, where another file can hide."""
HUGE = "huge"
"""A picture with more dots than an old phone has memory for, however small its file."""
MOST_DOTS = 40_000_000
MAX_BLOCKS = 4096
"""Blocks of one picture that are looked at; a camera writes fewer than a hundred."""

_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_FOUR = 4
_END, _SCAN, _BARE = 0xD9, 0xDA, frozenset({0x01, *range(0xD0, 0xD9)})
_MARKER = re.compile(rb"\xff++[^\xff]", re.DOTALL)
"""A marker, which may be padded."""
_NEXT = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
"""What ends the samples of a scan: a marker that is neither a stuffed byte nor a restart."""


def picture_parts(data: bytes, content: str) -> tuple[str, ...]:
    """Return the kinds of block of a picture of the kind `content`, equal neighbours once.

    PNG chunks and WebP chunks have the names that stand in the file (`IDAT`, `tEXt`, `EXIF`), JPEG
    segments those of the standard (`APP1`, `COM`, `SOF0`). An `APP0` that is more than the plain
    head of a JPEG is `APP0+`, an `APP14` that is more than a mark of colours `APP14+`. `huge`
    follows a head that promises too many dots; the last part is `broken` or `trailing` where the
    file is not sound.
    """
    walk = _WALKS.get(content)
    if walk is None:
        return ()
    blocks = list(islice(walk(data), MAX_BLOCKS + 1))
    if len(blocks) > MAX_BLOCKS:
        blocks[MAX_BLOCKS] = BROKEN
    return tuple(part for part, _ in groupby(blocks))


def _png(data: bytes) -> Iterator[str]:
    at, first = len(_PNG_HEAD), True
    while at < len(data):
        end = at + 8 + int.from_bytes(data[at : at + _FOUR], "big")
        name = data[at + _FOUR : at + 8]
        sum_ = int.from_bytes(data[end : end + _FOUR], "big")
        if (
            end + _FOUR > len(data)
            or not name.isalpha()
            or (name == b"IHDR") != first
            or zlib.crc32(memoryview(data)[at + _FOUR : end]) != sum_
        ):
            break
        yield from _part(name.decode("ascii"), data[at + 8 : end])
        at, first = end + _FOUR, False
        if name == b"IEND":
            if at < len(data):
                yield TRAILING
            return
    yield BROKEN


def _jpeg(data: bytes) -> Iterator[str]:
    at = 2
    while at + 1 < len(data):
        found = _MARKER.match(data, at)
        if found is None:
            break
        at, mark = found.end() - 2, data[found.end() - 1]
        if mark == _END:
            yield "EOI"
            if at + 2 < len(data):
                yield TRAILING
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if mark in _BARE or end > len(data) or end < at + 4:
            break
        yield from _part(_segment(mark, data[at + 4 : end]), data[at + 4 : end])
        at = end
        if mark == _SCAN:
            found = _NEXT.search(data, at)
            if found is None:
                break
            at = found.end() - 2
    yield BROKEN


def _segment(mark: int, body: bytes) -> str:
    name = _SEGMENTS.get(mark, f"0x{mark:02x}")
    plain = _PLAIN.get(name)
    return name if plain is None or plain.fullmatch(body) else f"{name}+"


def _webp(data: bytes) -> Iterator[str]:
    size = int.from_bytes(data[4:8], "little") + 8
    at = 12
    while at + 8 <= min(size, len(data)):
        name = data[at : at + _FOUR]
        length = int.from_bytes(data[at + _FOUR : at + 8], "little")
        end = at + 8 + length + length % 2
        if end > min(size, len(data)) or not re.fullmatch(rb"[A-Za-z0-9]{3}[A-Za-z0-9 ]", name):
            yield BROKEN
            return
        yield from _part(name.decode("ascii").rstrip(), data[at + 8 : end])
        at = end
    if at != size or at == 12:  # noqa: PLR2004 - no chunk at all
        yield BROKEN
    elif at < len(data):
        yield TRAILING


def _part(name: str, body: bytes) -> Iterator[str]:
    """Yield the name of a block, and `huge` after the head of a picture with too many dots."""
    yield name
    if _dots(name, body) > MOST_DOTS:
        yield HUGE


def _dots(name: str, body: bytes) -> int:
    """Return how many dots the head of a picture promises; 0 for any other block."""
    if name == "IHDR":
        return int.from_bytes(body[:4], "big") * int.from_bytes(body[4:8], "big")
    if name.startswith("SOF"):
        return int.from_bytes(body[1:3], "big") * int.from_bytes(body[3:5], "big")
    little = [int.from_bytes(body[at:end], "little") for at, end in _WEBP.get(name, ())]
    if name == "VP8L":
        return ((little[0] & _SIDE) + 1) * ((little[0] >> 14 & _SIDE) + 1)
    if name == "VP8":
        return (little[0] & _SIDE) * (little[1] & _SIDE)
    return (little[0] + 1) * (little[1] + 1) if name == "VP8X" else 0


_WALKS: dict[str, Callable[[bytes], Iterator[str]]] = {"png": _png, "jpeg": _jpeg, "webp": _webp}
_SIDE = 0x3FFF
_WEBP = {"VP8X": ((4, 7), (7, 10)), "VP8L": ((1, 5),), "VP8": ((6, 8), (8, 10))}
"""Where width and height stand in the heads of a WebP."""
_SEGMENTS = {
    0xC4: "DHT", 0xC8: "JPG", 0xCC: "DAC", 0xDA: "SOS", 0xDB: "DQT", 0xDC: "DNL", 0xDD: "DRI",
    0xDE: "DHP", 0xDF: "EXP", 0xFE: "COM",
    **{0xC0 + n: f"SOF{n}" for n in range(16) if n not in (4, 8, 12)},
    **{0xE0 + n: f"APP{n}" for n in range(16)},
}  # fmt: skip
"""Names of JPEG segments by the second byte of their marker."""
_PLAIN = {
    "APP0": re.compile(rb"JFIF\0.{7}\0\0", re.DOTALL),
    "APP14": re.compile(rb"Adobe.{7}", re.DOTALL),
}
"""What a segment holds that only helps to show the picture; its preview has no dots."""
