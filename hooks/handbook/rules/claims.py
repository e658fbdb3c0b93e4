"""HB340, HB344 and HB318: what is stated names its source, and says where nobody here read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from handbook.catalog import known, rule
from handbook.findings import Finding, short
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Page, Work
from handbook.model.role import BIBLIOGRAPHY, PAGE_CODES
from handbook.rules.base import checks, data_of, texts
from handbook.rules.english import parted, statements

CLAIM_UNCITED = rule("HB340", "claim-uncited")
UNCITED_UNUSED = rule("HB318", "unused-entry", "uncited-unused")

REVIEWED = "docs/data/uncited.yaml"

# A pattern that begins with a set of signs is looked for several times as fast as one that begins
# with what must not be before it, so these look back behind their first sign.
_NUMBER = (
    r"[\deEfFnNoOsStT](?<!\w.)(?:(?<=\d)[\d,]*|(?i:(?<=e)(?:ight|leven)|(?<=f)(?:i(?:ve|fteen)|o(?:ur"
    r"(?:teen)?|rty))|(?<=n)ine(?:ty)?|(?<=o)ne|(?<=s)(?:ix(?:ty)?|even)|(?<=t)(?:wo|hree|hirty|en|"
    r"welve|wenty)))"
)
"""Digits, or a number in words from one to ninety."""
_WORDS = {key: "|".join(words) for key, words in known("claims").items()}
_MONEY = (
    rf"[$€£\dABEGIPRU](?:(?<=[$€£]) ?\d|(?<=\d) (?:{_WORDS['coins']})\b|(?<!\w.)(?:(?<=A)FN|(?<=B)DT|(?<=E)UR"
    r"|(?<=G)BP|(?<=I)(?:QD|RR)|(?<=P)KR|(?<=R)s\.?|(?<=U)SD) \d)"
)
_PART = r"(?:rt(?:icle)?s?\.?|ections?|ara(?:graph)?s?\.?|lauses?)"
_PERIOD = "a legal or a provider's period"
_CLAIMS = {
    "a percentage": re.compile(r"\d ?(?:%|per ?cent\b)"),
    "an amount of money": re.compile(_MONEY),
    "an article, a section or a paragraph": re.compile(rf"[AaSsPpCc](?<!\w.){_PART} \d"),
    "an act or a convention": re.compile(rf" (?<=[\w,] )(?:{_WORDS['acts']})s?\b(?! of your)"),
    "a year": re.compile(r"[12](?<![\w/:.-].)(?:(?<=1)[89]|(?<=2)0)\d\d(?![\w/:-]|\.\d)"),
    _PERIOD: re.compile(rf"{_NUMBER}[ -](?:hour|day|week|month|year)s?\b"),
}
_OWNED = re.compile(rf"\b(?:{_WORDS['holders']})\b")


@checks("HB340", asks="text")
def claim_uncited(book: Handbook) -> Iterator[Finding]:
    """Yield each claim of an English page or list that has no source and no entry of REVIEWED."""
    entries = data_of(book, "uncited", "uncited").items()
    for page in texts(book):
        own = [one.text("text") for one in entries if one.text("page") == page.slug]
        for number, line, text, what in _claims(page):
            if not any(covered in line for covered in own):
                yield CLAIM_UNCITED.at(page.path, number, text=short(text), what=what)


@checks("HB318")
def uncited_unused(book: Handbook) -> Iterator[Finding]:
    """Yield each entry of REVIEWED that covers no claim of its page."""
    for entry in data_of(book, "uncited", "uncited").items():
        slug, covered = entry.text("page"), entry.text("text")
        those = (_claims(page) for page in texts(book) if page.slug == slug)
        if not any(covered in line for _, line, _, _ in chain.from_iterable(those)):
            yield UNCITED_UNUSED.at(REVIEWED, entry.line, text=short(covered), page=slug)


def _claims(page: Page | Checklist) -> Iterator[tuple[int, str, str, str]]:
    """Yield number and text of each line that claims something, the sentence, and what it states."""
    # a list of codes or sources and a page about us state nothing
    apart = isinstance(page, Page) and (
        page.section == "contribute" or page.role in (BIBLIOGRAPHY, PAGE_CODES)
    )
    for one in statements(page) if page.lang == SOURCE and not apart else ():
        stated = [
            (what, pattern)
            for what, pattern in _CLAIMS.items()
            if not (one.cited or one.invented)
            and pattern.search(one.text)
            and (what is not _PERIOD or _OWNED.search(one.text))
        ]
        # code is no word of a sentence, and markup parts a name from the word before it
        said = (
            (one.line, one.text, sentence, what)
            for sentence in (parted(one.text) if stated else ())
            for what, pattern in stated
            if pattern.search(sentence)
        )
        yield from islice(said, 1)


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
_BETWEEN = re.compile(r"(?:\x01[^\x02]*\x02|[\s,;:(]|\b(?:as|which|is|are)\b)*")
"""What may be between a citation and the “reported by” that follows it."""
_INITIALS = re.compile(
    r"\b(?:by|and) (?:the )?(?:(?:[A-Z]\. ?){2,}(?=[A-Z])|[A-Z]\. (?=[A-Z][\w-]+(?:,| ?[(\x01])))"
    r"|\bet al\. (?=\()"
)
"""Stops in the name of who reports, which end no sentence."""
_UNENDED = ".\x03"


@checks("HB344", asks="text")
def report_unsaid(book: Handbook) -> Iterator[Finding]:
    """Yield each English citation of a reported work that reads as if we had read it."""
    works = {key: work for key, work in book.works.items() if work.mark == _REPORTED}
    for one in (text for text in texts(book) if text.lang == SOURCE):
        lines = one.body.split("\n")
        for number in {ref.line for ref in one.text.references if ref.name in works}:
            line = lines[number - one.body_line]
            kept = _CITATION.sub(_KEPT, line)
            kept = _INITIALS.sub(lambda found: found[0].replace(". ", _UNENDED), kept)
            for sentence in parted(kept):
                for cited in _CITED.finditer(sentence):
                    work = works.get(cited[1])
                    if work and (lack := _lack(sentence, line, cited, work)):
                        text = short(_CITED.sub(r"[@\1]", sentence).replace(_UNENDED, ". "))
                        facts = {"text": text, "lacks": lack[0], "advice": lack[1]}
                        yield REPORT_UNSAID.at(one.path, number, key=work.key, **facts)


def _lack(sentence: str, line: str, cited: re.Match[str], work: Work) -> tuple[str, str] | None:
    """Return what a citation of a reported work lacks and what to write, None where it lacks nothing.

    The account is behind the last “reported by” before it, else behind one that follows it at once.
    """
    said = list(_SAID.finditer(sentence.lower()))
    own = [one.end() for one in said if one.start() < cited.start()][-1:]
    if not own and said and _BETWEEN.fullmatch(sentence.lower(), cited.end(), said[0].start()):
        own = [said[0].end()]
    if not own:
        typed = (
            "“as reported by …” before it" if said else "“reported by …” into that sentence or cell"
        )
        return "and does not say so", f"write {typed}, with its date"
    row = parted(line) if line.lstrip(" >").startswith("|") else ()
    dated = _DATE.search(_CITED.sub("", sentence[own[0] :])) or any(map(_DATE_CELL.fullmatch, row))
    if work.csl.get("issued") or dated:
        return None
    return "and has no date", "write “as of …” with the year of the account, or “undated”"
