"""The only reader of a built site: a folder in, facts out."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from handbook.model import Ask, Built, Site
from handbook.site.css import read_css
from handbook.site.html import read_html

_THEME_FOLDERS = ("assets/", "print/")
_USED = re.compile(r"assets/javascripts/(bundle|workers/search)\.[0-9a-f]+\.min\.js$")


def read_site(root: Path, sources: Mapping[str, str]) -> Site:
    """Return the facts of the built site `root`.

    `sources` names the Markdown file of each HTML file, both relative, so that a fault is told at
    the place where it can be mended.
    """
    pages: list[Built] = []
    files: list[str] = []
    styles: dict[str, tuple[Ask, ...]] = {}
    for folder, _, names in os.walk(root):
        for name in names:
            file = Path(folder, name)
            path = file.relative_to(root).as_posix()
            files.append(path)
            if name.endswith(".html"):
                pages.append(read_html(file.read_bytes(), path, sources.get(path, "")))
            elif name.endswith(".css"):
                styles[path] = tuple(read_css(file.read_text(encoding="utf-8")))
    pages.sort(key=lambda page: page.path)
    return Site(tuple(pages), frozenset(files), styles)


def wanted(path: str) -> bool:
    """Return whether a file of the theme is used by our pages; the rest only weighs on the stick."""
    if path == "sitemap.xml":  # it names a server, and a folder has none
        return False
    return not path.startswith(_THEME_FOLDERS) or bool(_USED.match(path))
