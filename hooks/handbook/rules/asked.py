"""HB048: pages of the sections that teach end with questions to the reader."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import Handbook
from handbook.rules.base import checks, pages

CHECK_YOURSELF_MISSING = rule("HB048", "part-missing", "check-yourself-missing")

_ID = "check-yourself"


@checks(CHECK_YOURSELF_MISSING)
def check_yourself_missing(book: Handbook) -> Iterator[Finding]:
    """Yield each English page that asks nothing; a translation is compared with it."""
    asks = {section.folder: section.asks for section in book.sections if section.asks}
    for page in pages(book):
        if page.lang != SOURCE or page.slug == f"{page.section}/index.md":
            continue
        asked = asks.get(page.section) in page.meta.texts("for")
        if asked and all(heading.id != _ID for heading in page.text.headings):
            last = page.body_line + page.body.rstrip().count("\n")
            yield CHECK_YOURSELF_MISSING.at(page.path, last)
