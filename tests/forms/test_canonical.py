"""Canonical text: one spelling, the same in Python, in JavaScript and in an expert's own program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.forms import canonical, hashed

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))["canonical"]

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUE = st.recursive(
    TEXT | st.just(True),
    lambda part: (
        st.lists(part, max_size=4)
        | st.dictionaries(st.text("abz-", min_size=1, max_size=6), part, max_size=4)
    ),
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: one["name"])
def test_text_and_hash_are_those_that_other_programs_make(vector):
    assert canonical(vector["value"]) == vector["text"]
    assert hashed(vector["value"]) == vector["sha256"]


@settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(VALUE)
def test_canonical_text_is_the_value_and_nothing_else(value):
    text = canonical(value)
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text


@given(st.dictionaries(TEXT, TEXT, min_size=2, max_size=6))
def test_the_order_of_keys_makes_no_other_text(value):
    assert canonical(dict(reversed(value.items()))) == canonical(value)


def test_half_a_sign_has_no_hash():
    with pytest.raises(UnicodeEncodeError):
        hashed("\ud800")
