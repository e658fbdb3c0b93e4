"""HB501 to HB507: whatever could unmask a reader or run in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import INDENTED, Handbook, Page
from handbook.model.role import BIBLIOGRAPHY
from handbook.rules.base import (
    Faults,
    checks,
    short,
    texts,
)
from handbook.rules.places import outward
from handbook.rules.prose import lines_with
from handbook.rules.sheet import Sheet, sheets

LINK_OUT = rule("HB501", "link-out")
LINK_SCHEME = rule("HB502", "link-scheme")
IMAGE_OUT = rule("HB503", "image-out")
RAW_HTML = rule("HB504", "raw-html")
FOREIGN_BLOCK = rule("HB505", "foreign-block")
ACTIVE_FENCE = rule("HB506", "active-fence")
ATTRIBUTE_LIST = rule("HB507", "attribute-list")

_WEB = ("https:", "http:", "//", "\\\\", "/\\", "\\/")
_BLOCK = re.compile(
    r"[ >]*(!!!|\?\?\?|===[!+]?(?=[ \t]+\S)|:::|(?<=>)\[![A-Za-z]+\]|(?<=> )\[![A-Za-z]+\])"
)
_PLAIN_FENCE = re.compile(r"[A-Za-z0-9+#-]{0,20}")
_DRAWN = frozenset(
    {"d2", "ditaa", "dot", "geojson", "graphviz", "math", "mermaid", "plantuml", "stl", "svgbob",
     "topojson", "vega", "vega-lite"}
)  # fmt: skip
"""Languages that a code host or a plugin draws in the browser."""
_HEADING_ID = re.compile(r"(?<=\s)\{\s*#[\w-]+\s*\}\s*$")
_ID = re.compile(r"(?<=\s)\{ ?#[\w-]+ ?\}$")
"""The same as most write it."""
_TAG = re.compile(r"<[A-Za-z/!?][^<]{0,40}")
"""A backslash before it does not help: words that are taken out of a text have lost it."""
_NAME = re.compile(r"</?([A-Za-z][\w:-]*)")


@checks(LINK_OUT, LINK_SCHEME, IMAGE_OUT)
def outward_faults(book: Handbook) -> Faults:
    """Return every link and image that leads out of the handbook."""
    faults = Faults()
    for one in texts(book):
        bibliography = isinstance(one, Page) and one.role == BIBLIOGRAPHY
        for link in one.text.links:
            scheme = "mailto:" if link.form == "email" else outward(link.target)
            if not scheme or (bibliography and scheme == "https:"):
                continue
            rule = LINK_OUT if scheme in _WEB else LINK_SCHEME
            prefix = scheme if link.form == "email" else ""
            faults.add(rule, one.path, link.line, target=prefix + short(link.target), scheme=scheme)
        for image in one.text.images:
            if outward(image.target):
                faults.add(IMAGE_OUT, one.path, image.line, target=short(image.target))
    return faults


def _rest(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Yield what looks like a tag in data, or in a text where Markdown reads none."""
    if sheet.one is None:
        for tag in _TAG.finditer(sheet.head) if "<" in sheet.head else ():
            yield sheet.line(tag.start()), tag[0]
        return
    for number, line in lines_with("<", sheet.body, sheet.body_line):
        found = _TAG.search(line)
        if found and not sheet.told(sheet.rows(number, number)[0] + found.start()):
            yield number, found[0]


@checks(RAW_HTML)
def raw_html(book: Handbook) -> Iterator[Finding]:
    """Yield each tag but one that closes what was told, each comment, and what begins so."""
    for one in texts(book):
        opened: set[str] = set()
        for raw in one.text.raw:
            names = {name.lower() for name in _NAME.findall(raw.html)}
            if not (raw.html.startswith("</") and names <= opened):
                yield RAW_HTML.at(one.path, raw.line, html=short(raw.html, 40), advice=_NAMED)
            opened |= names
    for sheet in sheets(book):
        for line, text in _rest(sheet):
            yield RAW_HTML.at(sheet.path, line, html=short(text, 40), advice=_NAMED)
    for path, line, html, advice in _in_code(book):
        yield RAW_HTML.at(path, line, html=short(html, 40), advice=advice)


@checks(FOREIGN_BLOCK)
def foreign_block(book: Handbook) -> Iterator[Finding]:
    """Yield each line that opens such a block."""
    for sheet in sheets(book):
        one = sheet.one
        if one is None:
            continue
        for needle in ("!!!", "???", "===", ":::", "[!"):
            for number, line in lines_with(needle, one.body, one.body_line):
                found = _BLOCK.match(line)
                if found and found[1].startswith(needle):
                    yield FOREIGN_BLOCK.at(
                        one.path, number, sign=found[1], what=_FOREIGN, advice=_CALLOUT
                    )
    for page in book.pages.values():
        for task in page.text.tasks:
            yield FOREIGN_BLOCK.at(
                page.path,
                task.line,
                sign="- [ ]",
                what="is a box to tick on a page",
                advice=_BOX,
            )


@checks(ACTIVE_FENCE)
def active_fence(book: Handbook) -> Iterator[Finding]:
    """Yield each fence whose info string is more than a plain word."""
    for one in texts(book):
        for fence in one.text.fences:
            info = fence.html.strip()
            if fence.html == INDENTED:
                yield ACTIVE_FENCE.at(one.path, fence.line, info="blanks", advice=_ONE_BLANK)
            elif info.lower() in _DRAWN or not _PLAIN_FENCE.fullmatch(info):
                yield ACTIVE_FENCE.at(one.path, fence.line, info=short(info), advice=_ONE_WORD)


@checks(ATTRIBUTE_LIST)
def attribute_list(book: Handbook) -> Iterator[Finding]:
    """Yield each line with brackets that are not a heading's id."""
    for one in texts(book):
        for number, line in lines_with("{", one.body, one.body_line):
            if line[:1] == "#" and line.count("{") == 1 and _ID.match(line, line.index("{")):
                continue
            rest = _HEADING_ID.sub("", line) if line.startswith("#") else line
            if "{" in rest:
                text = re.match(r"[^}]*\}?", rest[rest.index("{") :])
                yield ATTRIBUTE_LIST.at(one.path, number, text=short(text[0] if text else "{", 40))


def _in_code(book: Handbook) -> Iterator[tuple[str, int, str, str]]:
    """Yield place, sign and advice of what is refused in back-ticks too."""
    for one in texts(book):
        for line, text in enumerate(one.body.split("\n") if "<![" in one.body else ()):
            if "<![" in text:
                yield one.path, one.body_line + line, "<![", _SECTION
    for path, line, text in _names(book):
        if found := _TAG.search(text):
            yield path, line, found[0], _IN_WORDS


def _names(book: Handbook) -> Iterator[tuple[str, int, str]]:
    """Yield path, line and words of each heading, item and answer, which are shown in many places."""
    for one in texts(book):
        yield from ((one.path, heading.line, heading.text) for heading in one.text.headings)
        yield from ((one.path, task.line, task.text) for task in one.text.tasks)
    for form in book.templates.values():
        answers = (*form.example.head, *(one for row in form.example.rows for one in row))
        yield from ((form.page.path, answer.line, answer.text) for answer in answers)


_NAMED = "put a tag that is only named in back-ticks"
_IN_WORDS = "name it in words: a heading, an item and an answer hold no tag, not even in back-ticks"
_SECTION = "say in words what it is: the build stops at these signs, also in back-ticks"
_FOREIGN = "opens a block that plain Markdown does not know"
_CALLOUT = "write a callout as “> **Stop.** …”, variants below one another"
_BOX = "write what is ticked as a list in checklists/, and link it alone in its paragraph"
_ONE_WORD = "write one plain word such as “text”; commit a diagram as a picture"
_ONE_BLANK = (
    "write at most 4 spaces before what belongs to an item and one behind its mark; "
    "open a code block with three back-ticks"
)
