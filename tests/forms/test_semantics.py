"""What one record says of times, offsets, strikes and numbers holds together, or is named."""

from __future__ import annotations

import pytest

from handbook.forms import Checked, check
from tests.forms.makers import EXAMPLE, FORMS, form, saved, table, written


def checked(form, values=None, rows=(), **members) -> Checked:
    return check("x.json", written(saved(form, values, rows, **members)), FORMS)


def told(form, values=None, rows=(), **members) -> list[tuple[str, str, bool]]:
    found = checked(form, values, rows, **members).faults
    return [(fault.place, fault.what, fault.doubt) for fault in found]


def line(number, clock="07:00", **more) -> dict[str, str]:
    return {"line-no": str(number), "event-utc": f"2026-03-09T{clock}:00Z", **more}


def test_a_record_that_holds_together_says_nothing():
    assert told("F-06", EXAMPLE["values"], EXAMPLE["rows"]) == []
    assert told("F-05", {}, [line(1), line(2), line(3, "08:10")]) == []


def test_it_ends_after_it_began():
    values = {"started-utc": "2026-03-09T07:31:05Z", "ended-utc": "2026-03-09T07:12:40Z"}
    ((place, what, doubt),) = told("F-06", values)
    assert (place, doubt) == ("ended-utc", False)
    assert what == "it ended at 2026-03-09T07:12:40Z, before it began at 2026-03-09T07:31:05Z"
    assert told("F-06", {**values, "ended-utc": values["started-utc"]}) == []


def test_nothing_is_hashed_before_the_capture():
    rows = [{"hashed-utc": "2026-03-09T07:26:10Z"}, {"hashed-utc": "2026-03-09T06:26:10Z"}]
    ((place, what, doubt),) = told("F-06", {"started-utc": "2026-03-09T07:12:40Z"}, rows)
    assert (place, doubt) == ("row 2, hashed-utc", False)
    assert "before the capture began at 2026-03-09T07:12:40Z" in what


def test_a_hash_that_was_made_after_the_end_or_the_signature_is_looked_at():
    values = {"ended-utc": "2026-03-09T07:31:05Z", "sign-captured": "4471, 2026-03-09T07:58:00Z",
              "sign-seen": "4472، ۲۰۲۶-۰۳-۰۹T07:50:00Z"}  # fmt: skip
    times = ["07:31:05", "07:31:06", "07:50:01"]
    found = told("F-06", values, [{"hashed-utc": f"2026-03-09T{time}Z"} for time in times])
    ended, seen = (
        "the capture ended at 2026-03-09T07:31:05Z",
        "sign-seen was signed at 2026-03-09T07:50:00Z",
    )
    assert found == [
        (
            f"row {row}, hashed-utc",
            f"it was hashed at 2026-03-09T{times[row - 1]}Z, after {what}",
            True,
        )
        for row, what in ((2, ended), (3, seen), (3, ended))
    ]


SIGNED = form(
    "F-05",
    table("`sign-written` Signed | signature | no | x."),
    table(
        "`event-utc` T | utc-time | no | x.", "`struck-utc` S | utc-time | no | x.",
        "`struck-by` S | person-ref | no | x.",
    ),
)  # fmt: skip


def test_a_log_that_was_signed_before_its_last_row_is_looked_at():
    for signed, doubts in (
        ("4471, 2026-03-09T08:00:00Z", ["sign-written"]), ("4471, 2026-03-09T09:00:00Z", []),
        ("4471, by hand", []), ("4471, 2026-03-09T08:00:00Z; again 2026-03-09T09:10:00Z", []),
    ):  # fmt: skip
        struck = {
            "event-utc": "2026-03-09T11:00:00Z",
            "struck-utc": "2026-03-09T11:30:00Z",
            "struck-by": "4471",
        }
        rows = [
            {"event-utc": "2026-03-09T07:00:00Z"},
            {"event-utc": "2026-03-09T09:00:00Z"},
            struck,
        ]
        whole = saved("F-05", {"sign-written": signed}, rows)
        found = check("x.json", written(whole), {"F-05": SIGNED}).faults
        assert [fault.field for fault in found if fault.doubt] == doubts
        assert all(fault.doubt for fault in found)


def test_rows_of_a_log_stand_in_the_order_of_their_times():
    ((place, what, _),) = told("F-05", {}, [line(1), line(2, "09:00"), line(3, "08:00")])
    assert place == "row 3, event-utc"
    assert what.endswith("before the row above, at 2026-03-09T09:00:00Z")


def test_a_struck_row_is_out_of_the_order():
    struck = line(2, "09:00", **{"struck-utc": "2026-03-09T10:00:00Z", "struck-by": "4471"})
    assert told("F-05", {}, [line(1), struck, line(3, "08:00")]) == []


def test_only_a_log_has_its_rows_in_the_order_of_their_times():
    table_ = form(
        "F-95", table("`a-text` A | text | no | x."), table("`event-utc` T | utc-time | no | x.")
    )
    rows = [{"event-utc": "2026-03-09T08:00:00Z"}, {"event-utc": "2026-03-09T07:00:00Z"}]
    assert check("x", written(saved("F-95", {}, rows)), {"F-95": table_}).faults == ()


def test_a_session_counts_the_exhibits_that_its_rows_name():
    struck = line(
        4, **{"exhibit-no": "C", "struck-utc": "2026-03-09T10:00:00Z", "struck-by": "4471"}
    )
    rows = [line(1, **{"exhibit-no": "A"}), line(2), line(3, **{"exhibit-no": "B"}), struck]
    assert told("F-05", {"exhibit-count": "2"}, rows) == []
    what = "it counts 3, and its rows name 2"
    assert told("F-05", {"exhibit-count": "3"}, rows) == [("exhibit-count", what, False)]


def test_a_strike_has_its_time_and_its_officer():
    struck = line(1, **{"struck-utc": "2026-03-09T10:00:00Z"})
    assert told("F-05", {}, [struck])[0][:2] == ("row 1, struck-by", "nobody struck it")
    assert told("F-05", {}, [line(1, **{"struck-by": "4471"})])[0][0] == "row 1, struck-utc"


def test_a_row_that_happened_after_it_was_struck_is_looked_at():
    """A wrong time may be the very reason of the strike."""
    struck = line(1, "11:00", **{"struck-utc": "2026-03-09T10:00:00Z", "struck-by": "4471"})
    ((place, what, doubt),) = told("F-05", {}, [struck])
    assert (place, doubt) == ("row 1, struck-utc", True)
    assert "before it happened at 2026-03-09T11:00:00Z" in what


def test_what_happened_after_the_file_was_saved_is_looked_at():
    ((place, what, doubt),) = told("F-05", {}, [line(1)], **{"saved-utc": "2026-03-09T06:00:00Z"})
    assert (place, doubt) == ("row 1, event-utc", True)
    assert what.endswith("lies after 2026-03-09T06:00:00Z, when the file was saved")


def test_an_offset_of_the_world_is_one():
    for offset in ("+05:00", "+04:30", "+05:45", "-03:30", "+14:00", "-12:00", "+00:00"):
        assert told("F-06", {"local-offset": offset}) == []


def test_an_offset_that_no_place_has_is_named():
    for offset in ("+14:15", "-12:30", "+05:07", "-14:00"):
        assert told("F-06", {"local-offset": offset}) == [
            ("local-offset", f"no place on earth has the offset {offset}", False)
        ]


def test_a_time_of_another_calendar_is_named():
    assert told("F-06", {"started-utc": "1990-01-01T00:00:00Z"}) == []
    ((place, what, doubt),) = told("F-06", {"started-utc": "1404-12-18T07:12:40Z"})
    assert (place, what, doubt) == ("started-utc", "1404-12-18T07:12:40Z lies before 1990", False)


def test_numbers_of_rows_only_grow():
    for numbers, said in (
        ([1, 2, 2], [("row 3, line-no", "2 does not follow 2", False)]),
        ([1, 3], [("row 2, line-no", "3 follows 1: rows are missing", True)]),
        ([13, 14], [("row 1, line-no", "it begins at 13", True)]),
        ([2, 1], [("row 1, line-no", "it begins at 2", True), ("row 2, line-no", "1 does not follow 2", False)]),
        ([0, 1], [("row 1, line-no", "0 is no number of a row", False)]),
    ):  # fmt: skip
        assert told("F-05", {}, [line(number) for number in numbers]) == said


def test_what_is_always_needed_and_empty_is_open_and_no_fault():
    found = checked("F-05", {"log-ref": "U7/LOG/2026/033"}, [line(1), {"line-no": "2"}])
    assert (found.faults, found.open) == ((), ((0, "case-ref"), (2, "event-utc")))


def test_a_form_without_a_row_has_its_first_one_open():
    assert (1, "line-no") in checked("F-05").open


def test_a_struck_row_needs_no_more():
    struck = {"line-no": "1", "struck-utc": "2026-03-09T10:00:00Z", "struck-by": "4471"}
    assert [row for row, _ in checked("F-05", {}, [struck]).open if row] == []


@pytest.mark.parametrize(
    ("harm", "place", "said"),
    [
        (lambda one: one["values"].update({"reason": "x"}), "chain", "the head hash does not fit"),
        (
            lambda one: one["rows"][3].update({"hash-tool": "x"}),
            "row 4, chain",
            "its hash does not fit",
        ),
        (
            lambda one: one["rows"].pop(1),
            "row 2, chain",
            "its hash does not fit: a row was taken out here",
        ),
        (
            lambda one: one["rows"].insert(0, {"file-no": "6"}),
            "row 1, chain",
            "its hash does not fit: a row was put in here",
        ),
        (lambda one: one["rows"].pop(), "row 5, chain", "a row was taken out after saving"),
        (
            lambda one: one["rows"].append({"file-no": "6"}),
            "row 6, chain",
            "this row was added after saving",
        ),
        (lambda one: one["chain"].update(head="0" * 64), "chain", "the head hash does not fit"),
    ],
    ids=["value", "row", "row-out", "row-first", "last-out", "row-in", "head"],
)
def test_a_chain_that_does_not_fit_is_told_where(harm, place, said):
    whole = saved("F-06", EXAMPLE["values"], EXAMPLE["rows"])
    harm(whole)
    found = check("x.json", written(whole), FORMS)
    assert found.broken
    (fault,) = (fault for fault in found.faults if fault.field == "chain")
    assert (fault.place, fault.doubt) == (place, False)
    assert fault.what.startswith(said)
    assert found.head != whole["chain"]["head"] or place != "chain"
