"""HB406: an item of a translated list that uses another word than the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import EMPTY, Checklist, Handbook, Node
from handbook.rules.base import checks, lists, short

TERM_DIFFERS = rule("HB406", "term-differs")


@checks(TERM_DIFFERS)
def term_differs(book: Handbook) -> Iterator[Finding]:
    """Yield each term of an English item that its translation says otherwise, once an item."""
    data = book.data.get("glossary")
    terms = _terms(data.root) if data else {}
    if not terms:
        return
    either = "|".join(re.escape(form) for form in sorted(terms, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")
    for own in lists(book):
        source = book.checklists.get((SOURCE, own.slug))
        if own.lang != SOURCE and source is not None:
            yield from _term_differs_told(own, source, terms, pattern)


def _term_differs_told(
    own: Checklist,
    source: Checklist,
    terms: Mapping[str, _Term],
    pattern: re.Pattern[str],
) -> Iterator[Finding]:
    english = {item.id: item.text.casefold() for item in source.items() if item.id}
    for item in own.items():
        found = pattern.findall(english.get(item.id or "", ""))
        for term in dict.fromkeys(terms[form] for form in found):
            words = term.words.get(own.lang, ())
            if words and not any(word in item.text for word in words):
                choice = " or ".join(f"“{word}”" for word in words[:2])
                yield TERM_DIFFERS.at(
                    own.path, item.line, text=short(item.text), term=term.name, words=choice
                )


@dataclass(frozen=True, eq=False)
class _Term:
    """One entry of the glossary."""

    name: str
    """The English form that it is known by."""
    words: Mapping[str, tuple[str, ...]]
    """By code of a language."""


def _terms(root: Node) -> dict[str, _Term]:
    """Return the terms by each form in which English items use them, in small letters."""
    found: dict[str, _Term] = {}
    for entry in (root.get("terms") or EMPTY).items():
        words = {
            one.key: one.node.texts("words") for one in entry.entries() if one.node.get("words")
        }
        if forms := entry.texts("english"):
            found |= dict.fromkeys(map(str.casefold, forms), _Term(forms[0], words))
    return found
