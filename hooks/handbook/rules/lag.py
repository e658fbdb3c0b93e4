"""What a translation may lack while it follows an older English, and who is asked to write it."""

from __future__ import annotations

from typing import NamedTuple

from handbook.findings import Severity
from handbook.model import Checklist, Handbook, Page, behind


class Wait(NamedTuple):
    """How a difference from the English weighs in one translation."""

    weight: Severity | None
    """None where it weighs as its rule does."""
    advice: str
    """What a remedy goes on to say; empty where the translation says that it follows this English."""


def wait(own: Page | Checklist, source: Page | Checklist, book: Handbook) -> Wait:
    """Return how a translation is judged beside the English of today.

    One that follows an older English waits for its translator, until a release. A list that says
    `together` never waits.
    """
    if not behind(own.meta, source.followed):
        return Wait(None, "")
    known = book.languages.get(own.lang)
    name = known.english if known else own.lang
    if isinstance(source, Checklist) and source.together:
        why = f"{source.id} may not lag, for {source.together.rstrip('.')}"
        return Wait(
            Severity.ERROR,
            f"; {why}: change {own.path} in the same pull request, or ask the {name} editor",
        )
    if book.release:
        return Wait(
            Severity.ERROR,
            f"; the release waits for it: if you read no {name}, ask the {name} editor",
        )
    return Wait(Severity.WARNING, f"; if you read no {name}, leave it to the {name} editor")
