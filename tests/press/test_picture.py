"""The sheet that README.md shows is today's, and whoever changes the sheet is told to draw it again."""

from __future__ import annotations

import pytest

from tests.press import picture

pytestmark = pytest.mark.print


def test_the_readme_shows_the_sheet_of_today(prints):
    assert f"]({picture.PICTURE})" in (picture.ROOT / "README.md").read_text("utf-8")
    sheet = prints.folder / picture.SHEET
    assert picture.told(picture.ROOT / picture.PICTURE) == picture.words(sheet), (
        "the picture is that of another sheet: type “make pictures” and commit what changed"
    )


def test_a_picture_tells_what_it_was_drawn_from_and_is_the_same_twice(prints, tmp_path):
    sheet = prints.folder / picture.SHEET
    for name in ("one.png", "two.png"):
        picture.draw(sheet, tmp_path / name)
    assert "Capture one item" in picture.told(tmp_path / "one.png") == picture.words(sheet)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()
