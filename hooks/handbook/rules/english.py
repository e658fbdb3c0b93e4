"""HB901 to HB903: English that a tired officer reads once, and a translator can follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from handbook.catalog import rule
from handbook.languages import SOURCE
from handbook.model import EMPTY, Checklist, Handbook, Node, Page
from handbook.rules.base import Faults, checks, short, texts
from handbook.rules.prose import bare, lines_of, lines_with
from handbook.rules.registers import PLATFORMS
from handbook.rules.sentences import parted, sentences

SENTENCE_TOO_LONG = rule("HB901", "sentence-too-long")
ABBREVIATION_UNKNOWN = rule("HB902", "abbreviation-unknown")
TERM_AVOIDED = rule("HB903", "term-avoided")

LONGEST = 25
"""Words of a sentence.

Aloud, 25 words are one breath; who reads a second language loses the first clause of a longer one,
and in Urdu, Persian and Bangla the verb stands at its end. Our own pages hold 10 to 13 in the mean.
"""
_FILLED = ("templates/",)
"""Rows of these pages hold what an officer wrote into a form, not what the handbook says."""
_ABBREVIATION = re.compile(r"[A-Z][A-Z&]+s?(?![\w/`-]|\.\w)(?<!&)")
_INSIDE = re.compile(r"[\w@./#`&-]")
"""What stands before capital letters that are a part of something else."""
_NO_ABBREVIATION = frozenset({"CL", "NOT", "OK", "STOP"})
"""Words in capitals, and the letters of our own lists."""
_DEFINITION = re.compile(r"[ >]*\[[^\]]*\]:")
_SPELT = r"\({0}s?\)|{0}s? \(|\b{0} (?:is|are|means?|stands for)\b|“{0}”"


@checks(SENTENCE_TOO_LONG, ABBREVIATION_UNKNOWN, TERM_AVOIDED)
def english_faults(book: Handbook) -> Faults:
    """Return what is hard to read on the English pages and lists."""
    faults = Faults()
    root = book.data["glossary"].root if "glossary" in book.data else EMPTY
    known = frozenset(one.key for one in (root.get("abbreviations") or EMPTY).entries())
    avoided = _avoided(root)
    for page in texts(book):
        if page.lang == SOURCE:
            _long(page, faults)
            _abbreviations(page, known, faults)
            _terms(page, avoided, faults)
    _answers(book, known, avoided, faults)
    return faults


def _answers(
    book: Handbook, known: frozenset[str], avoided: Mapping[str, str], faults: Faults
) -> None:
    """Keep what is hard to read in what platforms do, which is printed like a page."""
    pattern = _either(avoided) if avoided else None
    for platform in book.practice.platforms:
        for value in platform.values.values():
            for sentence in parted(value.text):
                count = len(sentence.split())
                if count > LONGEST:
                    faults.add(SENTENCE_TOO_LONG, PLATFORMS, value.line, text=short(sentence),
                               count=count, most=LONGEST)  # fmt: skip
            for found in _ABBREVIATION.finditer(value.text):
                word = found[0].removesuffix("s")
                spelt = re.search(_SPELT.format(re.escape(word)), value.text)
                if word not in known | _NO_ABBREVIATION and not spelt:
                    faults.add(ABBREVIATION_UNKNOWN, PLATFORMS, value.line, word=word)
            for found in pattern.finditer(value.text) if pattern else ():
                faults.add(TERM_AVOIDED, PLATFORMS, value.line, word=found[0],
                           term=avoided[found[0].casefold()])  # fmt: skip


def _long(page: Page | Checklist, faults: Faults) -> None:
    filled = page.slug.startswith(_FILLED)
    for number, line in lines_of(page.body, page.body_line):
        if line.count(" ") < LONGEST or line.startswith(("#", "![")) or (filled and line[0] == "|"):
            continue
        for sentence in parted(line):
            words = len(sentence.split())
            if words > LONGEST:
                faults.add(SENTENCE_TOO_LONG, page.path, number, text=short(sentence),
                           count=words, most=LONGEST)  # fmt: skip


def _abbreviations(page: Page | Checklist, known: frozenset[str], faults: Faults) -> None:
    body = page.body
    told = known | _NO_ABBREVIATION
    for found in _ABBREVIATION.finditer(body):
        word = found[0].removesuffix("s")
        if word in told or _INSIDE.match(body[found.start() - 1 : found.start()]):
            continue
        told |= {word}
        if re.search(_SPELT.format(re.escape(word)), body):
            continue
        if number := _read_at(word, page):
            faults.add(ABBREVIATION_UNKNOWN, page.path, number, word=word)


def _read_at(word: str, page: Page | Checklist) -> int:
    """Return the line where the handbook itself says a word, in no code and no example; 0 for none."""
    form = re.compile(rf"(?<!\w){word}s?(?!\w)")
    skipped = ("> **Example", *(("|", ">") if page.slug.startswith(_FILLED) else ()))
    invented = {one.line for one in sentences(page) if one.invented}
    for number, text in lines_with(word, page.body, page.body_line):
        if text.startswith(skipped) or number in invented or _DEFINITION.match(text):
            continue
        if form.search(text):
            return number
    return 0


def _terms(page: Page | Checklist, avoided: Mapping[str, str], faults: Faults) -> None:
    folded = page.body.casefold()
    here = list(filter(folded.__contains__, avoided))
    if not here:
        return
    pattern = _either(here)
    for number, line in lines_of(page.body, page.body_line):
        for found in pattern.finditer(bare(line)):
            faults.add(TERM_AVOIDED, page.path, number, word=found[0],
                       term=avoided[found[0].casefold()])  # fmt: skip


def _either(avoided: Iterable[str]) -> re.Pattern[str]:
    """Return what finds each name that is avoided, the longest first."""
    either = "|".join(re.escape(form) for form in sorted(avoided, key=len, reverse=True))
    return re.compile(rf"(?<![\w“*-])(?:{either})(?![\w-])", re.IGNORECASE)


def _avoided(root: Node) -> Mapping[str, str]:
    return {word.casefold(): term for word, term in _pairs(root)}


def _pairs(root: Node) -> Iterator[tuple[str, str]]:
    for entry in (root.get("terms") or EMPTY).items():
        english = entry.texts("english")
        for word in entry.texts("avoid"):
            yield word, english[0] if english else entry.text("id")
