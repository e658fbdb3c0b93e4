"""HB342, HB343 and HB708: what platforms do has a page, a place on it, and a day that is not long ago."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.findings import Finding, Severity
from handbook.model import (
    GLOSSARY,
    MONTHS_DUE,
    REGION_ID,
    Handbook,
    Page,
    anchors,
    later,
    lost_rows,
)
from handbook.rules.base import Rule, pages
from handbook.rules.records_platforms import PATH

_TIER = "fast"
"""How soon a platform changes what its text says."""
_WORDS = "docs/data/glossary.yaml"


class PlatformWithoutPage(Rule):
    """Every platform of platforms.yaml has its page. At a release that page is made.

    ## Why it matters

    Tables, request cards and prints are made from one file. What is entered under the code of another
    page, or of none, stands in the comparison tables and leads the officer nowhere.

    ## How to fix it

    Write the code of the platform's page as it stands in `docs/data/codes.yaml`: a page of the
    section of platforms. While that page is only planned, this is a warning.
    """

    code, name = "HB342", "platform-without-page"
    message = "“{platform}” has no page: {why}"
    hint = "{advice}"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each platform whose page nobody can open."""
        folder = next((one.folder for one in book.sections if one.letter == "P"), "platforms")
        for platform in book.practice.platforms if book.codes else ():
            entry = book.codes.get(platform.page)
            if entry is None or not entry.path.startswith(f"{folder}/"):
                why = "no page has the code" if entry is None else "another section has the page"
                yield self.found(
                    PATH, platform.line, platform=platform.id, why=f"{why} “{platform.page}”",
                    advice="write the code of its page in docs/data/codes.yaml, such as P-04",
                )  # fmt: skip
            elif not entry.made:
                yield self.found(
                    PATH, platform.line, None if book.release else Severity.WARNING,
                    platform=platform.id, why=f"“{platform.page}” is only planned",
                    advice=f"write docs/en/{entry.path}, and set the state of its code to made",
                )  # fmt: skip


class PracticeWithoutPlace(Rule):
    """A page that shows what the data hold has a heading for each table, and each table its question.

    ## Why it matters

    The tables are put behind the text of fixed headings, found by their ids.
    Without the heading its table is missing from the page: the officer sees no word of what the
    target sees, and nobody sees that a part is gone. Some pages ask for single rows by their ids:
    where a row is renamed or deleted, its table goes as quietly. The glossary shows words of the region
    in the same way: without their heading they slip below all other words, where nobody looks for them.

    ## How to fix it

    Write the heading with the id that the message names, and a sentence or two below it.
    Give a row its old id again, or write the new one into `hooks/handbook/model/place.py`.
    That file says which page has which heading and which rows.
    """

    code, name = "HB343", "practice-without-place"
    message = "{what}"
    hint = "{advice}"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each heading that a page lacks, and each row that the data lack."""
        yield from self._unread(book)
        for page in pages(book) if book.practice.platforms else ():
            ids = {heading.id for heading in page.text.headings}
            for anchor in anchors(book, page.code):
                if anchor not in ids:
                    what = (
                        f"the page has no heading “{anchor}”, under which a table of {PATH} stands"
                    )
                    advice = f"write “## … {{ #{anchor} }}” in its place, in every language"
                    yield self.found(page.path, _title_line(page), what=what, advice=advice)
        yield from self._renamed(book)

    def _unread(self, book: Handbook) -> Iterator[Finding]:
        """Yield each glossary that lacks the heading of the words that were read in the region."""
        shown = book.tongues and any(term.read for term in book.terms)
        for page in pages(book) if shown else ():
            heads = ((heading.level, heading.id) for heading in page.text.headings)
            if page.slug == GLOSSARY and (2, REGION_ID) not in heads:
                what = (
                    f"the page has no heading “{REGION_ID}” of the second level, under which the "
                    f"words of {_WORDS} stand"
                )
                advice = f"write “## … {{ #{REGION_ID} }}” in its place, in every language"
                yield self.found(page.path, _title_line(page), what=what, advice=advice)

    def _renamed(self, book: Handbook) -> Iterator[Finding]:
        """Yield each row that a page asks for and that no longer has this id."""
        line = min((question.line for question in book.practice.questions), default=1)
        shown = {page.code for page in pages(book)} if book.practice.platforms else set[str]()
        for code in sorted(shown):
            for word in lost_rows(book, code):
                what = f"no row and no part has the id “{word}”, whose table the page {code} is to show"
                advice = "give the row its id again, or name the new one in hooks/handbook/model/place.py"
                yield self.found(PATH, line, what=what, advice=advice)


class PracticeSeenLongAgo(Rule):
    """What platforms do was read within three months. At a release this is an error.

    ## Why it matters

    A platform moves its form for police, or begins to show who looked, and tells nobody.
    An officer who trusts an old row is seen by the target, or asks the wrong company and loses the
    days in which the data still exist.

    ## How to fix it

    Read the text of the source again, mend the row, and write the day into `seen`.
    A row that cannot be read again is deleted: the tables then say *not checked*.
    """

    code, name, severity = "HB708", "practice-seen-long-ago", Severity.WARNING
    message = "“{row}” of “{platform}” was last read on {seen}, more than {months} months ago"
    hint = "read “{source}” again, mend the row, and write “seen: {today}”"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each row that nobody has read for as long as its tier allows."""
        today, months = book.today, MONTHS_DUE[_TIER]
        for platform in book.practice.platforms if today else ():
            for value in platform.values.values():
                if today and value.seen and today > later(value.seen, months):
                    yield self.found(
                        PATH, value.line, Severity.ERROR if book.release else None,
                        row=value.row, platform=platform.id, seen=value.seen, months=months,
                        source=value.source, today=today,
                    )  # fmt: skip


def _title_line(page: Page) -> int:
    return next((entry.line for entry in page.meta.entries() if entry.key == "title"), 0)
