"""What a test of lists reads off a page and off its paper."""

from __future__ import annotations

import unicodedata

import pypdfium2 as pdfium
import pytest

CAPTURE = "checklists/capture-one-item.html"
CHILD = "checklists/child-material-stop.html"
NOW = "2026-11-25T22:58:30Z"
BOXES = ".item [type=checkbox]"
INITIALS = ".sheet-bar input"
folders = pytest.mark.parametrize("folder", ["", "ur/"], ids=["en", "ur"])
# What a script does is the same in each language: a test in two would cost twice and see no more. So such tests
# are shared out. In both run those of what differs: words, directions, room, paper.
in_english = pytest.mark.parametrize("folder", [""], ids=["en"])
in_urdu = pytest.mark.parametrize("folder", ["ur/"], ids=["ur"])


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
    return "\n".join(texts(page.pdf(prefer_css_page_size=True)))


def texts(made: bytes) -> list[str]:
    """Return the text of each sheet of a PDF; a font may join f and i, which are parted again."""
    pdf = pdfium.PdfDocument(made)
    found = [sheet.get_textpage().get_text_range() for sheet in pdf]
    return [unicodedata.normalize("NFKC", text.replace("\r\n", "\n")) for text in found]


_IDS = "items => items.map(item => item.id.toUpperCase())"
