"""One PDF in, what it holds besides its text out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    read_object,
)  # fmt: skip

from handbook.model import Printed


def read_pdf(data: bytes) -> Printed:
    """Return the facts of a PDF; one that cannot be read has no pages.

    A damaged file is not mended here: every viewer mends in its own way, so nobody could say what a
    reader would get.
    """
    try:
        return _printed(_Objects(data, PdfReader(io.BytesIO(data), strict=True)))
    except _UNREADABLE:
        return Printed(0, "", "")


class _Objects:
    """The objects of one PDF, each read where it stands; the reader would read all for the first."""

    def __init__(self, data: bytes, reader: PdfReader) -> None:
        self.data = data
        self.trailer = reader.trailer
        self._reader = reader
        self._heads: dict[int, tuple[int, ...]] = {}
        """Number and place of each object of a packed stream, in turns."""
        streams = sorted({stream for stream, _ in reader.xref_objStm.values()})
        self.packed = {number: self._unpacked(number) for number in streams}
        """Packed streams of objects: the bytes of each, and where its first object begins."""
        for id_, generation, place in self._plain():
            found = _HEAD.match(data, place)
            if not found or (int(found[1]), int(found[2])) != (id_, generation):
                raise PyPdfError

    def _unpacked(self, number: int) -> tuple[bytes, int]:
        stream = self._reader.get_object(IndirectObject(number, 0, self._reader))
        if not isinstance(stream, StreamObject):
            raise PyPdfError
        return stream.get_data(), int(str(stream["/First"]))

    def _plain(self) -> Iterator[tuple[int, int, int]]:
        """Yield number, generation and place of every object that stands in no packed stream."""
        for generation, ids in self._reader.xref.items():
            free = self._reader.xref_free_entry.get(generation, {})
            for id_, place in ids.items():
                if not free.get(id_):
                    yield id_, generation, place

    def _place(self, number: int, index: int, id_: int) -> int:
        """Return where an object stands in the packed stream that holds it as the `index`-th."""
        data, first = self.packed[number]
        if number not in self._heads:
            self._heads[number] = tuple(map(int, data[:first].split()))
        found, place = self._heads[number][2 * index : 2 * index + 2]
        if found != id_:
            raise PyPdfError
        return first + place

    def of(self, value: PdfObject | None) -> PdfObject | None:
        """Return a value, or what it refers to."""
        if not isinstance(value, IndirectObject):
            return value
        if value.idnum not in self._reader.xref_objStm:
            return self._reader.get_object(value)
        number, index = self._reader.xref_objStm[value.idnum]
        stream = io.BytesIO(self.packed[number][0])
        stream.seek(self._place(number, index, value.idnum))
        return read_object(stream, self._reader)

    def at(self, holder: PdfObject | None, key: str) -> PdfObject | None:
        """Return what stands at a key of a dictionary; None where there is none."""
        if not isinstance(holder, DictionaryObject) or key not in holder:
            return None
        return self.of(holder.raw_get(key))

    def plain(self) -> Iterator[PdfObject | None]:
        """Yield every object that stands in no packed stream, if one could do harm.

        A name that could is among the bytes then; those of a stream may spell one by chance.
        """
        if _PLAIN_NAME.search(_unescaped(self.data)):
            for id_, generation, _ in self._plain():
                yield self._reader.get_object(IndirectObject(id_, generation, self._reader))

    def inside(self) -> Iterator[PdfObject | None]:
        """Yield every object that stands in a packed stream."""
        for id_ in self._reader.xref_objStm:
            yield self.of(IndirectObject(id_, 0, self._reader))

    def names(self) -> set[bytes]:
        """Return the names in packed streams that could do harm."""
        packed = (_unescaped(data) for data, _ in self.packed.values())
        return {name for data in packed for name in _ACTIVE_NAME.findall(data)}


class _Seen:
    """What was met in the objects of a PDF that could run, open or carry something."""

    def __init__(self) -> None:
        self.actions: set[str] = set()
        self.typed: set[str] = set()
        self.links: dict[str, None] = {}
        self.files: dict[str, None] = {}

    def look(self, value: PdfObject | None, depth: int = 0) -> None:
        """Look at an object and at all that stands directly in it."""
        if depth > _DEEPEST:
            self.actions.add("deeper than can be read")
        elif isinstance(value, NameObject):
            if value in _ACTIVE:
                self.actions.add(str(value))
            if value in _TYPED:
                self.typed.add(str(value))
        elif isinstance(value, ArrayObject):
            for part in value:
                self.look(part, depth + 1)
        elif isinstance(value, DictionaryObject):
            self._look_at_entries(value, depth)

    def _look_at_entries(self, value: DictionaryObject, depth: int) -> None:
        if isinstance(value, StreamObject) and "/F" in value:
            self.actions.add("/F")
        if "/EF" in value:
            name = value.get("/UF", value.get("/F", ""))
            self.files[str(name)] = None
        for key in value:
            part = value.raw_get(key)
            if key in _ACTIVE:
                self.actions.add(str(key))
            if key in _TYPED:
                self.typed.add(str(key))
            if key == "/URI" and not isinstance(part, DictionaryObject):
                self.links[str(part)] = None
            self.look(part, depth + 1)


def _printed(objects: _Objects) -> Printed:
    data, trailer, seen = objects.data, objects.trailer, _Seen()
    seen.look(trailer)
    if data.count(b"startxref") > 1:  # the reader follows older trailers, but does not tell of them
        seen.actions.add("an older revision")
    if data[data.rfind(_END) + len(_END) :].strip():
        # as in a file that is an archive or a page too, for a program that looks from its end
        seen.actions.add("bytes behind its end")
    if "/Encrypt" in trailer:
        return Printed(0, "", "", tuple(sorted(seen.actions)))
    root = objects.at(trailer, "/Root")
    hits = objects.names()
    if hits <= _PLAIN_FORM and objects.at(root, "/AcroForm") is not None:
        hits.clear()  # a form has hundreds of fields, and each of these names is in every one
        seen.look(root)
    for value in objects.inside() if hits else ():
        seen.look(value)
    for value in objects.plain():
        seen.look(value)
    count = objects.at(objects.at(root, "/Pages"), "/Count")
    title = objects.at(objects.at(trailer, "/Info"), "/Title")
    lang = objects.at(root, "/Lang")
    marked = objects.at(objects.at(root, "/MarkInfo"), "/Marked")
    return Printed(
        int(count) if isinstance(count, NumberObject) else 0,
        str(title or "").strip(),
        str(lang or ""),
        tuple(sorted(seen.actions)),
        tuple(seen.links),
        tuple(seen.files),
        tagged=isinstance(marked, BooleanObject)
        and marked.value
        and objects.at(root, "/StructTreeRoot") is not None,
        typed=tuple(sorted(seen.typed)),
    )


def _unescaped(data: bytes) -> bytes:
    """Return the bytes of objects with the signs of names written plainly: `/J#53` is `/JS`."""
    if b"#" not in data:
        return data
    return _ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), data)


_DEEPEST = 40
_END = b"%%EOF"
_UNREADABLE = (
    PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError,
    OSError, RecursionError, TypeError, ValueError,
)  # fmt: skip
"""What the reader raises on damaged files, seen by feeding it cut and changed ones."""
_ACTIVE = frozenset({
    "/3D", "/AA", "/AF", "/Collection", "/Crypt", "/EmbeddedFile", "/EmbeddedFiles", "/Encrypt",
    "/FFilter", "/FileAttachment", "/GoTo3DView", "/GoToDp", "/GoToE", "/GoToR", "/Hide",
    "/ImportData", "/JS", "/JavaScript", "/Launch", "/Movie", "/Named", "/OPI", "/OpenAction",
    "/Projection", "/Rendition", "/ResetForm", "/RichMedia", "/RichMediaContent",
    "/RichMediaExecute", "/SetOCGState", "/Sound", "/SubmitForm", "/Thread", "/Trans",
    "/URI", "/URL", "/WebCapture", "/XFA",
    "/ASCII85Decode", "/ASCIIHexDecode", "/LZWDecode", "/RunLengthDecode",
})  # fmt: skip
"""Names by which a viewer runs, opens, sends or plays something, or the file carries another; and
the packings that our own files never have, since what is packed so is not searched for addresses."""
_TYPED = frozenset(
    {"/AcroForm", "/Ch", "/CO", "/NeedAppearances", "/RV", "/Sig", "/SigFlags", "/Widget"}
)
"""Names of what is typed into. Only a form that is made for it may hold fields; none of ours holds a
list to choose from, a field to be signed in the viewer, rich text, an order of calculation, or the
wish to be drawn anew, which makes viewers ask to save what nobody changed."""
_PLAIN_FORM = frozenset({b"/AcroForm", b"/Widget"})
_FILES = frozenset({"/EF"})
"""Names by which a file is carried."""


def _any_of(names: Iterable[str]) -> re.Pattern[bytes]:
    """Return what finds one of these names, whole."""
    said = b"|".join(sorted(re.escape(name.encode()) for name in names))
    return re.compile(rb"(?:%s)(?![^\x00\t\n\f\r ()<>\[\]{}/%%])" % said)


_ACTIVE_NAME = _any_of(_ACTIVE | _TYPED | _FILES)
_PLAIN_NAME = _any_of(_ACTIVE | _TYPED | _FILES | {"/F"})
"""The same where streams stand, whose bytes may be those of another file."""
_HEAD = re.compile(rb"\s*(\d+)\s+(\d+)\s+obj")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
