"""HB344: of what was read in an account only, the sentence says by whom it is reported, and when."""

from __future__ import annotations

from handbook.rules import check
from tests import books
from tests.rules_unit.told import LIST, PAGE, told

WORKS = """\
references:
  - {id: read, type: report, title: Read, custom: {mark: S}}
  - {id: old, type: report, title: Account, custom: {mark: S2}}
  - {id: new-2021, type: report, title: Account, issued: {date-parts: [[2021]]}, custom: {mark: S2}}
  - {id: empty, type: report, title: Account, issued: , custom: {mark: S2}}
"""
SILENT = "which was read in an account of it only, and does not say so"
DATELESS = "which was read in an account of it only, and has no date"


def found(body: str, **where: str) -> list[str]:
    return told("HB344", body, {"docs/data/bibliography.yaml": WORKS}, **where)


def test_who_reports_it_and_when_is_said_or_need_not_be():
    for body in (
        "It is so [@read].", "It is so, as reported by [@old] (undated).",
        "It is so, as reported by a paper, as of May 2019 [@old].",
        "Reported by a paper in 1899 [@old, p. 3].", "As reported by Dawn, 12 May 2019 [@old].",
        "As reported by Dawn on 12 May 2019 [@old].", "It is so, as reported by [@new-2021].",
        "As reported by a manual, it is so [@new-2021]. It is more [@read].",
        "| It is so | S2, reported by a paper, undated [@old] |",
        "| It is so | S2, reported by the same [@old] | undated |",
        "| It is so | reported by [@new-2021] and [@old] | 2021 |", "Write `[@old]` there.",
        "```text\nIt is so [@old].\n```", "It is so [@unknown].",
        "It is so, as reported by a paper, undated [@old, vol. 2 of 3].",
        "It is so [@old], as reported by a paper, undated.",
        "It is so [@old] [@new-2021] (as reported by two papers, undated).",
        "It is so [@old], which is reported by a paper, as of about 2019.",
        "It is so, as reported by a paper (about 2006) [@old].",
        "It is so, as reported by a paper, as of July and September 2026 [@old].",
        "It is so, as reported by A and by B, both undated [@old] [@new-2021].",
        "It is so, as reported by the U.S. Department of State, as of 2019 [@old].",
        "It is so, as reported by B. A. Khan and C. Ali, undated [@old].",
        "It is so, as reported by Khan et al. (2019) [@old].",
        "| It is so | reported by the U.N. Office [@new-2021] |",
    ):  # fmt: skip
        assert found(body) == []


def test_an_account_that_stands_there_as_the_work_is_told():
    for body, key in (
        ("It is so [@old].", "old"), ("It is so [@new-2021].", "new-2021"),
        ("It is so, as a manual reports in 2003 [@old].", "old"),
        ("As reported of [@new-2021], it is so.", "new-2021"),
        ("It is so, as reported by a paper, undated. It is more [@old].", "old"),
        ("| So, as reported by a paper | undated [@old] |", "old"),
        ("- It is so [@read] [@old].", "old"),
        ("As reported by a paper, undated. It is so [@old, vol. 2 of 3].", "old"),
        ("It is so [@empty] in 2020.", "empty"),
        ("Abuse is underreported by police, undated [@old].", "old"),
        ("It is self-reported by officers, undated [@old].", "old"),
        ("It was not reported by anybody in 2019 [@old].", "old"),
        ("It was never reported by a paper, undated [@old].", "old"),
    ):  # fmt: skip
        (line,) = found(body)
        assert line.startswith("8 “")
        assert f"cites “{key}”, {SILENT}" in line
        assert "write “reported by …” into that sentence or cell, with its date" in line


def test_what_is_reported_later_in_a_sentence_is_not_what_was_cited_before():
    for body in (
        "The law says so [@old], and more is reported by Dawn, as of 2019 [@new-2021].",
        "The law says so [@old], a draft was reported by Dawn in 2019 [@read].",
    ):  # fmt: skip
        (line,) = found(body)
        assert f"cites “old”, {SILENT}" in line
        assert "write “as reported by …” before it, with its date" in line


def test_an_account_of_no_year_needs_one_in_its_line():
    for body in (
        "It is so, as reported by a paper on the Act of 1973 [@old].",
        "It is so, as reported by a paper on the 1973 Act [@old].",
        "It is so, as reported by a paper on the Ordinance, 2002 [@old].",
        "As reported by A, as of 2019 [@new-2021], and as reported by B [@old].",
        "It is so, as reported by [@old].",
        "The Act of 1870 says so, as reported by a paper [@old].",
        "It was so in 1947. It is so, as reported by a paper [@old].",
        "| The Act of 1870 | reported by a paper [@old] |", "It is so, as reported by [@empty].",
        "It is so, as reported by 30 papers [@old].", "| So | reported by a paper [@old] | 12 |",
    ):  # fmt: skip
        (line,) = found(body)
        assert DATELESS in line
        assert "write “as of …” with the year of the account, or “undated”" in line


def test_the_year_in_a_key_is_no_date_of_the_account():
    works = WORKS.replace("id: old,", "id: old-2019,")
    files = {
        "docs/en/evidence/t.md": PAGE.format(body="As reported by a paper [@old-2019]."),
        "docs/data/bibliography.yaml": works,
    }
    told = [one.message for one in check(books.book(files)) if one.code == "HB344"]
    assert len(told) == 1
    assert DATELESS in told[0]


def test_each_citation_is_told_at_its_line():
    lines = found("It is so [@new-2021]. It is more [@old].\nIt is most [@old].")
    assert sorted((line.split()[0], line.split("cites “")[1].split("”")[0]) for line in lines) == [
        ("8", "new-2021"), ("8", "old"), ("9", "old"),
    ]  # fmt: skip


def test_the_message_shows_the_sentence_or_cell_as_it_was_written():
    (line,) = found("First. It is so [@old].")
    assert line.startswith("8 “It is so [@old].” cites “old”")
    (line,) = found("It is so in the text by J. Smith [@old].")
    assert line.startswith("8 “It is so in the text by J. Smith [@old].” cites “old”")
    (line,) = found("| So | [@old, p. 3] |")
    assert line.startswith("8 “[@old]” cites “old”")


def test_lists_are_read_too_and_translations_are_not():
    path = "checklists/{lang}/capture-one-item.md"
    assert len(found("It is so [@old].", path=path, page=LIST)) == 1
    assert found("It is so [@old].", path=path, page=LIST, lang="ur") == []
    assert found("یہ ایسا ہے [@old]۔", lang="ur") == []


def test_a_letter_at_the_end_of_a_sentence_is_no_name():
    """Who reports one sentence reports nothing of the next."""
    for end in ("by Dawn, undated [@new-2021], under sections A and B", "by X"):
        (told_of,) = found(f"It is so, as reported {end}. Police search phones [@old].")
        assert SILENT in told_of


def test_the_year_of_an_act_in_brackets_is_no_date_of_the_account():
    (told_of,) = found("The Act is so, as reported by Dawn (Act 2018) [@old].")
    assert DATELESS in told_of
