"""Several records of one case agree on case, numbers, files, exhibits and media, or it is named."""

from __future__ import annotations

from handbook.forms import Named, Record, compare, exhibits_of, not_compared, read_saved
from handbook.forms.compare import strays_of
from tests import books
from tests.cases import each
from tests.forms.makers import EXAMPLE, FORMS, form, saved, table, written

MATRIX = form(
    "F-09",
    table(
        "`matrix-ref` Number | text | always | x.", "`version-no` Version | integer | always | x."
    ),
    table("`line-no` L | integer | no | x.", "`source-exhibit` Exhibit | text | no | x."),
    own="matrix-ref",
)
ALL = {**FORMS, "F-09": MATRIX}
HASH, OTHER = "a" * 64, "b" * 64


def named(file, form, values=None, rows=(), forms=FORMS) -> Named:
    record = read_saved(written(saved(form, values, rows)), forms)
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


def find(*exhibits) -> Named:
    rows = [{"line-no": str(at), "source-exhibit": one} for at, one in enumerate(exhibits, 1)]
    return named("find.json", "F-09", {}, rows, {"F-09": MATRIX})


def told(*records, part=False, forms=ALL) -> list[tuple[str, str, str, bool]]:
    return [
        (file, fault.place, fault.what, fault.doubt)
        for file, fault in compare(records, forms, part=part)
    ]  # fmt: skip


def test_records_that_agree_say_nothing():
    records = (
        log("U7/2026/014", "U7/2026/015"),
        capture(),
        capture("015"),
        custody("U7/2026/014 to 015"),
    )
    assert told(*records) == []
    assert not_compared(records, ALL) == ()


def test_the_case_is_one():
    ((file, place, what, doubt),) = told(
        capture(), capture("015"), capture("016", **{"case-ref": "U7/CASE/2026/032"})
    )
    assert (file, place, doubt) == ("016.json", "case-ref", False)
    assert what == "“U7/CASE/2026/032” is another case than “U7/CASE/2026/031” of 014.json"


def test_a_case_written_in_another_script_is_one_case_and_is_looked_at():
    for ref in ("U7/CASE/۲۰۲۶/۰۳۱", "U7/CASE/2026/031\u200f", "U7/CASE/2026/0\u00ad31"):
        ((file, place, what, doubt),) = told(
            capture(), capture("015"), capture("016", **{"case-ref": ref})
        )
        assert (file, place, doubt) == ("016.json", "case-ref", True)
        assert what.endswith("it was compared as “U7/CASE/2026/031”")


def test_a_record_without_a_case_is_looked_at():
    ((_, place, _, doubt),) = told(capture(), capture("015", **{"case-ref": "none yet"}))
    assert (place, doubt) == ("case-ref", True)


def test_the_own_number_of_every_form_is_used_once():
    for id_, own in books.numbers().items():
        both = form(
            id_, table(f"`{own}` N | text | no | x.", "`a-text` A | text | no | x."), own=own
        )
        one, other = (
            named(file, id_, {own: number, "a-text": file}, (), {id_: both})
            for file, number in (("a", "U7/X/2026/001"), ("b", "U7/X/۲۰۲۶/001"))
        )
        assert ("b", own, False) in [
            (file, place, doubt) for file, place, _, doubt in told(one, other, forms={id_: both})
        ]


def test_each_version_bears_the_number_of_its_form():
    def version(file, number, line):
        values = {"matrix-ref": "U7/MATRIX/2026/002", "version-no": number}
        return named(file, "F-09", values, [{"line-no": line}], {"F-09": MATRIX})

    assert told(version("a", "1", "1"), version("b", "2", "2")) == []
    ((_, place, _, doubt),) = told(version("a", "1", "1"), version("b", "1", "2"))
    assert (place, doubt) == ("matrix-ref", False)


@each("id_", ["started-utc", "ended-utc"])
def test_a_log_with_the_time_of_a_capture_is_looked_at(id_):
    times = {"started-utc": "2026-03-09T07:12:40Z", "ended-utc": "2026-03-09T07:31:05Z"}
    own = {"started-utc": "2026-03-09T06:30:00Z", "ended-utc": "2026-03-09T09:40:00Z"}
    table_ = table("`started-utc` B | utc-time | no | x.", "`ended-utc` E | utc-time | no | x.")

    def session(values):
        return named("log.json", "F-05", values, (), {"F-05": form("F-05", table_)})

    assert told(capture(**times), session(own)) == []
    ((file, place, what, doubt),) = told(capture(**times), session({**own, id_: times[id_]}))
    assert (file, place, doubt) == ("log.json", id_, True)
    assert what == f"{times[id_]} is the time of 014.json as well: was it taken over from there?"


def test_a_number_is_used_once():
    twin = capture(file="twin.json", reason="something else")
    ((file, place, what, doubt),) = told(capture(), twin)
    assert (file, place, doubt) == ("twin.json", "exhibit-no", False)
    assert what.startswith("“U7/2026/014” is the number of 014.json too")
    assert told(capture(), capture(file="same.json")) == []


def test_one_file_has_one_hash_and_one_size():
    for id_ in ("file-sha256", "file-bytes"):
        facts = {"file-name": "a.png", "file-sha256": HASH, "file-bytes": "7"}
        wrong = {"file-sha256": OTHER, "file-bytes": "8"}[id_]
        head = {"exhibit-no": "U7/2026/014"}
        one = named("a.json", "F-06", head, [facts, {**facts, "file-name": "b.png"}])
        other = named("b.json", "F-06", head, [{"file-name": "c.png"}, {**facts, id_: wrong}])
        twice, (file, place, what, doubt) = told(one, other)
        assert twice[1] == "exhibit-no"
        assert (file, place, doubt) == ("b.json", f"row 2, {id_}", False)
        assert what == f"of “a.png” it says {wrong}, and row 1 of a.json says {facts[id_]}"
        assert [one[1] for one in told(one, named("b.json", "F-06", head, [facts]))] == [
            "exhibit-no"
        ]


def test_another_exhibit_may_have_files_of_the_same_names_and_it_is_told_once():
    """A tool names them `full-page.png` in every folder."""
    rows = [{"file-name": name, "file-sha256": HASH, "file-bytes": "7"} for name in ("a", "b", "c")]
    others = [{**row, "file-sha256": OTHER, "file-bytes": "8"} for row in rows]
    one = named("a.json", "F-06", {"exhibit-no": "U7/2026/014"}, rows)
    other = named("b.json", "F-06", {"exhibit-no": "U7/2026/015"}, others)
    what = "“a” (and 2 more names) is a file of a.json too, with another hash"
    assert told(one, other) == [("b.json", "row 1, file-name", what, True)]
    assert told(one, named("b.json", "F-06", {"exhibit-no": "U7/2026/015"}, rows)) == []


def test_one_file_named_twice_in_one_record_has_one_hash():
    rows = [
        {"file-name": "a.png", "file-sha256": HASH},
        {"file-name": "a.png", "file-sha256": OTHER},
    ]
    ((_, place, what, _),) = told(named("a.json", "F-06", {}, rows))
    assert place == "row 2, file-sha256"
    assert what.endswith(f"and row 1 says {HASH}")


def test_a_custody_sheet_names_exhibits_that_exist():
    for part in (False, True):
        ((file, place, what, doubt),) = told(
            capture(), custody("U7/2026/014, U7/2026/099"), part=part
        )
        assert (file, place, doubt) == ("custody.json", "exhibit-list", part)
        assert what == "exhibit “U7/2026/099” has no F-06 among the files"


def test_a_range_names_all_its_exhibits():
    found = told(capture(), capture("016"), custody("U7/2026/014 to U7/2026/016 (3 exhibits)"))
    assert [what for _, _, what, _ in found] == [
        "exhibit “U7/2026/015” has no F-06 among the files"
    ]


def test_lines_of_a_log_name_exhibits_that_exist():
    none, (file, place, what, doubt) = told(capture(), log("U7/2026/014", "none", "U7/2026/044"))
    assert none[1:] == (
        "row 2, exhibit-no", "“none” is not the number of any F-06 among the files", True
    )  # fmt: skip
    assert (file, place, doubt) == ("log.json", "row 3, exhibit-no", False)
    assert "“U7/2026/044”" in what


def test_a_number_that_is_not_exactly_one_of_a_capture_is_wrong():
    for number in (
        "U7/2026/O14", "U7/2O26/014", "U7-2026-014", "U7 2026 014", "u7/2026/014", "014",
        "U7/2026/14", "U7/2026/014/2", "U7/2026/014, 015", "U7/2026/014, U7/2026/O15",
        "U7/2026/014 and 15", "U7/2026/014-016",
    ):  # fmt: skip
        for part in (False, True):
            for found in (
                told(capture(), log(number), part=part), told(capture(), find(number), part=part),
            ):  # fmt: skip
                assert {doubt for *_, doubt in found} == {part}, found


def test_several_numbers_and_a_note_are_no_other_number():
    for number in (
        "U7/2026/014", "U7/2026/014 (written 08:52 UTC, 4471)", "U7/2026/014، U7/2026/015",
        "U7/2026/014 and U7/2026/015.", "U7/2026/014 to 015", "U7/2026/014-015",
        "U7/2026/014;U7/2026/015", "U7/2026/014\nU7/2026/015", "U7/2026/014 اور U7/2026/015",
    ):  # fmt: skip
        assert told(capture(), capture("015"), find(number)) == []


def test_more_than_a_number_is_looked_at():
    ((_, place, what, doubt),) = told(capture(), find("U7/2026/014 the second picture"))
    assert (place, doubt) == ("row 1, source-exhibit", True)
    assert what == "“U7/2026/014 the second picture” says more than the number of an exhibit"


def test_a_list_names_exhibits_that_are_there():
    for text in (
        "U7-2026-014", "U7/2026/O14", "all exhibits", "14", "U7/2026/014 and U7/2026/O15",
    ):  # fmt: skip
        for part in (False, True):
            found = [
                one for one in told(capture(), custody(text), part=part) if one[0] == "custody.json"
            ]
            ((_, place, _, doubt),) = found
            assert (place, doubt) == ("exhibit-list", part)


def test_what_a_list_says_besides_is_no_number():
    text = "U7/2026/014 only, of 2026-03-09, on U7/M/0031 and U7/O/3; U7_2026_014_hash-list.txt"
    assert told(capture(), custody(text)) == []


def test_a_number_is_the_same_in_every_script_and_is_looked_at():
    for number in ("۰۱۴", "٠١٤", "0\u200b14", "01\u20624", "0\ufe0f14"):
        ((file, place, what, doubt),) = told(capture(number, file="a.json"), log("U7/2026/014"))
        assert (file, place, doubt) == ("a.json", "exhibit-no", True)
        assert what.endswith("it was compared as “U7/2026/014”")
        found = told(capture(number, file="a.json"), log("U7/2026/014 to 016"))
        assert [what for _, _, what, doubt in found if not doubt] == [
            f"exhibit “U7/2026/{missing}” has no F-06 among the files" for missing in ("015", "016")
        ]


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


def test_the_medium_of_a_capture_has_its_sheet():
    for part in (False, True):
        found = told(
            capture(), capture("015", medium="U7/M/0039"), custody("U7/2026/014"), part=part
        )
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
    copy = custody("U7/2026/014", **{"medium-ref": "U7/M/0077", "copy-role": "working"})
    assert [file for file, *_ in told(capture(), copy)] == ["014.json"]


def test_what_is_not_compared_is_told():
    assert not_compared([custody()], ALL) == (
        "no F-06 is among the files: the exhibits that they name were not looked for",
    )
    assert not_compared([capture()], ALL) == (
        "no F-07 is among the files: the media were not looked for",
    )
    assert told(custody()) == []
    assert told(capture()) == []
    assert not_compared([named("a.json", "F-06"), custody()], ALL) == (
        "no F-06 with a number is among the files: the exhibits that they name were not looked for",
    )


def test_numbers_are_found_in_what_people_write():
    for text, found in (
        ("U7/2026/014", ["014"]), ("U7/2026/014, U7/2026/016.", ["014", "016"]),
        ("U7/2026/014 to U7/2026/016", ["014", "015", "016"]),
        ("U7/2026/014 to 016, 3 exhibits", ["014", "015", "016"]),
        ("U7/2026/014–017", ["014", "015", "016", "017"]),
        ("U7/2026/014 سے U7/2026/016 تک", ["014", "015", "016"]),
        ("U7/2026/016 to U7/2026/014", ["016", "014"]), ("on U7/M/0031: U7/2026/014", ["014"]),
        ("2026, 014", []), ("U7/2026/14 and U7/2026/014", ["14", "014"]),
        ("U7/2026/014-016", ["014", "015", "016"]), ("U7/2026/۰۱۴ تا ۰۱۶", ["014", "015", "016"]),
        ("", []),
    ):  # fmt: skip
        assert exhibits_of(text, {"U9/9/9"}) == [f"U7/2026/{number}" for number in found]


def test_a_range_without_an_end_in_sight_stays_small():
    assert len(exhibits_of("U7/2026/0 to U7/2026/999999999", {"U9/9/9"})) == 1002
    assert len(exhibits_of(f"U7/2026/1 to {'9' * 9000}", {"U9/9/9"})) == 2


def test_ranges_of_numbers_without_a_stroke():
    assert exhibits_of("U7-2026-014 to 016", {"U9-9-9"}) == [
        "U7-2026-014", "U7-2026-015", "U7-2026-016"
    ]  # fmt: skip


def test_the_example_of_the_case_agrees_with_a_sheet_for_it():
    record = named("F-06.json", "F-06", EXAMPLE["values"], EXAMPLE["rows"])
    assert told(record, custody()) == []


def test_a_day_is_no_number_though_a_unit_counts_so():
    assert strays_of("2026-03-09 and 7-2026-014", {"9/9/9"}) == ["7-2026-014"]


def test_who_wrote_a_number_wrongly_is_not_asked_for_another_file():
    remedies = {
        number: [fault.remedy for _, fault in compare([capture(), log(number)], ALL)]
        for number in ("U7/2026/O14", "U7/2026/015", "U7 2026 014")
    }
    assert remedies == {
        "U7/2026/O14": ["compare it with the number on the F-06, sign by sign"],
        "U7/2026/015": ["give its file as well, or --part where not every file is at hand"],
        "U7 2026 014": ["compare it with the number on the F-06, sign by sign"],
    }
