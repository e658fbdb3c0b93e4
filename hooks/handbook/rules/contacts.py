"""HB550 to HB554: hotlines and desks, which may help a person or give one away."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.findings import Finding, Severity
from handbook.model import Handbook, day_of
from handbook.rules.base import Rule
from handbook.rules.nearest import nearest
from handbook.rules.records_pass import rows

CALL_DAYS = 90
"""Days after a test call for which a number may be shown."""

_PATH = "docs/data/contacts.yaml"
_NEVER = {"AF": "Afghanistan", "IR": "Iran"}


class ContactRefused(Rule):
    """No contact in Afghanistan or Iran stands in the handbook.

    ## Why it matters

    There a number found on a person, or in a bag, is taken as proof that they work with foreigners.
    Officers and victims have been held for less.

    ## How to fix it

    Remove the entry. Who needs the contact asks the focal point, who gives it by word of mouth.
    """

    code, name = "HB550", "contact-refused"
    message = "“{id}” is a contact in {country}"
    hint = "remove it; the focal point gives such contacts by word of mouth"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each contact in one of the two countries, however the code is written."""
        for contact in rows(book, "contacts", "contacts"):
            country = contact.text("country").strip().upper()
            if name := _NEVER.get(country):
                yield self.found(_PATH, contact.line, id=contact.text("id"), country=name)


class ContactNotCalled(Rule):
    """A number was called before it stands in the handbook.

    ## Why it matters

    A number copied from a leaflet may ring in an empty room, or with somebody else.
    The officer who dials it has a person in danger beside them.

    ## How to fix it

    Call it at the hour at which officers would, ask what it is for, and write the day into `called`
    and your role into `by`.
    """

    code, name, severity = "HB551", "contact-not-called", Severity.WARNING
    message = "nobody has called the number of “{id}”"
    hint = "call it, then write “called:” and the day of the call"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each number without a test call."""
        for contact in rows(book, "contacts", "contacts"):
            if contact.get("number") is not None and contact.get("called") is None:
                yield self.found(_PATH, contact.line, id=contact.text("id"))


class ContactCalledLongAgo(Rule):
    """A number was called within the last 90 days.

    ## Why it matters

    Hotlines close when a project ends, and their numbers are given to others.
    No page may show a number whose last call is older.

    ## How to fix it

    Call it again and write the day into `called`. Remove the entry where nobody answers.
    """

    code, name, severity = "HB552", "contact-called-long-ago", Severity.WARNING
    message = "the number of “{id}” was last called on {called}, {days} days ago"
    hint = "call it, then write “called: {today}”; after {most} days no page may show it"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each number whose test call is too old."""
        for contact in rows(book, "contacts", "contacts") if book.today else ():
            called = day_of(contact.get("called"))
            if book.today and called and (days := (book.today - called).days) > CALL_DAYS:
                yield self.found(
                    _PATH, contact.line, id=contact.text("id"), called=called, days=days,
                    today=book.today, most=CALL_DAYS,
                )  # fmt: skip


class ContactSourceUnknown(Rule):
    """The source of every contact stands in the bibliography.

    ## Why it matters

    A number without a source cannot be checked by anybody but its author.
    A made-up hotline is an old trick to learn who asks for help.

    ## How to fix it

    Write the key of the work in which the agency itself names the contact.
    """

    code, name = "HB553", "contact-source-unknown"
    message = "the source “{source}” of “{id}” does not stand in the bibliography"
    hint = "{advice}"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each contact whose source nobody knows."""
        for contact in rows(book, "contacts", "contacts") if book.works else ():
            source = contact.text("source")
            if source and source not in book.works:
                near = nearest(source, book.works)
                advice = f"write “{near}”" if near else "add it to docs/data/bibliography.yaml"
                line = next(one.line for one in contact.entries() if one.key == "source")
                yield self.found(
                    _PATH, line, source=source, id=contact.text("id"), advice=advice
                )  # fmt: skip


class ContactNumberOrAddress(Rule):
    """A contact has a number or an address, and one of them only.

    ## Why it matters

    With neither, the officer has a name and nowhere to turn.
    With both, a test call of the number makes an address look checked that nobody has visited.

    ## How to fix it

    Write `number` or `address`. Where an agency has both, make two entries.
    """

    code, name = "HB554", "contact-number-or-address"
    message = "“{id}” has {what}"
    hint = "write “number” or “address”; make two entries where an agency has both"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each contact with neither or with both."""
        for contact in rows(book, "contacts", "contacts"):
            has = [contact.get(key) is not None for key in ("number", "address")]
            if all(has) or not any(has):
                what = "both a number and an address" if all(has) else "no number and no address"
                yield self.found(_PATH, contact.line, id=contact.text("id"), what=what)
