"""A built site as facts: what each page promises a browser, and what it asks of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Ask:
    """One address in a built file, with the element and attribute that hold it."""

    element: str
    attribute: str
    address: str
    line: int


@dataclass(frozen=True, slots=True)
class Built:
    """One HTML file of a built site."""

    path: str
    """Path below the site's root."""
    source: str
    """Path of the Markdown file that it was made from, empty where none is known."""
    ids: frozenset[str]
    twice: tuple[str, ...]
    """Ids that stand more than once."""
    asks: tuple[Ask, ...]
    policy: str
    """The content security policy, empty where it is absent or not the first after charset."""
    title: str
    lang: str
    direction: str
    inline: tuple[str, ...]
    """Scripts, style attributes and handlers that stand in the page itself."""


@dataclass(frozen=True, slots=True)
class Site:
    """One built site."""

    pages: tuple[Built, ...] = ()
    files: frozenset[str] = frozenset()
    """Paths of every file below the site's root."""
    styles: Mapping[str, tuple[Ask, ...]] = field(default_factory=dict)
    """Addresses in style sheets by path."""
