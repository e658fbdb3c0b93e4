"""What an officer typed is not lost, and not mixed with another record, by a press or by bad timing."""

from __future__ import annotations

import hashlib
from typing import Any

from tests.browser.forms import (
    CAPTURE,
    CARRY,
    LOG,
    NOW,
    add_row,
    answers,
    faults,
    fill,
    give,
    open_row,
    plain,
    said,
    save_draft,
    saved,
    sealed,
    shown_rows,
    twice,
    word,
    write,
)
from tests.browser.sheets import in_english, in_urdu
from tests.browser.test_forms_log import LINE, add_line, new_line

CUSTODY = "templates/custody-sheet.html"
FILE: Any = {"name": "a.png", "mimeType": "x/y", "buffer": b"abc"}


def hash_later(page):
    """Let a hash take until the page is told to end it."""
    page.evaluate(
        """() => { formHash.file = () => new Promise(done => { window.end = () => done("ab".repeat(32)); }); }"""
    )


def test_a_hash_of_files_makes_no_row_of_a_form_that_was_cleared_meanwhile(reader):
    page = reader.open(CAPTURE)
    write(page, "case-ref", "x")
    hash_later(page)
    page.locator(".row-files").set_input_files(FILE)
    twice(page.locator(".form-tools .form-twice"), page)
    page.evaluate("end()")
    page.locator(".row-tools ~ .form-said").get_by_text(word("", "fill-hash-late")).wait_for()
    assert (answers(page), shown_rows(page)) == ({}, [])
    assert page.locator(".form-rows progress").count() == 0


def test_a_hash_of_one_field_is_not_written_when_the_field_or_the_form_was_changed(reader):
    page = reader.open(CUSTODY)
    box = page.locator(".form-fields [data-kind=sha256]")
    for change in (
        lambda: twice(page.locator(".form-tools .form-twice"), page),
        lambda: write(page, "list-sha256", "cd" * 32),
    ):
        write(page, "case-ref", "x")
        hash_later(page)
        box.locator("input[type=file]").set_input_files(FILE)
        change()
        left = answers(page)
        page.evaluate("end()")
        box.get_by_text(word("", "fill-hash-late")).wait_for()
        assert answers(page) == left


@in_english
def test_nothing_is_opened_taken_over_saved_or_completed_while_a_hash_runs(reader, folder):
    """And no signature is put in; *Stop* can be pressed all the while."""
    page = reader.open(folder + CAPTURE)
    add_row(page, {"file-name": "old"})
    page.locator(".row-tools button").first.click()
    hash_later(page)
    page.locator(".row:not(.row-done) [data-kind=sha256] input[type=file]").set_input_files(FILE)
    busy = word(folder, "fill-busy")
    for way in ("opening", CARRY):
        give(page, saved(), way)
        assert said(page) == busy
    page.locator(".form-save").click()
    assert said(page) == busy
    page.locator(".row-foot button").first.click()
    assert page.locator(".row-waits").text_content() == busy
    assert page.locator("#field-sign-captured").is_disabled()
    assert page.locator(".form-stop").is_enabled()
    page.locator(".form-stop").click()
    page.evaluate("end()")
    page.locator(".form-stop").wait_for(state="detached")
    assert page.locator("#field-sign-captured").is_enabled()
    assert page.locator(".row:not(.row-done) [data-kind=sha256] textarea").input_value() == ""


def test_a_line_begun_before_a_log_is_opened_comes_after_its_lines(reader):
    page = reader.open(LOG)
    for note in ("one", "two"):
        add_line(page, **{"log-result": note})
    _, file = save_draft(page)
    reader.open(LOG)
    page.locator(".row-tools button").first.click()
    give(page, file)
    assert page.locator(".row:not(.row-done)").count() == 0
    add_line(page, **{"log-result": "three"})
    _, again = save_draft(page)
    assert [row["log-result"] for row in again["rows"]] == ["one", "two", "three"]
    assert [row["line-no"] for row in again["rows"]] == ["1", "2", "3"]


def test_a_saved_form_is_asked_about_until_the_officer_has_its_file(reader):
    """A browser may ask where to, and may be told no: the page never hears of it."""
    page = reader.open(CAPTURE)
    asked = reader.questions()
    write(page, "case-ref", "x")
    assert not page.locator(".form-have").is_visible()
    name, _ = save_draft(page)
    assert said(page).startswith(word("", "fill-saved-draft", file=name).partition("{n}")[0])
    page.reload()
    assert asked == ["beforeunload"]


def test_a_key_that_is_held_down_or_a_second_press_at_once_clears_and_removes_nothing(reader):
    page = reader.open(CAPTURE)
    write(page, "case-ref", "x")
    page.locator(".form-tools .form-twice").evaluate("one => { one.click(); one.click(); }")
    assert answers(page) == {"case-ref": "x"}
    page.locator("#field-case-ref").focus()
    add_row(page, {"file-name": "a"})
    for button in (".form-tools .form-twice", ".row-done .form-twice"):
        page.locator(button).focus()
        for _ in range(3):  # a key that goes down again without going up repeats
            page.keyboard.down("Enter")
        page.locator(".form-sure").wait_for()
        for _ in range(3):
            page.keyboard.down("Enter")
        page.keyboard.up("Enter")
        assert answers(page) == {"case-ref": "x"}
        assert len(shown_rows(page)) == 1
    page.keyboard.press("Enter")
    assert shown_rows(page) == []


@in_urdu
def test_helpers_ask_before_they_write_over_an_answer(clocked, folder):
    clocked.page.clock.set_fixed_time(NOW)
    page = clocked.open(folder + CAPTURE)
    mine = {"started-utc": "2026-03-01T00:00:00Z", "local-offset": "+05:00"}
    fill(page, mine)
    for id_, button, value in (
        ("started-utc", page.locator("[data-field=started-utc] .field-tools > button").first, NOW),
        ("local-offset", page.locator("[data-field=local-offset] button").nth(1), "+03:30"),
    ):
        button.click()
        assert answers(page) == mine
        help_ = page.locator(f"[data-field={id_}] .field-help")
        assert plain(help_.text_content()) == word(folder, "fill-replace")
        page.locator(".form-sure").wait_for()
        button.click()
        mine[id_] = value
        assert answers(page) == mine


def test_a_local_time_that_was_not_turned_is_named_and_never_kept_as_utc(reader):
    page = reader.open(CAPTURE)
    asked = reader.questions()
    box = page.locator("[data-field=started-utc]")
    box.locator(".field-tools > button").nth(1).click()
    box.locator(".field-local input").fill("2026-03-09 12:12:40")
    page.locator(".form-save").click()
    assert f"Begun (UTC): {word('', 'fill-loose')}" in faults(page)
    page.locator(".form-faults-below a", has_text="Begun (UTC)").click()
    assert box.locator(".field-local input").evaluate("one => one === document.activeElement")
    write(page, "case-ref", "U7/CASE/2026/031")
    assert save_draft(page)[1]["values"] == {"case-ref": "U7/CASE/2026/031"}
    assert said(page).endswith(word("", "fill-draft-without", fields="Begun (UTC)"))
    write(page, "started-utc", NOW)
    assert save_draft(page)[1]["values"] == {"case-ref": "U7/CASE/2026/031", "started-utc": NOW}
    assert said(page).endswith(word("", "fill-draft-without", fields="Begun (UTC)"))
    page.reload()
    assert asked == ["beforeunload"]


def test_a_name_typed_under_strike_stops_saving_and_enter_strikes(reader):
    page = reader.open(LOG)
    add_line(page)
    page.locator(".row-done .row-head button").click()
    name = page.locator(".row-strike input")
    name.fill("4472")
    page.locator(".form-save").click()
    assert f"Line 1: {word('', 'fill-loose')}" in faults(page)
    name.press("Enter")
    assert page.locator(".row-struck").count() == 1
    assert save_draft(page)[1]["rows"][0]["struck-by"] == "4472"


@in_english
def test_a_time_out_of_order_is_asked_about_before_the_line_is_added(clocked, folder):
    clocked.page.clock.set_fixed_time(NOW)
    page = clocked.open(folder + LOG)
    new_line(page)
    assert page.locator(".row [data-field=line-no] input").get_attribute("readonly") is not None
    page.locator(".row-foot button").first.click()
    for time, key in (
        ("2026-03-09T06:00:00Z", "time-back"),
        ("2026-03-09T09:00:00Z", "time-ahead"),
    ):
        count = page.locator(".row-done").count()
        new_line(page, **{"event-utc": time})
        page.locator(".row-foot button").first.click()
        beside = plain(page.locator(".row [data-field=event-utc] .field-wrong").text_content())
        assert beside == word(folder, f"fill-{key}", time=LINE["event-utc"])
        page.wait_for_timeout(700)
        assert page.locator(".row-done").count() == count
        page.locator(".row-foot button").first.click()
        assert page.locator(".row-done").count() == count + 1


def test_what_the_page_said_of_a_file_goes_when_its_row_is_changed_by_hand(reader):
    page = reader.open(CAPTURE)
    page.locator(".row-files").set_input_files(FILE)
    page.locator(".row-done .row-head button").first.click()
    place = open_row(page)
    write(page, "file-name", "b.png", place)
    for id_ in ("hash-tool", "hashed-utc"):
        assert page.locator(f"#{place}-{id_}").input_value() == ""
        assert page.locator(f"#wrong-{place}-{id_}").text_content() == word("", "fill-hash-stale")
    assert page.locator(f"#{place}-file-sha256").input_value() == hashlib.sha256(b"abc").hexdigest()


def test_a_print_with_an_open_line_says_so(reader):
    page = reader.open(LOG)
    new_line(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    missing = page.locator(".record .record-missing").all_text_contents()
    assert word("", "fill-line-waits") in missing


def test_a_file_of_another_case_gives_nothing(reader):
    page = reader.open(CAPTURE)
    write(page, "case-ref", "U7/1")
    other = {**saved(rows=[]), "form": "F-07"}
    give(page, sealed({**other, "values": {"case-ref": "U7/2", "sensitive": ["none"]}}), CARRY)
    assert said(page) == word("", "fill-case-other", form="F-07", theirs="U7/2", mine="U7/1")
    assert answers(page) == {"case-ref": "U7/1"}
    give(page, sealed({**other, "values": {"case-ref": "U7/۱", "sensitive": ["none"]}}), CARRY)
    assert answers(page) == {"case-ref": "U7/1", "sensitive": ["none"]}


@in_urdu
def test_an_answer_stands_where_the_button_was_pressed(reader, folder):
    page = reader.open(folder + CAPTURE)
    give(page, "{")
    assert page.locator(".form-bar .form-no").is_visible()
    page.locator(".form-save").click()
    assert page.locator(".form-foot .form-no").is_visible()
    assert page.locator(".form-bar .form-answer").text_content() == ""


@in_english
def test_numbers_of_things_lose_what_nobody_sees_and_take_one_line(reader, folder):
    page = reader.open(folder + CAPTURE)
    write(page, "exhibit-no", "\u2066U7/۲۰۲۶/\u200b014\u2069\u200f")
    page.locator("#field-case-ref").focus()
    page.keyboard.type("U7/1")
    page.keyboard.press("Enter")
    page.keyboard.type("2")
    write(page, "place", "Town A\nRoom 2")
    assert answers(page) == {
        "exhibit-no": "U7/2026/014", "case-ref": "U7/12", "place": "Town A Room 2",
    }  # fmt: skip
    assert page.locator("#main [inputmode=numeric], #main [inputmode=decimal]").count() == 0
    if folder:
        texts = page.locator(".row-tools ~ .form-note").all_text_contents()
        assert any("\u2066SHA-256\u2069" in text for text in texts)
