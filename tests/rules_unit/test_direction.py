"""A language is written from the side from which its readers read."""

from babel import Locale

from handbook.rules import check
from handbook.rules.schema import WRONG_VALUE
from handbook.rules.settings import _FROM_THE_RIGHT
from tests import books

PATH = "docs/data/languages.yaml"
SORANI = "ku"
"""Babel takes it for Kurmanji, which is written in Latin letters; ours is Sorani (ckb)."""


def directions(tree):
    found = check(books.book(tree), [WRONG_VALUE])
    return [str(one) for one in found if "direction" in one.message]


def test_languages_of_the_glossary_are_judged_like_those_of_the_handbook():
    path = "docs/data/glossary.yaml"
    text = "region:\n  fa-AF: {dir: ltr}\n  bn: {dir: rtl}\n  ps: {dir: rtl}\n"
    assert directions({path: text, PATH: "ur: {dir: rtl}\n"}) == [
        f"{path}:2: HB028 the direction of “fa-AF” is “ltr” (write “dir: rtl”)",
        f"{path}:3: HB028 the direction of “bn” is “rtl” (write “dir: ltr”)",
    ]


def test_no_language_has_another_direction_than_in_babel():
    taken = {code: Locale.parse(code).character_order for code in _FROM_THE_RIGHT - {SORANI}}
    assert {code for code, order in taken.items() if order != "right-to-left"} == set()
