"""Links in their plain form, `[text](page.md#id)`, which every program reads alike."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from handbook.model import Checklist, Image, Link, Page
from handbook.rules.places import outward
from handbook.rules.prose import lines_of

_DEFINITION = re.compile(
    r"(?P<before>[ >]*(?:(?:[-*+]|\d+[.)])[ >]+)*)\[(?P<label>[^\[\]]*)\]:"
    r"[ ]*(?P<rest>(?P<target><[^<>]*>|\S+)(?P<more>.*))"
)
_BRACKETS = ("inline", "reference")
_BREAK = re.compile(r" *\n[ >]*")
_ODD = re.compile(r"[\\`<>&*_!]")
"""Signs that one of two programs reads as markup of the label."""
_IN_PICTURE = "stands in the alternative text of a picture"
_EXTRA = re.compile(r"[?%\\]")
_TITLE = re.compile(r"""["'(].*["')]\s*""", re.DOTALL)


class Written(NamedTuple):
    """How a link is written otherwise than plainly."""

    target: str
    what: str
    """What it has that a plain link has not."""
    typed: str
    """The plain form."""


class Source:
    """The Markdown of one file, looked at where its facts do not say how a link was written."""

    def __init__(self, one: Page | Checklist) -> None:
        self.one = one
        self._data = b""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for image in sorted(one.text.images, key=lambda image: image.start):
            if not self._ends or image.start >= self._ends[-1]:
                self._starts.append(image.start)
                self._ends.append(image.end)
        self._labels: dict[str, str] = {}

    def link(self, link: Link) -> Written | None:
        """Return what is not plain about a link within the handbook."""
        if self._in_picture(link.start):
            return Written(link.target, _IN_PICTURE, link.text)
        return self._look(link, f"[{link.text}]") if link.form in _BRACKETS else None

    def image(self, image: Image) -> Written | None:
        """Return what is not plain about an image within the handbook."""
        if self._in_picture(image.start):
            return Written(image.target, _IN_PICTURE, image.alt)
        return self._look(image, f"![{image.alt}]")

    def definitions(self) -> Iterator[tuple[int, Written]]:
        """Yield line and fault of each definition that is not plain, or is one for one parser only."""
        if "]:" not in self.one.body:
            return
        known = {one.line for one in self.one.text.definitions}
        above: tuple[int, Written] | None = None
        for number, line in lines_of(self.one.body, self.one.body_line):
            if above is not None and line.strip() and number not in known:
                yield above
            above = None
            found = _DEFINITION.fullmatch(line) if "]:" in line else None
            if found is None or found["label"].startswith("^"):
                continue
            target, more = found["target"].strip("<>"), found["more"].strip()
            typed = f"[{found['label']}]: {_plain(target)}"
            if outward(target):
                continue
            if number not in known:
                if _defines(found["rest"].rstrip()):
                    yield number, Written(target, "is defined right below a line of text", typed)
            elif found["before"]:
                yield number, Written(target, "is defined behind other signs of its line", typed)
            elif line.rstrip() != typed:
                yield number, Written(target, _what(target, found["target"] + more), typed)
            else:
                above = number, Written(target, "is defined right above a line of text", typed)

    def holds_picture(self, link: Link) -> bool:
        """Return whether a picture stands in a link."""
        at = bisect.bisect_left(self._starts, link.start)
        return at < len(self._starts) and self._starts[at] < link.end

    def _in_picture(self, offset: int) -> bool:
        """Return whether a place lies in the alternative text of a picture."""
        at = bisect.bisect_left(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]

    def _look(self, thing: Link | Image, text: str) -> Written | None:
        if not self._data:
            self._data = self.one.body.encode("utf-8", "surrogatepass")
        plain = _plain(thing.target)
        wanted = f"]({plain})".encode("utf-8", "surrogatepass")
        if self._data.endswith(wanted, thing.start, thing.end):
            return None
        source = self._data[thing.start : thing.end].decode("utf-8", "replace")
        if source.endswith("]"):
            return self._by_label(thing.target, source, text)
        what = _what(thing.target, source.rpartition("](")[2][:-1])
        return Written(thing.target, what, f"{text}({plain})")

    def _by_label(self, target: str, source: str, text: str) -> Written | None:
        """Return what is not plain about a reference link, as python-markdown reads labels."""
        label = source.rpartition("[")[2][:-1] or source.removeprefix("!")[1:-3]
        label = _BREAK.sub(" ", label).lower()
        if not self._labels:
            for known in reversed(self.one.text.definitions):
                self._labels[" ".join(known.label.split()).casefold()] = known.label.strip()
        joined = " ".join(label.split())
        known_as = self._labels.get(joined.casefold(), joined)
        if label == known_as.lower() and not _ODD.search(label):
            return None
        typed = f"{text}[{known_as}]"
        return Written(target, "has a label that is not written as in its definition", typed)


def _defines(rest: str) -> bool:
    """Return whether python-markdown reads what follows `[label]:` as a target, perhaps a title."""
    opening = {")": "(", '"': '"', "'": "'"}.get(rest[-1], "")
    at = rest.find(opening, 1, -1) if opening else -1
    return not any(char.isspace() for char in (rest[:at].rstrip(" ") if at > 0 else rest))


def _plain(target: str) -> str:
    """Return a target without query, percent signs, backslashes and white space around it."""
    target = target.strip()
    if not _EXTRA.search(target):
        return target
    path, mark, anchor = target.partition("#")
    path = unquote(path.partition("?")[0]).replace("\\", "/")
    return f"{path}{mark}{unquote(anchor)}"


def _what(target: str, source: str) -> str:
    """Return which of the usual extras a written target has."""
    signs = (
        ("?" in target.partition("#")[0], "has a query after “?”"),
        ("%" in target, "is written with percent signs"),
        ("\\" in source, "is written with a backslash"),
        (source.lstrip().startswith("<"), "stands in angle brackets"),
        ("&" in source, "is written with a character reference"),
        (bool(_TITLE.search(source)), "has a title, which is seen on no phone and on no paper"),
    )
    return next((what for holds, what in signs if holds), "has white space beside it")
