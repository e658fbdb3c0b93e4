"""`handbook range` makes a practice range of an invented web, for one class and one day."""

from __future__ import annotations

import click


@click.group("range")
def range_() -> None:
    """Make a practice range of an invented web, and hold a class's records against its key."""
