"""A page of the site, whole, and made again only where something of it is new."""

from __future__ import annotations

import functools
import pickle
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeAlias, TypeVar

import jinja2

from handbook import render
from handbook.cache import Cache
from handbook.languages import SOURCE
from handbook.markup import finished
from handbook.model import EMPTY, Checklist, Content, Handbook, Node, Page
from handbook.model.role import PATH, STATUS
from handbook.render import FIELDS_OF, PREFIX, Context, output
from handbook.render.references import apart
from handbook.search import beside, entries

_PART = 2
"""Level of the headings that part a page."""
THEME = Path("hooks", "theme")
"""Where a project has its templates, and the files that its pages ask for."""


@dataclass(frozen=True, slots=True)
class Finished:
    """One page of the site."""

    html: str
    entries: tuple[Mapping[str, Any], ...]
    """What the search finds in it; locations are seen from the folder of its language."""


class Layout:
    """The templates of a project and what they need beside the page: its neighbours and the site's name."""

    def __init__(self, root: Path, book: Handbook) -> None:
        self._templates = templates(root / THEME)
        self._order = nav_order(book)
        self._names = dict(_names(book.data["mkdocs"].root))

    def finish(self, context: render.Context) -> Finished:
        """Return the page of a context."""
        name, code = render.title(context) or context.slug, context.page.code
        made = render.body(render.page_html(context.page.body), context)
        opening, _, rest = made.rpartition(render.PARTS)
        text = f"{opening}{rest}"
        before, behind = self._beside(context)
        page = SimpleNamespace(
            title=name,
            content=finished(text),
            opening=finished(opening),
            rest=finished(rest),
            parts=[one for one in context.page.text.headings if one.level == _PART and one.id],
            previous_page=before,
            next_page=behind,
        )
        html = self._templates.get_template("main.html").render(
            hb=render.template_context(context),
            page=page,
            name=self._names.get(context.lang, self._names[SOURCE]),
            here=context,
        )
        words = context.book.search_words(code, context.lang)
        found = entries(text, render.output(SOURCE, context.slug), name, code, words)
        found[0]["beside"] = beside(html, found)
        return Finished(html, tuple(found))

    def _beside(self, context: render.Context) -> Iterator[SimpleNamespace | None]:
        """Yield the page before and the one behind in the navigation, None where there is none."""
        at = self._order.index(context.slug) if context.slug in self._order else None
        for step in (-1, 1):
            place = -1 if at is None else at + step
            if not 0 <= place < len(self._order):
                yield None
                continue
            there = render.Context(context.book, context.lang, self._order[place])
            yield SimpleNamespace(title=render.title(there) or there.slug, url=there.output)


@functools.lru_cache(maxsize=2)
def templates(folder: Path) -> jinja2.Environment:
    """Return the templates of a theme; one that was changed is read again."""
    made = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), autoescape=True)
    made.filters["url"] = _url
    return made


@jinja2.pass_context
def _url(within: jinja2.runtime.Context, path: str) -> str:
    return str(within["here"].site(path))


def nav_order(book: Handbook) -> tuple[str, ...]:
    """Return the pages of a handbook in the order in which they are read."""
    return tuple(_leaves(book.data["mkdocs"].root.get("nav") or EMPTY))


def _leaves(nav: Node) -> Iterator[str]:
    """Yield the pages of the navigation in their order."""
    for item in nav.items():
        if isinstance(item.value, str):
            yield item.value
        for entry in item.entries():
            yield from _leaves(entry.node)


def _names(config: Node) -> Iterator[tuple[str, str]]:
    """Yield the name of the site by language."""
    yield SOURCE, config.text("site_name")
    for plugin in (config.get("plugins") or EMPTY).items():
        for language in ((plugin.get("i18n") or EMPTY).get("languages") or EMPTY).items():
            if name := language.text("site_name"):
                yield language.text("locale"), name


def moved_pages(root: Path, book: Handbook) -> Iterator[tuple[str, str]]:
    """Yield path below the site's root and HTML of each page that moved, in every language.

    Sticks and sheets of older editions name such an address. It is in no menu, no index and no print.
    """
    template = templates(root / THEME).get_template("moved.html")
    for one in book.moved:
        entry = book.codes.get(one.now)
        if entry is None or not entry.made:
            continue
        for lang in book.built_languages:
            here = render.Context(book, lang, one.path)
            there = render.Context(book, lang, entry.path)
            yield (
                here.output,
                template.render(
                    here=here,
                    there=there,
                    moved=one,
                    title=render.title(there),
                    others=[
                        render.Context(book, other, one.path) for other in book.built_languages
                    ],
                    hb=SimpleNamespace(
                        words=render.interface_words(here.language),
                        edition=book.edition,
                        local=apart(book.local_mark(lang)),
                        lang=here.lang,
                        now=render.dangers(here),
                    ),
                    name=here.language.word("site-name"),
                ),
            )


_KIND = "page"


class Pages:
    """The pages of one handbook, as one kind of build shows them."""

    def __init__(
        self,
        root: Path,
        content: Content,
        book: Handbook,
        cache: Cache,
        *,
        pdf: bool = False,
        live: bool = False,
    ) -> None:
        """`pdf` and `live` are those of a context; `book` is what `content` means, completed."""
        self._book, self._cache = book, cache
        self._digests = {
            path: sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            for path, text in content.texts.items()
        }
        self._pdf, self._live = pdf, live
        self.made_of: dict[str, str] = {}
        """By the path of each finished page a digest of all that it was made of."""
        self._layout, self._excerpts = Layout(root, book), Excerpts(book)
        theme = (one for one in sorted((root / THEME).rglob("*")) if one.is_file())
        self._base = cache.key(
            f"{pdf} {live}",
            *content.frame(),
            *(f"{one.relative_to(root)} {sha256(one.read_bytes()).hexdigest()}" for one in theme),
        )

    def slugs(self) -> tuple[str, ...]:
        """Return the pages of each language's tree."""
        return tuple(slug for lang, slug in self._book.pages if lang == SOURCE)

    def finish(self, lang: str, slug: str) -> Finished:
        """Return the page `slug` in the tree of `lang`."""
        texts = (
            part
            for path in sorted(self._excerpts.paths(slug))
            for part in (path, self._digests[path])
        )
        key = self._cache.key(self._base, lang, slug, *texts)
        self.made_of[output(lang, slug)] = key
        data = self._cache.data(_KIND, key)
        if data is not None:
            html, entries = pickle.loads(zlib.decompress(data))  # noqa: S301 - sealed with what only this folder on this machine has
            return Finished(html, entries)
        made = self._layout.finish(
            Context(self._excerpts.of(slug), lang, slug, self._pdf, self._live)
        )
        kept = pickle.dumps((made.html, made.entries))
        self._cache.keep_data(_KIND, key, zlib.compress(kept, 1))
        return made

    def forget_old(self) -> None:
        """Remove pages that nobody has asked for lately, where there are too many."""
        self._cache.forget_old(_KIND)


_HOME = "index.md"
"""Each page shows what the home page offers first."""
_INDEXES = ("checklists/index.md", "templates/index.md")
"""They tell of each list and form whether its translation is behind, and what is printed of it."""


class Excerpts:
    """The excerpts of one handbook."""

    def __init__(self, book: Handbook) -> None:
        self._book = book
        self._langs = {lang for lang, _ in (*book.pages, *book.checklists)}
        self._paths: dict[str, frozenset[str]] = {}
        shut = {key: replace(one, text=_SHUT, body=_SHUT) for key, one in book.pages.items()}
        self._shut = replace(
            book,
            files=(),
            pages=shut,
            checklists={
                key: replace(one, text=_SHUT, body=_SHUT, pauses=_SHUT, strays=_SHUT)
                for key, one in book.checklists.items()
            },
            templates={
                key: replace(one, page=shut[key], fields=_SHUT, rows=_SHUT, example=_SHUT)
                for key, one in book.templates.items()
            },
        )
        status = {page.slug for page in book.roles.get(STATUS, ())}
        self._all = frozenset({*_INDEXES, *status})
        """Pages of which each line may come from any text."""
        self._open = {_HOME, *(page.slug for page in book.roles.get(PATH, ()))}

    def paths(self, slug: str) -> frozenset[str]:
        """Return the paths of the texts that the page `slug` may know."""
        if slug not in self._paths:
            pages, lists = self._known(slug)
            self._paths[slug] = frozenset(
                {one.path for one in pages.values()} | {one.path for one in lists.values()}
            )
        return self._paths[slug]

    def of(self, slug: str) -> Handbook:
        """Return the handbook as the page `slug` may know it."""
        if slug in self._all:
            return self._book
        pages, lists = self._known(slug)
        every = {**self._shut.pages, **pages}
        return replace(
            self._shut,
            pages=every,
            checklists={**self._shut.checklists, **lists},
            templates={
                **self._shut.templates,
                **{key: one for key, one in self._book.templates.items() if key in pages},
            },
            roles={
                role: tuple(every[one.lang, one.slug] for one in those)
                for role, those in self._book.roles.items()
            },
        )

    def _known(self, slug: str) -> tuple[_Pages, _Lists]:
        book = self._book
        if slug in self._all:
            return book.pages, book.checklists
        known = {slug, *self._open, *self._forms(slug), *self._exercises(slug)}
        named = {*self._lists(slug)}
        return self._those(book.pages, known), self._those(book.checklists, named)

    def _those(self, texts: Mapping[tuple[str, str], One], slugs: set[str]) -> _By[One]:
        keys = ((lang, slug) for lang in self._langs for slug in slugs)
        return {key: texts[key] for key in keys if key in texts}

    def _forms(self, slug: str) -> Iterator[str]:
        """Yield the pages of the forms whose fields a page names: it shows their labels."""
        pages = self._those(self._book.pages, {slug}).values()
        codes = {code for page in pages for code in FIELDS_OF.findall(page.body)}
        yield from (one.page.slug for one in self._book.templates.values() if one.id in codes)

    def _exercises(self, slug: str) -> Iterator[str]:
        """Yield the pages of which a page that shows the course must know whether they print anything."""
        pages = self._those(self._book.pages, {slug}).values()
        if any(one.startswith(PREFIX) for page in pages for one in page.text.ids()):
            brought = {
                one for part in self._book.course.lessons.values() for one, _ in part.brought
            }
            yield from (one.path for one in self._book.codes.values() if one.code in brought)

    def _lists(self, slug: str) -> Iterator[str]:
        """Yield the names of all lists that a page could show in any language, and of more."""
        pages = self._those(self._book.pages, {slug}).values()
        targets = (link.target.partition("#")[0] for page in pages for link in page.text.links)
        for target in (slug, *targets):
            yield target.rpartition("/")[2].removesuffix(".md")


One = TypeVar("One", Page, Checklist)
_By: TypeAlias = Mapping[tuple[str, str], One]
_Pages: TypeAlias = Mapping[tuple[str, str], Page]
_Lists: TypeAlias = Mapping[tuple[str, str], Checklist]


class _Shut:
    """Answers nothing: not what it holds, not whether it is empty, not what it is equal to."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - it has none
        message = f"a page asks for “{name}” of a text that is no part of its excerpt"
        raise RuntimeError(message)

    def __bool__(self) -> bool:
        return bool(self.truth)

    def __str__(self) -> str:
        return str(self.words)

    def __eq__(self, _: object) -> bool:
        return bool(self.likeness)

    __hash__ = None  # type: ignore[assignment]


_SHUT: Any = _Shut()
