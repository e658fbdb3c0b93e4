"""HB219 and HB220: fields that a page names exist, and each hard question has its field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.model import Handbook, Page, Row, Table, Template
from handbook.rules.base import Faults, checks, short
from handbook.rules.form_groups import read_under
from handbook.rules.form_tables import unread
from handbook.rules.nearest import nearest
from handbook.rules.prose import lines_of
from handbook.rules.templates import sound

FIELD_UNKNOWN = rule("HB219", "field-unknown")
QUESTION_WITHOUT_FIELD = rule("HB220", "question-without-field")

QUESTIONS = "ten-questions"
"""Id of the heading under which a page answers the questions of the defence."""

_OF_FORM = re.compile(
    r"\b(F-\d\d)\)?,? `([a-z][a-z0-9-]{1,30})`|`([a-z][a-z0-9-]{1,30})` (?:of|in|on) (?:the [a-z ]+\()?(F-\d\d)"
)
"""A field in running text, beside the code of its form."""
_NAMED = re.compile(r"\b(F-\d\d)\b|`([a-z][a-z0-9-]{1,30})`")


@checks(FIELD_UNKNOWN, QUESTION_WITHOUT_FIELD)
def named_faults(book: Handbook) -> Faults:
    """Return the fields that notes and answers name and no form has."""
    faults = Faults()
    ids = {
        (lang, form.id): {field.id for field in (*form.fields, *form.rows) if field.id}
        for (lang, _), form in book.templates.items()
    }
    unsure = frozenset(
        form.id for form in book.templates.values()
        if form.page.path in unread(book) or form.page.front.problems or not sound(form)
    )  # fmt: skip
    for form in book.templates.values():
        if form.id not in unsure:
            _noted(form, ids[form.page.lang, form.id], faults)
    for page in book.pages.values():
        for table in page.text.tables:
            if table.under == QUESTIONS:
                for row in table.rows:
                    _answered(page, row, ids, unsure, faults)
        asked = {
            row.line for table in page.text.tables if table.under == QUESTIONS for row in table.rows
        }
        for line, text in lines_of(page.body, page.body_line) if "`" in page.body else ():
            for before, id_, other, behind in _OF_FORM.findall(text) if line not in asked else ():
                form, named = before or behind, id_ or other
                own = ids.get((page.lang, form)) or ids.get(("en", form)) or set()
                if own and named not in own and form not in unsure:
                    _unknown(page, line, form, named, own, faults)
    return faults


def _noted(form: Template, own: set[str], faults: Faults) -> None:
    for table in _notes(form.page):
        for row in table.rows:
            for _, id_ in _NAMED.findall(row.cells[0]):
                if id_ and id_ not in own:
                    _unknown(form.page, row.line, form.id, id_, own, faults)


def _notes(page: Page) -> Iterator[Table]:
    """Yield the tables of a form's page that lie between its fields and its example."""
    end = next((one.line for one in page.text.headings if one.id == "example"), None)
    other = {None, *read_under(page)}
    for table in page.text.tables:
        if table.under not in other and (end is None or table.line < end):
            yield table


def _answered(
    page: Page, row: Row, ids: dict[tuple[str, str], set[str]], unsure: frozenset[str],
    faults: Faults,
) -> None:  # fmt: skip
    form, found = "", False
    for code, id_ in _NAMED.findall(" ".join(row.cells)):
        form = code or form
        if not id_:
            continue
        own = ids.get((page.lang, form)) or ids.get(("en", form)) or set()
        found = True
        if id_ not in own and form not in unsure:
            _unknown(page, row.line, form or "a form", id_, own, faults)
    if not found:
        words = next((cell for cell in row.cells if not cell.isdecimal()), "")
        faults.add(QUESTION_WITHOUT_FIELD, page.path, row.line, text=short(words))


def _unknown(page: Page, line: int, form: str, id_: str, own: set[str], faults: Faults) -> None:
    near = nearest(id_, tuple(sorted(own)))
    faults.add(FIELD_UNKNOWN, page.path, line, id=id_, form=form,
               advice=f"write “{near}”" if near else f"name a field of {form}")  # fmt: skip
