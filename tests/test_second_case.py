"""The second case as saved forms: each is a record, all of them tell one story, and the case tells the same.

`corridor` holds what officers of Unit 8 saved, one file a form, for the course and the practice range.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any, cast

from handbook.cli.form import english
from handbook.forms import Named, check, compare, not_compared
from tests import books
from tests.forms.makers import saved, written

BOOK = books.real()
FORMS = english(BOOK)
CASE = cast("dict[str, Any]", BOOK.data["cases/corridor"].root.plain())
FILES = {path.name: path.read_bytes() for path in Path(__file__).parent.glob("corridor/*.json")}
CHECKED = {name: check(name, data, FORMS) for name, data in sorted(FILES.items())}
RECORDS = {name: one.record for name, one in CHECKED.items() if one.record}
FEES = "F-10-fees-004.json"

NUMBER = re.compile(
    r"U8/(?:[A-Z]+/)?[0-9]{4}/[0-9]+|PC/[0-9]{4}/[0-9]+|LIC/[0-9/]+[0-9]|PSP-[0-9-]+[0-9]"
    r"|[+]00 000 000 [0-9]{4}|@[\w.]+[.]example|\b[0-9]{10,}\b|\b[ACPW][0-9]{1,2}\b"
)
"""Records, codes, licences, references, phones, handles, permanent numbers, and ids of the case."""
SHEETS = {"U8/CUST/2026/001", "U8/CUST/2026/002"}
"""Custody sheets of the two storage devices, which the case does not name."""
ELSEWHERE = {
    *(f"U8/2026/{number}" for number in range(131, 140)),
    "U8/CASE/2026/019", "U8/DECON/2026/006", "U8/EMERG/2026/002", "U8/HAND/2026/006",
    "U8/TRANS/2026/004",
}  # fmt: skip
"""What a file names and none is for: exhibits that others wrote, the case itself, the sheet of the
deconfliction point, the request written by hand, what was handed over, and the translation."""


RANGE = re.compile(r"(U8/2026/)([0-9]+) to U8/2026/([0-9]+)")


def of(code):
    """Return the records of one form."""
    return [one for one in RECORDS.values() if one.form == code]


def numbers(value):
    """Return what names an entry or a record in a value; a hash is no number."""
    return set(
        NUMBER.findall(re.sub(r"\b[0-9a-f]{64}\b", "", json.dumps(value, ensure_ascii=False)))
    )


def between(text):
    """Return each exhibit of each “first to last” in a text."""
    return {
        f"{start}{number}"
        for start, first, last in RANGE.findall(text)
        for number in range(int(first), int(last) + 1)
    }


def sums(rows):
    """Return leg, sum, currency, words, status, holder and source of each row of a fee table."""
    return [
        (row.get("leg", ""), float(row["amount"]), row.get("currency", "not stated"),
         row["fee-words"].strip("“”"), row["fee-status"], row["fee-holder"],
         row.get("source-exhibit") or row.get("source-other"))
        for row in rows
    ]  # fmt: skip


def fees():
    return [
        (one.get("leg", ""), float(one["sum"]), one["currency"], one["words"], one["status"], one["holder"], one["source"])
        for one in CASE["fees"]
    ]  # fmt: skip


def test_each_file_is_a_record_with_nothing_wrong_and_nothing_open():
    assert len(RECORDS) == len(FILES) == 35
    for name, one in CHECKED.items():
        assert (one.faults, one.open, one.broken) == ((), (), False), name
        assert name.startswith(f"{RECORDS[name].form}-")


def test_all_files_tell_one_story():
    records = [Named(name, record) for name, record in RECORDS.items()]
    assert compare(records, FORMS) == ()
    assert not_compared(records, FORMS) == ()


def test_each_number_in_a_file_is_one_of_the_case():
    known = numbers(CASE) | SHEETS
    for name, record in RECORDS.items():
        assert numbers(record.data()) - known == set(), name


def test_each_form_that_a_step_names_is_there():
    steps = {(step["form"], step["record"]) for step in CASE["steps"]}
    there = {(one.form, one.text(FORMS[one.form].own)) for one in RECORDS.values()}
    assert steps <= there


def test_each_record_that_a_file_names_is_a_file_or_lies_elsewhere():
    there = {one.text(FORMS[one.form].own) for one in RECORDS.values()}
    told = json.dumps([one.data() for one in RECORDS.values()], ensure_ascii=False)
    named = {one for one in numbers(told) if one.startswith("U8/")} | between(told)
    assert named - there == ELSEWHERE


def test_both_custody_sheets_list_each_exhibit_that_was_captured_and_no_other():
    captured = {one.text("exhibit-no") for one in of("F-06")}
    for sheet in of("F-07"):
        listed = sheet.text("exhibit-list")
        assert numbers(listed) | between(listed) == captured


def test_a_capture_shows_an_advert_of_its_account_and_hashes_the_names_of_its_files():
    accounts = {one["id"]: one for one in CASE["accounts"]}
    adverts = {one["number"]: one for one in CASE["adverts"]}
    for record in of("F-06"):
        advert = adverts[record.text("item-id")]
        account = accounts[advert["account"]]
        assert record.text("account-id") == account["number"]
        assert record.text("account-shown") == f"{account['name']}, {account['handle']}"
        assert f"“{advert['words']}”" in record.text("content-note")
        assert record.text("posted-utc") in ("", advert["posted"])
        for row in record.rows:
            assert row["file-sha256"] == hashlib.sha256(row["file-name"].encode()).hexdigest()


def test_sums_and_legs_are_those_of_the_case():
    assert sums(RECORDS[FEES].rows) == fees()
    (route,) = of("F-11")
    told = {
        (
            row["leg"],
            row["leg-status"],
            row.get("source-exhibit") or row["source-other"].split(",")[0],
        )
        for row in route.rows
    }
    assert {(leg["id"], leg["status"], leg["source"]) for leg in CASE["legs"]} <= told


def test_an_assessment_of_harm_points_to_nobody():
    names = {value for one in CASE["accounts"] for value in (one["name"], one["platform"])}
    own = {
        "U8/GATE/2026/003": {"U8/CASE/2026/019", "U8/EMERG/2026/002", "PC/2026/11"},
        "U8/GATE/2026/004": {"U8/CASE/2026/019", "PC/2026/12"},
    }
    assert {gate.text("gate-ref"): numbers(gate.data()) for gate in of("F-24")} == {
        gate: {gate, *others} for gate, others in own.items()
    }
    for gate in of("F-24"):
        assert not any(name in json.dumps(gate.data(), ensure_ascii=False) for name in names)
        assert not any(
            advert["words"] in json.dumps(gate.data(), ensure_ascii=False)
            for advert in CASE["adverts"]
        )


def test_a_sum_that_was_changed_is_noticed():
    whole = json.loads(FILES[FEES])
    whole["rows"][6]["amount"] = "9000.00"
    changed = check(FEES, written(whole), FORMS)
    assert [fault.place for fault in changed.faults] == ["row 7, chain"]
    again = check(FEES, written(saved("F-10", whole["values"], whole["rows"])), FORMS)
    assert again.record
    assert not again.broken
    assert sums(again.record.rows) != fees()
