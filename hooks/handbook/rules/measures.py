"""How long and how hard to read an English page is; no rule by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pyphen

from handbook.languages import SOURCE
from handbook.model import Handbook, Page
from handbook.rules.base import pages
from handbook.rules.english import sentences

HARD = 70.0
"""Reading ease below which a page counts as hard.

Flesch calls 60 to 70 plain English. We count syllables by the points at which a word may be hyphenated:
fewer than a reader hears, and on our own pages worth 7 to 9 points more than a count of vowels. So 70
here is about 62 there.
"""
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")


@dataclass(frozen=True, slots=True)
class Measure:
    """The figures of one page."""

    page: Page
    words: int
    """In sentences, items and tables; headings, pictures and code do not count."""
    longest: int
    """Words of its longest sentence."""
    ease: float | None
    """Flesch reading ease of its sentences and items; None where it has none."""

    @property
    def hard(self) -> bool:
        """Whether it reads worse than it may."""
        return self.ease is not None and self.ease < HARD


def measures(book: Handbook) -> tuple[Measure, ...]:
    """Return the figures of every English page, in the order of paths."""
    return tuple(_measure(page) for page in pages(book) if page.lang == SOURCE)


def _measure(page: Page) -> Measure:
    found = tuple(sentences(page))
    lengths = [len(one.text.split()) for one in found]
    return Measure(
        page,
        words=sum(lengths),
        longest=max(lengths, default=0),
        ease=ease([one.text for one in found if one.kind != "cell"]),
    )


def ease(texts: list[str]) -> float | None:
    """Return Flesch's reading ease of sentences: 206.835 - 1.015 words a sentence - 84.6 syllables a word.

    Source of the figures: R. Flesch, “A new readability yardstick”, 1948. None without a word.
    """
    words = [word for text in texts for word in _WORD.findall(text)]
    if not words:
        return None
    points = pyphen.Pyphen(lang="en_US")
    syllables = sum(len(points.positions(word.lower())) + 1 for word in words)
    return 206.835 - 1.015 * len(words) / len(texts) - 84.6 * syllables / len(words)
