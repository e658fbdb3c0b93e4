"""The notation: two programs read a saved form alike, or it is refused with a sentence."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.forms import MOST, Fault, parse
from tests.forms.makers import EXAMPLE, saved, written

EASY = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
GOOD = saved("F-06", EXAMPLE["values"], EXAMPLE["rows"])


def test_white_space_is_free():
    for indent in (None, 0, 2, "\t"):
        text = json.dumps(GOOD, ensure_ascii=False, indent=indent)
        assert parse(f"\r\n {text}\n\n".encode()) == GOOD


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b" \n", "it is empty"),
        (b"\xef\xbb\xbf{}", "it begins with a byte order mark"),
        ("{}".encode("utf-16"), "it begins with a byte order mark"),
        (b'{"a":"\xff"}', "it is no UTF-8 from byte 7 on"),
        (b'{"a":"\xed\xa0\x80"}', "it is no UTF-8 from byte 7 on"),
        (b'{"a":"\\ud800"}', "it holds half a sign, written “\\ud800”"),
        (b'{"\\udfff":"a"}', "it holds half a sign, written “\\udfff”"),
        (b'{"a":"1","a":"2"}', "“a” occurs twice in one object"),
        (b'{"rows":[{"b":"1","c":"2","b":"1"}]}', "“b” occurs twice in one object"),
        (b'{"a":NaN}', "it holds the number NaN"),
        (b'{"a":-Infinity}', "it holds the number -Infinity"),
        (b'{"a":1.0}', "it holds the number 1.0"),
        (b'{"a":1e0}', "it holds the number 1e0"),
        (b'{"a":3}', "it holds the number 3"),
        (b'{"a":' + b"9" * 5000 + b"}", "it holds the number 9999"),
        (b'{"a":"\\u0061"}', "it holds the escape “\\u0061”"),
        (b'{"a":"\\/"}', "it holds the escape “\\/”"),
        (b'{"a":"\\u000B"}', "it holds the escape “\\u000B”"),
        (b'{"a":"\\ud83d\\udcf7"}', "it holds the escape “\\ud83d”"),
        (b"[[[[[]]]]]", "its parts are 5 deep in one another"),
        (b"[" * 2_000_000, "its parts are 2000000 deep"),
        (b'{"a":', "it is no JSON from line 1, sign 6 on"),
        (b"{'a':1}", "it is no JSON from line 1, sign 2 on"),
        (b'{"a":"b\nc"}', "it is no JSON from line 1"),
        (b'{"a":"b"} x', "it is no JSON from line 1"),
        (b'{"a":"b",}', "it is no JSON from line 1"),
        (b'{"a":\x0c"b"}', "it is no JSON from line 1"),
        ('{"a":\u00a0"b"}'.encode(), "it is no JSON from line 1"),
        (b"\0", "it is no JSON from line 1"),
        (b'"' + b"a" * MOST + b'"', "it has more than 5,000,000 bytes"),
    ],
    ids=lambda part: repr(part[:24]),
)
def test_what_two_programs_could_read_in_two_ways_is_refused(data, said):
    found = parse(data)
    assert isinstance(found, Fault)
    assert found.what.startswith(said)
    assert found.remedy == "take the file as it was saved, from the medium or from its copy"


@EASY
@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
def test_no_bytes_raise(data):
    parse(data)


@EASY
@given(
    st.lists(
        st.sampled_from(['{"', '":', '"', "[", "]", "}", ",", "1", "\\", "\\u", "d800", "a", " "])
    )
)
def test_no_pieces_of_json_raise(pieces):
    parse("".join(pieces).encode())


@pytest.mark.parametrize(
    "text",
    ['"' + '\\"' * 2_400_000, '{"a":' * 900_000, '"\\' * 2_000_000, "[" + '"a",' * 1_000_000],
    ids=["quotes", "objects", "half-escapes", "list"],
)
def test_a_file_of_the_largest_size_is_refused_before_somebody_loses_patience(text):
    assert isinstance(parse(text.encode()), Fault)


def test_what_the_page_writes_is_read():
    assert parse(written(GOOD)) == GOOD
    strange = saved("F-06", {"reason": '\b\f\x01\u2028\u202e=1"\\/\x7f'})
    assert parse(written(strange)) == strange
