"""Links in their plain form, `[text](page.md#id)`, which every program reads alike."""

from __future__ import annotations

import bisect
import re
from typing import NamedTuple
from urllib.parse import unquote

from handbook.model import Checklist, Image, Link, Page

_IN_PICTURE = "is in the alternative text of a picture"
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

    def link(self, link: Link) -> Written | None:
        """Return what is not plain about a link within the handbook."""
        if self._in_picture(link.start):
            return Written(link.target, _IN_PICTURE, link.text)
        return self._look(link, f"[{link.text}]") if link.form == "inline" else None

    def image(self, image: Image) -> Written | None:
        """Return what is not plain about an image within the handbook."""
        if self._in_picture(image.start):
            return Written(image.target, _IN_PICTURE, image.alt)
        return self._look(image, f"![{image.alt}]")

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
        if source.endswith("]"):  # a label, of which HB307 speaks
            return None
        what = _what(thing.target, source.rpartition("](")[2][:-1])
        return Written(thing.target, what, f"{text}({plain})")


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
        (source.lstrip().startswith("<"), "is in angle brackets"),
        ("&" in source, "is written with a character reference"),
        (bool(_TITLE.search(source)), "has a title, which is seen on no phone and on no paper"),
    )
    return next((what for holds, what in signs if holds), "has white space beside it")
