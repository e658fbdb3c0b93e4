"""A term is one entry of `docs/data/glossary.yaml`: one name for one thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from handbook.languages import SOURCE

Names: TypeAlias = "tuple[tuple[str, tuple[str, ...]], ...]"
"""Id and forms of terms in one language."""


@dataclass(frozen=True, slots=True)
class RegionalLanguage:
    """A language of the region, of which the glossary shows words as they stand in a text."""

    code: str
    name: str
    """Its English name."""
    html: str
    """Value of the `lang` attribute."""
    direction: str
    line: int

    @property
    def anchor(self) -> str:
        """Id of its heading on the page of the glossary."""
        return f"words-{self.code.lower()}"


@dataclass(frozen=True, slots=True)
class TermCitation:
    """A word as it stands in a text: never one that somebody translated for the handbook."""

    word: str
    source: str
    """Key of the work in which it was read."""
    at: str
    """Article or section of that work; empty where none is known."""
    note: str
    """What a reader must know of this form; empty without any."""
    line: int


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
    read: Mapping[str, tuple[TermCitation, ...]] = field(default_factory=dict)
    """What was read in languages of the region, by their codes."""

    @property
    def name(self) -> str:
        """The name under which it stands in a list."""
        return self.english[0] if self.english else self.id

    @property
    def explained(self) -> bool:
        """Whether a page tells a reader what it means: everyday words need no telling."""
        return bool(self.means and self.english and (self.apart or self.page))

    def forms(self, lang: str) -> tuple[str, ...]:
        """Return every form in which a text of a language uses it, the one to prefer first."""
        return self.english if lang == SOURCE else self.words.get(lang, ())


def names(terms: Iterable[Term], lang: str) -> Names:
    """Return each term that is explained and has a word in a language."""
    known = ((one.id, one.forms(lang)) for one in terms if one.explained)
    return tuple((id_, forms) for id_, forms in known if forms)
