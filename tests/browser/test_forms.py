"""A form on its page: every kind with its own check, rows, what is still to fill, and the record."""

from __future__ import annotations

import hashlib
import json

from handbook.forms import Named, check, compare
from tests.browser.forms import (
    CAPTURE,
    NOW,
    add_row,
    answers,
    by_hand,
    capture,
    empty,
    example,
    faults,
    fill,
    forms,
    labels,
    plain,
    records,
    save,
    save_draft,
    sealed,
    shown_rows,
    twice,
    typed,
    word,
    write,
    wrong,
)
from tests.browser.sheets import folders, in_english, in_urdu, printed

WICKED = "<b>3 h</b> & more"


@folders
def test_the_filled_example_is_typed_saved_and_opened_again(clocked, folder, tmp_path):
    """Its file holds exactly the example, with a chain that Python computes to the same hashes."""
    clocked.page.clock.set_fixed_time(NOW)
    page = clocked.open(folder + CAPTURE)
    values, rows = example()
    put = fill if folder else by_hand
    signed = {id_: value for id_, value in values.items() if id_.startswith("sign-")}
    put(page, {id_: value for id_, value in values.items() if id_ not in signed})
    for row in rows:
        add_row(page, row)
    put(page, signed)

    name, file = save(page)
    assert name == "F-06_U7_2026_014_20260309-080000Z.json"
    assert file == sealed(file)
    assert {key: file[key] for key in file if key not in ("values", "rows", "chain")} == {
        "format": "handbook-form", "version": 1, "form": "F-06", "edition": "2026.11",
        "language": "ur" if folder else "en", "saved-utc": NOW,
    }  # fmt: skip
    assert file["values"] == values
    assert file["rows"] == rows
    head = file["chain"]["head"]
    assert head in page.locator(".form-head").inner_text()

    place = tmp_path / name
    place.write_text(json.dumps(file), encoding="utf-8")
    clocked.open(("" if folder else "ur/") + CAPTURE)
    assert answers(page) == {}
    page.locator(".form-opening").set_input_files(place)
    page.locator(".form-answer:not(:empty)").wait_for()
    assert answers(page) == values
    assert [row["SHA-256"] for row in shown_rows(page)] == [row["file-sha256"] for row in rows]
    assert head in page.locator(".form-head").inner_text()
    _, again = save(page)
    assert (again["values"], again["rows"]) == (values, rows)
    assert again["chain"]["rows"] == file["chain"]["rows"]


def test_what_pages_save_passes_the_check_of_a_second_officer(clocked, tmp_path):
    """Log, record and custody sheet of one case; and one changed byte is named."""
    clocked.page.clock.set_fixed_time("2026-06-01T00:00:00Z")
    for code in ("session-log", "capture-record", "custody-sheet"):
        name = f"templates/{code}.html"
        page = clocked.open(name)
        typed(page, forms()[name], tmp_path)
    files = sorted(tmp_path.glob("*.json"))
    assert faulty(files) == []
    (place,) = tmp_path.glob("F-06*.json")
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("Unit 7, Town A", "Unit 8, Town A", 1), encoding="utf-8")
    assert place.name in faulty(files)


def faulty(files):
    """Return the names of the files in which a second officer's check finds a fault and no mere doubt."""
    checked = [check(path.name, path.read_bytes(), records()) for path in files]
    found = [(one.file, fault) for one in checked for fault in one.faults]
    found += compare(
        [Named(one.file, one.record) for one in checked if one.record], records(), part=True
    )
    return [file for file, fault in found if not fault.doubt]


WRONG = {
    "clock-difference": (("two", "1.", "1.1234567", "1e3", "1,200"), "wrong-number"),
    "started-utc": (
        ("2026-03-09 07:12", "2026-02-30T07:12:40Z", "2026-03-09T24:00:00Z", "09.03.2026"),
        "wrong-utc-time",
    ),
    "local-offset": (("5", "0500", "07:12", "+15:00", "+04:60", "5:0"), "wrong-offset"),
    "page-url": (
        (
            "listboard",
            "ahmad.khan",
            "photo.jpg",
            "listboard.example a",
            "ftp://a.example",
            "hxxps://a b",
        ),
        "wrong-url",
    ),
    "retain-until": (("2027-02-29", "2027-3-9", "0000-01-01"), "wrong-date"),
}


@in_urdu
def test_a_wrong_kind_is_said_beside_its_field_when_it_is_left(reader, folder):
    """Not while it is typed; the sentence is tied to the field, and goes when the answer fits."""
    page = reader.open(folder + CAPTURE)
    for id_, (cases, key) in WRONG.items():
        texts = cases[:1] if folder else cases
        control = page.locator(f"#field-{id_}")
        beside = page.locator(f"#wrong-field-{id_}")
        assert beside.get_attribute("role") == "status"
        assert f"wrong-field-{id_}" in control.get_attribute("aria-describedby")
        for text in texts:
            control.fill(text)
            assert wrong(page, id_) == ("", False), (id_, text)
            control.blur()
            assert wrong(page, id_) == (word(folder, f"fill-{key}"), True), (id_, text)
            assert beside.is_visible()
            write(page, id_, example()[0][id_])
            assert wrong(page, id_) == ("", False), id_
            control.fill("")
            control.blur()
    write(page, "reason", "x" * 10_001)
    assert wrong(page, "reason") == (
        word(folder, "fill-wrong-long", n=10_000, m=10_001),
        True,
    )
    write(page, "reason", "\U0001f600" * 10_000)
    assert wrong(page, "reason") == ("", False)


DIGITS = {
    "Urdu": ("clock-difference", "۱۲", "12"),
    "Persian, with their point": ("clock-difference", "−۲٫۵", "-2.5"),
    "Arabic": ("retain-until", "٢٠٢٧-٠٣-٠٩", "2027-03-09"),
    "Bangla": ("started-utc", "২০২৬-০৩-০৯t০৭:১২:৪০z", "2026-03-09T07:12:40Z"),
    "a blank for the T": ("ended-utc", "2026-03-09 07:31:05 UTC", "2026-03-09T07:31:05Z"),
    "unseen signs": ("local-offset", "\u200e+\u200f۰۵:۰۰\u2069", "+05:00"),
    "an address keeps its digits": (
        "page-url",
        " https://listboard.example/۱۲\u200e",
        "https://listboard.example/۱۲",
    ),
    "a plus": ("clock-difference", "+2", "2"),
    "a comma for the point": ("clock-difference", "-2,5", "-2.5"),
    "a time without seconds": ("started-utc", "2026-03-09T07:12Z", "2026-03-09T07:12:00Z"),
    "an offset of one figure": ("local-offset", "+5:00", "+05:00"),
    "an offset without its colon": ("local-offset", "-0330", "-03:30"),
    "an offset without its sign": ("local-offset", "05:00", "+05:00"),
    "an address without its beginning": (
        "page-url",
        "www.listboard.example/post?id=1",
        "https://www.listboard.example/post?id=1",
    ),
    "one that was made harmless": (
        "page-url",
        "listboard[.]example/post",
        "hxxps://listboard[.]example/post",
    ),
    "words keep theirs": ("posted-shown", "۱۲ منٹ", "۱۲ منٹ"),
}


def test_numbers_and_times_become_latin_digits_when_the_field_is_left(reader):
    page = reader.open(CAPTURE)
    for name, (id_, text, expected) in DIGITS.items():
        write(page, id_, text)
        assert answers(page) == {id_: expected}, name
        assert wrong(page, id_) == ("", False), name
        empty(page)


def test_what_was_put_right_is_said_and_what_was_only_tidied_is_not(reader):
    page = reader.open(CAPTURE)
    said_beside = page.locator("[data-field=local-offset] .field-help")
    write(page, "local-offset", "5:00")
    assert plain(said_beside.text_content()) == word("", "fill-shaped", typed="5:00", kept="+05:00")
    help_ = page.locator("[data-field=clock-difference] .field-help")
    write(page, "clock-difference", " ۱۲ ")
    assert help_.text_content() == ""


@in_english
def test_a_local_time_is_turned_into_utc_with_the_offset_shown(clocked, folder):
    clocked.page.clock.set_fixed_time(NOW)
    page = clocked.open(folder + CAPTURE)
    box = page.locator("[data-field=ended-utc]")
    box.locator(".field-tools > button").nth(1).click()
    local = box.locator(".field-local input")
    local.fill("2026-03-10 01:15")
    box.locator(".field-local button").click()
    help_ = box.locator(".field-help")
    assert plain(help_.text_content()) == word(
        folder, "fill-local-none", field=labels(folder, "local-offset")
    )
    assert answers(page) == {}

    page.locator("[data-field=local-offset] .field-offsets button").nth(6).click()
    box.locator(".field-local button").click()
    assert answers(page) == {"local-offset": "+05:45", "ended-utc": "2026-03-09T19:30:00Z"}
    assert plain(help_.text_content()) == word(
        folder, "fill-local-said",
        local="2026-03-10 01:15", offset="+05:45", utc="2026-03-09T19:30:00Z",
    )  # fmt: skip
    for text, expected in (
        ("2026-03-09 12:12:40 +05:00", "2026-03-09T07:12:40Z"),
        ("۲۰۲۶-۰۳-۰۹ ۰۱:۰۰:۰۱ -03:30", "2026-03-09T04:30:01Z"),
    ):
        local.fill(text)
        local.press("Enter")
        assert answers(page)["ended-utc"] != expected
        assert plain(help_.text_content()) == word(folder, "fill-replace")
        page.locator(".form-sure").wait_for()
        local.press("Enter")
        assert answers(page)["ended-utc"] == expected
    local.fill("2026-02-30 12:00 +05:00")
    twice(box.locator(".field-local button"), page)
    assert plain(help_.text_content()) == word(folder, "fill-local-wrong")

    twice(box.locator(".field-tools > button").first, page)
    assert answers(page)["ended-utc"] == NOW
    assert plain(help_.text_content()) == word(folder, "fill-now-said", time=NOW)


@in_urdu
def test_what_is_still_to_fill_is_counted_and_leads_to_its_field(reader, folder):
    page = reader.open(folder + CAPTURE)
    needed = [field for field in capture(folder).fields if field.needed == "always"]
    assert len(needed) > 30
    links = page.locator(".form-todo a")
    counts = page.locator(".form-count")
    columns = [field.label for field in capture(folder).rows if field.needed == "always"]
    row = f"{word(folder, 'fill-row', n=1)}: {', '.join(columns)}"
    assert [plain(text) for text in links.all_text_contents()] == [
        *(field.label for field in needed),
        row,
    ]
    assert {plain(text) for text in counts.all_text_contents()} == {
        word(folder, "fill-left", n=len(needed) + 1)
    }
    page.locator("a.form-count").click()
    assert links.first.is_visible()
    for at in (0, 3, len(needed) - 1):
        links.nth(at).click()
        focused = page.evaluate("document.activeElement.closest('.field').dataset.field")
        assert focused == needed[at].id

    values, rows = example()
    signed = [id_ for id_ in values if id_.startswith("sign-")]
    fill(page, {id_: value for id_, value in values.items() if id_ not in signed})
    waits = [field.label for field in needed if field.kind == "signature"]
    assert [plain(text) for text in links.all_text_contents()] == [*waits, row]
    links.last.click()
    assert page.evaluate("document.activeElement.closest('.form-rows') !== null")
    add_row(page, rows[0])
    fill(page, {id_: value for id_, value in values.items() if id_ in signed})
    assert links.count() == 0
    assert set(counts.all_text_contents()) == {word(folder, "fill-left-none")}
    page.locator("[data-field=authority-level] .field-tools button").click()
    assert links.all_text_contents() == [labels(folder, "authority-level")]


def test_files_become_rows_with_their_name_size_hash_time_and_tool(clocked):
    """An empty file too; what the page cannot know is named as still to fill."""
    clocked.page.clock.set_fixed_time(NOW)
    page = clocked.open(CAPTURE)
    files = {"a <b>.png": b"abc", "خالی.txt": b"", "big.bin": bytes(range(256)) * 20_000}
    page.locator(".row-files").set_input_files(
        [{"name": name, "mimeType": "x/y", "buffer": data} for name, data in files.items()]
    )
    page.locator(".row-done").nth(len(files) - 1).wait_for(state="attached")
    page.locator(".form-stop").wait_for(state="detached")
    expected = [
        {
            "file-no": f"{number}", "file-name": name, "file-bytes": f"{len(data)}",
            "file-sha256": hashlib.sha256(data).hexdigest(), "hashed-utc": NOW,
            "hash-tool": "Handbook 2026.11, page F-06",
        }
        for number, (name, data) in enumerate(files.items(), 1)
    ]  # fmt: skip
    _, file = save_draft(page)
    assert file["rows"] == expected
    assert page.locator(".form-todo a").filter(has_text="Kind of file").count() == len(files)


def test_rows_are_free_until_the_form_is_signed(reader):
    page = reader.open(CAPTURE)
    _, rows = example()
    for row in rows[:3]:
        add_row(page, row)
    page.locator(".row-done button", has_text="Edit").nth(1).click()
    page.locator(".row:not(.row-done) [data-field=file-name] textarea").fill("other.png")
    page.locator(".row-foot button").click()
    remove = page.locator(".row-done .form-twice").first
    remove.click()
    assert plain(remove.text_content()) == "Remove row 1?"
    page.locator(".form-sure").wait_for()
    remove.click()
    names = [row["File name"] for row in shown_rows(page)]
    assert names == ["other.png", rows[2]["file-name"]]

    assert page.locator(".form-rows .row-many button").count() == 1
    write(page, "sign-captured", "4471")
    buttons = page.locator(".form-rows button")
    assert buttons.evaluate_all("all => all.every(one => one.disabled)")
    assert page.get_by_text(word("", "fill-locked")).is_visible()
    write(page, "sign-captured", "")
    assert not buttons.evaluate_all("all => all.some(one => one.disabled)")


def test_a_row_of_the_wrong_kind_stays_open_and_says_so(reader):
    page = reader.open(CAPTURE)
    add_row(page, {"file-name": "x", "file-bytes": "1,5"})

    assert page.locator(".row-done").count() == 0
    box = page.locator(".row [data-field=file-bytes] .field-wrong")
    assert box.text_content() == word("", "fill-wrong-integer")
    page.locator(".form-save").click()
    assert f"File number 1: Size in bytes: {word('', 'fill-wrong-integer')}" in faults(page)


def test_the_hash_of_one_chosen_file_is_put_into_a_field(reader):
    page = reader.open(CAPTURE)
    page.locator(".row-tools button").first.click()
    box = page.locator("[data-field=file-sha256]")
    write(page, "file-sha256", " DC51 " + "0" * 60, "row-1")
    assert box.locator("textarea").input_value() == "dc51" + "0" * 60
    box.locator("input[type=file]").set_input_files(
        {"name": "x", "mimeType": "x/y", "buffer": b"abc"}
    )
    value = hashlib.sha256(b"abc").hexdigest()
    page.wait_for_function(
        "v => document.querySelector('#row-1-file-sha256').value === v", arg=value
    )


def test_the_own_sum_agrees_with_python_at_every_length_around_a_block(reader):
    page = reader.open(CAPTURE)
    for length, found in page.evaluate(_SUMS, [*range(130), 1000, (1 << 20) - 1, (1 << 20) + 1]):
        data = bytes(at * 7 % 251 for at in range(length))
        assert found == [hashlib.sha256(data).hexdigest()] * 3, length


@in_english
def test_hashing_shows_how_far_it_is_and_stops_when_asked(reader, folder):
    page = reader.open(folder + CAPTURE)
    page.evaluate(_SLOW)
    page.locator(".row-files").set_input_files(
        [{"name": name, "mimeType": "x/y", "buffer": b"abcd"} for name in ("a", "b")]
    )
    bar = page.locator(".form-rows progress")
    assert bar.evaluate("bar => bar.value") == 0.25
    told = page.locator(".row-tools ~ .form-said")
    assert plain(told.text_content()) == word(folder, "fill-hashing", file="a", n=1, m=2)
    page.locator(".form-stop").click()
    bar.wait_for(state="detached")
    assert plain(told.text_content()) == word(folder, "fill-stopped", n=0)
    assert shown_rows(page) == []
    assert page.locator(".row-tools button:disabled").count() == 0


def test_a_file_that_cannot_be_read_to_its_end_is_named_and_has_no_row(reader):
    page = reader.open(CAPTURE)
    page.evaluate("() => { formHash.file = async () => { throw new Error('gone'); }; }")
    page.locator(".row-files").set_input_files(
        {"name": "gone.png", "mimeType": "x/y", "buffer": b"abcd"}
    )
    told = page.locator(".row-tools ~ .form-no")
    assert plain(told.text_content()) == word("", "fill-no-read", file="gone.png")
    assert shown_rows(page) == []


def test_keys_of_the_search_are_letters_in_a_field(reader):
    page = reader.open(CAPTURE)
    text = "search /first, next: f s n p ."
    for id_ in ("reason", "captured-by", "place"):
        page.locator(f"#field-{id_}").focus()
        page.keyboard.type(text)
    assert answers(page) == dict.fromkeys(("reason", "captured-by", "place"), text)


@in_urdu
def test_the_page_tells_what_the_hash_is_not_and_leads_to_hashing(reader, folder):
    page = reader.open(folder + CAPTURE)
    about = page.locator(".form-about")
    about.locator("summary").click()
    assert about.get_by_text(word(folder, "fill-about-not")).is_visible()
    commands = about.locator("code").all_text_contents()
    assert {text.split()[0] for text in commands} == {
        "Get-FileHash", "certutil", "sha256sum", "handbook",
    }  # fmt: skip
    about.locator("a").click()
    page.wait_for_load_state()
    assert reader.here() == f"{folder}evidence/hashing.html"


def test_a_file_is_hashed_the_same_way_in_pieces_and_can_be_stopped(reader):
    page = reader.open(CAPTURE)
    assert page.evaluate(_STOP) == ["", 1]


@in_english
def test_leaving_asks_only_while_something_would_be_lost(reader, folder):
    page = reader.open(folder + CAPTURE)
    asked = reader.questions()
    write(page, "case-ref", "x")
    write(page, "case-ref", "")
    page.reload()
    assert asked == []
    write(page, "case-ref", "x")
    page.reload()
    assert asked == ["beforeunload"]
    write(page, "case-ref", "x")
    save_draft(page)
    page.reload()
    assert asked == ["beforeunload", "beforeunload"]
    write(page, "case-ref", "x")
    assert not page.locator(".form-have").is_visible()
    save_draft(page)
    page.locator(".form-have").click()
    page.reload()
    assert len(asked) == 2
    assert answers(page) == {}


def test_a_page_that_is_shown_again_as_it_was_left_is_empty(reader):
    page = reader.open(CAPTURE)
    fill(page, {"case-ref": "x", "authority-level": "l1"})
    add_row(page, {"file-name": "x"})
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert (answers(page), shown_rows(page)) == ({}, [])


def test_the_form_is_cleared_only_after_a_second_press(reader):
    page = reader.open(CAPTURE)
    fill(page, {"case-ref": "x", "authority-level": "l1", "sensitive": ["none"]})
    add_row(page, {"file-name": "x"})
    clear = page.locator(".form-tools .form-twice")
    clear.click()
    assert plain(clear.text_content()) == word("", "fill-clear-sure", n=4)
    assert len(answers(page)) == 3
    page.locator(".form-sure").wait_for()
    clear.click()
    assert (answers(page), shown_rows(page)) == ({}, [])


@folders
def test_the_record_on_paper_says_all_that_was_answered_and_what_was_not(reader, folder):
    """In the form's language, addresses defanged, with the head hash, and nothing of the page."""
    page = reader.open(folder + CAPTURE)
    values, _ = example()
    left_out = ("place", "steps")
    fill(page, {id_: value for id_, value in values.items() if id_ not in left_out})
    write(page, "page-url", "https://user@listboard.example:80/post/1?q=http://b.example")
    write(page, "posted-shown", WICKED)
    assert word(folder, "fill-head-none") in record(page)
    _, file = save_draft(page)
    text = record(page)

    assert f"F-06 {capture(folder).page.title}" in text
    assert f"{word(folder, 'edition')} 2026.11 · {'اردو' if folder else 'English'}" in text
    missing = labels(folder, *left_out).replace(", ", " · ")
    assert word(folder, "fill-missing", n=2, fields=missing) in text
    assert word(folder, "fill-unanswered") in text
    assert file["chain"]["head"] in text
    assert "https://" not in text
    assert "hxxps://user@listboard[.]example:80/post/1?q=hxxp://b[.]example" in text
    assert WICKED in text
    assert text.count(word(folder, "fill-sign-here")) == 3
    for field in capture(folder).fields:
        if field.id in values or field.needed == "always":
            assert field.label in text

    paper = "".join(plain(printed(page)).split())
    assert file["chain"]["head"] in paper
    assert folder or "hxxps://user@listboard[.]example:80/post/1" in paper
    for shown in ("Fieldnotes", "Openasavedfile", "Saveasafile"):
        assert shown not in paper
    write(page, "case-ref", "other")
    assert word(folder, "fill-head-old") in record(page)
    assert page.locator(".record").count() == 0


def test_rows_and_an_answer_of_the_wrong_kind_are_on_the_record(reader):
    page = reader.open(CAPTURE)
    _, rows = example()
    for row in rows[:2]:
        add_row(page, row)
    write(page, "started-utc", "half past seven")
    assert f"half past seven ({word('', 'fill-not-kind')})" in record(page)
    whole = "".join(printed(page).split())
    assert all(row["file-sha256"] in whole for row in rows[:2])
    assert "Rows(2)" in whole


def test_without_javascript_a_form_can_be_read_written_and_printed(reading):
    with reading(java_script_enabled=False) as reader:
        page = reader.open(CAPTURE)
        by_hand(page, {"case-ref": "U7/1", "authority-level": "l1", "opened-checked": True})
        page.locator("#row-1-file-name").fill("a.png")
        assert page.locator(".form-fields noscript p").inner_text() == word("", "fill-no-script")
        assert page.locator("button:visible").count() == 0
        text = printed(page)
        assert "Case number" in text
        assert "U7/1" in text


@in_urdu
def test_a_filled_form_has_no_fault_of_accessibility(reader, axe, folder):
    """In the dark only colours differ."""
    reader.page.set_viewport_size({"width": 390, "height": 844})
    page = reader.open(folder + CAPTURE)
    values, rows = example()
    write(page, "started-utc", "no time")
    add_row(page, rows[0])
    page.locator(".row-tools button").first.click()
    fill(page, {"case-ref": values["case-ref"], "item-kind": "post"})
    for summary in page.locator("#main details summary").all():
        summary.click()
    page.locator("[data-field=started-utc] .field-tools > button").nth(1).click()
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe(page, colours=True) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_every_control_is_reached_by_the_keyboard_in_reading_order(reader):
    page = reader.open(CAPTURE)
    page.locator("#field-case-ref").focus()
    order = ["case-ref"]
    for _ in range(60):
        page.keyboard.press("Tab")
        id_ = page.evaluate("document.activeElement.closest('.field')?.dataset.field || ''")
        if id_ and id_ != order[-1]:
            order.append(id_)
    ids = [field.id for field in capture().fields]
    assert order == ids[: len(order)]
    assert len(order) > 20


def record(page):
    """Return the words of the record that would be printed, as one line."""
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    text = plain(page.locator(".record").inner_text())
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="null")
    return " ".join(text.split())


_SUMS = """async lengths => {
  const sums = async length => {
  const bytes = new Uint8Array(length).map((_, at) => at * 7 % 251);
  const whole = formHash.sum();
  whole.add(bytes);
  const parts = formHash.sum();
  for (let at = 0, step = 1; at < length; at += step, step = step * 3 % 97 || 1) parts.add(bytes.subarray(at, at + step));
  const file = await formHash.file(new Blob([bytes]), () => 0, () => false, -1);
  return [whole.end(), parts.end(), file];
  };
  const found = [];
  for (const length of lengths) found.push([length, await sums(length)]);
  return found;
}"""
_SLOW = """() => {
  formHash.file = async (blob, told, stopped) => {
    told(blob.size / 4);
    while (!stopped()) await new Promise(done => setTimeout(done, 10));
    return "";
  };
}"""
_STOP = """async () => {
  let told = 0;
  const blob = new Blob([new Uint8Array(5 << 20)]);
  return [await formHash.file(blob, () => { told += 1; }, () => told > 0, -1), told];
}"""
