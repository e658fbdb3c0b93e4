"""The invented case hangs together: one story, told by the filled examples of all forms."""

from __future__ import annotations

import re

from tests import books

BOOK = books.real()
FORMS = {form.id: form for (lang, _), form in BOOK.templates.items() if lang == "en"}
OWN = {code: id_ for code, id_ in books.numbers().items() if not FORMS[code].apart}
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


def test_all_twenty_eight_forms_exist():
    assert sorted(FORMS) == [f"F-{number:02}" for number in range(1, 29)]


def test_every_field_is_registered():
    assert BOOK.data["fields"].problems == ()


def test_every_form_of_the_case_names_the_case_and_its_own_number():
    for code in sorted(OWN):
        assert answers(code, "case-ref") == ["U7/CASE/2026/031"]
        assert len(answers(code, OWN[code])) == 1


def test_a_number_that_one_form_gives_is_the_one_that_others_name():
    for code in sorted(OWN):
        (own,) = answers(code, OWN[code])
        number = own.split(" ")[0].rstrip(",")
        for other in OWN:
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


TRIAL = next(page for page in BOOK.pages.values() if (page.lang, page.code) == ("en", "T-23"))
RECORD = re.compile(r"`(U7/[A-Z0-9/]+)`")


def told(under):
    """Return the cells of each row of the table of the mock trial below a heading."""
    (table,) = (table for table in TRIAL.text.tables if table.under == under)
    return [row.cells for row in table.rows]


def words_of(code):
    """Return all that the filled example of a form says."""
    example = FORMS[code].example
    cells = [*example.head, *(cell for row in example.rows for cell in row)]
    return "\n".join([*(cell.text for cell in cells), FORMS[code].page.body])


def forms_of(record):
    """Return the forms that a cell of the story names, by code or by number."""
    found = set(re.findall(r"F-\d\d", record))
    for number in RECORD.findall(record):
        own = {code for code, id_ in OWN.items() if number in " ".join(answers(code, id_))}
        rows = {code for code in ("F-05", "F-21") if number in answers(code, "exhibit-no")}
        assert own | rows or number == "U7/2026/013", number
        found |= own | rows | ({"F-21"} if number == "U7/2026/013" else set())
    return found


def test_each_answer_of_the_mock_trial_quotes_the_forms_that_it_names():
    questions = [one for one in TRIAL.body.splitlines() if re.match(r"\d+\. .*\?", one)]
    rows = told("where-the-answers-are")
    assert [row[0] for row in rows] == [str(number + 1) for number in range(len(questions))]
    for _, named, answer in rows:
        code, held = "", []
        for form, id_ in NAMED.findall(named):
            code = form or code
            if id_:
                held += answers(code, id_)
        quotes = QUOTED.findall(answer)
        assert quotes, answer
        for quoted in quotes:
            assert any(quoted.rstrip(".") in text for text in held), (named, quoted)


def test_each_line_of_the_story_has_its_day_and_its_times_in_the_record_that_it_names():
    day = 0
    for when, _, record in told("what-happened"):
        found = re.match(r"(\d+) March", when)
        earlier, day = day, int(found[1]) if found else day
        assert earlier <= day
        texts = "\n".join(words_of(code) for code in forms_of(record))
        assert f"2026-03-{day:02}" in texts or f"{day} March" in texts, when
        for time in re.findall(r"\d\d:\d\d", when):
            assert time in texts, (when, record)
