"""What the home page offers first, on every page: the dangers that may not wait, and an officer's first links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from handbook.languages import SOURCE
from handbook.model import Link, Page
from handbook.render.context import Context

_HOME = "index.md"
_DOOR = "officer"
"""Id of the heading on the home page below which the officer's links are written."""


class Way(NamedTuple):
    """One link of the frame, as the templates show it."""

    text: str
    code: str
    href: str
    lang: str
    dir: str
    current: bool
    """Whether it leads to the page that is shown."""


def dangers(context: Context) -> tuple[Way, ...]:
    """Return the pages that have a short name as `now`, in the order of the home page.

    The code is that of the checklist that the home page names beside the link, or else the page's own.
    The home page itself has them large, and gets none.
    """
    home = context.book.pages.get((SOURCE, _HOME))
    if home is None or context.kind == "home":
        return ()
    codes = {one.line: one.name for one in home.text.references if one.kind == "code"}
    found: dict[str, Way] = {}
    for link, slug, page in _linked(home.text.links, context):
        # a translation that lacks its short name loses no danger: the English one is shown
        spoken = page if page.meta.text("now") else context.book.pages[SOURCE, slug]
        if (text := spoken.meta.text("now")) and slug not in found:
            code = codes.get(link.line, page.code)
            found[slug] = _way(text, code, spoken, slug, context)
    return tuple(found.values())


def offers(context: Context) -> tuple[Way, ...]:
    """Return what the home page offers an officer, in the words of the language."""
    home = context.shown(_HOME)
    if home is None:
        return ()
    heads = [one.line for one in home.text.headings]
    begin = next((one.line for one in home.text.headings if one.id == _DOOR), 0)
    end = next((line for line in heads if line > begin), 0)
    links = [
        link for link in home.text.links if begin and begin < link.line < (end or link.line + 1)
    ]
    return tuple(
        _way(link.text, page.code, home, slug, context, link.target.partition("#")[2])
        for link, slug, page in _linked(links, context)
    )


def _linked(
    links: tuple[Link, ...] | list[Link], context: Context
) -> Iterator[tuple[Link, str, Page]]:
    for link in links:
        slug = link.target.partition("#")[0]
        if page := context.shown(slug):
            yield link, slug, page


def _way(text: str, code: str, spoken: Page, slug: str, context: Context, anchor: str = "") -> Way:
    """`spoken` is the page in whose language the text is."""
    language = context.book.languages[spoken.lang]
    here = slug == context.slug
    return Way(text, code, context.href(slug, anchor), language.html, language.direction, here)
