"""Entries of the data files: terms of the glossary, pictures, and what platforms do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from handbook.languages import SOURCE


@dataclass(frozen=True, slots=True)
class Picture:
    """One file below `docs/images/`, with what is known of it."""

    file: str
    """Its path below `docs/images/`."""
    alt: Mapping[str, str]
    """What it shows, at length, by code of a language; English always."""
    words: tuple[str, ...]
    """Codes of the languages of the words in it."""
    line: int


DRAWN = frozenset({
    "circle", "defs", "desc", "ellipse", "g", "line", "linearGradient", "marker", "path", "pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "svg",
    "text", "title", "tspan",
})  # fmt: skip
"""Elements of SVG that draw, and nothing else."""

DRAWN_AS = frozenset({
    "clip-rule", "color", "cx", "cy", "d", "direction",
    "dominant-baseline", "dx", "dy", "fill", "fill-rule", "focusable",
    "font-family", "font-size", "font-style", "font-variant", "font-weight", "fx", "fy",
    "gradientTransform", "gradientUnits", "height", "id", "lang",
     "marker-end", "marker-mid", "marker-start", "markerHeight", "markerUnits",
    "markerWidth", "offset", "orient",
    "overflow", "paint-order", "pathLength", "patternContentUnits", "patternTransform",
    "patternUnits", "points", "preserveAspectRatio", "r", "refX", "refY", "role", "rx",
    "ry", "shape-rendering", "spreadMethod", "stop-color", "stroke",
    "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-width", "text-anchor", "text-decoration",
    "text-rendering", "transform", "vector-effect", "version",
    "viewBox", "width", "x", "x1", "x2", "xml:lang",
    "y", "y1", "y2",
})  # fmt: skip
"""Attributes that say where and how something is drawn; none by which words are hidden or turned round."""


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


PARTS = ("open", "seen", "ids", "vanishes", "report", "card")
"""Parts of a platform's page, each under the heading of this id, in their order."""


@dataclass(frozen=True, slots=True)
class Question:
    """One row of every platform's tables."""

    id: str
    part: str
    """One of `PARTS`."""
    labels: Mapping[str, str]
    """What it asks, by code of a language; English always."""
    line: int

    @property
    def anchor(self) -> str:
        """Id of the heading above its table, where it has one."""
        return f"question-{self.id}"

    def label(self, lang: str) -> str:
        """Return what it asks in a language, in English where that is missing."""
        return self.labels.get(lang, self.labels.get(SOURCE, self.id))


@dataclass(frozen=True, slots=True)
class Value:
    """What was read on one question: never known without a source and a day."""

    row: str
    """Id of its question."""
    text: str
    """A plain English sentence; it may name codes."""
    source: str
    """Key of the work that was read."""
    about: str
    """Date or description of the text that was read."""
    seen: dt.date | None
    """The day on which it was read; None where the file holds no day, which a rule tells."""
    line: int

    @property
    def same(self) -> tuple[object, ...]:
        """What two values share that may stand in one row."""
        return (self.text, self.source, self.about, self.seen)


@dataclass(frozen=True, slots=True)
class Platform:
    """One service with all that was read of it."""

    id: str
    name: str
    page: str
    """Code of its page, which several services may share."""
    company: str
    """Words for the head of its request card; empty without any."""
    values: Mapping[str, Value]
    """By the id of their question, the first where one stands twice."""
    line: int

    def seen(self, questions: Iterable[Question]) -> dt.date | None:
        """Return the newest day on which something on these questions was read, None without any."""
        found = (self.values.get(question.id) for question in questions)
        return max((value.seen for value in found if value and value.seen), default=None)

    def read(self, questions: Iterable[Question]) -> bool:
        """Return whether anything on these questions was read."""
        return any(question.id in self.values for question in questions)

    def worksheet(self, questions: Sequence[Question]) -> bool:
        """Return whether most of these questions have no answer, so that a unit writes them."""
        return sum(question.id not in self.values for question in questions) * 2 > len(questions)

    @property
    def card(self) -> str:
        """Id under which its request card stands on a page."""
        return f"card-{self.id}"


@dataclass(frozen=True, slots=True)
class Practice:
    """All questions and all platforms, in the order of their file."""

    questions: tuple[Question, ...] = ()
    platforms: tuple[Platform, ...] = field(default=())

    def of(self, part: str) -> tuple[Question, ...]:
        """Return the questions of one part."""
        return tuple(one for one in self.questions if one.part == part)

    def on(self, code: str) -> tuple[Platform, ...]:
        """Return the platforms whose page has this code."""
        return tuple(one for one in self.platforms if one.page == code)
