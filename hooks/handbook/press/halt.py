"""What a form's page says before its first heading: when not to go on."""

from __future__ import annotations

import re

from handbook.languages import Language
from handbook.model import Page


def halt(page: Page, language: Language) -> tuple[str, str] | None:
    """Return the word and the Markdown of the callout that stops, None where a page has none."""
    word = language.callouts.get("stop", "Stop")
    opening = page.body.partition("\n## ")[0]
    found = re.search(rf"^> \*\*{re.escape(word)}[.۔]\*\*(.*(?:\n>.*)*)", opening, re.MULTILINE)
    if not found:
        return None
    return word, " ".join(part.lstrip("> ").strip() for part in found[1].splitlines()).strip()
