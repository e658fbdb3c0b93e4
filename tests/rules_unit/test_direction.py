"""A language is written from the side from which its readers read."""

from handbook.rules import check
from handbook.rules.schema import WRONG_VALUE
from tests import books

PATH = "docs/data/languages.yaml"


def told(text):
    return directions({PATH: text})


def directions(tree):
    found = check(books.book(tree), [WRONG_VALUE])
    return [str(one) for one in found if "direction" in one.message]


def test_what_is_written_from_the_right():
    for lang in ["ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"]:
        assert told(f"en: {{dir: ltr}}\n{lang}: {{dir: rtl}}\n") == []
        assert told(f"en: {{dir: ltr}}\n{lang}:\n  dir: ltr\n") == [
            f"{PATH}:3: HB028 the direction of “{lang}” is “ltr” (write “dir: rtl”)"
        ]


def test_what_is_written_from_the_left():
    for lang in ["en", "bn", "fr"]:
        assert told(f"{lang}: {{dir: ltr}}\n") == []
        assert told(f"{lang}: {{dir: rtl}}\n") == [
            f"{PATH}:1: HB028 the direction of “{lang}” is “rtl” (write “dir: ltr”)"
        ]


def test_what_has_none_or_another_word_is_told_by_the_schema():
    assert told("ur: {name: Urdu}\nar: {dir: right}\n") == []


def test_languages_of_the_glossary_are_judged_like_those_of_the_handbook():
    path = "docs/data/glossary.yaml"
    text = "region:\n  fa-AF: {dir: ltr}\n  bn: {dir: rtl}\n  ps: {dir: rtl}\n"
    assert directions({path: text, PATH: "ur: {dir: rtl}\n"}) == [
        f"{path}:2: HB028 the direction of “fa-AF” is “ltr” (write “dir: rtl”)",
        f"{path}:3: HB028 the direction of “bn” is “rtl” (write “dir: ltr”)",
    ]
