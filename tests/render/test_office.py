"""The page of a form leads to its office file; which one it has follows from its tables."""

from __future__ import annotations

import pytest

from handbook.render.context import Context
from handbook.render.frame import frame
from handbook.render.office import MOST_OF_A_TABLE, office_link, office_path
from tests.press import desk_forms as forms

LINES = "".join(f"| `part-{n}` Part | text | no | |\n" for n in range(MOST_OF_A_TABLE + 1))
ROWS = "| `line-no` Line | integer | always | |\n"


def path(fields: int, rows: str = "", **more: str) -> str:
    """Return the path of the office file of a form with so many fields."""
    page = forms.form("".join(LINES.splitlines(keepends=True)[:fields]), rows, **more)
    return office_path(next(iter(forms.book_of(page).templates.values())))


@pytest.mark.parametrize(
    ("fields", "rows", "made"),
    [
        (1, "", "print/en/F-06.docx"),
        (MOST_OF_A_TABLE + 1, "", "print/en/F-06.docx"),
        (MOST_OF_A_TABLE + 1, ROWS, "print/en/F-06.docx"),
        (MOST_OF_A_TABLE, ROWS, "print/en/F-06.xlsx"),
        (1, ROWS, "print/en/F-06.xlsx"),
        (0, "", ""),
    ],
)
def test_a_short_head_with_rows_is_a_table_and_all_else_a_document(fields, rows, made):
    assert path(fields, rows) == made


def test_a_form_on_paper_has_none():
    assert path(1, exports="paper") == ""


@pytest.mark.parametrize(
    ("lang", "slug", "href", "ending"),
    [
        ("en", "templates/capture-record.md", "../print/en/F-06.docx", "(DOCX)"),
        ("ur", "templates/capture-record.md", "../../print/ur/F-06.docx", "(DOCX)"),
        ("en", "templates/session-log.md", "../print/en/F-05.xlsx", "(XLSX)"),
    ],
)
def test_the_page_leads_to_the_file_in_its_own_language(lang, slug, href, ending):
    link = office_link(Context(forms.forms(), lang, slug, pdf=True))
    assert link is not None
    assert link.href == href
    assert link.word.endswith(ending)


def test_a_page_that_is_shown_in_english_leads_to_the_english_file():
    tree = {
        "docs/en/templates/capture-record.md": forms.FORMS["docs/en/templates/capture-record.md"]
    }
    link = office_link(Context(forms.forms(tree), "ur", "templates/capture-record.md", pdf=True))
    assert link is not None
    assert link.href == "../../print/en/F-06.docx"
    assert "پُر کریں" in link.word


def test_without_print_files_and_on_other_pages_there_is_no_link():
    book = forms.forms()
    assert office_link(Context(book, "en", "templates/capture-record.md")) is None
    assert office_link(Context(book, "en", "templates/child-material.md", pdf=True)) is None
    shown = frame(Context(book, "en", "templates/capture-record.md", pdf=True))
    assert shown["office"] == office_link(
        Context(book, "en", "templates/capture-record.md", pdf=True)
    )
