"""A number is called before it is shown, and in two countries there is none."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from handbook.catalog import Rule
from handbook.findings import Severity
from handbook.rules import check, registers
from tests import books
from tests.rules_unit.test_registers import CONTACT, row

RULES = [one for one in vars(registers).values() if isinstance(one, Rule) and "contact" in one.kind]
PATH = "docs/data/contacts.yaml"
TODAY = dt.date(2026, 11, 25)


def findings(*entries, today=TODAY, tree=None):
    text = "contacts:\n" + "".join(row(entry) for entry in entries)
    return check(replace(books.book({PATH: text} | (tree or {})), today=today), RULES)


def told(*entries, **more):
    return [str(finding) for finding in findings(*entries, **more)]


def without(*keys, **more):
    return {key: value for key, value in CONTACT.items() if key not in keys} | more


def test_a_contact_that_was_called_gives_nothing():
    assert told(CONTACT) == []


def test_two_countries_have_no_contacts():
    for country, name in (
        ("AF", "Afghanistan"), ("IR", "Iran"), ("af", "Afghanistan"), ('" ir "', "Iran"),
    ):  # fmt: skip
        [finding] = findings(CONTACT, CONTACT | {"id": "b", "country": country})
        assert str(finding) == (
            f"{PATH}:13: HB550 “b” is a contact in {name}"
            " (remove it; the focal point gives such contacts by word of mouth)"
        )
        assert finding.severity is Severity.ERROR


def test_other_countries_may_have_them():
    for country in ("PK", "IQ", "BD", "Iran", '""', "IRQ"):
        assert told(CONTACT | {"country": country}) == []


def test_an_address_is_not_called():
    assert told(without("called", "by", "number", address="a house in Town A")) == []


def test_a_call_counts_for_ninety_days():
    for called, days in (
        ("2026-11-25", 0), ("2026-08-27", 0), ("2026-08-26", 91), ("2025-11-25", 365),
        ("2026-12-31", 0),
    ):  # fmt: skip
        found = findings(CONTACT | {"called": called})
        assert [str(one) for one in found] == bool(days) * [
            (
                f"{PATH}:2: HB701 the number of “desk-1” was last called on {called}, {days} days ago"
                " (call it, then write “called: 2026-11-25”; after 90 days no page may show it)"
            )
        ]
        assert all(one.severity is Severity.WARNING for one in found)


def test_without_a_today_no_call_is_old():
    assert told(CONTACT | {"called": "2000-01-01"}, today=None) == []


def test_a_call_on_no_day_has_that_fault_only():
    assert told(CONTACT | {"called": "never"}) == []


def test_a_source_that_is_no_text_has_that_fault_only():
    for source in ("[]", '""'):
        assert told(CONTACT | {"source": source}) == []


def test_without_contacts_nothing_is_told():
    for text in (
        "contacts: []\n", "# none\n", "contacts: a\n", "contacts: [a, b]\n", "a: b: c\n",
    ):  # fmt: skip
        assert check(books.book({PATH: text}), RULES) == []
