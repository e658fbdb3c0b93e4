"""Where content meets rules: a handbook in, findings out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from handbook.findings import Finding
from handbook.model import Handbook
from handbook.rules import RULES, check
from handbook.rules.ignored import sift


def content_gate(book: Handbook) -> list[Finding]:
    """Return what is wrong with the sources, of all languages, each fault once.

    What is ignored for a while is among it, with the reason, and stops nothing.
    """
    return sift(check(book), book)


def safe_to_show(book: Handbook, paths: Collection[str]) -> bool:
    """Return whether what stands in the pages and lists at `paths` may be opened in a browser.

    That it may be published is another question, and takes longer.
    """
    pages = {key: one for key, one in book.pages.items() if one.path in paths}
    lists = {key: one for key, one in book.checklists.items() if one.path in paths}
    words = replace(book, pages=pages, checklists=lists, drawings={})
    return not any(one.stops for one in check(words, _SAFETY))


_SAFETY = tuple(one for one in RULES if one.code.startswith("HB5"))
