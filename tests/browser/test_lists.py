"""Lists on the screen: whole without a script, and ticked without a trace."""

from __future__ import annotations

import pytest

LISTS = ["capture-one-item", "child-material-stop", "life-in-danger", "possible-victim"]
GUIDE = "evidence/capture-step-by-step.html"


@pytest.mark.parametrize("slug", LISTS)
@pytest.mark.parametrize("folder", ["", "ur/"])
def test_without_a_script_every_item_can_be_read_and_ticked(reading, site, folder, slug):
    source = site.parent / f"checklists/en/{slug}.md"
    expected = source.read_text(encoding="utf-8").count("\n- [ ] `")
    with reading(java_script_enabled=False) as reader:
        page = reader.page
        page.goto((site / f"{folder}checklists/{slug}.html").as_uri())
        items = page.locator(".sheet .item")
        assert items.count() == expected > 0
        for item in items.all():
            text = item.locator(".text")
            assert text.is_visible()
            assert len(text.inner_text().split()) > 2
            item.locator("input").check()
            assert item.locator("input").is_checked()
        assert reader.faults == []


@pytest.mark.parametrize("folder", ["", "ur/"])
def test_without_a_script_steps_and_links_can_be_read(reading, site, folder):
    with reading(java_script_enabled=False) as reader:
        page = reader.page
        page.goto((site / f"{folder}{GUIDE}").as_uri())
        steps = page.locator("ol.steps > li")
        assert steps.count() > 5
        assert all(step.is_visible() and step.inner_text().strip() for step in steps.all())
        page.locator(f".languages a[hreflang={'en' if folder else 'ur'}]").click()
        page.wait_for_load_state()
        assert reader.here() == ("" if folder else "ur/") + GUIDE


@pytest.mark.parametrize("folder", ["", "ur/"])
def test_ticking_counts_what_is_left_and_leaves_no_trace(reader, folder):
    page = reader.open(f"{folder}checklists/child-material-stop.html")
    left = page.locator(".sheet [data-left]").first
    boxes = page.locator(".sheet ol.items").first.locator("input")
    clear = page.locator(".sheet-clear")
    total = boxes.count()
    assert str(total) in left.inner_text()
    assert not clear.is_visible()

    boxes.first.check()
    assert str(total - 1) in left.inner_text()
    for box in boxes.all():
        box.check()
    done = left.inner_text()
    assert done
    assert not any(sign.isdigit() for sign in done)
    assert reader.stored() == []

    clear.click()
    assert str(total) in left.inner_text()
    boxes.first.check()
    page.reload()
    assert page.locator(".sheet input:checked").count() == 0
    assert str(total) in left.inner_text()
    assert reader.stored() == []
    assert reader.faults == []
