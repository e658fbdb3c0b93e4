"""HB040 to HB043 and HB091: the title of a page, and the ids and levels of its headings."""

from __future__ import annotations

import re
from collections import defaultdict

from handbook.catalog import rule
from handbook.model import Checklist, Handbook, Heading, Page
from handbook.rules.base import (
    Faults,
    checks,
    lists,
    once_a_book,
    pages,
    short,
    slug_of,
)

TITLE_MISSING = rule("HB040", "page-title", "title-missing")
TITLE_DIFFERS = rule("HB040", "page-title", "title-differs")
SECOND_TITLE = rule("HB040", "page-title", "second-title")
HEADING_WITHOUT_ID = rule("HB043", "heading-id", "heading-without-id")
HEADING_ID_TWICE = rule("HB043", "heading-id", "heading-id-twice")
HEADING_ID_FORM = rule("HB043", "heading-id", "heading-id-form")
HEADING_ID_RESERVED = rule("HB043", "heading-id", "heading-id-reserved")
HEADING_LEVEL_SKIPPED = rule("HB091", "heading-level-skipped")

_FORM = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_RESERVED = re.compile(r"(?:cl|f)-\d\d(?:-.*)?|ref-.*")
_RESERVED_IN_LISTS = re.compile(rf"{_RESERVED.pattern}|title")
_ANY = "topic"


@checks(
    TITLE_MISSING,
    TITLE_DIFFERS,
    SECOND_TITLE,
    HEADING_WITHOUT_ID,
    HEADING_ID_TWICE,
    HEADING_ID_FORM,
    HEADING_ID_RESERVED,
    HEADING_LEVEL_SKIPPED,
)
@once_a_book
def heading_faults(book: Handbook) -> Faults:
    """Return what is wrong with the headings of all pages and lists."""
    faults = Faults()
    for page in pages(book):
        if not page.front.problems:
            free = _Free(page)
            _title(page, free, faults)
            _ids(page, free, faults)
            _levels(page, faults)
    for checklist in lists(book):
        if not checklist.front.problems:
            _ids(checklist, _Free(checklist), faults)
            _levels(checklist, faults)
    return faults


class _Free:
    """The ids that a text has left for its headings; one that was proposed is taken."""

    def __init__(self, one: Page | Checklist) -> None:
        self.reserved = _RESERVED_IN_LISTS if isinstance(one, Checklist) else _RESERVED
        self._taken = {heading.id for heading in one.text.headings}
        self._last: defaultdict[str, int] = defaultdict(lambda: 1)

    def proposal(self, text: str) -> str:
        """Return an id that could stand for `text`, numbered where another heading has it."""
        name = base = self._base(slug_of(text))
        while name in self._taken:
            self._last[base] += 1
            name = f"{base}-{self._last[base]}"
        self._taken.add(name)
        return name

    def _base(self, slug: str) -> str:
        if not _FORM.fullmatch(slug) or self.reserved.fullmatch(slug):
            return _ANY
        return _ANY if slug in self._taken and self.reserved.fullmatch(f"{slug}-10") else slug


def _title(page: Page, free: _Free, faults: Faults) -> None:
    title = " ".join(page.title.split())
    first = next(iter(page.text.headings), None)
    if first is None or first.level != 1:
        blank = len(page.body) - len(page.body.lstrip("\n"))
        faults.add(TITLE_MISSING, page.path, page.body_line + blank, title=title or "Title")
        return
    if title and " ".join(first.text.split()) != title:
        faults.add(TITLE_DIFFERS, page.path, first.line, heading=short(first.text),
                   title=short(title))  # fmt: skip
    for heading in page.text.headings[1:]:
        if heading.level == 1:
            id_, whole = heading.id or free.proposal(heading.text), _whole(heading)
            typed = f"“## {whole} {{ #{id_} }}”"
            if not whole:
                typed = f"“## ” at the beginning of the line and “{{ #{id_} }}” at its end"
            faults.add(SECOND_TITLE, page.path, heading.line, text=short(heading.text),
                       typed=typed)  # fmt: skip


def _ids(one: Page | Checklist, free: _Free, faults: Faults) -> None:
    seen: dict[str | None, int] = {}
    for heading in one.text.headings:
        if heading.level == 1 and heading.id is None:
            continue
        id_, line = heading.id, heading.line
        if id_ is None:
            mark, whole = f"{{ #{free.proposal(heading.text)} }}", _whole(heading)
            faults.add(HEADING_WITHOUT_ID, one.path, line, text=short(heading.text),
                       typed=f"“{'#' * heading.level} {whole} {mark}”" if whole
                       else f"“{mark}” at the end of the line")  # fmt: skip
        elif id_ in seen:
            faults.add(HEADING_ID_TWICE, one.path, line, id=id_, first=seen[id_])
        elif not _FORM.fullmatch(id_):
            faults.add(HEADING_ID_FORM, one.path, line, id=id_, proposal=free.proposal(id_))
        elif free.reserved.fullmatch(id_):
            faults.add(HEADING_ID_RESERVED, one.path, line, id=id_,
                       proposal=free.proposal(heading.text))  # fmt: skip
        seen.setdefault(id_, line)


def _levels(one: Page | Checklist, faults: Faults) -> None:
    above = [1]
    for heading in one.text.headings:
        # a title is the root, and a second one becomes a heading of the second level
        level = max(heading.level, 2)
        while above[-1] >= level:
            above.pop()
        if level > above[-1] + 1:
            faults.add(HEADING_LEVEL_SKIPPED, one.path, heading.line, text=short(heading.text),
                       signs="#" * level, above="#" * above[-1], wanted="#" * (above[-1] + 1))  # fmt: skip
        if heading is not one.text.headings[0] or heading.level > 1:
            above.append(level)


def _whole(heading: Heading) -> str:
    """Return the text of a heading for a hint, empty where a message would cut it."""
    text = short(heading.text)
    return text if text == " ".join(heading.text.split()) else ""
