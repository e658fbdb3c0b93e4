"""HB048, HB105, HB109 and HB113: the shape of a checklist: pause points, counts, what stands between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Page
from handbook.rules.base import (
    Faults,
    checks,
    lists,
    pages,
    short,
)
from handbook.rules.places import resolved

PAUSE_TOO_LONG = rule("HB105", "list-shape", "pause-too-long")
LIST_TOO_LONG = rule("HB105", "list-shape", "list-too-long")
PAUSE_EMPTY = rule("HB105", "list-shape", "pause-empty")
PAUSE_COUNT = rule("HB105", "list-shape", "pause-count")
ITEM_BEFORE_PAUSE = rule("HB109", "list-line", "item-before-pause")
LINE_LOST = rule("HB109", "list-line", "list-line-lost")
ITEM_NESTED = rule("HB109", "list-line", "item-nested")
ITEM_TICKED = rule("HB109", "list-line", "item-ticked")
LIST_WITHOUT_PAGE = rule("HB113", "list-without-page")
PAGE_WITHOUT_LIST = rule("HB048", "part-missing", "page-without-list")

_MOST_AT_A_PAUSE = 9
_MOST = 15
_MOST_PAUSES = 3
_ITEM_LINE = re.compile(r"- \[( |x|X)\](?: |$)")


@checks(
    PAUSE_TOO_LONG,
    LIST_TOO_LONG,
    PAUSE_EMPTY,
    PAUSE_COUNT,
    ITEM_BEFORE_PAUSE,
    LINE_LOST,
    ITEM_NESTED,
    ITEM_TICKED,
)
def shape_faults(book: Handbook) -> Faults:
    """Return what is wrong with the shape of all lists whose front matter can be read."""
    faults = Faults()
    for checklist in lists(book):
        if not checklist.front.problems:
            _counts(checklist, faults)
            _lines(checklist, faults)
    return faults


def _counts(checklist: Checklist, faults: Faults) -> None:
    path, pauses = checklist.path, checklist.pauses
    if not 1 <= len(pauses) <= _MOST_PAUSES:
        line = pauses[_MOST_PAUSES].line if pauses else checklist.body_line
        faults.add(PAUSE_COUNT, path, line, count=len(pauses) or "no")
    for item in checklist.strays if pauses else ():
        faults.add(ITEM_BEFORE_PAUSE, path, item.line, text=short(item.text))
    for pause in pauses:
        facts = {"pause": short(pause.title), "count": len(pause.items)}
        if not pause.items:
            faults.add(PAUSE_EMPTY, path, pause.line, **facts)
        elif len(pause.items) > _MOST_AT_A_PAUSE:
            first = pause.items[_MOST_AT_A_PAUSE]
            faults.add(PAUSE_TOO_LONG, path, first.line, **facts)
    items = list(checklist.items())
    if len(items) > _MOST:
        faults.add(LIST_TOO_LONG, path, items[_MOST].line, count=len(items))


def _lines(checklist: Checklist, faults: Faults) -> None:
    """Keep every line at the left edge that would be neither pause point nor item."""
    for number, line in enumerate(checklist.body.split("\n"), checklist.body_line):
        if not line or line[0] == " " or line.startswith("## "):
            continue
        box = _ITEM_LINE.match(line)
        if box is None:
            faults.add(LINE_LOST, checklist.path, number, text=short(line))
        elif box[1] != " ":
            faults.add(ITEM_TICKED, checklist.path, number, text=short(line[box.end() :]))
    for item in checklist.text.tasks:
        if item.depth > 1:
            faults.add(ITEM_NESTED, checklist.path, item.line, text=short(item.text))


def _leads(page: Page, target: str, name: str) -> bool:
    """Return whether a link of a page leads to the list of this name, in whatever language."""
    top, _, rest = resolved(page.path, target.partition("#")[0]).partition("/")
    return top == "checklists" and rest.partition("/")[2] == name


@checks(LIST_WITHOUT_PAGE)
def list_without_page(book: Handbook) -> Iterator[Finding]:
    """Yield each English list without a page."""
    files = {file.path for file in book.files}
    for checklist in lists(book):
        page = f"docs/{SOURCE}/checklists/{checklist.slug}.md"
        if checklist.lang == SOURCE and page not in files:
            yield LIST_WITHOUT_PAGE.at(
                checklist.path, 0, id=checklist.id or checklist.slug, page=page
            )


@checks(PAGE_WITHOUT_LIST)
def page_without_list(book: Handbook) -> Iterator[Finding]:
    """Yield each page below checklists/ that has no link to its own list."""
    for page in pages(book):
        folder, _, name = page.slug.partition("/")
        if folder != "checklists" or name == "index.md" or page.front.problems:
            continue
        if not any(link.alone and _leads(page, link.target, name) for link in page.text.links):
            slug = name.removesuffix(".md")
            own = (page.lang, slug) in book.checklists
            yield PAGE_WITHOUT_LIST.at(
                page.path,
                page.body_line,
                code=page.code,
                title=page.title,
                lang=page.lang if own else SOURCE,
                slug=slug,
            )
