"""An office file of a built site as facts: all that its parts hold, unpacked."""

from __future__ import annotations

from dataclasses import dataclass

MAKER = "Handbook"
"""Author that every office file names."""

MADE = "2000-01-01T00:00:00Z"
"""Day on which every office file says that it was made: a build has no clock."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One thing that a part of an office file leads to."""

    kind: str
    """Its type, an address that is a name."""
    target: str
    outside: bool
    """Whether it says that it leads out of the file."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What an office file holds."""

    unread: str = ""
    """Why it cannot be read safely; then nothing else is known of it."""
    parts: tuple[str, ...] = ()
    types: frozenset[str] = frozenset()
    """What the parts say that they are."""
    relations: tuple[Relation, ...] = ()
    elements: frozenset[tuple[str, str]] = frozenset()
    """Namespace and name of every element."""
    addresses: tuple[str, ...] = ()
    """Addresses and paths that stand anywhere in it, names of formats among them."""
    orders: tuple[str, ...] = ()
    """Formulas, conditions and fields: what a program works out when it opens the file."""
    hidden: tuple[str, ...] = ()
    """What it holds without showing it, in words."""
    properties: tuple[tuple[str, str], ...] = ()
    feet: tuple[str, ...] = ()
    """The foot of each sheet, or of the document."""
