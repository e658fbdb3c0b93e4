"""Each file of a site as its own format's parser reads it: a flat list of structure and of texts."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser, LexborNode

from handbook.markup import read_words

_TURNS = re.compile("[\u200e\u200f]")
"""Marks of direction, which part a value of Latin signs from the text around it."""
_DATA = frozenset({"data-copy", "data-dates", "data-form", "data-words"})
"""Attributes that hold JSON."""
_RUNNING = ("}oddHeader", "}oddFooter")
"""The running lines of a sheet, in which “&” begins a code and “&&” is the sign."""


def read(path: Path) -> list[tuple[str, str]] | None:
    """Return the parts of a file in order: where each is, and its text. None of a file of no such format."""
    if path.suffix == ".js" and not path.name.startswith("search_index"):
        return None
    reader = _READERS.get(path.suffix)
    return None if reader is None else list(reader(path))


def _html(path: Path) -> Iterator[tuple[str, str]]:
    tree = LexborHTMLParser(path.read_bytes())
    assert tree.root is not None
    yield from _nodes(tree.root)


def _nodes(top: LexborNode) -> Iterator[tuple[str, str]]:
    for node in top.traverse(include_text=True):
        tag = node.tag or "!--"
        if tag == "-text":
            text = node.text_content or ""
            if text.strip():
                yield "text", " ".join(text.split())
            continue
        yield "element", tag
        for key, value in node.attributes.items():
            if key in _DATA:
                yield from _json(json.loads(value or ""), key)
            else:
                yield f"{tag} {key}", value or ""


def _json(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield f"{place} key", key
            yield from _json(one, f"{place}.{key}")
    elif isinstance(value, list):
        yield f"{place} list", str(len(value))
        for one in value:
            yield from _json(one, place)
    else:
        yield place, read_words(value) if place.endswith((".why", ".how")) else str(value)


def _data(path: Path) -> Iterator[tuple[str, str]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".js":
        text = text.removeprefix("var __index = ").removesuffix(";\n")
    value = json.loads(text)
    if "docs" not in value:
        yield from _json(value, "json")
        return
    for doc in value["docs"]:  # `beside` is never shown
        yield "location", doc["location"]
        for field in (doc["title"], doc["text"], *doc.get("tags", ())):
            yield "text", " ".join(field.split())


def _packed(path: Path) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            yield "part", name
            texts = []
            for element in ET.parse(io.BytesIO(parts.read(name))).iter():  # noqa: S314 - our own
                yield "element", str(element.tag)
                for key, value in element.attrib.items():
                    yield f"{element.tag} {key}", value
                text = element.text or ""
                texts.append(text.replace("&&", "&") if element.tag.endswith(_RUNNING) else text)
            yield "text", _TURNS.sub("", "".join(texts))


def _pdf(path: Path) -> Iterator[tuple[str, str]]:
    reader = PdfReader(path)
    root: Any = reader.trailer["/Root"]
    yield "catalog", _keys(root)
    yield "title", str(reader.metadata.title if reader.metadata else "")
    for page in reader.pages:
        yield "page", _keys(page)
        for one in page.get("/Annots") or ():
            note: Any = one.get_object()
            yield "note", _keys(note)
            yield "note says", str(note.get("/TU", ""))
        if (
            path.parent.name != "ur"
        ):  # right-to-left text is extracted in no order that can be relied on
            yield "text", page.extract_text()


def _keys(made: Mapping[str, Any]) -> str:
    return " ".join(sorted(key.removeprefix("/") for key in made))


_READERS = {
    ".html": _html, ".json": _data, ".js": _data, ".docx": _packed, ".xlsx": _packed, ".pdf": _pdf,
}  # fmt: skip
