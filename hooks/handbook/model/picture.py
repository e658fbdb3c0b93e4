"""A picture is one entry of `docs/data/images.yaml`: what it shows, told to who cannot see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


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
