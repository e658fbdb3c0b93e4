"""A saved form is read whole or refused with everything that is wrong with it; nothing raises."""

from __future__ import annotations

import base64
import copy
import json
import re
from typing import Any

import fastjsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook import exports as published
from handbook.fieldkinds import FIELD_KINDS
from handbook.forms import Record, check, make, read_saved, saved_schema
from tests.forms.makers import CAPTURE, EVERY, EXAMPLE, FORMS, VECTORS, form, saved, table, written

EASY = settings(
    max_examples=400, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
GOOD = saved("F-06", EXAMPLE["values"], EXAMPLE["rows"])
HASH = "a" * 64

RIGHT: dict[str, list[Any]] = {
    "text": ["a", "two\nlines", "کیس", "=HYPERLINK(1)", "<b>", "x" * 500],
    "long-text": ["a\n\nb", "x" * 10_000],
    "integer": ["0", "-3", "412208", "9" * 15],
    "number": ["0", "-0.5", "2", "12.123456"],
    "date": ["2026-03-09", "2028-02-29"],
    "utc-time": ["2026-03-09T07:12:40Z"],
    "offset": ["+05:00", "-03:30", "+04:30"],
    "url": ["https://a.example/x?y=z#w", "hxxps://listboard[.]example/post/0"],
    "sha256": [HASH, "0123456789abcdef" * 4],
    "check": [True],
    "signature": ["4471, 2026-03-09T07:58:00Z"],
    "person-ref": ["4471", "PC/2026/03"],
    "choice": ["red", "blue"],
    "choices": [["red"], ["red", "blue"], ["red", "green", "blue"]],
}
WRONG: dict[str, list[Any]] = {
    "text": ["", "x" * 501, True, 1, None, [], ["a"], {}],
    "long-text": ["", "x" * 10_001, True],
    "integer": ["", "01", "1.0", "1,000", "١٢", "+1", "1e3", " 1", "1\n", "9" * 16, "--1"],
    "number": ["", "1.", ".5", "1,5", "۱٫۵", "1.1234567", "NaN", "−1"],
    "date": ["", "9.3.2026", "2026-3-9", "2026-02-30", "2027-02-29", "2026-03-09\n", "۲۰۲۶-۰۳-۰۹"],
    "utc-time": ["", "2026-03-09 07:12:40Z", "2026-03-09T07:12Z", "2026-03-09T07:12:40+00:00",
                 "2026-03-09T24:00:00Z", "2026-03-09T07:12:60Z", "2026-02-30T07:12:40Z"],
    "offset": ["", "+5", "05:00", "+05:60", "+15:00", "Z", "+05:00 "],
    "url": ["", "a.example", "javascript:alert(1)", "ftp://a.example", "https://", "https://a b",
            "https://a.example/\n", 'https://a.example/"x', "https://a/<b>", "https://a" + "a" * 2000],
    "sha256": ["", HASH[1:], HASH + "a", HASH.upper(), f"{HASH}\n", "g" * 64],
    "check": ["", "yes", False, "true", 1, None, ["yes"]],
    "signature": ["", "x" * 121, "4471\n4472", True],
    "person-ref": ["", "x" * 81, "a\nb"],
    "choice": ["", "Red", "yellow", "red ", ["red"], True, None, 1],
    "choices": [[], "red", ["red", "red"], ["blue", "red"], ["yellow"], [True], [["red"]], {}, None],
}  # fmt: skip
VALID = fastjsonschema.compile(saved_schema(EVERY))
UNSAID = [("date", "2026-02-30"), ("date", "2027-02-29"), ("utc-time", "2026-02-30T07:12:40Z"),
          ("choices", ["blue", "red"])]  # fmt: skip
"""What no schema can say, and its description says that it does not."""


def faults(whole, forms=FORMS) -> list[str]:
    found = read_saved(written(whole), forms)
    return [] if isinstance(found, Record) else [str(fault) for fault in found]


def schema_takes(whole: object) -> bool:
    try:
        VALID(json.loads(json.dumps(whole)))
    except fastjsonschema.JsonSchemaException:
        return False
    return True


def filled(kind: str, value: object, *, row: bool) -> dict[str, Any]:
    whole = saved("F-99", {}, [])
    if row:
        whole["rows"] = [{f"row-{kind}": value}]
    else:
        whole["values"] = {f"a-{kind}": value}
    return {**whole, "chain": {"rows": [HASH] * row, "head": HASH}}


def test_every_kind_has_its_answers():
    """A new kind gets some that are right and some that are not, above."""
    assert set(RIGHT) == set(WRONG) == set(FIELD_KINDS)


@pytest.mark.parametrize("row", [False, True], ids=["head", "row"])
@pytest.mark.parametrize("kind", FIELD_KINDS)
def test_a_right_answer_is_read_and_every_schema_takes_it(kind, row):
    for value in RIGHT[kind]:
        whole = filled(kind, value, row=row)
        record = read_saved(written(whole), FORMS)
        assert isinstance(record, Record), value
        assert json.loads(json.dumps(record.data())) == {k: whole[k] for k in whole if k != "chain"}
        assert schema_takes(whole), value


@pytest.mark.parametrize("row", [False, True], ids=["head", "row"])
@pytest.mark.parametrize("kind", FIELD_KINDS)
def test_a_wrong_answer_is_named_by_its_field_and_no_schema_takes_it(kind, row):
    for value in WRONG[kind]:
        whole = filled(kind, value, row=row)
        found = read_saved(written(whole), FORMS)
        assert not isinstance(found, Record), value
        assert value in (1, [["red"]]) or (found[0].row, found[0].field) == (
            int(row),
            f"{'row' if row else 'a'}-{kind}",
        )
        assert schema_takes(whole) == ((kind, value) in UNSAID), value


def patterns(schema: object) -> list[dict[str, Any]]:
    """Return each part of a schema that has a pattern, those that say what may not be left out."""
    if isinstance(schema, list):
        return [part for one in schema for part in patterns(one)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if isinstance(schema.get("pattern"), str) else []
    return own + [part for key, one in schema.items() if key != "not" for part in patterns(one)]


def test_no_pattern_lets_a_last_line_break_through_where_a_dollar_stands_before_it():
    """As in `re` of Python; a validator of its own that reads `$` so is what a unit has at hand."""
    schemas = [saved_schema(EVERY), published.FORMS_SCHEMA, published.LISTS_SCHEMA]
    parts = [part for schema in schemas for part in patterns(schema)]
    assert len(parts) > 20
    for part in parts:
        assert re.search(part["not"]["pattern"], "a\n"), part
        assert not re.search(part["not"]["pattern"], "n"), part
    fields = saved_schema(EVERY)["properties"]["values"]["properties"]
    for kind, row in FIELD_KINDS.items():
        if not (row.multiline or row.chosen or kind == "check"):
            assert re.search(fields[f"a-{kind}"]["not"]["pattern"], f"{RIGHT[kind][0]}\n")


def test_patterns_are_what_every_engine_of_expressions_reads():
    r"""No look around and no `\Z`: not each of Python, JavaScript, Go and Rust has them."""
    for schema in (saved_schema(EVERY), published.FORMS_SCHEMA, published.LISTS_SCHEMA):
        for part in patterns(schema):
            assert not re.search(r"\(\?[^:]|\\[zZA]", part["pattern"]), part


ANSWER = st.sampled_from([one for many in (*RIGHT.values(), *WRONG.values()) for one in many])
FIELD = st.sampled_from([f"a-{kind}" for kind in FIELD_KINDS] + ["other"])
ROW = st.sampled_from([f"row-{kind}" for kind in FIELD_KINDS] + ["other"])


@EASY
@given(
    st.dictionaries(FIELD, ANSWER, max_size=3),
    st.lists(st.dictionaries(ROW, ANSWER, max_size=2), max_size=2),
)
def test_what_the_schema_takes_is_read_and_the_reverse(values, rows):
    whole = saved("F-99", values, rows)
    answers = [*values.items(), *(pair for row in rows for pair in row.items())]
    unsaid = any((id_.partition("-")[2], value) in UNSAID for id_, value in answers)
    if not unsaid:
        assert schema_takes(whole) == (faults(whole) == [])


def test_the_good_file_is_good():
    assert check("x.json", written(GOOD), FORMS).faults == ()


@EASY
@given(st.data())
def test_any_changed_byte_is_found_or_is_white_space_between_signs(data):
    file = written(GOOD)
    at = data.draw(st.integers(0, len(file) - 1))
    byte = data.draw(st.integers(0, 255))
    how = data.draw(st.sampled_from(["replace", "insert", "delete"]))
    new = file[:at] + (b"" if how == "delete" else bytes([byte])) + file[at + (how != "insert") :]
    found = check("x.json", new, FORMS)
    if not found.faults:
        assert json.loads(new) == GOOD
        assert b"".join(new.split()) == b"".join(file.split())


def test_every_single_bit_of_a_small_file_matters():
    file = json.dumps(
        saved("F-99", {"a-text": "\x0b\n“é”", "a-check": True}), ensure_ascii=False
    ).encode()
    for at in range(len(file)):
        for bit in range(8):
            new = file[:at] + bytes([file[at] ^ 1 << bit]) + file[at + 1 :]
            assert check("x.json", new, FORMS).faults or b"".join(new.split()) == b"".join(
                file.split()
            )


def without(part):
    return {name: GOOD[name] for name in GOOD if name != part}


def test_a_missing_part_is_named():
    for part in [name for name in GOOD if name not in ("format", "version", "form")]:
        assert any(f"{part}: this part is missing" in one for one in faults(without(part)))


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"format": "other"}, "it is no form that the handbook saved"),
        ({"version": 2}, None),
        ({"version": "1"}, "it is of another version of the format than 1"),
        ({"version": True}, "it is of another version of the format than 1"),
        ({"form": "F-6"}, "it does not say which form it is"),
        ({"form": ["F-06"]}, "it does not say which form it is"),
        (
            {"form": "F-97"},
            "this edition has no form F-97 (read it with the edition that saved it)",
        ),
        ({"edition": "2026"}, "edition: it is not an edition, such as 2026.11"),
        ({"edition": "2026.11\n"}, "edition: it is not an edition"),
        ({"language": "English"}, "language: it is not a language, such as en"),
        ({"saved-utc": "2026-03-09"}, "saved-utc: it is no time in UTC"),
        ({"values": []}, "values: it is no object"),
        ({"values": {"a-text": "x"}}, "a-text: F-06 has no such field in this edition"),
        ({"rows": {}}, "rows: it is no list"),
        ({"rows": [{}]}, "row 1: it is no filled row"),
        ({"rows": [["x"]]}, "row 1: it is no filled row"),
        (
            {"rows": [{"file-no": "1"}, {"case-ref": "x"}]},
            "row 2, case-ref: F-06 has no such field",
        ),
        ({"chain": {}}, "chain: it is not one hash for each row and one for the whole"),
        ({"chain": {"rows": ["x"], "head": HASH}}, "chain: it is not one hash"),
        ({"chain": {"rows": [], "head": HASH, "more": HASH}}, "chain: it is not one hash"),
        ({"chain": [HASH]}, "chain: it is not one hash"),
        ({"surprise": "x"}, "surprise: a saved form has no such part"),
    ],
    ids=lambda part: repr(part)[:40],
)
def test_what_is_not_promised_is_refused_with_a_sentence(members, said):
    told = faults({**GOOD, **members})
    assert told
    assert said is None or any(one.startswith(said) for one in told), told


def test_what_is_no_saved_form_is_told():
    wholes: tuple[object, ...] = ([], "x", True, {}, {"format": ["handbook-form"]}, None)
    for whole in wholes:
        assert faults(whole) == [
            "it is no form that the handbook saved (choose the file of a saved form)"
        ]


def test_a_form_on_paper_has_no_file():
    for id_ in ("F-17", "F-98"):
        whole = saved(id_, {"a-text": "never shown"})
        (told,) = faults(whole)
        assert told.startswith(f"{id_} exists on paper only")
        assert "CL-05" in told
        assert check("x", written(whole), FORMS).paper


def test_rows_of_a_form_without_rows_are_refused():
    short = form("F-96", table("`a-text` A text | text | no | How."))
    assert faults(saved("F-96", {}, [{"a-text": "x"}]), {"F-96": short})[0].startswith(
        "rows: F-96 has no rows"
    )


def test_everything_wrong_is_told_at_once():
    whole = saved("F-06", {"started-utc": "9 March", "item-kind": "ad"}, [{"file-bytes": "1 kB"}])
    digits = "write it as 12 or -3, without signs between the digits"
    assert faults(whole) == [
        "started-utc: “9 March” is no time in UTC (write it as 2026-03-09T07:12:40Z)",
        "item-kind: “ad” is no choice of this edition (read it with the edition that saved it)",
        f"row 1, file-bytes: “1 kB” is no whole number ({digits})",
    ]


def test_other_digits_are_told_with_the_right_ones():
    (told,) = faults(saved("F-99", {"a-integer": "۱۲۳"}))
    assert told == "a-integer: “۱۲۳” is written in other digits than Latin ones (write 123)"


def test_another_edition_is_read_when_everything_in_it_is_known():
    assert faults(saved("F-06", {"case-ref": "x"}, edition="2031.02")) == []


def test_the_record_is_frozen_and_says_what_the_file_said():
    record = read_saved(written(GOOD), FORMS)
    assert isinstance(record, Record)
    assert record.text("exhibit-no") == "U7/2026/014"
    assert record.text("method") == ""
    with pytest.raises(TypeError):
        record.values["case-ref"] = "x"  # type: ignore[index]
    assert make(record.data()) == record.chain


def test_the_project_s_own_form_has_a_schema_that_takes_its_example():
    fastjsonschema.compile(saved_schema(CAPTURE))(copy.deepcopy(GOOD))
    with pytest.raises(fastjsonschema.JsonSchemaException):
        fastjsonschema.compile(saved_schema(CAPTURE, complete=True))(copy.deepcopy(GOOD))


def named(vector):
    return vector["name"]


@pytest.mark.parametrize("vector", VECTORS["accepted"], ids=named)
def test_a_file_that_every_program_takes_is_taken(vector):
    found = check("x.json", vector["text"].encode(), FORMS)
    assert found.record
    assert found.faults == ()


@pytest.mark.parametrize("vector", VECTORS["refused"], ids=named)
def test_a_file_that_every_program_refuses_is_refused(vector):
    assert any(not fault.doubt for fault in check("x", vector["text"].encode(), FORMS).faults)


@pytest.mark.parametrize("vector", VECTORS["refused-bytes"], ids=named)
def test_bytes_that_every_program_refuses_are_refused(vector):
    found = check("x.json", base64.b64decode(vector["base64"]), FORMS)
    assert found.record is None
