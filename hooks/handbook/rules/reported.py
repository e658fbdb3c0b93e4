"""HB344: what nobody here read is cited as reported, by somebody and at some time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Page, Work
from handbook.rules.base import checks, short, texts
from handbook.rules.sentences import parted

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
_BEFORE = re.compile(r"(?:\x01[^\x02]*\x02|[\s,;:(]|\b(?:as|which|is|are)\b)*")
"""What may stand between a citation and the “reported by” that follows it."""
_INITIALS = re.compile(
    r"\b(?:by|and) (?:the )?(?:(?:[A-Z]\. ?){2,}(?=[A-Z])|[A-Z]\. (?=[A-Z][\w-]+(?:,| ?[(\x01])))"
    r"|\bet al\. (?=\()"
)
"""Stops in the name of who reports, which end no sentence."""
_UNENDED = ".\x03"


@checks(REPORT_UNSAID)
def report_unsaid(book: Handbook) -> Iterator[Finding]:
    """Yield each English citation of such a work that stands there as if we had read it."""
    works = {key: work for key, work in book.works.items() if work.mark == _REPORTED}
    for one in texts(book) if works else ():
        if one.lang == SOURCE:
            lines = {ref.line for ref in one.text.references if ref.name in works}
            yield from _report_unsaid_unsaid(one, sorted(lines), works)


def _report_unsaid_unsaid(
    one: Page | Checklist, lines: Sequence[int], works: Mapping[str, Work]
) -> Iterator[Finding]:
    body = one.body.split("\n") if lines else []
    for number in lines:
        line = body[number - one.body_line]
        for sentence in parted(_INITIALS.sub(_unended, _CITATION.sub(_KEPT, line))):
            for cited in _CITED.finditer(sentence):
                key = cited[1]
                lack = _lack(sentence, line, cited, works[key]) if key in works else None
                if lack:
                    written = _CITED.sub(_WRITTEN, sentence).replace(_UNENDED, ". ")
                    yield REPORT_UNSAID.at(
                        one.path, number, text=short(written), key=key,
                        lacks=lack[0], advice=lack[1],
                    )  # fmt: skip


def _unended(found: re.Match[str]) -> str:
    return found[0].replace(". ", _UNENDED)


def _lack(sentence: str, line: str, cited: re.Match[str], work: Work) -> tuple[str, str] | None:
    """Return what a citation of a reported work lacks and what to write, None where it lacks nothing."""
    lower = sentence.lower()
    told = _told(lower, cited)
    if told is None:
        return (
            "and does not say so",
            "write “as reported by …” before it, with its date"
            if _SAID.search(lower)
            else "write “reported by …” into that sentence or cell, with its date",
        )
    if not work.csl.get("issued") and not _dated(told, line):
        return "and has no date", "write “as of …” with the year of the account, or “undated”"
    return None


def _told(sentence: str, cited: re.Match[str]) -> str | None:
    """Return what stands behind the “reported by” to which a citation belongs, None without any.

    These words are the last ones before it, else those that follow it at once.
    """
    said = list(_SAID.finditer(sentence))
    before = [one for one in said if one.start() < cited.start()]
    if before:
        return sentence[before[-1].end() :]
    if said and _BEFORE.fullmatch(sentence, cited.end(), said[0].start()):
        return sentence[said[0].end() :]
    return None


def _dated(told: str, line: str) -> bool:
    """Return whether an account has a date behind “reported by”, or a cell of its row is one."""
    cells = parted(line) if line.lstrip(" >").startswith("|") else ()
    return bool(_DATE.search(_CITED.sub("", told))) or any(
        _DATE_CELL.fullmatch(cell) for cell in cells
    )
