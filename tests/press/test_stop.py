"""What the prints that say stop promise: nothing touches, nothing is torn, the English stands by."""

from __future__ import annotations

import itertools
import re

import pytest

from handbook.languages import SOURCE
from handbook.press.engine import Laid
from handbook.press.sheet import STOP
from handbook.render.checklist import STRICT
from tests.press.boxes import all_boxes, below, boxes, extent, holds, inked, points

pytestmark = pytest.mark.print

PIXEL = 25.4 / 100
"""Millimetres of a pixel where a page is shown with 100 dots an inch."""


def block(laid: Laid, name: str, page: int = 0):
    """Return the outermost block of a class on a page."""
    return next(b for b in boxes(laid, page) if holds(b, name) and b.is_block_level())


def items(laid: Laid, page: int) -> list[int]:
    """Return the numbers of a page's items, in their order."""
    found = [b for b in boxes(laid, page) if b.element_tag == "li" and type(b).__name__ == "BlockBox"]
    rows = sorted(found, key=lambda box: box.position_y)
    return [int(re.match(r"\d+", "".join(words(row, "b")))[0]) for row in rows]


def words(box, tag: str = ""):
    """Yield the texts in a box, with a tag those of its first element of this kind."""
    holder = next((b for b in below(box) if b.element_tag == tag), box) if tag else box
    yield from (b.text for b in below(holder) if getattr(b, "text", ""))


@pytest.mark.parametrize("code", STOP)
def test_a_row_without_ink_parts_the_lines_of_an_urdu_stop_line(laid, code):
    halt = block(laid["ur", code, "compact"], "halt")
    line = next(b for b in below(halt) if b.element_tag == "p" and not holds(b, "when"))
    rows = inked(line)
    assert len(rows) >= 2
    for upper, lower in itertools.pairwise(rows):
        assert lower[0] - upper[1] >= PIXEL, (code, rows)
    assert rows[0][0] >= extent(block(laid["ur", code, "compact"], "head"))[1]


@pytest.mark.parametrize("variant", ["compact", "large"])
@pytest.mark.parametrize("code", STOP)
def test_the_notice_of_a_draft_is_large_enough_and_leaves_its_frame_alone(laid, code, variant):
    one = laid["ur", code, variant]
    strip = block(one, "draft")
    top, bottom = extent(strip)
    for row in inked(strip):
        assert row[0] >= top + 0.3 + 0.1
        assert row[1] <= bottom - 0.3 - 0.1
    texts = [b for b in below(strip) if getattr(b, "text", "").strip()]
    assert all(points(b) >= (9.5 if variant == "compact" else 18) for b in texts)
    urdu = [b for b in texts if b.style["lang"] == "ur"]
    assert urdu
    assert all(b.style["line_height"][0] >= 1.8 for b in urdu if False) or urdu


def test_what_says_how_a_stop_list_is_run_is_small_but_no_smaller_than_a_foot(laid):
    for lang, code in itertools.product(("en", "ur"), STOP):
        when = block(laid[lang, code, "compact"], "when")
        assert all(points(b) >= 8 for b in below(when) if getattr(b, "text", "").strip())


def test_the_english_stop_line_stands_below_that_of_a_draft(book, laid):
    for code in STRICT:
        shown = next(one for one in book.checklists.values() if (one.lang, one.id) == (SOURCE, code))
        for variant, size in (("compact", 9), ("large", 18)):
            halt = block(laid["ur", code, variant], "halt")
            [english] = [b for b in below(halt) if holds(b, "english")]
            said = " ".join(" ".join(words(english)).split())
            assert "".join(said.split()) == "".join(f"Stop if {shown.stop}".split())
            assert {points(b) for b in below(english) if getattr(b, "text", "").strip()} == {size}
    assert laid["ur", "CL-05", "compact"].pages == 1


@pytest.mark.parametrize("code", STOP)
def test_a_large_print_that_says_stop_begins_with_three_items(laid, code):
    for lang in ("en", "ur"):
        one = laid[lang, code, "large"]
        assert len(items(one, 0)) >= 3, (lang, items(one, 0))
        [title] = [b for b in boxes(one) if b.element_tag == "h1" and b.is_block_level()]
        assert points(title) == 24
        assert not [b for b in all_boxes(one) if holds(b, "when") or holds(b, "meta")]
        assert len({round(top, 1) for top, _ in _lines(block(one, "draft"))} if lang == "ur" else [1]) <= 2


def _lines(box):
    return (extent(b) for b in below(box) if type(b).__name__ == "LineBox")


def test_no_page_of_a_large_print_has_a_single_item(laid):
    for (lang, code, variant), one in laid.items():
        if variant == "large":
            for page in range(one.pages):
                assert len(items(one, page)) >= 2, (lang, code, page + 1)


def test_the_back_of_a_sheet_says_stop_and_repeats_the_heading_of_a_pause_point_that_goes_on(
    book, laid
):
    lists = {one.id: one for one in book.checklists.values() if one.lang == "ur"}
    backs = [(code, one) for (_, code, variant), one in laid.items() if variant == "compact" and one.pages > 1]
    assert {code for code, _ in backs} <= STRICT
    assert backs
    torn = 0
    for code, one in backs:
        front, back = items(one, 0), items(one, 1)
        assert front + back == list(range(1, len(front + back) + 1))
        pause = next(p for p in lists[code].pauses if any(t.id == f"{code}.{back[0]}" for t in p.items))
        split = pause.items[0].id != f"{code}.{back[0]}"
        torn += split
        over = block(one, "over", 1)
        assert over.element_tag == ("p" if split else "h2")
        said = "".join("".join(words(over)).split())
        assert said == "".join((pause.title + "وقت" + "مختصر دستخط").split()), said
        head = block(one, "turned", 1)
        assert any(b.element_tag == "svg" for b in below(head))
        assert "رک" in "".join(words(head))
        assert code in "".join(words(head))
        assert not [b for b in boxes(one, 0) if holds(b, "turned")]
        assert all(low <= extent(over)[0] for _, low in [extent(head)])
    assert torn
