"""HB301 to HB308, HB326 and HB327: where each link, image, list and entry of the navigation leads, and how it is written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TypeAlias
from urllib.parse import unquote

from handbook.catalog import Rule, rule
from handbook.findings import Finding, short
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Image, Link, Node, Page
from handbook.render.references import CODE
from handbook.rules.base import Report, checks, data_of, lists, pages, texts
from handbook.rules.link_index import PICTURES, LinkIndex, link_index, outward, resolved, typed
from handbook.rules.nearest import nearest, suggest
from handbook.rules.source_text import definitions, lines_with

LINK_SAYS_OTHER = rule("HB335", "link-words", "link-says-other")

_ENDS = " .:…!?،۔।»«"


@checks("HB335")
def link_says_other(book: Handbook) -> Iterator[Finding]:
    """Yield every link whose words speak of another page."""
    index, titles = link_index(book), _titles(book)
    for one, link in ((text, link) for text in texts(book) for link in text.text.links):
        folded = _folded(link.text)
        if not folded or link.form in ("autolink", "email") or outward(link.target):
            continue
        codes = [code for code in re.findall(CODE, link.text) if code in book.codes]
        wanted = {book.codes[code].path for code in codes} or titles[one.lang, folded]
        if wanted and not _leads_to(wanted, one, link, index):
            facts = {"text": short(link.text), "target": short(link.target), "other": min(wanted)}
            yield LINK_SAYS_OTHER.at(one.path, link.line, **facts)


def _titles(book: Handbook) -> defaultdict[tuple[str, str], set[str]]:
    """Return paths below a language's folder by language and title."""
    titles: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for page in pages(book):
        titles[page.lang, _folded(page.title)].add(page.slug)
    for one in lists(book):
        titles[one.lang, _folded(one.title)].add(f"checklists/{one.slug}.md")
    return titles


def _leads_to(wanted: set[str], one: Page | Checklist, link: Link, index: LinkIndex) -> bool:
    """Return whether a link leads to one of the paths that its words name, or into its folder.

    One that leads nowhere is reported as such; a page that embeds a list is the place of it.
    """
    path, _, anchor = link.target.partition("#")
    there = resolved(one.path, path) if path else one.path
    top, _, rest = there.partition("/")
    slug = rest.partition("/")[2]
    slug = slug if top == "docs" else f"{top}/{slug}"
    page = index.page(one.lang, slug)
    if page is None or slug in wanted:
        return True
    folder = slug.removesuffix("index.md")
    if slug.endswith("/index.md") and any(path.startswith(folder) for path in wanted):
        return True
    folded = _folded(link.text)
    if any(head.id == anchor and _folded(head.text) == folded for head in page.text.headings):
        return True
    return any(f"checklists/{inner.slug}.md" in wanted for inner in index.embedded(page))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(_ENDS)


LINK_NOT_INLINE = rule("HB307", "link-not-inline")


@checks("HB307", asks="text")
def link_not_inline(book: Handbook) -> Iterator[Finding]:
    """Yield each definition, each link by a label that none of them defines, and each footnote.

    A link whose label is defined is reported there, once for all that use it.
    """
    for one in texts(book):
        for line, text, what, advice in _labels(one):
            yield LINK_NOT_INLINE.at(one.path, line, text=short(text), what=what, advice=advice)


def _labels(one: Page | Checklist) -> Iterator[tuple[int, str, str, str]]:
    for line, label, target in definitions(one):
        if not label.startswith("^"):
            yield line, f"[{short(label)}]:", _DEFINES, _INSTEAD.format(target=short(target))
    for line, text in lines_with("[^", one.body, one.body_line):
        if found := _FOOTNOTE.search(text):
            yield line, found[0], "is a footnote", _CITE
    for raw in one.text.dangling:
        text = raw.html.rpartition("][")[0]
        yield raw.line, raw.html, _BY_LABEL, _WRITE.format(text=text if "[" in text else "[text")


_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_BY_LABEL = "names the target of a link by a label"
_DEFINES = "begins a line as the label of a link does, and is not shown"
_INSTEAD = (
    "write “[text]({target})” where the link belongs and delete this line;"
    " begin a line of text with another word"
)
_WRITE = "write “{text}](page.md)”"
_CITE = "write “[@key]” for a source; put the rest into the text"


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
_BEHIND = " \t\n>"
"""What may be between a target and the bracket that closes it."""
_NO_PAGE = "write the page first, or name it by code and title without a link"
Broken: TypeAlias = Iterator[tuple[Rule, Mapping[str, object]]]
"""What is wrong with one link or image: the rule and its facts; the first alone is reported."""


@checks("HB301", "HB302", "HB308")
def check_links(book: Handbook) -> Report:
    """Return every link, image and embedded list that leads nowhere, or elsewhere than allowed."""
    report, index = Report(), link_index(book)
    for one in texts(book):
        judge, add = _LinkJudge(one, index), report.in_file(one.path)
        # of a link by a label HB307 speaks where it is defined
        things: list[Link | Image] = [link for link in one.text.links if link.form != "reference"]
        for thing in [*things, *one.text.images]:
            text = thing.text if isinstance(thing, Link) else thing.alt
            broken = judge.link(thing) if isinstance(thing, Link) else judge.image(thing)
            for its, facts in islice(broken, 1):
                add(its, thing.line, target=short(thing.target), text=short(text), **facts)
        for raw in one.text.broken:
            add(LINK_UNREADABLE, raw.line, text=short(raw.html))
    return report


class _LinkJudge:
    """The links of one file, judged in their order."""

    def __init__(self, one: Page | Checklist, index: LinkIndex) -> None:
        self.one, self.index = one, index
        self.data = one.body.encode("utf-8", "surrogatepass")
        self.pictures = {image.start for image in one.text.images}
        self.lists: dict[str, int] = {}
        """Line on which each list is embedded."""

    def link(self, link: Link) -> Broken:
        """Yield what is wrong with a link; where it leads out is another family's."""
        target = link.target.strip()
        path, mark, anchor = target.partition("#")
        picture = any(at in self.pictures for at in range(link.start, link.end))
        if target in ("", "#") or not (link.text.strip() or picture):
            yield LINK_EMPTY, {"what": "target" if target in ("", "#") else "text"}
        if link.form == "email" or outward(target):
            return
        if mark and not anchor:
            yield LINK_EMPTY, {"what": "anchor"}
        there = self.one.path
        if path:
            there = self._place(path)
            yield from self._unpublished(there)
        anchor = unquote(anchor)
        if there == self.one.path:
            yield from self._anchor(self.one, anchor)
        elif there.startswith("checklists/"):
            yield from self._list(link, there, anchor)
        else:
            yield from self._page(link, there, anchor)
        if link.form == "inline":
            yield from self._more_than_a_path(link, f"[{link.text}]")

    def image(self, image: Image) -> Broken:
        """Yield what is wrong with an image that is to be in docs/images."""
        if outward(image.target):
            return
        there = self._place(image.target.strip())
        yield from self._unpublished(there)
        files, right = self.index.files, there
        if there not in files:
            right = self.index.by_case.get(there.lower(), "")
        if not (right in files and right.startswith("docs/images/") and right.endswith(PICTURES)):
            near = self.index.pictures.nearest(there)
            advice = f"write “{typed(self.one, near)}”" if near else "put it into docs/images"
            yield IMAGE_MISSING, {"advice": advice}
        if right != there:
            yield LINK_CASE, {"typed": typed(self.one, right)}
        yield from self._more_than_a_path(image, f"![{image.alt}]")

    def _more_than_a_path(self, thing: Link | Image, text: str) -> Broken:
        """Yield what no page would be found by: a title, a query, an escaped sign."""
        written = self.data[thing.start : thing.end].decode("utf-8", "replace")
        before = (
            written.removesuffix(")").rstrip(_BEHIND).removesuffix(thing.target.rstrip(_BEHIND))
        )
        plain = written.endswith(")") and before.rstrip(" \t\n<").endswith("](")
        if _EXTRA.search(thing.target) or not plain:
            path, mark, anchor = thing.target.strip().partition("#")
            path = unquote(path.partition("?")[0]).replace("\\", "/")
            yield LINK_NOT_PLAIN, {"typed": short(f"{text}({path}{mark}{unquote(anchor)})", 120)}

    def _place(self, path: str) -> str:
        path = unquote(path.partition("?")[0]).replace("\\", "/")
        return path if path.startswith("/") else resolved(self.one.path, path)

    def _unpublished(self, there: str) -> Broken:
        if there.startswith("/"):
            yield LINK_ABSOLUTE, {"typed": typed(self.one, f"docs/{self.one.lang}{there}")}
        elif not there.startswith(("docs/", "checklists/")) or f"{there}/".startswith("docs/data/"):
            yield LINK_LEAVES, {"there": short(there)}

    def _page(self, link: Link, there: str, anchor: str) -> Broken:
        lang, _, slug = there.removeprefix("docs/").partition("/")
        own, files = self.one.lang, self.index.files
        source = f"docs/{SOURCE}/{slug}" if lang == own else there
        if lang in self.index.book.languages and lang != own:
            yield LINK_OTHER_LANGUAGE, {"typed": typed(self.one, there, anchor)}
        elif not {there, source} & files or link.target.partition("#")[0].endswith("/"):
            yield from self._astray((there, source), anchor)
        elif there.endswith(".md") and (page := self.index.page(lang, slug)):
            yield from self._anchor(page, anchor)
        elif anchor and not there.endswith(".md"):
            advice = f"write “{typed(self.one, there)}”"
            yield LINK_ANCHOR, {"anchor": short(anchor), "page": there, "advice": advice}

    def _astray(self, ways: tuple[str, str], anchor: str) -> Broken:
        index = self.index
        for way in ways:
            right = index.by_case.get(way.lower()) if way.endswith(".md") else None
            if right and right != way:
                yield LINK_CASE, {"typed": typed(self.one, right, anchor)}
            stem = re.sub(r"(?:/index)?\.html?$", "", way)
            for page in (right, f"{stem}.md", f"{stem}/index.md"):
                if page in index.files:
                    what = "a folder" if way in index.folders else "no Markdown file"
                    what = "written like a folder" if right else what
                    advice = f"write “{typed(self.one, page, anchor)}”"
                    yield LINK_NO_PAGE, {"what": what, "advice": advice}
        if not index.folders.isdisjoint(ways):
            yield LINK_NO_PAGE, {"what": "a folder", "advice": "write the page that is meant"}
        slug = index.nearest("docs", self.one.lang, "/".join(ways[0].split("/")[2:]))
        near = typed(self.one, f"docs/{self.one.lang}/{slug}", anchor)
        yield LINK_MISSING, {"advice": f"write “{near}”" if slug else _NO_PAGE}

    def _list(self, link: Link, there: str, anchor: str) -> Broken:
        index = self.index
        lang, _, name = there.removeprefix("checklists/").partition("/")
        slug, wanted = name.removesuffix(".md"), self._own_list(name)
        embeds = link.alone and isinstance(self.one, Page)
        right = index.by_case.get(there.lower(), there)
        if right != there:
            yield LINK_CASE, {"typed": typed(self.one, right)}
        elif there not in index.files or slug == name:
            if wanted not in index.files:
                near = index.nearest("checklists", self.one.lang, there.rpartition("/")[2])
                wanted = self._own_list(near) if near else ""
            advice = f"write “{typed(self.one, wanted)}”" if wanted else "write the checklist first"
            yield LIST_MISSING if embeds else LINK_MISSING, {"advice": advice}
        elif there != wanted:
            yield LIST_OTHER_LANGUAGE, {"typed": typed(self.one, wanted)}
        elif embeds and slug in self.lists:
            why = f"embeds a checklist that line {self.lists[slug]} embeds already"
            yield LIST_EMBEDDING, {"why": why}
        elif embeds and anchor:
            yield LIST_EMBEDDING, {"why": "embeds a checklist and has an anchor"}
        elif embeds:
            self.lists[slug] = link.line
        elif anchor and (page := index.page(lang, f"checklists/{slug}.md")):
            yield from self._anchor(page, anchor)

    def _own_list(self, name: str) -> str:
        """Return the path of a list in the language of the file, or in English without one."""
        own = f"checklists/{self.one.lang}/{name}"
        return own if own in self.index.files else f"checklists/{SOURCE}/{name}"

    def _anchor(self, page: Page | Checklist, anchor: str) -> Broken:
        known = self.index.anchors(page)
        if anchor and not page.front.problems and anchor not in known:
            names, near = suggest(anchor, known, "#")
            advice = f"did you mean {names}?" if near else f"write one of its ids, such as {names}"
            if not names:
                advice = "give the heading that is meant an id"
            yield LINK_ANCHOR, {"anchor": short(anchor), "page": page.path, "advice": advice}


PAGE_NOT_IN_NAV = rule("HB326", "page-not-in-nav")
NAV_MISSING = rule("HB327", "nav-missing")


@checks("HB326", "HB327")
def check_nav(book: Handbook) -> Report:
    """Return every difference between the navigation of mkdocs.yml and the English pages."""
    report = Report()
    nav, add = data_of(book, "mkdocs", "nav"), report.in_file("mkdocs.yml")
    if nav.kind != "list":
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
    if node.kind not in ("list", "map"):
        yield str(node.value or ""), node.line
    for inner in (*node.items(), *(entry.node for entry in node.entries())):
        yield from _entries(inner)
