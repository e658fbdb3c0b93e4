"""Office files are made where none is kept that would be the same."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.cache import Cache
from handbook.model import Handbook
from handbook.press.docx import docx
from handbook.press.office import office_forms
from handbook.press.package import templates
from handbook.press.xlsx import xlsx

_KIND = "office"


def office_files(book: Handbook, kept: Cache) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the office file of every form, in every language."""
    looks = templates()
    for lang in book.built_languages:
        for form in office_forms(book, lang):
            key = kept.key(_KIND, looks, repr(form))
            data = kept.data(_KIND, key)
            if data is None:
                data = (docx if form.path.endswith(".docx") else xlsx)(form)
                kept.keep_data(_KIND, key, data)
            yield form.path, data
    kept.forget_old(_KIND)
