"""The tree of a page's text gets the parts that Markdown can only hint at; fields are named by their labels.

Callouts, steps with their checks, tables that can become cards, and the three doors of the home
page are read off plain block quotes, ordered lists, tables and headings.
"""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from handbook.fieldkinds import kind_of
from handbook.languages import Language
from handbook.model import PATH_ID, step_id
from handbook.render.form import Turn
from handbook.render.templates import MARKS
from handbook.render.writer import HEADS, Section, heading_at, sections, words

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
FIELDS_OF = re.compile(r"F-(?<!\w..)\d\d(?= `)")
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


_STOPS = ".:۔।"
_ANSWERS = "answers"
"""Id of the heading above the answers to *Check yourself*."""


def transform(
    root: ET.Element, language: Language, kind: str, turn: Turn | None = None, *, path: bool = False
) -> None:
    """Change the tree of a page's text into the handbook's own markup.

    `language` is the one that the text is written in; `kind` the page's kind. The first heading is
    taken out: the page's head shows it. `turn` makes controls of the tables of a form, where it has
    any. With `path` the steps of the page's path get ids.
    """
    first = root.find("h1")
    if first is not None:
        root.remove(first)
    for parent in list(root.iter()):
        _blocks(parent, language)
    for steps in root.findall("ol"):
        _steps(steps, language)
    if path:
        _path(root)
    _wrap_tables(root)
    _answers(root)
    if kind == "home":
        _doors(root)
    elif kind == "form":
        plain(list(sections(root)))
        _fields(root, turn)


def opening(root: ET.Element) -> int:
    """Return how many parts a text has up to the last *Stop* above its first heading; 0 without one."""
    above = itertools.takewhile(lambda part: part.tag not in HEADS, root)
    stops = (at for at, part in enumerate(above, 1) if part.get("class") == "call call-stop")
    return max(stops, default=0)


def _answers(root: ET.Element) -> None:
    """Fold the answers below a page's questions away: who reads on would see them before thinking."""
    begin = heading_at(root, _ANSWERS)
    if begin is None:
        return
    heading = root[begin]
    above = HEADS[: HEADS.index(heading.tag) + 1]
    ends = (at for at in range(begin + 1, len(root)) if root[at].tag in above)
    end = next(ends, len(root))
    fold = ET.Element("details", {"class": "fold"})
    ET.SubElement(fold, "summary").append(heading)
    fold.extend(root[begin + 1 : end])
    heading.tail, fold.tail = None, "\n"
    root[begin:end] = [fold]


def _blocks(parent: ET.Element, language: Language) -> None:
    for child in list(parent):
        if child.tag == "blockquote" and (found := _callouts(child, language)):
            place = list(parent).index(child)
            parent[place : place + 1] = found
        elif child.tag == "table":
            _table(child)


def _callouts(quote: ET.Element, language: Language) -> list[ET.Element]:
    """Return the callouts of a quote: each paragraph that begins with such a word opens one."""
    found: list[ET.Element] = []
    for block in list(quote):
        opened = _opened(block, language)
        if opened is not None:
            found.append(opened)
        elif found:
            found[-1].append(block)
        else:
            return []
    if found:
        found[-1].tail = quote.tail
    return found


def _opened(block: ET.Element, language: Language) -> ET.Element | None:
    """Return the callout that a paragraph opens, with what the paragraph goes on to say."""
    strong = block.find("strong") if block.tag == "p" else None
    if strong is None or (block.text or "").strip():
        return None
    word = words(strong).rstrip(_STOPS)
    by_word = {text.casefold(): kind for kind, text in language.callouts.items()}
    kind = by_word.get(word.casefold())
    if kind is None:
        return None
    callout = ET.Element("div", {"class": f"call call-{kind}", "role": "note"})
    label = ET.SubElement(callout, "p", {"class": "call-word"})
    label.text, label.tail = word, "\n"
    rest = (strong.tail or "").lstrip()
    block.remove(strong)
    block.text = rest
    if rest or len(block):
        callout.append(block)
    return callout


def _steps(steps: ET.Element, language: Language) -> None:
    steps.set("class", "steps")
    for paragraph in steps.findall("./li/p"):
        strong = paragraph.find("strong")
        if strong is None or (paragraph.text or "").strip():
            continue
        if words(strong).rstrip(_STOPS) == language.check:
            paragraph.set("class", "check")


def _path(root: ET.Element) -> None:
    """Give each step of the path an id, so that a list that it names can lead back to it."""
    for heading, members in sections(root):
        steps = next((one for one in members if one.tag == "ol"), None)
        if heading.get("id") == PATH_ID and steps is not None:
            for number, step in enumerate(steps.findall("li"), 1):
                step.set("id", step_id(number))


def _table(table: ET.Element) -> None:
    heads = [words(cell) for cell in table.iterfind("./thead/tr/th")]
    for cell in table.iterfind("./thead/tr/th"):
        cell.set("scope", "col")
        cell.attrib.pop("style", None)
    for row in table.iterfind("./tbody/tr"):
        for head, cell in zip(heads, row, strict=False):
            cell.set("data-label", head)
            if not len(cell) and _FROM_TO.fullmatch(cell.text or ""):
                ET.SubElement(cell, "span", {"class": "whole"}).text, cell.text = cell.text, None
            cell.attrib.pop("style", None)


_FROM_TO = re.compile(r"[\d:]+–[\d:]+")
"""Two minutes or times: where something begins and ends."""


def _wrap_tables(root: ET.Element) -> None:
    """Put each table into a box that scrolls by itself, named by the heading above and its columns."""
    label = ""
    for place, element in enumerate(list(root)):
        if element.tag in HEADS:
            label = words(element)
        elif element.tag == "table":
            heads = [words(cell) for cell in element.iterfind("./thead/tr/th")]
            name = " · ".join(head for head in heads if head)
            box = ET.Element("div", {"class": "table", "role": "region", "tabindex": "0"})
            box.set("aria-label", f"{label}: {name}" if label else name)
            box.tail, element.tail = element.tail, None
            box.append(element)
            root[place] = box


def _fields(root: ET.Element, turn: Turn | None) -> None:
    """Make controls of the fields of a form; on paper alone, set their choices one a line."""
    for heading, members in list(sections(root)):
        part = heading.get("id", "")
        if part not in ("fields", "rows"):
            continue
        turned = False
        for at, box, table in [
            (at, one, table) for at, one in enumerate(members) for table in one.iter("table")
        ]:
            table.set("class", "fields")
            for row in table.iterfind("./tbody/tr"):
                _choices(row[-1])
            above = next(one for one in reversed(members[:at]) if one.tag in HEADS)
            if turn is not None and (made := turn(table, above.get("id", ""))) is not None:
                made.tail = box.tail
                root[list(root).index(box)] = members[at] = made
                turned = True
            else:
                _unnamed(table)
        if turned:
            gather(root, members)


def _unnamed(table: ET.Element) -> None:
    """Take the ids of fields and choices out of a table: they are for files and contributors."""
    for row in table.iterfind("./tbody/tr"):
        for place in (row[0], *row[-1].iterfind("./ul[@class='choices']/li")):
            if (code := place.find("code")) is not None:
                drop(place, code)


def _choices(cell: ET.Element) -> None:
    """Turn `id` label pairs that end a cell into a list."""
    codes = cell.findall("code")
    if not codes or len(codes) != len(cell):
        return
    listed = ET.Element("ul", {"class": "choices"})
    for code in codes:
        cell.remove(code)
        item = ET.SubElement(listed, "li")
        code.tail = " " + (code.tail or "").strip(" ·")
        item.append(code)
    cell.append(listed)


def _doors(root: ET.Element) -> None:
    """Wrap what follows each second-level heading of the home page in a section of its own."""
    groups = list(sections(root))
    doors: ET.Element | None = None
    for heading, members in groups:
        name = heading.get("id", "")
        band = name == "now"
        door = name not in ("now", "held", "stages", "about")
        section = ET.Element("section", {"aria-labelledby": name})
        section.set(
            "class", "now-band" if band else f"door door-{name}" if door else f"home-{name}"
        )
        place = list(root).index(heading)
        if band:
            heading[:0] = [ET.fromstring(MARKS["stop"])]  # noqa: S314 - our own constant
            heading[0].tail, heading.text = heading.text, None
        for member in members:
            root.remove(member)
            section.append(member)
            if band and member.tag == "ul":
                member.set("class", "now")
        if not door:
            root.insert(place, section)
            continue
        if doors is None:
            doors = ET.Element("div", {"class": "doors"})
            root.insert(place, doors)
        doors.append(section)


def gather(body: ET.Element, members: list[ET.Element]) -> None:
    """Make one form of what stands below each third-level heading among `members`, in its place."""
    groups: list[ET.Element] = []
    for one in members:
        if one.tag == "h3":
            name = {"role": "group", "aria-labelledby": one.get("id", "")}
            groups.append(ET.Element("div", {"class": "form-group", **name}))
        if groups:
            groups[-1].append(one)
    if not groups:
        return
    place = list(body).index(groups[0][0])
    for group in groups:
        for one in group:
            body.remove(one)
    form = ET.Element("div", {"class": "form-fields"})
    form.extend(groups)
    body.insert(place, form)
