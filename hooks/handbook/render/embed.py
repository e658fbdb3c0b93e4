"""A page's own text as HTML: its links lead where they lead on the site, and lists have their places."""

from __future__ import annotations

import posixpath
import re

from handbook.model import Image, Link, Page
from handbook.render.checklist import sheet
from handbook.render.context import Context
from handbook.render.markdown import leads_out, page_html

_OPEN, _BETWEEN, _CLOSE = "\ue000\ue001\ue002"
"""Signs that no text holds (HB515): they make the place of a list a paragraph that nobody can write."""
_PLACE = re.compile(rf"<p>{_OPEN}([\w-]+){_BETWEEN}(\d){_CLOSE}</p>")
_LOWEST = 5


def text_html(context: Context) -> str:
    """Return the HTML of the text of a page, from the Markdown that was checked.

    A link to a list that is alone in its paragraph becomes an empty place for it; one inside a
    sentence leads to the list's page.
    """
    page = context.page
    data = page.body.encode("utf-8")
    ways: tuple[Link | Image, ...] = (*page.text.links, *page.text.images)
    for start, end, text in sorted((_typed(one, data, context) for one in ways), reverse=True):
        data = data[:start] + text + data[end:]
    return page_html(data.decode("utf-8"))


def _typed(one: Link | Image, data: bytes, context: Context) -> tuple[int, int, bytes]:
    """Return where the address of a link or picture is typed, and the one that it has on the site.

    A link holds a picture whole, so that only addresses are put in.
    """
    page, target = context.page, one.target.encode("utf-8")
    slug = list_of(one.target, page)
    if isinstance(one, Link) and slug is not None and one.alone:
        level = max((h.level for h in page.text.headings if h.line < one.line), default=1)
        place = f"{_OPEN}{slug}{_BETWEEN}{min(level + 1, _LOWEST)}{_CLOSE}"
        return one.start, one.end, place.encode()
    path, hash_, anchor = one.target.partition("#")
    at = data.rfind(target, one.start, one.end)
    if not path or at < 0 or leads_out(one.target):
        return one.start, one.start, b""
    there = f"checklists/{slug}.md" if slug else _below_docs(page, path)
    href = context.href(there) if there.endswith(".md") else context.site(there)
    return at, at + len(target), f"{href}{hash_}{anchor}".encode()


def _below_docs(page: Page, target: str) -> str:
    """Return what a relative target names: a page by its path below its language, a file below docs/."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target))
    path = path.removeprefix("docs/")
    return path.removeprefix(f"{page.lang}/") if path.endswith(".md") else path


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
