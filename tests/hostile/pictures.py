"""Small pictures and drawings, sound and hostile ones, made of their parts."""

from __future__ import annotations

import struct
import zlib


def png(*more: tuple[bytes, bytes], tail: bytes = b"", width: int = 1, height: int = 1) -> bytes:
    """Return a PNG of one grey dot with further chunks before its end and bytes after it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0\x80")), *more, (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks) + tail


def jpeg(*more: tuple[int, bytes], tail: bytes = b"") -> bytes:
    """Return the segments of a JPEG, with further ones after its first."""
    segments = ((0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"), *more, (0xDB, b"\0" + bytes(range(1, 65))))
    body = b"".join(
        bytes((0xFF, mark)) + struct.pack(">H", len(data) + 2) + data for mark, data in segments
    )
    frame = b"\xff\xc0\0\x0b\x08\0\1\0\1\1\1\x11\0"
    scan = b"\xff\xda\0\x08\1\1\0\0\x3f\0\x7f"
    return b"\xff\xd8" + body + frame + scan + b"\xff\xd9" + tail


def webp(*more: tuple[bytes, bytes]) -> bytes:
    """Return a WebP container with further chunks."""
    chunks = b"".join(
        name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
        for name, data in ((b"VP8L", b"\x2f\0\0\0\0\x07\x10\xfd\x8f\xfe"), *more)
    )
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks


def svg(inside: str, *, head: str = "", more: str = "") -> str:
    """Return a drawing with something inside, on its second line after the head."""
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"{more}>'
    return f'{head}{opening}\n{inside}\n<title>A frame</title><path d="M1 1h6v6H1z"/></svg>\n'


def exif(place: bytes) -> bytes:
    """Return camera data that names a place."""
    return b"Exif\0\0MM\0*\0\0\0\x08\0\1\x88\x25\0\4\0\0\0\1\0\0\0\x1a\0\0\0\0" + place


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
