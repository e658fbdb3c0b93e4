"""The file of a form: refused whole if anything in it is wrong, and never run; what another can give."""

from __future__ import annotations

import copy
import json
from typing import Any

from tests.browser.forms import (
    CAPTURE,
    CARRY,
    NOW,
    answers,
    canonical,
    example,
    faults,
    fill,
    give,
    labels,
    said,
    save_draft,
    saved,
    sealed,
    sha256,
    shown_rows,
    word,
    write,
)
from tests.browser.sheets import in_english, in_urdu

WICKED = "<img src=x onerror=alert(1)>"
FORMULA = '=HYPERLINK("http://a.example")'


def changed(place, value, *, seal=True):
    """Return a good file with the entry at `place` set, or taken out for `...`, and sealed anew."""
    file: Any = copy.deepcopy(saved())
    *way, last = place.split("/")
    inside: Any = file
    for step in way:
        inside = inside[int(step)] if step.isdigit() else inside[step]
    if value is ...:
        del inside[last]
    else:
        inside[int(last) if last.isdigit() else last] = value
    if seal and place != "rows":
        file = sealed(file)
    return file


def damaged() -> dict[str, tuple[Any, str]]:
    """Return files that are no whole JSON of a form, and the place that the page names."""
    good = saved()
    return {
        "nothing": ("", "JSON"),
        "half of it": (json.dumps(good)[:400], "JSON"),
        "brackets": ("[" * 150_000, "JSON"),
        "an entry less": (changed("language", ...), "language"),
        "an entry more": (changed("note", "x"), "+"),
        "a prototype": (json.dumps(good)[:-1] + ', "__proto__": {}}', "+"),
        "a form that is none": (changed("form", "F-6"), "form"),
        "an edition that is none": (changed("edition", "2026.13"), "edition"),
        "a time that is none": (changed("saved-utc", "2026-02-30T08:00:00Z"), "saved-utc"),
        "a version in letters": (changed("version", "1"), "version"),
        "a draft without its mark": (changed("version", 2), "draft"),
        "a mark on a record": (changed("draft", True), "+"),
        "values in a list": (changed("values", [], seal=False), "values"),
        "rows in an object": (changed("rows", {"0": {}}), "rows"),
        "a number": (changed("values/clock-difference", 2), "clock-difference"),
        "a wrong kind": (changed("values/started-utc", "yesterday"), "started-utc"),
        "digits of another script": (changed("values/retain-until", "۲۰۲۷-۰۳-۰۹"), "retain-until"),
        "an empty answer": (changed("values/place", ""), "place"),
        "HTML as an address": (changed("values/page-url", WICKED), "page-url"),
        "a tick that is none": (changed("values/opened-checked", False), "opened-checked"),
        "a tick in letters": (changed("values/opened-checked", "true"), "opened-checked"),
        "one choice as a list": (changed("values/connection", ["mobile"]), "connection"),
        "choices as a text": (changed("values/method", "source"), "method"),
        "no choice of many": (changed("values/method", []), "method"),
        "choices twice": (changed("values/method", ["source", "source"]), "method"),
        "choices in another order": (changed("values/method", ["source", "full-page"]), "method"),
        "an answer that is too long": (changed("values/place", "x" * 501), "place"),
        "a broken sign": (json.dumps(good).replace("Unit 7", "Unit \\ud800"), "place"),
        "an empty row": (changed("rows/1", {}), "rows 2"),
        "a wrong size": (changed("rows/2/file-bytes", "1 kB"), "rows 3: file-bytes"),
        "a hash in capitals": (changed("rows/0/file-sha256", "A" * 64), "rows 1: file-sha256"),
        "no chain": (changed("chain", ..., seal=False), "chain"),
        "a chain that is too short": (
            {**good, "chain": {**good["chain"], "rows": good["chain"]["rows"][:-1]}},
            "chain",
        ),
        "a chain of words": ({**good, "chain": {"rows": ["x"], "head": "y"}}, "chain"),
        "a chain with more": ({**good, "chain": {**good["chain"], "by": "x"}}, "chain"),
    }


def others() -> dict[str, tuple[Any, str, dict[str, Any]]]:
    """Return files that are refused for another reason, with its word and what that word names."""
    good = saved()
    return {
        "other data": ({"name": "x"}, "fill-format", {}),
        "null": ("null", "fill-format", {}),
        "a list's file": ({**good, "format": "handbook-list"}, "fill-format", {}),
        "HTML as format": (changed("format", WICKED), "fill-format", {}),
        "a later version": (changed("version", 3), "fill-version", {"version": 3}),
        "another form": (changed("form", "F-07"), "fill-other", {"form": "F-07", "here": "F-06"}),
        "a field that is gone": (
            changed("values/old-field", "x"),
            "fill-unknown",
            {"edition": "2026.11", "ids": "old-field"},
        ),
        "HTML as a field": (
            changed(f"values/{WICKED}", "x"),
            "fill-unknown",
            {"edition": "2026.11", "ids": WICKED},
        ),
        "a prototype among the values": (
            json.dumps(good).replace('"values": {', '"values": {"__proto__": "x", '),
            "fill-unknown",
            {"edition": "2026.11", "ids": "__proto__"},
        ),
        "choices that are gone": (
            changed("values/sensitive", ["none", "secret"]),
            "fill-unknown",
            {"edition": "2026.11", "ids": "sensitive"},
        ),
        "a column that is gone": (
            changed("rows/1/colour", "x"),
            "fill-unknown",
            {"edition": "2026.11", "ids": "rows 2: colour"},
        ),
        "one letter of an answer": (
            changed("values/place", "Town C", seal=False),
            "fill-head-wrong",
            {},
        ),
        "another time of saving": (
            changed("saved-utc", "2026-03-09T08:00:01Z", seal=False),
            "fill-head-wrong",
            {},
        ),
        "one digit of a row": (
            changed("rows/2/file-bytes", "1", seal=False),
            "fill-chain",
            {"n": 3},
        ),
        "rows in another order": (
            {**good, "rows": [good["rows"][1], good["rows"][0], *good["rows"][2:]]},
            "fill-chain",
            {"n": 1},
        ),
        "too much": (json.dumps(good) + " " * 5_000_000, "fill-large", {}),
    }


ALONE = (
    "half of it", "another form", "other data", "a later version", "too much", "a field that is gone",
)  # fmt: skip


@in_urdu
def test_a_file_that_is_wrong_anywhere_is_refused_whole_with_a_sentence(reader, folder):
    """The answer on the screen stays, nothing becomes an element or runs, nobody is asked anything.

    What was not changed after it was saved, but is no file of this form, is not shown either.
    """
    page = reader.open(folder + CAPTURE)
    asked = reader.questions()
    write(page, "place", "Town A")
    elements = page.evaluate(_COUNT)
    wrong: dict[str, Any] = {}
    refused = {
        **{
            name: (text, "file-damaged", {"where": where})
            for name, (text, where) in damaged().items()
        },
        **others(),
    }
    for name in sorted(refused, key=lambda name: name not in ALONE):
        file, why, values = refused[name]
        give(page, file)
        expected = word(folder, why, **values)
        left = answers(page), shown_rows(page), page.evaluate(_COUNT)
        if said(page) != expected or left != ({"place": "Town A"}, [], elements):
            wrong[name] = (said(page), expected, left)
        if name in ALONE and page.locator(".form-view").is_visible():
            wrong[name] = "is shown"
    assert wrong == {}
    assert asked == []
    assert page.locator(".form-answer.form-no").count() == 1
    assert page.locator(".form-answer > *").count() == 0


def test_html_and_formulas_in_answers_are_shown_as_the_text_that_they_are(reader):
    page = reader.open(CAPTURE)
    values, rows = example()
    values |= {"place": WICKED, "steps": f"{WICKED}\n{FORMULA}", "account-shown": FORMULA}
    rows[0] |= {"file-name": WICKED}
    give(page, saved(values=values, rows=rows))

    assert answers(page) == values
    assert shown_rows(page)[0]["File name"] == WICKED
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert WICKED in page.locator(".record").inner_text()
    assert page.locator("img[src=x]").count() == 0


@in_english
def test_a_good_file_is_opened_after_a_bad_one_and_says_what_it_held(reader, folder):
    page = reader.open(folder + CAPTURE)
    give(page, "{")
    give(page, json.dumps(saved(), indent=2, ensure_ascii=True))

    values, rows = example()
    assert answers(page) == values
    assert said(page) == word(
        folder, "fill-opened", n=len(values), m=len(rows),
        saved="2026-03-09T08:00:00Z",
    )  # fmt: skip
    assert saved()["chain"]["head"] in page.locator(".form-head").inner_text()
    assert page.locator(".form-no").count() == 0


@in_urdu
def test_a_file_of_another_edition_is_opened_with_its_name_where_all_is_known(reader, folder):
    page = reader.open(folder + CAPTURE)
    give(page, saved(edition="2025.03"))

    assert said(page).endswith(word(folder, "fill-edition", edition="2025.03", here="2026.11"))
    assert len(answers(page)) > 40


def test_a_form_with_answers_is_not_replaced(reader):
    page = reader.open(CAPTURE)
    write(page, "case-ref", "mine")
    give(page, saved())

    assert said(page) == word("", "fill-filled")
    assert answers(page) == {"case-ref": "mine"}


def test_nothing_filled_saves_no_file_and_nothing_right_no_record(reader):
    page = reader.open(CAPTURE)
    started: list[str] = []
    reader.hear("download", lambda download: started.append(download.suggested_filename))
    for button in (".form-save", ".form-draft"):
        page.locator(button).click()
        assert said(page) == word("", "fill-empty")
    write(page, "started-utc", "soon")
    page.locator(".form-save").click()
    assert f"Begun (UTC): {word('', 'fill-wrong-utc-time')}" in faults(page)
    assert page.evaluate("document.activeElement.className") == "form-faults form-faults-below"
    assert started == []


def test_signs_of_every_script_come_back_with_the_hash_that_python_computes(reader):
    """Quotes, line ends, signs beyond the first plane, and those that JSON writes in its own way."""
    page = reader.open(CAPTURE)
    text = 'ع "q" \\ / \u2028 \x7f 😀 \u0600 é e\u0301\nTab\there'
    fill(page, {"steps": text, "case-ref": "علم/۱\u200f"})
    name, file = save_draft(page)

    assert file["values"]["steps"] == text
    assert file["chain"]["head"] == sha256(canonical({**file, "chain": {"rows": []}}))
    assert name.startswith("F-06_DRAFT_علم_1_")
    reader.open(CAPTURE)
    give(page, file)
    assert answers(page) == file["values"]


def other(**values):
    """Return a good file of another form."""
    return sealed({**saved(rows=[{"any-id": "x"}]), "form": "F-07", "values": values})


@in_english
def test_what_two_forms_share_is_taken_into_empty_fields_and_named(reader, folder):
    """But no signature and no tick; what was written stays, and what does not fit is left out."""
    page = reader.open(folder + CAPTURE)
    write(page, "place", "mine")
    values = {
        "case-ref": "U7/CASE/2026/031", "place": "theirs", "sensitive": ["none"],
        "platform": "x" * 501, "connection": "mobile", "sign-captured": "4471", "opened-checked": True,
        "custody-no": "x", "retain-until": "2027-03-09", "started-utc": NOW, "ended-utc": NOW,
        "device-ref": "PC-7", "alterations": "none", "not-captured": "none",
        "helps-defence": "no", "person-code": "P1", "authority-level": "l1", "exhibit-no": "x",
    }  # fmt: skip
    give(page, other(**values), CARRY)

    assert answers(page) == {
        "place": "mine", "case-ref": "U7/CASE/2026/031", "sensitive": ["none"],
    }  # fmt: skip
    assert said(page) == " ".join(
        (
            word(
                folder,
                "fill-carried",
                form="F-07",
                fields=labels(folder, "case-ref", "sensitive"),
            ),
            word(folder, "fill-carried-kept", fields=labels(folder, "place")),
            word(folder, "fill-carried-not", fields=labels(folder, "platform")),
        )
    )
    give(page, other(**{"custody-no": "x"}), CARRY)
    assert said(page) == word(folder, "fill-carried-none", form="F-07")


def test_nothing_is_taken_from_a_file_that_is_wrong_or_of_this_form(reader):
    page = reader.open(CAPTURE)
    broken = {**other(**{"case-ref": "x"}), "edition": "2026.12"}
    for file, why, values in (
        ("{", "file-damaged", {"where": "JSON"}),
        (broken, "fill-head-wrong", {}),
        (saved(), "fill-same", {"form": "F-06"}),
        ({"format": "handbook-list"}, "fill-format", {}),
    ):
        give(page, file, CARRY)
        assert said(page) == word("", why, **values)
        assert answers(page) == {}


# What sets a code in an answer apart is ours, and has none of these elements inside.
_COUNT = """document.querySelectorAll(
  "*:not(.form-view *):not(.form-answer > bdi):not(.form-answer > bdi > span):not(.form-answer > bdi > wbr)").length"""
