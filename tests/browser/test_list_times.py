"""Times and initials: they stand beside what is ticked, on the screen and on paper, and go with it."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from tests.browser.sheets import (
    BOXES,
    CAPTURE,
    CHILD,
    INITIALS,
    NOW,
    edit,
    folders,
    in_urdu,
    printed,
    shown,
    texts,
)

GUIDE = "evidence/capture-step-by-step.html"
A4 = [0, 0, 210, 297]
"""Corners of a sheet in millimetres."""


@pytest.mark.parametrize("name", [CAPTURE, GUIDE, f"ur/{CAPTURE}", f"ur/{GUIDE}"])
def test_a_ticked_item_shows_its_time_and_the_initials_until_it_is_unticked(clocked, name):
    clocked.page.clock.set_fixed_time(NOW)
    page = clocked.open(name)
    page.locator(INITIALS).fill("A. B.")
    boxes = page.locator(BOXES)
    boxes.nth(1).check()

    assert shown(page) == ["", "22:58 UTC A. B.", *[""] * 13]
    boxes.nth(1).uncheck()
    assert shown(page) == [""] * 15


def test_a_tick_keeps_the_initials_that_stood_there_and_none_where_none_did(clocked):
    clocked.page.clock.set_fixed_time(NOW)
    page = clocked.open(CAPTURE)
    initials, boxes = page.locator(INITIALS), page.locator(BOXES)
    boxes.nth(0).check()
    initials.fill("AB")
    boxes.nth(1).check()
    initials.fill("CD")
    boxes.nth(2).check()
    initials.press("Tab")

    assert shown(page)[:4] == ["22:58 UTC –", "22:58 UTC AB", "22:58 UTC CD", ""]
    assert "22:58 UTC –" in " ".join(printed(page).split())


def test_only_the_two_fields_at_an_item_change_its_initials_and_time(clocked):
    """A time that was typed says so; initials alone leave the time as it was."""
    clocked.page.clock.set_fixed_time(NOW)
    page = clocked.open(CAPTURE)
    for number in (0, 1, 2):
        page.locator(BOXES).nth(number).check()
    edit(page, 0, "QX")
    edit(page, 1, "Q<b>X", "21:05")
    edit(page, 2, "", "22:58")

    assert shown(page)[:3] == ["22:58 UTC QX", "21:05 UTC QbX typed", "22:58 UTC –"]
    assert page.locator(".item-form").count() == 0
    assert page.locator(".item").nth(2).locator(".item-edit").evaluate(_HAS_FOCUS)
    page.locator(BOXES).nth(1).uncheck()
    page.locator(BOXES).nth(1).check()
    assert shown(page)[1] == "22:58 UTC –"


@in_urdu
def test_a_time_that_is_none_is_not_taken(clocked, folder):
    """Nothing changes until it is one or the officer leaves it."""
    clocked.page.clock.set_fixed_time(NOW)
    page = clocked.open(folder + CAPTURE)
    page.locator(BOXES).first.check()
    page.locator(".item-edit").first.click()
    time = page.locator(".item-form input").nth(1)
    for text in ("", "9:05", "24:00", "22:60", "2258", "<b>:1"):
        time.fill(text)
        page.keyboard.press("Enter")
        assert page.locator(".item-form [role=alert]").inner_text(), text
        assert time.evaluate(_HAS_FOCUS)
        assert shown(page)[0] == "22:58 UTC –"
    page.keyboard.press("Escape")
    assert page.locator(".item-form").count() == 0
    assert shown(page)[0] == "22:58 UTC –"


def test_a_typed_time_is_the_nearest_one_that_has_passed(clocked):
    """Shortly after midnight the evening before is meant, and never an hour to come."""
    page = clocked.page
    page.clock.set_fixed_time("2026-11-26T00:10:00Z")
    clocked.open(CAPTURE)
    for number in (0, 1, 2):
        page.locator(BOXES).nth(number).check()
    for number, text in ((0, "23:50"), (1, "00:05"), (2, "00:30")):
        edit(page, number, time=text)

    assert shown(page)[:3] == [
        "2026-11-25 23:50 UTC – typed", "2026-11-26 00:05 UTC – typed", "2026-11-25 00:30 UTC – typed",
    ]  # fmt: skip


def test_work_past_midnight_shows_which_day_each_tick_belongs_to(clocked):
    page = clocked.page
    page.clock.set_fixed_time(NOW)
    clocked.open(CAPTURE)
    page.locator(BOXES).nth(0).check()
    page.clock.set_fixed_time("2026-11-26T00:04:00Z")
    page.locator(BOXES).nth(1).check()

    assert shown(page)[:2] == ["2026-11-25 22:58 UTC –", "2026-11-26 00:04 UTC –"]


def test_times_and_initials_can_be_hidden_and_shown(reader):
    page = reader.open(CAPTURE)
    page.locator(BOXES).first.check()
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
    page.locator(INITIALS).fill("AB")
    before = page.locator(".item").evaluate_all(_TOPS)
    for box in page.locator(BOXES).all():
        box.check()

    assert page.locator(".item").evaluate_all(_TOPS) == before


@pytest.mark.parametrize("name", [CAPTURE, GUIDE, CHILD, f"ur/{CAPTURE}", f"ur/{CHILD}"])
def test_a_page_with_ticks_prints_the_list_alone_on_one_or_two_sheets_of_a4(clocked, name):
    """Items, times and initials, lines to fill in, edition, code and language; no reason, no control."""
    clocked.page.clock.set_fixed_time(NOW)
    page = clocked.open(name)
    page.locator(INITIALS).fill("QX7")
    for number in (0, 4):
        page.locator(BOXES).nth(number).check()
    made = page.pdf(prefer_css_page_size=True)
    text = "".join(texts(made))

    sheets = list(pdfium.PdfDocument(made))
    assert 0 < len(sheets) <= (2 if name.startswith("ur/") else 1)
    for sheet in sheets:
        assert [side / 72 * 25.4 for side in sheet.get_mediabox()] == pytest.approx(A4, abs=0.5)
    assert text.count("22:58 UTC") == 2
    assert text.count("QX7") == 2
    code = "CL-05" if CHILD in name else "CL-03"
    for part in (code, "2026.11", "2026-11-25"):
        assert part in text
    assert ".json" not in text
    assert page.locator("html.print-list, .print-way, .print-sheet").count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for gone in ("h1", ".why", ".sheet-tools", ".sheet-clear", ".left", ".sheet-bar", ".item-edit"):
        assert not page.locator(gone).first.is_visible(), gone
    assert all(item.is_visible() for item in page.locator(".item .text").all())
    assert page.locator(".sheet > .sheet-stop").is_visible()
    assert not page.locator(".stop-first, .stop-if").first.is_visible()
    assert page.locator(".sheet-lines span").count() == (1 if code == "CL-05" else 3)
    language = "اردو" if page.locator(".sheet[lang=ur]").count() else "English"
    assert language in page.locator(".sheet-state").inner_text()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("h1").is_visible()


def test_a_page_without_ticks_prints_whole(reader):
    page = reader.open(CAPTURE)
    page.locator(BOXES).first.check()
    page.locator(BOXES).first.uncheck()
    lead = page.locator(".why").first.inner_text()[:20]

    assert lead in " ".join(printed(page).split())


def test_a_page_that_the_browser_kept_is_empty_when_it_comes_back(reader):
    page = reader.open(CAPTURE)
    page.locator(INITIALS).fill("AB")
    page.locator(BOXES).first.check()
    page.evaluate('dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))')

    assert page.locator(".item :checked").count() == 0
    assert page.locator(INITIALS).input_value() == ""
    assert shown(page) == [""] * 15


_HAS_FOCUS = "field => field === document.activeElement"
_TOPS = "items => items.map(item => Math.round(item.getBoundingClientRect().top + scrollY))"
