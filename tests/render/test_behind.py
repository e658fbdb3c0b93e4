"""A translation that follows an older English text says so, on page and list."""

from handbook.model import digest
from handbook.parse import completed, parse_checklist
from handbook.render.checklist import checklist_html
from handbook.render.context import Context
from handbook.render.page import head, lost
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
    assert "notice-behind" not in checklist_html("capture-one-item", context("0", digest(followed)))
    assert "notice-behind" in checklist_html("capture-one-item", context("0", "000000000abc"))


def test_a_link_to_a_heading_that_a_translation_lacks_finds_the_notice():
    """Pages without a translation link to it in every tree."""
    tree = {
        "docs/en/evidence/capture.md": front()
        + "# Capture\n\n## Old { #old }\n\n## New { #new }\n",
        "docs/ur/evidence/capture.md": front(translation="{of: 000000000abc, status: draft}")
        + "# Capture\n\n## Old { #old }\n",
    }
    here = Context(book(tree), "ur", "evidence/capture.md")
    assert lost(here) == ["new"]
    assert '<div class="notice notice-behind" role="note"><p id="new"></p><p>' in head(here)


def test_a_new_item_is_shown_in_english_at_its_place_and_says_so():
    own = CHECKLIST.replace("tried: not yet", "tried: not yet\ntranslation: {of: 000000000abc}")
    begin = own.index("- [ ] `CL-03.1`")
    own = own[:begin] + own[own.index("- [ ] `CL-03.2`") :].replace("Sign", "دستخط:")
    tree = {
        "docs/en/evidence/capture.md": front() + ENGLISH,
        "checklists/en/capture-one-item.md": CHECKLIST,
        "checklists/ur/capture-one-item.md": own,
    }
    html = checklist_html(
        "capture-one-item", Context(completed(book(tree)), "ur", "evidence/capture.md")
    )
    item = html[html.index('id="cl-03.1"') : html.index('id="cl-03.2"')]
    assert '<strong><span lang="en" dir="ltr">Check that your authority' in item
    assert '<p class="lag">not-translated</p>' in item
    assert '<div class="why" lang="en" dir="ltr">' in item
    assert 'href="capture.html#why"' in item
    assert html.count('class="lag"') == 1
    assert "دستخط:" in html
