"""Content is what a project's files hold, as bytes and texts, read but not yet understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from handbook.model.local import Local
from handbook.model.node import Data


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


@dataclass(frozen=True, slots=True)
class Content:
    """Every file that rules may know of, with the texts of those that can be trusted."""

    files: tuple[File, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """Text by path, with LF line ends."""
    config: Data = field(default_factory=lambda: Data("mkdocs.yml"))
    config_file: File | None = None
    local: Local | None = None
    """The overlay of an agency; None in what is published."""

    def frame(self) -> Iterator[str]:
        """Yield texts that differ as soon as anything does that a rule could know, but no text below front matter."""
        yield repr(self.config)
        yield repr(self.config_file)
        for file in self.files:
            text = self.texts.get(file.path, "")
            if self._written(file.path):
                yield repr((file.path, file.flaws))
                yield text.partition("\n---\n")[0] if text.startswith("---\n") else text
            else:
                yield repr(file)
                yield text

    def bodies(self) -> Iterator[str]:
        """Yield the paths of the pages and lists that can be trusted."""
        return (file.path for file in self.files if self._written(file.path))

    def apart(self, other: Content) -> frozenset[str]:
        """Return the paths of the files that are here and not there, or there in another state."""
        mine, theirs = ({file.path: file for file in one.files} for one in (self, other))
        return frozenset(
            path
            for path in mine.keys() | theirs.keys()
            if mine.get(path) != theirs.get(path) or self.texts.get(path) != other.texts.get(path)
        ) | ({self.config.path} if self.config != other.config else frozenset())

    def _written(self, path: str) -> bool:
        return path.endswith(".md") and path in self.texts
