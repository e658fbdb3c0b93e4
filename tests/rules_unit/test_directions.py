"""Which languages are written from the right, held against the tables that Babel brings."""

from __future__ import annotations

from babel import Locale

from handbook.rules.settings import _FROM_THE_RIGHT

SORANI = "ku"
"""Babel takes it for Kurmanji, which is written in Latin letters; ours is Sorani (ckb)."""


def test_no_language_has_another_direction_than_in_babel():
    taken = {code: Locale.parse(code).character_order for code in _FROM_THE_RIGHT - {SORANI}}
    assert {code for code, order in taken.items() if order != "right-to-left"} == set()
