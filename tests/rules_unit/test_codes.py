"""Codes of pages and lists against the register, both ways."""

from __future__ import annotations

from handbook.rules import check
from handbook.rules.registers import (
    CODE_NOT_LISTED,
    CODE_OF_ANOTHER,
    CODE_STILL_PLANNED,
    MADE_PAGE_MISSING,
)
from tests import books

RULES = (CODE_NOT_LISTED, CODE_OF_ANOTHER, CODE_STILL_PLANNED)
REGISTER = "docs/data/codes.yaml"
CAPTURE, PHONE = "docs/en/evidence/capture.md", "docs/en/evidence/phone.md"
LIST = "checklists/en/capture-one-item.md"
OWN = "write the code that docs/data/codes.yaml gives to this path"


def findings(tree, rules=RULES):
    return [
        (one.path, one.line, one.code, one.message, one.hint)
        for one in check(books.book(tree), rules)
    ]


def page(code, **more):
    return books.front(code=code, **more)


def form(code):
    return books.front(code=code).replace("\ncode:", "\nid:")


def unlisted(path, code, slug, line=3):
    return (
        path, line, "HB030", f"“{code}” is not in docs/data/codes.yaml",
        f"add “{code}: {{title: …, path: {slug}, state: made}}” there",
    )  # fmt: skip


def foreign(path, code, owner, line=3):
    return (path, line, "HB030", f"“{code}” is the code of “{owner}”", OWN)


def test_what_agrees_with_the_register_passes():
    for tree in [
        {CAPTURE: page("E-03"), "docs/ur/evidence/capture.md": page("E-03"), LIST: books.CHECKLIST},
        # a planned page that only a translation has, and one whose list lies there already
        {"docs/ur/evidence/phone.md": page("E-04")},
        {LIST: books.CHECKLIST, REGISTER: books.CODES.replace(
            "capture-one-item.md, state: made", "capture-one-item.md, state: planned")},
        # what is no code has another fault
        {CAPTURE: page("E3")},
        {CAPTURE: page("HB101")},
        {CAPTURE: page("CL-030")},
        {CAPTURE: page("[E-77]")},
        {CAPTURE: page('""')},
        # so has what cannot be read, and what has no code
        {CAPTURE: page("E-77", tier="slow\ntier: fast")},
        {PHONE: page("E-03", tier="slow\ntier: fast")},
        {CAPTURE: "no front matter\n"},
        {CAPTURE: books.front().replace("code: E-03\n", "")},
        {"docs/xx/evidence/capture.md": page("E-77")},
    ]:  # fmt: skip
        assert findings(tree) == []


def test_what_differs_is_told_once():
    for tree, expected in [
        ({PHONE: page("E-77")}, unlisted(PHONE, "E-77", "evidence/phone.md")),
        ({PHONE: form("F-77")}, unlisted(PHONE, "F-77", "evidence/phone.md")),
        ({LIST: books.CHECKLIST.replace("CL-03", "CL-77")},
         unlisted(LIST, "CL-77", "checklists/capture-one-item.md", 2)),
        ({PHONE: page("E-03")}, foreign(PHONE, "E-03", "evidence/capture.md")),
        ({PHONE: page("E-03", translation="{of: a}")},
         foreign(PHONE, "E-03", "evidence/capture.md")),
        ({"docs/ur/evidence/phone.md": page("E-03")},
         foreign("docs/ur/evidence/phone.md", "E-03", "evidence/capture.md")),
        ({CAPTURE: page("E-04")}, foreign(CAPTURE, "E-04", "evidence/phone.md")),
        ({"checklists/en/other.md": books.CHECKLIST},
         foreign("checklists/en/other.md", "CL-03", "checklists/capture-one-item.md", 2)),
        ({PHONE: page("E-04")},
         (REGISTER, 6, "HB030", f"“E-04” is still planned, but “{PHONE}” exists",
          "write “state: made”")),
        ({PHONE: page("E-04"), "docs/ur/evidence/phone.md": page("E-04")},
         (REGISTER, 6, "HB030", f"“E-04” is still planned, but “{PHONE}” exists",
          "write “state: made”")),
    ]:  # fmt: skip
        assert findings(tree) == [expected]


def test_a_code_that_is_not_listed_is_told_once_and_of_the_english_text():
    """A list is English before a page of another language is."""
    tree = {
        "docs/ur/checklists/item.md": page("CL-77"),
        "docs/ur/evidence/phone.md": page("CL-77"),
        "checklists/en/item.md": books.CHECKLIST.replace("CL-03", "CL-77"),
    }
    assert findings(tree) == [unlisted("checklists/en/item.md", "CL-77", "checklists/item.md", 2)]
    del tree["checklists/en/item.md"]
    assert findings(tree) == [unlisted("docs/ur/checklists/item.md", "CL-77", "checklists/item.md")]


def test_one_fault_hides_none_that_comes_after_it():
    tree = {
        "docs/en/a.md": page("E-66"),
        "docs/en/b.md": page("E-66"),
        "docs/en/c.md": page("E3"),
        "docs/en/d.md": page("E-67"),
        "docs/en/e.md": page("E-03"),
        "docs/en/f.md": page("E-03"),
        PHONE: page("E-04"),
    }
    assert findings(tree) == [
        (REGISTER, 6, "HB030", f"“E-04” is still planned, but “{PHONE}” exists",
         "write “state: made”"),
        unlisted("docs/en/a.md", "E-66", "a.md"),
        unlisted("docs/en/d.md", "E-67", "d.md"),
        foreign("docs/en/e.md", "E-03", "evidence/capture.md"),
        foreign("docs/en/f.md", "E-03", "evidence/capture.md"),
    ]  # fmt: skip


def test_what_is_made_has_its_english_page():
    """A planned page need not exist; a translation or a list is not the page."""
    tree = {
        "docs/en/evidence/index.md": page("E-00"),
        "docs/ur/evidence/capture.md": page("E-03"),
        LIST: books.CHECKLIST,
    }
    hint = "write the page, mend the path, or write “state: planned”"
    assert findings(tree, (MADE_PAGE_MISSING,)) == [
        (REGISTER, 5, "HB030",
         f"“E-03” is marked as made, but there is no “{CAPTURE}”", hint),
        (REGISTER, 7, "HB030",
         "“CL-03” is marked as made, but there is no “docs/en/checklists/capture-one-item.md”",
         hint),
    ]  # fmt: skip
    tree |= {CAPTURE: page("E-03"), "docs/en/checklists/capture-one-item.md": page("CL-03")}
    assert findings(tree, (MADE_PAGE_MISSING,)) == []
    assert findings({**tree, PHONE: page("E-04")}, (MADE_PAGE_MISSING,)) == []
