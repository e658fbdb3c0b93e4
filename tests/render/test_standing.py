"""How far a language follows: each text once, with its draft, its readers, and whether it is behind."""

from __future__ import annotations

from handbook.model import digest
from handbook.render.views import translation_statuses
from tests import books

CODES = """\
sections: {E: {folder: evidence, title: Evidence}}
E-03: {title: Capture, path: evidence/capture.md, state: made}
E-04: {title: Phone, path: evidence/phone.md, state: made}
E-05: {title: Archive, path: evidence/archive.md, state: planned}
CL-03: {title: One item, path: checklists/capture-one-item.md, state: made}
F-06: {title: Capture record, path: templates/capture-record.md, state: made}
"""


def page(code: str, **more: str) -> str:
    return books.front(code=code, title=code, **more) + "# T\n"


def translated(code: str, status: str = "draft", of: str = "", by: str = "machine draft") -> str:
    return page(code, translation=f"{{of: '{of or digest('# T')}', status: {status}, by: {by}}}")


TREE = {
    "docs/data/codes.yaml": CODES,
    "docs/en/evidence/capture.md": page("E-03"),
    "docs/en/evidence/phone.md": page("E-04"),
    "docs/en/checklists/capture-one-item.md": page("CL-03"),
    "docs/en/templates/capture-record.md": page("F-06").replace("code: ", "id: "),
    "checklists/en/capture-one-item.md": books.CHECKLIST,
    "docs/ur/evidence/capture.md": translated("E-03"),
    "docs/ur/evidence/phone.md": translated("E-04", "reviewed", "0" * 12, "Urdu editor and duty officer"),
}  # fmt: skip
KNOWN = {(one.entry.code, one.kind): one for one in translation_statuses(books.book(TREE), "ur")}


def test_a_list_and_its_page_are_two_texts_and_what_is_planned_is_none():
    assert list(KNOWN) == [
        ("E-03", "page"), ("E-04", "page"), ("CL-03", "list"), ("CL-03", "page"), ("F-06", "form"),
    ]  # fmt: skip


def test_a_draft_in_step_says_who_made_it():
    one = KNOWN["E-03", "page"]
    assert one.text
    assert (one.draft, one.behind, one.by) == (True, False, "machine draft")


def test_a_reviewed_text_that_is_behind_says_both():
    one = KNOWN["E-04", "page"]
    assert (one.draft, one.behind, one.by) == (False, True, "Urdu editor and duty officer")


def test_what_nobody_has_begun_is_neither_draft_nor_behind():
    for one in (KNOWN["CL-03", "list"], KNOWN["F-06", "form"]):
        assert one.text is None
        assert (one.draft, one.behind, one.by) == (False, False, "")
