"""A page is one Markdown file below `docs/<lang>/`: its front matter, and the path that it walks an officer down."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from typing import NamedTuple

from handbook.model.local import FILLED
from handbook.model.node import Data, Node
from handbook.model.role import PATH
from handbook.model.text import Text

REQUEST_CARDS = "request-cards"
"""What a form `shows` on whose page the request cards are written at the end."""

_CODE = re.compile(r"(?<![\w-])[A-Z]+-\d+(?![\w-])")


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file of a language with its front matter and the facts of its text."""

    path: str
    """Path from the root: `docs/en/evidence/hashing.md`, `checklists/en/capture-one-item.md`."""
    lang: str
    slug: str
    """The same in every language: of a page the path below its language, of a list the name of its file."""
    front: Data
    text: Text
    body: str
    """Markdown after the front matter."""
    body_line: int
    """Line of the file on which `body` begins."""
    source: Data | None = None
    """Front matter of the English text that it translates; None of an English one."""

    @property
    def meta(self) -> Node:
        """The front matter as a map."""
        return self.front.root

    @property
    def policy(self) -> Node:
        """The front matter of the English text, which alone says how its code is treated."""
        return (self.source or self.front).root

    @property
    def title(self) -> str:
        """The title of the front matter."""
        return self.meta.text("title")

    @property
    def reviewed(self) -> dt.date | None:
        """The day of the last review."""
        return day_of(self.meta.get("reviewed"))

    @property
    def draft(self) -> bool:
        """Whether it is a translation that two readers have not signed."""
        translation = self.meta.get("translation")
        return translation is not None and translation.text("status") != "reviewed"


@dataclass(frozen=True, slots=True)
class Page(Document):
    """One page."""

    bound: tuple[tuple[int, int], ...] = ()
    """Blanks that name a field of the country sheet: line and number. In `body` they are plain."""

    @property
    def role(self) -> str:
        """What the generator finds it by, such as `bibliography`; empty for most pages."""
        return self.policy.text("role")

    @property
    def code(self) -> str:
        """`E-03`, `CL-03` or `F-06`; empty where the page has none."""
        return self.meta.text("code") or self.meta.text("id")

    @property
    def section(self) -> str:
        """The folder below its language; empty for a page at the top."""
        return self.slug.rpartition("/")[0].partition("/")[0]

    @property
    def tabled(self) -> frozenset[str]:
        """The codes that its tables name behind the first cell of a row, which is the moment."""
        behind = {
            row.line: frozenset(_CODE.findall(" | ".join(row.cells[1:])))
            for table in self.text.tables
            for row in table.rows
        }
        found = (one for one in self.text.references if one.kind == "code" and one.line in behind)
        return frozenset(one.name for one in found if one.name in behind[one.line])

    @property
    def followed(self) -> str:
        """What a translation follows: the body."""
        return self.body


def digest(followed: str) -> str:
    """Return what a translation records of the English text that it follows: 12 hex digits.

    SHA-256 over the text that is `followed`, outer white space and blanks at line ends stripped.
    """
    text = FILLED.sub("____", followed.strip())
    if " \n" in text or "\t\n" in text:
        text = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def behind(meta: Node, source: str) -> bool:
    """Return whether front matter records another English text than `source`."""
    translation = meta.get("translation")
    return translation is not None and translation.text("of") != digest(source)


def day_of(node: Node | None) -> dt.date | None:
    """Return the date that a node holds, None where it holds another kind."""
    return node.value if node is not None and isinstance(node.value, dt.date) else None


PATH_ID = "path"
"""Id of the heading below which its steps stand."""


class Step(NamedTuple):
    """One step of a path."""

    number: int
    paragraphs: tuple[str, ...]
    """Markdown of what it says, without the number and outdented."""
    codes: frozenset[str]
    """Pages, lists and forms that it names."""
    line: int


def steps(page: Page) -> tuple[Step, ...]:
    """Return the steps of a page below its heading `path`; none where it is no path."""
    first, last = _section(page)
    lines = page.body.split("\n")
    starts = [
        number for number in range(first, last) if _STEP.match(lines[number - page.body_line])
    ]
    found = []
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else _end(lines, start, last, page)
        text = "\n".join(lines[start - page.body_line : end - page.body_line])
        codes = (
            one.name for one in page.text.references
            if one.kind == "code" and start <= one.line < end
        )  # fmt: skip
        found.append(Step(place + 1, _paragraphs(text), frozenset(codes), start))
    return tuple(found)


def step_id(number: int) -> str:
    """Return the id under which a step stands on its page."""
    return f"step-{number}"


def _section(page: Page) -> tuple[int, int]:
    """Return the lines between the heading of the path and the next heading."""
    heads = page.text.headings
    for place, heading in enumerate(heads):
        if heading.id == PATH_ID and page.role == PATH:
            rest = heads[place + 1 :]
            end = rest[0].line if rest else page.body_line + page.body.count("\n") + 1
            return heading.line + 1, end
    return 0, 0


def _end(lines: list[str], start: int, last: int, page: Page) -> int:
    """Return the line after the last step: what is not indented stands behind the list."""
    for number in range(start + 1, last):
        line = lines[number - page.body_line]
        if line and not line.startswith(" "):
            return number
    return last


def _paragraphs(text: str) -> tuple[str, ...]:
    bare = _STEP.sub("", text)
    parts = (" ".join(part.split()) for part in _BLANK.split(bare))
    return tuple(part for part in parts if part)


_STEP = re.compile(r"^\d{1,9}\. +")
_BLANK = re.compile(r"\n[ \t]*\n")
