"""What Firefox needs of the pages, as far as Chromium and the style sheets can show it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.forms import CAPTURE
from tests.browser.sheets import BOXES, CHILD, folders

STYLES = Path(__file__).parents[2] / "hooks/theme/css"
TIMES = "reference/time-zones-and-calendars.html"
# Firefox writes these to its profile for a crash, whatever their autocomplete says.
KEPT = """() => [...document.querySelectorAll("[type=checkbox], [type=radio]")]
  .filter(box => box.checked !== box.defaultChecked).map(box => box.id || box.closest("[id]").id)"""


@folders
def test_no_tick_differs_from_the_page_so_that_firefox_keeps_none(reader, folder):
    page = reader.open(folder + CHILD)
    boxes = page.locator(BOXES)
    boxes.first.check()
    boxes.nth(2).check()
    boxes.first.uncheck()
    assert page.evaluate(KEPT) == []
    clear = page.locator(".sheet-clear")
    clear.click()
    clear.click()
    assert not boxes.nth(2).is_checked()
    assert page.evaluate(KEPT) == []


@folders
def test_no_choice_differs_from_the_page_so_that_firefox_keeps_none(reader, folder):
    page = reader.open(folder + CAPTURE)
    chosen = page.locator(".form-fields [type=radio], .form-fields [type=checkbox]")
    assert chosen.count() > 20
    for one in chosen.all():
        one.check()
    assert page.evaluate(KEPT) == []
    page.locator("[data-kind=choice] .field-tools button").first.click()
    assert page.locator("[data-kind=choice]").first.locator(":checked").count() == 0
    assert page.evaluate(KEPT) == []


def test_no_clock_and_no_open_search_differs_from_the_page(reader):
    page = reader.open(TIMES)
    for one in page.locator(".converter [type=radio]").all():
        one.check()
    page.locator("#find-query").fill("hash")
    page.locator(".find-list a").first.wait_for()
    assert page.locator("#__search").is_checked()
    assert page.evaluate(KEPT) == []


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.css")), ids=lambda path: path.name)
def test_what_firefox_115_does_not_know_takes_no_other_selector_with_it(path):
    text = re.sub(
        r"/\*.*?\*/|@supports[^{]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    for selector in re.findall(r"([^{};]+)\{", text):
        if ":has(" in selector or "::details-content" in selector:
            assert "," not in selector, selector


def test_paper_in_firefox_has_no_margin_for_the_path_of_the_folder():
    text = (STYLES / "print.css").read_text(encoding="utf-8")
    (own,) = re.findall(r"@supports \(-moz-appearance: none\) \{\n(.*?)\n\}", text, re.DOTALL)
    assert "@page { margin-top: 0; margin-bottom: 0; }" in own
    assert "box-decoration-break: clone" in own
    assert "attr(data-line); position: fixed" in own
