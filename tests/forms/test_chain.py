"""The chain: every row and the whole have a hash, and the first that does not fit is named."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from handbook.forms import Break, Chain, make, verify

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))["chain"]
RECORD = next(one for one in VECTORS if len(one["saved"]["rows"]) == 5)
SAVED, CHAIN = RECORD["saved"], Chain(tuple(RECORD["chain"]["rows"]), RECORD["chain"]["head"])


def broken(saved, chain=CHAIN) -> Break:
    found = verify(saved, chain)
    assert found is not None
    return found


def changed(**members):
    return {**copy.deepcopy(SAVED), **members}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: one["name"])
def test_hashes_are_those_that_other_programs_make(vector):
    assert make(vector["saved"]).data() == vector["chain"]
    assert verify(vector["saved"], make(vector["saved"])) is None


def test_a_chain_in_the_file_does_not_change_the_one_that_is_made():
    assert make({**SAVED, "chain": {"rows": [], "head": "x"}}) == CHAIN


def test_a_changed_row_is_named():
    for row in range(5):
        saved = changed()
        saved["rows"][row]["file-bytes"] += "0"
        found = broken(saved)
        assert (found.row, found.stored) == (row + 1, CHAIN.rows[row])
        assert found.made not in CHAIN.rows


def test_a_row_that_was_taken_out_is_named_where_it_stood():
    for row in range(5):
        saved = changed()
        del saved["rows"][row]
        assert broken(saved).row == row + 1


def test_rows_that_changed_places_are_named_from_the_first():
    rows = SAVED["rows"]
    assert broken(changed(rows=[rows[0], rows[2], rows[1], *rows[3:]])).row == 2


def test_a_row_that_was_added_has_no_hash():
    found = broken(changed(rows=[*SAVED["rows"], {"file-no": "6"}]))
    assert (found.row, found.stored) == (6, "")
    found = broken(SAVED, Chain((*CHAIN.rows, "0" * 64), CHAIN.head))
    assert (found.row, found.made) == (6, "")


@pytest.mark.parametrize(
    "members",
    [
        {"values": {**SAVED["values"], "case-ref": "U7/CASE/2026/032"}},
        {"values": {key: text for key, text in SAVED["values"].items() if key != "opened-checked"}},
        {"edition": "2026.12"},
        {"language": "ur"},
        {"saved-utc": "2026-03-09T08:00:01Z"},
    ],
    ids=["value", "tick", "edition", "language", "time"],
)
def test_what_changed_outside_the_rows_breaks_the_head(members):
    assert broken(changed(**members)).row == 0
    assert broken(changed(**members)).stored == CHAIN.head


def test_a_changed_hash_is_found_like_a_changed_row():
    wrong = ("0" * 64, *CHAIN.rows[1:])
    assert broken(SAVED, Chain(wrong, CHAIN.head)) == Break(1, "0" * 64, CHAIN.rows[0])
    assert broken(SAVED, Chain(CHAIN.rows, "0" * 64)) == Break(0, "0" * 64, CHAIN.head)
