"""Lists on the screen: whole without a script, ticked and signed without a trace."""

from __future__ import annotations

from tests.browser.sheets import (
    BOXES,
    CAPTURE,
    CHILD,
    INITIALS,
    NOW,
    in_english,
    in_urdu,
    printed,
    shown,
)

LISTS = ["capture-one-item", "child-material-stop", "life-in-danger", "possible-victim"]
GUIDE = "evidence/capture-step-by-step.html"


@in_english
def test_without_a_script_lists_and_steps_can_be_read_and_no_control_does_nothing(
    reading, site, folder
):
    with reading(java_script_enabled=False) as reader:
        page = reader.page
        for slug in LISTS:
            source = site.parent / f"checklists/en/{slug}.md"
            expected = source.read_text(encoding="utf-8").count("\n- [ ] `")
            page.goto((site / f"{folder}checklists/{slug}.html").as_uri())
            texts = page.locator(".sheet .item .text").evaluate_all(_READ)
            assert len(texts) == expected > 0
            assert [text for text in texts if len(text.split()) < 3] == []
            boxes = page.locator(".sheet .item input")
            assert boxes.count() == expected
            for box in (boxes.first, boxes.last):
                box.check()
                assert box.is_checked()
        page.goto((site / folder / CAPTURE).as_uri())
        assert page.locator(".sheet button, .sheet input:not([type=checkbox])").count() == 0
        page.locator(BOXES).first.check()
        text = printed(page)
        assert "CL-03" in text
        assert "UTC" not in text.partition("CL-03")[0]
        page.goto((site / f"{folder}{GUIDE}").as_uri())
        steps = page.locator("ol.steps > li")
        assert steps.count() > 5
        assert all(step.is_visible() and step.inner_text().strip() for step in steps.all())
        page.locator(f".languages a[hreflang={'en' if folder else 'ur'}]").click()
        page.wait_for_load_state()
        assert reader.here() == ("" if folder else "ur/") + GUIDE


@in_english
def test_ticking_counts_what_is_left_and_leaves_no_trace(reader, folder):
    page = reader.open(folder + CHILD)
    left = page.locator(".sheet [data-left]").first
    boxes = page.locator(".sheet ol.items").first.locator("[type=checkbox]")
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

    clear.click()
    clear.click()
    assert str(total) in left.inner_text()
    boxes.first.check()
    page.reload()
    assert page.locator(".sheet input:checked").count() == 0
    assert str(total) in left.inner_text()


@in_urdu
def test_a_list_is_run_by_the_keyboard_alone(reader, folder):
    """Tab reaches each box and control in order, shows where it is, and leaves the list again."""
    page = reader.open(folder + CAPTURE)
    page.locator(INITIALS).focus()
    page.keyboard.type("KB")
    page.keyboard.press("Tab")
    seen, outside = [], False
    for _ in range(120):
        where = page.evaluate(_FOCUS)
        if where is None:
            outside = True
            break
        kind, seen_line = where
        assert seen_line, f"{kind} does not show that it has the focus"
        seen.append(kind)
        if kind == "checkbox":
            page.keyboard.press("Space")
        page.keyboard.press("Tab")

    assert outside
    assert seen.count("checkbox") == 15
    assert [kind for kind in seen if kind not in ("checkbox", "A")] == [
        *["BUTTON"] * 15, "BUTTON", "BUTTON", "BUTTON", "BUTTON",
    ]  # fmt: skip
    assert page.locator(".item :checked").count() == 15
    assert all(text.endswith("UTC KB") for text in shown(page))
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(_FOCUS) is not None


def test_a_critical_item_differs_by_weight_and_bar_whatever_the_colours(reader):
    page = reader.open(CAPTURE)
    for forced in ("none", "active"):
        page.emulate_media(forced_colors=forced)
        key = page.locator(".item-key").first.evaluate(_STYLE)
        other = page.locator(".item:not(.item-key)").first.evaluate(_STYLE)
        assert key["weight"] >= other["weight"] + 300
        assert key["bar"]
        assert not other["bar"]


def test_two_lists_on_one_page_do_not_mix(reader, site):
    """The section of a second list is put into a built page, as an embedding would."""
    first, second = ((site / name).read_text("utf-8") for name in (CAPTURE, _DANGER))
    section = second[second.index("<section class=") : second.index("</section>") + 10]
    both = site / "checklists/two-lists.html"
    both.write_text(first.replace("</section>", f"</section>{section}", 1), "utf-8")
    try:
        page = reader.open("checklists/two-lists.html")
        one, two = page.locator(".sheet").all()
        one.locator(INITIALS).fill("AB")
        one.locator(BOXES).nth(0).check()
        two.locator(BOXES).nth(1).check()
        assert one.locator(".done").nth(0).inner_text().endswith("AB")
        assert two.locator(".done").nth(1).inner_text().strip().endswith("–")
        for _ in range(2):
            two.locator(".sheet-clear").click()
        assert one.locator(".item :checked").count() == 1
        assert two.locator(".item :checked").count() == 0
        assert not two.locator(".sheet-clear").is_visible()
    finally:
        both.unlink()


def test_ticks_are_cleared_only_by_a_second_answer(reading):
    """The button asks, and forgets the question after five seconds, a tick, or when it is left."""
    with reading() as reader:
        page = reader.page
        page.clock.install(time=NOW)
        reader.open(CAPTURE)
        page.clock.pause_at(
            "2026-11-25T22:59:00Z"
        )  # a busy machine takes longer than the margins below
        boxes, clear = page.locator(BOXES), page.locator(".sheet-clear")
        boxes.nth(0).check()
        before = clear.inner_text()
        clear.click()
        assert clear.inner_text() == "Clear 1 tick?"
        boxes.nth(1).check()
        assert clear.inner_text() == before
        clear.click()
        assert clear.inner_text() == "Clear 2 ticks?"
        page.clock.run_for(4900)
        assert clear.inner_text() == "Clear 2 ticks?"
        page.clock.run_for(200)
        assert clear.inner_text() == before
        clear.click()
        page.keyboard.press("Tab")
        assert clear.inner_text() == before
        clear.dblclick()
        assert clear.inner_text() == "Clear 2 ticks?"
        assert page.locator(".item :checked").count() == 2
        clear.click()
        assert page.locator(".item :checked").count() == 0


@in_english
def test_leaving_asks_while_there_are_ticks_that_were_not_saved(reader, folder):
    page = reader.open(folder + CAPTURE)
    asked = reader.questions()
    page.locator(BOXES).first.check()
    page.locator(BOXES).first.uncheck()
    page.locator(INITIALS).fill("AB")
    reader.open(folder + CAPTURE)
    assert asked == []

    page.locator(BOXES).first.check()
    reader.open(folder + CAPTURE)
    assert asked == ["beforeunload"]

    page.locator(BOXES).first.check()
    with page.expect_download():
        page.locator(".sheet-tools button").nth(1).click()
    reader.open(folder + CHILD)
    assert asked == ["beforeunload"]

    page.locator(BOXES).first.check()
    reader.open(folder + CAPTURE)
    assert asked == ["beforeunload"] * 2


def test_a_change_after_saving_is_asked_for_again(reader):
    page = reader.open(CAPTURE)
    asked = reader.questions()
    page.locator(BOXES).first.check()
    with page.expect_download():
        page.locator(".sheet-tools button").nth(1).click()
    page.locator(BOXES).nth(1).check()
    reader.open(CHILD)

    assert asked == ["beforeunload"]


@in_urdu
def test_axe_finds_nothing_on_a_list_in_use(reader, axe, folder):
    """In the dark only colours differ."""
    page = reader.open(folder + CAPTURE)
    page.locator(INITIALS).fill("AB")
    for box in page.locator(BOXES).all()[:6]:
        box.check()
    page.locator(".item-edit").nth(1).click()
    page.locator(".item-form input").nth(1).fill("9")
    page.keyboard.press("Enter")
    page.locator(".sheet input[type=file]").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": b"{"}
    )
    page.locator(".sheet-said.sheet-no").wait_for()
    assert page.locator(".item-form .sheet-no").is_visible()
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe(page, colours=True) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


_DANGER = "checklists/life-in-danger.html"
_FOCUS = """() => {
  const { activeElement: here } = document;
  if (!here.closest(".sheet")) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(here);
  const kind = here.tagName === "INPUT" ? here.type : here.tagName;
  return [kind, outlineStyle === "solid" && parseFloat(outlineWidth) >= 2];
}"""
_STYLE = """item => {
  const style = getComputedStyle(item);
  const text = item.querySelector(".text strong") || item.querySelector(".text");
  const seen = !["rgba(0, 0, 0, 0)", "transparent"].includes(style.borderInlineStartColor);
  return {
    weight: Number(getComputedStyle(text).fontWeight),
    bar: seen && parseFloat(style.borderInlineStartWidth) >= 5,
  };
}"""


_READ = "all => all.map(one => one.checkVisibility() ? one.innerText : '')"
