"""One file of a built site as bytes in, what it is and what it names out: fonts unpacked, the index of the search read."""

from __future__ import annotations

import hashlib
import io
import json
import re
import struct
import zlib
from collections.abc import Iterator
from typing import Any

import brotli

from handbook.model import Asset, UrlMention
from handbook.search import FIELDS, INDEX, INDEX_HEAD, SEPARATOR
from handbook.site.mentions import mentions

MOST_UNPACKED = 32 << 20
"""Bytes that a packed part may grow to; what is larger is read as far as this."""


def read_asset(data: bytes, path: str) -> Asset:
    """Return the facts of the file `path`, read from its bytes; its name only says where an index or a drawing may be.

    Never raises on content: what cannot be read has an empty `content`.
    """
    content = content_of(data)
    leads: tuple[str, ...] = ()
    if f"/{path}".endswith(f"/{INDEX}") and (index := read_index(data)) is not None:
        content, leads = "search-index", index
    drawing = data.decode("utf-8", "replace") if path.lower().endswith(".svg") else ""
    sha256 = hashlib.sha256(data).hexdigest()
    return Asset(path, len(data), sha256, content, _mentions(data, content), leads, drawing)


def content_of(data: bytes) -> str:
    """Return what the bytes of a file say that it is; empty where they say nothing known."""
    for content, magic in _MAGIC:
        if magic.match(data):
            return content if content != "woff2" or read_font(data, MOST_UNPACKED) else ""
    if b"\0" in data or not _is_utf8(data):
        return ""
    start = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if _HTML.match(start):
        return "html"
    if _SVG.match(start):
        return "svg"
    if start[:1] in (b"{", b"[") and data.rstrip()[-1:] in (b"}", b"]"):
        return "json"
    return "text"


def _mentions(data: bytes, content: str) -> tuple[UrlMention, ...]:
    found = dict.fromkeys(mentions(data, content))
    for part in _unpacked(data, content):
        found |= dict.fromkeys(mentions(part, "packed"))
    return tuple(found)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _unpacked(data: bytes, content: str) -> Iterator[bytes]:
    """Yield the parts of a file that are packed in it, each unpacked."""
    if content == "woff2":
        yield from read_font(data, MOST_UNPACKED)
    elif content == "pdf":
        for stream in _PDF_STREAM.finditer(data):
            if data[stream.start() - 3 : stream.start()] == b"end":
                continue
            part = _inflated(data, stream.end())
            yield part
            yield from _pdf_strings(part)
        yield from _pdf_strings(data)


def _inflated(data: bytes, start: int) -> bytes:
    """Return the deflated part that begins at `start`, as far as it can be read."""
    worker = zlib.decompressobj()
    try:
        return worker.decompress(memoryview(data)[start:], MOST_UNPACKED)
    except zlib.error:
        return b""


def _pdf_strings(data: bytes) -> Iterator[bytes]:
    """Yield the strings of a PDF in which an address is written in hex or with octal signs."""
    if _PDF_HEX_END.search(data):
        for found in _PDF_HEX.finditer(data):
            digits = re.sub(rb"\s", b"", found[1])
            yield bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    if b"\\" in data and _PDF_OCTAL_SIGN.search(data):
        yield _PDF_OCTAL.sub(lambda found: bytes([int(found[1], 8) & 0xFF]), data)


_HEAD = 1024
_MAGIC = tuple(
    (content, re.compile(magic, re.DOTALL))
    for content, magic in (
        ("png", rb"\x89PNG\r\n\x1a\n"),
        ("jpeg", rb"\xff\xd8\xff"),
        ("webp", rb"RIFF.{4}WEBP"),
        ("gif", rb"GIF8[79]a"),
        ("woff2", rb"wOF2"),
        ("pdf", rb"%PDF-"),
        ("zip", rb"PK(?:\x03\x04|\x05\x06)"),
    )
)
_HTML = re.compile(
    rb"(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|script|iframe|meta|title|p|div|a|img|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_SVG = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!(?:--.*?--|doctype[^>]*)>\s*)*<svg\b", re.IGNORECASE | re.DOTALL
)
_PDF_STREAM = re.compile(rb"stream\r?\n")
_PDF_HEX = re.compile(rb"<([0-9A-Fa-f\s]+)>")
_PDF_HEX_END = re.compile(rb"3\s*[Aa]\s*(?:0\s*0\s*)?2\s*[Ff]\s*(?:0\s*0\s*)?2\s*[Ff]")
"""“://” in hex, of one byte a sign or of two, parted anywhere."""
_PDF_OCTAL = re.compile(rb"\\([0-7]{1,3})")
_PDF_OCTAL_SIGN = re.compile(rb"\\0?(?:57|72)")


def read_index(data: bytes) -> tuple[str, ...] | None:
    """Return where the results of an index lead; None where it is more than ours, or other than ours."""
    head, end = INDEX_HEAD.encode(), b";\n"
    if not (data.startswith(head + b"{") and data.endswith(b"}" + end)):
        return None
    try:
        index = json.loads(data[len(head) : -len(end)].decode("utf-8"), object_pairs_hook=_once)
        plain = _is_ours(index)
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return None
    return tuple(dict.fromkeys(doc["location"] for doc in index["docs"])) if plain else None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is there twice")
    return found


def _is_ours(index: Any) -> bool:  # noqa: ANN401 - whatever the file holds
    config = index["config"]
    return (
        index.keys() == {"common", "config", "docs"}
        and isinstance(index["common"], str)
        and config.keys() == {"fields", "separator"}
        and config["fields"] == FIELDS
        and config["separator"] == SEPARATOR
        and all(_is_entry(doc) for doc in index["docs"])
    )


def _is_entry(doc: Any) -> bool:  # noqa: ANN401
    words = (doc["location"], doc["title"], doc["text"], doc.get("beside", ""))
    tags = doc.get("tags", [])
    return (
        doc.keys() - {"tags", "beside"} == {"location", "title", "text"}
        and isinstance(tags, list)
        and all(isinstance(one, str) for one in (*words, *tags))
    )


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
        unpacked = _font_bytes(file.read(head["totalCompressedSize"]), most)
        if len(unpacked) < min(at, most):
            return ()
        notes = data[head["metaOffset"] :][: head["metaLength"]]
        more = _font_bytes(notes, most) if head["metaLength"] else b""
        own = unpacked[name[0] : sum(name)]
        names = tuple(_names(own)) if own else ()
    except (brotli.error, struct.error, TTLibError):
        return ()
    private = data[head["privOffset"] :][: head["privLength"]]
    return (unpacked[: name[0]], unpacked[sum(name) :], more, private, *names)


def _font_bytes(data: bytes, most: int) -> bytes:
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
