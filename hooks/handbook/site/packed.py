"""One office file or EPUB as bytes in, what its parts hold out; nothing in it is trusted."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import unquote
from xml.parsers import expat

from handbook.model import Packed, Relation
from handbook.site.css import read_css
from handbook.site.mentions import mentions


class BadPart(Exception):  # noqa: N818 - it is told as a fact
    """Why a part is not read to its end."""


def addresses_of(name: str, data: bytes) -> tuple[str, ...]:
    """Return the addresses in the text of a part; raises `BadPart` where it is no text."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        raise BadPart(f"has the part “{name}”, which is no UTF-8") from None
    return tuple(dict.fromkeys(one.text for one in mentions(data, "svg")))


def read_plain(
    name: str,
    data: bytes,
    begin: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Read a part that is UTF-8; raises `BadPart` at what is no XML, or more than elements and text."""

    def refuse(*_: object) -> None:
        raise BadPart(f"has the part “{name}”, with more than elements and text")

    reader = expat.ParserCreate(namespace_separator=" ")
    reader.buffer_text = True
    reader.StartElementHandler, reader.EndElementHandler = begin, end
    reader.CharacterDataHandler = text
    reader.StartDoctypeDeclHandler = reader.ProcessingInstructionHandler = refuse
    reader.CommentHandler = refuse
    try:
        reader.Parse(data.decode("utf-8"), True)  # noqa: FBT003 - it takes no name
    except expat.ExpatError:
        raise BadPart(f"has the part “{name}”, which is no XML") from None


class OfficeParts:
    """What the parts of a file have told so far; an element that only others stand in hands its text up to them."""

    def __init__(self) -> None:
        self._name = ""
        self._names: list[str] = []
        self._open: list[list[str]] = []
        self._types: set[str] = set()
        self._relations: dict[Relation, None] = {}
        self._elements: set[tuple[str, str]] = set()
        self._addresses: dict[str, None] = {}
        self._orders: dict[str, None] = {}
        self._hidden: dict[str, None] = {}
        self._properties: list[tuple[str, str]] = []
        self._feet: list[str] = []

    def add(self, name: str, data: bytes) -> None:
        """Read one part; raises `BadPart` where it is no plain XML. Other bytes are named only."""
        self._name, self._open = name, []
        self._names.append(name)
        if name.endswith(_XML):
            self._addresses |= dict.fromkeys(addresses_of(name, data))
            read_plain(name, data, self._begin, self._end, self._text)

    def packed(self) -> Packed:
        """Return all that was told."""
        return Packed(
            parts=tuple(self._names),
            types=frozenset(self._types),
            relations=tuple(self._relations),
            elements=frozenset(self._elements),
            addresses=tuple(self._addresses),
            orders=tuple(self._orders),
            hidden=tuple(self._hidden),
            properties=tuple(self._properties),
            feet=tuple(self._feet),
        )

    def _begin(self, name: str, whole: dict[str, str]) -> None:
        """Note an element with its attributes, by their bare names."""
        space, _, element = name.rpartition(" ")
        if len(self._open) > _DEEPEST:
            raise BadPart(f"has the part “{self._name}”, deeper than can be read")
        self._open.append([])
        attributes = {key.rpartition(" ")[2]: value for key, value in whole.items()}
        self._elements.add((space, element))
        if kind := attributes.get("ContentType"):
            self._types.add(kind)
        if element == "Relationship":
            mode = attributes.get("TargetMode", "Internal")
            target = attributes.get("Target", "")
            self._relations[Relation(attributes.get("Type", ""), target, mode != "Internal")] = None
        if what := _hides(element, attributes):
            self._hidden[what] = None
        if element in _ORDERED:
            self._orders |= dict.fromkeys(
                attributes[key] for key in _ORDERED[element] if key in attributes
            )

    def _text(self, text: str) -> None:
        """Note a piece of text."""
        self._open[-1].append(text)

    def _end(self, name: str) -> None:
        """Note the text of an element that has ended."""
        element, text = name.rpartition(" ")[2], "".join(self._open.pop())
        if self._open and self._name.startswith("word/"):
            self._open[-1].append(text)
        if element in _ORDERS and text.strip():
            self._orders[text.strip()] = None
        if self._name.startswith("docProps/") and text.strip():
            self._properties.append((element, text.strip()))
        if element == "oddFooter" or (element == "ftr" and self._name.startswith("word/footer")):
            self._feet.append(text)


def _hides(element: str, attributes: Mapping[str, str]) -> str:
    """Return what an element hides, empty where it hides nothing."""
    name = attributes.get("name", element)
    if element == "sheet" and attributes.get("state", "visible") != "visible":
        return f"the sheet “{name}”"
    if element == "workbookView" and attributes.get("visibility", "visible") != "visible":
        return "the whole workbook"
    if attributes.get("hidden", "0") in _YES or attributes.get("zeroHeight", "0") in _YES:
        return f"a {_SAID.get(element, element)}"
    if element in ("col", "row") and _flat(attributes):
        return f"a {_SAID[element]}"
    return "text" if element in _UNSEEN else ""


def _flat(attributes: Mapping[str, str]) -> bool:
    sizes = (attributes[key] for key in ("width", "ht") if key in attributes)
    return any(not _SIZE.fullmatch(size) or float(size) < _LEAST for size in sizes)


_XML = (".xml", ".rels")
_DEEPEST = 60
_YES = frozenset({"1", "true", "on"})
_SAID = {"col": "column", "row": "row", "definedName": "name", "sheetFormatPr": "row"}
_UNSEEN = frozenset({"vanish", "webHidden", "specVanish"})
_ORDERS = frozenset(
    {"f", "formula", "formula1", "formula2", "definedName", "instrText", "delInstrText"}
)
"""Elements whose text is worked out."""
_ORDERED = {"fldSimple": ("instr",), "dataBinding": ("xpath",)}
_SIZE = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,20})?")
_LEAST = 1.0
"""Letters or points that a column or row is at least wide or high, to be seen."""


MOST_PARTS = 40
"""Parts that an office file may have; ours have twelve."""
MOST_BYTES = 4 << 20
"""Bytes that one part may grow to; a sheet of a hundred rows has 200 kB."""
MOST_RATIO = 200
"""How many times a part may grow; a sheet of empty rows grows sixty times."""


def read_packed(data: bytes) -> Packed:
    """Return the facts of an office file; of one that is not safe to read, only why.

    A damaged file is not mended here: every program mends in its own way, so nobody could say what
    a reader would get.
    """
    found = OfficeParts()
    try:
        for name, part in unpacked(data, MOST_PARTS, _NAME):
            found.add(name, part)
    except BadPart as reason:
        return Packed(unread=str(reason))
    return found.packed()


def unpacked(data: bytes, most: int, names: re.Pattern[str]) -> list[tuple[str, bytes]]:
    """Return name and bytes of each part of a package, in its order.

    Raises `BadPart` where it has more than `most` parts, or one that is not as in our own files.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            _judge(data, entries, most, names)
            return [(one.filename, _bytes(package, one)) for one in entries]
    except BadPart:
        raise
    except _UNREADABLE:
        raise BadPart("is no package that can be read") from None


def _judge(data: bytes, entries: list[zipfile.ZipInfo], most: int, names: re.Pattern[str]) -> None:
    """Raise `BadPart` where an entry, or what lies around the entries, is not as in our own files."""
    if len(entries) > most:
        raise BadPart(f"has {len(entries)} parts")
    for why in (
        *_odd_names(entries),
        *(_odd(one, names) for one in entries),
        _odd_shape(data, entries),
    ):
        if why:
            raise BadPart(why)


def _odd_names(entries: Iterable[zipfile.ZipInfo]) -> Iterator[str]:
    seen = set()
    for entry in entries:
        name = entry.filename.lower()
        if name in seen:
            yield f"has the part “{_shown(name)}” twice"
        seen.add(name)


def _odd(entry: zipfile.ZipInfo, names: re.Pattern[str]) -> str:
    """Return why an entry is not unpacked, empty where it may be."""
    name = _shown(entry.filename)
    if not names.fullmatch(entry.filename) or ".." in entry.filename:
        return f"has a part with the name “{name}”"
    if entry.flag_bits & _LOCKED:
        return f"has the locked part “{name}”"
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return f"has the part “{name}”, packed in an unusual way"
    if entry.file_size > MOST_BYTES or entry.file_size > MOST_RATIO * max(1, entry.compress_size):
        return f"has the part “{name}”, which grows too large"
    if entry.extra or entry.comment:
        return f"has a note on the part “{name}”"
    return ""


def _odd_shape(data: bytes, entries: list[zipfile.ZipInfo]) -> str:
    """Return where bytes lie that belong to no part; empty where there are none."""
    at = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset != at:
            return "holds bytes that belong to no part"
        name, extra = struct.unpack_from("<HH", data, at + _NAME_AT)
        at += _HEADER + name + extra + entry.compress_size
    end = len(data) - _END
    start = struct.unpack_from("<I", data, end + 16)[0] if data[end : end + 4] == b"PK\5\6" else -1
    return "" if start == at else "holds bytes that belong to no part"


def _bytes(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with package.open(entry) as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise BadPart(f"has the part “{_shown(entry.filename)}”, which grows too large")
    return data


def _shown(name: str) -> str:
    return re.sub(r"[^ -~]", "?", name)[:60]


_NAME = re.compile(r"(?:[A-Za-z0-9_]+/)*(?:[A-Za-z0-9_.]+|\[Content_Types\]\.xml)")
_LOCKED = 0x1 | 0x40
_HEADER, _NAME_AT, _END = 30, 26, 22
"""Bytes of the head of an entry, where it tells how long its name is, and of the end of a zip."""
_UNREADABLE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, ArithmeticError,
    AttributeError, EOFError, LookupError, NotImplementedError, OSError, RecursionError,
    RuntimeError, TypeError, ValueError,
)  # fmt: skip
"""What the reader raises on damaged files."""


MOST_BOOK_PARTS = 3000
"""Parts that a book may have: one for each page, and some twenty beside them."""
FIRST = "mimetype"
KIND = b"application/epub+zip"


def read_epub(data: bytes) -> Packed:
    """Return the facts of an EPUB; of one that is not safe to read, only why.

    A relation is an address that a part names, as the place in the book to which it leads.
    """
    try:
        parts = unpacked(data, MOST_BOOK_PARTS, _BOOK_NAME)
        found = [_Part(*one) for one in parts]
    except BadPart as reason:
        return Packed(unread=str(reason))
    if not parts or parts[0] != (FIRST, KIND):
        return Packed(unread="does not begin with what an EPUB begins with")
    names = frozenset(name for name, _ in parts)
    relations = (one for part in found for one in part.relations(names))
    return Packed(
        parts=tuple(name for name, _ in parts),
        relations=tuple(dict.fromkeys(relations)),
        elements=frozenset(one for part in found for one in part.elements),
        addresses=tuple(dict.fromkeys(one for part in found for one in part.addresses)),
    )


class _Part:
    """What one part of a book holds: each element and attribute, and what it leads to."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.elements: set[tuple[str, str]] = set()
        self.asks: dict[str, None] = {}
        self.addresses: tuple[str, ...] = ()
        if name.endswith(".css"):
            self.asks |= dict.fromkeys(
                one.address for one in read_css(data.decode("utf-8", "replace"))
            )
        elif name.endswith(_BOOK_XML):
            self.addresses = addresses_of(name, data)
            read_plain(name, data, self._begin)

    def relations(self, names: frozenset[str]) -> Iterator[Relation]:
        """Yield what it leads to; outside is what is no part of the book."""
        for ask in self.asks:
            path = unquote(ask.partition("#")[0])
            there = posixpath.normpath(posixpath.join(posixpath.dirname(self.name), path))
            if path:
                yield Relation("", ask, there not in names)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        space, _, element = name.rpartition(" ")
        self.elements.add((space, element))
        for key, value in attributes.items():
            if key in _ASKING or key.endswith(" href"):
                self.asks[value] = None
            if key == "style" or key.startswith("on"):
                self.elements.add((space, f"{element} {key}"))


_BOOK_XML = (".opf", ".xhtml", ".xml")
_ASKING = frozenset({"action", "data", "formaction", "href", "poster", "src", "srcset"})
_BOOK_NAME = re.compile(
    r"mimetype|META-INF/container\.xml|OEBPS/(?:[a-z0-9-]+/)*[A-Za-z0-9-]+\.[a-z0-9]+"
)
