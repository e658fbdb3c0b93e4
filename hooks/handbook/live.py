"""The site while it is written: made page by page as somebody asks for it, new after each save.

A page or list is shown as soon as its words can be trusted in a browser; all else that the gate says
comes a moment later. While something stops, the last good pages stand, and the faults above them.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from handbook import render
from handbook.cache import Cache
from handbook.check import CheckResult, judge, safe_to_show
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.layout import Finished, Pages
from handbook.markup import escaped
from handbook.model import Content, Handbook
from handbook.parse import completed
from handbook.report import terminal
from handbook.search import INDEX, index
from handbook.site import wanted
from handbook.store import read, understood
from handbook.theme import templates


class Live:
    """What a browser gets of the project `root`; `folders` hold the files that its pages ask for."""

    def __init__(self, root: Path, reading: CheckResult, folders: Sequence[Path]) -> None:
        self._root, self._folders, self._cache = root, folders, reading.cache
        self._lock = threading.Lock()
        self._faults: tuple[Finding, ...] = ()
        """What stops the texts that were saved last."""
        self.told_otherwise = False
        """Whether pages that were shown before the last judgement say what is not so any more."""
        self._last = reading.content
        self._show(reading.content, judged=True)

    def renew(self) -> bool | None:
        """Read what was saved; return whether it is shown before it is judged, None where nothing is new."""
        content = read(self._root)
        new, self._last = content.apart(self._last), content
        try:
            if not new:  # of the texts; of the theme perhaps
                templates.cache_clear()
                self._show(self._shown.content, judged=self._shown is self._good)
                return None
            changed = content.apart(self._shown.content)
            if not changed <= {*content.bodies()}:
                return False
            book = understood(content)
            if not safe_to_show(book, changed):
                return False
            self._show(content, book, judged=False)
        except Exception:  # noqa: BLE001 - what nobody has judged may be anything
            return False
        return True

    def judge(self) -> tuple[Finding, ...] | None:
        """Return all that is to be said of what was saved last; show it, or the last good pages.

        None where something was saved meanwhile. Raises `EnvironmentProblem`.
        """
        reading = judge(self._root)
        if reading.content.apart(self._last):
            return None
        faults = tuple(one for one in reading.findings if one.stops)
        # The pages first: a fault is told above good pages, never above the ones that it stops.
        self._show(self._good.content if reading.stops else reading.content, judged=True)
        self.told_otherwise, self._faults = faults != self._faults or bool(faults), faults
        return reading.findings

    def file(self, path: str) -> bytes | None:
        """Return the file of the site at `path`, None where there is none."""
        with self._lock:
            if path in self._shown.places:
                return self._page(path).encode("utf-8", "xmlcharrefreplace")
            if path.endswith(INDEX):
                return self._search(path.removesuffix(INDEX).rstrip("/") or SOURCE).encode()
        if (
            path.endswith((".html", ".htm", ".xhtml", ".md"))
            or path.startswith("data/")
            or not wanted(path)
        ):
            return None
        good = self._good.content
        judged = {one.path for one in good.files if not one.flaws} - self._last.apart(good)
        docs, *theme = self._folders
        places = [docs / path] if f"docs/{path}" in judged else []
        for place in (*places, *(folder / path for folder in theme)):
            inside = any(place.resolve().is_relative_to(one.resolve()) for one in self._folders)
            if inside and place.is_file() and not place.is_symlink():
                return place.read_bytes()
        return None

    def _finished(self, path: str) -> Finished:
        try:
            return self._shown.finish(path)
        except Exception:
            if self._shown is self._good or path not in self._good.places:
                raise
            return self._good.finish(path)  # what nobody has judged may be anything

    def _page(self, path: str) -> str:
        html = self._finished(path).html
        if not self._faults:
            return html
        told = escaped(terminal(self._faults))
        return html.replace("<body>", f'<body>\n<pre role="alert" dir="ltr">{told}</pre>', 1)

    def _search(self, lang: str) -> str:
        shown = self._shown
        return index(
            one
            for path, (own, _) in shown.places.items()
            if own == lang
            for one in self._finished(path).entries
        )

    def _show(self, content: Content, book: Handbook | None = None, *, judged: bool) -> None:
        shown = _Shown(self._root, content, completed(book or understood(content)), self._cache)
        with self._lock:
            self._shown = shown
            if judged:
                self._good = shown


class _Shown:
    """The pages of one state of the texts."""

    def __init__(self, root: Path, content: Content, book: Handbook, cache: Cache) -> None:
        self.content = content
        self._made = Pages(root, content, book, cache, live=True)
        self.places: Mapping[str, tuple[str, str]] = {
            render.output(lang, slug): (lang, slug)
            for lang in book.built_languages
            for slug in self._made.slugs()
        }
        """Language and slug of each page, by its path below the site."""

    def finish(self, path: str) -> Finished:
        """Return the page at `path`."""
        return self._made.finish(*self.places[path])
