"""HB316, HB317, HB328 and HB329: what the text says of pictures and tables."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.model import Checklist, Handbook, Image, Page, Table
from handbook.rules.base import Faults, checks, once_a_book, short, texts
from handbook.rules.form_groups import read_under
from handbook.rules.places import PICTURES

ALT_MISSING = rule("HB316", "alt-missing")
ALT_USELESS = rule("HB317", "alt-useless")
FIGURE_UNMENTIONED = rule("HB328", "figure-unmentioned")
TABLE_UNMENTIONED = rule("HB329", "table-unmentioned")

_LONGEST = 150
_PICTURE = re.compile(r"\[?!\[[^\[\]]*\]\([^()]*\)(?:\]\([^()]*\))?")
_UNDERLINE = re.compile(r"=+|-+")
_FORM = "templates/"
_FILE = "is the name of a file"


@checks(ALT_MISSING, ALT_USELESS, FIGURE_UNMENTIONED, TABLE_UNMENTIONED)
@once_a_book
def figure_faults(book: Handbook) -> Faults:
    """Return every picture and table that a reader, with eyes or without, is not told about."""
    faults = Faults()
    for one in texts(book):
        text = one.text
        heads = {_folded(head.text) for head in text.headings} if text.images else set()
        for image in text.images:
            if not image.alt.strip():
                faults.add(ALT_MISSING, one.path, image.line, target=short(image.target))
            elif why := _useless(image, heads):
                faults.add(ALT_USELESS, one.path, image.line, alt=short(image.alt), why=why)
        tables = [table for table in text.tables if not _is_form(one, table)]
        if text.images or tables:
            _mentions(one, tables, faults)
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
        (folded.endswith(PICTURES), _FILE),
        (folded == stem and not stem.isalpha(), _FILE),
        (not any(char.isalnum() for char in alt), "has no word"),
        (folded in _NAMES, "only says that there is a picture"),
        (folded.startswith(_OPENINGS), "begins with what a screen reader says of every picture"),
        (folded in heads, "repeats a heading"),
    )
    return next((why for holds, why in signs if holds), "")


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .:۔।")


def _is_form(one: Page | Checklist, table: Table) -> bool:
    if not isinstance(one, Page) or not one.slug.startswith(_FORM):
        return False
    return table.under in read_under(one)


def _mentions(one: Page | Checklist, tables: list[Table], faults: Faults) -> None:
    """Keep each picture without text in its section, and each table without words before it."""
    heads = [0, *(heading.line for heading in one.text.headings), 1 << 30]
    above = [0, *sorted(table.line for table in one.text.tables)]
    named = sorted(head.line for head in one.text.headings if head.level > 1)
    tables = [
        table
        for table in tables
        if not _between(named, above[bisect.bisect_left(above, table.line) - 1], table.line)
    ]
    if not (one.text.images or tables):
        return  # most tables have a heading, and the lines need not be looked at
    prose = list(_prose(one))
    for image in one.text.images:
        after = bisect.bisect_right(heads, image.line)
        if not _between(prose, heads[after - 1], heads[after]):
            faults.add(FIGURE_UNMENTIONED, one.path, image.line, alt=short(image.alt))
    for table in tables:
        before = above[bisect.bisect_left(above, table.line) - 1]
        if not _between(prose, before, table.line):
            faults.add(TABLE_UNMENTIONED, one.path, table.line,
                       head=short(" | ".join(table.head.cells)))  # fmt: skip


def _between(lines: list[int], begin: int, end: int) -> bool:
    """Return whether one of some sorted lines stands between two others."""
    first = bisect.bisect_right(lines, begin)
    return first < len(lines) and lines[first] < end


def _prose(one: Page | Checklist) -> Iterator[int]:
    """Yield the number of each line that is no heading, no table and not a picture alone."""
    other = {heading.line for heading in one.text.headings}
    for table in one.text.tables:
        last = max((row.line for row in table.rows), default=table.line + 1)
        other.update(range(table.line, last + 1))
    for number, line in enumerate(one.body.split("\n"), one.body_line):
        text = line.strip()
        if not text or number in other or _UNDERLINE.fullmatch(text):
            continue
        if not (text.startswith(("![", "[![")) and _PICTURE.fullmatch(text)):
            yield number


_NAMES = frozenset({
    "image", "picture", "photo", "photograph", "figure", "graphic", "drawing", "diagram", "icon",
    "logo", "screenshot", "alt", "alt text", "تصویر", "شکل", "صورة", "رسم", "عکس", "ছবি", "চিত্র",
})  # fmt: skip
"""Words, of any language of the handbook, that say no more than that something can be seen."""
_OPENINGS = (
    "image of ", "picture of ", "photo of ", "photograph of ", "graphic of ", "an image of ",
    "a picture of ", "a photo of ", "a photograph of ", "صورة ل", "تصویر از ", "عکس از ",
)  # fmt: skip
