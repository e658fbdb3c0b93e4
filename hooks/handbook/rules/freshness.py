"""HB701 to HB707: what was true once, and nobody has looked at since."""

from __future__ import annotations

from collections.abc import Iterator

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
from handbook.rules.base import Rule, texts
from handbook.rules.records_pass import record

_CODES = "docs/data/codes.yaml"
_HOST_MONTHS = 24


class ReviewOverdue(Rule):
    """Every page and list is reviewed as often as its tier asks. At a release this is an error.

    ## Why it matters

    Platforms change their rules within months, and laws within a year.
    An officer who follows an old page captures what no longer counts, or what the law now forbids.

    ## How to fix it

    Read the page against its sources, mend it, and write the day into `reviewed`.
    `fast` asks for it every 3 months, `medium` every 6, `slow` every 12.
    """

    code, name, severity = "HB701", "review-overdue", Severity.WARNING
    message = "the review was due on {day}: the tier is “{tier}”, the last one was on {reviewed}"
    hint = "review it, then write “reviewed: {today}”"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each page and list that is older than its tier allows."""
        today = book.today
        for one in texts(book) if today else ():
            day = due(one)
            if overdue(day, today):
                yield self.found(
                    one.path, _line(one.meta, "reviewed"), _weight(book), day=day,
                    tier=one.meta.text("tier"), reviewed=one.reviewed, today=today,
                )  # fmt: skip


class ReviewedInFuture(Rule):
    """No review lies in the future.

    ## Why it matters

    A page whose review lies ahead stays fresh for longer than its tier allows.
    Readers trust a reading that nobody has done.

    ## How to fix it

    Write the day on which the page was read. Where the day is right, mend your computer's clock.
    """

    code, name = "HB702", "reviewed-in-future"
    message = "“reviewed” is {reviewed}, and today is {today}"
    hint = "write the day on which it was reviewed"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each page and list whose review has not been; tomorrow is today in the far east."""
        for one in texts(book) if book.today else ():
            if book.today and one.reviewed and ahead(one.reviewed, book.today):
                yield self.found(
                    one.path, _line(one.meta, "reviewed"), reviewed=one.reviewed, today=book.today
                )


class PlannedAtRelease(Rule):
    """An edition that is given out names no page that is still planned.

    ## Why it matters

    Sticks are kept for years. An officer who reads “see B-11” on one of them, at night and without
    a network, has nowhere to look.

    ## How to fix it

    Write the page, or take its code out of the texts. Only a release asks for it.
    """

    code, name = "HB703", "planned-at-release"
    message = "“{code}” is still planned, and {place} names it"
    hint = "write its page, or take the code out of the text"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each planned code of which some text speaks, once."""
        told: set[str] = set()
        for one in texts(book) if book.release else ():
            for reference in one.text.references:
                entry = book.codes.get(reference.name)
                if reference.kind == "code" and entry and not entry.made:
                    if entry.code not in told:
                        place = f"{one.path}:{reference.line}"
                        yield self.found(_CODES, entry.line, code=entry.code, place=place)
                    told.add(entry.code)


class SourceReadLongAgo(Rule):
    """Law, and whatever else has a tier, was read again in time. At a release this is an error.

    ## Why it matters

    A law is amended and a platform moves its form for police, and the page goes on citing the old
    one. In court that costs the exhibit; in an emergency it costs the hour that was left.

    ## How to fix it

    Open the source, compare it with the pages that cite it, and write the day into `accessed`.
    Law is read every 12 months; other works have a `tier` under `custom` where they change.
    """

    code, name, severity = "HB704", "source-read-long-ago", Severity.WARNING
    message = "“{key}” {what}"
    hint = "read it again and write “accessed: {{date-parts: [[{date}]]}}”"

    def check(self, book: Handbook) -> Iterator[Finding]:
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
                yield self.found(
                    "docs/data/bibliography.yaml", work.line, _weight(book), key=work.key,
                    what=what, date=f"{today.year}, {today.month}, {today.day}",
                )  # fmt: skip


class HostSeenLongAgo(Rule):
    """A host that readers may be led to was looked at within two years.

    ## Why it matters

    Domains lapse and are bought by others. The link that led to a ministry leads to an advert, or
    to somebody who wants to know which police read this handbook.

    ## How to fix it

    See whether its owner still publishes there, and write the day into `seen`.
    Where the owner is gone, remove the host and the addresses on it.
    """

    code, name, severity = "HB705", "host-seen-long-ago", Severity.WARNING
    message = "“{host}” was last seen on {seen}, more than {months} months ago"
    hint = "see whether “{owner}” still publishes there, then write “seen: {today}”"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each host that nobody has seen for two years."""
        hosts = record(book, "hosts")
        for host in hosts.root.entries() if hosts and book.today else ():
            seen = day_of(host.node.get("seen"))
            if seen and overdue(later(seen, _HOST_MONTHS), book.today):
                yield self.found(
                    "docs/data/hosts.yaml", host.line, host=host.key, seen=seen,
                    months=_HOST_MONTHS, owner=host.node.text("owner"), today=book.today,
                )  # fmt: skip


class EditionBehind(Rule):
    """An edition that is given out bears the month in which it is, or the next one.

    ## Why it matters

    Two people with sheets in hand compare editions to see who has the newer one.
    Two different texts under one edition, and they follow different steps.

    ## How to fix it

    Write the month of the release into `extra.edition` of `mkdocs.yml`. Only a release asks for it.
    """

    code, name = "HB707", "edition-behind"
    message = "the edition is “{edition}”, and today is {today}"
    hint = 'write “edition: "{wanted}"”'

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield the edition of mkdocs.yml if a release would give it out too early or too late."""
        node = (_config(book).get("extra") or EMPTY).get("edition")
        if node is None or not book.release or book.today is None:
            return
        months = [book.today, later(book.today.replace(day=1), 1)]
        wanted = [f"{month:%Y.%m}" for month in months]
        if book.edition not in wanted:
            yield self.found(
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
