"""Which office file a form has, and the link on its page that leads to it."""

from __future__ import annotations

from typing import NamedTuple

from handbook.model import Template
from handbook.render.context import Context

TABLES = frozenset({"F-04", "F-05", "F-09", "F-10", "F-11", "F-22", "F-25"})
"""Logs and tables: their lines are many and are read down a column. F-07 goes with its medium, on paper."""


class OfficeLink(NamedTuple):
    """A file that an office program opens."""

    href: str
    word: str
    """What the link says."""


def office_path(form: Template) -> str:
    """Return the path of a form's office file below the site's root, empty where it has none.

    A log or a table is an XLSX; every other form, of one head with or without rows, is a DOCX.
    What exists on paper only, or has no field, has no office file.
    """
    if form.exports == "paper" or not form.id or not form.fields:
        return ""
    table = form.rows and form.id in TABLES
    return f"print/{form.page.lang}/{form.id}.{'xlsx' if table else 'docx'}"


def office_link(context: Context) -> OfficeLink | None:
    """Return the link to the office file of the form that is shown; None without one, or without PDFs."""
    form = context.book.templates.get((context.page.lang, context.page.slug))
    path = office_path(form) if form and context.pdf else ""
    if not path:
        return None
    word = context.language.word(f"office-{path.rpartition('.')[2]}")
    return OfficeLink(context.site(path), word)
