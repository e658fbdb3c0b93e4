"""Pages, lists, forms and data files become the parts of a handbook."""

from __future__ import annotations

import datetime as dt

from handbook.model import Choice
from handbook.parse import (
    parse_checklist,
    parse_codes,
    parse_languages,
    parse_page,
    parse_sections,
    parse_template,
    parse_verbs,
    parse_works,
    parse_yaml,
)
from tests import books

FORM = """\
---
title: Record
id: F-06
exports: paper
---

# Record

## Fields { #fields }

| Field | Kind | Needed | How to fill it in |
| --- | --- | --- | --- |
| `case-ref` Case number | text | always | As in the register. |
| `login` Logged in? | choice | always | Never a personal account. `no` no · `yes` yes |
| Note | `long-text` | no |

## Rows { #rows }

| Field | Kind | Needed | How to fill it in |
| --- | --- | --- | --- |
| `file-kind` Kind | choices | | `a` one · `b` two |
"""


def test_a_page_knows_its_place_and_its_front_matter():
    page = parse_page(books.front() + "# Capture\n", "docs/en/e/x.md", "en", "e/x.md")
    assert (page.code, page.title, page.section, page.draft) == ("E-03", "Capture", "e", False)
    assert page.reviewed == dt.date(2026, 11, 25)
    assert page.text.headings[0].line == page.body_line + 1 == 15


def test_a_draft_is_a_translation_that_nobody_signed():
    for status, draft in (("draft", True), ("reviewed", False), ("finished", True)):
        text = f"---\ntranslation: {{of: x, status: {status}, by: y}}\n---\n"
        assert parse_page(text, "p", "ur", "x.md").draft is draft


def test_a_list_has_its_items_below_their_pause_points():
    text = books.CHECKLIST.replace("## Before", "- [ ] `CL-03.9` Stray.\n\n## Before")
    checklist = parse_checklist(text, "checklists/en/x.md", "en", "x")
    assert [item.id for item in checklist.strays] == ["CL-03.9"]
    assert [(pause.id, pause.title) for pause in checklist.pauses] == [
        ("before", "Before"),
        ("after", "After"),
    ]
    assert [item.id for item in checklist.items()] == ["CL-03.9", "CL-03.1", "CL-03.2", "CL-03.3"]
    assert (checklist.id, checklist.anchor, checklist.minutes) == ("CL-03", "cl-03", "15")
    lines = text.split("\n")
    for item in checklist.items():
        assert item.id is not None
        assert item.id in lines[item.line - 1]


def test_a_list_without_pause_points_has_strays_only():
    checklist = parse_checklist("---\nid: CL-03\n---\n- [ ] `CL-03.1` A\n", "p", "en", "x")
    assert checklist.pauses == ()
    assert len(checklist.strays) == 1


def test_a_form_has_fields_rows_and_choices():
    form = parse_template(parse_page(FORM, "p", "en", "templates/x.md"))
    assert (form.id, form.exports) == ("F-06", "paper")
    first, second, third = form.fields
    assert (first.id, first.label, first.kind, first.needed) == (
        "case-ref", "Case number", "text", "always",
    )  # fmt: skip
    assert second.choices == (Choice("no", "no"), Choice("yes", "yes"))
    assert second.how == "Never a personal account."
    assert (third.id, third.label, third.kind, third.how) == (None, "Note", "long-text", "")
    assert [field.id for field in form.rows] == ["file-kind"]
    assert form.rows[0].how == ""


def test_a_form_without_tables_has_no_fields():
    form = parse_template(parse_page("---\nid: F-06\n---\n", "p", "en", "templates/x.md"))
    assert form.fields == form.rows == ()


def test_data_files_become_codes_sections_works_languages_and_verbs():
    root = parse_yaml(books.CODES, "codes.yaml").root
    codes = parse_codes(root)
    assert list(codes) == ["E-00", "E-03", "E-04", "CL-03"]
    assert (codes["E-04"].made, codes["E-04"].path) == (False, "evidence/phone.md")
    evidence, _ = parse_sections(root)
    assert (evidence.title("ur"), evidence.title("bn")) == ("شواہد", "Evidence")
    works = parse_works(parse_yaml(books.BIBLIOGRAPHY, "b.yaml").root)
    assert (works["key-2022"].mark, works["key-2022"].line) == ("S", 2)
    languages = parse_languages(parse_yaml(books.LANGUAGES, "l.yaml").root)
    assert languages["ur"].direction == "rtl"
    assert languages["en"].date(dt.date(2026, 11, 5)) == "5 November 2026"
    assert parse_verbs("# note\nWrite\n\n check \n") == {"write", "check"}


def test_data_of_another_shape_gives_nothing():
    for text in ("- a\n- b", "a", "", "references: a", "references: [a, {b: c}]", "sections: [a]"):
        root = parse_yaml(text, "p").root
        assert not parse_works(root)
        assert parse_sections(root) == ()
    assert not parse_codes(parse_yaml("[a]", "p").root)
