"""A long form is easy to fill: its groups, Save in reach, and one answer for many rows at once."""

from __future__ import annotations

import pytest

from tests.browser.forms import (
    CAPTURE,
    LOG,
    add_row,
    capture,
    fill,
    plain,
    save_draft,
    shown_rows,
    twice,
    word,
    write,
)
from tests.browser.sheets import folders, in_english, in_urdu

DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


def give_files(page, count):
    """Let the page make a row of each of so many files."""
    page.locator(".row-files").set_input_files(
        [
            {"name": f"{at}.png", "mimeType": "x/y", "buffer": b"x" * at}
            for at in range(1, count + 1)
        ]
    )
    page.locator(".row-done").nth(count - 1).wait_for(state="attached", timeout=120_000)
    page.locator(".form-stop").wait_for(state="detached")


@in_urdu
def test_the_list_of_groups_leads_to_each_and_says_what_it_still_lacks(reader, folder):
    page = reader.open(folder + CAPTURE)
    clock = page.locator(".form-groups li", has=page.locator("a[href='#clock']"))
    assert plain(clock.locator(".group-left").text_content()) == word(folder, "fill-left", n=5)
    fill(page, {
        "clock-source": "Server", "clock-difference": "2", "local-offset": "+05:00",
        "started-utc": "2026-03-09T07:12:40Z", "ended-utc": "2026-03-09T07:31:05Z",
    })  # fmt: skip
    assert clock.locator(".group-left").text_content() == ""
    assert "group-done" in clock.get_attribute("class")
    clock.locator("a").click()
    head = page.locator("#clock").bounding_box()
    bar = page.locator(".bar").bounding_box()
    assert bar["y"] + bar["height"] <= head["y"] < 400
    always = [field for field in capture(folder).fields if field.needed == "always"]
    needed = plain(page.locator(".form-needed").text_content())
    assert needed == word(folder, "fill-needed", n=5, m=len(always))


def test_a_form_with_few_groups_has_no_list_of_them(reader):
    page = reader.open("templates/feedback.html")
    assert not page.locator(".form-groups").is_visible()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@folders
def test_save_is_in_reach_at_every_field_and_covers_none_that_has_the_focus(reader, folder, size):
    page = reader.open(folder + CAPTURE)
    page.set_viewport_size(size)
    boxes = page.evaluate(_FOCUSED)
    assert len(boxes) == len(capture(folder).fields)
    for id_, top, bottom, bar, foot, low in boxes:
        assert bar <= top, id_
        assert bottom <= foot, id_
        assert foot < low <= size["height"], id_
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_what_save_answers_is_seen_where_it_was_pressed(reader):
    page = reader.open(CAPTURE)
    page.set_viewport_size(PHONE)
    page.locator("#field-clock-source").focus()
    page.locator(".form-save").click()
    said = page.locator(".form-below")
    assert plain(said.text_content()) == word("", "fill-empty")
    box = said.bounding_box()
    assert box["y"] > 0
    assert box["y"] + box["height"] <= PHONE["height"]


@folders
def test_the_bar_of_a_saved_draft_leaves_two_thirds_of_a_phone_and_breaks_no_date(reader, folder):
    """Nothing in it is cut off at an edge, and the name of the file goes on behind an underscore alone."""
    page = reader.open(folder + CAPTURE)
    page.set_viewport_size(PHONE)
    fill(page, {"case-ref": "U7/CASE/2026/031", "started-utc": "2026-03-09"})
    name, _ = save_draft(page)
    assert page.evaluate(_BAR) == {"cut": [], "high": True, "broken": []}
    assert name in "".join(page.locator(".form-foot .form-answer").all_text_contents())
    assert page.locator(".field-bad .field-wrong .whole").first.is_visible()


@in_english
def test_one_answer_is_set_in_all_rows_that_lack_it_and_each_can_be_changed_after(reader, folder):
    page = reader.open(folder + CAPTURE)
    give_files(page, 5)
    kinds = next(field for field in capture(folder).rows if field.id == "file-kind")
    names = {choice.id: choice.label for choice in kinds.choices}
    many = page.locator(".row-many")
    button = many.locator("button")
    assert plain(button.text_content()) == word(folder, "fill-set-empty", n=5)
    button.click()
    assert not any(kinds.label in row for row in shown_rows(page))

    page.locator(".row-tick input").nth(1).focus()
    page.keyboard.press("Space")
    page.locator(".row-tick input").nth(3).click(modifiers=["Shift"])
    assert plain(button.text_content()) == word(folder, "fill-set-ticked", n=3)
    many.locator("select").select_option("full-page")
    button.focus()
    page.keyboard.press("Enter")
    assert [row.get(kinds.label) for row in shown_rows(page)] == [
        None, names["full-page"], names["full-page"], names["full-page"], None,
    ]  # fmt: skip
    said = word(folder, "fill-set-said", field=kinds.label, n=3, value=names["full-page"])
    assert plain(many.locator(".form-said").text_content()) == said

    many.locator("select").select_option("media-file")
    button.click()
    assert button.is_hidden()
    page.locator(".row-done button").nth(0).click()
    write(page, "file-kind", "source", "row-1")
    page.locator(".row-foot button").click()
    _, file = save_draft(page)
    assert [row["file-kind"] for row in file["rows"]] == [
        "source", "full-page", "full-page", "full-page", "media-file",
    ]  # fmt: skip
    assert [list(row) for row in file["rows"]] == [
        [str(field.id) for field in capture(folder).rows]
    ] * 5


def test_200_rows_take_a_line_each_and_two_presses(reader):
    page = reader.open(CAPTURE)
    page.set_viewport_size(DESK)
    give_files(page, 200)
    page.locator(".row-many select").select_option("media-file")
    page.locator(".row-many button").click()
    height = page.locator(".row-list").bounding_box()["height"]
    assert height < 11 * DESK["height"]
    _, file = save_draft(page)
    assert {row["file-kind"] for row in file["rows"]} == {"media-file"}


def test_only_rows_of_files_are_set_together(reader):
    page = reader.open("templates/risk-assessment.html")
    for threat in ("one", "two"):
        add_row(page, {"risk-threat": threat})
    assert page.locator(".row-many, .row-tick").count() == 0


def test_a_row_says_its_number_once_while_it_is_its_place(reader):
    page = reader.open(CAPTURE)
    for name in ("a", "b"):
        add_row(page, {"file-name": name})
    titles = page.locator(".row-title")
    assert [plain(text) for text in titles.all_text_contents()] == [
        "File number 1",
        "File number 2",
    ]
    assert page.locator(".value-no:visible").count() == 0
    twice(page.locator(".row-done .form-twice").first, page)
    assert titles.all_text_contents() == [word("", "fill-row", n="\u20681\u2069")]
    assert page.locator(".value-no:visible").text_content() == "File number2"


def test_the_ring_of_the_focus_covers_no_word_of_who_strikes_a_line(reader):
    page = reader.open(LOG)
    add_row(page, {
        "event-utc": "2026-03-09T07:12:40Z", "log-action": "start", "log-subject": "x", "log-result": "y",
    })  # fmt: skip
    assert plain(page.locator(".row-title").text_content()) == "Line 1"
    page.locator(".row-head button").click()
    label, box = page.locator(".row-strike label"), page.locator(".row-strike input")
    text = label.evaluate(_WORDS_END)
    ring = box.evaluate(
        "one => parseFloat(getComputedStyle(one).outlineWidth) + parseFloat(getComputedStyle(one).outlineOffset)"
    )
    assert text <= box.bounding_box()["y"] - ring


def test_no_id_of_a_field_or_an_answer_is_read_on_the_page_of_a_form(reader):
    page = reader.open(CAPTURE)
    ids = {field.id for field in capture().fields} | {field.id for field in capture().rows}
    assert ids.isdisjoint(page.locator("main code").all_text_contents())
    rows = page.locator("#example ~ * tr").evaluate_all(_CELLS)
    assert ["Logged in?", "no"] in rows
    assert ["Level used", "L0"] in rows


_CELLS = "rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim()))"
_FOCUSED = """() => [...document.querySelectorAll(".form-fields .field")].map(field => {
  const one = field.querySelector("input, textarea");
  one.focus();
  const [own, bar, foot] = [one, document.querySelector(".bar"), document.querySelector(".form-foot")]
    .map(element => element.getBoundingClientRect());
  return [field.dataset.field, own.top, own.bottom, bar.bottom, foot.top, foot.bottom];
})"""
_WORDS_END = """label => {
  const range = document.createRange();
  range.selectNodeContents(label.firstChild);
  return range.getBoundingClientRect().bottom;
}"""
_BAR = """() => {
  const foot = document.querySelector(".form-foot");
  const parts = [...foot.querySelectorAll("button, .form-said, .form-needed")].filter(one => one.checkVisibility());
  const edges = one => one.getBoundingClientRect();
  return {
    cut: parts.filter(one => edges(one).left < 0 || edges(one).right > innerWidth || one.scrollWidth > one.clientWidth + 1)
      .map(one => one.textContent),
    high: edges(foot).height < innerHeight / 3,
    broken: [...document.querySelectorAll("#main .whole")].filter(one => one.getClientRects().length > 1)
      .map(one => one.textContent),
  };
}"""
