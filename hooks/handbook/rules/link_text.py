"""HB307 and HB335: how a link is written, and whether its words say where it leads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding, short
from handbook.model import Checklist, Handbook, Link, Page
from handbook.render.naming import CODE
from handbook.rules.base import checks, lists, pages, texts
from handbook.rules.link_index import LinkIndex, link_index, outward, resolved
from handbook.rules.source_text import definitions, lines_with

LINK_SAYS_OTHER = rule("HB335", "link-words", "link-says-other")

_ENDS = " .:…!?،۔।»«"


@checks("HB335")
def link_says_other(book: Handbook) -> Iterator[Finding]:
    """Yield every link whose words speak of another page."""
    index, titles = link_index(book), _titles(book)
    for one, link in ((text, link) for text in texts(book) for link in text.text.links):
        folded = _folded(link.text)
        if not folded or link.form in ("autolink", "email") or outward(link.target):
            continue
        codes = [code for code in re.findall(CODE, link.text) if code in book.codes]
        wanted = {book.codes[code].path for code in codes} or titles[one.lang, folded]
        if wanted and not _leads_to(wanted, one, link, index):
            facts = {"text": short(link.text), "target": short(link.target), "other": min(wanted)}
            yield LINK_SAYS_OTHER.at(one.path, link.line, **facts)


def _titles(book: Handbook) -> defaultdict[tuple[str, str], set[str]]:
    """Return paths below a language's folder by language and title."""
    titles: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for page in pages(book):
        titles[page.lang, _folded(page.title)].add(page.slug)
    for one in lists(book):
        titles[one.lang, _folded(one.title)].add(f"checklists/{one.slug}.md")
    return titles


def _leads_to(wanted: set[str], one: Page | Checklist, link: Link, index: LinkIndex) -> bool:
    """Return whether a link leads to one of the paths that its words name, or into its folder.

    One that leads nowhere is reported as such; a page that embeds a list is the place of it.
    """
    path, _, anchor = link.target.partition("#")
    there = resolved(one.path, path) if path else one.path
    top, _, rest = there.partition("/")
    slug = rest.partition("/")[2]
    slug = slug if top == "docs" else f"{top}/{slug}"
    page = index.page(one.lang, slug)
    if page is None or slug in wanted:
        return True
    folder = slug.removesuffix("index.md")
    if slug.endswith("/index.md") and any(path.startswith(folder) for path in wanted):
        return True
    folded = _folded(link.text)
    if any(head.id == anchor and _folded(head.text) == folded for head in page.text.headings):
        return True
    return any(f"checklists/{inner.slug}.md" in wanted for inner in index.embedded(page))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(_ENDS)


LINK_NOT_INLINE = rule("HB307", "link-not-inline")


@checks("HB307", asks="text")
def link_not_inline(book: Handbook) -> Iterator[Finding]:
    """Yield each definition, each link by a label that none of them defines, and each footnote.

    A link whose label is defined is reported there, once for all that use it.
    """
    for one in texts(book):
        for line, text, what, advice in _labels(one):
            yield LINK_NOT_INLINE.at(one.path, line, text=short(text), what=what, advice=advice)


def _labels(one: Page | Checklist) -> Iterator[tuple[int, str, str, str]]:
    for line, label, target in definitions(one):
        if not label.startswith("^"):
            yield line, f"[{short(label)}]:", _DEFINES, _INSTEAD.format(target=short(target))
    for line, text in lines_with("[^", one.body, one.body_line):
        if found := _FOOTNOTE.search(text):
            yield line, found[0], "is a footnote", _CITE
    for raw in one.text.dangling:
        text = raw.html.rpartition("][")[0]
        yield raw.line, raw.html, _BY_LABEL, _WRITE.format(text=text if "[" in text else "[text")


_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_BY_LABEL = "names the target of a link by a label"
_DEFINES = "begins a line as the label of a link does, and is not shown"
_INSTEAD = (
    "write “[text]({target})” where the link belongs and delete this line;"
    " begin a line of text with another word"
)
_WRITE = "write “{text}](page.md)”"
_CITE = "write “[@key]” for a source; put the rest into the text"
