"""A file that was changed after it was saved: no evidence, and still to be read, as words alone."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from tests.browser.forms import CAPTURE, answers, give, plain, said, saved, shown_rows, word
from tests.browser.sheets import in_urdu
from tests.browser.test_forms_drafts import mark, said_on_each_sheet

WICKED = '<img src=x onerror=alert(1)><script>alert(2)</script>"><b>'


def changed(values=(), row=(), **more):
    """Return a file of F-06 with parts changed after it was saved."""
    file: Any = copy.deepcopy(saved())
    file["values"].update(values)
    file["rows"][0].update(row)
    return {**file, **more}


@in_urdu
def test_what_it_holds_is_shown_below_the_reason_and_never_filled_in(reader, axe, folder):
    page = reader.open(folder + CAPTURE)
    asked = reader.questions()
    give(
        page,
        changed({"place": WICKED, "sensitive": ["none", WICKED], WICKED: WICKED}, {WICKED: WICKED}),
    )
    assert said(page) == word(
        folder, "fill-unknown", edition="2026.11", ids=f"sensitive, {WICKED}, rows 1: {WICKED}"
    )
    view = page.locator(".form-view")
    assert plain(view.locator("h3").text_content()) == word(folder, "fill-changed")
    assert view.text_content().count(WICKED) == 6
    assert view.locator("img, script, b, input, a").count() == 0
    assert (answers(page), shown_rows(page)) == ({}, [])
    assert view.get_attribute("hidden") is None
    assert axe(page) == []
    assert mark(page) == word(folder, "fill-mark-changed")
    assert said_on_each_sheet(page, "CHANGED")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    paper = page.locator(".record-changed")
    assert WICKED in paper.text_content()
    assert "https://" not in paper.text_content()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    view.locator("button").nth(1).click()
    assert view.is_hidden()
    assert mark(page) == ""
    assert asked == []


def shown() -> dict[str, tuple[Any, str, dict[str, Any]]]:
    return {
        "a value": (changed({"place": "Town C"}), "fill-head-wrong", {}),
        "a row": (changed(row={"file-bytes": "1"}), "fill-chain", {"n": 1}),
        "a wrong kind": (
            changed({"started-utc": "soon"}),
            "file-damaged",
            {"where": "started-utc"},
        ),
        "a number": (changed({"place": {"a": [1]}}), "file-damaged", {"where": "place"}),
        "no chain": (changed(chain={}), "file-damaged", {"where": "chain"}),
        "a row that is none": (changed(rows=["x"]), "file-damaged", {"where": "rows"}),
        "the edition": (changed(edition="2025.01"), "fill-head-wrong", {}),
    }


def test_each_change_has_its_reason_and_is_shown(reader):
    page = reader.open(CAPTURE)
    for name, (file, why, values) in shown().items():
        give(page, file)
        assert said(page) == word("", why, **values), name
        assert page.locator(".form-view").is_visible(), name
    give(page, saved())
    assert page.locator(".form-view").is_hidden()
    assert len(answers(page)) > 40


@pytest.mark.parametrize("deep", [5_000, 100_000])
def test_a_file_that_is_made_to_hang_the_page_is_shown_in_part(reader, deep):
    page = reader.open(CAPTURE)
    text = json.dumps(changed({f"x{n}": "y" for n in range(30_000)}))
    nested = "[" * deep + "]" * deep
    give(page, text.replace('"x29999": "y"', f'"place": {nested}'))
    assert page.locator(".form-view .value").count() <= 5_000
    assert answers(page) == {}
