"""Fields are named by their labels, around a form and on other pages: ids are for files and contributors."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from handbook.fieldkinds import kind_of
from handbook.render.tree import Section

_FIELDS = ("fields", "rows")


def plain(parts: list[Section]) -> None:
    """Put the labels of fields and of answers in the place of their ids, in the notes and in the example."""
    labels: dict[str, str] = {}
    answers: dict[str, dict[str, str]] = {}
    for row in _rows(parts):
        cells = list(row)
        code = cells[0].find("code")
        if code is None or not code.text:
            continue
        labels[code.text] = "".join(cells[0].itertext())[len(code.text) :].strip()
        if len(cells) > 1 and kind_of(cells[1].text or "").chosen:
            answers[code.text] = {
                one.text or "": (one.tail or "").strip(" ·.,;\n") for one in cells[-1].iter("code")
            }
    for heading, members in parts:
        for member in () if heading.get("id") in _FIELDS else members:
            for table in member.iter("table") if heading.get("id") == "example" else ():
                _worded(table, labels, answers)
            for code in list(member.iter("code")):
                if label := labels.get(code.text or ""):
                    code.tag, code.text = "em", label


def labelled(root: ET.Element, labels: Mapping[str, Mapping[str, str]]) -> None:
    """Put the label, by form and id, in the place of each id that a cell names behind the code of its form."""
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


def _rows(parts: list[Section]) -> Iterator[ET.Element]:
    for heading, members in parts:
        if heading.get("id") in _FIELDS:
            for member in members:
                yield from member.iterfind(".//tbody/tr")


def _worded(
    table: ET.Element, labels: Mapping[str, str], answers: Mapping[str, Mapping[str, str]]
) -> None:
    """Put words in the place of ids in a table whose first column or first row names the fields."""
    heads = list(table.iterfind("./thead/tr/th"))
    columns = [_id(cell) for cell in heads]
    rows = [list(row) for row in table.iterfind("./tbody/tr")]
    for cells in rows:
        named = columns if any(columns) else ["", *[_id(cells[0])] * len(cells)]
        for cell, field in zip(cells, named, strict=False):
            for code in cell.findall("code"):
                if label := answers.get(field, {}).get(code.text or ""):
                    drop(cell, code, f"{label}{code.tail or ''}")
    for cell in heads if any(columns) else [cells[0] for cells in rows]:
        if label := labels.get(_id(cell)):
            drop(cell, cell[0], label)


def _id(cell: ET.Element) -> str:
    """Return the id of a field that is all that a cell holds, else nothing."""
    alone = (
        len(cell) == 1
        and cell[0].tag == "code"
        and not f"{cell.text or ''}{cell[0].tail or ''}".strip()
    )
    return (cell[0].text or "") if alone else ""


def drop(parent: ET.Element, child: ET.Element, said: str | None = None) -> None:
    """Put a text in the place of an element and what follows it: without one, what follows alone."""
    place = list(parent).index(child)
    said = (child.tail or "").lstrip() if said is None else said
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + said
    else:
        parent.text = (parent.text or "") + said
    parent.remove(child)
