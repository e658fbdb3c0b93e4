"""Several records of one case agree on case, numbers, files, exhibits and media, or it is named."""

from __future__ import annotations

import pytest

from handbook.forms import Named, Record, compare, exhibits_of, not_compared, read_saved
from tests.forms.makers import EXAMPLE, FORMS, form, saved, table, written

HASH, OTHER = "a" * 64, "b" * 64


def named(file, form, values=None, rows=()) -> Named:
    record = read_saved(written(saved(form, values, rows)), FORMS)
    assert isinstance(record, Record), record
    return Named(file, record)


def capture(number="014", *, medium="U7/M/0031", file="", **values) -> Named:
    head = {"case-ref": "U7/CASE/2026/031", "exhibit-no": f"U7/2026/{number}", "medium-ref": medium}
    return named(file or f"{number}.json", "F-06", {**head, **values})


def custody(exhibits="U7/2026/014", **values) -> Named:
    head = {
        "case-ref": "U7/CASE/2026/031", "custody-no": "U7/CUST/2026/021", "medium-ref": "U7/M/0031",
        "copy-role": "evidence", "exhibit-list": exhibits, "obtained-from": "captured",
    }  # fmt: skip
    return named("custody.json", "F-07", {**head, **values})


def log(*exhibits) -> Named:
    rows = [{"line-no": str(at), "exhibit-no": one} for at, one in enumerate(exhibits, 1)]
    return named("log.json", "F-05", {"case-ref": "U7/CASE/2026/031"}, rows)


def told(*records, part=False) -> list[tuple[str, str, str, bool]]:
    return [
        (file, fault.place, fault.what, fault.doubt)
        for file, fault in compare(records, part=part)
    ]  # fmt: skip


def test_records_that_agree_say_nothing():
    records = (
        log("U7/2026/014", "U7/2026/015"),
        capture(),
        capture("015"),
        custody("U7/2026/014 to 015"),
    )
    assert told(*records) == []
    assert not_compared(records) == ()


def test_the_case_is_one():
    ((file, place, what, doubt),) = told(
        capture(), capture("015"), capture("016", **{"case-ref": "U7/CASE/2026/032"})
    )
    assert (file, place, doubt) == ("016.json", "case-ref", False)
    assert what == "“U7/CASE/2026/032” is another case than “U7/CASE/2026/031” of 014.json"


def test_a_number_is_used_once():
    twin = capture(file="twin.json", reason="something else")
    ((file, place, what, doubt),) = told(capture(), twin)
    assert (file, place, doubt) == ("twin.json", "exhibit-no", False)
    assert what.startswith("“U7/2026/014” is the number of 014.json too")
    assert told(capture(), capture(file="same.json")) == []


@pytest.mark.parametrize("id_", ["file-sha256", "file-bytes"])
def test_one_file_has_one_hash_and_one_size(id_):
    facts = {"file-name": "a.png", "file-sha256": HASH, "file-bytes": "7"}
    wrong = {"file-sha256": OTHER, "file-bytes": "8"}[id_]
    one = named("a.json", "F-06", {}, [facts, {**facts, "file-name": "b.png"}])
    other = named("b.json", "F-06", {}, [{"file-name": "c.png"}, {**facts, id_: wrong}])
    ((file, place, what, doubt),) = told(one, other)
    assert (file, place, doubt) == ("b.json", f"row 2, {id_}", False)
    assert what == f"of “a.png” it says {wrong}, and row 1 of a.json says {facts[id_]}"
    assert told(one, named("b.json", "F-06", {}, [facts])) == []


def test_one_file_named_twice_in_one_record_has_one_hash():
    rows = [
        {"file-name": "a.png", "file-sha256": HASH},
        {"file-name": "a.png", "file-sha256": OTHER},
    ]
    ((_, place, what, _),) = told(named("a.json", "F-06", {}, rows))
    assert place == "row 2, file-sha256"
    assert what.endswith(f"and row 1 says {HASH}")


@pytest.mark.parametrize("part", [False, True])
def test_a_custody_sheet_names_exhibits_that_exist(part):
    ((file, place, what, doubt),) = told(capture(), custody("U7/2026/014, U7/2026/099"), part=part)
    assert (file, place, doubt) == ("custody.json", "exhibit-list", part)
    assert what == "exhibit “U7/2026/099” has no F-06 among the files"


def test_a_range_names_all_its_exhibits():
    found = told(capture(), capture("016"), custody("U7/2026/014 to U7/2026/016 (3 exhibits)"))
    assert [what for _, _, what, _ in found] == [
        "exhibit “U7/2026/015” has no F-06 among the files"
    ]


def test_lines_of_a_log_name_exhibits_that_exist():
    ((file, place, what, _),) = told(capture(), log("U7/2026/014", "none", "U7/2026/044"))
    assert (file, place) == ("log.json", "row 3, exhibit-no")
    assert "“U7/2026/044”" in what


def test_a_head_names_exhibits_that_exist():
    """As F-08, F-12 and F-23 do; F-06 itself names no other."""
    advert = form("F-94", table("`exhibit-no` Exhibit number | text | always | How."))
    record = read_saved(
        written(saved("F-94", {"exhibit-no": "U7/2026/014, U7/2026/015"})), {"F-94": advert}
    )
    assert isinstance(record, Record)
    ((file, place, what, _),) = told(capture(), Named("x.json", record))
    assert (file, place) == ("x.json", "exhibit-no")
    assert "“U7/2026/015”" in what


def test_a_struck_line_names_nothing():
    struck = {
        "line-no": "1",
        "exhibit-no": "U7/2026/044",
        "struck-utc": "2026-03-09T07:00:00Z",
        "struck-by": "4471",
    }
    assert told(capture(), named("log.json", "F-05", {}, [struck])) == []


@pytest.mark.parametrize("part", [False, True])
def test_the_medium_of_a_capture_has_its_sheet(part):
    found = told(capture(), capture("015", medium="U7/M/0039"), custody("U7/2026/014"), part=part)
    what = "the medium “U7/M/0039” has no F-07 among the files"
    assert found == [("015.json", "medium-ref", what, part)]


def test_a_second_medium_without_a_sheet_is_looked_at():
    ((_, place, _, doubt),) = told(capture(**{"second-medium-ref": "U7/M/0032"}), custody())
    assert (place, doubt) == ("second-medium-ref", True)


def test_a_sheet_that_does_not_name_the_exhibit_of_its_medium_is_looked_at():
    found = told(capture(), capture("015"), custody("U7/2026/014"))
    assert [(file, place, doubt) for file, place, _, doubt in found] == [
        ("015.json", "medium-ref", True)
    ]


def test_a_sheet_of_a_medium_that_no_capture_names_is_named():
    sheet = custody("none yet", **{"medium-ref": "U7/M/0077"})
    assert (
        told(capture(medium="U7/M/0077", file="a.json"), sheet)[0][1] == "medium-ref"
    )  # named by no list
    places = [(file, place, doubt) for file, place, _, doubt in told(capture(), sheet)]
    assert ("custody.json", "medium-ref", False) in places
    handed = custody("none", **{"medium-ref": "U7/M/0077", "obtained-from": "handed-over"})
    assert ("custody.json", "medium-ref", True) in [
        (f, p, d) for f, p, _, d in told(capture(), handed)
    ]
    copy = custody("none", **{"medium-ref": "U7/M/0077", "copy-role": "working"})
    assert [file for file, *_ in told(capture(), copy)] == ["014.json"]


def test_what_is_not_compared_is_told():
    assert not_compared([custody()]) == (
        "no F-06 is among the files: the exhibits that they name were not looked for",
    )
    assert not_compared([capture()]) == (
        "no F-07 is among the files: the media were not looked for",
    )
    assert told(custody()) == []
    assert told(capture()) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("U7/2026/014", ["014"]),
        ("U7/2026/014, U7/2026/016.", ["014", "016"]),
        ("U7/2026/014 to U7/2026/016", ["014", "015", "016"]),
        ("U7/2026/014 to 016, 3 exhibits", ["014", "015", "016"]),
        ("U7/2026/014–017", ["014", "015", "016", "017"]),
        ("U7/2026/014 سے U7/2026/016 تک", ["014", "015", "016"]),
        ("U7/2026/016 to U7/2026/014", ["016", "014"]),
        ("on U7/M/0031: U7/2026/014", ["014"]),
        ("2026, 014", []),
        ("U7/2026/14 and U7/2026/014", ["14", "014"]),
        ("", []),
    ],
)
def test_numbers_are_found_in_what_people_write(text, found):
    assert exhibits_of(text, {"U9/9/9"}) == [f"U7/2026/{number}" for number in found]


def test_a_range_without_an_end_in_sight_stays_small():
    assert len(exhibits_of("U7/2026/0 to U7/2026/999999999", {"U9/9/9"})) == 1002


def test_long_texts_are_read_once():
    for text in ("a" * 100_000, "a/" * 50_000, "./-_" * 25_000, "U7/2026/1 to " * 8_000):
        exhibits_of(text, {"U9/9/9"})


def test_the_example_of_the_case_agrees_with_a_sheet_for_it():
    record = named("F-06.json", "F-06", EXAMPLE["values"], EXAMPLE["rows"])
    assert told(record, custody()) == []
