"""Invented words that read like a language: as long, as frequent and as often repeated as real ones."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from types import MappingProxyType

_SIZE = 2500
"""Words of one vocabulary; a handbook for officers gets by with about as many."""


class Speech:
    """One voice in one language: equal seeds say equal things."""

    def __init__(self, lang: str, seed: str) -> None:
        self._random = random.Random(f"{lang} {seed}")
        self._words, self._weights = _vocabulary(lang)
        self._stop = "." if _script(lang) == "latin" else "۔" if lang == "ur" else "."

    def words(self, count: int) -> str:
        """Return words without a stop, the frequent ones more often."""
        return " ".join(self._random.choices(self._words, cum_weights=self._weights, k=count))

    def title(self, count: int = 4) -> str:
        """Return a heading: words of which none is more frequent than another."""
        return _capital(" ".join(self._random.choices(self._words, k=count)))

    def sentence(self, count: int = 12, *, end: str = "") -> str:
        """Return a sentence of `count` words; `end` stands before its stop."""
        return _capital(self.words(count)) + (f" {end}" if end else "") + self._stop

    def sentences(self, count: int) -> str:
        """Return sentences of eight to eighteen words, one a line."""
        return "\n".join(self.sentence(self._random.randint(8, 18)) for _ in range(count))


def _vocabulary(lang: str) -> tuple[Sequence[str], Sequence[float]]:
    """Return the words of a language and the running sum of their weights (Zipf's law)."""
    if lang not in _MADE:
        chance = random.Random(f"words of {lang}")
        openings, cores = _SYLLABLES[_script(lang)]
        words: dict[str, None] = {}
        while len(words) < _SIZE:
            length = chance.choice((1, 2, 2, 2, 3, 3))
            word = "".join(chance.choice(openings) + chance.choice(cores) for _ in range(length))
            words[word] = None
        total, sums = 0.0, []
        for rank in range(_SIZE):
            total += 1 / (rank + 4)
            sums.append(total)
        # As in real languages, the frequent words are mostly the short ones.
        ranked = sorted(words, key=lambda word: len(word) + chance.uniform(0, 6))
        _MADE[lang] = (ranked, sums)
    return _MADE[lang]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _script(lang: str) -> str:
    return _SCRIPTS.get(lang, "latin")


_MADE: dict[str, tuple[Sequence[str], Sequence[float]]] = {}
_SCRIPTS: Mapping[str, str] = MappingProxyType(
    {"ur": "arabic", "ar": "arabic", "fa": "arabic", "bn": "bangla"}
)
_SYLLABLES: Mapping[str, tuple[Sequence[str], Sequence[str]]] = MappingProxyType(
    {
        "latin": (tuple("bcdfglmnprstvw"), ("a", "e", "i", "o", "u", "ea", "or", "en", "is", "al")),
        "arabic": (tuple("بتجحخدرزسشصطعغفقکلمن"), ("ا", "و", "ی", "ار", "ین", "")),
        "bangla": (tuple("কখগঘচছজটডতথদধনপফবভমযরলশসহ"), ("া", "ি", "ী", "ু", "ে", "ো", "")),
    }
)
