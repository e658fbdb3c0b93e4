"""Times and initials: they stand beside what is ticked, on the screen and on paper, and go with it."""

from __future__ import annotations

import io

import pypdf
import pytest

from tests.browser.sheets import CAPTURE, NOW, folders, printed, shown

GUIDE = "evidence/capture-step-by-step.html"
A4 = [0, 0, 210, 297]
"""Corners of a sheet in millimetres."""


@pytest.mark.parametrize("name", [CAPTURE, GUIDE, f"ur/{CAPTURE}", f"ur/{GUIDE}"])
def test_a_ticked_item_shows_its_time_and_the_initials_until_it_is_unticked(reader, name):
    reader.page.clock.set_fixed_time(NOW)
    page = reader.open(name)
    page.locator(".sheet-row input[type=text]").fill("A. B.")
    boxes = page.locator(".item input")
    boxes.nth(1).check()

    assert shown(page) == ["", "22:58 UTC A. B.", *[""] * 13]
    boxes.nth(1).uncheck()
    assert shown(page) == [""] * 15
    assert reader.faults == []


def test_initials_typed_late_sign_what_has_none_and_never_what_has_others(reader):
    reader.page.clock.set_fixed_time(NOW)
    page = reader.open(CAPTURE)
    initials, boxes = page.locator(".sheet-row input[type=text]"), page.locator(".item input")
    boxes.nth(0).check()
    initials.fill("AB")
    boxes.nth(1).check()
    initials.fill("CD")
    boxes.nth(2).check()

    assert shown(page)[:4] == ["22:58 UTC AB", "22:58 UTC AB", "22:58 UTC CD", ""]


def test_work_past_midnight_shows_which_day_each_tick_belongs_to(reader):
    page = reader.page
    page.clock.set_fixed_time(NOW)
    reader.open(CAPTURE)
    page.locator(".item input").nth(0).check()
    page.clock.set_fixed_time("2026-11-26T00:04:00Z")
    page.locator(".item input").nth(1).check()

    assert shown(page)[:2] == ["2026-11-25 22:58 UTC", "2026-11-26 00:04 UTC"]


def test_times_and_initials_can_be_hidden_and_shown(reader):
    page = reader.open(CAPTURE)
    page.locator(".item input").first.check()
    done, toggle = page.locator(".done").first, page.locator(".sheet-row button").first
    assert done.is_visible()
    toggle.click()
    assert not done.is_visible()
    assert "UTC" not in printed(page).partition("CL-03")[0]
    toggle.click()
    assert done.is_visible()


@folders
def test_a_tick_moves_no_other_item_on_a_desktop(reader, folder):
    page = reader.open(folder + CAPTURE)
    page.locator(".sheet-row input[type=text]").fill("AB")
    before = page.locator(".item").evaluate_all(_TOPS)
    for box in page.locator(".item input").all():
        box.check()

    assert page.locator(".item").evaluate_all(_TOPS) == before


@folders
def test_the_page_prints_what_is_ticked_by_whom_and_when_on_a4(reader, folder):
    """Initials that are still being typed are printed too, and no control is."""
    reader.page.clock.set_fixed_time(NOW)
    page = reader.open(folder + CAPTURE)
    for number in (0, 4):
        page.locator(".item input").nth(number).check()
    page.locator(".sheet-row input[type=text]").click()
    page.keyboard.type("QX7")
    made = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = "".join(sheet.extract_text() for sheet in made.pages)

    for sheet in made.pages:
        assert [float(side) / 72 * 25.4 for side in sheet.mediabox] == pytest.approx(A4, abs=0.5)
    assert text.count("22:58 UTC") == 2
    assert text.count("QX7") == 2
    assert "2026-11-25" in text
    assert ".json" not in text
    page.emulate_media(media="print")
    assert page.locator(".sheet-state").is_visible()
    assert not page.locator(".sheet-tools, .sheet-clear, .left").first.is_visible()


def test_a_page_that_the_browser_kept_is_empty_when_it_comes_back(reader):
    page = reader.open(CAPTURE)
    page.locator(".sheet-row input[type=text]").fill("AB")
    page.locator(".item input").first.check()
    page.evaluate('dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))')

    assert page.locator(".item input:checked").count() == 0
    assert page.locator(".sheet-row input[type=text]").input_value() == ""
    assert shown(page) == [""] * 15


_TOPS = "items => items.map(item => Math.round(item.getBoundingClientRect().top + scrollY))"
