"""What a form costs in paper and gives to a pen, measured on every blank form in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from handbook.cache import open_cache
from handbook.markup import read_words
from handbook.model import Template
from handbook.press.engine import MM, Laid
from handbook.press.fit import FULL, fit
from handbook.press.job import jobs
from handbook.press.worker import Worker
from tests.press.boxes import below, extent, holds, inked
from tests.press.conftest import ROOT, unsearched

pytestmark = pytest.mark.print

HAND = ("blank", "minimum")
FIRST_HOUR = ("F-01", "F-02", "F-03", "F-05", "F-06", "F-12", "F-18")
"""What a first hour with one item takes, by S-02."""
SIDES = 20
LOGS = {"en": {"F-05": 10, "F-07": 10}, "ur": {"F-05": 10, "F-07": 9}}
"""Lines on the second page of a log: under a head of three storeys in Nastaliq there is no tenth."""
HANDOVER = {"from-person": 18, "from-sign": 36, "to-person": 18, "to-sign": 36, "event-reason": 38}
"""Column of the custody sheet to the millimetres that a hand needs for it."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """Every form of a language that is written by hand, laid out as it is printed."""

    lang: str
    laid: Mapping[tuple[str, str], Laid]
    forms: Mapping[str, Template]

    def pages(self) -> Iterator[tuple[tuple[str, str], list[Any]]]:
        """Yield the boxes of what is on each page, its margins left out, in their order."""
        for key in self.laid:
            yield from ((key, boxes) for boxes in self.of(*key))

    def of(self, code: str, variant: str = "blank") -> list[list[Any]]:
        """Return the boxes of what is on each page of one form."""
        return [
            [
                box
                for child in page._page_box.children
                if not hasattr(child, "at_keyword")
                for box in below(child)
            ]
            for page in self.laid[code, variant].document.pages
        ]


@pytest.fixture(scope="module", params=["en", "ur"])
def sheets(request, book, engine, prints) -> Sheets:
    """Give the forms as they were printed; where nothing of that was kept, their air is found anew."""
    lang, worker, laid = request.param, Worker(open_cache(ROOT)), {}
    with unsearched():
        for job in jobs(book, lang):
            if job.variant in HAND:
                kept = worker._known(worker._key(job))
                if kept and kept.pdf == (prints.folder / job.path).read_bytes():
                    one = engine.lay(job.draw(kept.air))
                else:
                    one = fit(engine.lay, job.draw, 0, None, roomy=True).laid
                laid[job.code, job.variant] = one
    return Sheets(lang, laid, {f.id: f for (of, _), f in book.templates.items() if of == lang})


def cells(boxes: list[Any], tag: str) -> list[Any]:
    return [box for box in boxes if type(box).__name__ == "TableCellBox" and box.element_tag == tag]


def lines(boxes: list[Any]) -> int:
    return len({id(box.element) for box in boxes if box.element_tag == "tbody"})


def test_no_sheet_ends_on_a_page_that_is_nearly_empty(sheets):
    last = {key: laid.share() for key, laid in sheets.laid.items() if laid.pages > 1}
    assert {key: share for key, share in last.items() if share < FULL} == {}


def test_a_first_hour_takes_few_sides(sheets):
    taken = {code: sheets.laid[code, "blank"].pages for code in FIRST_HOUR}
    assert sum(taken.values()) <= SIDES, taken


def test_a_log_is_continued_on_a_page_of_ten_lines(sheets):
    for code, least in LOGS[sheets.lang].items():
        *_, last = sheets.of(code)
        assert cells(last, "th")
        assert not any(holds(box, "fields") or holds(box, "help") for box in last)
        assert lines(last) >= least, code


def test_a_page_of_rows_has_ten_lines_and_nine_where_they_have_three_storeys(sheets):
    seen = 0
    for key, boxes in sheets.pages():
        section = next((box for box in boxes if holds(box, "rows-of")), None)
        if section is None or any(box.element_tag == "h2" for box in boxes):
            continue
        storeys = next(n for n in range(1, 20) if holds(section, f"of-{n}"))
        assert lines(boxes) >= (10 if storeys <= 2 else 9), (key, storeys)
        seen += 1
    assert seen >= 5


def test_what_is_written_on_is_eight_millimetres_high(sheets):
    for key, boxes in sheets.pages():
        rooms = [box for box in boxes if box.element_tag == "p" and holds(box, "room")]
        for box in (*rooms, *cells(boxes, "td")):
            assert box.border_height() * MM >= 8 - 0.01, key


def test_a_handover_has_room_for_who_gives_who_takes_and_why(sheets):
    *_, last = sheets.of("F-07")
    wide = {_said(cell): cell.border_width() * MM for cell in cells(last, "th")}
    for field in sheets.forms["F-07"].rows:
        assert wide[_close(field.label)] >= HANDOVER.get(field.id, 9.5) - 0.1


def test_a_box_and_its_answer_never_part(sheets):
    seen = 0
    for key, boxes in sheets.pages():
        for box in boxes:
            if type(box).__name__ == "InlineBlockBox" and holds(box, "answer"):
                parts = sum(type(one).__name__ == "LineBox" for one in below(box))
                assert parts == 1, (key, "".join(box.element.itertext()))
                seen += 1
    assert seen > 300


def test_no_word_crosses_the_rule_above_it(sheets):
    crossing = {}
    for key, boxes in sheets.pages():
        for cell in boxes:
            if type(cell).__name__ != "TableCellBox" or not (holds(cell, "cell") or cell.element_tag == "th"):  # fmt: skip
                continue
            top, _ = extent(cell)
            highest = min((ink for ink, _ in inked(cell)), default=top)
            if highest < top - 0.1:
                crossing[(*key, _said(cell)[:40])] = round(highest - top, 2)
    assert crossing == {}


def test_each_title_help_and_answer_is_printed_and_help_is_told_from_its_title(sheets):
    for code, form in sheets.forms.items():
        if (code, "blank") not in sheets.laid:
            continue
        text = "".join(_said(boxes[0]) for boxes in sheets.of(code))
        for field in (*form.fields, *form.rows):
            for part in (field.label, field.how, *(one.label for one in field.choices)):
                assert _close(read_words(part)) in text, (code, part)
        for field in form.fields:
            if field.how:
                assert _close(f"{read_words(field.label)} – {read_words(field.how)}") in text


def _said(box: Any) -> str:
    """Return what is printed in a box, without the names before codes and the brackets round those."""
    return _close("".join(map(_own, below(box))))


def _own(box: Any) -> str:
    text = getattr(box, "text", "")
    if holds(box, "named"):
        return ""
    return text.strip("()") if holds(box, "code") else text


def _close(text: str) -> str:
    return "".join(text.replace("_", "").split())  # a blank is drawn
