"""HB701 to HB707: what was true once, and nobody has looked at since."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding, Severity
from handbook.model import (
    EMPTY,
    LAW,
    Handbook,
    Node,
    ahead,
    day_of,
    due,
    later,
    months_of,
    overdue,
    reread,
)  # fmt: skip
from handbook.rules.base import checks, texts
from handbook.rules.registers import record

REVIEW_OVERDUE = rule("HB701", "stale", "review-overdue")
REVIEWED_IN_FUTURE = rule("HB701", "stale", "reviewed-in-future")
PLANNED_AT_RELEASE = rule("HB703", "planned-at-release")
SOURCE_READ_LONG_AGO = rule("HB701", "stale", "source-read-long-ago")
HOST_SEEN_LONG_AGO = rule("HB701", "stale", "host-seen-long-ago")
EDITION_BEHIND = rule("HB707", "edition-behind")

_CODES = "docs/data/codes.yaml"
_HOST_MONTHS = 24


@checks(REVIEW_OVERDUE)
def review_overdue(book: Handbook) -> Iterator[Finding]:
    """Yield each page and list that is older than its tier allows."""
    today = book.today
    for one in texts(book) if today else ():
        day = due(one)
        if overdue(day, today):
            yield REVIEW_OVERDUE.at(
                one.path, _line(one.meta, "reviewed"), _weight(book), day=day,
                tier=one.meta.text("tier"), reviewed=one.reviewed, today=today,
            )  # fmt: skip


@checks(REVIEWED_IN_FUTURE)
def reviewed_in_future(book: Handbook) -> Iterator[Finding]:
    """Yield each page and list whose review has not been; tomorrow is today in the far east."""
    for one in texts(book) if book.today else ():
        if book.today and one.reviewed and ahead(one.reviewed, book.today):
            yield REVIEWED_IN_FUTURE.at(
                one.path, _line(one.meta, "reviewed"), reviewed=one.reviewed, today=book.today
            )


@checks(PLANNED_AT_RELEASE)
def planned_at_release(book: Handbook) -> Iterator[Finding]:
    """Yield each planned code of which some text speaks, once."""
    told: set[str] = set()
    for one in texts(book) if book.release else ():
        for reference in one.text.references:
            entry = book.codes.get(reference.name)
            if reference.kind == "code" and entry and not entry.made:
                if entry.code not in told:
                    place = f"{one.path}:{reference.line}"
                    yield PLANNED_AT_RELEASE.at(_CODES, entry.line, code=entry.code, place=place)
                told.add(entry.code)


@checks(SOURCE_READ_LONG_AGO)
def source_read_long_ago(book: Handbook) -> Iterator[Finding]:
    """Yield each work that was read too long ago, and at a release law that has no day."""
    today = book.today
    known = today and record(book, "bibliography")
    for work in book.works.values() if known else ():
        what = ""
        if overdue(reread(work), today):
            what = f"was last read on {work.accessed}, more than {months_of(work)} months ago"
        elif book.release and work.kind in LAW and work.csl.get("accessed") is None:
            what = "is law, and nobody knows when it was read"
        if today and what:
            yield SOURCE_READ_LONG_AGO.at(
                "docs/data/bibliography.yaml", work.line, _weight(book), key=work.key,
                what=what, date=f"{today.year}, {today.month}, {today.day}",
            )  # fmt: skip


@checks(HOST_SEEN_LONG_AGO)
def host_seen_long_ago(book: Handbook) -> Iterator[Finding]:
    """Yield each host that nobody has seen for two years."""
    hosts = record(book, "hosts")
    for host in hosts.root.entries() if hosts and book.today else ():
        seen = day_of(host.node.get("seen"))
        if seen and overdue(later(seen, _HOST_MONTHS), book.today):
            yield HOST_SEEN_LONG_AGO.at(
                "docs/data/hosts.yaml", host.line, host=host.key, seen=seen,
                months=_HOST_MONTHS, owner=host.node.text("owner"), today=book.today,
            )  # fmt: skip


@checks(EDITION_BEHIND)
def edition_behind(book: Handbook) -> Iterator[Finding]:
    """Yield the edition of mkdocs.yml if a release would give it out too early or too late."""
    node = (_config(book).get("extra") or EMPTY).get("edition")
    if node is None or not book.release or book.today is None:
        return
    months = [book.today, later(book.today.replace(day=1), 1)]
    wanted = [f"{month:%Y.%m}" for month in months]
    if book.edition not in wanted:
        yield EDITION_BEHIND.at(
            "mkdocs.yml", node.line, edition=book.edition, today=book.today, wanted=wanted[0]
        )


def _config(book: Handbook) -> Node:
    data = book.data.get("mkdocs")
    return data.root if data else EMPTY


def _weight(book: Handbook) -> Severity | None:
    """Return how something that may wait in between weighs at a release."""
    return Severity.ERROR if book.release else None


def _line(meta: Node, key: str) -> int:
    return next((entry.line for entry in meta.entries() if entry.key == key), 0)
