"""HB701 to HB707, and HB048: what was true once, and what platforms do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding, Severity
from handbook.languages import SOURCE
from handbook.model import REGION_ID, Handbook, anchors, day_of, lost_rows
from handbook.model.months import LAW, MONTHS_DUE, ahead, due, later, months_of, overdue, reread
from handbook.model.role import GLOSSARY
from handbook.rules.base import checks, data_of, key_line, pages, texts
from handbook.rules.registers import PLATFORMS as PATH
from handbook.rules.registers import record

REVIEW_OVERDUE = rule("HB701", "stale", "review-overdue")
REVIEWED_IN_FUTURE = rule("HB701", "stale", "reviewed-in-future")
SOURCE_READ_LONG_AGO = rule("HB701", "stale", "source-read-long-ago")
HOST_SEEN_LONG_AGO = rule("HB701", "stale", "host-seen-long-ago")
PRACTICE_SEEN_LONG_AGO = rule("HB701", "stale", "practice-seen-long-ago")
PLANNED_AT_RELEASE = rule("HB703", "planned-at-release")
EDITION_BEHIND = rule("HB707", "edition-behind")

_CODES = "docs/data/codes.yaml"
_WORKS = "docs/data/bibliography.yaml"
_WORDS = "docs/data/glossary.yaml"
_HOST_MONTHS = 24
_TIER = "fast"
"""How soon a platform changes what its text says."""
PRACTICE_WITHOUT_PLACE = rule("HB048", "part-missing", "practice-without-place")


@checks("HB701")
def check_freshness(book: Handbook) -> Iterator[Finding]:
    """Yield what was true once and nobody has looked at since; nothing where no day is known."""
    if (today := book.today) is None:
        return
    weight = Severity.ERROR if book.release else None  # what may wait in between
    for one in texts(book):
        line = key_line(one.meta, "reviewed")
        facts = {"reviewed": one.reviewed, "today": today, "tier": one.meta.text("tier")}
        if overdue(day := due(one), today):
            yield REVIEW_OVERDUE.at(one.path, line, weight, day=day, **facts)
        if one.reviewed and ahead(one.reviewed, today):
            yield REVIEWED_IN_FUTURE.at(one.path, line, **facts)
    yield from _works(book, today, weight)
    hosts = record(book, "hosts")
    for key, line, node in hosts.root.entries() if hosts else ():
        seen = day_of(node.get("seen"))
        if seen and overdue(later(seen, _HOST_MONTHS), today):
            facts = {"host": key, "seen": seen, "owner": node.text("owner"), "today": today}
            yield HOST_SEEN_LONG_AGO.at("docs/data/hosts.yaml", line, months=_HOST_MONTHS, **facts)
    for value, platform in ((v, p) for p in book.practice.platforms for v in p.values.values()):
        if value.seen and today > later(value.seen, MONTHS_DUE[_TIER]):
            facts = {"row": value.row, "platform": platform.id, "seen": value.seen, "today": today}
            more = {"months": MONTHS_DUE[_TIER], "source": value.source}
            yield PRACTICE_SEEN_LONG_AGO.at(PATH, value.line, weight, **facts, **more)


def _works(book: Handbook, today: dt.date, weight: Severity | None) -> Iterator[Finding]:
    """Yield each work that was read too long ago, and at a release law that has no day."""
    for work in book.works.values() if record(book, "bibliography") else ():
        what = ""
        if overdue(reread(work), today):
            what = f"was last read on {work.accessed}, more than {months_of(work)} months ago"
        elif book.release and work.kind in LAW and work.csl.get("accessed") is None:
            what = "is law, and nobody knows when it was read"
        if what:
            facts = {"key": work.key, "date": f"{today.year}, {today.month}, {today.day}"}
            yield SOURCE_READ_LONG_AGO.at(_WORKS, work.line, weight, what=what, **facts)


@checks("HB703", "HB707")
def check_release(book: Handbook) -> Iterator[Finding]:
    """Yield what a release may not hold: planned codes of which a text speaks, and another edition."""
    first: dict[str, str] = {}
    for one in texts(book) if book.release else ():
        for reference in one.text.references:
            if reference.kind == "code":
                first.setdefault(reference.name, f"{one.path}:{reference.line}")
    for platform in book.practice.platforms if book.release else ():
        first.setdefault(platform.page, f"{PATH}:{platform.line}")
    for entry in book.codes.values():
        if not entry.made and (place := first.get(entry.code)):
            yield PLANNED_AT_RELEASE.at(_CODES, entry.line, code=entry.code, place=place)
    node = data_of(book, "mkdocs", "extra").get("edition")
    if node is None or not book.release or book.today is None:
        return
    wanted = [f"{day:%Y.%m}" for day in (book.today, later(book.today.replace(day=1), 1))]
    if book.edition not in wanted:
        facts = {"edition": book.edition, "today": book.today, "wanted": wanted[0]}
        yield EDITION_BEHIND.at("mkdocs.yml", node.line, **facts)


@checks("HB048")
def practice_without_place(book: Handbook) -> Iterator[Finding]:
    """Yield each heading that a page lacks for what data show there, and each row that data lack."""
    practice, read = book.practice, book.tongues and any(term.read for term in book.terms)
    first = min((question.line for question in practice.questions), default=1)
    for page in pages(book):
        heads = {(heading.level, heading.id) for heading in page.text.headings}
        below = f"below which a table of {PATH} is shown"
        lacking = {
            anchor: f"the page lacks the heading “{anchor}”, {below}"
            for anchor in (anchors(book, page) if practice.platforms else ())
            if anchor not in {id_ for _, id_ in heads}
        }
        if read and page.role == GLOSSARY and (2, REGION_ID) not in heads:
            level = f"of the second level for the words of {_WORDS}"
            lacking[REGION_ID] = f"the page has no heading “{REGION_ID}” {level}"
        for id_, what in lacking.items():
            advice = f"write “## … {{ #{id_} }}” in its place, in every language"
            line = key_line(page.meta, "title")
            yield PRACTICE_WITHOUT_PLACE.at(page.path, line, what=what, advice=advice)
        for word in lost_rows(book, page) if practice.platforms and page.lang == SOURCE else ():
            what = f"no row and no part has the id “{word}”, whose table the page {page.code} is to show"
            advice = f"give the row its id again, or name the new one under “shows” of {page.path}"
            yield PRACTICE_WITHOUT_PLACE.at(PATH, first, what=what, advice=advice)
