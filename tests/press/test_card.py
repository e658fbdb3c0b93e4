"""The print of a request card: one page in each language, with its foot, blanks and dates."""

from __future__ import annotations

import pytest

from handbook.press.checklist import card
from handbook.press.engine import MM
from handbook.press.form import form_print
from handbook.press.print_jobs import jobs
from tests import books, practices
from tests.press import forms
from tests.press.boxes import boxes, holds
from tests.press.opened import said

KEPT = "docs/data/codes.yaml"
TREE = {path: text for path, text in practices.PAGES.items() if path != practices.LANGUAGE}
"""The small book with the words of this repository, which `printed` brings."""


def html(index: int = 0, lang: str = "en") -> str:
    book = books.book(practices.PAGES)
    return card(book.practice.platforms[index], book, book.languages[lang], None, 0.0)


def test_each_question_of_a_card_stands_there_answered_or_with_a_blank():
    shown = html()
    assert shown.count('class="card-asked"') == 2
    assert practices.CLOCK in shown
    assert shown.count('not-checked <span class="blank"></span>') == 1
    assert practices.COUNTER not in shown


def test_the_source_stands_below_the_answer_with_the_dates_of_text_and_reading():
    assert '<p class="card-source">A reader; 13 July 2026; read on 2026-11-23</p>' in html()
    assert '<p class="card-said">As reported by A reader (13 July 2026):</p>' in html()


def test_a_card_is_a_worksheet_exactly_where_most_of_its_rows_are_blank():
    assert [html(index).count("<h1>request-worksheet: ") for index in range(3)] == [0, 1, 1]
    assert [html(index).count("worksheet-says") for index in range(3)] == [0, 1, 1]
    assert "request-worksheet" not in html()


def test_each_blank_of_a_worksheet_is_a_line_for_the_answer_and_one_for_who_gave_it():
    shown = html(1)
    assert shown.count('class="card-line"') == 2 * shown.count('class="card-asked"')
    assert shown.count("worksheet-by") == shown.count('class="card-asked"')
    assert "not-checked" not in shown
    assert 'class="card-line"' not in html(0)


@pytest.mark.print
def test_the_worksheets_of_this_handbook_are_one_page_with_lines_of_8_mm(book, engine):
    questions = book.practice.of("card")
    for language in (book.languages[code] for code in book.built_languages):
        for one in book.practice.platforms:
            laid = engine.lay(card(one, book, language, None, 0.0))
            lines = [
                box for box in boxes(laid)
                if holds(box, "card-line") and type(box).__name__ == "BlockBox"
            ]  # fmt: skip
            missing = sum(question.id not in one.values for question in questions)
            assert laid.pages == 1, (one.id, language.code)
            assert len(lines) == (2 * missing if one.worksheet(questions) else 0)
            assert all(line.height * MM >= 8 for line in lines)


def test_a_card_names_its_company_and_says_how_it_was_verified():
    assert "<p>ListBoard &amp; Co.</p>" in html()
    assert "Last verified 2026-11-23." in html()
    assert "verified-never" in html(1)
    assert "own-check" in html(1)


def test_answers_on_an_urdu_card_are_english_and_said_to_be():
    shown = html(lang="ur")
    assert "کب تک" in shown
    assert f'<p class="card-said" lang="en" dir="ltr">{practices.CLOCK}' in shown
    assert shown.count("card-english") == html(1, lang="ur").count("card-english") == 1
    assert "card-english" not in html()
    assert "print-draft" in shown.partition('class="foot"')[2].partition("</p>")[0]


def test_an_urdu_card_sets_the_english_name_and_text_of_a_report_apart():
    apart = [f'<bdi lang="en" dir="ltr">{one}</bdi>' for one in ("A reader", "13 July 2026")]
    said = practices.REPORTED_UR.format(source=apart[0], text=apart[1])
    assert f'<p class="card-said">{said}</p>' in html(lang="ur")


def test_only_cards_whose_page_is_made_are_printed_in_each_language():
    own = practices.CODES.replace("others.md, state: made", "others.md, state: planned")
    for tree, ids in ((practices.PAGES, ["listboard", "messagetile", "third"]),
                      ({**practices.PAGES, KEPT: own}, ["listboard"])):  # fmt: skip
        book = books.book(tree)
        for lang in ("en", "ur"):
            paths = [job.path for job in jobs(book, lang) if job.variant == "card"]
            pages = {"listboard": "P-04"}
            assert paths == [f"print/{lang}/{pages.get(one, 'P-08')}-{one}-card.pdf" for one in ids]


@pytest.mark.parametrize(("code", "named"), [("F-12", True), ("F-13", True), ("F-06", False)])
def test_forms_of_requests_name_the_card_that_lies_beside_them(code, named):
    """On the line of the legend: a line of its own would push some forms onto another page."""
    slug = "templates/a.md"
    page = forms.form(code, "A form", forms.every_kind())
    page = page.replace(f"id: {code}", f"id: {code}\nshows: request-cards") if named else page
    for data, line in ((practices.PLATFORMS, named), ("rows: []\nplatforms: []\n", False)):
        tree = {**practices.PAGES, f"docs/en/{slug}": page, "docs/data/platforms.yaml": data}
        book = books.book(tree)
        shown = form_print(book.templates["en", slug], book, "blank")
        legend = shown.partition('<p class="barred">')[2].partition("</p>")[0]
        assert ("card-of-form" in legend) == line


@pytest.mark.print
def test_a_card_is_one_page_with_its_foot(printed):
    prints = printed(TREE)
    assert prints.findings == []
    pdf = prints.files["print/en/P-04-listboard-card.pdf"]
    text = said(pdf.pages[0])
    assert len(pdf.pages) == 1
    assert "P-04 · request card · en" in text
    assert "reviewed 2026-11-25 · page 1/1" in text
    assert "date" in text


@pytest.mark.print
def test_a_card_that_is_longer_than_its_page_is_told_at_its_platform(printed):
    long = practices.PLATFORMS.replace(practices.CLOCK, "Some words of it. " * 200)
    found = printed({**TREE, "docs/data/platforms.yaml": long}).findings
    assert {one.code for one in found} == {"HB601"}
    assert {one.path for one in found} == {"docs/data/platforms.yaml"}
