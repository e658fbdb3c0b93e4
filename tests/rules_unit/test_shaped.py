"""What is found by its form is what the pattern finds, at the same places."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.rules.shaped import Shaped

CAPITALS = re.compile(r"[A-Z][A-Z&]+s?(?!\w)")
YEAR = re.compile(r" \d+")
SIGNS = "ABs&7 .é“ق۷"


@given(st.text(SIGNS))
def test_it_finds_what_the_pattern_finds(text):
    shaped = Shaped(text)
    found = [one.span() for one in shaped.finds(CAPITALS, b"UU", b"U&")]
    assert found == [one.span() for one in CAPITALS.finditer(text)]
    if shaped.western:
        found = [one.span() for one in shaped.finds(YEAR, b" 0")]
        assert found == [one.span() for one in YEAR.finditer(text)]


@pytest.mark.parametrize(
    ("text", "western"),
    [
        ("12 – “é” €", True),
        ("", True),
        ("۱۲", False),
        ("১২", False),
        ("१२", False),
        ("12 £²", True),
    ],
)
def test_a_text_with_other_digits_is_told(text, western):
    """Digits of another script have no form; who looks for digits looks otherwise there."""
    assert Shaped(text).western == western
    assert not western or not re.findall(r"(?![0-9])\d", text)
