"""One row a kind of field holds together."""

from __future__ import annotations

from handbook.fieldkinds import FIELD_KINDS


def test_what_is_written_in_latin_digits_is_written_from_left_to_right_in_every_language():
    turned = [one.name for one in FIELD_KINDS.values() if one.pattern and not one.latin]
    assert turned == []
