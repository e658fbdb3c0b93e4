"""Draws the sheet that README.md shows, from its print file, and writes the words of that into it.

    python tests/press/picture.py

`make pictures` builds first. Pixels differ from one machine to the next, words do not: by them a
test tells everywhere whether the picture is still that of the sheet.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[2]
SHEET = "print/en/CL-03-compact.pdf"
"""The print file, below the folder of a site."""
PICTURE = ".github/pictures/sheet.png"
"""The picture, below the folder of the project, as README.md names it."""
KEY = "Description"
SCALE = 75 / 72  # an A4 page becomes as wide as a column of the README, and a small file


def main() -> None:
    """Draw today's sheet."""
    sheet = ROOT / "site" / SHEET
    if not sheet.is_file():
        sys.exit(f"There is no “site/{SHEET}”: type “make”, with Pango, then the same again.")
    draw(sheet, ROOT / PICTURE)


def draw(sheet: Path, picture: Path) -> None:
    """Draw the first page of a print file in greys."""
    note = PngInfo()
    note.add_itxt(KEY, words(sheet))
    with pdfium.PdfDocument(sheet) as pdf:
        drawn: Image.Image = pdf[0].render(scale=SCALE, grayscale=True).to_pil()
        drawn.convert("L").save(picture, optimize=True, pnginfo=note)


def words(sheet: Path) -> str:
    """Return what the first page of a print file says, white space made one."""
    return " ".join(PdfReader(sheet).pages[0].extract_text().split())


def told(picture: Path) -> str:
    """Return the words of the sheet that a picture was drawn from, none where it does not tell."""
    with Image.open(picture) as opened:
        opened.load()
        return str(opened.info.get(KEY, ""))


if __name__ == "__main__":
    main()
