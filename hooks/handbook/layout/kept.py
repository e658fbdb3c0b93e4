"""Pages that were made before are found again, by all that went into them."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from handbook.cache import Cache
from handbook.languages import SOURCE
from handbook.layout.excerpt import Excerpts
from handbook.layout.page import THEME, Finished, Layout
from handbook.model import Content, Handbook
from handbook.render import Context

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
        self._texts, self._book, self._cache = content.texts, book, cache
        self._pdf, self._live = pdf, live
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
            for part in (path, self._texts[path])
        )
        key = self._cache.key(self._base, lang, slug, *texts)
        data = self._cache.data(_KIND, key)
        if data is not None:
            html, entries = json.loads(zlib.decompress(data))
            return Finished(html, tuple(entries), key)
        made = self._layout.finish(
            Context(self._excerpts.of(slug), lang, slug, self._pdf, self._live)
        )
        kept = json.dumps((made.html, made.entries), ensure_ascii=False).encode()
        self._cache.keep_data(_KIND, key, zlib.compress(kept, 1))
        return replace(made, made_of=key)

    def forget_old(self) -> None:
        """Remove pages that nobody has asked for lately, where there are too many."""
        self._cache.forget_old(_KIND)
