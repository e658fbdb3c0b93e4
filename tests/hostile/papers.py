"""Small PDFs, sound and hostile ones."""

from __future__ import annotations

import io

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject, TextStringObject


def pdf(catalog: dict[str, object] | None = None, page: dict[str, object] | None = None) -> bytes:
    """Return a PDF of one empty page with further entries in its catalogue and its page."""
    writer = PdfWriter()
    sheet = writer.add_blank_page(72, 72)
    for place, entries in ((writer.root_object, catalog), (sheet, page)):
        for name, value in (entries or {}).items():
            place[NameObject(name)] = _object(value)
    return _bytes(writer)


def attached() -> bytes:
    """Return a PDF that carries another file."""
    writer = PdfWriter()
    writer.add_blank_page(72, 72)
    writer.add_attachment("a.exe", b"MZ")
    return _bytes(writer)


def locked() -> bytes:
    """Return a PDF that nobody can look into."""
    writer = PdfWriter()
    writer.add_blank_page(72, 72)
    writer.encrypt("", "owner", algorithm="RC4-40")
    return _bytes(writer)


def action(kind: str, **more: object) -> dict[str, object]:
    """Return an action of a PDF."""
    return {"/S": kind, **{f"/{name}": value for name, value in more.items()}}


def note(act: dict[str, object]) -> dict[str, object]:
    """Return the entries of a page with one place that can be touched."""
    return {"/Annots": [{"/Type": "/Annot", "/Subtype": "/Link", "/Rect": [], "/A": act}]}


def _object(value: object) -> PdfObject:
    if isinstance(value, dict):
        return DictionaryObject({NameObject(key): _object(item) for key, item in value.items()})
    if isinstance(value, list):
        return ArrayObject(_object(item) for item in value)
    text = str(value)
    return NameObject(text) if text.startswith("/") else TextStringObject(text)


def _bytes(writer: PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()
