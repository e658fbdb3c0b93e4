"""What docs/data/retired.yaml keeps from being used again."""

from __future__ import annotations

from handbook.model import EMPTY, Handbook


def retired(book: Handbook, kind: str) -> frozenset[str]:
    """Return the retired ids of a kind: `items`, `codes`, `rules` or `fields`."""
    data = book.data.get("retired")
    entries = (data.root.get(kind) if data else None) or EMPTY
    return frozenset(entry.text("id") for entry in entries.items())
