"""The Markdown that mkdocs gets: links to lists become places where a list, or its page, stands."""

from __future__ import annotations

import posixpath
import re

from handbook.model import Page
from handbook.render.checklist import sheet
from handbook.render.context import Context

_OPEN, _BETWEEN, _CLOSE = "\ue000\ue001\ue002"
"""Signs that no text holds (HB515): they make the place of a list a paragraph that nobody can write."""
_PLACE = re.compile(rf"<p>{_OPEN}([\w-]+){_BETWEEN}(\d){_CLOSE}</p>")
_LOWEST = 5


def embed(page: Page) -> str:
    """Return the body of `page` for python-markdown.

    A link to a list that stands alone in its paragraph becomes an empty place for it; one inside a
    sentence leads to the list's page.
    """
    data = page.body.encode("utf-8")
    for link in sorted(page.text.links, key=lambda link: link.start, reverse=True):
        slug = list_of(link.target, page)
        if slug is None:
            continue
        if link.alone:
            level = max((h.level for h in page.text.headings if h.line < link.line), default=1)
            text = f"{_OPEN}{slug}{_BETWEEN}{min(level + 1, _LOWEST)}{_CLOSE}"
        else:
            folder = posixpath.dirname(page.slug) or "."
            anchor = link.target.partition("#")[2]
            target = posixpath.relpath(f"checklists/{slug}.md", folder)
            text = f"[{link.text}]({target}{'#' + anchor if anchor else ''})"
        data = data[: link.start] + text.encode("utf-8") + data[link.end :]
    return data.decode("utf-8")


def fill(source: str, context: Context) -> str:
    """Return the HTML `source` with a sheet in each place that `embed` left."""
    return _PLACE.sub(lambda found: sheet(found[1], context, level=int(found[2])), source)


def without(source: str, slug: str) -> str:
    """Return the HTML `source` without the places of the list `slug`, which is shown before it."""
    return _PLACE.sub(lambda found: "" if found[1] == slug else found[0], source)


def list_of(target: str, page: Page) -> str | None:
    """Return the slug of the list that a link's target names, None where it names none."""
    path = posixpath.normpath(
        posixpath.join(posixpath.dirname(page.path), target.partition("#")[0])
    )
    parts = path.split("/")
    if len(parts) == 3 and parts[0] == "checklists" and path.endswith(".md"):  # noqa: PLR2004
        return parts[2].removesuffix(".md")
    return None
