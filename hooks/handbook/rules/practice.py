"""HB342, HB048 and HB701: what platforms do has a page, a place on it, and a day that is not long ago."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding, Severity
from handbook.languages import SOURCE
from handbook.model import (
    MONTHS_DUE,
    REGION_ID,
    Handbook,
    Page,
    anchors,
    later,
    lost_rows,
)
from handbook.model.role import GLOSSARY
from handbook.rules.base import checks, pages
from handbook.rules.registers import PLATFORMS as PATH

PLATFORM_WITHOUT_PAGE = rule("HB342", "platform-without-page")
PRACTICE_WITHOUT_PLACE = rule("HB048", "part-missing", "practice-without-place")
PRACTICE_SEEN_LONG_AGO = rule("HB701", "stale", "practice-seen-long-ago")

_TIER = "fast"
"""How soon a platform changes what its text says."""
_WORDS = "docs/data/glossary.yaml"


@checks(PLATFORM_WITHOUT_PAGE)
def platform_without_page(book: Handbook) -> Iterator[Finding]:
    """Yield each platform whose page nobody can open."""
    folder = next((one.folder for one in book.sections if one.letter == "P"), "platforms")
    for platform in book.practice.platforms if book.codes else ():
        entry = book.codes.get(platform.page)
        if entry is None or not entry.path.startswith(f"{folder}/"):
            why = "no page has the code" if entry is None else "another section has the page"
            yield PLATFORM_WITHOUT_PAGE.at(
                PATH, platform.line, platform=platform.id, why=f"{why} “{platform.page}”",
                advice="write the code of its page in docs/data/codes.yaml, such as P-04",
            )  # fmt: skip
        elif not entry.made:
            yield PLATFORM_WITHOUT_PAGE.at(
                PATH, platform.line, None if book.release else Severity.WARNING,
                platform=platform.id, why=f"“{platform.page}” is only planned",
                advice=f"write docs/en/{entry.path}, and set the state of its code to made",
            )  # fmt: skip


@checks(PRACTICE_WITHOUT_PLACE)
def practice_without_place(book: Handbook) -> Iterator[Finding]:
    """Yield each heading that a page lacks, and each row that the data lack."""
    yield from _practice_without_place_unread(book)
    for page in pages(book) if book.practice.platforms else ():
        ids = {heading.id for heading in page.text.headings}
        for anchor in anchors(book, page):
            if anchor not in ids:
                what = (
                    f"the page lacks the heading “{anchor}”, below which a table of {PATH} is shown"
                )
                advice = f"write “## … {{ #{anchor} }}” in its place, in every language"
                yield PRACTICE_WITHOUT_PLACE.at(
                    page.path, _title_line(page), what=what, advice=advice
                )
    yield from _practice_without_place_renamed(book)


def _practice_without_place_unread(book: Handbook) -> Iterator[Finding]:
    """Yield each glossary that lacks the heading of the words that were read in the region."""
    shown = book.tongues and any(term.read for term in book.terms)
    for page in pages(book) if shown else ():
        heads = ((heading.level, heading.id) for heading in page.text.headings)
        if page.role == GLOSSARY and (2, REGION_ID) not in heads:
            what = (
                f"the page has no heading “{REGION_ID}” of the second level for the "
                f"words of {_WORDS}"
            )
            advice = f"write “## … {{ #{REGION_ID} }}” in its place, in every language"
            yield PRACTICE_WITHOUT_PLACE.at(page.path, _title_line(page), what=what, advice=advice)


def _practice_without_place_renamed(book: Handbook) -> Iterator[Finding]:
    """Yield each row that a page asks for and that no longer has this id."""
    line = min((question.line for question in book.practice.questions), default=1)
    shown = [page for page in pages(book) if page.lang == SOURCE and book.practice.platforms]
    for page in sorted(shown, key=lambda page: page.code):
        for word in lost_rows(book, page):
            what = f"no row and no part has the id “{word}”, whose table the page {page.code} is to show"
            advice = f"give the row its id again, or name the new one under “shows” of {page.path}"
            yield PRACTICE_WITHOUT_PLACE.at(PATH, line, what=what, advice=advice)


@checks(PRACTICE_SEEN_LONG_AGO)
def practice_seen_long_ago(book: Handbook) -> Iterator[Finding]:
    """Yield each row that nobody has read for as long as its tier allows."""
    today, months = book.today, MONTHS_DUE[_TIER]
    for platform in book.practice.platforms if today else ():
        for value in platform.values.values():
            if today and value.seen and today > later(value.seen, months):
                yield PRACTICE_SEEN_LONG_AGO.at(
                    PATH, value.line, Severity.ERROR if book.release else None,
                    row=value.row, platform=platform.id, seen=value.seen, months=months,
                    source=value.source, today=today,
                )  # fmt: skip


def _title_line(page: Page) -> int:
    return next((entry.line for entry in page.meta.entries() if entry.key == "title"), 0)
