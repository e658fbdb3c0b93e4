"""The file of a list: saved on demand, opened only if nothing in it is wrong, and never executed."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

from tests.browser.forms import word
from tests.browser.sheets import (
    BOXES,
    CAPTURE,
    CHILD,
    INITIALS,
    NOW,
    edit,
    folders,
    in_english,
    in_urdu,
    shown,
    ticked,
)

GOOD: dict[str, Any] = {
    "format": "handbook-list",
    "version": 2,
    "list": "CL-03",
    "edition": "2026.11",
    "language": "en",
    "saved-utc": "2026-11-24T09:41:07Z",
    "initials": "AB",
    "items": [
        {"id": "CL-03.1", "done-utc": "2026-11-24T09:12:00Z", "initials": "AB", "typed": False},
        {"id": "CL-03.15", "done-utc": "2026-11-24T09:40:59Z", "initials": "", "typed": True},
    ],
}
WICKED = "<img src=x>"


@folders
def test_a_saved_list_comes_back_as_it_was(clocked, folder, tmp_path):
    """Saved in one language, opened by the keyboard in the other, in a page without ticks."""
    page = clocked.page
    clocked.hear("filechooser", lambda _: None)  # or the browser is told too late to hand it over
    page.clock.set_fixed_time(NOW)
    clocked.open(folder + CAPTURE)
    page.locator(INITIALS).fill("ع م")
    for number in (0, 6, 14):
        page.locator(BOXES).nth(number).check()
    page.locator(BOXES).nth(6).uncheck()
    edit(page, 14, "C.D.", "21:00")
    with page.expect_download() as saving:
        page.locator(".sheet-row button").nth(1).click()
    name = "CL-03-2026.11-20261125T225830Z.json"
    assert saving.value.suggested_filename == name
    assert name in said(page)
    place = tmp_path / name
    saving.value.save_as(place)
    saved = json.loads(place.read_text(encoding="utf-8"))
    assert saved == {
        "format": "handbook-list",
        "version": 2,
        "list": "CL-03",
        "edition": "2026.11",
        "language": "ur" if folder else "en",
        "saved-utc": NOW,
        "initials": "ع م",
        "items": [
            {"id": "CL-03.1", "done-utc": NOW, "initials": "ع م", "typed": False},
            {
                "id": "CL-03.15",
                "done-utc": "2026-11-25T21:00:00Z",
                "initials": "C.D.",
                "typed": True,
            },
        ],
    }

    clocked.open(("" if folder else "ur/") + CAPTURE)
    assert ticked(page) == []
    page.locator(".sheet-row button").nth(2).focus()
    with page.expect_file_chooser() as choosing:
        page.keyboard.press("Enter")
    choosing.value.set_files(place)
    page.locator(".sheet-said:not(:empty)").wait_for()
    assert ticked(page) == ["CL-03.1", "CL-03.15"]
    assert shown(page)[0] == "22:58 UTC ع م"
    assert shown(page)[14].startswith("21:00 UTC C.D. ")
    assert "2026-11-25 22:58" in said(page)
    with page.expect_download() as again:
        page.locator(".sheet-row button").nth(1).click()
    assert json.loads(Path(again.value.path()).read_text("utf-8"))["items"] == saved["items"]


def test_nobody_signs_for_what_stands_in_a_file(clocked):
    """What an officer ticks after opening it carries his own initials, the rest those of the file.

    What nobody signed in the file can be signed, at the item alone.
    """
    clocked.page.clock.set_fixed_time(NOW)
    page = clocked.open(CAPTURE)
    give(page, GOOD)
    page.locator(INITIALS).fill("CD")
    page.locator(BOXES).nth(1).check()

    assert [text for text in shown(page) if text] == [
        "2026-11-24 09:12 UTC AB", "2026-11-25 22:58 UTC CD", "2026-11-24 09:40 UTC – typed",
    ]  # fmt: skip
    edits = page.locator(".item-edit")
    assert [n for n in range(15) if edits.nth(n).is_visible()] == [1, 14]
    edit(page, 14, "EF")
    assert shown(page)[14] == "2026-11-24 09:40 UTC EF typed"


@folders
def test_a_list_about_child_material_is_never_saved_and_says_so(reader, folder):
    for name in (CHILD, "urgent/child-sexual-abuse-material.html"):
        page = reader.open(folder + name)
        page.locator(BOXES).first.check()
        assert page.locator(".sheet-row button").count() == 1
        assert page.locator(".sheet input[type=file]").count() == 0
        assert word(folder, "tick-no-file") in page.locator(".sheet-tools .sheet-note").inner_text()


@folders
def test_the_page_says_what_a_file_holds_and_that_ticks_are_not_kept(reader, folder):
    """That they are not kept stands above the first item, where nobody has ticked yet."""
    page = reader.open(folder + CAPTURE)

    assert word(folder, "tick-file") in page.locator(".sheet-tools .sheet-note").inner_text()
    bar = page.locator(".sheet-bar")
    assert word(folder, "ticks-not-kept") in bar.inner_text()
    assert bar.evaluate("bar => bar.nextElementSibling === document.querySelector('.pause')")


def test_nothing_ticked_saves_no_file(reader):
    page = reader.open(CAPTURE)
    started: list[str] = []
    reader.hear("download", lambda download: started.append(download.suggested_filename))
    page.locator(".sheet-row button").nth(1).click()

    assert said(page) == word("", "file-empty")
    assert started == []


def changed(place, value):
    """Return the text of a good file with the field at `place` set, or taken out for `...`."""
    file: Any = copy.deepcopy(GOOD)
    *way, last = place.split(".")
    inside: Any = file
    for step in way:
        inside = inside[int(step)] if step.isdigit() else inside[step]
    if value is ...:
        del inside[last]
    else:
        inside[last] = value
    return json.dumps(file)


DAMAGED = {
    "nothing": ("", "JSON"),
    "half of it": (json.dumps(GOOD)[:150], "JSON"),
    "brackets": ("[" * 150_000, "JSON"),
    "a picture": ("\x89PNG\r\n\x1a\n\x00\ufffd", "JSON"),
    "a field less": (changed("initials", ...), "initials"),
    "a field more": (changed("note", "x"), "+"),
    "a field of objects": (json.dumps(GOOD)[:-1] + ', "__proto__": {}}', "+"),
    "a list that is none": (changed("list", "CL-3"), "list"),
    "a list of another type": (changed("list", ["CL-03"]), "list"),
    "an edition that is none": (changed("edition", "2026.13"), "edition"),
    "a language that is none": (changed("language", "en/../x"), "language"),
    "a version in letters": (changed("version", "1"), "version"),
    "a time without a zone": (changed("saved-utc", "2026-11-24T09:41:07"), "saved-utc"),
    "a day that is none": (changed("saved-utc", "2026-02-30T09:41:07Z"), "saved-utc"),
    "long initials": (changed("initials", "ABCDEFGHIJKLM"), "initials"),
    "initials that turn": (changed("initials", "A\u202eB"), "initials"),
    "initials in two lines": (changed("items.0.initials", "A\nB"), "items 1: initials"),
    "initials of a number": (changed("items.1.initials", 7), "items 2: initials"),
    "no items": (changed("items", []), "items"),
    "items of an object": (changed("items", {"0": 1}), "items"),
    "an item that is text": (changed("items", ["CL-03.1"]), "items 1: {}"),
    "an item without time": (changed("items.0.done-utc", ...), "items 1: done-utc"),
    "an item with more": (changed("items.0.text", "x"), "items 1: +"),
    "an id that is none": (changed("items.1.id", "cl-03.1"), "items 2: id"),
    "an id twice": (changed("items.1.id", "CL-03.1"), "items 2: CL-03.1"),
    "a hundred items": (changed("items", GOOD["items"] * 50), "items"),
    "HTML in an id": (changed("items.0.id", "<script>alert(1)</script>"), "items 1: id"),
    "HTML in a time": (changed("saved-utc", WICKED), "saved-utc"),
    "HTML in initials": (changed("initials", WICKED), "initials"),
    "HTML in an item's initials": (changed("items.0.initials", "<b>A"), "items 1: initials"),
    "initials with a bar": (changed("items.0.initials", "A/B"), "items 1: initials"),
    "an item without typed": (changed("items.0.typed", ...), "items 1: typed"),
    "typed in letters": (changed("items.0.typed", "true"), "items 1: typed"),
    "done after it was saved": (
        changed("items.0.done-utc", "2026-11-24T09:41:08Z"),
        "items 1: done-utc",
    ),
    "long HTML for initials": (changed("initials", "<img src=x onerror=alert(1)>"), "initials"),
}
OTHERS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "other data": ('{"name": "x"}', "format", {}),
    "a number": ("7", "format", {}),
    "null": ("null", "format", {}),
    "a list of things": ("[]", "format", {}),
    "another format": (changed("format", "handbook-form"), "format", {}),
    "HTML as format": (changed("format", WICKED), "format", {}),
    "an earlier version": (changed("version", 1), "version", {"version": 1}),
    "a later version": (changed("version", 3), "version", {"version": 3}),
    "a day that is still to come": (
        changed("saved-utc", "2026-11-26T22:59:00Z"),
        "future",
        {"saved": "2026-11-26 22:59", "now": "2026-11-25 22:58"},
    ),
    "another list": (changed("list", "CL-04"), "list", {"list": "CL-04", "here": "CL-03"}),
    "an item that is gone": (
        changed("items.1.id", "CL-03.16").replace("2026.11", "2025.03"),
        "unknown",
        {"edition": "2025.03", "ids": "CL-03.16"},
    ),
    "items of two kinds": (
        json.dumps({**GOOD, "items": [{**GOOD["items"][0], "id": f"CL-04.{n}"} for n in (1, 2)]}),
        "unknown",
        {"edition": "2026.11", "ids": "CL-04.1, CL-04.2"},
    ),
    "too much": (json.dumps(GOOD) + " " * 200_000, "large", {}),
}
REFUSED: dict[str, tuple[str, str, dict[str, Any]]] = {
    **{name: (text, "damaged", {"where": where}) for name, (text, where) in DAMAGED.items()},
    **OTHERS,
}


@in_english
def test_a_file_that_is_wrong_anywhere_is_refused_whole_with_a_sentence(clocked, folder):
    """Nothing is ticked, nothing of it becomes an element or runs, nobody is asked anything."""
    clocked.page.clock.set_fixed_time(NOW)
    page = clocked.open(folder + CAPTURE)
    asked = clocked.questions()
    elements = page.evaluate(_COUNT)
    wrong = {}
    for name, (text, why, values) in REFUSED.items():
        give(page, text)
        expected = word(folder, f"file-{why}", **values)
        if (found := said(page)) != expected or ticked(page) or page.evaluate(_COUNT) != elements:
            wrong[name] = (found, expected, ticked(page))
    assert wrong == {}
    assert asked == []
    assert page.locator(".sheet-said").evaluate("said => said.children.length") == 0


def test_a_good_file_is_opened_after_a_bad_one(clocked):
    clocked.page.clock.set_fixed_time(NOW)
    page = clocked.open(CAPTURE)
    give(page, "{")
    give(page, GOOD)

    assert ticked(page) == ["CL-03.1", "CL-03.15"]
    assert page.locator(".sheet-no").count() == 0


def test_initials_of_any_script_and_a_clock_a_little_behind_are_opened(clocked):
    clocked.page.clock.set_fixed_time("2026-11-23T09:42:00Z")
    page = clocked.open(CAPTURE)
    for text in ("A. B.", "O’N-Q'7", "ع۔م".replace("۔", "."), "क्षि १", "Ö Ñ"):
        give(page, json.loads(changed("items.0.initials", text)))
        assert shown(page)[0].endswith(f"UTC {text}"), said(page)
        clear(page)


@in_urdu
def test_a_file_of_another_edition_is_opened_with_its_name_where_all_ids_are_known(clocked, folder):
    clocked.page.clock.set_fixed_time(NOW)
    page = clocked.open(folder + CAPTURE)
    give(page, {**GOOD, "edition": "2025.03"})

    assert ticked(page) == ["CL-03.1", "CL-03.15"]
    assert said(page).endswith(word(folder, "file-edition", edition="2025.03", here="2026.11"))


def test_a_list_with_ticks_is_not_replaced(clocked):
    clocked.page.clock.set_fixed_time(NOW)
    page = clocked.open(CAPTURE)
    page.locator(BOXES).nth(3).check()
    give(page, GOOD)

    assert said(page) == word("", "file-ticked")
    assert ticked(page) == ["CL-03.4"]


def clear(page):
    for _ in range(2):
        page.locator(".sheet-clear").click()


def give(page, file):
    """Let the page open a file with these contents, and wait for its answer."""
    text = file if isinstance(file, str) else json.dumps(file, ensure_ascii=False)
    page.locator(".sheet-said").evaluate("said => { said.textContent = '' }")
    file = {"name": "list.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator(".sheet input[type=file]").set_input_files(file)
    page.locator(".sheet-said:not(:empty)").wait_for()


def said(page):
    """Return what the list answered, without the signs that set its values apart."""
    return re.sub("[\u2068\u2069]", "", page.locator(".sheet-said").text_content())


_COUNT = "document.querySelectorAll('*').length"
