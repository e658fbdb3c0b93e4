"""HB316 and HB317: what the text says of pictures."""

from __future__ import annotations

from handbook.catalog import rule
from handbook.model import Handbook, Image
from handbook.rules.base import Faults, checks, short, texts
from handbook.rules.places import PHOTOGRAPHS, PICTURES

ALT_MISSING = rule("HB316", "alt-missing")
ALT_USELESS = rule("HB317", "alt-useless")

_LONGEST = 150
_FILE = "is the name of a file"


@checks(ALT_MISSING, ALT_USELESS)
def figure_faults(book: Handbook) -> Faults:
    """Return every picture that a reader who cannot see it is not told about."""
    faults = Faults()
    for one in texts(book):
        text = one.text
        heads = {_folded(head.text) for head in text.headings} if text.images else set()
        for image in text.images:
            if not image.alt.strip():
                faults.add(ALT_MISSING, one.path, image.line, target=short(image.target))
            elif why := _useless(image, heads):
                faults.add(ALT_USELESS, one.path, image.line, alt=short(image.alt), why=why)
    return faults


def _useless(image: Image, heads: set[str]) -> str:
    """Return why an alternative text tells nothing, empty for one that does.

    `heads` are the headings of its page, folded.
    """
    alt = " ".join(image.alt.split())
    folded = _folded(alt)
    stem = image.target.rpartition("/")[2].casefold().rpartition(".")[0]
    signs = (
        (len(alt) > _LONGEST, f"has {len(alt)} characters"),
        (folded.endswith((*PICTURES, *PHOTOGRAPHS)), _FILE),
        (folded == stem and not stem.isalpha(), _FILE),
        (not any(char.isalnum() for char in alt), "has no word"),
        (folded in _NAMES, "only says that there is a picture"),
        (folded.startswith(_OPENINGS), "begins with what a screen reader says of every picture"),
        (folded in heads, "repeats a heading"),
    )
    return next((why for holds, why in signs if holds), "")


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .:۔।")


_NAMES = frozenset({
    "image", "picture", "photo", "photograph", "figure", "graphic", "drawing", "diagram", "icon",
    "logo", "screenshot", "alt", "alt text", "تصویر", "شکل", "صورة", "رسم", "عکس", "ছবি", "চিত্র",
})  # fmt: skip
"""Words, of any language of the handbook, that say no more than that something can be seen."""
_OPENINGS = (
    "image of ", "picture of ", "photo of ", "photograph of ", "graphic of ", "an image of ",
    "a picture of ", "a photo of ", "a photograph of ", "صورة ل", "تصویر از ", "عکس از ",
)  # fmt: skip
