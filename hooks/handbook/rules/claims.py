"""HB340 and HB318: sentences that state a figure, a law or a period, and name no source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from handbook.catalog import rule
from handbook.languages import SOURCE
from handbook.model import EMPTY, Checklist, Handbook, Node, Page
from handbook.model.role import BIBLIOGRAPHY, PAGE_CODES
from handbook.rules.base import Faults, checks, short, texts
from handbook.rules.sentences import CITED, sentence_at, sentences

CLAIM_UNCITED = rule("HB340", "claim-uncited")
UNCITED_UNUSED = rule("HB318", "unused-entry", "uncited-unused")

REVIEWED = "docs/data/uncited.yaml"

_NUMBER = (
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen"
    r"|twenty|thirty|forty|sixty|ninety)"
)
_HOLDER = (
    r"(?:appeal|bail|compan(?:y|ies)|courts?|crimes?|fine|imprison\w*|judges?|keeps|kept|laws?|"
    r"offences?|platforms?|preserv\w+|prison|providers?|prosecut\w+|publishers?|punish\w*|"
    r"retain\w*|sentences?|statutes?|stor(?:e|es|ed)|Google|Meta|Snap|Telegram|TikTok|WhatsApp|X)"
)


class _Look(NamedTuple):
    """One look through a page for something that may be claimed."""

    pattern: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    """What is claimed, and what must stand right before a find."""


_COINS = r"afghanis?|dinars?|dollars?|euros?|pounds|rials?|rupees?|taka|tomans?"
_ACTS = ("Act", "Code", "Constitution", "Convention", "Directive", "Ordinance", "Protocol",
         "Regulation", "Treaty")  # fmt: skip
_SPANS = ("hour", "day", "week", "month", "year")
_PERIOD = "a legal or a provider's period"
_LOOKS = (
    _Look(re.compile(r"%|per[ ]?cent\b"), (("a percentage", re.compile(r"\d[ ]?$")),)),
    _Look(re.compile(r"[$€£][ ]?\d"), (("an amount of money", re.compile("")),)),
    _Look(re.compile(rf"\d (?:{_COINS})\b"), (("an amount of money", re.compile("")),)),
    _Look(re.compile(r" \d"), (
        ("an amount of money", re.compile(r"\b(?:AFN|BDT|EUR|GBP|IQD|IRR|PKR|USD|Rs\.?)$")),
        ("an article, a section or a paragraph", re.compile(
            r"\W[AaSsPpCc](?:rt(?:icle)?s?\.?|ections?|ara(?:graph)?s?\.?|lauses?)$"
        )),
    )),
    _Look(re.compile(rf"(?:{'|'.join(_ACTS)})s?\b(?![ ]of[ ]your)"),
          (("an act or a convention", re.compile(r"[\w,][ ]$")),)),
    *(_Look(re.compile(rf"{century}\d\d(?![\w/:-]|\.\d)"),
            (("a year", re.compile(r"(?:^|[^\w/:.-])$")),)) for century in (18, 19, 20)),
    _Look(re.compile(rf"[ -](?:{'|'.join(_SPANS)})s?\b"),
          ((_PERIOD, re.compile(rf"(?<!\w){_NUMBER}$", re.IGNORECASE)),)),
)  # fmt: skip
_BEFORE = 12
"""Signs before a find that are looked at."""
_OWNED = re.compile(rf"\b{_HOLDER}\b")
"""What makes a period that of a law or of a company; others are our own advice."""


@checks(CLAIM_UNCITED, UNCITED_UNUSED)
def claim_faults(book: Handbook) -> Faults:
    """Return the claims without a source on English pages and lists, and the exceptions that cover none."""
    faults = Faults()
    reviewed = _reviewed(book)
    used: set[int] = set()
    for page in texts(book):
        if page.lang != SOURCE or (isinstance(page, Page) and _elsewhere(page)):
            continue
        entries = [entry for entry in reviewed if entry.text("page") == page.slug]
        for number, what, line, column in _claims(page):
            covering = [one for one in entries if one.text("text") in line]
            used.update(entry.line for entry in covering)
            if not covering:
                text = short(_quoted(line, column))
                faults.add(CLAIM_UNCITED, page.path, number, text=text, what=what)
    for entry in reviewed:
        if entry.line not in used:
            faults.add(UNCITED_UNUSED, REVIEWED, entry.line, text=short(entry.text("text")),
                       page=entry.text("page"))  # fmt: skip
    return faults


def _elsewhere(page: Page) -> bool:
    """Return whether a page speaks about this handbook itself, or is a list of codes or sources."""
    return page.section == "contribute" or page.role in (BIBLIOGRAPHY, PAGE_CODES)


def _reviewed(book: Handbook) -> Sequence[Node]:
    data = book.data.get("uncited")
    return tuple((data.root.get("uncited") or EMPTY).items()) if data else ()


def _quoted(line: str, column: int) -> str:
    """Return what a message quotes: the sentence that claims, or a row while that is short."""
    row = line.strip(" |>")
    if line.lstrip(" >").startswith("|") and short(row) == " ".join(row.split()):
        return row
    return sentence_at(line, column)


def _claims(page: Page | Checklist) -> Iterator[tuple[int, str, str, int]]:
    """Yield number, kind and text of each line that claims something and has no source, and the column."""
    body = page.body
    told: set[int] = set()
    bare: frozenset[int] | None = None
    for what, at in _finds(body):
        start, end = body.rfind("\n", 0, at) + 1, body.find("\n", at)
        line = body[start : len(body) if end < 0 else end]
        if not _claims_here(line, at - start, what):
            continue
        bare = _bare(page) if bare is None else bare
        number = page.body_line + body.count("\n", 0, at)
        if number in bare and number not in told:
            told.add(number)
            yield number, what, line, at - start


def _finds(body: str) -> Iterator[tuple[str, int]]:
    """Yield what may be claimed, and where."""
    for look in _LOOKS:
        for found in look.pattern.finditer(body):
            at = found.start()
            before = body[max(0, at - _BEFORE) : at]
            for what, wanted in look.kinds:
                if wanted.search(before):
                    yield what, at
                    break


def _bare(page: Page | Checklist) -> frozenset[int]:
    """Return the lines with a sentence that is neither cited nor invented."""
    return frozenset(one.line for one in sentences(page) if not one.cited and not one.invented)


def _claims_here(line: str, column: int, what: str) -> bool:
    """Return whether what was found at a column of a line is a claim of the handbook."""
    if CITED in line:  # `_bare` would say the same after reading every sentence of the page
        return False
    if what is _PERIOD and not _OWNED.search(line):
        return False
    return not line.count("`", 0, column) % 2
