"""One PDF in, what it holds besides its text out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

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

from handbook.model import PdfFacts


def read_pdf(data: bytes) -> PdfFacts:
    """Return the facts of a PDF; one that cannot be read has no pages.

    A damaged file is not mended here: every viewer mends in its own way, so nobody could say what a
    reader would get.
    """
    try:
        objects = _Objects(PdfReader(io.BytesIO(data), strict=True))
        behind = data[data.rfind(_END) + len(_END) :].strip()
        return _printed(objects, revised=data.count(b"startxref") > 1, longer=bool(behind))
    except _UNREADABLE:
        return PdfFacts(0, "", "")


class _Objects:
    """The objects of one PDF, each read where it stands; the reader would read all for the first."""

    def __init__(self, reader: PdfReader) -> None:
        self.trailer = reader.trailer
        self._reader = reader
        self._places: dict[int, tuple[bytes, int]] = {}
        self.packed: list[bytes] = []
        for number in sorted({stream for stream, _ in reader.xref_objStm.values()}):
            self._open(number)

    def _open(self, number: int) -> None:
        """Note where each object of a packed stream of objects stands."""
        stream = self._reader.get_object(IndirectObject(number, 0, self._reader))
        if not isinstance(stream, StreamObject):
            raise PyPdfError
        data, first = stream.get_data(), int(str(stream["/First"]))
        head = [int(part) for part in data[:first].split()]
        self.packed.append(data)
        for id_, offset in zip(head[::2], head[1::2], strict=True):
            if self._reader.xref_objStm.get(id_, (0, 0))[0] == number:
                self._places[id_] = (data, first + offset)

    def of(self, value: PdfObject | None) -> PdfObject | None:
        """Return a value, or what it refers to."""
        if not isinstance(value, IndirectObject):
            return value
        place = self._places.get(value.idnum)
        if place is None:
            return self._reader.get_object(value)
        stream = io.BytesIO(place[0])
        stream.seek(place[1])
        return read_object(stream, self._reader)

    def at(self, holder: PdfObject | None, key: str) -> PdfObject | None:
        """Return what stands at a key of a dictionary; None where there is none."""
        if not isinstance(holder, DictionaryObject) or key not in holder:
            return None
        return self.of(holder.raw_get(key))

    def plain(self) -> Iterator[PdfObject | None]:
        """Yield every object that stands in no packed stream."""
        for generation, ids in self._reader.xref.items():
            for id_ in ids:
                if not self._reader.xref_free_entry.get(generation, {}).get(id_):
                    yield self._reader.get_object(IndirectObject(id_, generation, self._reader))

    def every(self) -> Iterator[PdfObject | None]:
        """Yield every object."""
        yield from self.plain()
        for id_ in self._places:
            yield self.of(IndirectObject(id_, 0, self._reader))


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
            self._look_at_name(_whole(value))
        elif isinstance(value, ArrayObject):
            for part in value:
                self.look(part, depth + 1)
        elif isinstance(value, DictionaryObject):
            self._look_at_entries(value, depth)

    def _look_at_name(self, name: str) -> None:
        if name in _ACTIVE:
            self.actions.add(name)
        if name in _TYPED:
            self.typed.add(name)

    def _look_at_entries(self, value: DictionaryObject, depth: int) -> None:
        entries = {_whole(key): value.raw_get(key) for key in value}
        if isinstance(value, StreamObject) and "/F" in entries:
            self.actions.add("/F")
        if "/EF" in entries:
            self.files[str(entries.get("/UF", entries.get("/F", "")))] = None
        for name, part in entries.items():
            self._look_at_name(name)
            if name == "/URI" and not isinstance(part, DictionaryObject):
                self.links[str(part)] = None
            self.look(part, depth + 1)


def _whole(name: str) -> str:
    """Return a name as viewers read it: a NUL ends it, which the reader takes for a part of it."""
    return name.partition("\0")[0]


def _printed(objects: _Objects, *, revised: bool, longer: bool) -> PdfFacts:
    trailer, seen = objects.trailer, _Seen()
    seen.look(trailer)
    if revised:  # the reader follows the trailers of older revisions, but does not tell of them
        seen.actions.add("an older revision")
    if (
        longer
    ):  # as in a file that is an archive or a page too, for a program that looks from its end
        seen.actions.add("bytes behind its end")
    if "/Encrypt" in trailer:
        return PdfFacts(0, "", "", tuple(sorted(seen.actions)))
    root = objects.at(trailer, "/Root")
    hits = {name for data in objects.packed for name in _ACTIVE_NAME.findall(_unescaped(data))}
    if hits <= _PLAIN_FORM and objects.at(root, "/AcroForm") is not None:
        hits.clear()  # a form has hundreds of fields, and each of these names is in every one
        seen.look(root)
    for value in objects.every() if hits else objects.plain():
        seen.look(value)
    count = objects.at(objects.at(root, "/Pages"), "/Count")
    title = objects.at(objects.at(trailer, "/Info"), "/Title")
    lang = objects.at(root, "/Lang")
    marked = objects.at(objects.at(root, "/MarkInfo"), "/Marked")
    return PdfFacts(
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
_ACTIVE_NAME = re.compile(
    rb"(?:%s)(?![^\x00\t\n\f\r ()<>\[\]{}/%%])"
    % b"|".join(sorted(re.escape(name.encode()) for name in _ACTIVE | _TYPED | {"/EF"}))
)
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
