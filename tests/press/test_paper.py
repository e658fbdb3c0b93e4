"""What a form costs in paper and gives to a pen, measured on every blank form in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from handbook.cache import open_cache
from handbook.languages import SOURCE, Language
from handbook.markup import read_words
from handbook.model import Template
from handbook.press.engine import MM, Laid
from handbook.press.fit_to_page import fit
from handbook.press.form_rows import is_landscape, storeys
from handbook.press.print_jobs import jobs
from handbook.press.worker import Worker
from tests.press.boxes import below, extent, holds, inked
from tests.press.conftest import ROOT, unsearched
from tests.press.test_variants import CUT, QUARTER

pytestmark = pytest.mark.print

HAND = ("blank", "minimum")
FIRST_HOUR = ("F-01", "F-02", "F-03", "F-05", "F-06", "F-12", "F-18")
"""What a first hour with one item takes, by S-02."""
SIDES = 20
HOLES, ROUND = 12, 3
"""Millimetres of the middle of a hole from the edge, and of its radius; two are 80 mm apart (ISO 838)."""
HANDOVER = {"from-person": 18, "from-sign": 36, "to-person": 18, "to-sign": 36, "event-reason": 38}
"""Column of the custody sheet to the millimetres that a hand needs for it."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """Every form of a language that is written by hand, laid out as it is printed."""

    lang: str
    laid: Mapping[tuple[str, str], Laid]
    language: Language
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
                    one = fit(engine.lay, job.draw, 0, None).laid
                laid[job.code, job.variant] = one
    own = {form.id: form for (of, _), form in book.templates.items() if of == lang}
    return Sheets(lang, laid, book.languages[lang], own)


def cells(boxes: list[Any], tag: str) -> list[Any]:
    return [box for box in boxes if type(box).__name__ == "TableCellBox" and box.element_tag == tag]


def lines(boxes: list[Any]) -> int:
    return len({id(box.element) for box in boxes if box.element_tag == "tbody"})


def test_no_page_is_half_empty_but_the_last_and_what_is_before_a_receipt(sheets):
    filled = {}
    for key, laid in sheets.laid.items():
        for number, boxes in enumerate(sheets.of(*key)[:-1], 1):
            page = laid.document.pages[number - 1]._page_box
            low = max(box.position_y + box.border_height() for box in boxes if _read(box))
            filled[(*key, number)] = (low - page.content_box_y()) / page.height
    receipts = {code for code, form in sheets.forms.items() if form.receipt}
    thin = {key: share for key, share in filled.items() if share < 0.5 and key[0] not in receipts}
    assert thin == {}


def test_a_first_hour_takes_few_sides(sheets):
    taken = {code: sheets.laid[code, "blank"].pages for code in FIRST_HOUR}
    assert sum(taken.values()) <= SIDES, taken


def test_a_page_of_rows_alone_has_ten_lines(sheets):
    found: dict[tuple[str, str], int] = {}
    for key, boxes in sheets.pages():
        beside = any(holds(box, "fields") or holds(box, "help") for box in boxes)
        if lines(boxes) and not beside and all(box.element_tag != "h2" for box in boxes):
            assert cells(boxes, "th"), key
            found[key] = min(lines(boxes), found.get(key, lines(boxes)))
    assert {key: number for key, number in found.items() if number < 10} == {}
    logs = {
        (code, "blank")
        for code, form in sheets.forms.items()
        if form.rows and (form.is_log or is_landscape(form, sheets.language))
    }
    assert len(logs) >= 3
    assert logs <= found.keys()


def test_rows_lie_in_every_language_or_in_none(sheets, book):
    for form in sheets.forms.values():
        english = next(
            one for one in book.templates.values() if one.id == form.id and one.page.lang == SOURCE
        )
        assert is_landscape(form, sheets.language) == is_landscape(
            english, book.languages[SOURCE]
        ), form.id


def test_a_page_that_lies_loses_nothing_to_letter_paper_printers_or_holes(sheets):
    seen = 0
    for key, laid in sheets.laid.items():
        for page in (one._page_box for one in laid.document.pages):
            wide, high = page.margin_width() * MM, page.margin_height() * MM
            if wide < high:
                continue
            for line in (box for box in below(page) if type(box).__name__ == "LineBox"):
                ink = inked(line)
                for text in (box for box in below(line) if getattr(box, "text", "").strip()):
                    left, right = text.position_x * MM, (text.position_x + text.width) * MM
                    assert CUT + QUARTER <= left < right <= wide - CUT - QUARTER, key
                    assert min(top for top, _ in ink) >= QUARTER, key
                    assert max(low for _, low in ink) <= high - QUARTER, key
                    apart = [min(abs(left - hole), abs(right - hole)) for hole in _holes(wide)]
                    over = any(left < hole < right for hole in _holes(wide))
                    clear = min(top for top, _ in ink) > HOLES + ROUND
                    assert clear or (min(apart) > ROUND and not over), (key, text.text)
                    seen += 1
    assert seen > 100


def _holes(wide: float) -> tuple[float, float]:
    return wide / 2 - 40, wide / 2 + 40


def test_no_line_has_more_than_two_storeys_but_for_a_hash(sheets):
    for code, form in sheets.forms.items():
        if form.rows and "sha256" not in {field.kind for field in form.rows}:
            assert len(storeys(form, sheets.language)) <= 2, code


def test_a_line_is_never_torn(sheets):
    for key, boxes in sheets.pages():
        bodies = [box for box in boxes if box.element_tag == "tbody"]
        high = {sum(child.element_tag == "tr" for child in body.children) for body in bodies}
        assert len(high) <= 1, (key, high)


def test_what_is_written_on_is_eight_millimetres_high(sheets):
    for key, boxes in sheets.pages():
        rooms = [box for box in boxes if box.element_tag == "p" and holds(box, "room")]
        for box in (*rooms, *cells(boxes, "td")):
            assert box.border_height() * MM >= 8 - 0.01, key


def test_lines_that_tell_of_rows_keep_apart(sheets):
    least = 1.7 if sheets.language.direction == "rtl" else 1.2
    seen = 0
    for key, boxes in sheets.pages():
        for told in (box for box in boxes if holds(box, "help")):
            for line in (box for box in below(told) if type(box).__name__ == "LineBox"):
                assert line.height >= least * told.style["font_size"] - 0.01, key
                seen += 1
    assert seen > 100


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


def test_no_word_crosses_the_rule_above_it_nor_a_title_the_one_below(sheets):
    crossing = {}
    for key, boxes in sheets.pages():
        for cell in boxes:
            if type(cell).__name__ != "TableCellBox" or not (holds(cell, "cell") or cell.element_tag == "th"):  # fmt: skip
                continue
            top, end = extent(cell)
            ink = inked(cell) or [(top, end)]
            above = top - min(high for high, _ in ink)
            below_it = max(low for _, low in ink) - end if cell.element_tag == "th" else 0
            if max(above, below_it) > 0.1:
                crossing[(*key, _said(cell)[:40])] = round(max(above, below_it), 2)
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


def _read(box: Any) -> bool:
    """Return whether a box is read or written on, and no frame of other boxes."""
    return holds(box, "cell") or holds(box, "help") or box.element_tag in ("td", "th")


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
