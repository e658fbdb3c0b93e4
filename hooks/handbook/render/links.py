"""The links and pictures of a text lead where they lead on the site."""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as ET

from handbook.render.context import Context
from handbook.render.markdown import leads_out


def lead(root: ET.Element, folder: str, context: Context) -> None:
    """Put into the tree of a text, whose file lies in `folder`, the addresses that its targets have on the site."""
    for element in root.iter():
        name = {"a": "href", "img": "src"}.get(element.tag, "")
        if target := element.get(name, ""):
            element.set(name, address(target, folder, context))


def address(target: str, folder: str, context: Context) -> str:
    """Return the address from the page of `context` of what a text in `folder` names by a relative path."""
    path, mark, anchor = target.partition("#")
    if not path or leads_out(target):
        return target
    path = posixpath.normpath(posixpath.join(folder, path))
    if not path.endswith(".md"):
        return context.site(path.removeprefix("docs/")) + mark + anchor
    slug = list_of(target, folder)
    below = f"checklists/{slug}.md" if slug else path.removeprefix("docs/").partition("/")[2]
    return context.href(below) + mark + anchor


def list_of(target: str, folder: str) -> str | None:
    """Return the slug of the list that a link's target names, None where it names none."""
    path = posixpath.normpath(posixpath.join(folder, target.partition("#")[0]))
    parts = path.split("/")
    if len(parts) == 3 and parts[0] == "checklists" and path.endswith(".md"):  # noqa: PLR2004
        return parts[2].removesuffix(".md")
    return None
