"""What one rule tells of one small English page or list that stands beside a data file."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.rules import check
from tests import books

PAGE = "---\ntitle: T\ncode: E-03\n---\n\n# T\n\n{body}\n"
LIST = "---\nid: CL-03\ntitle: T\n---\n\n## Now {{ #now }}\n\n- [ ] `CL-03.1` Look.\n\n    {body}\n"


def told(
    code: str,
    body: str,
    data: Mapping[str, str],
    *,
    path: str = "docs/{lang}/evidence/t.md",
    lang: str = "en",
    page: str = PAGE,
) -> list[str]:
    """Return line, message and hint of each finding of the rule `code` on a page with this body.

    `data` holds the texts of the data files by path.
    """
    book = books.book({path.format(lang=lang): page.format(body=body), **data})
    found = (one for one in check(book) if one.code == code)
    return [f"{one.line} {one.message} ({one.hint})" for one in found]
