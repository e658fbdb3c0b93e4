"""Where each link, image and embedded list leads; one pass that sorts every one that goes wrong."""

from __future__ import annotations

import functools
import posixpath
import re
from urllib.parse import unquote

from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Image, Link, Page
from handbook.rules.base import Faults, once_a_book, short
from handbook.rules.nearest import Names, nearest

_OUTWARD = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|\\\\|/\\|\\/)", re.IGNORECASE)
_BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0]+")
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
_LIST_PARTS = 3
_BIBLIOGRAPHY = "reference/bibliography.md"


def outward(target: str) -> str:
    """Return the scheme, or the `//`, with which a target leads out; empty for one that stays."""
    found = _OUTWARD.match(_BLANKS.sub("", target))
    return found[0].lower() if found else ""


@once_a_book
def target_faults(book: Handbook) -> Faults:
    """Return every link, image and embedded list that leads nowhere, or elsewhere than allowed."""
    look = _Look(book)
    for one in (*book.pages.values(), *book.checklists.values()):
        embedded: dict[str, int] = {}
        for link in one.text.links:
            look.link(one, link, embedded)
        for image in one.text.images:
            look.image(one, image)
    return look.faults


class _Look:
    """The paths of a handbook, indexed once, and the faults that were seen."""

    def __init__(self, book: Handbook) -> None:
        self.book = book
        self.faults = Faults()
        self.files = {file.path for file in book.files}
        self.by_case = {path.lower(): path for path in self.files}
        self.folders = {path[: match.start()] for path in self.files
                        for match in re.finditer("/", path)}  # fmt: skip

    def link(self, one: Page | Checklist, link: Link, embedded: dict[str, int]) -> None:
        """Keep what is wrong with one link; those that lead out are another family's."""
        target = link.target.strip()
        if target in ("", "#") or not link.text.strip():
            what = "target" if target in ("", "#") else "text"
            self.faults.add("link-empty", one.path, link.line, what=what,
                            link=short(link.text or target))  # fmt: skip
            return
        if link.form == "email" or outward(target):
            return
        path, mark, anchor = target.partition("#")
        path, anchor = unquote(path), unquote(anchor)
        there = self._place(one, path, link.line) if path else one.path
        if not there:
            return
        if mark and not anchor:
            self.faults.add("link-empty", one.path, link.line, what="anchor", link=short(target))
        elif there == one.path:
            self._anchor(one, one, anchor, link)
        elif there.startswith("checklists/"):
            self._list(one, link, there, anchor, embedded)
        else:
            self._page(one, link, there, anchor)

    def image(self, one: Page | Checklist, image: Image) -> None:
        """Keep what is wrong with one image."""
        target = image.target.strip()
        if outward(target):
            return
        there = self._place(one, unquote(target), image.line) if target else target
        if there is None or (there in self.files and there.startswith("docs/images/")):
            return
        if right := self.by_case.get(there.lower()):
            if right != there:
                self._case(one, image.line, target, right)
                return
        names = [path for path in self.files if path.endswith(_PICTURES)]
        near = nearest(there, names)
        self.faults.add("image-missing", one.path, image.line, target=short(target),
                        advice=f"write “{_from(one, near)}”" if near else
                        "put the picture into docs/images")  # fmt: skip

    def _place(self, one: Page | Checklist, path: str, line: int) -> str | None:
        """Return the path from the root; None where it leaves what is published, which is told."""
        if path.startswith("/"):
            self.faults.add("link-absolute", one.path, line, target=short(path),
                            typed=_from(one, f"docs/{one.lang}{path}"))  # fmt: skip
            return None
        there = posixpath.normpath(posixpath.join(posixpath.dirname(one.path), path))
        top, _, rest = there.partition("/")
        if top not in ("docs", "checklists") or rest.partition("/")[0] == "data":
            self.faults.add("link-leaves", one.path, line, target=short(path), there=short(there))
            return None
        return there

    def _page(self, one: Page | Checklist, link: Link, there: str, anchor: str) -> None:
        lang, _, slug = there.removeprefix("docs/").partition("/")
        if lang in self.book.languages and lang != one.lang:
            self.faults.add("link-other-language", one.path, link.line, target=short(link.target),
                            typed=_from(one, f"docs/{one.lang}/{slug}", anchor))  # fmt: skip
            return
        source = f"docs/{SOURCE}/{slug}" if lang == one.lang else there
        shown = there if there in self.files else source
        if shown not in self.files or link.target.partition("#")[0].endswith("/"):
            self._astray(one, link, (there, source), anchor)
        elif shown.endswith(".md"):
            page = self.book.pages.get((lang, slug)) or self.book.pages.get((SOURCE, slug))
            if page is not None:
                self._anchor(one, page, anchor, link)

    def _astray(
        self, one: Page | Checklist, link: Link, places: tuple[str, str], anchor: str
    ) -> None:
        """Tell which of the usual slips made a link to a page lead nowhere."""
        there = places[0]
        for place in places:
            if right := self.by_case.get(place.lower()):
                self._case(one, link.line, link.target, there[: -len(place)] + right, anchor)
                return
            stem = re.sub(r"(?:/index)?\.html?$", "", place)
            for page in (f"{stem}.md", f"{stem}/index.md"):
                if page in self.files:
                    typed = _from(one, _own(page, one.lang), anchor)
                    self._no_page(one, link, typed, "no Markdown file")
                    return
        for place in places:
            if place in self.folders:
                self._no_page(one, link, _from(one, f"{there}/index.md"), "a folder")
                return
        near = self._names(one.lang).nearest(there.partition("/")[2].partition("/")[2])
        same = self._basenames(one.lang).get(posixpath.basename(there), [])
        slug = same[0] if len(same) == 1 else near
        self.faults.add(
            "link-missing", one.path, link.line, target=short(link.target),
            advice=f"write “{_from(one, f'docs/{one.lang}/{slug}')}”" if slug else
            "write the page first, or name it by code and title without a link",
        )  # fmt: skip

    def _list(
        self, one: Page | Checklist, link: Link, there: str, anchor: str, embedded: dict[str, int]
    ) -> None:
        parts = there.split("/")
        lang, slug = parts[1], parts[-1].removesuffix(".md")
        own = f"checklists/{one.lang}/{slug}.md"
        english = f"checklists/{SOURCE}/{slug}.md"
        wanted = own if own in self.files else english
        alone = link.alone and isinstance(one, Page)
        if there not in self.files or len(parts) != _LIST_PARTS or not there.endswith(".md"):
            right = self.by_case.get(there.lower())
            if right:
                self._case(one, link.line, link.target, right, anchor)
                return
            if wanted not in self.files:
                names = [path for path in self.files if path.startswith("checklists/")]
                wanted = nearest(there, sorted(names))
            advice = f"write “{_from(one, wanted)}”" if wanted else "write the list first"
            rule = "list-missing" if alone else "link-missing"
            self.faults.add(rule, one.path, link.line, target=short(link.target), advice=advice)
        elif there != wanted:
            self.faults.add("list-other-language", one.path, link.line, target=short(link.target),
                            typed=_from(one, wanted))  # fmt: skip
        elif alone and (anchor or slug in embedded):
            why = f"stands already on line {embedded[slug]}" if slug in embedded else "has an anchor"
            self.faults.add("list-embedding", one.path, link.line, target=short(link.target),
                            why=why)  # fmt: skip
        elif alone:
            embedded[slug] = link.line
        elif anchor and (page := self._list_page(lang, slug)):
            self._anchor(one, page, anchor, link)

    def _list_page(self, lang: str, slug: str) -> Page | None:
        pages, name = self.book.pages, f"checklists/{slug}.md"
        return pages.get((lang, name)) or pages.get((SOURCE, name))

    def _anchor(
        self, one: Page | Checklist, page: Page | Checklist, anchor: str, link: Link
    ) -> None:
        if not anchor or page.front.problems:
            return
        known = self._anchors(page.path, page)
        if anchor not in known:
            near = nearest(anchor, sorted(known))
            path = link.target.partition("#")[0]
            self.faults.add(
                "link-anchor", one.path, link.line, anchor=short(anchor), page=page.path,
                advice=f"write “{path}#{near}”" if near else "give a heading there this id",
            )  # fmt: skip

    def _anchors(self, path: str, page: Page | Checklist) -> frozenset[str]:
        cache = self.__dict__.setdefault("known", {})
        if path not in cache:
            cache[path] = frozenset(_anchors(page, self.book))
        return cache[path]  # type: ignore[no-any-return]

    def _case(
        self, one: Page | Checklist, line: int, target: str, right: str, anchor: str = ""
    ) -> None:
        typed = _from(one, _own(right, one.lang), anchor)
        self.faults.add("link-case", one.path, line, target=short(target), typed=typed)

    def _no_page(self, one: Page | Checklist, link: Link, typed: str, what: str) -> None:
        self.faults.add("link-no-page", one.path, link.line, target=short(link.target),
                        typed=typed, what=what)  # fmt: skip

    @functools.cached_property
    def _slugs(self) -> dict[str, list[str]]:
        """Paths of pages below each language's folder, English ones among those of every other."""
        found: dict[str, list[str]] = {}
        english = [slug for lang, slug in self.book.pages if lang == SOURCE]
        for lang, slug in self.book.pages:
            found.setdefault(lang, list(english)).append(slug)
        return found
