"""Model in, files for other programs out. Nothing here opens a file."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.exports.forms import forms_json, savable
from handbook.exports.lists import as_bytes, lists_json
from handbook.exports.schema import FORMS, LISTS
from handbook.forms import saved_schema
from handbook.model import Handbook

__all__ = ["data_files"]


def data_files(book: Handbook) -> Mapping[str, bytes]:
    """Return the files that agencies load elsewhere, by path below the site's root."""
    files = {
        "data/checklists.schema.json": as_bytes(LISTS),
        "data/forms.schema.json": as_bytes(FORMS),
    }
    for lang in book.built_languages:
        files[f"data/{lang}/checklists.json"] = lists_json(book, lang)
        files[f"data/{lang}/forms.json"] = forms_json(book, lang)
    for id_, form in savable(book).items():
        files[f"data/forms/{id_}.schema.json"] = as_bytes(saved_schema(form))
    return files
