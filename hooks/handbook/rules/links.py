"""HB301, HB302, HB308, HB326 and HB327: where each link, image, list and entry of the navigation leads."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from urllib.parse import unquote

from handbook.catalog import Rule, rule
from handbook.findings import short
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Image, Link, Node, Page
from handbook.rules.base import Report, checks, data_of, texts
from handbook.rules.link_index import PICTURES, LinkIndex, link_index, outward, resolved, typed
from handbook.rules.nearest import nearest, suggest

LINK_MISSING = rule("HB301", "link-target", "link-missing")
LINK_NO_PAGE = rule("HB301", "link-target", "link-no-page")
LINK_LEAVES = rule("HB301", "link-target", "link-leaves")
LINK_CASE = rule("HB301", "link-target", "link-case")
LINK_ABSOLUTE = rule("HB301", "link-target", "link-absolute")
LINK_OTHER_LANGUAGE = rule("HB301", "link-target", "link-other-language")
LIST_MISSING = rule("HB301", "link-target", "list-missing")
LIST_OTHER_LANGUAGE = rule("HB301", "link-target", "list-other-language")
IMAGE_MISSING = rule("HB301", "link-target", "image-missing")
LINK_ANCHOR = rule("HB302", "link-anchor")
LINK_EMPTY = rule("HB308", "link-form", "link-empty")
LIST_EMBEDDING = rule("HB308", "link-form", "list-embedding")
LINK_NOT_PLAIN = rule("HB308", "link-form", "link-not-plain")
LINK_UNREADABLE = rule("HB308", "link-form", "link-unreadable")

_EXTRA = re.compile(r"[?%\\\s]")
_NO_PAGE = "write the page first, or name it by code and title without a link"


@checks("HB301", "HB302", "HB308")
def check_links(book: Handbook) -> Report:
    """Return every link, image and embedded list that leads nowhere, or elsewhere than allowed."""
    report, index = Report(), link_index(book)
    for one in texts(book):
        _LinkJudge(one, index, report).judge()
        for raw in one.text.broken:
            report.add(LINK_UNREADABLE, one.path, raw.line, text=short(raw.html))
    return report


class _LinkJudge:
    """The links of one file, judged in their order."""

    def __init__(self, one: Page | Checklist, index: LinkIndex, report: Report) -> None:
        self.one, self.index, self.report = one, index, report
        self.data = one.body.encode("utf-8", "surrogatepass")
        self.pictures = sorted(image.start for image in one.text.images)
        self.lists: dict[str, int] = {}
        """Line on which each list is embedded."""
        self.reported = False
        """Whether something was reported about the link or image that is read."""

    def judge(self) -> None:
        """Report what is wrong with each link and image; each is reported once."""
        text = self.one.text
        for link in text.links:
            if link.form == "reference":  # HB307 tells it where its label is defined
                continue
            self.reported = False
            self._link(link)
            if not self.reported and link.form == "inline" and not outward(link.target):
                self._plain(link, f"[{link.text}]")
        for image in text.images:
            self.reported = False
            self._image(image)
            if not self.reported and not outward(image.target):
                self._plain(image, f"![{image.alt}]")

    def _plain(self, thing: Link | Image, text: str) -> None:
        """Report what is more than a path and an anchor: no page would be found by it."""
        written = self.data[thing.start : thing.end].rstrip(b" \t\n>)")
        head = written.removesuffix(thing.target.encode("utf-8", "surrogatepass"))
        if (
            head != written
            and head.rstrip(b" \t\n<").endswith(b"](")
            and not _EXTRA.search(thing.target)
        ):
            return
        path, mark, anchor = thing.target.strip().partition("#")
        path = unquote(path.partition("?")[0]).replace("\\", "/")
        typed = short(f"{text}({path}{mark}{unquote(anchor)})", 120)
        self._add(LINK_NOT_PLAIN, thing, typed=typed)

    def _link(self, link: Link) -> None:
        """Report what is wrong with one link; those that lead out are another family's."""
        target = link.target.strip()
        if target in ("", "#") or not link.text.strip():
            if not self._shows_picture(link) or target in ("", "#"):
                what = "target" if target in ("", "#") else "text"
                self._add(LINK_EMPTY, link, what=what)
            return
        if link.form == "email" or outward(target):
            return
        path, mark, anchor = target.partition("#")
        if mark and not anchor:
            self._add(LINK_EMPTY, link, what="anchor")
            return
        anchor = unquote(anchor) if "%" in anchor else anchor
        there = self._place(link, path) if path else self.one.path
        if there is None:
            return
        if there == self.one.path:
            self._anchor(link, self.one, anchor)
        elif there.startswith("checklists/"):
            self._list(link, there, anchor)
        else:
            self._page(link, there, anchor)

    def _image(self, image: Image) -> None:
        target = image.target.strip()
        if outward(target):
            return
        there = self._place(image, target)
        if there is None or self._pictures(there):
            return
        right = self.index.by_case.get(there.lower(), there)
        if right != there and self._pictures(right):
            self._add(LINK_CASE, image, typed=typed(self.one, right))
            return
        near = self.index.nearest_picture(there)
        advice = f"write “{typed(self.one, near)}”" if near else "put it into docs/images"
        self._add(IMAGE_MISSING, image, advice=advice)

    def _pictures(self, there: str) -> bool:
        files = self.index.files
        return there.startswith("docs/images/") and there.endswith(PICTURES) and there in files

    def _shows_picture(self, link: Link) -> bool:
        """Return whether all that a link holds is a picture; its alternative text is reported there."""
        at = bisect.bisect_right(self.pictures, link.start)
        return at < len(self.pictures) and self.pictures[at] < link.end

    def _place(self, thing: Link | Image, path: str) -> str | None:
        """Return the path from the root; None where it leaves what is published, which is reported."""
        path = path.partition("?")[0]
        path = (unquote(path) if "%" in path else path).replace("\\", "/")
        if path.startswith("/"):
            self._add(LINK_ABSOLUTE, thing, typed=typed(self.one, f"docs/{self.one.lang}{path}"))
            return None
        there = resolved(self.one.path, path)
        if not there.startswith(("docs/", "checklists/")) or f"{there}/".startswith("docs/data/"):
            self._add(LINK_LEAVES, thing, there=short(there))
            return None
        return there

    def _page(self, link: Link, there: str, anchor: str) -> None:
        lang, _, slug = there.removeprefix("docs/").partition("/")
        own = self.one.lang
        if lang in self.index.book.languages and lang != own:
            self._add(LINK_OTHER_LANGUAGE, link, typed=typed(self.one, there, anchor))
            return
        source = f"docs/{SOURCE}/{slug}" if lang == own else there
        files = self.index.files
        if not {there, source} & files or link.target.partition("#")[0].endswith("/"):
            self._astray(link, (there, source), anchor)
        elif there.endswith(".md") and (page := self.index.page(lang, slug)):
            self._anchor(link, page, anchor)
        elif anchor and not there.endswith(".md"):
            advice = f"write “{typed(self.one, there)}”"
            self._add(LINK_ANCHOR, link, anchor=short(anchor), page=there, advice=advice)

    def _astray(self, link: Link, ways: tuple[str, str], anchor: str) -> None:
        """Report which of the usual slips made a link to a page lead nowhere."""
        index = self.index
        for way in ways:
            if way.endswith(".md") and (right := index.by_case.get(way.lower())):
                path = typed(self.one, right, anchor)
                if right == way:
                    advice = f"write “{path}”"
                    self._add(LINK_NO_PAGE, link, what="written like a folder", advice=advice)
                else:
                    self._add(LINK_CASE, link, typed=path)
                return
            stem = re.sub(r"(?:/index)?\.html?$", "", way)
            for page in (f"{stem}.md", f"{stem}/index.md"):
                if page in index.files:
                    what = "a folder" if way in index.folders else "no Markdown file"
                    right = typed(self.one, page, anchor)
                    self._add(LINK_NO_PAGE, link, what=what, advice=f"write “{right}”")
                    return
        if not index.folders.isdisjoint(ways):
            self._add(LINK_NO_PAGE, link, what="a folder", advice="write the page that is meant")
            return
        slug = index.nearest("docs", self.one.lang, "/".join(ways[0].split("/")[2:]))
        near = typed(self.one, f"docs/{self.one.lang}/{slug}", anchor)
        self._add(LINK_MISSING, link, advice=f"write “{near}”" if slug else _NO_PAGE)

    def _list(self, link: Link, there: str, anchor: str) -> None:
        lang, _, name = there.removeprefix("checklists/").partition("/")
        slug = name.removesuffix(".md")
        files, own = self.index.files, f"checklists/{self.one.lang}/{name}"
        wanted = own if own in files else f"checklists/{SOURCE}/{name}"
        embeds = link.alone and isinstance(self.one, Page)
        if there not in files or not name.endswith(".md"):
            self._no_list(link, there, wanted, embeds=embeds)
        elif there != wanted:
            self._add(LIST_OTHER_LANGUAGE, link, typed=typed(self.one, wanted))
        elif embeds and (anchor or slug in self.lists):
            again = f"embeds a list that line {self.lists.get(slug)} embeds already"
            why = again if slug in self.lists else "embeds a list and has an anchor"
            self._add(LIST_EMBEDDING, link, why=why)
        elif embeds:
            self.lists[slug] = link.line
        elif anchor and (page := self.index.page(lang, f"checklists/{slug}.md")):
            self._anchor(link, page, anchor)

    def _no_list(self, link: Link, there: str, wanted: str, *, embeds: bool) -> None:
        index = self.index
        right = index.by_case.get(there.lower())
        if right and right != there:
            self._add(LINK_CASE, link, typed=typed(self.one, right))
            return
        if wanted not in index.files:
            lang = self.one.lang
            name = index.nearest("checklists", lang, there.rpartition("/")[2])
            mine = f"checklists/{lang}/{name}"
            wanted = mine if mine in index.files else f"checklists/{SOURCE}/{name}" if name else ""
        advice = f"write “{typed(self.one, wanted)}”" if wanted else "write the list first"
        self._add(LIST_MISSING if embeds else LINK_MISSING, link, advice=advice)

    def _anchor(self, link: Link, page: Page | Checklist, anchor: str) -> None:
        if not anchor or page.front.problems:
            return
        known = self.index.anchors(page)
        if anchor not in known:
            names, near = suggest(anchor, known, "#")
            advice = f"did you mean {names}?" if near else f"write one of its ids, such as {names}"
            if not names:
                advice = "give the heading that is meant an id"
            self._add(LINK_ANCHOR, link, anchor=short(anchor), page=page.path, advice=advice)

    def _add(self, rule: Rule, thing: Link | Image, **facts: object) -> None:
        text = thing.text if isinstance(thing, Link) else thing.alt
        self.reported = True
        self.report.add(rule, self.one.path, thing.line, target=short(thing.target),
                        text=short(text), **facts)  # fmt: skip


PAGE_NOT_IN_NAV = rule("HB326", "page-not-in-nav")
NAV_MISSING = rule("HB327", "nav-missing")

_CONFIG = "mkdocs.yml"


@checks("HB326", "HB327")
def check_nav(book: Handbook) -> Report:
    """Return every difference between the navigation of mkdocs.yml and the English pages."""
    report = Report()
    nav, add = data_of(book, "mkdocs").get("nav"), report.in_file(_CONFIG)
    if nav is None or nav.kind != "list":
        return report
    slugs = {slug for lang, slug in book.pages if lang == SOURCE}
    entries = list(_entries(nav))
    free = slugs - {slug for slug, _ in entries}
    proposed: set[str] = set()
    listed: dict[str, int] = {}
    unread = {file.path for file in book.files if file.flaws}
    for slug, line in entries:
        if slug in listed:
            why, advice = f"is on line {listed[slug]} already", "delete one of the two"
            add(NAV_MISSING, line, slug=short(slug), why=why, advice=advice)
        elif slug not in slugs and f"docs/{SOURCE}/{slug}" not in unread:
            near = nearest(slug, sorted(free))
            proposed.add(near)
            advice = f"write “{near}”" if near else "delete the line"
            add(NAV_MISSING, line, slug=short(slug), why="is no English page", advice=advice)
        listed.setdefault(slug, line)
    for slug in free - proposed:
        report.add(PAGE_NOT_IN_NAV, f"docs/{SOURCE}/{slug}", 0, slug=slug)
    return report


def _entries(node: Node) -> Iterator[tuple[str, int]]:
    if node.kind in ("list", "map"):
        for inner in (*node.items(), *(entry.node for entry in node.entries())):
            yield from _entries(inner)
    else:
        yield str(node.value or ""), node.line
