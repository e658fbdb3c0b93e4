"""A print file read back: each of its objects and words once."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image
from pypdf import PageObject, PdfReader
from pypdf.generic import IndirectObject, PdfObject

from handbook.render.references import CODE
from handbook.site.pdf import _Objects


class Opened(PdfReader):
    """A print file; only those of its objects are read that are asked for."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._path = path

    @functools.cached_property
    def words(self) -> list[str]:
        """The words of each page as a search finds them, white space made one.

        A viewer's own engine is thirty times as fast, but turns Latin words round in Urdu lines.
        """
        if str(self.root_object["/Lang"]) == "en":
            return self.viewed
        return [" ".join(page.extract_text().split()) for page in self.pages]

    @functools.cached_property
    def viewed(self) -> list[str]:
        """The words of each page by that engine: numbers are whole in every language."""
        with pdfium.PdfDocument(self._path) as pdf:
            return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]

    def filled(self, number: int) -> float:
        """Return how far down there is ink between the margins of a page, from 0 to 1."""
        with pdfium.PdfDocument(self._path) as pdf:
            drawn: Image.Image = pdf[number].render(grayscale=True).to_pil()
        wide, high = drawn.size
        ink = drawn.crop((0, 0, wide, high - _FOOT)).point(lambda shade: 255 * (shade < _PALE))
        low = (ink.getbbox() or (0, 0, 0, 0))[3]
        return (low - _HEAD) / (high - _FOOT - _HEAD)

    @functools.cached_property
    def _own(self) -> _Objects:
        return _Objects(self)

    def _get_object_from_stream(self, indirect_reference: IndirectObject) -> PdfObject:
        found = self._own.of(indirect_reference)
        assert found is not None
        return found


_HEAD, _FOOT, _PALE = 76, 58, 200
"""Points of the margin above a later page and of what is below its text; the shade that is no ink."""


def said(page: PageObject) -> str:
    """Return the words of a page of a print file."""
    pdf, number = page.pdf, page.page_number
    assert isinstance(pdf, Opened)
    assert number is not None
    return pdf.words[number]


def spoken(pdf: Opened) -> str:
    """Return the words of a print file."""
    return " ".join(pdf.words)


def behind(text: str, item: str, at: int) -> int:
    """Return where an item ends that a print file speaks from `at` on, each code alone or behind a name.

    Raises ValueError where it is not there.
    """
    for part in filter(None, _PARTS.split(item)):
        word = part.strip("( )") if _CODED.fullmatch(part) else part.strip()
        at = text.index(word, at) + len(word)
    return at


_CODED = re.compile(rf"\(?{CODE}\)?")
_PARTS = re.compile(rf"(\(?{CODE}\)?)|_{{3,}}")
