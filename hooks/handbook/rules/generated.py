"""What a page is promised to show from the data, beside its own text: links, headings and terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from handbook.languages import SOURCE
from handbook.model import (
    Code,
    Handbook,
    Page,
    board,
    index,
    initials,
    months_of,
    standings,
)  # fmt: skip
from handbook.model.role import (
    A_TO_Z,
    BIBLIOGRAPHY,
    GLOSSARY,
    PAGE_CODES,
    STATUS,
    WHAT_NOW,
    YOUR_COPY,
)
from handbook.rules.facts import Fact, built

_HOME = "index.md"
_CODES = "docs/data/codes.yaml"
_GLOSSARY = "docs/data/glossary.yaml"
_SHEETS = ("checklists", "templates")
_LAST = 1 << 30
"""Below every line: what is generated stands after the text."""


def generated(slug: str, book: Handbook, lang: str) -> Iterator[Fact]:
    """Yield the links that a page gets from the data: a section's contents, the codes, the works.

    `lang` is the language whose tree the page stands in.
    """
    folder, _, name = slug.rpartition("/")
    if (links := _LINKS.get(_role(slug, book))) is not None:
        yield from links(book, lang)
    elif name == "index.md" and folder not in ("", "urgent") and not folder.endswith("/rules"):
        yield from _contents(slug, book, lang)


def parted(slug: str, book: Handbook, lang: str) -> Iterator[Fact]:
    """Yield the headings that a page gets from the data, by which its links are parted."""
    role = _role(slug, book)
    if role == A_TO_Z:
        for letter in index(book, lang):
            yield _made(f"h3 #{letter.anchor}", letter.name, _CODES, 1)
    elif role == WHAT_NOW:
        found = {page.meta.text("stage") or "any": entry for entry, page in _of_officers(book)}
        for stage, entry in found.items():
            yield _made(f"h3 #stage-{stage}", stage, _CODES, entry.line)
    elif role == GLOSSARY and any(term.read for term in book.terms):
        for tongue in book.tongues:
            yield _made(f"h3 #{tongue.anchor}", tongue.name, _GLOSSARY, tongue.line)


def told(page: Page, book: Handbook) -> frozenset[str]:
    """Return the keys of links and headings that a page may have for the sake of its terms."""
    own = built(page.slug)
    keys = {f"{own}#term-{term.id}" for term in book.terms}
    if page.role == GLOSSARY:
        keys |= {built(entry.path) for entry in book.codes.values() if entry.made}
        keys.add("h2 #abbreviations")
    return frozenset(keys)


def _role(slug: str, book: Handbook) -> str:
    page = book.pages.get((SOURCE, slug))
    return (page.role if page else "") or slug


def _register(book: Handbook, _: str) -> Iterator[Fact]:
    yield from (_coded(entry) for entry in book.codes.values() if entry.made)


def _glossary(book: Handbook, _: str) -> Iterator[Fact]:
    """Yield the row of letters of the glossary, and the source of each word that was read."""
    for letter, term in initials(book):
        yield _above(f"{built(book.slug_of(GLOSSARY))}#term-{term.id}", letter, _GLOSSARY)
    shown = {tongue.code for tongue in book.tongues}
    for term in book.terms:
        for one in (one for lang, read in term.read.items() if lang in shown for one in read):
            if one.source in book.works:
                key = f"{built(book.slug_of(BIBLIOGRAPHY))}#ref-{one.source}"
                yield _made(key, f"[@{one.source}]", _GLOSSARY, one.line)


def _staged(book: Handbook, _: str) -> Iterator[Fact]:
    yield from (_coded(entry) for entry, _ in _of_officers(book))


def _status(book: Handbook, _: str) -> Iterator[Fact]:
    """Yield each code of each language that is translated into, but that of the page itself."""
    for lang in book.built_languages:
        for one in standings(book, lang) if lang != SOURCE else ():
            if one.entry.path != book.slug_of(STATUS):
                yield _coded(one.entry)


def _stages(book: Handbook, lang: str) -> Iterator[Fact]:
    """Yield the links of the home page to the stages, where it has a part for them."""
    home = book.pages.get((lang, _HOME)) or book.pages.get((SOURCE, _HOME))
    if home and "stages" in home.text.ids() and book.slug_of(WHAT_NOW):
        found = {page.meta.text("stage"): entry for entry, page in _of_officers(book)}
        for stage, entry in found.items():
            if stage:
                yield _made(
                    f"{built(book.slug_of(WHAT_NOW))}#stage-{stage}", stage, _CODES, entry.line
                )


def _works(book: Handbook, _: str) -> Iterator[Fact]:
    for work in book.works.values():
        url = str(work.csl.get("URL") or "")
        if url.startswith("https://"):
            yield _made(url, url, "docs/data/bibliography.yaml", work.line)


def _words(book: Handbook, lang: str) -> Iterator[Fact]:
    """Yield the row of letters of A to Z, and where each of its words leads; not to itself."""
    for letter in index(book, lang):
        yield _above(f"{built(book.slug_of(A_TO_Z))}#{letter.anchor}", letter.name, _CODES)
        for word in letter.words:
            for way in word.ways:
                if way.path != book.slug_of(A_TO_Z):
                    key = built(way.path) + (f"#{way.anchor}" if way.anchor else "")
                    yield _made(key, f"{word.text}: {way.code}", _CODES, book.codes[way.code].line)


def _dated(book: Handbook, lang: str) -> Iterator[Fact]:
    """Yield each code of the expiry board but that of its own page, and each source on it."""
    for group in board(book, lang):
        yield from (
            _coded(row.entry) for row in group.rows if row.entry.path != book.slug_of(YOUR_COPY)
        )
    for work in book.works.values():
        if months_of(work):
            key = f"{built(book.slug_of(BIBLIOGRAPHY))}#ref-{work.key}"
            yield _made(key, work.key, "docs/data/bibliography.yaml", work.line)


def _of_officers(book: Handbook) -> Iterator[tuple[Code, Page]]:
    """Yield the codes of pages that an officer may need at some stage, with their English pages."""
    for entry in book.codes.values():
        page = book.pages.get((SOURCE, entry.path))
        if page is None or not entry.made or "officer" not in page.meta.texts("for"):
            continue
        if not entry.path.endswith("index.md") and entry.path != book.slug_of(WHAT_NOW):
            yield entry, page


def _contents(first: str, book: Handbook, lang: str) -> Iterator[Fact]:
    """Yield the pages of a section, those of the register first.

    What a table of its index names is not listed again, but for lists and forms, whose prints
    stand there.
    """
    folder = first.partition("/")[0]
    entries = book.members.get(folder, ())
    page = book.pages.get((lang, first)) or book.pages.get((SOURCE, first))
    named = page.tabled if page and folder not in _SHEETS else frozenset[str]()
    for entry in entries:
        if entry.made and entry.path != first and entry.code not in named:
            yield _coded(entry)
    known = {entry.path for entry in entries}
    for (its, slug), other in book.pages.items():
        if its == SOURCE and slug.startswith(f"{folder}/") and slug not in known:
            yield _made(built(slug), slug, other.path, 1)


def _coded(entry: Code) -> Fact:
    return _made(built(entry.path), entry.code, _CODES, entry.line)


def _above(key: str, words: str, path: str) -> Fact:
    """Return the fact of a letter to jump to: the row of them stands before the text."""
    return Fact(key, words, path, 1, 0)


def _made(key: str, words: str, path: str, line: int) -> Fact:
    return Fact(key, words, path, line, _LAST, ordered=False)


_LINKS: Mapping[str, Callable[[Handbook, str], Iterator[Fact]]] = {
    BIBLIOGRAPHY: _works,
    GLOSSARY: _glossary,
    A_TO_Z: _words,
    _HOME: _stages,
    PAGE_CODES: _register,
    STATUS: _status,
    WHAT_NOW: _staged,
    YOUR_COPY: _dated,
}
"""What yields the links of a page that is made from the data, by its role; the home page by its path."""
