"""A language is written from the side from which its readers read."""

from handbook.rules import check
from handbook.rules.schema import WRONG_VALUE
from tests import books

PATH = "docs/data/languages.yaml"


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
