"""One file of a built site as bytes in, what it is and what it names out."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator

from handbook.model import Asset, UrlMention
from handbook.search import INDEX
from handbook.site.font import read_font
from handbook.site.index import read_index
from handbook.site.mentions import mentions

MOST_UNPACKED = 32 << 20
"""Bytes that a packed part may grow to; what is larger is read as far as this."""


def read_asset(data: bytes, path: str) -> Asset:
    """Return the facts of the file `path`, read from its bytes and not from its name.

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
