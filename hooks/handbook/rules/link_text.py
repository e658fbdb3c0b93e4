"""HB307 and HB335: how a link is written, and whether its words say where it leads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding, short
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Image, Link, Page
from handbook.rules.base import Report, checks, lists, pages, texts
from handbook.rules.link_index import link_index, outward, resolved
from handbook.rules.source_text import definitions, lines_with

LINK_SAYS_OTHER = rule("HB335", "link-words", "link-says-other")
LINK_VAGUE = rule("HB335", "link-words", "link-vague")

_CODE = re.compile(r"(?<![\w/.-])(?:CL|[A-Z])-\d\d(?![\w-]|\.\d)")
_ENDS = " .:…!?،۔।»«"


@checks("HB335")
def check_link_text(book: Handbook) -> Report:
    """Return every link whose words speak of another page, or of none."""
    report, named = Report(), _PageNames(book)
    for one, link in ((text, link) for text in texts(book) for link in text.text.links):
        text, add = link.text.strip(), report.in_file(one.path)
        if not text or link.form in ("autolink", "email") or outward(link.target):
            continue
        folded, why = _folded(text), ""
        says = any(char.isalnum() for char in folded)
        if not says or folded in _VAGUE[SOURCE] | _VAGUE.get(one.lang, frozenset()):
            why = "do not say where the link leads"
        elif text.endswith(".md") or text == link.target:
            why = "are the name of a file"
        if why:
            add(LINK_VAGUE, link.line, text=short(text), why=why)
        elif other := named.other(one, link, folded):
            target = short(link.target)
            add(LINK_SAYS_OTHER, link.line, text=short(text), target=target, other=other)
    return report


class _PageNames:
    """Pages by what a link may call them: their code and their title."""

    def __init__(self, book: Handbook) -> None:
        self.index = link_index(book)
        self.codes = {code: entry.path for code, entry in book.codes.items()}
        self.titles: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        """Paths below a language's folder by language and title."""
        for page in pages(book):
            self.titles[page.lang, _folded(page.title)].add(page.slug)
        for one in lists(book):
            self.titles[one.lang, _folded(one.title)].add(f"checklists/{one.slug}.md")

    def other(self, one: Page | Checklist, link: Link, folded: str) -> str:
        """Return the page that a link's words name, where it leads to another; else nothing."""
        named = [code for code in _CODE.findall(link.text) if code in self.codes]
        wanted = {self.codes[code] for code in named} or self.titles.get((one.lang, folded))
        if not wanted:
            return ""
        path, _, anchor = link.target.partition("#")
        there = resolved(one.path, path) if path else one.path
        top, _, rest = there.partition("/")
        slug = rest.partition("/")[2]
        slug = slug if top == "docs" else f"{top}/{slug}"
        page = self.index.page(one.lang, slug)
        if page is None:
            return ""
        folder = slug.removesuffix("index.md") if slug.endswith("/index.md") else "\n"
        if slug in wanted or any(path.startswith(folder) for path in wanted):
            return ""
        same = any(one.id == anchor and _folded(one.text) == folded for one in page.text.headings)
        return "" if same or not wanted.isdisjoint(self._embedded(page)) else min(wanted)

    def _embedded(self, page: Page) -> Iterator[str]:
        for link in page.text.links:
            if link.alone and (embedded := self.index.embedded(page, link.target)):
                yield f"checklists/{embedded.slug}.md"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(_ENDS)


_VAGUE = {
    "en": frozenset({
        "here", "click here", "click", "see here", "read here", "this", "this page", "this link",
        "that page", "link", "the link", "page", "more", "read more", "learn more", "see more",
        "details", "more details", "more information", "continue", "next", "go",
    }),
    "ur": frozenset({"یہاں", "یہاں کلک کریں", "یہاں دیکھیں", "مزید", "مزید پڑھیں", "لنک", "یہ صفحہ"}),
    "ar": frozenset({"هنا", "اضغط هنا", "انقر هنا", "انظر هنا", "المزيد", "اقرأ المزيد", "رابط", "هذه الصفحة"}),
    "fa": frozenset({"اینجا", "اینجا کلیک کنید", "بیشتر", "ادامه", "لینک", "پیوند", "این صفحه"}),
    "bn": frozenset({"এখানে", "এখানে ক্লিক করুন", "এখানে দেখুন", "আরও", "আরও পড়ুন", "লিংক", "এই পাতা"}),
    "ps": frozenset({"دلته", "لینک", "نور"}),
    "ku": frozenset({"ئێرە", "لێرە", "زیاتر", "لینک"}),
}  # fmt: skip
"""Words by language that are no place; the English ones are looked for in every language."""


LINK_NOT_INLINE = rule("HB307", "link-not-inline")


@checks("HB307")
def link_not_inline(book: Handbook) -> Iterator[Finding]:
    """Yield each definition, each link by a label that none of them defines, and each footnote.

    A link whose label is defined is reported there, once for all that use it.
    """
    for one in texts(book):
        for line, text, what, advice in (*_labels(one), *_links(one)):
            yield LINK_NOT_INLINE.at(one.path, line, text=short(text), what=what, advice=advice)


def _labels(one: Page | Checklist) -> Iterator[tuple[int, str, str, str]]:
    for line, label, target in definitions(one):
        if not label.startswith("^"):
            yield line, f"[{short(label)}]:", _DEFINES, _INSTEAD.format(target=short(target))
    for line, text in lines_with("[^", one.body, one.body_line):
        if found := _FOOTNOTE.search(text):
            yield line, found[0], "is a footnote", _CITE


def _links(one: Page | Checklist) -> Iterator[tuple[int, str, str, str]]:
    data = one.body.encode("utf-8", "surrogatepass")
    defined = {definition.label.casefold() for definition in definitions(one)}
    seen: list[Link | Image] = [*one.text.links, *one.text.images]
    for link in seen:
        written = data[link.start : link.end].decode("utf-8", "replace")
        text, _, label = written.rpartition("[")
        if written.endswith("]") and " ".join(label[:-1].split()).casefold() not in defined:
            typed = _WRITE.format(text=text[:-1] or f"[{label[:-1]}", target=link.target)
            yield link.line, written, _BY_LABEL, typed
    for raw in one.text.dangling:
        text = raw.html.rpartition("][")[0]
        typed = _WRITE.format(text=text if "[" in text else "[text", target="page.md")
        yield raw.line, raw.html, _BY_LABEL, typed


_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_BY_LABEL = "names the target of a link by a label"
_DEFINES = "begins a line as the label of a link does, and is not shown"
_INSTEAD = (
    "write “[text]({target})” where the link belongs and delete this line;"
    " begin a line of text with another word"
)
_WRITE = "write “{text}]({target})”"
_CITE = "write “[@key]” for a source; put the rest into the text"
