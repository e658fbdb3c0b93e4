"""HB082: blanks that name a field of the country sheet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import MAY_HOLD, Handbook, Page
from handbook.model.role import COUNTRY_SHEET
from handbook.rules.base import checks, pages
from handbook.rules.translations import lag_of

FIELD_UNKNOWN = rule("HB082", "bound-blank", "field-unknown")
FIELD_KEPT_OUT = rule("HB082", "bound-blank", "field-kept-out")
BLANK_IN_FORM = rule("HB082", "bound-blank", "blank-in-form")
BOUND_DIFFERENTLY = rule("HB082", "bound-blank", "bound-differently")

_NUMBER = re.compile(r"\d+(?=\D|$)")


def fields_of(book: Handbook) -> dict[int, str]:
    """Return what the country sheet asks, by the number of the field."""
    sheets = book.roles.get(COUNTRY_SHEET, ())
    cells = [row.cells[0] for page in sheets for table in page.text.tables for row in table.rows]
    found = ((_NUMBER.match(cell), cell) for cell in cells)
    return {int(number[0]): cell[number.end() :].strip() for number, cell in found if number}


@checks("HB082")
def check_bound_blanks(book: Handbook) -> Iterator[Finding]:
    """Yield each blank that names a field which no overlay could fill, or another one than the English."""
    known = fields_of(book)
    for one in pages(book):
        form = (SOURCE, one.slug) in book.templates
        for line, field in one.bound:
            if form:
                yield BLANK_IN_FORM.at(one.path, line, number=field)
            elif field not in known:
                yield FIELD_UNKNOWN.at(one.path, line, number=field)
            elif field not in MAY_HOLD:
                yield FIELD_KEPT_OUT.at(one.path, line, number=field)
        source = book.pages.get((SOURCE, one.slug))
        if one.lang != SOURCE and source:
            yield from _differences(one, source, book)


def _differences(own: Page, source: Page, book: Handbook) -> Iterator[Finding]:
    mine, theirs = (Counter(field for _, field in one.bound) for one in (own, source))
    if mine != theirs:
        late = lag_of(own, source, book)
        line = own.bound[0][0] if own.bound else 0
        said = [", ".join(map(str, sorted(one.elements()))) or "nothing" for one in (mine, theirs)]
        facts = {"mine": said[0], "theirs": said[1], "source": source.path, "more": late.advice}
        yield BOUND_DIFFERENTLY.at(own.path, line, late.weight, **facts)
