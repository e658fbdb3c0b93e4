"""A list that follows an older English: what may wait, until when, and who is asked."""

from __future__ import annotations

from dataclasses import replace

from handbook.findings import Severity
from handbook.rules import check
from tests import books
from tests.rules_unit.sheets import sheet
from tests.rules_unit.test_translations import ENGLISH, LISTS, OTHER, one_pause, pauses

BEHIND = "id: CL-03\ntranslation: {of: 000000000000, status: draft, by: machine draft}"
RETIRED = """\
items:
  - {id: CL-03.2, was: Sign., edition: "2026.12", now: none}
"""


def late(own, source, *, release=False, source_front="id: CL-03"):
    """Return what is told of a list that follows an older English."""
    tree = {
        ENGLISH: sheet(source, source_front),
        OTHER: sheet(own, BEHIND),
        "docs/data/retired.yaml": RETIRED,
    }
    return check(replace(books.book(tree), release=release), LISTS)


CHANGES = [
    (one_pause("1"), one_pause("1", "2"), "HB401"),
    (one_pause("1", "2"), one_pause("1"), "HB401"),
    (one_pause("2", "1"), one_pause("1", "2"), "HB401"),
    (one_pause("1"), one_pause("*1"), "HB401"),
    (pauses("a"), pauses("a", "b"), "HB401"),
    (pauses("a", "b"), pauses("a"), "HB401"),
]
"""A list of an older English, and what became of that."""


def test_what_english_changed_waits_for_its_translator():
    for own, source, code in CHANGES:
        (one,) = late(own, source)
        assert (one.code, one.severity) == (code, Severity.WARNING)
        assert one.hint.endswith("; if you read no Urdu, leave it to the Urdu editor")


def test_a_list_whose_languages_change_together_never_lags():
    for own, source, code in CHANGES:
        front = "id: CL-03\ntogether: it is read in danger"
        (one,) = late(own, source, source_front=front)
        assert (one.code, one.severity) == (code, Severity.ERROR)
        assert one.hint.endswith(
            f"CL-03 may not lag, for it is read in danger: change {OTHER} "
            "in the same pull request, or ask the Urdu editor"
        )


def test_an_item_that_english_never_had_is_a_fault_of_the_translation():
    (one,) = late(one_pause("1", "3"), one_pause("1"))
    assert one.severity is Severity.ERROR
    assert one.hint == "remove the item and its reason"
