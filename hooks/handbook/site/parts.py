"""The parts of an office file, read as plain XML: elements, relations, formulas, what is hidden."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from xml.parsers import expat

from handbook.model import Packed, Relation
from handbook.site.mentions import mentions


class BadPart(Exception):  # noqa: N818 - it is told as a fact
    """Why a part is not read to its end."""


@functools.lru_cache(maxsize=64)
def read_part(name: str, data: bytes) -> Packed:
    """Return what one part tells; raises `BadPart` where it is no plain XML.

    Other bytes are named only. Our files share most of their parts, and each is read once.
    """
    part = _Part(name)
    if name.endswith(_XML):
        part.read(data)
    return part.facts()


class _Part:
    """What one part of a file has told so far."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._types: set[str] = set()
        self._relations: dict[Relation, None] = {}
        self._elements: set[tuple[str, str]] = set()
        self._addresses: dict[str, None] = {}
        self._orders: dict[str, None] = {}
        self._hidden: dict[str, None] = {}
        self._properties: list[tuple[str, str]] = []
        self._feet: list[str] = []

    def facts(self) -> Packed:
        """Return all that was told."""
        return Packed(
            parts=(self._name,),
            types=frozenset(self._types),
            relations=tuple(self._relations),
            elements=frozenset(self._elements),
            addresses=tuple(self._addresses),
            orders=tuple(self._orders),
            hidden=tuple(self._hidden),
            properties=tuple(self._properties),
            feet=tuple(self._feet),
        )

    def read(self, data: bytes) -> None:
        """Read all of it; raises `BadPart`."""
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise BadPart(f"has the part “{self._name}”, which is no UTF-8") from None
        self._addresses |= dict.fromkeys(one.text for one in mentions(data, "svg"))
        reader = _Reader(self, self._name)
        try:
            reader.parse(text)
        except expat.ExpatError:
            raise BadPart(f"has the part “{self._name}”, which is no XML") from None

    def begin(self, space: str, element: str, attributes: Mapping[str, str]) -> None:
        """Note an element with its attributes, whose names are bare."""
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

    def end(self, element: str, text: str) -> None:
        """Note the text of an element that has ended."""
        if element in _ORDERS and text.strip():
            self._orders[text.strip()] = None
        if self._name.startswith("docProps/") and text.strip():
            self._properties.append((element, text.strip()))
        if element == "oddFooter" or (element == "ftr" and self._name.startswith("word/footer")):
            self._feet.append(text)


class _Reader:
    """Reads one part; an element that only others stand in hands its text up to them."""

    def __init__(self, part: _Part, name: str) -> None:
        self._part, self._name = part, name
        self._open: list[list[str]] = []
        self._expat = expat.ParserCreate(namespace_separator=" ")
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._text
        self._expat.StartDoctypeDeclHandler = self._refuse
        self._expat.ProcessingInstructionHandler = self._refuse
        self._expat.CommentHandler = self._refuse

    def parse(self, text: str) -> None:
        """Read all of it; raises `BadPart` at what plain parts never have, and `ExpatError`."""
        self._expat.Parse(text, True)  # noqa: FBT003 - it takes no name

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, element = name.rpartition(" ")
        if len(self._open) > _DEEPEST:
            raise BadPart(f"has the part “{self._name}”, deeper than can be read")
        self._open.append([])
        bare = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        self._part.begin(space, element, bare)

    def _end(self, name: str) -> None:
        text = "".join(self._open.pop())
        self._part.end(name.rpartition(" ")[2], text)
        if self._open and self._name.startswith("word/"):
            self._open[-1].append(text)

    def _text(self, text: str) -> None:
        self._open[-1].append(text)

    def _refuse(self, *_: object) -> None:
        raise BadPart(f"has the part “{self._name}”, with more than elements and text")


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
