"""What a form costs in paper and gives to a pen, measured on every blank form in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from handbook.markup import read_words
from handbook.press.engine import MM, Laid
from handbook.press.fit import FULL, fit
from handbook.press.job import jobs
from tests.press.boxes import below, extent, holds, inked

pytestmark = pytest.mark.print

HAND = ("blank", "minimum")
FIRST_HOUR = ("F-01", "F-02", "F-03", "F-05", "F-06", "F-12", "F-18")
"""What a first hour with one item takes, by S-02."""
SIDES = {"en": 20, "ur": 22}
"""Nastaliq takes half as much again for a line of print; lines to write on are as high."""
LOGS = {("en", "F-05"): 10, ("ur", "F-05"): 10, ("en", "F-07"): 10, ("ur", "F-07"): 9}
"""Lines on the second page of a log: under a head of three storeys in Nastaliq there is no tenth."""


@pytest.fixture(scope="module")
def sheets(book, engine) -> Mapping[tuple[str, str, str], Laid]:
    """Give every form that is written by hand as it is printed, by language, code and variant."""
    return {
        (lang, job.code, job.variant): fit(engine.lay, job.draw, 0, None, roomy=True).laid
        for lang in ("en", "ur")
        for job in jobs(book, lang)
        if job.variant in HAND
    }


def each(laid: Laid) -> Any:
    """Yield the boxes of what is on each page, its margins left out, in their order."""
    for page in laid.document.pages:
        yield [
            box
            for child in page._page_box.children
            if not hasattr(child, "at_keyword")
            for box in below(child)
        ]


def cells(boxes: list[Any], tag: str) -> list[Any]:
    return [box for box in boxes if type(box).__name__ == "TableCellBox" and box.element_tag == tag]


def lines(boxes: list[Any]) -> int:
    return len({id(box.element) for box in boxes if box.element_tag == "tbody"})


def test_no_sheet_ends_on_a_page_that_is_nearly_empty(sheets):
    few = {key: laid.share() for key, laid in sheets.items() if laid.pages > 1}
    assert {key: share for key, share in few.items() if share < FULL} == {}


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_a_first_hour_takes_few_sides(sheets, lang):
    taken = {code: sheets[lang, code, "blank"].pages for code in FIRST_HOUR}
    assert sum(taken.values()) <= SIDES[lang], taken


@pytest.mark.parametrize(("lang", "code"), LOGS)
def test_a_log_is_continued_on_a_page_of_ten_lines(sheets, lang, code):
    *_, last = each(sheets[lang, code, "blank"])
    assert cells(last, "th")
    assert not any(holds(box, "fields") or holds(box, "help") for box in last)
    assert lines(last) >= LOGS[lang, code]


def test_a_page_of_rows_has_ten_lines_and_nine_where_they_have_three_storeys(sheets):
    seen = 0
    for key, laid in sheets.items():
        for boxes in each(laid):
            [section, *_] = [box for box in boxes if holds(box, "rows-of")] or [None]
            if section is None or any(box.element_tag == "h2" for box in boxes):
                continue
            storeys = max(n for n in range(1, 5) if holds(section, f"of-{n}"))
            assert lines(boxes) >= (10 if storeys <= 2 else 9), (key, storeys)
            seen += 1
    assert seen >= 10


def test_what_is_written_on_is_eight_millimetres_high(sheets):
    for key, laid in sheets.items():
        for boxes in each(laid):
            rooms = [box for box in boxes if box.element_tag == "p" and holds(box, "room")]
            for box in (*rooms, *cells(boxes, "td")):
                assert box.border_height() * MM >= 8 - 0.01, key


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_a_handover_has_room_for_who_gives_who_takes_and_why(book, sheets, lang):
    form = book.templates[lang, "templates/custody-sheet.md"]
    least = {"from-person": 18, "from-sign": 36, "to-person": 18, "to-sign": 36, "event-reason": 38}
    labels = {_close(field.label): least[field.id] for field in form.rows if field.id in least}
    *_, last = each(sheets[lang, "F-07", "blank"])
    wide = {_said(cell): cell.border_width() * MM for cell in cells(last, "th")}
    for label, most in labels.items():
        assert wide[label] >= most


def test_a_box_and_its_answer_never_part(sheets):
    seen = 0
    for key, laid in sheets.items():
        for boxes in each(laid):
            for box in boxes:
                if type(box).__name__ == "InlineBlockBox" and holds(box, "answer"):
                    count = sum(type(one).__name__ == "LineBox" for one in below(box))
                    assert count == 1, (key, "".join(box.element.itertext()))
                    seen += 1
    assert seen > 1000


def test_no_word_crosses_the_rule_above_it(sheets):
    for key, laid in sheets.items():
        for boxes in each(laid):
            framed = [box for box in boxes if type(box).__name__ == "TableCellBox"]
            for cell in framed:
                if not holds(cell, "cell") and cell.element_tag != "th":
                    continue
                top, _ = extent(cell)
                assert all(ink >= top - 0.05 for ink, _ in inked(cell)), (key, _said(cell))


def test_each_title_help_and_answer_is_printed(book, sheets):
    for (lang, _), form in book.templates.items():
        key = (lang, form.id, "blank")
        if key not in sheets:
            continue
        text = "".join(_said(box) for boxes in each(sheets[key]) for box in boxes[:1])
        for field in (*form.fields, *form.rows):
            for part in (field.label, field.how, *(one.label for one in field.choices)):
                assert _close(read_words(part)) in text, (key, part)


def test_a_title_and_its_help_are_told_apart(book, sheets):
    for (lang, _), form in book.templates.items():
        key = (lang, form.id, "blank")
        if key not in sheets:
            continue
        text = "".join(_said(box) for boxes in each(sheets[key]) for box in boxes[:1])
        for field in form.fields:
            if field.how:
                assert _close(f"{read_words(field.label)} – {read_words(field.how)}") in text


def _said(box: Any) -> str:
    return _close("".join(getattr(one, "text", "") for one in below(box)))


def _close(text: str) -> str:
    return "".join(text.split())
