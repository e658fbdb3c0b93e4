"""The links from pages to the print files of forms."""

from __future__ import annotations

import re

from handbook.render import Context, body
from tests import books
from tests.press import forms

SLUG = "templates/every-kind.md"
CODES = books.CODES + (
    "F-00: {title: Forms, path: templates/index.md, state: made}\n"
    "F-01: {title: Every kind, path: templates/every-kind.md, state: made}\n"
    "F-17: {title: Notice, path: templates/notice.md, state: made}\n"
)
INDEX = "---\ntitle: Forms\ncode: F-00\n---\n\n# Forms\n"
LONG = forms.form("F-01", "Every kind", ["| `one` F | text | | |"], (), forms.EXAMPLE, minimum=True)
TREE = {
    "docs/data/codes.yaml": CODES,
    "docs/en/templates/index.md": INDEX,
    "docs/en/templates/every-kind.md": LONG,
    "docs/en/templates/notice.md": forms.PAPER,
}
URDU = {**TREE, "docs/ur/templates/every-kind.md": forms.EVERY_URDU}


def links(tree, lang: str, slug: str, *, pdf: bool = True) -> list[str]:
    html = body("", Context(books.book(tree), lang, slug, pdf=pdf))
    return re.findall(r'href="([^"]*\.pdf)"', html)


def test_the_page_of_a_form_leads_to_each_of_its_prints():
    assert links(TREE, "en", SLUG) == [
        f"../print/en/F-01-{variant}.pdf" for variant in ("blank", "fill", "minimum")
    ]
    assert links(TREE, "ur", SLUG)[0] == "../../print/en/F-01-blank.pdf"
    assert links(URDU, "ur", SLUG) == [
        f"../../print/ur/F-01-{variant}.pdf" for variant in ("blank", "fill", "minimum")
    ]


def test_what_exists_on_paper_only_leads_to_its_blank_print():
    assert links(TREE, "en", "templates/notice.md") == ["../print/en/F-17-blank.pdf"]


def test_the_index_leads_to_all_forms_in_one_file_to_the_case_and_to_each_print():
    assert links(URDU, "en", "templates/index.md") == [
        "../print/en/forms.pdf", "../print/en/case.pdf",
        *(f"../print/en/F-01-{variant}.pdf" for variant in ("blank", "fill", "minimum")),
        *(f"../print/ur/F-01-{variant}.pdf" for variant in ("blank", "fill", "minimum")),
        "../print/en/F-17-blank.pdf",
    ]  # fmt: skip


def test_the_english_files_stand_beside_those_of_a_language_that_lacks_forms_or_examples():
    html = body("", Context(books.book(URDU), "ur", "templates/index.md", pdf=True))
    assert html.index("print/ur/forms.pdf") < html.index("print/en/forms.pdf")
    assert "print/ur/case.pdf" not in html
    assert 'print/en/case.pdf" lang="en" dir="ltr"' in html
    whole = {**URDU, "docs/ur/templates/notice.md": forms.form("F-17", "N", forms.every_kind()[:4], exports="paper")}  # fmt: skip
    html = body("", Context(books.book(whole), "ur", "templates/index.md", pdf=True))
    assert "print/en/forms.pdf" not in html
    assert "print/en/case.pdf" in html  # no Urdu form has an example


def test_a_build_without_print_files_leads_to_none():
    for slug in (SLUG, "templates/index.md", "templates/notice.md"):
        assert links(URDU, "en", slug, pdf=False) == []
