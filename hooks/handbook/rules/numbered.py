"""HB323: what a list names must exist, and be written so that it becomes a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Page
from handbook.rules.base import checks, lists, short, texts
from handbook.rules.numbers import western
from handbook.rules.prose import bare, lines_of

ITEM_NUMBER_UNKNOWN = rule("HB323", "unknown-code", "item-number-unknown")
CODE_MISSPELT = rule("HB323", "unknown-code", "code-misspelt")

_ITEM = re.compile(
    r"(?:(?P<list>CL-\d\d)(?:,|'s| کے| کا| کی)? )?"
    r"(?:\bitems?|نکتہ|نکتے|نکات) (?P<first>\d{1,3})\b(?:(?: to | and | or | تا | سے | اور |[–-])(?P<last>\d{1,3})\b)?"
)
"""A number of an item in running text, with the list that it belongs to if that is named."""
_DOTTED = re.compile(r"(?<![\w.-])(?P<list>CL-\d\d)\.(?P<first>\d{1,3})(?![\w-]|\.\d)(?P<last>)")
"""The same, as it stands at the item."""
_MISSPELT = re.compile(r"(?<![\w.-])(?P<kind>CL|F)(?:-(?P<one>\d)|(?P<two>\d\d?))(?![\w-]|\.\d)")


@checks(ITEM_NUMBER_UNKNOWN)
def item_number_unknown(book: Handbook) -> Iterator[Finding]:
    """Yield each such number in lists, in their stop lines and on their pages."""
    numbers = {
        one.id: {
            int(id_.rpartition(".")[2]) for item in one.items() if _sound(id_ := item.id or "")
        }
        for one in lists(book)
        if one.lang == SOURCE and one.id
    }
    slugs = {slug: one.id for (lang, slug), one in book.checklists.items() if lang == SOURCE}
    for one in texts(book):
        if _may_name(one):
            yield from _item_number_unknown_told(one, _own(one, slugs), numbers)


def _item_number_unknown_told(
    one: Page | Checklist, own: str, numbers: Mapping[str, set[int]]
) -> Iterator[Finding]:
    for line, written in _lines(one):
        text = western(written)
        for found in (*_ITEM.finditer(text), *_DOTTED.finditer(text)):
            named = found["list"] or own
            for number in (found["first"], found["last"]):
                if number and named in numbers and int(number) not in numbers[named]:
                    yield ITEM_NUMBER_UNKNOWN.at(
                        one.path, line, text=short(found[0]), number=number, list=named
                    )


@checks(CODE_MISSPELT)
def code_misspelt(book: Handbook) -> Iterator[Finding]:
    """Yield each one in lists and on their pages."""
    for one in texts(book):
        if isinstance(one, Checklist) or one.slug.startswith("checklists/"):
            for line, text in _lines(one):
                for found in _MISSPELT.finditer(western(text)):
                    digits = (found["one"] or found["two"]).zfill(2)
                    yield CODE_MISSPELT.at(
                        one.path, line, text=found[0], typed=f"{found['kind']}-{digits}"
                    )


def _may_name(one: Page | Checklist) -> bool:
    """Return whether a text may name an item at all."""
    return isinstance(one, Checklist) or any(word in one.body for word in ("item", "نک", "CL-"))


def _sound(id_: str) -> bool:
    return id_.rpartition(".")[2].isdecimal()


def _own(one: Page | Checklist, slugs: Mapping[str, str]) -> str:
    """Return the id of the list that a text is, or is the page of; else nothing."""
    if isinstance(one, Checklist):
        return one.id
    folder, _, name = one.slug.rpartition("/")
    return slugs.get(name.removesuffix(".md"), "") if folder == "checklists" else ""


def _lines(one: Page | Checklist) -> Iterator[tuple[int, str]]:
    """Yield what a reader sees: of a list its stop line and moment too."""
    if isinstance(one, Checklist):
        for key in ("when", "stop"):
            if node := one.meta.get(key):
                yield node.line, str(node.value)
    for line, text in lines_of(one.body, one.body_line):
        yield line, bare(text)
