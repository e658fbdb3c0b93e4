"""HB550: hotlines and desks, which may help a person or give one away."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Handbook, day_of
from handbook.rules.base import checks
from handbook.rules.nearest import nearest
from handbook.rules.registers import rows

CONTACT_REFUSED = rule("HB550", "contact-unsafe", "contact-refused")
CONTACT_NOT_CALLED = rule("HB550", "contact-unsafe", "contact-not-called")
CONTACT_CALLED_LONG_AGO = rule("HB701", "stale", "contact-called-long-ago")
CONTACT_SOURCE_UNKNOWN = rule("HB320", "unknown-source", "contact-source-unknown")
CONTACT_NUMBER_OR_ADDRESS = rule("HB550", "contact-unsafe", "contact-number-or-address")

CALL_DAYS = 90
"""Days after a test call for which a number may be shown."""

_PATH = "docs/data/contacts.yaml"
_NEVER = {"AF": "Afghanistan", "IR": "Iran"}


@checks(CONTACT_REFUSED)
def contact_refused(book: Handbook) -> Iterator[Finding]:
    """Yield each contact in one of the two countries, however the code is written."""
    for contact in rows(book, "contacts", "contacts"):
        country = contact.text("country").strip().upper()
        if name := _NEVER.get(country):
            yield CONTACT_REFUSED.at(_PATH, contact.line, id=contact.text("id"), country=name)


@checks(CONTACT_NOT_CALLED)
def contact_not_called(book: Handbook) -> Iterator[Finding]:
    """Yield each number without a test call."""
    for contact in rows(book, "contacts", "contacts"):
        if contact.get("number") is not None and contact.get("called") is None:
            yield CONTACT_NOT_CALLED.at(_PATH, contact.line, id=contact.text("id"))


@checks(CONTACT_CALLED_LONG_AGO)
def contact_called_long_ago(book: Handbook) -> Iterator[Finding]:
    """Yield each number whose test call is too old."""
    for contact in rows(book, "contacts", "contacts") if book.today else ():
        called = day_of(contact.get("called"))
        if book.today and called and (days := (book.today - called).days) > CALL_DAYS:
            yield CONTACT_CALLED_LONG_AGO.at(
                _PATH, contact.line, id=contact.text("id"), called=called, days=days,
                today=book.today, most=CALL_DAYS,
            )  # fmt: skip


@checks(CONTACT_SOURCE_UNKNOWN)
def contact_source_unknown(book: Handbook) -> Iterator[Finding]:
    """Yield each contact whose source nobody knows."""
    for contact in rows(book, "contacts", "contacts") if book.works else ():
        source = contact.text("source")
        if source and source not in book.works:
            near = nearest(source, book.works)
            advice = f"write “{near}”" if near else "add it to docs/data/bibliography.yaml"
            line = next(one.line for one in contact.entries() if one.key == "source")
            yield CONTACT_SOURCE_UNKNOWN.at(
                _PATH, line, source=source, id=contact.text("id"), advice=advice
            )  # fmt: skip


@checks(CONTACT_NUMBER_OR_ADDRESS)
def contact_number_or_address(book: Handbook) -> Iterator[Finding]:
    """Yield each contact with neither or with both."""
    for contact in rows(book, "contacts", "contacts"):
        has = [contact.get(key) is not None for key in ("number", "address")]
        if all(has) or not any(has):
            what = "both a number and an address" if all(has) else "no number and no address"
            yield CONTACT_NUMBER_OR_ADDRESS.at(
                _PATH, contact.line, id=contact.text("id"), what=what
            )
