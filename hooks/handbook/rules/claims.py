"""HB340, HB344 and HB318: what is stated names its source, and says where nobody here read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from handbook.catalog import rule
from handbook.findings import Finding, short
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Page, Work
from handbook.model.role import BIBLIOGRAPHY, PAGE_CODES
from handbook.rules.base import Report, checks, data_of, texts
from handbook.rules.english import parted, sentence_at, sentences

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


class _ClaimPattern(NamedTuple):
    """One look through a page for something that may be claimed."""

    pattern: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    """What is claimed, and what must be right before it."""


_COINS = r"afghanis?|dinars?|dollars?|euros?|pounds|rials?|rupees?|taka|tomans?"
_ACTS = ("Act", "Code", "Constitution", "Convention", "Directive", "Ordinance", "Protocol",
         "Regulation", "Treaty")  # fmt: skip
_SPANS = ("hour", "day", "week", "month", "year")
_PERIOD = "a legal or a provider's period"
_CLAIM_PATTERNS = (
    _ClaimPattern(re.compile(r"%|per[ ]?cent\b"), (("a percentage", re.compile(r"\d[ ]?$")),)),
    _ClaimPattern(re.compile(r"[$€£][ ]?\d"), (("an amount of money", re.compile("")),)),
    _ClaimPattern(re.compile(rf"\d (?:{_COINS})\b"), (("an amount of money", re.compile("")),)),
    _ClaimPattern(re.compile(r" \d"), (
        ("an amount of money", re.compile(r"\b(?:AFN|BDT|EUR|GBP|IQD|IRR|PKR|USD|Rs\.?)$")),
        ("an article, a section or a paragraph", re.compile(
            r"\W[AaSsPpCc](?:rt(?:icle)?s?\.?|ections?|ara(?:graph)?s?\.?|lauses?)$"
        )),
    )),
    _ClaimPattern(re.compile(rf"(?:{'|'.join(_ACTS)})s?\b(?![ ]of[ ]your)"),
          (("an act or a convention", re.compile(r"[\w,][ ]$")),)),
    *(_ClaimPattern(re.compile(rf"{century}\d\d(?![\w/:-]|\.\d)"),
            (("a year", re.compile(r"(?:^|[^\w/:.-])$")),)) for century in (18, 19, 20)),
    _ClaimPattern(re.compile(rf"[ -](?:{'|'.join(_SPANS)})s?\b"),
          ((_PERIOD, re.compile(rf"(?<!\w){_NUMBER}$", re.IGNORECASE)),)),
)  # fmt: skip
_BEFORE = 12
"""Signs before a find that are looked at."""
_OWNED = re.compile(rf"\b{_HOLDER}\b")
"""What makes a period that of a law or of a company; others are our own advice."""


@checks("HB318", "HB340")
def check_claims(book: Handbook) -> Report:
    """Return the claims without a source on English pages and lists, and the exceptions that cover none."""
    report = Report()
    reviewed = data_of(book, "uncited", "uncited").items()
    used: set[int] = set()
    for page in texts(book):
        # a page about the handbook itself, or a list of codes or sources, claims nothing
        own = isinstance(page, Page) and (
            page.section == "contribute" or page.role in (BIBLIOGRAPHY, PAGE_CODES)
        )
        if page.lang != SOURCE or own:
            continue
        entries = [entry for entry in reviewed if entry.text("page") == page.slug]
        for number, what, line, column in _claims(page):
            covering = [one for one in entries if one.text("text") in line]
            used.update(entry.line for entry in covering)
            if not covering:
                text = short(_quoted(line, column))
                report.add(CLAIM_UNCITED, page.path, number, text=text, what=what)
    for entry in reviewed:
        if entry.line not in used:
            report.add(UNCITED_UNUSED, REVIEWED, entry.line, text=short(entry.text("text")),
                       page=entry.text("page"))  # fmt: skip
    return report


def _quoted(line: str, column: int) -> str:
    """Return what a message quotes: the sentence that claims, or a row while that is short."""
    row = line.strip(" |>")
    if line.lstrip(" >").startswith("|") and short(row) == " ".join(row.split()):
        return row
    return sentence_at(line, column)


def _claims(page: Page | Checklist) -> Iterator[tuple[int, str, str, int]]:
    """Yield number, kind and text of each line that claims something and has no source, and the column."""
    body = page.body
    seen: set[int] = set()
    bare: frozenset[int] | None = None
    for what, at in _finds(body):
        start, end = body.rfind("\n", 0, at) + 1, body.find("\n", at)
        line = body[start : len(body) if end < 0 else end]
        number = page.body_line + body.count("\n", 0, at)
        coded = line.count("`", 0, at - start) % 2
        advice = what is _PERIOD and not _OWNED.search(line)
        if number in seen or coded or advice:
            continue
        if bare is None:
            read = (one for one in sentences(page) if not one.cited and not one.invented)
            bare = frozenset(one.line for one in read)
        if number in bare:
            seen.add(number)
            yield number, what, line, at - start


def _finds(body: str) -> Iterator[tuple[str, int]]:
    for look in _CLAIM_PATTERNS:
        for found in look.pattern.finditer(body):
            at = found.start()
            before = body[max(0, at - _BEFORE) : at]
            for what, wanted in look.kinds:
                if wanted.search(before):
                    yield what, at
                    break


REPORT_UNSAID = rule("HB344", "report-unsaid")

_REPORTED = "S2"
_SAID = re.compile(r"(?<![\w-])(?<!\bnot )(?<!\bnever )reported by\b")
_YEAR = r"(?:1[89]|20)\d\d\b"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = rf"(?:about )?(?:\d\d? )?(?:{_MONTH} )?"
_DATE = re.compile(
    rf"\bundated\b|\bas of (?:[\w-]+ ){{0,4}}{_YEAR}|\b(?:in|from|dated) {_DAY}{_YEAR}|\({_DAY}{_YEAR}"
    rf"|\b{_MONTH} {_YEAR}",
    re.IGNORECASE,
)
"""When an account is from; any other year is that of the act or of the event."""
_DATE_CELL = re.compile(
    rf"undated|(?:(?:as of|about) )?(?:\d\d? )?(?:{_MONTH} )?(?:1[89]|20)\d\d(?:\W.*)?"
)
"""A cell of a table that says nothing but when."""
_CITATION = re.compile(r"\[@([A-Za-z0-9][\w.-]*)[^\[\]\n]*\]")
_KEPT = "\x01\\1\x02"
"""What a citation becomes while its line is parted: sentences are otherwise without it."""
_CITED = re.compile(r"\x01([^\x02]*)\x02")
_WRITTEN = r"[@\1]"
_BETWEEN = re.compile(r"(?:\x01[^\x02]*\x02|[\s,;:(]|\b(?:as|which|is|are)\b)*")
"""What may be between a citation and the “reported by” that follows it."""
_INITIALS = re.compile(
    r"\b(?:by|and) (?:the )?(?:(?:[A-Z]\. ?){2,}(?=[A-Z])|[A-Z]\. (?=[A-Z][\w-]+(?:,| ?[(\x01])))"
    r"|\bet al\. (?=\()"
)
"""Stops in the name of who reports, which end no sentence."""
_UNENDED = ".\x03"


@checks("HB344")
def report_unsaid(book: Handbook) -> Iterator[Finding]:
    """Yield each English citation of a reported work that reads as if we had read it."""
    works = {key: work for key, work in book.works.items() if work.mark == _REPORTED}
    for one in (text for text in texts(book) if text.lang == SOURCE and works):
        body = one.body.split("\n")
        for number in {ref.line for ref in one.text.references if ref.name in works}:
            line = body[number - one.body_line]
            for sentence in parted(_INITIALS.sub(_unended, _CITATION.sub(_KEPT, line))):
                for cited in _CITED.finditer(sentence):
                    work = works.get(cited[1])
                    if work and (lack := _lack(sentence, line, cited, work)):
                        written = _CITED.sub(_WRITTEN, sentence).replace(_UNENDED, ". ")
                        facts = {"text": short(written), "lacks": lack[0], "advice": lack[1]}
                        yield REPORT_UNSAID.at(one.path, number, key=cited[1], **facts)


def _unended(found: re.Match[str]) -> str:
    return found[0].replace(". ", _UNENDED)


def _lack(sentence: str, line: str, cited: re.Match[str], work: Work) -> tuple[str, str] | None:
    """Return what a citation of a reported work lacks and what to write, None where it lacks nothing."""
    lower = sentence.lower()
    account = _account(lower, cited)
    if account is None:
        return (
            "and does not say so",
            "write “as reported by …” before it, with its date"
            if _SAID.search(lower)
            else "write “reported by …” into that sentence or cell, with its date",
        )
    if not work.csl.get("issued") and not _dated(account, line):
        return "and has no date", "write “as of …” with the year of the account, or “undated”"
    return None


def _account(sentence: str, cited: re.Match[str]) -> str | None:
    """Return what is behind the “reported by” to which a citation belongs, None without any.

    These words are the last ones before it, else those that follow it at once.
    """
    sayings = list(_SAID.finditer(sentence))
    before = [one for one in sayings if one.start() < cited.start()]
    if before:
        return sentence[before[-1].end() :]
    if sayings and _BETWEEN.fullmatch(sentence, cited.end(), sayings[0].start()):
        return sentence[sayings[0].end() :]
    return None


def _dated(account: str, line: str) -> bool:
    """Return whether an account has a date behind “reported by”, or a cell of its row is one."""
    cells = parted(line) if line.lstrip(" >").startswith("|") else ()
    return bool(_DATE.search(_CITED.sub("", account))) or any(
        _DATE_CELL.fullmatch(cell) for cell in cells
    )
