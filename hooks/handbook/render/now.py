"""The strip that goes before everything on every page: what may not wait, and the way to it."""

from __future__ import annotations

from typing import NamedTuple

from handbook.languages import SOURCE
from handbook.render.context import Context

_HOME = "index.md"


class Danger(NamedTuple):
    """One danger of the strip, as the template shows it."""

    text: str
    """The short name that its page has as `now` in its front matter."""
    code: str
    """The checklist that the home page names beside it, or else its own code."""
    href: str
    lang: str
    dir: str
    current: bool
    """Whether it leads to the page that is shown."""


def dangers(context: Context) -> tuple[Danger, ...]:
    """Return the pages with `now` in the order of the home page; none on that page, which has them large."""
    home = context.book.pages.get((SOURCE, _HOME))
    if home is None or context.kind == "home":
        return ()
    codes = {one.line: one.name for one in home.text.references if one.kind == "code"}
    found: dict[str, Danger] = {}
    for link in home.text.links:
        slug = link.target.partition("#")[0]
        page = context.shown(slug)
        if page is None or slug in found or not (text := page.meta.text("now")):
            continue
        language = context.book.languages[page.lang]
        found[slug] = Danger(
            text,
            codes.get(link.line, page.code),
            context.href(slug),
            language.html,
            language.direction,
            slug == context.slug,
        )
    return tuple(found.values())
