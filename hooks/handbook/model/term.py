"""A term is one entry of `docs/data/glossary.yaml`: one name for one thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One thing with its name, what it means, and the words of other languages for it."""

    id: str
    english: tuple[str, ...]
    """Every form in which English text uses it, the name first."""
    means: str
    """One sentence of plain English."""
    apart: str
    """What it is not to be confused with, and how the two differ; empty where nothing is close."""
    page: str
    """Code of the page that explains it; empty without one."""
    words: Mapping[str, tuple[str, ...]]
    """Words by code of a language, the one to prefer first."""
    line: int

    @property
    def name(self) -> str:
        """The name under which it stands in a list."""
        return self.english[0] if self.english else self.id

    @property
    def explained(self) -> bool:
        """Whether a page tells a reader what it means: everyday words need no telling."""
        return bool(self.means and self.english and (self.apart or self.page))
