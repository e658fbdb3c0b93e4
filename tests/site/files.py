"""Files of a site for tests, made byte by byte: fonts, print files."""

from __future__ import annotations

import io
import struct

import brotli
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject


def name_table(*names: tuple[int, bytes]) -> bytes:
    """Return the table of names of a font: number of the platform, and bytes of each name."""
    storage = b"".join(name for _, name in names)
    table = struct.pack(">HHH", 0, len(names), 6 + 12 * len(names))
    at = 0
    for platform, name in names:
        table += struct.pack(">6H", platform, 1, 0, 1, len(name), at)
        at += len(name)
    return table + storage


def woff2(names: bytes = b"", head: bytes = b"", notes: bytes = b"", private: bytes = b"") -> bytes:
    """Return a WOFF2 font with a table `head`, one of names, notes and a private block."""
    packed: bytes = brotli.compress(head + names)
    more: bytes = brotli.compress(notes) if notes else b""
    directory = bytes([1]) + number(len(head)) + bytes([5]) + number(len(names))
    start = 48 + len(directory)
    after = start + len(packed)
    header = b"wOF2\0\1\0\0" + struct.pack(
        ">IHHIIHHIIIII", 0, 2, 0, 0, len(packed), 1, 0,
        after if more else 0, len(more), len(notes),
        after + len(more) if private else 0, len(private),
    )  # fmt: skip
    return b"".join((header, directory, packed, more, private))


def number(value: int) -> bytes:
    """Return a number in the form UIntBase128."""
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.insert(0, value & 0x7F | 0x80)
    return bytes(parts)


def pdf(
    title: str = "CL-03 Capture", lang: str = "en", *, tagged: bool = True, change=None
) -> bytes:
    """Return a print file of one empty page; `change` is given its writer."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    root = writer._root_object
    if lang:
        root[NameObject("/Lang")] = TextStringObject(lang)
    if tagged:
        root[NameObject("/MarkInfo")] = DictionaryObject(
            {NameObject("/Marked"): BooleanObject(True)}
        )
        root[NameObject("/StructTreeRoot")] = DictionaryObject()
    writer.metadata = None
    if title:
        writer.add_metadata({"/Title": title})
    if change:
        change(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()
