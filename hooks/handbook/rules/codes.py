"""HB030: the codes of pages, lists and forms against docs/data/codes.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Node, Page
from handbook.rules.base import (
    Faults,
    checks,
    texts,
)
from handbook.rules.retired import retired

CODE_NOT_LISTED = rule("HB030", "code-register", "code-not-listed")
CODE_OF_ANOTHER = rule("HB030", "code-register", "code-of-another")
CODE_STILL_PLANNED = rule("HB030", "code-register", "code-still-planned")
MADE_PAGE_MISSING = rule("HB030", "code-register", "made-page-missing")
CODE_RETIRED = rule("HB030", "code-register", "code-retired")

_REGISTER = "docs/data/codes.yaml"
_CODE = re.compile(r"(?:CL|[A-Z])-\d\d")


@checks(CODE_NOT_LISTED, CODE_OF_ANOTHER, CODE_STILL_PLANNED)
def code_faults(book: Handbook) -> Faults:
    """Return every page and list whose code the register does not give to it."""
    faults = Faults()
    told: set[str] = set()
    for one, node, slug in _coded(book) if book.codes else ():
        code = str(node.value)
        listed = book.codes.get(code)
        if listed is not None and listed.path != slug:
            faults.add(CODE_OF_ANOTHER, one.path, node.line, code=code, owner=listed.path)
        elif code in told or not _CODE.fullmatch(code):
            continue
        elif listed is None:
            told.add(code)
            faults.add(CODE_NOT_LISTED, one.path, node.line, code=code, slug=slug)
        elif not listed.made and isinstance(one, Page) and one.lang == SOURCE:
            told.add(code)
            faults.add(CODE_STILL_PLANNED, _REGISTER, listed.line, code=code, path=one.path)
    return faults


@checks(MADE_PAGE_MISSING)
def made_page_missing(book: Handbook) -> Iterator[Finding]:
    """Yield each entry whose page is absent."""
    files = {file.path for file in book.files}
    for entry in book.codes.values():
        path = f"docs/{SOURCE}/{entry.path}"
        if entry.made and path not in files:
            yield MADE_PAGE_MISSING.at(_REGISTER, entry.line, code=entry.code, path=path)


@checks(CODE_RETIRED)
def code_retired(book: Handbook) -> Iterator[Finding]:
    """Yield each entry of the register that is retired."""
    dead = retired(book, "codes")
    for entry in book.codes.values():
        if entry.code in dead:
            yield CODE_RETIRED.at(_REGISTER, entry.line, code=entry.code)


def _coded(book: Handbook) -> Iterator[tuple[Page | Checklist, Node, str]]:
    """Yield each page and list with its code and the path of its page, English first."""
    for one in sorted(texts(book), key=lambda one: one.lang != SOURCE):
        node = one.meta.get("code") or one.meta.get("id")
        if node is not None and not one.front.problems:
            page = isinstance(one, Page)
            yield one, node, one.slug if page else f"checklists/{one.slug}.md"
