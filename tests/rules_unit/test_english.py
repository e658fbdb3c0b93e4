"""HB901 to HB903: short sentences, known abbreviations, one name for one thing."""

from __future__ import annotations

from handbook.rules import check
from handbook.rules.english import LONGEST
from tests import books

PAGE = "---\ntitle: T\ncode: E-03\n---\n\n# T\n\n{body}\n"
GLOSSARY = """\
abbreviations: {UTC: the time from which all time zones are counted}
terms:
  - {id: exhibit-number, english: [exhibit number], means: m, avoid: [evidence number]}
"""
WORDS = "one two three four five"


def found(body: str, *, slug: str = "evidence/t.md", lang: str = "en") -> list[str]:
    book = books.book(
        {f"docs/{lang}/{slug}": PAGE.format(body=body), "docs/data/glossary.yaml": GLOSSARY}
    )
    return [f"{one.line} {one.code}" for one in check(book) if one.code.startswith("HB9")]


def sentence(words: int) -> str:
    return " ".join(["word"] * (words - 1)).capitalize() + " end."


def test_a_sentence_may_have_so_many_words_and_no_more():
    assert found(sentence(LONGEST)) == []
    assert found(sentence(LONGEST + 1)) == ["8 HB901"]


def test_two_short_sentences_are_no_long_one():
    for body in [
        f"{sentence(20)} {sentence(20)}",
        f"{sentence(20)}\n{sentence(20)}",
        f"{sentence(20)}” {sentence(20)}",
        f"| {sentence(20)} | {sentence(20)} |\n| --- | --- |\n| {sentence(20)} | x |",
        f"```text\n{sentence(30)}\n```",
        f"## {sentence(30)} {{ #x }}",
    ]:
        assert found(body) == []


def test_a_long_sentence_is_told_wherever_it_stands():
    for body in [
        f"1. {sentence(30)}",
        f"> **Must.** {sentence(30)}",
        f"| A |\n| --- |\n| {sentence(30)} |",
        f"As art. 3 says, {sentence(30).lower()}",
    ]:
        assert [one.split()[1] for one in found(body)] == ["HB901"]


def test_the_filled_rows_of_a_form_are_an_officers_words():
    row = f"| A |\n| --- |\n| {sentence(30)} |"
    assert found(row, slug="templates/t.md") == []
    assert found(sentence(30), slug="templates/t.md") == ["8 HB901"]


def test_known_abbreviations_pass():
    for body in [
        "Use UTC.",
        "Ask by mutual legal assistance (MLA). MLA takes long.",
        "MLA is mutual legal assistance.",
        "MLA (mutual legal assistance) takes long.",
        "Two MLAs (requests) came.",
        "Take CL-03 and F-06 and SHA-256.",
        "Type `GET` there.",
        "Number U7/AUTH/2026/009.",
        "See [@a-BC].",
        "I saw A and B.",
        "NOT so.",
    ]:
        assert found(body) == []


def test_an_unknown_abbreviation_is_told_at_its_first_place():
    assert found("Plain.\nAsk by MLA.\nMLA again.") == ["9 HB902"]


def test_an_invented_example_may_hold_any():
    assert found("> **Example.** XCU 40.", slug="evidence/t.md") == []
    assert found("| A |\n| --- |\n| XCU 40 |", slug="templates/t.md") == []
    assert found("| A |\n| --- |\n| XCU 40 |") == ["10 HB902"]


def test_another_name_is_told_at_every_line():
    assert found("The evidence number.\nEvidence number again.") == ["8 HB903", "9 HB903"]


def test_a_page_may_say_what_not_to_write():
    for body in [
        "Never “evidence number”.",
        "Never *evidence number*.",
        "`evidence number`",
        "The exhibit number.",
    ]:
        assert found(body) == []


def test_other_languages_are_free():
    body = f"{sentence(30)} MLA, evidence number."
    assert found(body, lang="ur") == []


def test_a_list_is_read_as_a_page_is():
    item = "- [ ] `CL-03.1` **Go.**\n\n    " + sentence(LONGEST + 1)
    book = books.book({"checklists/en/t.md": PAGE.format(body=item)})
    assert [one.path for one in check(book) if one.code == "HB901"] == ["checklists/en/t.md"]
