"""What the sources promise that each built page shows, whichever language's tree it stands in."""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from handbook.languages import SOURCE
from handbook.model import HANDOUTS, Checklist, Handbook, Page, Template, handout
from handbook.model.role import PATH
from handbook.rules import facts, generated
from handbook.rules.base import once_a_book
from handbook.rules.facts import Fact
from handbook.rules.practised import practice_allowed, practised, practised_headings

_HOME = "index.md"
_LISTS = "checklists/index.md"
_FORM_PAGES, _FORMS = "templates/", "templates/index.md"
_VARIANTS = ("compact", "full", "large")


@dataclass(slots=True)
class Promise:
    """All that one built page is to show, in reading order."""

    source: Page
    links: list[Fact] = field(default_factory=list)
    headings: list[Fact] = field(default_factory=list)
    items: list[Fact] = field(default_factory=list)
    points: list[Fact] = field(default_factory=list)
    images: list[Fact] = field(default_factory=list)
    absent: list[Fact] = field(default_factory=list)
    """Lists that are to stand on the page, but of which it shows nothing."""
    lists: list[Checklist] = field(default_factory=list)
    """Lists that stand on the page."""


class Promises:
    """The promises of one book, each read once."""

    def __init__(self, book: Handbook) -> None:
        self.book = book
        self._linked = facts.linked(book)
        self._names: dict[str, list[str]] = {}
        """How each place to which codes or citations lead is written."""
        for name, key in self._linked.items():
            self._names.setdefault(key, []).append(name)
        self._written: dict[str, dict[str, tuple[str, int]]] = {}

    def where(self, path: str) -> tuple[str, str]:
        """Return the language whose tree a built page stands in, and the slug of its source."""
        lang, _, rest = path.partition("/")
        if lang == SOURCE or lang not in self.book.built_languages:
            lang, rest = SOURCE, path
        return lang, rest.removesuffix(".html") + ".md"

    def page(self, path: str) -> Page | None:
        """Return the source that is shown at the path of a built page, None where there is none."""
        lang, slug = self.where(path)
        pages = self.book.pages
        return pages.get((lang, slug)) or pages.get((SOURCE, slug))

    def of(self, path: str, ids: AbstractSet[str] | None = None) -> Promise | None:
        """Return what is to stand at the path of a built page, None where it has no source.

        Lists of which the page has no id are told as absent, and nothing of what they hold.
        """
        page = self.page(path)
        if page is None:
            return None
        found, lang = Promise(page), self.where(path)[0]
        found.headings += facts.headings(page)
        found.headings += generated.parted(page.slug, self.book, lang)
        found.headings += practised_headings(page, self.book)
        found.points += facts.points(page)
        found.images += facts.images(page)
        found.links += facts.links(page, page.slug)
        found.links += facts.references(page, page.slug, self._linked)
        found.links += generated.generated(page.slug, self.book, lang)
        found.links += practised(page, self.book)
        for link in page.text.links:
            if link.alone and (name := facts.list_at(page, link.target)):
                self._add(found, page, name, link.line, lang, ids)
        return found

    def _add(
        self,
        found: Promise,
        page: Page,
        name: str,
        at: int,
        lang: str,
        ids: AbstractSet[str] | None,
    ) -> None:
        """Add what the list `name` is to show at a line of a page."""
        lists = self.book.checklists
        shown = lists.get((lang, name)) or lists.get((SOURCE, name))
        if shown is None:
            return
        if ids is not None and shown.anchor not in ids:
            found.absent.append(Fact(shown.anchor, shown.id, page.path, at, at))
            return
        found.lists.append(shown)
        found.links += facts.links(shown, page.slug, at)
        found.links += facts.references(shown, page.slug, self._linked, at)
        found.headings += facts.parts(shown, at)
        found.items += facts.items(shown, at)
        found.points += facts.points(shown, at)
        found.images += facts.images(shown, at)

    def ids(self, path: str) -> frozenset[str]:
        """Return every id that the sources promise for a built page."""
        found = self.of(path)
        if found is None:
            return frozenset()
        known = {one.anchor for one in found.lists} | {one.key.lower() for one in found.items}
        return frozenset(known | {one.words.removeprefix("#") for one in found.headings})

    def written(self, path: str, address: str) -> tuple[str, int] | None:
        """Return file and line at which the sources hold an address of a built page, if they do."""
        if path not in self._written:
            found, known = self.of(path), self._written.setdefault(path, {})
            for fact in (*found.links, *found.images) if found else ():
                known.setdefault(facts.address_of(fact.key), (fact.path, fact.line))
        return self._written[path].get(facts.address_in(self.where(path)[0], path, address))

    def may(self, found: Promise, wanted: Collection[str]) -> frozenset[str]:
        """Return which of the keys of links a page may show besides what it must.

        Codes and citations that stand where some forms of a list link them and others do not, and
        print files.
        """
        allowed = self.allowed(found).intersection(wanted)
        return allowed | self._named(found, frozenset(wanted) - allowed)

    def _named(self, found: Promise, wanted: frozenset[str]) -> frozenset[str]:
        """Return which of the keys are those of a code or citation in the texts of a page."""
        texts = [found.source.body]
        page = found.source
        if wanted and (page.lang, page.slug) in self.book.templates:
            texts += [self.book.pages.get((SOURCE, page.slug), page).body]
        for shown in found.lists if wanted else ():
            source = self.book.checklists.get((SOURCE, shown.slug), shown)
            texts += [shown.body, shown.stop, shown.tried, shown.meta.text("who"), source.body]
        text = html.unescape("\n".join(texts)).replace("\\", "") if wanted else ""
        names = {key: self._names.get(key, ()) for key in wanted}
        return frozenset(
            key for key, names in names.items() if any(_stands(name, text) for name in names)
        )

    def allowed(self, found: Promise) -> frozenset[str]:
        """Return the keys of print files and of what the data may add to a page."""
        keys = set[str]()
        for shown in found.lists:
            keys |= {f"/print/{shown.lang}/{shown.id}-{kind}.pdf" for kind in _VARIANTS}
        if found.source.slug == _LISTS:
            keys |= {f"/print/{lang}/pack.pdf" for lang in self.book.built_languages}
            keys |= {facts.built(one.path) for one in self.book.members.get("checklists", ())}
            lists = self.book.checklists.values()
            keys |= {f"/print/{shown.lang}/{shown.id}-compact.pdf" for shown in lists}
        if found.source.slug == _HOME:
            for lang in self.book.built_languages:
                keys |= {f"/print/{lang}/{one.code}.pdf" for one in self.book.roles.get(PATH, ())}
        if found.source.slug == _FORMS:
            for lang in self.book.built_languages:
                keys |= {f"/print/{lang}/forms.pdf", f"/print/{lang}/case.pdf"}
        for lang in self.book.built_languages:
            code = found.source.code
            keys |= {
                f"/print/{lang}/{code}-{one}.pdf" for one in HANDOUTS if handout(found.source, one)
            }
        forms = self.book.templates.values() if found.source.slug.startswith(_FORM_PAGES) else ()
        for form in forms:
            if found.source.slug in (_FORMS, form.page.slug):
                keys |= {f"/print/{form.page.lang}/{form.id}{one}" for one in _prints(form)}
        keys |= generated.told(found.source, self.book)
        keys |= practice_allowed(found.source, self.book)
        return frozenset(keys)


def _stands(name: str, text: str) -> bool:
    """Return whether a code, or a citation with or without its place in the work, is in a text."""
    if name.startswith("[@"):
        name = name.removesuffix("]")
        return name in text and bool(re.search(rf"{re.escape(name)}(?![\w.-])", text))
    return name in text and bool(re.search(rf"(?<![\w/.-]){re.escape(name)}(?![\w-])", text))


def _prints(form: Template) -> tuple[str, ...]:
    """Return the prints that a form may have: what exists on paper only has no other."""
    more = ("-fill.pdf", "-minimum.pdf", ".docx", ".xlsx") if form.exports == "all" else ()
    return ("-blank.pdf", *more)


@once_a_book
def promises(book: Handbook) -> Promises:
    """Return the promises of a book."""
    return Promises(book)
