"""HB406: translated items use the words of the glossary; the longest English form decides."""

from __future__ import annotations

from handbook.rules import check
from tests import books

LIST = "---\nid: CL-03\ntitle: T\ntype: read-do\n---\n\n## Before {{ #before }}\n\n- [ ] `CL-03.1` {item}\n"
GLOSSARY = """\
terms:
  - {id: evidence, english: [evidence], means: m, ur: {words: [شہادت, ثبوت], why: w}}
  - {id: medium, english: [evidence medium, media], means: m, ur: {words: [ڈرائیو], why: w}}
  - {id: seal, english: [Seal], means: m, fa: {words: [مهر], why: w}}
  - {id: hash, english: [], means: m, ur: {words: [ہیش], why: w}}
"""


def found(english: str, own: str, *, lang: str = "ur", glossary: str = GLOSSARY) -> list[str]:
    book = books.book(
        {
            "docs/data/glossary.yaml": glossary,
            "checklists/en/capture-one-item.md": LIST.format(item=english),
            f"checklists/{lang}/capture-one-item.md": LIST.format(item=own),
        }
    )
    return [f"{one.line} {one.message}" for one in check(book) if one.code == "HB406"]


def test_any_of_the_words_will_do():
    for own in ("شہادت رکھیں۔", "ثبوت رکھیں۔", "یہ شہادتیں رکھیں۔"):
        assert found("Keep the evidence.", own) == []


def test_letter_case_does_not_hide_a_term():
    for english in ("Keep the EVIDENCE.", "Evidence first."):
        assert len(found(english, "چیز رکھیں۔")) == 1


def test_other_words_are_no_term():
    for english in ("Keep evidences.", "Keep the evidence-bag.", "Keep it."):
        assert found(english, "چیز رکھیں۔") == []


def test_longest_form_decides_alone():
    assert found("Lock the evidence medium.", "ڈرائیو رکھیں۔") == []
    assert found("Lock the evidence medium.", "شہادت رکھیں۔") == [
        "9 the item “شہادت رکھیں۔” has no word for “evidence medium”"
    ]


def test_every_form_of_a_term_is_named_by_its_first():
    assert found("Lock both media.", "چیز رکھیں۔") == [
        "9 the item “چیز رکھیں۔” has no word for “evidence medium”"
    ]


def test_term_is_told_once_an_item():
    assert len(found("Compare evidence with evidence.", "چیز ملائیں۔")) == 1


def test_language_without_a_word_is_free():
    assert found("Seal it.", "بند کریں۔") == []
    assert found("Seal it.", "بند کریں۔", glossary=GLOSSARY.replace("fa:", "ur:")) != []


def test_empty_glossary_asks_for_nothing():
    for glossary in ("terms: []\n", "{}\n"):
        assert found("Keep the evidence.", "چیز رکھیں۔", glossary=glossary) == []


def test_hint_names_two_words_at_most():
    book = books.book(
        {
            "docs/data/glossary.yaml": GLOSSARY.replace("[شہادت, ثبوت]", "[شہادت, ثبوت, دلیل]"),
            "checklists/en/capture-one-item.md": LIST.format(item="Keep the evidence."),
            "checklists/ur/capture-one-item.md": LIST.format(item="چیز رکھیں۔"),
        }
    )
    (one,) = [one for one in check(book) if one.code == "HB406"]
    assert one.hint == "write “شہادت” or “ثبوت”, as docs/data/glossary.yaml has it"
