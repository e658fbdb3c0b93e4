"""A translation is shown in the parts of the English: what it lacks is there, in English."""

from __future__ import annotations

from dataclasses import replace

from handbook.parse import completed, parse_checklist
from tests import books
from tests.books import CHECKLIST, front

EN, UR = "checklists/en/capture-one-item.md", "checklists/ur/capture-one-item.md"
OWN = """\
---
id: CL-03
title: ایک چیز
stop: اختیار نہ ہو۔
translation: {of: 000000000000, status: draft, by: machine draft}
---

## پہلے { #before }

- [ ] `CL-03.9` اب نہیں رہا۔

    دیکھیں [@key-2022]۔

- [ ] `CL-03.2` اگلا نمبر لکھیں۔

    یہ وجہ ہے۔
"""


def shown(own: str = OWN, source: str = CHECKLIST):
    book = completed(books.book({EN: source, UR: own}))
    return book.checklists["ur", "capture-one-item"]


def test_items_and_pause_points_are_those_of_the_english_in_its_order():
    found = shown()
    assert [(pause.id, pause.title, pause.lang) for pause in found.pauses] == [
        ("before", "پہلے", ""),
        ("after", "After", "en"),
    ]
    assert [(item.id, item.text, item.lang) for item in found.items()] == [
        ("CL-03.1", "Check that your authority covers this page.", "en"),
        ("CL-03.2", "اگلا نمبر لکھیں۔", ""),
        ("CL-03.3", "Sign the record.", "en"),
    ]
    first, second, _ = found.items()
    assert "A court asks first." in first.why
    assert second.why == "یہ وجہ ہے۔"


def test_weight_is_that_of_the_english_and_words_stay():
    heavy = CHECKLIST.replace(
        "Write the next exhibit number.", "**Write the next exhibit number.**"
    )
    item = next(item for item in shown(source=heavy).items() if item.id == "CL-03.2")
    assert (item.critical, item.source, item.lang) == (True, "اگلا نمبر لکھیں۔", "")


def test_links_and_citations_are_those_of_what_is_shown():
    text = shown().text
    assert [link.target for link in text.links] == ["../../docs/en/evidence/capture.md#why"]
    assert [one.name for one in text.references] == ["E-04"]


def test_what_has_the_parts_of_the_english_stays_as_it_was_read():
    own = CHECKLIST.replace("Sign the record.", "دستخط کریں۔")
    book = books.book({EN: CHECKLIST, UR: own})
    before = book.checklists["ur", "capture-one-item"]
    assert completed(book).checklists["ur", "capture-one-item"] is before
    assert (
        completed(book).checklists["en", "capture-one-item"]
        is book.checklists["en", "capture-one-item"]
    )
    alone = parse_checklist(own, UR, "ur", "capture-one-item")
    assert replace(alone, source=parse_checklist(CHECKLIST, EN, "en", before.slug).front) == before


FORM = """\
# Record

## Fields {{ #fields }}

| Field | Kind | Needed | How to fill it in |
| --- | --- | --- | --- |
{rows}
"""
ENGLISH = """\
| `case-ref` Case | text | always | As in the register. |
| `shelf-no` Shelf | choice | no | One. `up` Upper · `low` Lower |
| `level` Level | choices | always | All. `l0` None · `l1` Seen |"""
URDU = """\
| `level` درجہ | choice | no | سب۔ `l0` کوئی نہیں |
| `gone` گیا | text | no | دیکھیں E-03۔ |
| `case-ref` کیس | text | always | جیسا رجسٹر میں۔ |"""


def form(own: str = URDU):
    head = front(id="F-06", exports="all")
    tree = {
        f"docs/{lang}/templates/record.md": head + FORM.format(rows=rows)
        for lang, rows in (("en", ENGLISH), ("ur", own))
    }
    return completed(books.book(tree)).templates["ur", "templates/record.md"]


def test_fields_are_those_of_the_english_in_its_order():
    fields = form().fields
    assert [(one.id, one.label, one.lang) for one in fields] == [
        ("case-ref", "کیس", ""),
        ("shelf-no", "Shelf", "en"),
        ("level", "درجہ", ""),
    ]
    level = fields[2]
    assert (level.kind, level.needed, level.how) == ("choices", "always", "سب۔")
    assert [(one.id, one.label, one.lang) for one in level.choices] == [
        ("l0", "کوئی نہیں", ""),
        ("l1", "Seen", "en"),
    ]
    assert {one.lang for one in fields[1].choices} == {"en"}


def test_what_a_row_names_that_is_not_shown_is_not_promised():
    assert [one.name for one in form().page.text.references] == []
    kept = form(f"{URDU}\n| `shelf-no` شیلف | text | no | E-04 |")
    assert [one.name for one in kept.page.text.references] == ["E-04"]
