"""What is seen on pages that are laid out, and may be said against them."""

from __future__ import annotations

import pytest

from handbook.press.fit_to_page import missing_at_foot
from handbook.press.print_jobs import jobs
from tests import books
from tests.press import forms

pytestmark = pytest.mark.print


@pytest.fixture(scope="module")
def foot(engine):
    """Give a function that says what the foot of a form lacks where it is moved by a style."""
    book = books.speaking(forms.TREE)
    made = {job.path: job for job in jobs(book, "en")}

    def run(path: str, style: str = "") -> tuple[tuple[str, ...], set[bool]]:
        job = made[path]
        html = job.draw(0.0).replace("</head>", f"<style>{style}</style></head>")
        laid = engine.lay(html)
        return missing_at_foot(laid, job.marks), {
            page.width > page.height for page in laid.document.pages
        }

    return run


LOG, NOTICE = "print/en/F-05-fill.pdf", "print/en/F-17-blank.pdf"
CUT = ("room for all of it",)
MOVED = ".foot { text-align: %s; margin-%s: -%dmm }"


@pytest.mark.parametrize("side", ["left", "right"])
def test_letter_paper_takes_of_the_sides_of_a_page_that_lies(foot, side):
    assert foot(LOG) == ((), {True, False})
    assert foot(LOG, MOVED % (side, side, 0))[0] == ()
    assert foot(LOG, MOVED % (side, side, 5))[0] == CUT


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_page_that_stands_loses_only_what_no_printer_reaches_at_its_sides(foot, side):
    assert foot(NOTICE) == ((), {False})
    assert foot(NOTICE, MOVED % (side, side, 5))[0] == ()
    assert foot(NOTICE, MOVED % (side, side, 17))[0] == CUT
