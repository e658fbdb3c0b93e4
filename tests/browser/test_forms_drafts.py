"""A draft can be saved at any time and loses nothing; a record only when nothing is missing or wrong."""

from __future__ import annotations

import json

from handbook.forms import check
from tests.browser.forms import (
    CAPTURE,
    CARRY,
    LOG,
    NOW,
    add_row,
    answers,
    capture,
    drafted,
    example,
    faults,
    fill,
    give,
    open_row,
    plain,
    records,
    said,
    save,
    save_draft,
    saved,
    sealed,
    shown_rows,
    word,
    write,
)
from tests.browser.sheets import folders, in_english, in_urdu, printed, texts

GATE = "templates/do-no-harm-gate.html"
BAD = {
    "case-ref": "U7/CASE/2026/031", "clock-difference": "two", "started-utc": "2026-03-09 07:12",
    "page-url": "listboard", "retain-until": "2027-02-29", "place": "x" * 501,
}  # fmt: skip
BAD_ROW = {"file-name": "a.png", "file-bytes": "1 kB"}


def mark(page):
    """Return what stands at the head of each sheet that the page prints now."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    found = page.evaluate("document.documentElement.dataset.mark || ''")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    return found


def said_on_each_sheet(page, word):
    """Return whether each of several sheets that the browser prints has a word."""
    sheets = texts(page.pdf(prefer_css_page_size=True))
    return len(sheets) > 1 and all(word in sheet for sheet in sheets)


@in_english
def test_a_draft_keeps_what_is_wrong_as_it_was_typed_and_puts_it_back_marked(clocked, folder):
    clocked.page.clock.set_fixed_time(NOW)
    page = clocked.open(folder + CAPTURE)
    fill(page, BAD)
    page.locator(".row-tools button").first.click()
    fill(page, BAD_ROW, open_row(page))
    name, file = save_draft(page)
    assert name == "F-06_DRAFT_U7_CASE_2026_031_20260309-080000Z.json"
    assert (file["version"], file["draft"], file["line"]) == (2, True, {})
    assert file["values"] == BAD
    assert file["rows"] == [{"file-no": "1", **BAD_ROW}]
    assert file == sealed(file)
    assert file["chain"]["head"] in page.locator(".form-head").inner_text()

    clocked.open(("" if folder else "ur/") + CAPTURE)
    give(page, file)
    assert answers(page) == BAD
    told = word("" if folder else "ur/", "fill-opened-draft", n=len(BAD), m=1, saved=NOW)
    assert said(page).startswith(told.partition("{k}")[0])
    assert page.locator(".form-fields .field-bad").count() == len(BAD) - 1
    assert page.locator(f"#{open_row(page)}-file-bytes").input_value() == "1 kB"
    assert page.locator(".row .field-bad").count() == 1
    assert save_draft(page)[1]["values"] == BAD


def test_a_record_is_saved_when_nothing_is_missing_or_wrong_and_prints_without_a_mark(reader):
    page = reader.open(CAPTURE)
    give(page, saved())
    assert mark(page) == ""
    name, file = save(page)
    assert said(page) == word("", "fill-saved", file=name)
    assert file["version"] == 1
    assert "draft" not in file
    name, file = save_draft(page)
    assert (file["draft"], "_DRAFT_" in name) == (True, True)
    assert mark(page) == word("", "fill-mark-draft")


def test_save_leads_to_the_one_answer_that_is_wrong(reader):
    page = reader.open(CAPTURE)
    give(page, saved())
    fill(page, {"started-utc": "soon"})
    page.locator(".form-save").click()
    assert page.evaluate("document.activeElement.id") == "field-started-utc"
    assert page.locator(".field-bad").count() == 1
    assert len(faults(page)) == 1


def test_save_leads_to_the_list_where_the_field_itself_does_not_say_what_is_wrong(reader):
    page = reader.open(CAPTURE)
    give(page, saved())
    box = page.locator("[data-field=started-utc]")
    box.locator(".field-tools > button").nth(1).click()
    box.locator(".field-local input").fill("2026-03-09 12:12:40")  # and not turned into UTC
    page.locator(".form-save").click()
    assert page.evaluate("document.activeElement.className") == "form-faults form-faults-below"


@in_english
def test_save_lists_what_is_missing_or_wrong_and_the_list_gets_shorter(reader, axe, folder):
    """Above the form and where it is saved, what is wrong first; nothing before *Save* is pressed."""
    page = reader.open(folder + CAPTURE)
    values, rows = example()
    labels = {field.id: field.label for field in capture(folder).fields}
    signed = [id_ for id_ in values if id_.startswith("sign-")]
    unsigned = {id_: one for id_, one in values.items() if id_ not in (*signed, "reason")}
    fill(page, {**unsigned, "started-utc": "soon"})
    for row in rows[:2]:
        add_row(page, {id_: text for id_, text in row.items() if id_ != "file-kind"})
    kind = next(field.label for field in capture(folder).rows if field.id == "file-kind")
    number = capture(folder).rows[0].label
    assert page.locator(".form-faults:visible").count() == 0
    page.locator(".form-save").click()
    missing = word(folder, "fill-fault-missing")
    told = [
        f"{labels['started-utc']}: {word(folder, 'fill-wrong-utc-time')}",
        f"{labels['reason']}: {missing}",
        f"{labels['sign-captured']}: {missing}",
        *(f"{number} {n}: {word(folder, 'fill-fault-row', fields=kind)}" for n in (1, 2)),
    ]
    assert faults(page) == told
    assert page.locator(".form-faults-above li").count() == len(told)
    assert axe(page) == []
    assert plain(page.evaluate(_FOCUSED)) == f"DIV {word(folder, 'fill-faults', n=len(told))}"

    for _ in range(2):  # the button of the draft, then the first line
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "field-started-utc"
    write(page, "started-utc", values["started-utc"])
    assert faults(page) == told[1:]
    page.locator(".form-faults-above a").first.click()
    assert page.evaluate("document.activeElement.id") == "field-reason"
    write(page, "reason", "x")
    assert faults(page) == told[2:]
    for _ in rows[:2]:
        page.locator(".form-faults-below a").last.click()
        field = "document.activeElement.closest('.field').dataset.field"
        assert page.evaluate(field) == "file-kind"
        page.keyboard.press("Space")
        page.locator(".row-foot button").first.click()
    assert faults(page) == told[2:3]
    write(page, "sign-captured", values["sign-captured"])
    assert page.locator(".form-faults:visible").count() == 0
    assert said(page) == word(folder, "fill-faults-none")
    fill(page, {id_: values[id_] for id_ in signed})
    assert save(page)[1]["version"] == 1


@in_urdu
def test_a_line_that_was_not_added_is_in_the_draft_of_a_log_and_comes_back_open(reader, folder):
    page = reader.open(folder + LOG)
    write(page, "case-ref", "U7/1")
    page.locator(".row-tools button").first.click()
    fill(page, {"event-utc": "half past", "log-result": "None"}, open_row(page))
    _, file = save_draft(page)
    line = {"line-no": "1", "event-utc": "half past", "log-result": "None"}
    assert (file["rows"], file["line"]) == ([], line)
    told = [str(one) for one in check("x.json", json.dumps(file).encode(), records()).faults]
    assert any("a line is written and not added" in one for one in told)
    assert any("“half past” is no time in UTC" in one for one in told)
    reader.open(folder + LOG)
    give(page, file)
    place = open_row(page)
    assert page.locator(f"#{place}-event-utc").input_value() == "half past"
    assert page.locator(f"#{place}-log-result").input_value() == "None"
    assert shown_rows(page) == []
    assert save_draft(page)[1]["line"] == line


def test_a_draft_can_be_saved_while_a_file_is_hashed_and_with_half_a_sign(reader):
    page = reader.open(CAPTURE)
    page.evaluate("() => { formHash.file = () => new Promise(() => 0); }")
    page.locator(".row-files").set_input_files(
        {"name": "a.png", "mimeType": "x/y", "buffer": b"abc"}
    )
    page.locator("#field-place").evaluate(
        "one => { one.value = 'a\\ud800b'; one.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    assert save_draft(page)[1]["values"] == {"place": "a\ufffdb"}


@in_english
def test_with_yes_to_question_six_nothing_of_the_gate_is_saved_printed_or_opened(reader, folder):
    page = reader.open(folder + GATE)
    started: list[str] = []
    reader.hear("download", lambda download: started.append(download.suggested_filename))
    fill(page, {"case-ref": "none yet", "gate-official": "yes"})
    label = page.locator("[data-field=gate-official] .field-name").text_content().strip()
    told = word(folder, "fill-never", field=plain(label))
    assert said(page) == told
    sheets = printed(page)
    assert "none yet" not in sheets
    assert ("-04U" if folder else "U-04") in sheets  # in a line from right to left, read so
    for button in (".form-save", ".form-draft"):
        page.locator(button).click()
        assert said(page) == told
    assert started == []
    fill(page, {"gate-official": "no"})
    assert save_draft(page)[1]["values"]["gate-official"] == "no"
    page.reload()
    hidden = drafted(rows=[], form="F-24")
    give(page, sealed({**hidden, "values": {"case-ref": "none yet", "gate-official": "yes"}}))
    assert said(page) == told
    assert answers(page) == {}
    assert not page.locator(".form-view").is_visible()


@in_urdu
def test_a_draft_gives_another_form_what_fits_and_says_that_it_is_one(reader, folder):
    page = reader.open(folder + CAPTURE)
    give(
        page,
        sealed(
            {**drafted(rows=[], form="F-07"), "values": {"case-ref": "U7/1", "page-url": "bad"}}
        ),
        CARRY,
    )
    assert answers(page) == {"case-ref": "U7/1"}
    assert said(page).endswith(word(folder, "fill-carried-draft"))


def test_a_draft_that_was_changed_by_hand_is_refused(reader):
    page = reader.open(CAPTURE)
    for more, why, values in (
        ({"draft": "yes"}, "file-damaged", {"where": "draft"}),
        ({"line": []}, "file-damaged", {"where": "line"}),
        ({"values": {"place": ""}}, "file-damaged", {"where": "place"}),
        ({"values": {"place": 1}}, "file-damaged", {"where": "place"}),
        (
            {"values": {"connection": "pigeon"}},
            "fill-unknown",
            {"edition": "2026.11", "ids": "connection"},
        ),
        ({"line": {"file-bytes": True}}, "file-damaged", {"where": "line: file-bytes"}),
    ):
        give(page, drafted(**more))
        assert said(page) == word("", why, **values)
        assert answers(page) == {}
    give(page, {**drafted(), "language": "ur"})
    assert said(page) == word("", "fill-head-wrong")


@folders
def test_the_print_of_a_draft_says_so_on_every_sheet(reader, folder):
    page = reader.open(folder + CAPTURE)
    values, rows = example()
    give(page, drafted(values={**values, "started-utc": "soon"}, rows=rows))
    assert mark(page) == word(folder, "fill-mark-draft")
    assert said_on_each_sheet(page, "DRAFT")


_FOCUSED = """`${document.activeElement.tagName} ${
  document.getElementById(document.activeElement.getAttribute("aria-labelledby")).textContent}`"""
