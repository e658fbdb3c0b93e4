"""A file as bytes: what rules must know of it before anybody trusts its text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flaw:
    """One place in a file's bytes that cannot be text."""

    kind: str
    """`not-utf8`, `bom`, `nul`, `control`, `line-end`, `separator`, `too-big`, `long-line`,
    `underlined`, `conflict`, `not-a-file`, `unreadable`, `empty`."""
    line: int
    detail: str


@dataclass(frozen=True, slots=True)
class File:
    """One file below `docs/` or `checklists/`."""

    path: str
    size: int
    flaws: tuple[Flaw, ...] = ()
    content: str = ""
    """What its first bytes say that it is: `png`, `jpeg`, `webp`, `svg`, `html`, `text`, or what
    nobody wants here, such as `zip`; empty if unknown."""

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]
