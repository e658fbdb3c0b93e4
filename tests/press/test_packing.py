"""How wide a field of a form is on paper, by what a hand writes into it."""

from __future__ import annotations

import pytest

from handbook.model import Choice, Field
from handbook.press import packing
from handbook.press.packing import Handwriting


def field(number: int, kind: str, *answers: str) -> Field:
    choices = tuple(Choice(f"c{n}", answer) for n, answer in enumerate(answers))
    return Field(f"f{number}", "Name", kind, "no", "", choices, 0)


def units(kind: str, *answers: str, signs: int | None = None, rtl: bool = False) -> int:
    """Return the twelfths of a page that a field has at least, with the longest answer of the example."""
    one = field(1, kind, *answers)
    return Handwriting(rtl, {} if signs is None else {str(one.id): signs})._need(one)


def test_a_text_is_as_wide_as_the_longest_answer_that_the_example_shows():
    """A sign by hand takes 2.5 mm: 15 fit a quarter of the page (38 mm), 21 a third (52.7 mm)."""
    assert [units("text", signs=signs) for signs in (15, 16, 21, 22)] == [3, 4, 4, 6]
    assert units("text") == 6  # its example answers nothing


def test_a_choice_is_as_wide_as_its_longest_answer_with_its_box():
    """A letter takes 1.7 mm and a box 10.5: 16 letters fit a quarter, 24 a third, 42 half the page."""
    for letters, wide in ((16, 3), (17, 4), (24, 4), (25, 6), (42, 6), (43, 12)):
        assert units("choice", "yes", "n" * letters) == wide, letters
    assert units("choice", "yes", "n" * 19, rtl=True) == 3  # Nastaliq takes less


def test_a_kind_that_needs_room_for_its_signs_has_it_whatever_its_answers_are():
    found = [units(kind) for kind in ("integer", "date", "utc-time", "signature", "long-text")]
    assert found == [3, 4, 6, 6, 12]
    assert units("date", "yes") == 4


def test_fields_are_put_beside_each_other_where_each_has_its_room():
    for signs, count in ((15, 4), (16, 3), (22, 2)):
        fields = [field(number, "text") for number in range(12)]
        lines = list(Handwriting(typical={str(one.id): signs for one in fields}).lines(fields))
        assert [one for line in lines for one, _ in line] == fields
        assert {len(line) for line in lines} == {count}
        assert [share for line in lines for _, share in line] == pytest.approx([100 / count] * 12)


def test_the_lines_are_the_lowest_that_the_splits_of_a_page_allow():
    long, many = ("n" * 40,) * 2, ("n" * 14,) * 8
    kinds = [
        ("text",),
        ("choice", *many),
        ("choice", *many),
        ("date",),
        ("choice", *long),
        ("text",),
    ]
    fields = [field(number, *one) for number, one in enumerate(kinds)]
    pen = Handwriting(typical={"f0": 10, "f5": 300})

    def high(line: list[Field], split: tuple[float, ...]) -> float:
        units = [round(part) for part in split]
        return max(map(pen._height, line, units)) + packing._PADDING

    def lowest(rest: list[Field]) -> float:
        return min(
            (
                high(rest[: len(split)], split) + lowest(rest[len(split) :])
                for split in packing._SPLITS
                if len(split) <= len(rest) and all(map(int.__le__, map(pen._need, rest), split))
            ),
            default=0.0,
        )

    lines = list(pen.lines(fields))
    shares = [[share * packing.COLUMNS / 100 for _, share in line] for line in lines]
    found = [
        high([one for one, _ in line], tuple(own)) for line, own in zip(lines, shares, strict=True)
    ]
    assert sum(found) == pytest.approx(lowest(fields))
