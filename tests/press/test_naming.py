"""What a code shows on paper: its name once a print, set apart from right to left, and no link."""

from __future__ import annotations

from handbook.press.form import form_print
from handbook.press.paper import Naming, reasons, words
from tests import books
from tests.render.test_naming import BOOK

CODE = '<bdi dir="ltr" class="value code">{}</bdi>'


def test_a_reason_names_a_code_once_and_leads_nowhere():
    names = Naming(BOOK, BOOK.languages["en"], "CL-03")
    html = reasons(
        "Ask E-05 (CL-05).\n\nE-05 again, CL-03.", BOOK.languages["en"], BOOK, names=names
    )
    assert html == (
        f'<p>Ask <span class="named">Archives</span> {CODE.format("(E-05)")} '
        f'(<span class="named">Child material: stop</span> {CODE.format("CL-05")}).</p>\n'
        "<p>E-05 again, CL-03.</p>"
    )


def test_urdu_paper_takes_the_urdu_name_and_marks_an_english_one():
    urdu = BOOK.languages["ur"]
    html = words("E-03 یا E-05", urdu, Naming(BOOK, urdu, "CL-03"))
    assert f'<span class="named">محفوظ کرنا</span> {CODE.format("(E-03)")}' in html
    assert (
        f'<span class="named" lang="en" dir="ltr">Archives</span> {CODE.format("(E-05)")}' in html
    )


def test_without_names_and_while_it_is_planned_a_code_is_alone():
    english = BOOK.languages["en"]
    assert words("Ask E-05.", english) == "Ask E-05."
    assert words("Ask E-04.", english, Naming(BOOK, english, "CL-03")) == "Ask E-04."


def test_a_form_to_be_typed_into_keeps_its_codes_and_a_blank_one_names_them():
    book = books.real()
    form = book.templates["en", "templates/capture-record.md"]
    assert 'class="named"' in form_print(form, book, "blank")
    assert 'class="named"' not in form_print(form, book, "fill")
