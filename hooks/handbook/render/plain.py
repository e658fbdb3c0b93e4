"""Fields are named by their labels, around a form and on other pages: ids are for files and contributors."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from handbook.fieldkinds import kind_of

Part = tuple[ET.Element, list[ET.Element]]
"""A second-level heading, and what stands from it to the next."""

_FIELDS = ("fields", "rows")


def plain(parts: list[Part]) -> None:
    """Put labels in the place of the ids of fields, and take those of answers out of the example."""
    labels: dict[str, str] = {}
    answers: dict[str, set[str]] = {}
    for row in _rows(parts):
        cells = list(row)
        code = cells[0].find("code")
        if code is None or not code.text:
            continue
        labels[code.text] = "".join(cells[0].itertext())[len(code.text) :].strip()
        if len(cells) > 1 and kind_of(cells[1].text or "").chosen:
            answers[code.text] = {one.text or "" for one in cells[-1].iter("code")}
    for heading, members in parts:
        if heading.get("id") not in _FIELDS:
            for member in members:
                for table in member.iter("table"):
                    _answers(table, answers)
                for element in list(member.iter()):
                    _names(element, labels)


def labelled(root: ET.Element, labels: Mapping[str, Mapping[str, str]]) -> None:
    """Put the label in the place of each id that a cell of a table names behind the code of its form.

    `labels` holds those of each form, by its code.
    """
    for cell in root.iter("td"):
        form = _last(cell.text, "")
        for part in cell:
            label = labels.get(form, {}).get(part.text or "", "") if part.tag == "code" else ""
            if label:
                part.tag, part.text = "em", label
            form = _last(part.tail, form)


def _last(text: str | None, before: str) -> str:
    """Return the form that a text names last."""
    return next(iter(reversed(_FORM.findall(text or ""))), before)


_FORM = re.compile(r"\bF-\d\d\b")
FIELDS_OF = re.compile(r"\bF-\d\d(?= `)")
"""The code of a form in Markdown, before the id of one of its fields."""


def _rows(parts: list[Part]) -> Iterator[ET.Element]:
    for heading, members in parts:
        if heading.get("id") in _FIELDS:
            for member in members:
                yield from member.iterfind(".//tbody/tr")


def _answers(table: ET.Element, answers: dict[str, set[str]]) -> None:
    """Take the ids of answers out of a table whose first column or first row names the fields."""
    heads = [_id(cell) for cell in table.iterfind("./thead/tr/th")]
    for row in table.iterfind("./tbody/tr"):
        cells = list(row)
        named = heads if any(heads) else [_id(cells[0])] * len(cells)
        for cell, field in zip(cells, named, strict=False):
            for code in cell.findall("code"):
                if code.text in answers.get(field, ()) and (code.tail or "").strip():
                    drop(cell, code)


def _id(cell: ET.Element) -> str:
    code = cell.find("code")
    return (code.text or "") if code is not None and not (cell.text or "").strip() else ""


def _names(element: ET.Element, labels: dict[str, str]) -> None:
    """Leave out each id that its label follows, and put the label in the place of another."""
    for code in element.findall("code"):
        label = labels.get(code.text or "", "")
        if label and (code.tail or "").strip() == label:
            drop(element, code)
        elif label:
            code.tag, code.text = "em", label


def drop(parent: ET.Element, child: ET.Element) -> None:
    """Take an element out, with the blank that parts it from what follows."""
    place = list(parent).index(child)
    said = (child.tail or "").lstrip()
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + said
    else:
        parent.text = (parent.text or "") + said
    parent.remove(child)
