"""A page of the site, whole: its text in the theme's templates, with what the search finds in it."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2

from handbook import render
from handbook.languages import SOURCE
from handbook.markup import finished
from handbook.model import EMPTY, Handbook, Node
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
