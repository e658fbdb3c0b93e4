"""A translation that follows an older English text says so, on page and list."""

from handbook.model import digest
from handbook.parse import parse_checklist
from handbook.render.checklist import sheet
from handbook.render.context import Context
from handbook.render.page import head
from tests.books import CHECKLIST, book, front

ENGLISH = "# Capture\n\nToday's text.\n"


def context(of: str, list_of: str = "0") -> Context:
    translation = f"{{of: {of}, status: draft, by: machine draft}}"
    translated = CHECKLIST.replace(
        "tried: not yet", f"tried: not yet\ntranslation: {{of: {list_of}}}"
    )
    tree = {
        "docs/en/evidence/capture.md": front() + ENGLISH,
        "docs/ur/evidence/capture.md": front(translation=translation) + "# Capture\n",
        "checklists/en/capture-one-item.md": CHECKLIST,
        "checklists/ur/capture-one-item.md": translated,
    }
    return Context(book(tree), "ur", "evidence/capture.md")


def test_a_page_that_follows_today_s_text_is_not_behind():
    assert "notice-behind" not in head(context(digest(ENGLISH)))


def test_a_page_that_follows_another_text_is_behind():
    assert "notice-behind" in head(context("000000000abc"))


def test_white_space_around_the_text_is_no_change():
    assert digest(ENGLISH) == digest(f"\n\n{ENGLISH.strip()}\n\n")


def test_a_list_says_so_too():
    followed = parse_checklist(CHECKLIST, "p", "en", "capture-one-item").followed
    assert "notice-behind" not in sheet("capture-one-item", context("0", digest(followed)))
    assert "notice-behind" in sheet("capture-one-item", context("0", "000000000abc"))
