"""HB048: pages of the sections that teach end with questions to the reader."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import Handbook
from handbook.rules.base import Rule, pages

_ID = "check-yourself"


class CheckYourselfMissing(Rule):
    """A page of a section that asks its readers has a heading for the questions.

    ## Why it matters

    Whoever read the steps believes that he or she can act. Three questions on the page's own danger
    show it, before a person pays for the error: what comes next, what the find does not prove, who
    decides. A trainer looks for them at the same place on each page.

    ## How to fix it

    End the page with `## Check yourself { #check-yourself }`: three questions that no other page
    could ask, then short answers that stand on this page. Which sections ask, and whom, says `asks`
    in `docs/data/codes.yaml`; the first page of a section is free, and so is a page for others.
    """

    code, name = "HB048", "check-yourself-missing"
    message = "no heading has the id “check-yourself”"
    hint = "write “## Check yourself {{ #check-yourself }}” with three questions and their answers"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each English page that asks nothing; a translation is compared with it."""
        asks = {section.folder: section.asks for section in book.sections if section.asks}
        for page in pages(book):
            if page.lang != SOURCE or page.slug == f"{page.section}/index.md":
                continue
            asked = asks.get(page.section) in page.meta.texts("for")
            if asked and all(heading.id != _ID for heading in page.text.headings):
                last = page.body_line + page.body.rstrip().count("\n")
                yield self.found(page.path, last)
