"""What a test of lists reads off a page and off its paper."""

from __future__ import annotations

import io
import unicodedata

import pypdf
import pytest

CAPTURE = "checklists/capture-one-item.html"
CHILD = "checklists/child-material-stop.html"
NOW = "2026-11-25T22:58:30Z"
BOXES = ".item [type=checkbox]"
INITIALS = ".sheet-bar input"
folders = pytest.mark.parametrize("folder", ["", "ur/"], ids=["en", "ur"])


def ticked(page):
    return page.locator(".item:has(:checked)").evaluate_all(_IDS)


def shown(page):
    """Return what stands beside each item, in one line."""
    return [" ".join(text.split()) for text in page.locator(".done").all_text_contents()]


def edit(page, number, initials=None, time=None):
    """Change who ticked an item and when, by its two fields."""
    item = page.locator(".item").nth(number)
    item.locator(".item-edit").click()
    for place, value in enumerate((initials, time)):
        if value is not None:
            item.locator(".item-form input").nth(place).fill(value)
    item.locator(".item-form button").first.click()


def printed(page):
    """Return the text that the browser prints."""
    made = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return unicodedata.normalize("NFKC", "".join(sheet.extract_text() for sheet in made.pages))


def questions(page):
    """Return a list that takes the kind of each question the page will ask; the answer is yes."""
    asked: list[str] = []

    def answer(dialog):
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    return asked


_IDS = "items => items.map(item => item.id.toUpperCase())"
