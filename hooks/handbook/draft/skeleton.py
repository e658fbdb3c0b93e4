"""The text of a page that somebody begins: the parts that its section needs, each still to be written."""

from __future__ import annotations

from handbook.draft.written import scaffold

_SHAPES = {"T": "trainer", "W": "contributor"}


def skeleton(code: str) -> str:
    """Return the text below the title of a new page with this code."""
    letter, _, number = code.partition("-")
    shape = "section" if number == "00" else _SHAPES.get(letter, "officer")
    return scaffold(f"{shape}.md", letter=letter)
