"""What is overdue by the reader's own clock: on the board, on paper, and at the head of a page."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.browser.sheets import printed

COPY = "start/your-copy.html"
DAYS = "marks => marks.map(mark => mark.dataset.due).sort()"
MARKS = ".board-texts td [data-due]"
SAID = ".board-texts > .board-today"


def at(clocked, moment: str, name: str = COPY):
    clocked.page.clock.set_fixed_time(moment)
    return clocked.open(name)


@pytest.mark.parametrize("name", [COPY, f"ur/{COPY}"])
def test_on_its_last_day_nothing_is_overdue_and_on_the_next_it_is(clocked, name):
    days = at(clocked, "2001-01-01T12:00:00", name).locator(MARKS).evaluate_all(DAYS)
    after = dt.date.fromisoformat(days[0]) + dt.timedelta(1)

    assert at(clocked, f"{days[0]}T23:59:00", name).locator(f"{MARKS}:not([hidden])").count() == 0
    page = at(clocked, f"{after}T00:01:00", name)
    assert page.locator(f"{MARKS}:not([hidden])").count() == days.count(days[0])


def test_the_first_line_names_the_clock_and_counts(clocked):
    page = at(clocked, "2099-07-01T12:00:00")
    rows = page.locator(".board-texts tbody tr").count()
    assert page.locator(SAID).inner_text() == (
        f"By the clock of this device it is 1 July 2099: {rows} of {rows} are overdue."
    )
    parts = page.locator(".board-texts summary .badge-today")
    counts = [int(text.split()[0]) for text in parts.all_inner_texts()]
    assert sum(counts) == rows


def test_a_clock_before_the_last_review_is_called_wrong(clocked):
    page = at(clocked, "2001-07-01T12:00:00")
    assert "1 July 2001: 0 of " in page.locator(SAID).inner_text()
    assert page.locator(SAID).inner_text().endswith("Go by a calendar on paper.")
    since = page.locator(SAID).get_attribute("data-since")
    page = at(clocked, f"{since}T12:00:00")
    assert "calendar" not in page.locator(SAID).inner_text()


def test_a_part_without_anything_overdue_has_no_mark(clocked):
    page = at(clocked, "2001-07-01T12:00:00")
    assert page.locator(".board .badge-today:visible").count() == 0


def test_without_scripts_the_days_stand_and_nothing_speaks_of_the_clock(reading):
    with reading(java_script_enabled=False) as reader:
        page = reader.open(COPY)
        assert not page.locator(SAID).is_visible()
        page.locator(".board-part summary").first.click()
        assert re.search(r"\d{4}", page.locator(".board-texts time").nth(1).inner_text())
        assert "M-01" in printed(page)


def test_paper_has_every_row_and_nothing_of_the_clock(clocked):
    page = at(clocked, "2099-07-01T12:00:00")
    said = printed(page)
    codes = page.locator(".board-texts tbody td:first-child").all_text_contents()
    assert [code for code in codes if code not in said] == []
    assert "2099" not in said
    assert page.locator(".board-part[open]").count() == 0


@pytest.mark.parametrize("name", [COPY, "reference/translation-status.html"])
def test_the_open_board_is_accessible_and_no_wider_than_the_screen(clocked, axe, name):
    page = at(clocked, "2099-07-01T12:00:00", name)
    page.evaluate("document.querySelectorAll('.board-part').forEach(part => { part.open = true; })")
    assert axe(page) == []
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
