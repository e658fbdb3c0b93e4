"""One row a kind of field holds together."""

from __future__ import annotations

from pathlib import Path

import yaml

from handbook.fieldkinds import FIELD_KINDS

LANGUAGES = Path(__file__).parents[1] / "docs/data/languages.yaml"


def test_what_is_written_in_latin_digits_is_written_from_left_to_right_in_every_language():
    turned = [one.name for one in FIELD_KINDS.values() if one.pattern and not one.latin]
    assert turned == []


def test_each_kind_has_its_words_in_english():
    words = yaml.load(LANGUAGES.read_bytes(), yaml.CSafeLoader)["en"]["words"]
    assert [key for one in FIELD_KINDS.values() for key in one.words if key not in words] == []
