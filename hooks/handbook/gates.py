"""Where content meets rules: a handbook in, findings out."""

from __future__ import annotations

from collections.abc import Collection

from handbook.findings import Finding
from handbook.model import Handbook
from handbook.rules import RULES, check
from handbook.rules.base import only
from handbook.rules.ignored import sift


def content_gate(book: Handbook, new: Collection[str] | None = None) -> list[Finding]:
    """Return what is wrong with the sources, of all languages, each fault once.

    What is ignored for a while is among it, with the reason, and stops nothing. A text in which the
    gate found nothing before need not be among those at the paths `new`: see `check`.
    """
    return sift(check(book, new=new), book)


def safe_to_show(book: Handbook, paths: Collection[str]) -> bool:
    """Return whether what stands in the pages and lists at `paths` may be opened in a browser.

    That it may be published is another question, and takes longer.
    """
    return not any(one.stops for one in check(only(book, paths), _SAFETY))


_SAFETY = tuple(one for one in RULES if one.code.startswith("HB5"))
