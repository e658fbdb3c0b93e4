"""HB335: the words of a link say where it leads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Link, Page
from handbook.rules.base import (
    Faults,
    checks,
    lists,
    pages,
    short,
    texts,
)
from handbook.rules.places import outward, places_of, resolved

LINK_SAYS_OTHER = rule("HB335", "link-words", "link-says-other")
LINK_VAGUE = rule("HB335", "link-words", "link-vague")

_CODE = re.compile(r"(?<![\w/.-])(?:CL|[A-Z])-\d\d(?![\w-]|\.\d)")
_ENDS = " .:…!?،۔।»«"


@checks(LINK_SAYS_OTHER, LINK_VAGUE)
def text_faults(book: Handbook) -> Faults:
    """Return every link whose words speak of another page, or of none."""
    faults, named = Faults(), _Named(book)
    for one in texts(book):
        for link in one.text.links:
            text = link.text.strip()
            if not text or link.form in ("autolink", "email") or outward(link.target):
                continue
            folded = _folded(text)
            if folded in _VAGUE[SOURCE] or folded in _VAGUE.get(one.lang, ()) or _signs(folded):
                faults.add(
                    LINK_VAGUE,
                    one.path,
                    link.line,
                    text=short(text),
                    why="do not say where the link leads",
                )
            elif text.endswith(".md") or text == link.target:
                faults.add(
                    LINK_VAGUE,
                    one.path,
                    link.line,
                    text=short(text),
                    why="are the name of a file",
                )
            elif other := named.other(one, link, folded):
                faults.add(LINK_SAYS_OTHER, one.path, link.line, text=short(text),
                           target=short(link.target), other=other)  # fmt: skip
    return faults


class _Named:
    """Pages by what a link may call them: their code and their title."""

    def __init__(self, book: Handbook) -> None:
        self.places = places_of(book)
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
        page = self.places.page(one.lang, slug)
        if page is None:
            return ""
        folder = slug.removesuffix("index.md") if slug.endswith("/index.md") else "\n"
        if slug in wanted or any(path.startswith(folder) for path in wanted):
            return ""
        same = any(one.id == anchor and _folded(one.text) == folded for one in page.text.headings)
        return "" if same or not wanted.isdisjoint(self._embedded(page)) else min(wanted)

    def _embedded(self, page: Page) -> Iterator[str]:
        """Yield the page of each list that stands on a page."""
        for link in page.text.links:
            if link.alone and (embedded := self.places.embedded(page, link.target)):
                yield f"checklists/{embedded.slug}.md"


def _signs(text: str) -> bool:
    return not any(char.isalnum() for char in text)


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
