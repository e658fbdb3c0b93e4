"""What is at the address of a page that another one took in: one line and one link."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from handbook import render
from handbook.layout.page import THEME, templates
from handbook.model import Handbook
from handbook.render.references import apart


def moved_pages(root: Path, book: Handbook) -> Iterator[tuple[str, str]]:
    """Yield path below the site's root and HTML of each page that moved, in every language.

    Sticks and sheets of older editions name such an address. It is in no menu, no index and no print.
    """
    template = templates(root / THEME).get_template("moved.html")
    for one in book.moved:
        entry = book.codes.get(one.now)
        if entry is None or not entry.made:
            continue
        for lang in book.built_languages:
            here = render.Context(book, lang, one.path)
            there = render.Context(book, lang, entry.path)
            yield (
                here.output,
                template.render(
                    here=here,
                    there=there,
                    moved=one,
                    title=render.title(there),
                    others=[
                        render.Context(book, other, one.path) for other in book.built_languages
                    ],
                    hb=SimpleNamespace(
                        words=render.interface_words(here.language),
                        edition=book.edition,
                        local=apart(book.local_mark(lang)),
                        lang=here.lang,
                        now=render.dangers(here),
                    ),
                    name=here.language.word("site-name"),
                ),
            )
