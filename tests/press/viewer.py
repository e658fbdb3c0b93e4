"""A viewer's own engine fills in a form as a person does: it clicks, it types, it saves."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from PIL import Image
from pypdf import PdfReader
from pypdfium2 import raw


class Viewer:
    """One opened form."""

    def __init__(self, path: Path) -> None:
        self._places = places(PdfReader(path))
        self._pdf = pdfium.PdfDocument(path)
        self._pdf.init_forms()
        self._pages = [self._pdf[number] for number in range(len(self._pdf))]

    def click(self, name: str, state: str = "") -> None:
        """Click into the middle of a field, or of its box with a state."""
        number, (x1, y1, x2, y2) = self._places[name, state]
        env, page = self._pdf.formenv, self._pages[number]
        x, y = (x1 + x2) / 2, (y1 + y2) / 2
        for event in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
            assert event(env, page, 0, x, y), f"nothing to click on at {name} {state}"

    def type(self, text: str, name: str = "") -> None:
        """Type into a field, by default the one that has the focus."""
        if name:
            self.click(name)
        page = self._pages[self.focus()]
        for sign in text:
            raw.FORM_OnChar(self._pdf.formenv, page, ord(sign), 0)

    def key(self, code: int) -> None:
        """Press a key."""
        raw.FORM_OnKeyDown(self._pdf.formenv, self._pages[self.focus()], code, 0)

    def focus(self) -> int:
        """Return the number of the page of the field that has the focus, -1 for none."""
        number = ctypes.c_int(-1)
        note = raw.FPDF_ANNOTATION()
        raw.FORM_GetFocusedAnnot(self._pdf.formenv, ctypes.byref(number), ctypes.byref(note))
        return number.value

    def picture(self, page: int = 0, scale: float = 1.5) -> Image.Image:
        """Return what a page shows."""
        drawn: Image.Image = self._pages[page].render(scale=scale, may_draw_forms=True).to_pil()
        return drawn

    def cut(self, name: str, state: str = "", scale: float = 3) -> Image.Image:
        """Return what a field shows."""
        number, (x1, y1, x2, y2) = self._places[name, state]
        high = self._pages[number].get_height()
        left, top, right, low = x1, high - y2, x2, high - y1
        return self.picture(number, scale).crop(
            (round(left * scale), round(top * scale), round(right * scale), round(low * scale))
        )

    def save(self, path: Path) -> PdfReader:
        """Save under another name and read that file with another reader."""
        raw.FORM_ForceToKillFocus(self._pdf.formenv)
        self._pdf.save(path)
        return PdfReader(path)


def places(pdf: PdfReader) -> Mapping[tuple[str, str], tuple[int, tuple[float, ...]]]:
    """Return page and rectangle of each widget by the whole name of its field and its own state."""
    found = {}
    for number, page in enumerate(pdf.pages):
        for note in page.get("/Annots", ()):
            widget = note.get_object()
            if widget["/Subtype"] == "/Widget":
                rect = tuple(float(side) for side in widget["/Rect"])
                found[name_of(widget), state_of(widget)] = (number, rect)
    return found


def name_of(field: Any) -> str:
    """Return the whole name of a field."""
    own = [str(field["/T"])] if "/T" in field else []
    above = [name_of(field["/Parent"].get_object())] if "/Parent" in field else []
    return ".".join((*above, *own))


def state_of(widget: Any) -> str:
    """Return what a box stands for, nothing for a field of text."""
    look = widget["/AP"]["/N"]
    states = [key for key in look if key != "/Off"] if "/Type" not in look else []
    return str(states[0])[1:] if widget.get("/AS") is not None and states else ""
