"""What a drawing holds, and what its register says of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook.catalog import Rule
from handbook.model import File, Flaw
from handbook.rules import check, drawings
from tests import books
from tests.rules_unit.test_registers import IMAGE, row

RULES = [one for one in vars(drawings).values() if isinstance(one, Rule)]
REGISTER = "docs/data/images.yaml"
DRAWN = "drawn for this handbook"


def told(*files, images=None, text=None, **texts):
    """Return what is said of pictures, given as files or paths, and of their register."""
    rows = "".join(row(IMAGE | more) for more in images or ())
    tree = {REGISTER: text or f"images:{'' if rows else ' []'}\n{rows}"}
    book = books.book(tree)
    pictures = tuple(one if isinstance(one, File) else File(one, 1) for one in files)
    book = replace(book, files=(*book.files, *pictures), drawings=texts)
    return [str(finding) for finding in check(book, RULES)]


def missing(name):
    return f"docs/images/{name}: HB542 “{name}” has no entry in docs/data/images.yaml (add one that begins “- file: {name}”)"


def test_what_another_rule_refuses_needs_no_entry():
    for file in [
        "docs/images/README.md",
        "docs/images/a.gif",
        "docs/image/a.svg",
        "docs/images/aux.svg",
        "docs/images/été.svg",
        File("docs/images/a.svg", 0, (Flaw("not-a-file", 0, "a symlink"),)),
    ]:
        assert told(file) == []


def test_a_twin_in_another_case_is_told_as_such_only():
    assert told("docs/images/a.svg", "docs/images/A.svg", images=[{"file": "a.svg"}]) == []


def test_without_a_register_every_picture_lacks_its_entry():
    book = books.book({})
    book = replace(book, files=(*book.files, File("docs/images/a.svg", 1)))
    assert [str(one) for one in check(book, RULES)] == [missing("a.svg")]


def alt(**more):
    return told("docs/images/a.svg", images=[more])


def without_alt(lang):
    return (
        f"{REGISTER}:4: HB544 “a.svg” has no text in “{lang}” for readers who cannot see it"
        f" (write “{lang}: …” below “alt”)"
    )


def test_a_picture_is_told_in_english_and_in_the_languages_of_its_words():
    for texts, words, langs in [
        ("{en: a}", "[]", []),
        ("{en: a}", "[en]", []),
        ("{en: a, ur: b}", "[ur]", []),
        ("{en: a, ur: b}", "[]", []),
        ("{ur: b}", "[]", ["en"]),
        ("{ur: b}", "[ur]", ["en"]),
        ("{}", "[en, en]", ["en"]),
        ("{en: a}", "[en, ur, bn]", ["bn", "ur"]),
        ("A square", "[ur]", []),
    ]:
        assert alt(alt=texts, words=words) == [without_alt(lang) for lang in langs]


@pytest.mark.parametrize(
    ("source", "advice"),
    [("key-2023", "key-2022"), ("drawn for the handbook", DRAWN), ("the internet", DRAWN)],
)
def test_a_source_that_nobody_knows_is_told(source, advice):
    assert alt(source=source) == [
        (
            f"{REGISTER}:8: HB320 the source “{source}” of “a.svg” is not in the bibliography"
            f" (write “{advice}”)"
        )
    ]
