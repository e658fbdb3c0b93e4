"""A list or form that lags on paper: what is new is there in English, on a second side if it must be."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from handbook.cache import Cache
from handbook.findings import Severity
from handbook.model import digest
from handbook.parse import completed, parse_checklist
from handbook.press.checklist import checklist
from handbook.press.form import form_print
from handbook.press.print_jobs import jobs
from handbook.press.print_result import faults
from handbook.press.worker import Worker
from tests import books
from tests.press.conftest import listing

EN, UR = "checklists/en/capture-one-item.md", "checklists/ur/capture-one-item.md"
MARK = "ابھی ترجمہ نہیں ہوا"
LONG = "Write the number of the exhibit, the time and the place on the form of the unit today."
URDU = "ایگزیبٹ کا اگلا نمبر، آغاز کا وقت اور جگہ فارم پر لکھیں، پھر دستخط کریں اور نگران افسر کو بتائیں کہ کیا ہوا۔"


def book_of(english: str, urdu: str):
    return completed(books.speaking({EN: english, UR: urdu}))


def html_of(code: str = "CL-03") -> list[str]:
    book = book_of(listing(["One.", "Two."], code), listing(["ایک۔"], code, draft=True))
    shown = book.checklists["ur", "capture-one-item"]
    return [
        checklist(shown, book, "compact", 0.0),
        checklist(shown, book, "full"),
        checklist(shown, book, "large"),
    ]


def test_a_new_item_is_in_english_at_its_place_and_says_so():
    for html in html_of():
        assert html.count("</i><b>") == 2
        assert html.index("ایک۔") < html.index('<span lang="en" dir="ltr">Two.</span>')
        assert html.count(MARK) == 1


def test_a_new_item_of_a_list_with_english_below_is_printed_once():
    for html in html_of("CL-12"):
        assert html.count("Two.") == 1
        assert '<p class="english" lang="en" dir="ltr">One.</p>' in html


def test_a_new_field_is_in_english_at_its_place_and_says_so():
    head = "---\nid: F-06\nexports: all\ntitle: Record\nable: You can.\n---\n\n# Record\n\n"
    table = (
        "## Fields {{ #fields }}\n\n| Field | Kind | Needed | How |\n| --- | --- | --- | --- |\n{}"
    )
    case = "| `case-ref` {} | text | always | |\n"
    new = "| `shelf` Shelf | choice | | Look. `up` Upper · `low` Lower |\n"
    tree = {
        "docs/en/templates/record.md": head + table.format(new + case.format("Case")),
        "docs/ur/templates/record.md": head + table.format(case.format("کیس")),
    }
    book = completed(books.speaking(tree))
    html = form_print(book.templates["ur", "templates/record.md"], book, "blank")
    for words in ("Shelf", "Look.", "Upper", "Lower"):
        assert f'<span lang="en" dir="ltr">{words}</span>' in html
    assert html.index("Shelf") < html.index("<b>کیس</b>")
    assert html.count(MARK) == 1


@pytest.fixture(scope="module")
def sheet(engine):  # noqa: ARG001 - without the PDF maker there is nothing to print
    """Give a function that prints a list of fifteen items in Urdu, which has as many as is said."""
    worker = Worker(Cache(Path(), ""))

    def run(
        code: str,
        have: int,
        *,
        today: bool = False,
        item: str = URDU,
        long: str = LONG,
        many: int = 15,
    ):
        english = listing([long] * many, code)
        urdu = listing([item] * have, code, draft=True)
        if today:
            followed = digest(parse_checklist(english, EN, "en", "a").followed)
            urdu = urdu.replace("000000000000", followed)
        job = next(job for job in jobs(book_of(english, urdu), "ur") if job.variant == "compact")
        made = worker.make(job)
        return PdfReader(BytesIO(made.pdf)).pages, list(faults(job, made))

    return run


@pytest.mark.print
def test_a_list_that_lags_may_take_a_second_side_and_says_so(sheet):
    pages, (told,) = sheet("CL-03", 14)
    front, back = (page.extract_text() for page in pages)
    assert "exhibit" in back.replace("\n", " ")
    assert "CL-03" in front
    assert "CL-03" in back
    assert (told.code, told.severity) == ("HB601", Severity.WARNING)
    assert "takes two sides until it follows the English" in told.message
    assert "print it on both sides" in told.hint


@pytest.mark.print
def test_a_list_that_follows_the_english_of_today_has_one_page(sheet):
    _, (told,) = sheet("CL-03", 15, today=True)
    assert (told.code, told.severity) == ("HB601", Severity.ERROR)


@pytest.mark.print
def test_child_material_has_one_page_also_where_it_lags(sheet):
    _, (told,) = sheet("CL-05", 14)
    assert (told.code, told.severity) == ("HB601", Severity.ERROR)


@pytest.mark.print
def test_a_list_that_lags_and_has_room_stays_on_one_page(sheet):
    pages, found = sheet("CL-03", 7, item="لکھیں۔", long="Write.", many=8)
    assert len(pages) == 1
    assert found == []
