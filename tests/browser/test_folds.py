"""What folds opens for a link that leads into it and for paper, and is else as the reader left it."""

from __future__ import annotations

import pytest

from tests.browser.test_pages import printed

PAGE = "start/what-now.html"


def shut(page) -> int:
    count: int = page.locator(".fold:not([open])").count()
    return count


@pytest.mark.parametrize("folder", ["", "ur/"])
def test_every_stage_is_shut_and_opens_with_the_keyboard(reader, folder):
    page = reader.open(folder + PAGE)
    assert shut(page) == page.locator(".fold").count() == 8
    page.locator(".fold summary").first.focus()
    page.keyboard.press("Enter")
    assert shut(page) == 7
    assert page.locator(".fold[open] li").first.is_visible()


def test_a_link_to_a_stage_opens_it(reader):
    page = reader.open(PAGE)
    page.evaluate("location.hash = 'stage-capture'")
    page.locator(".fold[open] #stage-capture").wait_for()
    page.reload()
    page.locator(".fold[open] #stage-capture").wait_for()
    assert shut(page) == 7


def test_paper_shows_every_stage_and_the_screen_is_as_before(reader):
    page = reader.open(PAGE)
    text = "".join("".join(printed(page)).split())
    titles = page.locator(".fold .of-stage a").all_text_contents()
    assert [title for title in titles if "".join(title.split()) not in text] == []
    assert len(titles) > 100
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shut(page) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert shut(page) == 8


@pytest.mark.parametrize(
    ("name", "fold"),
    [("templates/preservation-request.html", ".leaf"), ("start/your-copy.html", ".board-part")],
)
def test_what_else_folds_is_opened_for_paper_by_the_same_script(reader, name, fold):
    """A browser without `::details-content` has nothing but the script."""
    page = reader.open(name)
    folds, left = page.locator(fold), page.locator(f"{fold}:not([open])")
    folds.first.locator("summary").click()
    count = folds.count()
    assert left.count() == count - 1 > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert left.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert left.count() == count - 1


@pytest.mark.parametrize("folder", ["", "ur/"])
def test_escape_shuts_the_contents_and_leaves_the_reader_on_their_name(reader, folder):
    reader.page.set_viewport_size({"width": 390, "height": 844})
    page = reader.open(f"{folder}index.html")
    menu = page.locator(".menu").first
    menu.locator("summary").click()
    page.keyboard.press("Tab")
    assert menu.locator("a:focus").count() == 1
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert menu.locator("summary:focus").count() == 1
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None


def test_escape_in_the_search_is_the_searchs(reader):
    page = reader.open("index.html")
    page.locator(".menu summary").first.click()
    page.locator("#find-query").focus()
    page.keyboard.press("Escape")
    shown = page.locator(".find-out")
    assert not shown.is_visible()
    assert page.locator("#find-query:focus").count() == 1
    for again in ("field.click()", "document.querySelector('.brand').focus(); field.focus()"):
        page.locator("#find-query").evaluate(f"field => {{ {again} }}")  # as a screen reader does
        assert shown.is_visible()
        page.keyboard.press("Escape")
        assert not shown.is_visible()
