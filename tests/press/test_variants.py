"""What each print of a list promises: measured on its pages, read back from its file."""

from __future__ import annotations

import re

import pytest

from handbook.press.engine import MM
from tests import books
from tests.press.boxes import below, boxes, extent, holds, points, sides
from tests.press.opened import behind, said, spoken

pytestmark = pytest.mark.print

STOP, UNFILED = books.stopping(), books.lists_that("case", "apart")
RED = (0xB3 / 255, 0x14 / 255, 0x1C / 255)
CUT = (297 - 279.4) / 2
"""Millimetres of A4 that Letter paper has not, above and below, with the page in its middle."""
QUARTER = 6.35
"""The quarter inch at the edge that a printer cannot reach."""


def pages(laid):
    """Yield every page of every print with its boxes."""
    for (lang, code, variant), one in laid.items():
        for number in range(one.pages):
            page = one.document.pages[number]._page_box
            yield (lang, code, variant, number + 1), page, list(boxes(one, number))


def test_nothing_is_lost_on_letter_paper_with_the_page_in_its_middle(laid):
    for where, _, found in pages(laid):
        for box in found:
            kind = type(box).__name__
            drawn = kind == "LineBox" or (
                kind == "BlockBox" and any(box.style[f"border_{side}_width"] for side in SIDES)
            )
            if drawn:
                top, bottom = extent(box)
                assert top >= CUT + QUARTER - 0.01, (where, kind, box.element_tag)
                assert bottom <= 297 - CUT - QUARTER, (where, kind, box.element_tag)
        assert found


SIDES = ("top", "right", "bottom", "left")


def test_holes_have_their_margin_on_the_side_where_the_sheet_is_bound(laid):
    for (lang, _, variant, _), page, _ in pages(laid):
        left, right = page.margin_left * MM, page.margin_right * MM
        inner, outer = (right, left) if lang == "ur" else (left, right)
        if variant in ("full", "large"):  # printed on one side of the paper or on both
            assert (inner, outer) == pytest.approx((20, 20))
        else:
            assert (inner, outer) == pytest.approx((22, 12))


def test_every_print_has_few_pages(prints):
    found = 0
    for path, pdf in prints.files.items():
        if match := re.fullmatch(r"print/(\w+)/(CL-\d\d)-(\w+)\.pdf", path):
            lang, code, variant = match.groups()
            assert len(pdf.pages) <= (sides(lang, code) if variant == "compact" else 6), path
            found += 1
    assert found > 100


def test_the_foot_of_every_page_says_what_it_is(book, prints):
    known = {one.id: one for one in book.checklists.values()}
    for path, pdf in prints.files.items():
        found = re.fullmatch(r"print/en/(CL-\d\d)-(\w+)\.pdf", path)
        if found is None:
            continue
        for number, page in enumerate(pdf.pages, 1):
            day = known[found[1]].reviewed
            foot = (
                f"{found[1]} · {found[2]} · en · {book.edition} · reviewed {day} · not yet tried"
                f" · page {number}/{len(pdf.pages)}"
            )
            assert foot in said(page)


def test_pages_after_the_first_name_the_list_and_the_pause_point_at_their_head(book, prints):
    shown = book.checklists["en", "capture-one-item"]
    titles = {pause.title for pause in shown.pauses}
    for variant in ("full", "large"):
        pdf = prints.files[f"print/en/CL-03-{variant}.pdf"]
        assert len(pdf.pages) > 1
        for page in pdf.pages[1:]:
            start = f"CL-03 {shown.title} · "
            lines = page.extract_text().splitlines()
            [head] = [line for line in lines if line.startswith(start)]
            assert head.removeprefix(start) in titles


def test_no_item_is_torn_and_no_pause_point_stands_alone(laid):
    for where, _, found in pages(laid):
        if where[2] in ("full", "large"):
            below = {id(box.element): extent(box)[0] for box in found if _block(box, "li")}
            for head in (box for box in found if _block(box, "h2")):
                assert any(top >= extent(head)[1] - 0.1 for top in below.values()), where
    for (lang, code, variant), one in laid.items():
        if variant in ("full", "large"):
            items = [
                (id(box.element), number)
                for number in range(one.pages)
                for box in boxes(one, number)
                if _block(box, "li")
            ]
            seen = {element for element, _ in items}
            assert len(seen) == len(set(items)), (lang, code, variant)


def _block(box, tag: str) -> bool:
    return box.element_tag == tag and type(box).__name__ == "BlockBox"


def test_the_full_print_has_every_reason_and_names_its_sources(book, prints):
    shown = book.checklists["en", "capture-one-item"]
    text = spoken(prints.files["print/en/CL-03-full.pdf"])
    at = 0
    for item in shown.items():
        at = behind(text, item.text, at)
        first = re.split(r"[\[*`_]", " ".join(item.why.split()))[0][:60].strip()
        at = text.index(first, at)
    assert "[@" not in text
    assert re.search(r"Sources .*ACPO 2011: Good Practice Guide", text)


def test_the_large_print_is_large_throughout(laid):
    for (_, _, variant, _), page, _ in pages(laid):
        if variant == "large":
            inner = [one for one in page.children if not hasattr(one, "at_keyword")]
            body = [b for one in inner for b in below(one) if getattr(b, "text", "").strip()]
            assert body
            assert all(points(box) >= 18 for box in body)


def test_the_large_print_has_large_boxes(laid):
    one = laid["en", "CL-03", "large"]
    ticks = [b for b in boxes(one) if b.element_tag == "i" and round(b.width * MM, 1) == 10.0]
    assert len(ticks) >= 5


def test_what_stops_everything_is_framed_in_a_red_that_prints_dark_grey(laid):
    red, green, blue = RED
    assert 0.299 * red + 0.587 * green + 0.114 * blue < 0.3
    stopped = 0
    for (lang, code, variant), one in laid.items():
        if not code.startswith("CL"):
            continue
        frames = [
            box
            for box in boxes(one)
            if box.element_tag == "main" and box.style["border_left_width"] * MM > 2.5
        ]
        signs = [box for box in boxes(one) if holds(box, "sign")]
        assert bool(frames) == bool(signs) == (code in STOP), (lang, code, variant)
        if frames:
            stopped += 1
            color = frames[0].style["border_left_color"]
            assert tuple(color.coordinates) == pytest.approx(RED, abs=0.01)
            word = {"en": "STOP", "ur": "رک جائیں"}[lang]
            assert word in "".join(getattr(box, "text", "") for box in boxes(one))
    assert stopped >= 3 * len(STOP)


def test_only_lists_that_are_kept_apart_have_no_line_for_case_and_exhibit(prints):
    for path, pdf in prints.files.items():
        if found := re.fullmatch(r"print/en/(CL-\d\d)-compact\.pdf", path):
            lines = "Case Exhibit Officer" in said(pdf.pages[0])
            assert bool(lines) == (found[1] not in UNFILED), path


@pytest.mark.parametrize(
    ("much", "told"),
    [(20, []), (500, ["HB601"])],
)
def test_a_full_print_of_more_than_six_pages_is_a_finding(printed, a_list, much, told):
    why = "\n\n    " + "A reason. " * much
    text = a_list(["Write it."] * 9)
    made = printed(
        {"checklists/en/capture-one-item.md": re.sub(r"(\*\*Write it\.\*\*)", rf"\1{why}", text)}
    )
    assert [one.code for one in made.findings] == told
    if told:
        assert re.search(
            r"“CL-03” \(full\) does not fit 6 pages of A4 in English: it is \d+ lines? too long",
            made.findings[0].message,
        )


def test_a_foot_that_is_longer_than_its_line_is_a_finding(printed, a_list):
    text = a_list(["One."]).replace("tried: not yet", f"tried: {'in many places, ' * 30}")
    made = printed({"checklists/en/capture-one-item.md": text})
    assert {one.code for one in made.findings} == {"HB604"}
    assert "without room for all of it at the foot" in made.findings[0].message


def test_a_sheet_without_edition_or_date_is_a_finding(printed, a_list):
    text = a_list(["One."]).replace("reviewed: 2026-11-25\n", "")
    [finding] = printed({"checklists/en/capture-one-item.md": text}).findings
    assert (finding.code, finding.line) == ("HB604", 3)
    assert "its date of review" in finding.message


def test_type_made_small_by_markup_is_a_finding_on_its_line(printed, a_list):
    small = "Look.**\n\n    ###### On F-06\n\n    **Then write."
    made = printed({"checklists/en/capture-one-item.md": a_list(["Plain.", small])})
    assert {(one.code, one.line) for one in made.findings} == {("HB605", 21)}
