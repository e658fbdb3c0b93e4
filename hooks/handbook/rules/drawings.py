"""HB316, HB320 and HB541 to HB544: drawings, what they hold, and what is said of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from xml.parsers import expat

from handbook.catalog import rule
from handbook.findings import Finding, short
from handbook.languages import SOURCE
from handbook.model import DRAWN, DRAWN_AS, Handbook
from handbook.rules.base import Report, checks, key_line, texts
from handbook.rules.files import why_not_portable
from handbook.rules.link_index import PICTURES
from handbook.rules.nearest import nearest
from handbook.rules.registers import OWN_DRAWING, record, rows

DEEPEST = 50
MOST_PARTS = 20_000

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
"""A language that drawing programs declare and our drawings have no word of."""
_XML = "http://www.w3.org/XML/1998/namespace"
_DECLARATION = re.compile(
    r"<\?xml version=([\"'])1\.0\1(?: encoding=([\"'])utf-8\2)?(?: standalone=([\"'])\w+\3)? ?\?>",
    re.IGNORECASE,
)
_MARK = re.compile(r"<[!?](?:\[CDATA\[|[A-Za-z-]*)")
_URL = re.compile(r"url\(\s*([\"']?)#[A-Za-z_][\w.-]*\1\s*\)(?:\s+[\w#]+)?")


class ForeignPart(NamedTuple):
    """One thing that a drawing may not hold."""

    line: int
    what: str
    advice: str


def foreign_parts(text: str) -> Iterator[ForeignPart]:
    """Yield what a drawing holds that could run, fetch, hide or swell, at most ten of a kind.

    Never raises on content, and resolves no entity: a text that declares one is not parsed at all.
    """
    head = _DECLARATION.match(text)
    # expat passes over most declarations, comments and instructions
    for mark in islice(_MARK.finditer(text, head.end() if head else 0), _MOST):
        line = text.count("\n", 0, mark.start()) + 1
        yield ForeignPart(line, f"the drawing holds “{mark[0][:60]}”", _PLAIN)
    if re.search("<!(?!--)", text):
        return
    scanner = _SvgScanner()
    try:
        scanner.parser.Parse(text, True)  # noqa: FBT003 - expat takes no keyword here
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        yield from scanner.found
        yield ForeignPart(error.lineno, f"the drawing cannot be read: {reason}", _PLAIN)
    except _EnoughError:
        yield from scanner.found
    else:
        yield from scanner.found
        if not scanner.title.strip():
            advice = "write <title>what it shows</title> first"
            yield ForeignPart(1, "the drawing has no <title>", advice)


class _EnoughError(Exception):
    """What was found is enough: the rest of the drawing need not be read."""


class _SvgScanner:
    def __init__(self) -> None:
        self.found: list[ForeignPart] = []
        self.title = ""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartNamespaceDeclHandler = self._namespace
        self._open: list[str] = []
        """Name of each element that is not closed yet."""
        self._parts = 0

    def _report(self, what: str, advice: str = "") -> None:
        self.found.append(ForeignPart(self.parser.CurrentLineNumber, what, advice or _PLAIN))
        if len(self.found) == _MOST:
            raise _EnoughError

    def _namespace(self, prefix: str | None, address: str) -> None:
        if address not in (_SVG, _XLINK):
            name = f"xmlns:{prefix}" if prefix else "xmlns"
            self._report(f"“{name}” opens another language")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._open and local != "svg":
            self._report(f"the drawing begins with <{local}>", "begin it with <svg>")
        elif space != _SVG or local not in DRAWN:
            self._report(f"the drawing holds “<{local}>”")
            attributes = {}
        self._open.append(local)
        self._parts += 1
        if len(self._open) > DEEPEST:
            self._report(f"the drawing is nested deeper than {DEEPEST} levels")
            raise _EnoughError
        if self._parts > MOST_PARTS:
            self._report(f"the drawing has more than {MOST_PARTS} parts", "draw it with fewer")
            raise _EnoughError
        for key, value in attributes.items():
            self._attribute(key, value)

    def _attribute(self, name: str, value: str) -> None:
        space, _, local = name.rpartition(" ")
        said = local.startswith("aria-") and not space
        known = local in ("lang", "space") if space == _XML else said or name in DRAWN_AS
        if not known:
            advice = "write its parts as attributes, such as fill" if local == "style" else ""
            self._report(f"the drawing has the attribute “{local}”", advice)
        elif not said and local not in _WORDS:
            self._value(local, value.strip())

    def _value(self, name: str, value: str) -> None:
        letters = self._open[-1] in ("text", "tspan")
        seen = _SEEN.get(name) if name != "fill" or letters else None
        if seen.fullmatch(value) if seen else not re.search(r"[(\\]|/\*", value):
            return
        shown = f"“{name}” is “{short(value)}”"
        if _URL.fullmatch(value):
            if not _COPIED.isdisjoint(self._open):
                self._report(f"{shown} within a pattern or marker", "write a colour there")
        elif seen:
            self._report(f"{shown}: words would not be seen as they are", _WORDS_SEEN)
        else:
            self._report(shown, "use parts of the same drawing only, such as “#arrow”")

    def _end(self, _: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        if self._open == ["svg", "title"]:
            self.title += text


_MOST = 10
_PLAIN = "save it as plain SVG: shapes, text, gradients and a title"
_COPIED = frozenset({"marker", "pattern"})
"""Elements that are drawn many times: one that used another could grow without end."""

_SIZE = r"(?:0?\.[3-9]\d{0,5}|[1-9]\d?(?:\.\d{1,6})?)"
_ANGLE = r"[+-]?(?:[0-8]?\d(?:\.\d{1,6})?|90(?:\.0{1,6})?)"
_MOVED = re.compile(
    rf"(?:\s*(?:translate\s?\([^()]*\)|scale\s?\(\s*{_SIZE}(?:[\s,]+{_SIZE})?\s*\)"
    rf"|rotate\s?\(\s*{_ANGLE}(?:[\s,][^()]*)?\))){{0,100}}"
)
"""Moved, made no smaller than a third, turned by a right angle at most, and never mirrored."""
_SEEN = {
    "fill": re.compile(
        r"#[0-9a-f]{3}(?:[0-9a-f]{3})?|currentColor|[a-z]{3,20}(?<!none)(?<!transparent)",
        re.IGNORECASE,
    ),
    "font-size": re.compile(r"(?:[6-9]|[1-9]\d{1,3})(?:\.\d{1,5})?(?:px|pt|em)?"),
    **dict.fromkeys(("gradientTransform", "patternTransform", "transform"), _MOVED),
}
"""With which values of an attribute words are seen; whether they differ from their ground, no rule knows."""
_WORDS_SEEN = "draw words in full colour, at least 6 high, upright and not mirrored"
_WORDS = frozenset({"id", "lang", "role"})
"""Attributes whose values a browser reads as words, never as CSS."""


DRAWING_ACTIVE = rule("HB541", "drawing-active")
IMAGE_NOT_REGISTERED = rule("HB542", "image-not-registered")
IMAGE_ENTRY_MISSING_FILE = rule("HB543", "image-entry-missing-file")
IMAGE_ALT_MISSING = rule("HB544", "image-alt-missing")
IMAGE_SOURCE_UNKNOWN = rule("HB320", "unknown-source", "image-source-unknown")

_FOLDER = "docs/images/"
_REGISTER = "docs/data/images.yaml"


@checks("HB542", "HB543")
def check_image_register(book: Handbook) -> Report:
    """Return every picture without an entry and every entry without a picture, a pair once."""
    report = Report()
    data = book.data.get("images")
    if data is not None and data.problems:
        return report
    pictures = {
        file.path.removeprefix(_FOLDER): file
        for file in book.files
        if file.path.startswith(_FOLDER) and file.path.endswith(PICTURES)
    }
    entries = [image for image in rows(book, "images", "images") if image.text("file")]
    strange = pictures.keys() - {entry.text("file") for entry in entries}
    for entry in entries:
        name = entry.text("file")
        if name not in pictures:
            near = nearest(name, strange)
            strange.discard(near)
            advice = f"write “{near}”" if near else "remove the entry, or put the picture there"
            line = key_line(entry, "file", entry.line)
            report.add(IMAGE_ENTRY_MISSING_FILE, _REGISTER, line, file=short(name), advice=advice)
    small = Counter(name.lower() for name in pictures)  # of two that differ in case, one must go
    for name in sorted(strange):
        file = pictures[name]
        if not file.flaws and not why_not_portable(file.name) and small[name.lower()] == 1:
            report.add(IMAGE_NOT_REGISTERED, file.path, 0, file=short(name))
    return report


@checks("HB320", "HB541", "HB544", asks="data")
def check_drawings(book: Handbook) -> Iterator[Finding]:
    """Yield what a drawing may not hold, each language without its text, and each unknown source."""
    for path, text in book.drawings.items():
        for found in foreign_parts(text):
            yield DRAWING_ACTIVE.at(path, found.line, what=found.what, advice=found.advice)
    good = record(book, "bibliography") is not None
    for image in rows(book, "images", "images"):
        alt, source, file = image.get("alt"), image.text("source"), image.text("file")
        for lang in dict.fromkeys((SOURCE, *image.texts("words"))):
            if alt is not None and alt.kind == "map" and alt.get(lang) is None:
                line = key_line(image, "alt", image.line)
                yield IMAGE_ALT_MISSING.at(_REGISTER, line, file=file, lang=lang)
        if good and source and source != OWN_DRAWING and source not in book.works:
            near = nearest(source, [OWN_DRAWING, *book.works]) or OWN_DRAWING
            facts = {"source": source, "file": file, "advice": f"write “{near}”"}
            yield IMAGE_SOURCE_UNKNOWN.at(_REGISTER, key_line(image, "source", image.line), **facts)


ALT_MISSING = rule("HB316", "alt-missing")


@checks("HB316")
def alt_missing(book: Handbook) -> Iterator[Finding]:
    """Yield every picture that is not described to a reader who cannot see it."""
    for one in texts(book):
        for image in one.text.images:
            if not image.alt.strip():
                yield ALT_MISSING.at(one.path, image.line, target=short(image.target))
