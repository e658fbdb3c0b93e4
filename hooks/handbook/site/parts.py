"""The parts of an office file, read as plain XML: elements, relations, formulas, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from handbook.model import Packed, Relation
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
