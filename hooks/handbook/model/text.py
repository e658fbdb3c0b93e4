"""What a Markdown file says, as flat facts with lines: no tree, no HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

INDENTED = "\n"
"""What stands for the opening of a code block that has none: it is code by its indent alone."""
DEEPEST = 50
"""Elements inside one another: what a browser still takes, and people long before not."""


class Heading(NamedTuple):
    """One heading; `id` is None where none was written."""

    level: int
    text: str
    id: str | None
    line: int


class Link(NamedTuple):
    """One link, of any Markdown form."""

    target: str
    text: str
    line: int
    alone: bool
    """Whether it is all that its paragraph holds."""
    start: int
    """Byte offsets of the whole link in the text after the front matter."""
    end: int
    form: str
    """`inline`, `reference`, `autolink` or `email`."""


@dataclass(frozen=True, slots=True)
class Image:
    """One image."""

    target: str
    alt: str
    line: int
    start: int = 0
    """Byte offsets of the whole image in the text after the front matter."""
    end: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """One task-list line with the paragraphs below it."""

    id: str | None
    """Text of the code span that opens the line."""
    text: str
    """The words after the id, as they are read."""
    source: str
    """The same words as Markdown, without the bold of a critical item."""
    critical: bool
    """Whether all of those words are bold."""
    line: int
    links: int
    """Number of links and images in the line itself."""
    why: str
    """Markdown of the indented paragraphs, outdented."""
    why_line: int
    depth: int
    """1 for a list of the page, 2 for one inside an item."""
    lang: str = ""
    """Language of its words where it is not that of its list, which lags; see `completed`."""


class Point(NamedTuple):
    """One item of a list that is no task."""

    words: str
    """The beginning of its first paragraph as it is read, empty where it begins otherwise."""
    line: int


WORDS_KEPT = 60
"""Signs of the words of a `Point` that are kept."""


class Row(NamedTuple):
    """One row of a table."""

    source: str
    """Its Markdown as it was typed."""
    columns: int
    """Cells that the table has in every row; 0 in its head, which decides."""
    line: int

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the Markdown of each cell; a short row is filled up, a long one is cut."""
        cells = tuple(map(str.strip, self._parts()))
        return (*cells, *[""] * self.columns)[: self.columns] if self.columns else cells

    @property
    def typed(self) -> int:
        """Return how many cells were typed, whatever its table has."""
        return len(self._parts())

    def _parts(self) -> list[str]:
        """Return what is between the pipes; one may be around all cells on each side."""
        parts = _PIPE.split(self.source.strip())
        return parts[parts[0] == "" : len(parts) - (parts[-1] == "")] or [""]


@dataclass(frozen=True, slots=True)
class Table:
    """One table."""

    head: Row
    rows: tuple[Row, ...]
    under: str | None
    """Id of the heading that it stands under."""
    line: int


@dataclass(frozen=True, slots=True)
class Quote:
    """One block quote; `word` is the bold text that opens it."""

    word: str | None
    line: int


class Reference(NamedTuple):
    """A citation `[@key]` or a code such as `F-06` in running text."""

    kind: str
    """`cite` or `code`."""
    name: str
    line: int
    linked: bool
    """Whether it stands inside a link or heading, where it is not made a link."""
    start: int = 0
    """Byte offset in the text after the front matter."""


@dataclass(frozen=True, slots=True)
class Raw:
    """Raw HTML as written."""

    html: str
    line: int
    last: int = 0
    """Line on which it ends; 0 where nobody asks."""


@dataclass(frozen=True, slots=True)
class Text:
    """Everything that the checks and the renderer need to know of one Markdown body."""

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    tasks: tuple[Task, ...] = ()
    points: tuple[Point, ...] = ()
    tables: tuple[Table, ...] = ()
    quotes: tuple[Quote, ...] = ()
    references: tuple[Reference, ...] = ()
    raw: tuple[Raw, ...] = ()
    fences: tuple[Raw, ...] = ()
    """Code blocks: `html` holds the info string."""
    dangling: tuple[Raw, ...] = ()
    """Links by a label that nothing defines; one that begins on a line above is its last part."""
    broken: tuple[Raw, ...] = ()
    """What was typed like a link and is read as plain text."""
    deep: tuple[Raw, ...] = ()
    """The first place nested deeper than `DEEPEST`; `html` holds the depth of the deepest."""

    def ids(self) -> frozenset[str]:
        """Return the ids of all headings."""
        return frozenset(heading.id for heading in self.headings if heading.id)

    @property
    def title(self) -> str:
        """Text of the first heading, empty without one."""
        return self.headings[0].text if self.headings else ""


_PIPE = re.compile(r"\|(?<!\\\|)")
"""What parts the cells of a row; no span hides it."""
