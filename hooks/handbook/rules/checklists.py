"""HB105 to HB114: the shape of a checklist: pause points, counts, what stands between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Page
from handbook.rules.base import FamilyRule, Faults, Rule, lists, once_a_book, pages, short
from handbook.rules.places import resolved

_MOST_AT_A_PAUSE = 9
_MOST = 15
_MOST_PAUSES = 3
_ITEM_LINE = re.compile(r"- \[( |x|X)\](?: |$)")


@once_a_book
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
        faults.add("pause-count", path, line, count=len(pauses) or "no")
    for item in checklist.strays if pauses else ():
        faults.add("item-before-pause", path, item.line, text=short(item.text))
    for pause in pauses:
        facts = {"pause": short(pause.title), "count": len(pause.items)}
        if not pause.items:
            faults.add("pause-empty", path, pause.line, **facts)
        elif len(pause.items) > _MOST_AT_A_PAUSE:
            first = pause.items[_MOST_AT_A_PAUSE]
            faults.add("pause-too-long", path, first.line, **facts)
    items = list(checklist.items())
    if len(items) > _MOST:
        faults.add("list-too-long", path, items[_MOST].line, count=len(items))


def _lines(checklist: Checklist, faults: Faults) -> None:
    """Keep every line at the left edge that would be neither pause point nor item."""
    for number, line in enumerate(checklist.body.split("\n"), checklist.body_line):
        if not line or line[0] == " " or line.startswith("## "):
            continue
        box = _ITEM_LINE.match(line)
        if box is None:
            faults.add("list-line-lost", checklist.path, number, text=short(line))
        elif box[1] != " ":
            faults.add("item-ticked", checklist.path, number, text=short(line[box.end() :]))
    for item in checklist.text.tasks:
        if item.depth > 1:
            faults.add("item-nested", checklist.path, item.line, text=short(item.text))


def _leads(page: Page, target: str, name: str) -> bool:
    """Return whether a link of a page leads to the list of this name, in whatever language."""
    top, _, rest = resolved(page.path, target.partition("#")[0]).partition("/")
    return top == "checklists" and rest.partition("/")[2] == name


class PauseTooLong(FamilyRule):
    """A pause point has at most nine items.

    ## Why it matters

    What people can hold at one stop is small. Longer lists are skimmed, and then ticked at the end.

    ## How to fix it

    Remove what nobody forgets, or move items to another pause point.
    """

    code, name, family = "HB105", "pause-too-long", shape_faults
    message = "“{pause}” has {count} items; this is the tenth"
    hint = "keep at most nine at a pause point"


class ListTooLong(FamilyRule):
    """A list has at most fifteen items.

    ## Why it matters

    Fifteen items fit on one printed page in every language, in letters that tired eyes can read.

    ## How to fix it

    Remove what nobody forgets, or make two lists for two moments.
    The reasons belong into the paragraphs below the items, not into more items.
    """

    code, name, family = "HB106", "list-too-long", shape_faults
    message = "the list has {count} items; this is the sixteenth"
    hint = "keep at most fifteen"


class PauseEmpty(FamilyRule):
    """Every pause point has items.

    ## Why it matters

    An officer stops, reads a heading and finds nothing: next time nobody stops.

    ## How to fix it

    Write an item below it, or remove the heading.
    """

    code, name, family = "HB107", "pause-empty", shape_faults
    message = "“{pause}” has no item"
    hint = "write one below it, or remove the heading"


class PauseCount(FamilyRule):
    """A list has one to three pause points.

    ## Why it matters

    A list is read where work pauses anyway. More stops than that interrupt it and are left out.

    ## How to fix it

    Write each pause point as a second-level heading with an id: `## Before { #before }`.
    Join pauses that come close together.
    """

    code, name, family = "HB108", "pause-count", shape_faults
    message = "the list has {count} pause points"
    hint = "write one to three, as “## Before {{ #before }}”"


class ItemBeforePause(FamilyRule):
    """Every item stands below a pause point.

    ## Why it matters

    Items outside a pause point have no moment at which they are read.

    ## How to fix it

    Move the item below the heading of its pause point.
    """

    code, name, family = "HB109", "item-before-pause", shape_faults
    message = "the item “{text}” stands before the first pause point"
    hint = "move it below a second-level heading"


class LineLost(FamilyRule):
    """At the left edge of a list stand its pause points and its items, and nothing else.

    ## Why it matters

    Sheets and screens are made from pause points and items.
    Any other line, such as an item whose box was forgotten, would silently be missing on paper.

    ## How to fix it

    Begin an item with `- [ ] `, with one space after the hyphen, and a pause point with `## `.
    Indent the reason for an item by four spaces below it.
    Text about the whole list belongs on its page in `docs/en/checklists/`.
    """

    code, name, family = "HB110", "list-line-lost", shape_faults
    message = "“{text}” is neither pause point nor item and would be lost on paper"
    hint = (
        "begin an item with “- [ ] ”, with one space after the hyphen, and a pause point with “## ”; "
        "indent the reason by 4 spaces below its item"
    )


class ItemNested(FamilyRule):
    """No item stands inside another.

    ## Why it matters

    On paper there is one column of boxes. An item inside another is ticked with it, unread.

    ## How to fix it

    Make two items of it, or write the inner one into the indented paragraph without a box.
    """

    code, name, family = "HB111", "item-nested", shape_faults
    message = "the item “{text}” stands inside another item"
    hint = "move it to the left edge, or write it without a box"


class ItemTicked(FamilyRule):
    """Every box in the source is empty.

    ## Why it matters

    A box that is printed with its tick is a step that somebody else seems to have done.

    ## How to fix it

    Write `- [ ]` with one space between the brackets.
    """

    code, name, family = "HB112", "item-ticked", shape_faults
    message = "the item “{text}” is ticked already"
    hint = "write “- [ ]”"


class ListWithoutPage(Rule):
    """Every list has its page.

    ## Why it matters

    The page says when the list is taken, how it is run and what it leaves to others.
    A sheet without it is a row of boxes that nobody was trained for.

    ## How to fix it

    Write the page that the message names and embed the list in it.
    """

    code, name = "HB113", "list-without-page"
    message = "{id} has no page “{page}”"
    hint = "write it and embed the list there"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each English list without a page."""
        files = {file.path for file in book.files}
        for checklist in lists(book):
            page = f"docs/{SOURCE}/checklists/{checklist.slug}.md"
            if checklist.lang == SOURCE and page not in files:
                yield self.found(checklist.path, 0, id=checklist.id or checklist.slug, page=page)


class PageWithoutList(Rule):
    """The page of a list embeds it.

    ## Why it matters

    An officer who follows a code such as CL-05 in a text lands on this page and needs the list there.

    ## How to fix it

    Write a link to the list that stands alone in its paragraph:
    `[CL-03 Capture one item](../../../checklists/en/capture-one-item.md)`.
    """

    code, name = "HB114", "page-without-list"
    message = "the page of a list does not embed it"
    hint = "write “[{code} {title}](../../../checklists/{lang}/{slug}.md)” alone in a paragraph"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each page below checklists/ that has no link to its own list."""
        for page in pages(book):
            folder, _, name = page.slug.partition("/")
            if folder != "checklists" or name == "index.md" or page.front.problems:
                continue
            if not any(link.alone and _leads(page, link.target, name) for link in page.text.links):
                slug = name.removesuffix(".md")
                own = (page.lang, slug) in book.checklists
                yield self.found(
                    page.path,
                    page.body_line,
                    code=page.code,
                    title=page.title,
                    lang=page.lang if own else SOURCE,
                    slug=slug,
                )
