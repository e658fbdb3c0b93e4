"""The forms of one language as JSON, for agencies that build them into a system of their own."""

from __future__ import annotations

from typing import Any

from handbook.exports.lists import as_bytes, status_of
from handbook.forms import is_paper
from handbook.languages import SOURCE
from handbook.markup import read_words
from handbook.model import Field, Handbook, Template, behind

FORMAT, VERSION = "handbook-forms", 1


def savable(book: Handbook) -> dict[str, Template]:
    """Return the English forms that may be saved, by id; one on paper only is left out whole, its name with it."""
    forms = {form.id: form for (lang, _), form in book.templates.items() if lang == SOURCE}
    return {id_: form for id_, form in sorted(forms.items()) if not is_paper(id_, forms)}


def forms_json(book: Handbook, lang: str) -> bytes:
    """Return every form in `lang`, or in English without a translation, in the order of ids, as JSON in UTF-8."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "edition": book.edition,
        "language": lang,
        "forms": [
            _form(book.templates.get((lang, form.page.slug), form), form, book)
            for form in savable(book).values()
        ],
    }
    return as_bytes(data)


def _form(shown: Template, source: Template, book: Handbook) -> dict[str, Any]:
    page = shown.page
    return {
        "id": source.id,
        "title": page.title,
        "language": page.lang,
        "direction": book.languages[page.lang].direction,
        "status": status_of(page),
        "behind": behind(page.meta, source.page.followed),
        "exports": source.exports,
        "log": source.is_log,
        "reviewed": page.meta.text("reviewed"),
        "owner": page.meta.text("owner"),
        "fields": [_field(field) for field in shown.fields],
        "rows": [_field(field) for field in shown.rows],
    }


def _field(field: Field) -> dict[str, Any]:
    return {
        "id": field.id,
        "label": read_words(field.label),
        "kind": field.kind,
        "needed": field.needed or "when it applies",
        "choices": [
            {"id": choice.id, "label": read_words(choice.label)} for choice in field.choices
        ],
        "how": field.how,
    }
