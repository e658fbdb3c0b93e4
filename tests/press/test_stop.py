"""What the prints that say stop promise: nothing touches, nothing is torn, the English stands by."""

from __future__ import annotations

import itertools

import pytest

from handbook.languages import SOURCE
from handbook.press.engine import MM, Laid
from tests import books
from tests.press.boxes import all_boxes, below, boxes, extent, holds, inked, points

pytestmark = pytest.mark.print

STOP = books.stopping()
STRICT = books.lists_that("bilingual-items", "critical")
PIXEL = 25.4 / 100
"""Millimetres of a pixel where a page is shown with 100 dots an inch."""
FRAME = 0.3
"""Millimetres of the frame around the notice of a draft."""


def block(laid: Laid, name: str, page: int = 0):
    """Return the box of the element of a class on a page."""
    return max((b for b in boxes(laid, page) if _whole(b) and holds(b, name)), key=_height)


def _whole(box) -> bool:
    return type(box).__name__ in ("BlockBox", "TableBox")


def _height(box) -> float:
    return float(box.border_height())


def items(laid: Laid, page: int) -> list[int]:
    """Return the numbers that stand beside a page's items, in their order."""
    rows = [b for b in boxes(laid, page) if b.element_tag == "li" and _whole(b)]
    found = {id(b.element): b for b in sorted(rows, key=lambda b: b.position_y)}
    return [int(b.element.find("b").text) for b in found.values()]


def texts(box):
    """Return the texts in a box."""
    return [b for b in below(box) if getattr(b, "text", "").strip()]


def said(box) -> str:
    """Return the letters in a box, without white space, which differs where a line ends."""
    return "".join("".join(b.text for b in texts(box)).split())


@pytest.mark.parametrize("code", STOP)
def test_a_row_without_ink_parts_the_lines_of_an_urdu_stop_line(laid, code):
    one = laid["ur", code, "compact"]
    line = next(b for b in below(block(one, "halt")) if b.element_tag == "p" and _whole(b))
    rows = inked(line)
    assert len(rows) >= 2
    for upper, lower in itertools.pairwise(rows):
        assert lower[0] - upper[1] >= PIXEL, (code, rows)
    assert rows[0][0] >= extent(block(one, "head"))[1]


@pytest.mark.parametrize("variant", ["compact", "large"])
@pytest.mark.parametrize("code", STOP)
def test_the_notice_of_a_draft_is_large_enough_and_leaves_its_frame_alone(laid, code, variant):
    strip = block(laid["ur", code, variant], "draft")
    top = strip.border_box_y() * MM
    bottom = top + strip.border_height() * MM
    for first, last in inked(strip):
        assert first - top >= FRAME + PIXEL
        assert bottom - last >= FRAME + PIXEL
    assert all(points(b) >= (9.5 if variant == "compact" else 18) for b in texts(strip))
    if variant == "large":
        assert len(inked(strip)) == 2  # one line of each language, side by side


def test_how_a_stop_list_is_run_is_said_in_eight_points_at_least(laid):
    for lang, code in itertools.product(("en", "ur"), STOP):
        assert all(points(b) >= 8 for b in texts(block(laid[lang, code, "compact"], "when")))


def test_the_english_stop_line_stands_below_that_of_a_draft(book, laid):
    english = {one.id: one for one in book.checklists.values() if one.lang == SOURCE}
    for code, (variant, size) in itertools.product(STRICT, (("compact", 9), ("large", 18))):
        line = block_in(block(laid["ur", code, variant], "halt"), "english")
        assert said(line) == "".join(f"Stop if {english[code].stop}".split())
        assert {points(b) for b in texts(line)} == {size}
    assert laid["ur", "CL-05", "compact"].pages == 1


def block_in(box, name: str):
    """Return the one box of a class in a box."""
    [found] = [b for b in below(box) if holds(b, name) and _whole(b)]
    return found


@pytest.mark.parametrize("code", STOP)
def test_a_large_print_that_says_stop_begins_with_three_items(laid, code):
    for lang in ("en", "ur"):
        one = laid[lang, code, "large"]
        assert items(one, 0)[:3] == [1, 2, 3], lang
        assert {points(b) for b in texts(block(one, "head")) if b.element_tag == "h1"} == {24}
        assert not [b for b in all_boxes(one) if holds(b, "when") or holds(b, "meta")]


def test_no_page_of_a_large_print_has_a_single_item(laid):
    for where, one in laid.items():
        if where[2] == "large":
            assert all(len(items(one, page)) >= 2 for page in range(one.pages)), where


def test_the_back_of_a_sheet_repeats_the_heading_of_a_pause_point_that_goes_on(book, laid):
    torn = 0
    for shown, one in backs(book, laid):
        front, back = items(one, 0), items(one, 1)
        assert front + back == list(range(1, sum(1 for _ in shown.items()) + 1))
        first = f"{shown.id}.{back[0]}"
        pause = next(one for one in shown.pauses if first in {task.id for task in one.items})
        torn += pause.items[0].id != first
        over = block(one, "over", 1)
        word = book.languages["ur"].word
        assert sorted(said(over)) == sorted(_joined(pause.title, word("time"), word("initials")))
        assert over.position_y < min(
            b.position_y for b in boxes(one, 1) if b.element_tag == "li" and _whole(b)
        )
    assert torn


def test_the_back_of_a_sheet_says_stop_beside_its_code(book, laid):
    for shown, one in backs(book, laid):
        head = block(one, "turned", 1)
        assert any("Replaced" in type(b).__name__ for b in below(head))
        assert _joined("رک جائیں", shown.id) in said(head)
        assert extent(head)[1] <= extent(block(one, "over", 1))[0]
        assert not [b for b in boxes(one, 0) if holds(b, "turned")]


def backs(book, laid):
    """Return the Urdu lists whose compact sheet has a back, with their pages."""
    lists = {one.id: one for one in book.checklists.values() if one.lang == "ur"}
    found = [
        (lists[code], one)
        for (_, code, variant), one in laid.items()
        if variant == "compact" and one.pages > 1
    ]
    assert found
    return found


def _joined(*parts: str) -> str:
    return "".join("".join(parts).split())
