"""Where a page stands: its output language and path, and how to reach others from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from handbook.languages import SOURCE, Language
from handbook.markup import escaped, finished
from handbook.model import Checklist, Code, Handbook, Page, Section

URGENT = "urgent"
"""Folder of what cannot wait, and the kind of its pages."""


@dataclass(frozen=True, slots=True)
class Context:
    """One page of the output: the page `slug` in the tree of language `lang`."""

    book: Handbook
    lang: str
    slug: str
    pdf: bool = False
    """Whether this build makes print files, so that links to them may be shown."""
    live: bool = False
    """Whether a server shows the page while it is written; its reload script needs leave to run."""

    @property
    def language(self) -> Language:
        """The output language."""
        return self.book.languages[self.lang]

    @property
    def written(self) -> Language:
        """The language in which the page shown is written."""
        return self.book.languages[self.page.lang]

    @property
    def page(self) -> Page:
        """The page shown: the translation, or the English page while there is none."""
        return self.at(self.slug)

    @property
    def fallback(self) -> bool:
        """Whether the page is shown in English for want of a translation."""
        return self.page.lang != self.lang

    def at(self, slug: str) -> Page:
        """Return the page at a slug that the English tree has: the translation, or the English page."""
        return self.shown(slug) or self.book.pages[SOURCE, slug]

    def shown(self, slug: str) -> Page | None:
        """Return the page that stands at `slug` in this language's tree."""
        pages = self.book.pages
        return pages.get((self.lang, slug)) or pages.get((SOURCE, slug))

    def leads_to(self, entry: Code | None) -> Page | None:
        """Return the page of this language's tree to which a code leads, None while it is only planned."""
        return self.shown(entry.path) if entry and entry.made else None

    def shown_list(self, slug: str) -> Checklist | None:
        """Return the list that is shown in this language's tree."""
        lists = self.book.checklists
        return lists.get((self.lang, slug)) or lists.get((SOURCE, slug))

    def own_list(self, slug: str) -> Checklist | None:
        """Return the list in this tree's language of a list's page that is shown in English."""
        folder, _, name = slug.rpartition("/")
        page = self.shown(slug)
        if folder != "checklists" or page is None or page.lang == self.lang:
            return None
        return self.book.checklists.get((self.lang, name.removesuffix(".md")))

    def href(self, slug: str, anchor: str = "") -> str:
        """Return the relative address of a page in this language's tree."""
        return relative(self.output, output(self.lang, slug)) + (f"#{anchor}" if anchor else "")

    @property
    def output(self) -> str:
        """Path of the page below the site's root."""
        return output(self.lang, self.slug)

    def site(self, path: str) -> str:
        """Return the relative address of a file below the site's root."""
        return relative(self.output, path)

    def tagged(self, lang: str) -> Markup:
        """Return the attributes of a text in a language; none in that of the page's tree."""
        return Markup() if lang == self.lang else self.spoken(lang)

    def spoken(self, lang: str) -> Markup:
        """Return the attributes that say the language of a text and its direction."""
        return spoken(self.book.languages[lang])

    @property
    def outer(self) -> Markup:
        """The attributes of the reader's language where the text around is in English; else none."""
        return self.spoken(self.lang) if self.fallback else Markup()

    def code(self, code: str) -> Code | None:
        """Return the entry of a code."""
        return self.book.codes.get(code)

    def code_href(self, code: str) -> str | None:
        """Return the relative address of a code's page, None while it is only planned."""
        entry = self.code(code)
        return self.href(entry.path) if entry and self.leads_to(entry) else None

    @property
    def section(self) -> Section | None:
        """The section that the page belongs to."""
        folder = self.slug.partition("/")[0] if "/" in self.slug else ""
        return next((one for one in self.book.sections if one.folder == folder), None)

    def members(self, folder: str) -> Iterator[Code]:
        """Return the codes whose pages lie in a folder, in the order of codes.yaml, without its index."""
        index = f"{folder}/index.md"
        return (entry for entry in self.book.members.get(folder, ()) if entry.path != index)

    @property
    def kind(self) -> str:
        """What the page is to a reader; the theme dresses each kind in its own way."""
        folder, _, name = self.slug.rpartition("/")
        if self.slug == "index.md":
            return "home"
        if folder == URGENT:
            return URGENT
        if name == "index.md":
            return "section"
        return {"checklists": "list", "templates": "form"}.get(folder, "page")


def spoken(language: Language) -> Markup:
    """Return the attributes of a text in a language, with a blank before them."""
    return finished(f' lang="{escaped(language.html)}" dir="{escaped(language.direction)}"')


def output(lang: str, slug: str) -> str:
    """Return the path of a page below the site's root: `ur/evidence/hashing.html`."""
    path = slug.removesuffix(".md") + ".html"
    return path if lang == SOURCE else f"{lang}/{path}"


def relative(here: str, there: str) -> str:
    """Return the relative address of the file `there` seen from the file `here`.

    Both are plain paths below one root: without `.` and `..`.
    """
    *folder, _ = here.split("/")
    *way, name = there.split("/")
    shared = 0
    for mine, its in zip(folder, way, strict=False):
        if mine != its:
            break
        shared += 1
    return "/".join((*[".."] * (len(folder) - shared), *way[shared:], name))
