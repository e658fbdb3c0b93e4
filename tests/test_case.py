"""The invented case hangs together: one story, told by the filled examples of all forms."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.model import OWN as NUMBERS
from handbook.store import load

ROOT = Path(__file__).parents[1]
BOOK = load(ROOT)
FORMS = {form.id: form for (lang, _), form in BOOK.templates.items() if lang == "en"}
OWN = {code: id_ for code, id_ in NUMBERS.items() if code != "F-19"}
"""Forms of the case and the field that holds their own number."""
QUOTED = re.compile(r"“([^”]+)”")
NAMED = re.compile(r"\b(F-\d\d)\b|`([a-z][a-z0-9-]+)`")


def answers(code, id_):
    """Return what the example of a form writes into a field, of the rows each."""
    example = FORMS[code].example
    cells = [*example.head, *(cell for row in example.rows for cell in row)]
    return [cell.text for cell in cells if cell.id == id_]


def questions():
    (page,) = (page for page in BOOK.pages.values() if page.code == "E-11" and page.lang == "en")
    (table,) = (
        table
        for table in page.text.tables
        if table.under == "ten-questions" and table.head.cells[0] == "No."
    )
    return [row.cells for row in table.rows]


def test_all_twenty_six_forms_exist():
    assert sorted(FORMS) == [f"F-{number:02}" for number in range(1, 27)]


def test_every_field_is_registered():
    assert BOOK.data["fields"].problems == ()


@pytest.mark.parametrize("code", sorted(OWN))
def test_every_form_of_the_case_names_the_case_and_its_own_number(code):
    assert answers(code, "case-ref") == ["U7/CASE/2026/031"]
    assert len(answers(code, OWN[code])) == 1


@pytest.mark.parametrize("code", sorted(OWN))
def test_a_number_that_one_form_gives_is_the_one_that_others_name(code):
    (own,) = answers(code, OWN[code])
    number = own.split(" ")[0].rstrip(",")
    for other in FORMS:
        for text in answers(other, OWN[code]):
            if OWN[code] != "exhibit-no":
                assert text.startswith(number), (other, text)


def test_there_are_ten_questions_and_each_quotes_the_forms_it_names():
    rows = questions()
    assert [row[0] for row in rows] == [str(number) for number in range(1, 11)]
    for _, question, told in rows:
        code, held = "", []
        for form, id_ in NAMED.findall(told):
            code = form or code
            if id_:
                held += answers(code, id_)
        for quoted in QUOTED.findall(told):
            assert any(quoted in text for text in held), (question, quoted)
        assert QUOTED.search(told), question


def test_the_answers_hang_together():
    log = {row[0].text: {cell.id: cell.text for cell in row} for row in FORMS["F-05"].example.rows}
    record = FORMS["F-06"].example
    assert record.text("found-via") == "U7/LOG/2026/033, line 12"
    assert log["12"]["exhibit-no"] == record.text("exhibit-no")
    assert log["12"]["page-url"] == record.text("page-url")
    assert record.text("medium-ref") == FORMS["F-07"].example.text("medium-ref")
    own = FORMS["F-12"].example.text("preservation-ref")
    assert record.text("preservation-ref").split(" ")[0] == own
    assert record.text("clock-difference") == FORMS["F-05"].example.text("clock-difference")
    assert (
        FORMS["F-16"]
        .example.text("not-captured")
        .startswith(record.text("not-captured").split(" did")[0])
    )


def test_the_log_counts_the_exhibits_and_the_views_that_it_names():
    rows = [{cell.id: cell.text for cell in row} for row in FORMS["F-05"].example.rows]
    exhibits = [row["exhibit-no"] for row in rows if row.get("exhibit-no")]
    views = [int(row["view-count"]) for row in rows if row.get("view-count")]
    assert len(exhibits) == len(set(exhibits)) == int(FORMS["F-05"].example.text("exhibit-count"))
    assert views == sorted(set(views))
    assert max(views) <= int(FORMS["F-01"].example.text("views-allowed"))
