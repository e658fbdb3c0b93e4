"""HB040 to HB046 and HB091: the title of a page, and the ids and levels of its headings."""

from __future__ import annotations

import re
from collections import defaultdict

from handbook.model import Checklist, Handbook, Heading, Page
from handbook.rules.base import FamilyRule, Faults, lists, once_a_book, pages, short, slug_of

_FORM = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_RESERVED = re.compile(r"(?:cl|f)-\d\d(?:-.*)?|ref-.*")
_RESERVED_IN_LISTS = re.compile(rf"{_RESERVED.pattern}|title")
_ANY = "topic"


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
        faults.add("title-missing", page.path, page.body_line + blank, title=title or "Title")
        return
    if title and " ".join(first.text.split()) != title:
        faults.add("title-differs", page.path, first.line, heading=short(first.text),
                   title=short(title))  # fmt: skip
    for heading in page.text.headings[1:]:
        if heading.level == 1:
            id_, whole = heading.id or free.proposal(heading.text), _whole(heading)
            typed = f"“## {whole} {{ #{id_} }}”"
            if not whole:
                typed = f"“## ” at the beginning of the line and “{{ #{id_} }}” at its end"
            faults.add("second-title", page.path, heading.line, text=short(heading.text),
                       typed=typed)  # fmt: skip


def _ids(one: Page | Checklist, free: _Free, faults: Faults) -> None:
    seen: dict[str | None, int] = {}
    for heading in one.text.headings:
        if heading.level == 1 and heading.id is None:
            continue
        id_, line = heading.id, heading.line
        if id_ is None:
            mark, whole = f"{{ #{free.proposal(heading.text)} }}", _whole(heading)
            faults.add("heading-without-id", one.path, line, text=short(heading.text),
                       typed=f"“{'#' * heading.level} {whole} {mark}”" if whole
                       else f"“{mark}” at the end of the line")  # fmt: skip
        elif id_ in seen:
            faults.add("heading-id-twice", one.path, line, id=id_, first=seen[id_])
        elif not _FORM.fullmatch(id_):
            faults.add("heading-id-form", one.path, line, id=id_, proposal=free.proposal(id_))
        elif free.reserved.fullmatch(id_):
            faults.add("heading-id-reserved", one.path, line, id=id_,
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
            faults.add("heading-level-skipped", one.path, heading.line, text=short(heading.text),
                       signs="#" * level, above="#" * above[-1], wanted="#" * (above[-1] + 1))  # fmt: skip
        if heading is not one.text.headings[0] or heading.level > 1:
            above.append(level)


def _whole(heading: Heading) -> str:
    """Return the text of a heading for a hint, empty where a message would cut it."""
    text = short(heading.text)
    return text if text == " ".join(heading.text.split()) else ""


class TitleMissing(FamilyRule):
    """A page begins with its title as a first-level heading.

    ## Why it matters

    On a code host, and in every program that reads Markdown, the heading is what the reader sees.
    A page that begins without one looks like the end of another page.

    ## How to fix it

    Write `# `, then the title of the front matter, as the first line of the text.
    """

    code, name, family = "HB040", "title-missing", heading_faults
    message = "the text does not begin with its title"
    hint = "write “# {title}” as its first line"


class TitleDiffers(FamilyRule):
    """The heading of a page and the title in its front matter are the same.

    ## Why it matters

    The title stands in the navigation, the search and on paper; the heading stands on the page.
    A reader who chose one and sees the other does not know whether it is the right page.

    ## How to fix it

    Decide which of the two is right and write it in both places.
    """

    code, name, family = "HB041", "title-differs", heading_faults
    message = "the heading says “{heading}”, the front matter “{title}”"
    hint = "write the same words in both"


class SecondTitle(FamilyRule):
    """A page has one first-level heading.

    ## Why it matters

    Screen readers jump by headings: a second title sounds like the beginning of another page.

    ## How to fix it

    Write `##` and an id, or make a page of its own.
    """

    code, name, family = "HB042", "second-title", heading_faults
    message = "“{text}” is a second title of the page"
    hint = "write {typed}"


class HeadingWithoutId(FamilyRule):
    """Every heading from the second level down has an id of its own.

    ## Why it matters

    Links and printed references point at the id.
    It is the same in all languages, so a link still works after the heading was translated.

    ## How to fix it

    Write the id after the heading as the message shows: `## The minimum set { #minimum-set }`.
    In a translation copy the id of the English heading.
    """

    code, name, family = "HB043", "heading-without-id", heading_faults
    message = "the heading “{text}” has no id"
    hint = "write {typed}"


class HeadingIdTwice(FamilyRule):
    """An id stands once on a page.

    ## Why it matters

    A link to it always leads to the first of the two: the reader does the wrong part.

    ## How to fix it

    Give the second heading another id, and look which links meant it.
    """

    code, name, family = "HB044", "heading-id-twice", heading_faults
    message = "the id “{id}” stands already on line {first}"
    hint = "give this heading another id"


class HeadingIdForm(FamilyRule):
    """An id has small letters, digits and single hyphens, and begins with a letter.

    ## Why it matters

    Such an id can be typed on every keyboard, read out on the phone and stored by every program.

    ## How to fix it

    Write the id as the message proposes, and mend the links to it.
    """

    code, name, family = "HB045", "heading-id-form", heading_faults
    message = "the id “{id}” has other signs than small letters, digits and single hyphens"
    hint = "write “{{ #{proposal} }}”"


class HeadingIdReserved(FamilyRule):
    """No heading has an id that belongs to an embedded list, a form or a reference.

    ## Why it matters

    Lists bring ids such as `cl-03` and `cl-03-before` into the page, the bibliography `ref-` and the
    key. With the same id on a heading, a link to an item leads to the wrong place.

    ## How to fix it

    Choose another id, for example one word of the heading.
    """

    code, name, family = "HB046", "heading-id-reserved", heading_faults
    message = "the id “{id}” is kept for lists, forms and references"
    hint = "write another one, such as “{{ #{proposal} }}”"


class HeadingLevelSkipped(FamilyRule):
    """A heading is one level below the one to which it belongs.

    ## Why it matters

    Screen readers tell the level of each heading. After a leap from the second level to the fourth
    a blind reader goes back to look for the part that was skipped, and there is none.

    ## How to fix it

    Write as many number signs as the message shows. The headings that belong to it lose as many.
    """

    code, name, family = "HB091", "heading-level-skipped", heading_faults
    message = "the heading “{text}” has “{signs}” below one with “{above}”"
    hint = "begin it with “{wanted}”"
