"""Content is what a project's files hold, read but not yet understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from handbook.model.file import File
from handbook.model.node import Data


@dataclass(frozen=True, slots=True)
class Content:
    """Every file that rules may know of, with the texts of those that can be trusted."""

    files: tuple[File, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """Text by path, with LF line ends."""
    config: Data = field(default_factory=lambda: Data("mkdocs.yml"))
    config_file: File | None = None

    def parts(self) -> Iterator[str]:
        """Yield texts that are others as soon as anything differs that a rule could know."""
        yield repr(self.config)
        yield repr(self.config_file)
        for file in self.files:
            yield repr(file)
            yield self.texts.get(file.path, "")
