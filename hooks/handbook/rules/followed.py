"""HB401 to HB409: a translated list names the same forms, facts and blanks, and today's English."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Page, digest
from handbook.rules.base import Faults, checks, lists, texts
from handbook.rules.lag import Wait, wait
from handbook.rules.numbers import western

TRANSLATED_CODES_DIFFER = rule("HB401", "translation-differs", "translated-codes-differ")
TRANSLATED_FACTS_DIFFER = rule("HB401", "translation-differs", "translated-facts-differ")
TRANSLATION_BEHIND = rule("HB409", "translation-behind")

_SIGNS = re.compile(r"(?<![\w-])(?:CL|[A-Z])-\d\d(?!\d)|_{3,}|\bL[0-4]\b|SHA-\d+")
_FACTS = ("id", "type", "who", "minutes", "tier", "tried", "owner", "sources")
_BLANK = "____"
_COPY = "write the codes and blanks of the English, no others"


@checks(TRANSLATED_CODES_DIFFER, TRANSLATED_FACTS_DIFFER)
def followed_faults(book: Handbook) -> Faults:
    """Return where a translated list names another form, blank or fact than the English one."""
    faults = Faults()
    for own in lists(book):
        source = book.checklists.get((SOURCE, own.slug))
        if own.lang == SOURCE or source is None or own.front.problems or source.front.problems:
            continue
        _facts(own, source, faults)
        stop, late = own.meta.get("stop"), wait(own, source, book)
        told = functools.partial(_signs, own=own, late=late, faults=faults)
        told("the stop line", own.stop, source.stop, line=stop.line if stop else 0)
        english = {item.id: item.text for item in source.items() if item.id}
        for item in own.items():
            if item.id in english:
                told(item.id, item.text, english[item.id], line=item.line)
    return faults


def _facts(own: Checklist, source: Checklist, faults: Faults) -> None:
    for key in _FACTS:
        mine, theirs = own.meta.texts(key), source.meta.texts(key)
        node = own.meta.get(key)
        if mine != theirs and node is not None:
            faults.add(TRANSLATED_FACTS_DIFFER, own.path, node.line, key=key,
                       mine=", ".join(mine) or "nothing", theirs=", ".join(theirs) or "nothing")  # fmt: skip


def _signs(
    what: str, mine: str, theirs: str, *, own: Checklist, line: int, late: Wait, faults: Faults
) -> None:
    here, there = _named(mine), _named(theirs)
    if here != there:
        faults.add(TRANSLATED_CODES_DIFFER, own.path, line, late.weight, what=what,
                   mine=_said(here - there), theirs=_said(there - here), advice=_COPY + late.advice)  # fmt: skip


def _named(text: str) -> Counter[str]:
    """Return the codes, levels and blanks of a text, each as often as it stands there."""
    found = _SIGNS.findall(western(text))
    return Counter(_BLANK if sign.startswith("_") else sign for sign in found)


def _said(signs: Counter[str]) -> str:
    return ", ".join(sorted(signs.elements())) or "nothing"


@checks(TRANSLATION_BEHIND)
def translation_behind(book: Handbook) -> Iterator[Finding]:
    """Yield each translation that records another text."""
    for one in texts(book):
        source: Page | Checklist | None = (
            book.checklists if isinstance(one, Checklist) else book.pages
        ).get((SOURCE, one.slug))
        translation = one.meta.get("translation")
        if one.lang == SOURCE or source is None or translation is None:
            continue
        if one.front.problems or source.front.problems:
            continue
        wanted = digest(source.followed)
        if translation.text("of") != wanted:
            node, late = translation.get("of") or translation, wait(one, source, book)
            yield TRANSLATION_BEHIND.at(one.path, node.line, late.weight, source=source.path,
                             digest=wanted, more=late.advice)  # fmt: skip
