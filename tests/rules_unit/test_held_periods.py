"""HB345: a period beside the source of a platform's value is one that the data hold for it."""

from __future__ import annotations

import time

import pytest

from handbook.rules import check
from tests import books
from tests.rules_unit.told import LIST, PAGE, told

PLATFORMS = """\
rows:
  - {id: clock, part: card, label: {en: Kept for}}
  - {id: extension, part: card, label: {en: More time}}
  - {id: stories, part: vanishes, label: {en: Stories}}
platforms:
  - id: listboard
    name: ListBoard
    page: P-04
    rows:
      - {row: clock, value: "120 days.", source: list-le, text: undated, seen: 2026-11-24}
      - {row: extension, value: "One, of 90 days; ask seven days before.", source: list-le, text: undated, seen: 2026-11-24}
      - {row: stories, value: "For 6, 12 or 48 hours, or one year.", source: list-help, text: undated, seen: 2026-11-24}
  - id: messagetile
    name: MessageTile
    page: P-08
    rows:
      - {row: clock, value: "1,000 days.", source: tile-le, text: undated, seen: 2026-11-24}
      - {row: stories, value: "Not read.", source: tile-help, text: undated, seen: 2026-11-24}
"""


def found(body: str, **where: str) -> list[str]:
    return told("HB345", body, {"docs/data/platforms.yaml": PLATFORMS}, **where)


@pytest.mark.parametrize(
    "body",
    [
        "It keeps them for 120 days [@list-le].",
        "It gives 90 days more [@list-le], and wants seven days before [@list-le].",
        "It wants 7 days before [@list-le, p. 3].",
        "Ninety-day periods are another thing.",
        "A 120-day period [@list-le].",
        "For 6 hours, 12 hours or 48 hours [@list-help].",
        "For one year [@list-help], and 1 year again.",
        "For 1,000 days [@tile-le].",
        "How long: *kept for* on its card (P-11) [@list-le].",
        "After 120 days: *kept for* [@list-le].",
        "After 90 days: *More time* [@list-le].",
        "After 90 days: “more time” [@list-le].",
        "After 90 days: **Kept for** or `*kept for*` [@list-le].",
        "After 90 days: *another word* [@list-le].",
        "An older text says 30 days [@list-2019].",
        "An older text says 30 days [@list-2019]; this says 90 days [@list-le].",
        "It keeps them [@list-le]; we ask after 14 days.",
        "It keeps them [@list-le]. We ask after 14 days.",
        "Write `after 14 days` there [@list-le].",
        "We ask after 14 days.",
        "```text\nAfter 14 days [@list-le].\n```",
        "On page 14 days are named, or in 3.5 days [@list-2019].",
        "It keeps 120 [@list-le].",
        "For a hundred and twenty days [@list-le], or 120 calendar days.",
        "For **120** days, or *120* days [@list-le].",
        "For one hundred twenty (120) days [@list-le].",
        "For 90 to 120 days, or 90–120 days, or between 90 and 120 days [@list-le].",
        "For twelve or forty-eight hours, or for a year [@list-help].",
        "Look twice a day, and once a week [@list-le].",
        "In 2024, 90 days were the rule [@list-le].",
        "In 2024, 90 to 120 days were the rule [@list-le].",
        "On page 14, 90 to 120 days [@list-le].",
        "Under section 12 or 120 days [@list-le].",
        "Article 5 – 120 days [@list-le].",
        "In step 3 (see P-11) days count [@list-le].",
        "In step 3 and 90 days later [@list-le].",
        "F-13 - 90 days [@list-le].",
    ],
)
def test_what_the_data_hold_and_what_is_not_theirs_is_said_freely(body):
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "said", "held"),
    [
        ("It keeps them for 30 days [@list-le].", "30 days", "7 days, 90 days, 120 days"),
        ("For 120 hours [@list-le].", "120 hours", "7 days, 90 days, 120 days"),
        ("For a Six-month period [@list-le].", "Six-month", "7 days, 90 days, 120 days"),
        ("It keeps them [@list-le] for 30 days.", "30 days", "7 days, 90 days, 120 days"),
        ("| Kept | 30 days | text of May [@list-le] |", "30 days", "7 days, 90 days, 120 days"),
        ("| Kept [@list-le] | 30 days |", "30 days", "7 days, 90 days, 120 days"),
        ("After 90 days: *kept for* [@list-le].", "90 days", "120 days"),
        ("After 120 days: *More time* [@list-le].", "120 days", "7 days, 90 days"),
        ("After 90 days: “kept for” [@list-le].", "90 days", "120 days"),
        ("After 120 days: *stories* [@list-le].", "120 days", "no period"),
        ("For 24 hours [@list-help].", "24 hours", "1 year, 6 hours, 12 hours, 48 hours"),
        ("For 100 days [@tile-le].", "100 days", "1000 days"),
        ("For 2 days [@tile-help].", "2 days", "no period"),
        ("For 60 to 90 days [@list-le].", "60 to 90 days", "7 days, 90 days, 120 days"),
        ("For 24 hours or a year [@list-help].", "24 hours", "1 year, 6 hours, 12 hours, 48 hours"),
    ],
)
def test_a_period_that_no_value_of_the_source_holds_is_told(body, said, held):
    (line,) = found(body)
    assert line.startswith("8 “")
    assert f"says “{said}” and cites “" in line
    assert f"for which docs/data/platforms.yaml holds {held} (" in line
    assert "lead to the row, such as “*kept for*, P-11”, or write what the data hold" in line


@pytest.mark.parametrize(
    "said",
    [
        "twenty-four hours", "forty eight hours", "seventy days", "a hundred and eighty days",
        "two hundred days", "one hundred eighty days", "**30** days", "*30* days", "30 **days**",
        "30 calendar days", "30 more days", "30 or more days", "30+ days", "thirty (30) days",
        "30 (thirty) days", "30-60 days", "30 – 90 days", "30 to 90 days", "90 or 100 days",
        "7, 30 or 90 days", "30\u00a0days", "30\u2011day periods", "a week", "a fortnight",
        "45 minutes", "24 hrs",
    ],
)  # fmt: skip
def test_a_period_is_seen_in_every_ordinary_wording(said):
    assert len(found(f"It keeps them for {said} [@list-le].")) == 1


def test_both_ends_of_a_span_are_compared():
    assert len(found("Between 30 and 90 days [@list-le].")) == 1
    assert len(found("Between 90 and 180 days [@list-le].")) == 1


def test_numbers_in_words_are_those_in_digits():
    spelt = {"twelve": 12, "twenty": 20, "ninety-nine": 99, "a hundred": 100, "an hundred": 100,
             "five hundred and one": 501, "three hundred forty-two": 342}  # fmt: skip
    for words, number in spelt.items():
        data = PLATFORMS.replace("120 days.", f"{words} days.")
        files = {"docs/data/platforms.yaml": data}
        assert told("HB345", f"It is {number} days [@list-le].", files) == [], words
        assert len(told("HB345", f"It is {number + 1} days [@list-le].", files)) == 1, words


@pytest.mark.parametrize("between", [", ", " ", " and ", "; "])
def test_each_of_the_citations_that_stand_together_carries_the_period(between):
    lines = found(f"It is 120 days [@list-le]{between}[@tile-le].")
    assert len(lines) == 1
    assert "cites “tile-le”, for which docs/data/platforms.yaml holds 1000 days" in lines[0]


def test_a_period_belongs_to_the_first_citations_behind_it():
    assert found("It is 120 days [@list-le] there, and 1,000 days here [@tile-le].") == []
    lines = found("It is 1,000 days [@list-le] there, and 120 days here [@tile-le].")
    assert [line.split("cites “")[1].split("”")[0] for line in lines] == ["list-le", "tile-le"]


def test_lists_are_read_too_and_translations_are_not():
    path = "checklists/{lang}/capture-one-item.md"
    assert len(found("After 30 days [@list-le].", path=path, page=LIST)) == 1
    assert found("After 30 days [@list-le].", path=path, page=LIST, lang="ur") == []
    assert found("بعد 30 days [@list-le]۔", lang="ur") == []


def test_without_platforms_nothing_is_asked():
    book = books.book({"docs/en/evidence/t.md": PAGE.format(body="After 30 days [@list-le].")})
    assert [one for one in check(book) if one.code == "HB345"] == []


@pytest.mark.parametrize(
    "sign", ["1, ", "1,111, ", "7 or ", "one ", "1 (1) ", "a hundred and ", "30–"]
)
def test_a_long_line_of_numbers_is_read_soon(sign):
    begun = time.process_time()
    assert found(f"{sign * (9_000 // len(sign))} days [@list-le].") is not None
    assert time.process_time() - begun < 10  # a hang, not a measurement
