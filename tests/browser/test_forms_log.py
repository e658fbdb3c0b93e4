"""A log on its page: lines are added for good, struck, and read; and a form that is on paper only."""

from __future__ import annotations

from tests.browser.forms import (
    LOG,
    NOW,
    PAPER,
    faults,
    fill,
    forms,
    give,
    open_row,
    plain,
    save_draft,
    sealed,
    shown_rows,
    word,
    write,
)
from tests.browser.sheets import folders, in_english, in_urdu, printed

LINE = {
    "event-utc": "2026-03-09T06:30:00Z",
    "log-action": "search",
    "log-subject": "ListBoard",
    "log-result": "None",
}


def new_line(page, **line):
    """Write a line."""
    page.locator(".row-tools button").first.click()
    draft(page, {**LINE, **line})


def add_line(page, **line):
    """Write a line and add it for good."""
    new_line(page, **line)
    page.locator(".row-foot button").first.click()


def draft(page, line):
    fill(page, line, open_row(page))


def strike(page, at, by):
    row = page.locator(".row-done").nth(at)
    row.locator(".row-head button").click()
    row.locator(".row-strike input").fill(by)
    row.locator(".row-strike button").first.click()


@in_english
def test_a_line_is_added_for_good_and_numbered(reader, folder):
    """It has no way to be changed, moved or removed; only a new line comes, at the end."""
    page = reader.open(folder + LOG)
    for note in ("one", "two", "three"):
        add_line(page, **{"log-result": note})
    assert page.locator(".row-done :is(input, textarea, select, [contenteditable])").count() == 0
    buttons = page.locator(".row-done button").all_text_contents()
    assert buttons == [word(folder, "fill-strike")] * 3
    label = forms()[folder + LOG].rows[0].label
    assert [row[label] for row in shown_rows(page)] == ["1", "2", "3"]
    assert page.locator(".form-rows").get_by_text(word(folder, "fill-log")).is_visible()


def test_a_line_is_added_only_when_its_needed_fields_are_filled_and_fit(reader):
    page = reader.open(LOG)
    page.locator(".row-tools button").first.click()
    page.locator(".row-foot button").first.click()
    box = page.locator(".row [data-field=event-utc] .field-wrong")
    assert box.text_content() == word("", "fill-wrong-needed")
    draft(page, {"event-utc": "now"})
    page.locator(".row-foot button").first.click()
    assert box.text_content() == word("", "fill-wrong-utc-time")
    assert page.locator(".row-done").count() == 0
    assert page.locator("[data-field=struck-utc], [data-field=struck-by]").count() == 0

    page.locator(".form-save").click()
    assert f"New line: {word('', 'fill-line-open')}" in faults(page)
    drop = page.locator(".row-foot button").nth(1)
    drop.click()
    assert plain(drop.text_content()) == word("", "fill-line-sure", n=1)
    page.locator(".form-sure").wait_for()
    drop.click()
    assert page.locator(".row").count() == 0


@in_urdu
def test_a_wrong_line_is_struck_with_time_and_name_and_can_still_be_read(clocked, folder):
    page = clocked.page
    page.clock.set_fixed_time(NOW)
    clocked.open(folder + LOG)
    for note in ("one", "two"):
        add_line(page, **{"log-result": note})
    page.locator(".row-done .row-head button").first.click()
    page.locator(".row-strike button").first.click()
    assert page.locator(".row-strike .field-wrong").text_content() == word(
        folder, "fill-wrong-text"
    )
    page.locator(".row-strike button").nth(1).click()
    strike(page, 0, "4472")

    struck = page.locator(".row-done").first
    line = word(folder, "fill-struck", time=NOW, by="4472")
    assert plain(struck.locator(".row-struck-by").text_content()) == line
    note = struck.locator("dd bdi", has_text="one")
    assert note.inner_text() == "one"
    assert "line-through" in note.evaluate("one => getComputedStyle(one).textDecorationLine")
    assert struck.locator("button").count() == 0
    _, file = save_draft(page)
    assert file["rows"][0] == {
        "line-no": "1", **LINE, "log-result": "one", "struck-utc": NOW, "struck-by": "4472",
    }  # fmt: skip
    assert file["language"] == ("ur" if folder else "en")
    assert file == sealed(file)
    if not folder:  # letters of Nastaliq cannot be read off a print
        assert f"Struck{NOW}by4472" in "".join(plain(printed(page)).split())


@in_english
def test_a_log_goes_on_at_another_computer_where_its_lines_stay(reader, folder):
    """Until it is signed; and the chain of the first lines stays the same."""
    page = reader.open(folder + LOG)
    fill(page, {"case-ref": "U7/1", "local-offset": "+05:00"})
    for note in ("one", "two"):
        add_line(page, **{"log-result": note})
    _, first = save_draft(page)
    reader.open(("" if folder else "ur/") + LOG)
    give(page, first)
    assert page.locator(".row-done .row-head button").count() == 2
    assert page.locator(".row-done .row-foot, .row-done .form-twice").count() == 0
    write(page, "sign-written", "4471")
    assert page.locator(".form-rows button:not(:disabled)").count() == 0
    assert (
        page.locator(".form-rows")
        .get_by_text(word("" if folder else "ur/", "fill-locked"))
        .is_visible()
    )
    write(page, "sign-written", "")
    add_line(page, **{"log-result": "three"})
    _, second = save_draft(page)

    assert second["rows"][:2] == first["rows"]
    assert [row["line-no"] for row in second["rows"]] == ["1", "2", "3"]
    assert second["chain"]["rows"][:2] == first["chain"]["rows"]
    assert second == sealed(second)


@folders
def test_a_sentence_that_begins_with_a_code_keeps_the_direction_of_its_form(reader, folder):
    page = reader.open(folder + LOG)
    text = "CL-04: ملایا گیا" if folder else "CL-04: ok"
    way = "rtl" if folder else "auto"
    write(page, "question", text)
    assert page.locator("#field-question").get_attribute("dir") == way
    add_line(page, **{"log-result": text})
    assert page.locator(".row-done bdi", has_text="CL-04").get_attribute("dir") == way
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    ways = page.locator(".record bdi", has_text="CL-04").evaluate_all(
        "all => all.map(one => one.dir)"
    )
    assert ways == [way, way]


def test_a_line_that_is_written_and_not_added_is_not_lost_without_a_question(reader):
    page = reader.open(LOG)
    asked = reader.questions()
    page.locator(".row-tools button").first.click()
    page.reload()
    assert asked == []
    page.locator(".row-tools button").first.click()
    draft(page, {"log-result": "x"})
    page.reload()
    assert asked == ["beforeunload"]


@in_urdu
def test_a_draft_says_so_on_its_record(reader, folder):
    page = reader.open(folder + LOG)
    write(page, "case-ref", "U7/1")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    record = page.locator(".record")
    assert record.get_attribute("lang") == ("ur" if folder else "en")
    assert record.get_attribute("dir") == ("rtl" if folder else "ltr")
    notices = record.locator(".notice-draft").all_text_contents()
    assert notices == ([word(folder, "draft-notice")] if folder else [])


def test_an_urdu_log_has_no_fault_of_accessibility(reader, axe):
    page = reader.open("ur/" + LOG)
    add_line(page)
    strike(page, 0, "4472")
    add_line(page)
    page.locator(".row-tools button").first.click()
    assert axe(page) == []


@in_english
def test_a_form_on_paper_only_keeps_its_tables_and_has_nothing_to_fill(reader, folder):
    page = reader.open(folder + PAPER)
    assert page.locator("table.fields").count() >= 1
    assert page.locator("#main :is(input, textarea), .form-bar, .form-tools").count() == 0
    assert page.locator("script[src*='form']").count() == 0
