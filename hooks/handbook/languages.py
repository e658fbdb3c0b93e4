"""A language is a folder of content and the words that the interface speaks in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

SOURCE = "en"
"""Code of the language that every other one is translated from."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One entry of `docs/data/languages.yaml`."""

    code: str
    """Name of its folder, as static-i18n accepts it: `ur`, `fa-AF`."""
    name: str
    """Its name in itself: `اردو`."""
    english: str
    direction: str
    """`ltr` or `rtl`."""
    html: str
    """Value of the `lang` attribute, which may differ from the folder (`ku` is `ckb`)."""
    months: tuple[str, ...]
    """Twelve names of the Gregorian months."""
    callouts: Mapping[str, str] = field(default_factory=dict)
    """Kind of callout (stop, must, check, proves, example) to its word."""
    check: str = "Check"
    """First word of the paragraph that checks a step."""
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Interface strings by key; the keys are equal in all languages."""

    def word(self, key: str, **values: object) -> str:
        """Return the interface string `key` with its `{places}` filled; the key itself if absent."""
        text = self.words.get(key, key)
        return text.format(**values) if values else text

    def under(self, prefix: str) -> dict[str, str]:
        """Return the words whose keys begin with `prefix` by the rest of them, as a script names it."""
        return {
            key.removeprefix(prefix).replace("-", "_"): word
            for key, word in self.words.items()
            if key.startswith(prefix)
        }

    def minutes(self, value: str) -> str:
        """Return a duration as people write it; `value` is a number of minutes or `now`."""
        if not value.isdigit():
            return self.word(value)
        return self.word("minute-one") if value == "1" else self.word("minutes", n=value)

    def date(self, day: dt.date) -> str:
        """Return a date as people write it: `25 November 2026`."""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"
