"""A file of an earlier edition on today's page: it opens, is whole when it is saved again, and prints."""

from __future__ import annotations

import pytest

from tests.browser.forms import CAPTURE, give, save_draft, saved, sealed

OLD_FIELD = (
    '<div class="field" data-field="found-by" data-kind="text" data-needed="when" '
    'data-retired="" hidden=""><div class="field-say"><p><label class="field-name" for="{0}found-by">'
    '<span lang="en" dir="ltr">Found by</span></label></p></div><div class="field-fill">'
    '<input type="text" id="{0}found-by" dir="auto" autocomplete="off"/></div></div>'
)
OLD_ANSWER = (
    '<label class="option" data-retired="" hidden=""><input type="checkbox" id="field-method-by-hand" '
    'data-choice="by-hand" autocomplete="off"/> <span lang="en" dir="ltr">by hand</span></label>'
)
"""As render/form.py makes them; tests/render/test_form.py holds that it does."""


@pytest.fixture
def aged(reading, site):
    """Open F-06 as if it had lost a field of its head, one of its rows and an answer since."""
    html = (site / CAPTURE).read_text("utf-8")
    for before, old in (
        ('<div class="field field-', OLD_FIELD.format("field-")),
        ('<div class="row" role="group"', ""),
        ('<label class="option"><input type="checkbox" id="field-method-', OLD_ANSWER),
    ):
        assert before in html
        html = html.replace(before, old + before, 1)
    head, row, rest = html.partition('<div class="row" role="group"')
    start, end, tail = rest.partition(">")
    html = head + row + start + end + OLD_FIELD.format("row-1-") + tail
    with reading() as reader:
        reader.context.route(
            f"**/{CAPTURE}", lambda route: route.fulfill(body=html, content_type="text/html")
        )
        yield reader.open(CAPTURE)


def test_what_a_form_has_no_more_is_hidden_until_a_file_holds_it(aged):
    old = aged.locator("[data-retired]")
    assert old.count() > 1
    assert [one.is_visible() for one in old.all()] == [False] * old.count()

    good = saved()
    values = {
        **good["values"],
        "found-by": "4471",
        "method": [*good["values"]["method"], "by-hand"],
    }
    rows = [{**row, "found-by": "4490"} for row in good["rows"]]
    give(aged, sealed({**good, "values": values, "rows": rows}))

    assert aged.locator("#field-found-by").is_visible()
    assert aged.locator("#field-method-by-hand").is_visible()
    assert aged.locator(".row-done").first.get_by_text("4490").is_visible()
    _, again = save_draft(aged)
    assert again["values"]["found-by"] == "4471"
    assert "by-hand" in again["values"]["method"]
    assert [row["found-by"] for row in again["rows"]] == ["4490"] * len(rows)
    aged.emulate_media(media="print")
    aged.evaluate("dispatchEvent(new Event('beforeprint'))")
    paper = aged.locator(".record").inner_text()
    assert "Found by" in paper
    assert "4471" in paper
    assert "by hand" in paper
