"""Model in, files for other programs out. Nothing here opens a file."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.exports.lists import lists_json
from handbook.exports.schema import schema_json
from handbook.model import Handbook

__all__ = ["data_files"]


def data_files(book: Handbook) -> Mapping[str, bytes]:
    """Return the files that agencies load elsewhere, by path below the site's root."""
    files = {
        f"data/{lang}/checklists.json": lists_json(book, lang) for lang in book.built_languages
    }
    return {**files, "data/checklists.schema.json": schema_json()}
