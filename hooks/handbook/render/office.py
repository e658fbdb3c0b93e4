"""Which office file a form has, and the link on its page that leads to it."""

from __future__ import annotations

from handbook.fieldkinds import kind_of
from handbook.model import Template
from handbook.render.context import Context


def office_path(form: Template) -> str:
    """Return the path of a form's office file below the site's root, empty where it has none.

    A log, and a table whose rows have more than a third as many fields as its head, is an XLSX,
    unless each row is signed: that is done by hand, on paper. Every other form is a DOCX. What
    exists on paper only, or has no field, has no office file.
    """
    if form.exports == "paper" or not form.id or not form.fields:
        return ""
    return f"print/{form.page.lang}/{form.id}.{'xlsx' if _is_table(form) else 'docx'}"


def office_link(context: Context) -> tuple[str, str] | None:
    """Return address and words of the link to the office file of a form; None without one, or without PDFs."""
    form = context.book.templates.get((context.page.lang, context.page.slug))
    path = office_path(form) if form and context.pdf else ""
    if not path:
        return None
    return context.site(path), context.language.word(f"office-{path.rpartition('.')[2]}")


def _is_table(form: Template) -> bool:
    """Return whether the weight of a form lies in its rows, which a program sorts out better."""
    if any(kind_of(field.kind).signed for field in form.rows):
        return False
    return form.is_log or _SHARE * len(form.rows) > len(form.fields)


_SHARE = 3
