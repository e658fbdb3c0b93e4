"""A custody sheet: who has the medium, which seal it bears; a question is asked, nobody is accused."""

from __future__ import annotations

from handbook.forms import check
from tests.forms.makers import FORMS, saved, written

STRUCK = {"struck-utc": "2026-03-09T10:00:00Z", "struck-by": "4471"}


def told(*rows: dict[str, str]) -> list[tuple[str, str]]:
    numbered = [{"line-no": str(number), **row} for number, row in enumerate(rows, 1)]
    faults = check("x.json", written(saved("F-07", {}, numbered)), FORMS).faults
    assert all(fault.doubt for fault in faults)
    return [(fault.place, fault.what) for fault in faults]


def test_a_medium_that_stays_and_one_that_is_given_say_nothing():
    given = {"from-person": "4471", "to-person": "4520"}
    assert told({"to-person": "4471"}, {"to-person": "4471"}, given, {"to-person": "4520"}) == []


def test_who_gives_it_has_it():
    found = told({"to-person": "4471"}, {"from-person": "4480", "to-person": "4520"})
    assert found == [
        ("row 2, from-person", "“4480” gives it, and the row above left it with “4471”")
    ]


def test_who_has_it_got_it_from_somebody():
    ((place, what),) = told({"to-person": "4471"}, {"to-person": "4520"})
    assert place == "row 2, to-person"
    assert what == "“4520” has it, and nobody gave it: the row above left it with “4471”"


def test_the_seal_that_is_found_is_the_last_one_put_on():
    sealed = ({"seal-new": "SEAL 000118"}, {"seal-old": "SEAL 000118"}, {"seal-new": "SEAL 000119"})
    assert told(*sealed, {"seal-old": "SEAL 000119"}) == []
    what = "the seal found was “SEAL 000118”, and the last one put on was “SEAL 000119”"
    assert told(*sealed, {"seal-old": "SEAL 000118"}) == [("row 4, seal-old", what)]


def test_another_hash_is_a_question_to_whoever_reads_it():
    assert told({"hash-check": "same"}, {"hash-check": "different"}) == [
        ("row 2, hash-check", "the hash was another one")
    ]


def test_a_struck_row_counts_no_more():
    assert told({"to-person": "4471"}, {"to-person": "4520", **STRUCK}, {"to-person": "4471"}) == []
