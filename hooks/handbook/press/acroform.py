"""The inputs of a laid out form become the native fields of its PDF.

WeasyPrint makes them fields with a font of the page, which viewers mis-map: a date typed into an
Urdu form came out as Arabic letters. So every input goes through it as a plain box, which keeps its
place in the tree of tags, and is written anew here: standard Helvetica, no scripts, nothing that a
viewer has to calculate or to draw before it is asked to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

FONT = "Helv"
SIZE = 9.5
"""Points of what is typed; a field that is full takes no more, so that all of it is printed."""

_AIR = 2
"""Points between the frame of a field and what is typed, which viewers set against its edge."""
_REQUIRED, _MULTILINE, _RADIO = 1 << 1, 1 << 12, 1 << 15
_NO_SPELLING, _NO_SCROLL = 1 << 22, 1 << 23


@dataclass(frozen=True, slots=True)
class Widget:
    """What an input of a page says about the field that it becomes."""

    name: str
    """Partial names from the top, parted by dots: `case-ref`, `file-name.2`, `method.source`."""
    form: str
    """`line` and `lines` take text, `box` a tick, `radio` one tick of all of the same name."""
    state: str = ""
    """What a tick stands for, the id of a choice."""
    most: int = 0
    """Most signs that it takes, 0 for as many as there is room for."""
    must: bool = False

    @property
    def ticked(self) -> bool:
        """Whether it takes a tick."""
        return self.form in ("box", "radio")

    @property
    def packed(self) -> str:
        """The name of the input, which says all of it."""
        return f"{self.name} {self.form} {self.state or '-'} {self.most} {int(self.must)}"


def make_form_fields(pdf: Any, direction: str) -> None:  # noqa: ANN401 - WeasyPrint's parts have no types
    """Turn the boxes of a PDF into native fields, in the order in which they stand on its pages."""
    boxes = [one for one in pdf.objects if isinstance(one, dict) and one.get("T") and "Rect" in one]
    if boxes:
        _Fields(pdf, direction).take(boxes)


class _Fields:
    """The fields of one PDF."""

    def __init__(self, pdf: Any, direction: str) -> None:  # noqa: ANN401
        import pydyf  # noqa: PLC0415 - comes with WeasyPrint, which is loaded when something is printed

        self._pydyf = pydyf
        self._pdf = pdf
        self._align = 2 if direction == "rtl" else 0
        self._known: dict[str, Any] = {}
        self._top: list[Any] = []
        self._off: dict[tuple[float, float], Any] = {}

    def take(self, boxes: list[Any]) -> None:
        """Write every box anew, and the list of all fields."""
        for box in boxes:
            name, form, state, most, must = str(box.pop("T").string).split(" ")
            self._write(box, Widget(name, form, state, int(most), must == "1"))
        dictionary, array = self._pydyf.Dictionary, self._pydyf.Array
        font = dictionary({"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica",
                           "Encoding": "/WinAnsiEncoding"})  # fmt: skip
        self._pdf.add_object(font)
        self._pdf.catalog["AcroForm"] = dictionary(
            {
                "Fields": array([one.reference for one in self._top]),
                "DR": dictionary({"Font": dictionary({FONT: font.reference})}),
                "DA": self._pydyf.String(_look()),
            }
        )

    def _write(self, box: Any, widget: Widget) -> None:  # noqa: ANN401
        """Make one box a field, or one of the boxes of a field that is already there."""
        whole, _, part = str(box["TU"].string).partition("\n")
        box["TU"] = self._pydyf.String(f"{whole} – {part}" if part else whole)
        drawing = self._pdf.objects[int(next(iter(box["AP"]["N"].values())).split()[0])]
        must = _REQUIRED if widget.must else 0
        for key in ("AS", "V", "MK", "Border"):
            box.pop(key, None)
        x1, y1, x2, y2 = box["Rect"]
        air = _AIR if widget.form in ("line", "lines") else 0
        box["Rect"] = self._pydyf.Array(
            (min(x1, x2) + air, min(y1, y2), max(x1, x2) - air, max(y1, y2))
        )
        box["BS"] = self._pydyf.Dictionary({"W": 0})
        if widget.form in ("line", "lines"):
            drawing.stream = [b"/Tx BMC EMC"]
            box["AP"] = self._pydyf.Dictionary({"N": drawing.reference})
            box["FT"] = "/Tx"
            box["DA"] = self._pydyf.String(_look())
            box["Q"] = self._align
            box["Ff"] = must | _NO_SPELLING | _NO_SCROLL | _MULTILINE * (widget.form == "lines")
            if widget.most:
                box["MaxLen"] = widget.most
        else:
            self._tick(box, drawing, widget.state)
            box["Ff"] = must
        if widget.form != "radio":
            self._place(box, widget.name, whole if part else "")
            return
        group = self._known.get(widget.name)
        if group is None:
            group = self._pydyf.Dictionary(
                {"FT": "/Btn", "Ff": must | _RADIO, "TU": self._pydyf.String(whole),
                 "Kids": self._pydyf.Array()}
            )  # fmt: skip
            self._pdf.add_object(group)
            self._place(group, widget.name)
        del box["FT"], box["Ff"]
        box["Parent"] = group.reference
        group["Kids"].append(box.reference)

    def _tick(self, box: Any, drawing: Any, state: str) -> None:  # noqa: ANN401
        """Let a box show a cross where it is ticked, and nothing where it is not."""
        x1, y1, x2, y2 = box["Rect"]
        wide, high = abs(x2 - x1), abs(y2 - y1)
        drawing.stream = [
            f"q 1.3 w 1 J 2 2 m {wide - 2:.2f} {high - 2:.2f} l"
            f" 2 {high - 2:.2f} m {wide - 2:.2f} 2 l S Q".encode()
        ]
        size = (round(wide, 2), round(high, 2))
        if size not in self._off:
            extra = {"Type": "/XObject", "Subtype": "/Form",
                     "BBox": self._pydyf.Array((0, 0, *size))}  # fmt: skip
            self._off[size] = self._pydyf.Stream([], extra)
            self._pdf.add_object(self._off[size])
        states = {state: drawing.reference, "Off": self._off[size].reference}
        box["FT"] = "/Btn"
        box["AS"] = "/Off"
        box["AP"] = self._pydyf.Dictionary({"N": self._pydyf.Dictionary(states)})

    def _place(self, field: Any, name: str, whole: str = "") -> None:  # noqa: ANN401
        """Hang a field below the fields that its name begins with; `whole` is what they are."""
        self._known[name] = field
        above, _, own = name.rpartition(".")
        field["T"] = self._pydyf.String(own)
        if not above:
            self._top.append(field)
            return
        holder = self._known.get(above)
        if holder is None:
            holder = self._pydyf.Dictionary({"Kids": self._pydyf.Array()})
            if whole:
                holder["TU"] = self._pydyf.String(whole)
            self._pdf.add_object(holder)
            self._place(holder, above)
        field["Parent"] = holder.reference
        holder["Kids"].append(field.reference)


def _look() -> str:
    return f"/{FONT} {SIZE:g} Tf 0 g"
