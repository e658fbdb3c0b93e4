"""Finished HTML of a page gets the parts that Markdown can only hint at.

Callouts, steps with their checks, tables that can become cards, and the three doors of the home
page are read off plain block quotes, ordered lists, tables and headings.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from handbook.languages import Language
from handbook.markup import escaped
from handbook.model import PATH_ID, step_id
from handbook.render.form import Turn
from handbook.render.groups import gather
from handbook.render.marks import MARKS
from handbook.render.plain import drop, plain

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)(\w+);")
_STOPS = ".:۔।"
_ANSWERS = "answers"
"""Id of the heading above the answers to *Check yourself*."""
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")


def dress(
    source: str, language: Language, kind: str, turn: Turn | None = None, *, path: bool = False
) -> str:
    """Return the HTML of a page's text in the handbook's own markup.

    `language` is the one that the text is written in; `kind` the page's kind. The first heading is
    taken out: the page's head shows it. `turn` makes controls of the tables of a form, where it has
    any. With `path` the steps of the page's path get ids. Raises `ValueError` where `source` is no well-formed HTML.
    """
    try:
        # The text is our own renderer's output, checked before; entities are resolved above.
        body = ET.fromstring(f"<div>{_ENTITY.sub(_character, source)}</div>")  # noqa: S314
    except ET.ParseError as error:
        msg = f"the rendered page is not well-formed: {error}"
        raise ValueError(msg) from error
    first = body.find("h1")
    if first is not None:
        body.remove(first)
    for parent in list(body.iter()):
        _blocks(parent, language)
    for steps in body.findall("ol"):
        _steps(steps, language)
    if path:
        _path(body)
    _wrap_tables(body, _label(body))
    _answers(body)
    if kind == "home":
        _doors(body)
    elif kind == "form":
        plain(list(_groups(body)))
        _fields(body, turn)
    return _inner(body)


def _answers(body: ET.Element) -> None:
    """Fold the answers below a page's questions away: who reads on would see them before thinking."""
    parts = list(body)
    begin = next((at for at, part in enumerate(parts) if part.get("id") == _ANSWERS), None)
    if begin is None or parts[begin].tag not in _HEADS:
        return
    heading = parts[begin]
    level = _HEADS.index(heading.tag)
    ends = (
        at
        for at, part in enumerate(parts)
        if at > begin and part.tag in _HEADS and _HEADS.index(part.tag) <= level
    )
    end = next(ends, len(parts))
    fold = ET.Element("details", {"class": "fold"})
    ET.SubElement(fold, "summary").append(heading)
    fold.extend(parts[begin + 1 : end])
    heading.tail, fold.tail = None, "\n"
    body[begin:end] = [fold]


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
    word = "".join(strong.itertext()).strip().rstrip(_STOPS)
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
        if "".join(strong.itertext()).strip().rstrip(_STOPS) == language.check:
            paragraph.set("class", "check")


def _path(body: ET.Element) -> None:
    """Give each step of the path an id, so that a list that it names can lead back to it."""
    for heading, members in _groups(body):
        steps = next((one for one in members if one.tag == "ol"), None)
        if heading.get("id") == PATH_ID and steps is not None:
            for number, step in enumerate(steps.findall("li"), 1):
                step.set("id", step_id(number))


def _table(table: ET.Element) -> None:
    heads = ["".join(cell.itertext()).strip() for cell in table.iterfind("./thead/tr/th")]
    for cell in table.iterfind("./thead/tr/th"):
        cell.set("scope", "col")
        cell.attrib.pop("style", None)
    for row in table.iterfind("./tbody/tr"):
        for head, cell in zip(heads, row, strict=False):
            cell.set("data-label", head)
            cell.attrib.pop("style", None)


def _label(body: ET.Element) -> dict[ET.Element, str]:
    """Return for each top-level table the text of the heading above it."""
    labels: dict[ET.Element, str] = {}
    heading = ""
    for element in body:
        if element.tag in _HEADS:
            heading = "".join(element.itertext()).strip()
        elif element.tag == "table":
            labels[element] = heading
    return labels


def _wrap_tables(body: ET.Element, labels: dict[ET.Element, str]) -> None:
    for table, label in labels.items():
        heads = ["".join(cell.itertext()).strip() for cell in table.iterfind("./thead/tr/th")]
        place = list(body).index(table)
        box = ET.Element("div", {"class": "table", "role": "region", "tabindex": "0"})
        name = " · ".join(head for head in heads if head)
        box.set("aria-label", f"{label}: {name}" if label else name)
        box.tail, table.tail = table.tail, None
        body.remove(table)
        box.append(table)
        body.insert(place, box)


def _fields(body: ET.Element, turn: Turn | None) -> None:
    """Make controls of the fields of a form; on paper alone, set their choices one a line."""
    for heading, members in list(_groups(body)):
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
            above = next(one for one in reversed(members[:at]) if one.tag in _HEADS)
            if turn is not None and (made := turn(table, above.get("id", ""))) is not None:
                made.tail = box.tail
                body[list(body).index(box)] = members[at] = made
                turned = True
            else:
                _unnamed(table)
        if turned:
            gather(body, members)


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


def _doors(body: ET.Element) -> None:
    """Wrap what follows each second-level heading of the home page in a section of its own."""
    groups = list(_groups(body))
    doors: ET.Element | None = None
    for heading, members in groups:
        name = heading.get("id", "")
        band = name == "now"
        door = name not in ("now", "stages", "about")
        section = ET.Element("section", {"aria-labelledby": name})
        section.set(
            "class", "now-band" if band else f"door door-{name}" if door else f"home-{name}"
        )
        place = list(body).index(heading)
        if band:
            heading[:0] = [ET.fromstring(MARKS["stop"])]  # noqa: S314 - our own constant
            heading[0].tail, heading.text = heading.text, None
        for member in members:
            body.remove(member)
            section.append(member)
            if band and member.tag == "ul":
                member.set("class", "now")
        if not door:
            body.insert(place, section)
            continue
        if doors is None:
            doors = ET.Element("div", {"class": "doors"})
            body.insert(place, doors)
        doors.append(section)


def _groups(body: ET.Element) -> Iterator[tuple[ET.Element, list[ET.Element]]]:
    current: list[ET.Element] = []
    for element in body:
        if element.tag == "h2":
            if current:
                yield current[0], current
            current = [element]
        elif current:
            current.append(element)
    if current:
        yield current[0], current


def _character(found: re.Match[str]) -> str:
    return escaped(html.unescape(found[0]))


def _inner(body: ET.Element) -> str:
    whole = ET.tostring(body, encoding="unicode", method="html")
    return whole[len("<div>") : -len("</div>")]
