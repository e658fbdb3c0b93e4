"""HB316, HB317, HB328 and HB329: what the text says of pictures and tables."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from handbook.findings import Severity
from handbook.model import Checklist, Handbook, Image, Page, Table
from handbook.rules.base import FamilyRule, Faults, once_a_book, short, texts
from handbook.rules.form_groups import read_under
from handbook.rules.places import PICTURES

_LONGEST = 150
_PICTURE = re.compile(r"\[?!\[[^\[\]]*\]\([^()]*\)(?:\]\([^()]*\))?")
_UNDERLINE = re.compile(r"=+|-+")
_FORM = "templates/"
_FILE = "is the name of a file"


@once_a_book
def figure_faults(book: Handbook) -> Faults:
    """Return every picture and table that a reader, with eyes or without, is not told about."""
    faults = Faults()
    for one in texts(book):
        text = one.text
        heads = {_folded(head.text) for head in text.headings} if text.images else set()
        for image in text.images:
            if not image.alt.strip():
                faults.add("alt-missing", one.path, image.line, target=short(image.target))
            elif why := _useless(image, heads):
                faults.add("alt-useless", one.path, image.line, alt=short(image.alt), why=why)
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
            faults.add("figure-unmentioned", one.path, image.line, alt=short(image.alt))
    for table in tables:
        before = above[bisect.bisect_left(above, table.line) - 1]
        if not _between(prose, before, table.line):
            faults.add("table-unmentioned", one.path, table.line,
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


class AltMissing(FamilyRule):
    """Every picture has an alternative text.

    ## Why it matters

    Whoever listens to the page, or opens it where pictures do not load, learns nothing of it: the
    step is there and its drawing is not.

    ## How to fix it

    Write between the square brackets what the picture shows, as you would tell it on the phone.
    """

    code, name, family = "HB316", "alt-missing", figure_faults
    message = "the picture “{target}” has no alternative text"
    hint = "write what it shows between the square brackets: “![what it shows]({target})”"


class AltUseless(FamilyRule):
    """An alternative text says what the picture shows, in one sentence.

    ## Why it matters

    “Image”, a file name or a heading read out once more tells a listener only that something was
    withheld. More than a sentence cannot be stopped and heard again.

    ## How to fix it

    Say what can be seen and why it stands there, in at most 150 characters.
    Leave “picture of” away. What needs more words goes into the text below the picture.
    """

    code, name, family = "HB317", "alt-useless", figure_faults
    message = "the alternative text “{alt}” {why}"
    hint = "write what can be seen, in one sentence of at most 150 characters"


class FigureUnmentioned(FamilyRule):
    """Every picture has a sentence in its section that says what to look at.

    ## Why it matters

    A picture on its own leaves readers to guess: some see the detail, others copy the whole.
    In black and white print, and for those who listen, nothing is left of it.

    ## How to fix it

    Write one sentence above or below it: what it shows, and what to do with it.
    """

    code, name, family = "HB328", "figure-unmentioned", figure_faults
    severity = Severity.WARNING
    message = "no text in this section speaks of the picture “{alt}”"
    hint = "write a sentence above or below it that says what to look at"


class TableUnmentioned(FamilyRule):
    """Every table has a heading of its own or a line of text above it.

    ## Why it matters

    Whoever listens to a table hears its cells one by one, and must know first what they answer.
    On a phone the head is out of sight after the second row.

    ## How to fix it

    Write one line above the table that says what it is for, or give it a heading.
    A heading speaks for the first table below it only, and the title of the page for none.
    """

    code, name, family = "HB329", "table-unmentioned", figure_faults
    severity = Severity.WARNING
    message = "no heading and no text of its own says what the table “{head}” is for"
    hint = "write a line above the table that says what it is for"


_NAMES = frozenset({
    "image", "picture", "photo", "photograph", "figure", "graphic", "drawing", "diagram", "icon",
    "logo", "screenshot", "alt", "alt text", "تصویر", "شکل", "صورة", "رسم", "عکس", "ছবি", "চিত্র",
})  # fmt: skip
"""Words, of any language of the handbook, that say no more than that something can be seen."""
_OPENINGS = (
    "image of ", "picture of ", "photo of ", "photograph of ", "graphic of ", "an image of ",
    "a picture of ", "a photo of ", "a photograph of ", "صورة ل", "تصویر از ", "عکس از ",
)  # fmt: skip
