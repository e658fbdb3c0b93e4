"""The page of a form leads to its office file; which one it has follows from its tables."""

from __future__ import annotations

from handbook.render.context import Context
from handbook.render.print_links import office_link, office_path
from handbook.render.template_context import template_context
from tests import books
from tests.press import desk_forms as forms

SIGNED = "| `to-sign` Signature | signature | always | |\n"
STRUCK = (
    "| `struck-utc` Struck (UTC) | utc-time | | |\n| `struck-by` Struck by | person-ref | | |\n"
)


def path(fields: int, rows: int = 0, more: str = "", exports: str = "all") -> str:
    """Return the path of the office file of a form with so many fields and columns."""
    head, columns = (
        "".join(f"| `{name}-{n}` Part | text | | |\n" for n in range(count))
        for name, count in (("part", fields), ("column", rows))
    )
    page = forms.form(head, columns + more, exports=exports)
    return office_path(next(iter(forms.book_of(page).templates.values())))


def test_a_log_or_a_table_is_an_xlsx_unless_each_row_is_signed():
    for fields, rows, more, made in (
        (1, 0, "", "print/en/F-06.docx"), (50, 0, "", "print/en/F-06.docx"),
        (15, 5, "", "print/en/F-06.docx"), (14, 5, "", "print/en/F-06.xlsx"),
        (15, 6, "", "print/en/F-06.xlsx"), (1, 9, "", "print/en/F-06.xlsx"),
        (1, 9, SIGNED, "print/en/F-06.docx"), (50, 0, STRUCK, "print/en/F-06.xlsx"),
        (50, 0, STRUCK + SIGNED, "print/en/F-06.docx"), (0, 0, "", ""),
    ):  # fmt: skip
        assert path(fields, rows, more) == made


def test_the_forms_of_this_handbook_are_what_the_design_says():
    made = {
        form.id: office_path(form).rpartition(".")[2]
        for (lang, _), form in books.real().templates.items()
        if lang == "en"
    }
    assert {
        code for code in ("F-06", "F-07", "F-12", "F-15", "F-16") if made[code] != "docx"
    } == set()
    assert {code for code in ("F-04", "F-05", "F-09", "F-10", "F-11", "F-22", "F-25")
            if made[code] != "xlsx"} == set()  # fmt: skip
    assert made["F-17"] == ""


def test_a_form_on_paper_has_none():
    assert path(1, exports="paper") == ""


def test_the_page_leads_to_the_file_in_its_own_language():
    for lang, slug, href, ending in (
        ("en", "templates/capture-record.md", "../print/en/F-06.docx", "(DOCX)"),
        ("ur", "templates/capture-record.md", "../../print/ur/F-06.docx", "(DOCX)"),
        ("en", "templates/session-log.md", "../print/en/F-05.xlsx", "(XLSX)"),
    ):  # fmt: skip
        link = office_link(Context(forms.forms(), lang, slug, pdf=True))
        assert link is not None
        assert link[0] == href
        assert link[1].endswith(ending)


def test_a_page_that_is_shown_in_english_leads_to_the_english_file():
    tree = {
        "docs/en/templates/capture-record.md": forms.FORMS["docs/en/templates/capture-record.md"]
    }
    link = office_link(Context(forms.forms(tree), "ur", "templates/capture-record.md", pdf=True))
    assert link is not None
    assert link[0] == "../../print/en/F-06.docx"
    assert "بھریں" in link[1]


def test_without_print_files_and_on_other_pages_there_is_no_link():
    book = forms.forms()
    assert office_link(Context(book, "en", "templates/capture-record.md")) is None
    assert office_link(Context(book, "en", "templates/child-material.md", pdf=True)) is None
    shown = template_context(Context(book, "en", "templates/capture-record.md", pdf=True))
    assert shown["office"] == office_link(
        Context(book, "en", "templates/capture-record.md", pdf=True)
    )
