"""HB501 to HB507: whatever could unmask a reader or run in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.findings import Finding
from handbook.model import INDENTED, Handbook, Page
from handbook.rules.base import FamilyRule, Faults, Rule, once_a_book, short, texts
from handbook.rules.places import outward
from handbook.rules.prose import lines_with
from handbook.rules.sheet import Sheet, sheets

_WEB = ("https:", "http:", "//", "\\\\", "/\\", "\\/")
_BIBLIOGRAPHY = "reference/bibliography.md"
_BLOCK = re.compile(r" *(!!!|\?\?\?|===[!+]?(?=[ \t]+\S))")
_PLAIN_FENCE = re.compile(r"[A-Za-z0-9+#-]{0,20}")
_DRAWN = frozenset(
    {"d2", "ditaa", "dot", "geojson", "graphviz", "math", "mermaid", "plantuml", "stl", "svgbob",
     "topojson", "vega", "vega-lite"}
)  # fmt: skip
"""Languages that a code host or a plugin draws in the browser."""
_HEADING_ID = re.compile(r"(?<=\s)\{\s*#[\w-]+\s*\}\s*$")
_ID = re.compile(r"(?<=\s)\{ ?#[\w-]+ ?\}$")
"""The same as most write it."""
_TAG = re.compile(r"<[A-Za-z/!?][^<]{0,40}")
"""A backslash before it does not help: python-markdown reads the tag all the same."""
_NAME = re.compile(r"</?([A-Za-z][\w:-]*)")


@once_a_book
def outward_faults(book: Handbook) -> Faults:
    """Return every link and image that leads out of the handbook."""
    faults = Faults()
    for one in texts(book):
        bibliography = isinstance(one, Page) and one.slug == _BIBLIOGRAPHY
        for link in one.text.links:
            scheme = "mailto:" if link.form == "email" else outward(link.target)
            if not scheme or (bibliography and scheme == "https:"):
                continue
            rule = "link-out" if scheme in _WEB else "link-scheme"
            prefix = scheme if link.form == "email" else ""
            faults.add(rule, one.path, link.line, target=prefix + short(link.target), scheme=scheme)
        for image in one.text.images:
            if outward(image.target):
                faults.add("image-out", one.path, image.line, target=short(image.target))
    return faults


def _rest(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Yield what looks like a tag in data, or was read as none by our own parser of texts."""
    if sheet.one is None:
        for tag in _TAG.finditer(sheet.head) if "<" in sheet.head else ():
            yield sheet.line(tag.start()), tag[0]
        return
    for number, line in lines_with("<", sheet.body, sheet.body_line):
        found = _TAG.search(line)
        if found and not sheet.told(sheet.rows(number, number)[0] + found.start()):
            yield number, found[0]


class LinkOut(FamilyRule):
    """No page but the bibliography links to the internet, and that one by https only.

    ## Why it matters

    A click tells the site at the other end when, from where and after which page somebody came.
    That can be enough to show that police look at a seller, or which officer it is.

    ## How to fix it

    Cite the work as `[@key]`: the link then leads to the bibliography, where readers decide with
    open eyes.
    """

    code, name, family = "HB501", "link-out", outward_faults
    message = "“{target}” leads out of the handbook"
    hint = "cite the work as “[@key]”; addresses stand in docs/data/bibliography.yaml"


class LinkScheme(FamilyRule):
    """No link starts a program: no javascript, data, mailto, tel or any other scheme.

    ## Why it matters

    `tel:` dials and `mailto:` writes from the officer's own number and account, after one wrong
    touch. `javascript:` and `data:` run what their author chose.

    ## How to fix it

    Remove the link. Contacts belong into `docs/data/contacts.yaml` and are printed from there.
    """

    code, name, family = "HB502", "link-scheme", outward_faults
    message = "“{target}” begins with “{scheme}” and starts another program"
    hint = "remove the link; contacts belong into docs/data/contacts.yaml"


class ImageOut(FamilyRule):
    """Every picture comes from docs/images.

    ## Why it matters

    A picture from elsewhere is fetched as soon as the page opens, without a click.
    Whoever keeps that server sees the address of every reader.

    ## How to fix it

    Put a reviewed copy into `docs/images`, with its entry in `docs/data/images.yaml`, and link it
    from there.
    """

    code, name, family = "HB503", "image-out", outward_faults
    message = "the picture “{target}” comes from elsewhere"
    hint = "put a reviewed copy into docs/images"


class RawHtml(Rule):
    """There is no HTML in the sources and their data, comments included.

    ## Why it matters

    One tag can fetch, run or hide something, and no reviewer sees it on the page.
    A private comment is published with everything else.

    ## How to fix it

    Write Markdown. Put a tag that is only named into back-ticks, and a lone `<` too.
    In a heading, an item of a list and an answer of a form say it in words instead: they are shown in
    many places, on paper and in files for other programs.
    Notes for authors belong into the pull request.
    """

    code, name = "HB504", "raw-html"
    message = "“{html}” is HTML"
    hint = "write Markdown; {advice}"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each tag but one that closes what was told, each comment, and what begins so."""
        for one in texts(book):
            opened: set[str] = set()
            for raw in one.text.raw:
                names = {name.lower() for name in _NAME.findall(raw.html)}
                if not (raw.html.startswith("</") and names <= opened):
                    yield self.found(one.path, raw.line, html=short(raw.html, 40), advice=_NAMED)
                opened |= names
        for sheet in sheets(book):
            for line, text in _rest(sheet):
                yield self.found(sheet.path, line, html=short(text, 40), advice=_NAMED)
        for path, line, html, advice in _in_code(book):
            yield self.found(path, line, html=short(html, 40), advice=advice)


class ForeignBlock(Rule):
    """There are no blocks of other dialects: no `!!!`, no `???`, no `===`; and no boxes on a page.

    ## Why it matters

    On a code host such a block is a line of signs, and its text looks like code.
    Titles of these blocks are put into the page without being checked. A box to tick on a page belongs
    to no list: it has no id, no print, and nobody asks whether it was ticked.

    ## How to fix it

    Write a callout as a block quote whose first word is bold: `> **Stop.** …`.
    Write variants one below the other, each with its heading.
    Write what is ticked as a list in `checklists/`, and link it alone in its paragraph.
    """

    code, name = "HB505", "foreign-block"
    message = "“{sign}” {what}"
    hint = "{advice}"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each line that opens such a block."""
        for sheet in sheets(book):
            one = sheet.one
            if one is None:
                continue
            signs = sheet.signs
            for needle in (sign for sign in ("!!!", "???", "===") if sign.encode() in signs):
                for number, line in lines_with(needle, one.body, one.body_line):
                    found = _BLOCK.match(line)
                    if found and found[1].startswith(needle):
                        yield self.found(
                            one.path, number, sign=found[1], what=_FOREIGN, advice=_CALLOUT
                        )
        for page in book.pages.values():
            for task in page.text.tasks:
                yield self.found(
                    page.path,
                    task.line,
                    sign="- [ ]",
                    what="is a box to tick on a page",
                    advice=_BOX,
                )


class ActiveFence(Rule):
    """A code block stands between back-ticks and names at most one plain language, no drawing language.

    ## Why it matters

    Diagrams drawn in the browser need scripts that can run what a diagram contains.
    Attributes after the language end up on the built page unchecked. What is code by its indent alone,
    as by five blanks behind the mark of a list, is a sentence with links to another program.

    ## How to fix it

    Write one word after three back-ticks, such as `text` or `sh`, or nothing.
    Write one blank behind the mark of a list, and no more indent than the list asks for.
    Commit a diagram as a picture in `docs/images`.
    """

    code, name = "HB506", "active-fence"
    message = "the code block opens with “{info}”"
    hint = "{advice}"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each fence whose info string is more than a plain word."""
        for one in texts(book):
            for fence in one.text.fences:
                info = fence.html.strip()
                if fence.html == INDENTED:
                    yield self.found(one.path, fence.line, info="blanks", advice=_ONE_BLANK)
                elif info.lower() in _DRAWN or not _PLAIN_FENCE.fullmatch(info):
                    yield self.found(one.path, fence.line, info=short(info), advice=_ONE_WORD)


class AttributeList(Rule):
    """Curly brackets hold nothing but the id of a heading.

    ## Why it matters

    Brackets such as `{ .x onclick=… }` put any attribute on the built page, scripts among them.
    On a code host they are printed in the middle of the text.

    ## How to fix it

    Remove them. Brackets that belong to the text go into back-ticks.
    """

    code, name = "HB507", "attribute-list"
    message = "“{text}” would be read as an attribute"
    hint = "remove the brackets; put those that belong to the text in back-ticks"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each line with brackets that are not a heading's id."""
        for one in texts(book):
            for number, line in lines_with("{", one.body, one.body_line):
                if line[:1] == "#" and line.count("{") == 1 and _ID.match(line, line.index("{")):
                    continue
                rest = _HEADING_ID.sub("", line) if line.startswith("#") else line
                if "{" in rest:
                    text = re.match(r"[^}]*\}?", rest[rest.index("{") :])
                    yield self.found(one.path, number, text=short(text[0] if text else "{", 40))


def _in_code(book: Handbook) -> Iterator[tuple[str, int, str, str]]:
    """Yield place, sign and advice of what is refused in back-ticks too."""
    for one in texts(book):
        for line, text in enumerate(one.body.split("\n") if "<![" in one.body else ()):
            if "<![" in text:
                yield one.path, one.body_line + line, "<![", _SECTION
    for path, line, text in _names(book):
        if found := _TAG.search(text):
            yield path, line, found[0], _IN_WORDS


def _names(book: Handbook) -> Iterator[tuple[str, int, str]]:
    """Yield path, line and words of each heading, item and answer, which are shown in many places."""
    for one in texts(book):
        yield from ((one.path, heading.line, heading.text) for heading in one.text.headings)
        yield from ((one.path, task.line, task.text) for task in one.text.tasks)
    for form in book.templates.values():
        answers = (*form.example.head, *(one for row in form.example.rows for one in row))
        yield from ((form.page.path, answer.line, answer.text) for answer in answers)


_NAMED = "put a tag that is only named in back-ticks"
_IN_WORDS = "name it in words: a heading, an item and an answer hold no tag, not even in back-ticks"
_SECTION = "say in words what it is: the build stops at these signs, also in back-ticks"
_FOREIGN = "opens a block that plain Markdown does not know"
_CALLOUT = "write a callout as “> **Stop.** …”, variants below one another"
_BOX = "write what is ticked as a list in checklists/, and link it alone in its paragraph"
_ONE_WORD = "write one plain word such as “text”; commit a diagram as a picture"
_ONE_BLANK = "write one blank behind the mark of a list, or open a code block with three back-ticks"
